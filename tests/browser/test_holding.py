"""Holding period as a person sees it: the mark that moves, and a link that opens on the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import findings
from tests.browser.conftest import PHONE, Scheme, Server, Visit
from tests.browser.fitting import fits
from tests.browser.waiting import (
    address,
    choose,
    enter,
    figures,
    head,
    lines,
    question,
    shows_no_error,
)

pytestmark = pytest.mark.browser

MARK = "(plot) => plot._fullLayout.shapes[0].x0 ** 2"
HELD = "your {} trading days"


def marked(page: Page) -> list[int]:
    """Return the days at which the two pictures are marked."""
    plots = page.locator(":is(.st-key-chances, .st-key-results) .js-plotly-plot")
    return [round(plot.evaluate(MARK)) for plot in plots.all()]


def test_the_page_opens_on_three_lines_and_the_reader_s_own_year(visit: Visit) -> None:
    page = visit("/holding")
    shows_no_error(page)
    assert question(page) == "How long is too long to hold a 3x token?"
    named = [line["name"] for line in lines(page, "chances") if line["dash"]]
    assert named == ["held for", "beat the asset", "lost money", "beat 3 × asset"]
    assert len(figures(page)) == 4
    assert marked(page) == [252, 252]
    chart = page.locator(".st-key-chances")
    expect(chart.get_by_text(HELD.format(252))).to_be_visible()


def test_the_mark_moves_with_the_days_typed_and_picked(visit: Visit) -> None:
    page = visit("/holding")
    before = figures(page)
    choose(page, "1 month")
    assert marked(page) == [21, 21]
    assert "horizon=21" in page.url
    assert figures(page) != before

    enter(page, page.get_by_role("spinbutton", name="Days held"), "100")
    assert marked(page) == [100, 100]
    expect(page.locator(".st-key-results").get_by_text(HELD.format(100))).to_be_visible()
    assert "Held for 100 trading days" in head(page).inner_text()
    shows_no_error(page)


def test_a_link_opens_on_the_same_result_on_a_server_nobody_has_visited(
    visit: Visit, fresh_server: Callable[[], Server]
) -> None:
    first = visit("/holding")
    choose(first, "6 months")
    choose(first, "2x")
    there = first.url.split("/", 3)[3]
    again = visit(f"/{there}", at=fresh_server())
    shows_no_error(again)
    assert figures(again) == figures(first)
    assert marked(again) == marked(first) == [126, 126]
    assert again.url.split("/", 3)[3] == there


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_where_the_time_is_longer_than_the_prices(
    scheme: Scheme, visit: Visit
) -> None:
    page = visit(
        address("/holding", start="2018-01-02", end="2018-12-31", horizon=700), scheme=scheme
    )
    assert "so nobody could have held the token for 700" in head(page).inner_text()
    assert findings(page) == []


@pytest.mark.parametrize("horizon", [1, 756])
def test_the_mark_fits_a_phone_at_both_ends(horizon: int, visit: Visit) -> None:
    page = visit(address("/holding", horizon=horizon, leverage=-5), size=PHONE)
    fits(page)
    shows_no_error(page)
