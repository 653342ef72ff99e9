"""What stands in the dashboard's source as text: no result is typed, nothing is promised."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.wording import ADVICE, PROMISE

ROOT = Path(__file__).parents[2]
WORDS = sorted((ROOT / "lev_ui" / "words").glob("*.py"))
SPOKEN = sorted((ROOT / "lev_ui").rglob("*.py")) + sorted((ROOT / "pages").glob("*.py"))
FORMULA = re.compile(r"\$\$.*?\$\$|(?<!\\)\$[^$\n]+(?<!\\)\$", re.DOTALL)
RESULT = re.compile(
    r"\d\s?%|[$€£¥]\s?\d|\d (?:dollars|euros|cents)|\d (?:percentage )?points|\d-fold|\d times\b"
)
# A number that stands in a sentence and is no result: the fragment, and why it may be there.
TYPED = {
    "3 means up 3% when the asset rises 1% that day; −1 means down 1%.": "what the word means",
    "100 of them are 1%.": "what the word means",
    "from 5% to 8% is 3 points.": "what the word means",
    "95 of 100": "what the word means",
    "rate beyond ±500% a year": "the limit lev_core.market.uploads reports from",
    "rates beyond ±500% a year": "as above",
    "365 times a year": "the days of a year",
    "1,095 times": "the eight hours of a year",
    "8,760 times": "the hours of a year",
    "less than 0.1%": "the least that one digit can show",
    "over 99.9%": "the most that one digit can show",
    "If the asset rises 1% from there": "a move to count from, whatever the asset does",
    "When the asset moves 1%": "as above",
    "Where the model moved 1%": "as above",
    "A fund of 1% of a day's volume pays": "a size to count from",
}
# Comparisons with a number as it is written, seen by no reader.
WRITTEN = {"0.0%", "0.00%", ".0%", "100.0%", "%"}


# What people say and the Myths page puts to the test.
SAYINGS = {
    "“Hold long and short together and you cannot lose”",
    "“With an emergency brake it cannot lose like that”",
}


class Said(NamedTuple):
    """A text of the source, and where it stands."""

    place: str
    text: str


def texts(path: Path) -> Iterator[Said]:
    """Return the texts of a module without its docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    quiet = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in quiet:
            yield Said(f"{path.relative_to(ROOT)}:{node.lineno}", node.value)


def test_no_result_is_typed_into_a_sentence() -> None:
    typed, used = [], set()
    for said in (said for path in WORDS for said in texts(path)):
        if said.text in WRITTEN:
            continue
        plain = FORMULA.sub("", said.text)
        for fragment in TYPED:
            if fragment in plain:
                used.add(fragment)
                plain = plain.replace(fragment, "")
        if RESULT.search(plain):
            typed.append(said)
    assert typed == []
    assert used == set(TYPED), "no longer said"


def test_no_sentence_promises_anything() -> None:
    assert [said for said in _found(PROMISE) if said.text not in SAYINGS] == []


def test_no_sentence_advises_anything() -> None:
    assert _found(ADVICE) == []


def _found(pattern: re.Pattern[str]) -> list[Said]:
    every = (said for path in SPOKEN for said in texts(path) if " " in said.text)
    return [said for said in every if pattern.search(said.text)]


def test_the_footer_alone_speaks_of_forecasts_and_advice_and_every_page_has_it() -> None:
    pattern = re.compile(r"\b(?:forecasts?|advice|predict\w*)\b", re.IGNORECASE)
    found = [said for said in _found(pattern) if "{advice}" not in said.text]
    assert len(found) == 1
    assert found[0].text.endswith("Nothing here is a forecast or advice.")
