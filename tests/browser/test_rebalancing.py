"""The Rebalancing page as a person meets it: opened from a link, stepped through, read aloud."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import findings
from tests.browser.conftest import Scheme, Server, Visit
from tests.browser.waiting import choose, enter, head, rerun, settle, shows_no_error, unfold

pytestmark = pytest.mark.browser


def told(page: Page) -> str:
    """Return the page's answer."""
    return head(page).locator("p").filter(has_text="at the close before").inner_text()


def test_a_link_to_a_day_opens_on_it_on_a_cold_server(
    fresh_server: Callable[[], Server], visit: Visit
) -> None:
    cold = fresh_server()
    page = visit("/rebalancing?day=2008-10-13&leverage=-2", at=cold)
    assert "On 13 Oct 2008 the Nasdaq Composite rose 11.8%." in told(page)
    assert "was short $2,000 of it at the close before" in told(page)
    assert "buys" in told(page)
    shows_no_error(page)


def test_days_can_be_stepped_through_and_the_multiplier_turned(visit: Visit) -> None:
    page = visit("/rebalancing?day=2008-10-13")
    with rerun(page):
        page.get_by_role("button", name="Day after").click()
    assert "On 14 Oct 2008 the Nasdaq Composite fell 3.5%." in told(page)
    assert "sells" in told(page)
    choose(page, "−3x")
    assert "−3x" in told(page)
    assert "sells" in told(page), "long and short trade the same way"
    assert "day=2008-10-14" in page.url
    enter(page, page.get_by_role("spinbutton", name="Traded in the market each day, $"), "50000000")
    expect(page.get_by_text("of the day's volume on a usual day")).to_be_visible()


def test_what_was_chosen_goes_along_to_the_next_page(visit: Visit) -> None:
    page = visit("/?asset=KO&leverage=-2&rule=band:1:3")
    with rerun(page):
        page.get_by_role("link", name="Rebalancing").click()
    settle(page)
    assert "−2x token on KO" in page.get_by_role("heading", level=1).inner_text() or (
        "Coca-Cola" in page.get_by_role("heading", level=1).inner_text()
    )
    assert "rule=band%3A1%3A3" in page.url or "rule=band:1:3" in page.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_on_the_page(scheme: Scheme, visit: Visit) -> None:
    page = visit("/rebalancing", scheme=scheme)
    unfold(page, "Costs and rules")
    assert findings(page) == []


def test_the_pictures_are_told_in_words(visit: Visit) -> None:
    page = visit("/rebalancing?day=2008-10-13")
    spoken = [
        chart.get_attribute("aria-label") or ""
        for chart in page.get_by_test_id("stPlotlyChart").all()
    ]
    assert len(spoken) == 2
    assert "Close before: worth $1,000, exposure $3,000" in spoken[0]
    assert "It traded with the move" in spoken[1]
