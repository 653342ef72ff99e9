"""Assets from Yahoo Finance: unknown ones, searched ones, and where prices come from."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.waiting import (
    alerts,
    answer,
    asset,
    badges,
    enter,
    question,
    rerun,
    shows_no_error,
)

pytestmark = pytest.mark.browser


def pick(page: Page, symbol: str) -> None:
    """Type a symbol into the box of the asset."""
    enter(page, page.get_by_role("combobox", name="Asset"), symbol)


def search(page: Page, name: str) -> None:
    """Search Yahoo Finance by name."""
    with rerun(page):
        page.get_by_role("button", name="Search by name").click()
    enter(page, page.get_by_role("textbox", name="Search Yahoo Finance"), name)


def shows_the_fund(page: Page) -> None:
    assert question(page).endswith("Wandering Fund?")
    assert "Wandering Fund" in answer(page)
    assert "Yahoo Finance to 21 Apr 2023" in badges(page)
    assert not any("Bundled" in badge for badge in badges(page))
    assert asset(page) == "WAND"
    shows_no_error(page)


def test_an_unknown_symbol_gets_one_sentence_and_matches_to_press(visit: Visit) -> None:
    page = visit()
    pick(page, "NOSUCH")

    assert question(page) == "There are no prices for NOSUCH"
    assert len(alerts(page)) == 1
    assert alerts(page)[0].count(". ") == 0
    expect(page.get_by_role("button", name="Show the Nasdaq Composite instead")).to_be_visible()
    shows_no_error(page)
    with rerun(page):
        page.get_by_role("button", name="WAND Wandering Fund").click()
    shows_the_fund(page)


def test_the_way_out_of_an_unknown_symbol_is_the_opening_view(visit: Visit) -> None:
    page = visit("/?asset=NOSUCH")
    with rerun(page):
        page.get_by_role("button", name="Show the Nasdaq Composite instead").click()

    assert "200.5%" in answer(page)
    assert asset(page) == "Nasdaq Composite (^IXIC)"
    assert alerts(page) == []


def test_a_symbol_yahoo_knows_is_shown_with_its_source(visit: Visit) -> None:
    page = visit()
    pick(page, "wand")
    shows_the_fund(page)
    assert "whole span" in alerts(page)[0]  # its prices begin after the dates that were set


def test_a_search_by_name_leads_to_the_asset(visit: Visit) -> None:
    page = visit()
    search(page, "wandering")
    with rerun(page):
        page.get_by_role("button", name="WAND Wandering Fund").click()
    shows_the_fund(page)


def test_searching_on_the_page_of_an_unknown_symbol_works_too(visit: Visit) -> None:
    page = visit("/?asset=NOSUCH")
    search(page, "wandering")
    shows_no_error(page)
    with rerun(page):
        page.get_by_role("button", name="WAND Wandering Fund").last.click()
    shows_the_fund(page)


def test_a_later_price_that_cannot_be_had_leaves_the_bundled_ones(visit: Visit) -> None:
    page = visit("/?asset=AAPL&source=yahoo")

    assert question(page).endswith("Apple?")
    assert "Bundled prices to 28 Dec 2022" in badges(page)
    assert len(alerts(page)) == 1
    assert "bundled prices to 28 Dec 2022 are shown" in alerts(page)[0]
    shows_no_error(page)
