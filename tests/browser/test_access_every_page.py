"""Every page of the navigation, without eyes, without a mouse, on a phone and at 200% zoom.

New pages are covered as soon as lev_ui.shell lists them.
"""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser.axe import findings
from tests.browser.conftest import LAPTOP, PHONE, Scheme, Visit
from tests.browser.fitting import SCROLLERS, TOO_WIDE, fits
from tests.browser.keyboard import Stop, stops
from tests.browser.waiting import rerun, settle
from tests.pages import PAGES, Listed

pytestmark = pytest.mark.browser

# 1280 by 800 at 200% has the layout of half as much of each.
ZOOMED = ViewportSize(width=640, height=400)
TEXT_ONLY = "document.documentElement.style.fontSize = '200%'"
HEADINGS = """() => [...document.querySelectorAll('main :is(h1, h2, h3, h4, h5, h6)')]
  .filter((part) => part.checkVisibility()).map((part) => Number(part.tagName[1]))"""
# Everything that can be focused, with the name a screen reader says.
NAMELESS = """() => {
  const byId = (part) => (part.getAttribute('aria-labelledby') ?? '').split(/\\s+/)
    .map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
  const name = (part) => [part.getAttribute('aria-label'), byId(part), part.textContent,
    ...[...(part.labels ?? [])].map((label) => label.textContent), part.title, part.alt,
    part.getAttribute('data-title')].join(' ').trim();
  return [...document.querySelectorAll(
    'a[href], button, input, select, textarea, summary, [tabindex="0"]')]
    .filter((part) => part.checkVisibility() && part.type !== 'hidden' && !part.ariaHidden
      && !part.closest('[aria-hidden="true"], main > [tabindex="0"]') && part.tagName !== 'MAIN')
    .filter((part) => !name(part)).map((part) => part.outerHTML.slice(0, 200));
}"""
MOVING = """() => [...document.querySelectorAll('body *')].filter((part) => {
  const style = getComputedStyle(part);
  const longest = (times) => Math.max(...times.split(',').map(parseFloat));
  return longest(style.transitionDuration) > 0.001 || longest(style.animationDuration) > 0.001;
}).map((part) => `${part.tagName} ${part.dataset.testid ?? ''} ${part.className}`)"""
CLOSED = '[data-testid="stExpander"] details:not([open]) > summary'
ROW = 24.0  # pixels: what stands this much higher is not in the same row

every_page = pytest.mark.parametrize("listed", PAGES, ids=lambda page: page.path)
schemes = pytest.mark.parametrize("scheme", ["light", "dark"])


def open_every_drawer(page: Page) -> None:
    """Open the drawers of a page, and those that come with them, one after the other."""
    while page.locator(CLOSED).count():
        with rerun(page):
            page.locator(CLOSED).first.press("Enter")


@schemes
@every_page
def test_axe_finds_nothing_serious(listed: Listed, scheme: Scheme, visit: Visit) -> None:
    page = visit(f"/{listed.path}", scheme=scheme)
    assert findings(page) == []

    open_every_drawer(page)
    assert findings(page) == []


@schemes
@every_page
def test_axe_finds_nothing_serious_on_a_phone_and_in_its_menu(
    listed: Listed, scheme: Scheme, visit: Visit
) -> None:
    page = visit(f"/{listed.path}", scheme=scheme, size=PHONE)
    assert findings(page) == []

    page.get_by_role("button", name="Expand sidebar").click()
    page.get_by_test_id("stSidebarNavLink").last.wait_for()
    page.evaluate("localStorage.clear()")  # the next page would open with its menu open
    shown = page.get_by_test_id("stSidebarNavLink").all_inner_texts()
    assert shown == [one.title for one in PAGES if not one.is_hidden or one.path == "compare"]
    assert findings(page) == []


@every_page
def test_a_page_fits_a_phone_with_every_drawer_open(listed: Listed, visit: Visit) -> None:
    page = visit(f"/{listed.path}", size=PHONE)
    fits(page)
    open_every_drawer(page)
    fits(page)


@every_page
def test_a_page_fits_at_200_percent_zoom_of_all_and_of_text_alone(
    listed: Listed, visit: Visit
) -> None:
    fits(visit(f"/{listed.path}", size=ZOOMED))

    page = visit(f"/{listed.path}", size=LAPTOP)
    page.evaluate(TEXT_ONLY)
    settle(page)
    assert page.evaluate(SCROLLERS) == []
    assert page.evaluate(TOO_WIDE) == []


@every_page
def test_every_chart_says_its_numbers_and_every_control_its_name(
    listed: Listed, visit: Visit
) -> None:
    page = visit(f"/{listed.path}")
    open_every_drawer(page)
    for chart in page.get_by_test_id("stPlotlyChart").all():
        said = chart.get_attribute("aria-label") or ""
        assert re.search(r"\d", said), said
        assert len(said.split()) > 10, said
        assert chart.get_attribute("role") == "figure"
    assert page.evaluate(NAMELESS) == []


@every_page
def test_headings_start_with_one_question_and_descend_a_level_at_a_time(
    listed: Listed, visit: Visit
) -> None:
    levels = visit(f"/{listed.path}").evaluate(HEADINGS)
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(deeper <= level + 1 for level, deeper in pairwise(levels))


@every_page
def test_tab_goes_through_the_page_as_it_is_seen_and_always_shows_where_it_is(
    listed: Listed, visit: Visit
) -> None:
    page = visit(f"/{listed.path}")
    found = stops(page)
    assert len(found) > 5
    assert [stop.name for stop in found if not stop.is_seen] == []
    assert list(_jumps(found)) == []


def _jumps(found: list[Stop]) -> list[tuple[str, str]]:
    """Return the steps that go up the page without going on to the right."""
    return [
        (one.name, next_one.name)
        for one, next_one in pairwise(found)
        if next_one.top < one.top - ROW and next_one.left < one.left
    ]


@every_page
def test_nothing_moves_for_a_reader_who_asked_for_no_motion(listed: Listed, visit: Visit) -> None:
    page = visit(f"/{listed.path}")  # every test's browser asks for it
    assert page.evaluate(MOVING) == []
