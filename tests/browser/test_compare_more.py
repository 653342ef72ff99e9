"""The drawers of Compare and its further multiples, as a reader meets them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import findings
from tests.browser.conftest import PHONE, Scheme, Visit
from tests.browser.fitting import fits
from tests.browser.waiting import address, answer, figures, lines, rerun, shows_no_error, unfold

pytestmark = pytest.mark.browser

WINDOW = {"start": "2007-10-01", "end": "2013-12-31"}
DRAWERS = ("Where the gap was made", "Was this window lucky?", "How far did it have to move?")
FIELDS = ".st-key-gap_calendar .barlayer .point path"


def opened(page: Page) -> Page:
    """Open all drawers of the closer look."""
    for drawer in DRAWERS:
        unfold(page, drawer)
    return page


def test_the_drawers_open_on_pictures_and_leave_the_answer_alone(visit: Visit) -> None:
    page = visit(address("/", **WINDOW))
    before = answer(page), figures(page)
    opened(page)

    shows_no_error(page)
    assert (answer(page), figures(page)) == before
    assert page.locator(FIELDS).count() == 75
    assert page.locator(".st-key-windows .barlayer .point path").count() >= 30
    text = page.locator(".st-key-calendar").inner_text()
    assert "All 75 months make the gap of −174.4 percentage points." in text
    assert text.count("2008") >= 8, "the ten days are a table"
    expect(page.get_by_text("3,457 windows of 6.3 years. Against")).to_be_visible()
    expect(page.get_by_text("falls more than 29.9% or rises more than 176.1%")).to_be_visible()


def test_a_month_says_its_number_to_who_points_at_it(visit: Visit) -> None:
    page = visit(address("/", **WINDOW))
    unfold(page, DRAWERS[0])
    field = page.locator(FIELDS).nth(12)  # October 2008
    field.scroll_into_view_if_needed()
    field.hover(force=True)

    hover = page.locator(".st-key-gap_calendar .hoverlayer .hovertext")
    expect(hover).to_have_text("Oct 2008: +23.4 points")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_the_drawers(scheme: Scheme, visit: Visit) -> None:
    page = opened(visit(address("/", **WINDOW, also="2_-1"), scheme=scheme))
    with rerun(page):
        page.get_by_role("button", name="Other multiples").click()
    assert findings(page) == []


def test_the_drawers_fit_a_phone(visit: Visit) -> None:
    page = opened(visit(address("/", **WINDOW, also="2_-1"), size=PHONE))
    fits(page)
    shows_no_error(page)


def test_a_further_multiple_is_two_presses_away_and_in_the_link(visit: Visit) -> None:
    page = visit(address("/", **WINDOW))
    before = answer(page), figures(page)
    with rerun(page):
        page.get_by_role("button", name="Other multiples").click()
    menu = page.get_by_test_id("stPopoverBody")
    for name in ("2x", "−1x"):
        with rerun(page):
            menu.get_by_role("button", name=name, exact=True).click()

    assert "also=2_-1" in page.url
    drawn = {line["name"]: line["dash"] for line in lines(page, "overlay") if line["axis"] == "y"}
    assert {"2x token", "−1x token", "3x token"} <= drawn.keys()
    assert len({drawn[name] for name in ("2x token", "−1x token", "3x token")}) == 3
    chart = page.locator(".st-key-overlay .js-plotly-plot").inner_text()
    assert "2x token" in chart
    assert "−1x token" in chart
    assert (answer(page), figures(page)) == before

    again = visit(page.url.removeprefix(page.url.split("/?")[0]))
    assert {"2x token", "−1x token"} <= {line["name"] for line in lines(again, "overlay")}


def test_switching_the_theme_recolours_the_calendar(visit: Visit) -> None:
    page = visit(address("/", **WINDOW))
    unfold(page, DRAWERS[0])
    told = f"[...document.querySelectorAll('{FIELDS}')].map((path) => getComputedStyle(path).fill)"
    light = page.evaluate(told)
    page.get_by_role("button", name="Main menu").click()
    page.get_by_test_id("stMainMenuItem-theme-Dark").click()
    page.keyboard.press("Escape")
    page.wait_for_timeout(500)
    dark = page.evaluate(told)
    page.evaluate("localStorage.clear()")
    assert len(light) == len(dark) == 75
    plain = [at for at, fill in enumerate(light) if fill.startswith("rgb")]
    assert plain
    assert all(light[at] == "rgb(15, 118, 110)" for at in plain)
    assert all(dark[at] == "rgb(52, 211, 153)" for at in plain)
