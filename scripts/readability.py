"""Measure how hard the dashboard's sentences are to read, page by page, as they are shown.

Two measures that need no dictionary of syllables (docs/decisions/0033):

- LIX (Björnsson 1968): words in a sentence, plus the percentage of words of more than six letters.
- The index of Coleman and Liau (1975, doi:10.1037/h0076540): the school grade of a text by letters
  in a word and words in a sentence.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from tempfile import TemporaryDirectory
from typing import NamedTuple

LONG_WORD = 6  # letters; longer ones are long in LIX
FORMULA = re.compile(r"\$\$.*?\$\$|(?<!\\)\$[^$\n]+(?<!\\)\$", re.DOTALL)
MARKS = re.compile(r":material/\w+:|:\w+-badge\[[^\]]*\]|[*`_]|\\(?=\W)|^#+ .*$", re.MULTILINE)
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
END = re.compile(r"(?<=[.?!])[\"”’)]*\s+(?=[\"“‘(A-Z0-9−+$])")
WORD = re.compile(r"[^\s—–/…]+")


class Measured(NamedTuple):
    """How hard some sentences are to read."""

    sentences: int
    words: int
    lix: float
    grade: float  # Coleman and Liau
    longest: str  # the sentence with most words


def sentences(text: str) -> list[str]:
    r"""Return the sentences of a text in Markdown, without headings, tables and formulas.

    >>> sentences("## A heading\n\n**It rose 2.5%.** Then it fell: by a lot.\n\n| a | table |")
    ['It rose 2.5%.', 'Then it fell: by a lot.']
    """
    plain = MARKS.sub("", LINK.sub(r"\1", FORMULA.sub("x", text)))
    blocks = re.split(r"\n\s*\n|\n(?=- )", plain)
    joined = (" ".join(block.removeprefix("- ").split()) for block in blocks)
    parts = (part.strip() for block in joined if "|" not in block for part in END.split(block))
    return [part for part in parts if part.endswith((".", "?", "!"))]


def words(sentence: str) -> list[str]:
    """Return the words of a sentence, numbers among them.

    >>> words("It rose 2.5%, “quietly”.")
    ['It', 'rose', '2.5', 'quietly']
    """
    found = (re.sub(r"^\W+|\W+$", "", word) for word in WORD.findall(sentence))
    return [word for word in found if word]


def letters(word: str) -> int:
    """Return how many letters and digits a word has."""
    return sum(map(str.isalnum, word))


def lix(said: Iterable[str]) -> float:
    """Return LIX: 20 to 30 is a children's book, 40 to 50 a newspaper, from 60 on research.

    >>> lix(["The market moved the token.", "It fell."])
    3.5
    """
    listed = [words(sentence) for sentence in said]
    every = [word for found in listed for word in found]
    long = sum(letters(word) > LONG_WORD for word in every)
    return len(every) / len(listed) + 100.0 * long / len(every)


def grade(said: Iterable[str]) -> float:
    """Return the index of Coleman and Liau: the years at school a reader has behind them.

    Plain numbers are left out: they have few letters and would make a text look easy.

    >>> round(grade(["The market moved the token.", "It fell."]), 2)
    -0.74
    """
    listed = [words(sentence) for sentence in said]
    every = [word for found in listed for word in found if any(map(str.isalpha, word))]
    per_word = 100.0 * sum(map(letters, every)) / len(every)
    return 0.0588 * per_word - 0.296 * 100.0 * len(listed) / len(every) - 15.8


def length(sentence: str) -> int:
    """Return the words of a sentence between full stops or semicolons, in its longest part."""
    return max(len(words(part)) for part in sentence.split("; "))


def measured(said: Iterable[str]) -> Measured:
    """Return the measures of some sentences."""
    listed = list(said)
    longest = max(listed, key=length)
    count = sum(len(words(sentence)) for sentence in listed)
    return Measured(len(listed), count, lix(listed), grade(listed), longest)


def main() -> None:
    """Read every page under several settings, and print a line for each."""
    # Here, because tests.app.reading takes the sentences from this module.
    from tests.app.made_up_pair import give_pairs
    from tests.app.reading import page_sentences
    from tests.contract.fake_yahoo import FakeYahoo
    from tests.pages import PAGES

    with TemporaryDirectory() as cache, FakeYahoo() as yahoo:
        give_pairs(yahoo)
        os.environ |= {"LEVERAGE_LENS_YAHOO": yahoo.url, "LEVERAGE_LENS_CACHE": cache}
        print(f"{'page':<14}{'sentences':>10}{'words each':>12}{'LIX':>7}{'grade':>7}  longest")
        for page in PAGES:
            found = measured(page_sentences(page))
            each, longest = found.words / found.sentences, length(found.longest)
            print(
                f"{page.path:<14}{found.sentences:>10}{each:>12.1f}{found.lix:>7.1f}"
                f"{found.grade:>7.1f}  {longest} words: {found.longest[:70]} …"
            )


if __name__ == "__main__":
    main()
