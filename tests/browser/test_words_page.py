"""Words in a browser: a link to one, a box that finds as one types, and all of it on paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from lev_ui.words.glossary import MEANING
from tests.browser.conftest import Visit
from tests.browser.waiting import head, question, unfold

pytestmark = pytest.mark.browser

CLIPPED = """() => ['stApp', 'stMain']
  .map((id) => document.querySelector(`[data-testid="${id}"]`))
  .filter((part) => part.scrollHeight > part.clientHeight + 1)
  .map((part) => part.dataset.testid)"""


def test_a_word_in_a_page_s_drawer_leads_to_its_meaning(visit: Visit) -> None:
    page = visit("/costs")
    link = unfold(page, "What the words mean").get_by_role("link", name="Real cost")
    target = str(link.get_attribute("href"))

    opened = visit(f"/{target}")
    assert target == "words?word=real-cost"
    assert question(opened) == "What does “real cost” mean?"
    assert head(opened).inner_text().count(MEANING["real cost"]) == 1


def test_typing_leaves_the_words_that_match_and_writes_them_into_the_address(visit: Visit) -> None:
    page = visit("/words")
    expect(page.locator("h3")).to_have_count(len(MEANING))

    page.get_by_role("searchbox", name="Find a word").press_sequentially("keeper")
    expect(page.locator("h3")).to_have_count(2)
    expect(page).to_have_url(re.compile("find=keeper"))


def test_all_words_are_printed(visit: Visit) -> None:
    page = visit("/words")
    page.emulate_media(media="print")
    assert page.evaluate(CLIPPED) == []
