"""The sentences of every page read at the level of a newspaper at most, and promise nothing."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from scripts.readability import grade, length, lix, measured
from tests.app.made_up_pair import give_pairs
from tests.app.reading import Text, page_sentences, page_texts
from tests.app.vocabulary import own
from tests.contract.fake_yahoo import FakeYahoo
from tests.pages import PAGES, Listed
from tests.wording import ADVICE, PROMISE

# docs/decisions/0033: a newspaper has a LIX of 40 to 50 and asks for 9 to 12 years of school.
MOST_LIX = 40.0
MOST_GRADE = 10.0
MOST_WORDS = 30  # between full stops or semicolons
NEWS = (
    "Interest rates were held steady on Wednesday, with inflation remaining somewhat elevated.",
    "Economic activity had continued to expand at a solid pace, the central bank announced.",
    "Officials signalled that they expected to lower borrowing costs later in the year.",
)
CHILD = ("The cat sat on the mat.", "It was a big cat.", "The cat saw a dog.")
Read = Callable[[Listed], tuple[str, ...]]
pages = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)


@pytest.fixture
def read(yahoo: FakeYahoo) -> Read:
    """Read the sentences of a page, with a Yahoo that knows a few funds."""
    give_pairs(yahoo)
    return page_sentences


@pages
def test_a_page_reads_no_harder_than_a_newspaper(page: Listed, read: Read) -> None:
    found = measured(read(page))
    assert found.sentences >= 10
    assert found.lix <= MOST_LIX
    assert found.grade <= MOST_GRADE


@pages
def test_no_sentence_is_too_long_to_be_read_once(page: Listed, read: Read) -> None:
    assert [said for said in read(page) if length(said) > MOST_WORDS] == []


def test_the_measures_tell_a_newspaper_from_a_children_s_book() -> None:
    assert lix(NEWS) > MOST_LIX
    assert grade(NEWS) > MOST_GRADE
    assert lix(CHILD) < 20.0
    assert grade(CHILD) < 2.0


def without_sayings(said: str) -> str:
    """Return a text without what it quotes from others, to put it to the test."""
    return re.sub(r"“[^”]*”", "", said)


@pages
def test_no_page_promises_or_advises(page: Listed, read: Read) -> None:
    read(page)
    said: tuple[Text, ...] = page_texts(page)
    assert [text for text in said if PROMISE.search(without_sayings(own(text.said)))] == []
    assert [text for text in said if ADVICE.search(own(text.said))] == []
