"""Simulate as a person sees it: from a link, with a large run, on a phone, in light and dark."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import findings
from tests.browser.conftest import PHONE, Scheme, Server, Visit
from tests.browser.fitting import fits
from tests.browser.waiting import (
    address,
    badges,
    head,
    lines,
    question,
    rerun,
    shows_no_error,
    unfold,
)

pytestmark = pytest.mark.browser

CHOICES = {"leverage": 2, "model": "swings", "ahead": 3, "seed": 7, "falls": "on", "others": "-1_3"}
DRAWERS = ("Paths: learned", "Costs and rules", "How this is computed")
RUN_MS = 60_000


def said(page: Page) -> str:
    """Return what the page answers."""
    return head(page).inner_text()


def test_a_link_opens_on_the_same_picture_on_a_server_nobody_has_visited(
    visit: Visit, fresh_server: Callable[[], Server]
) -> None:
    link = address("/simulate", **CHOICES)
    page = visit(link, at=fresh_server())
    shows_no_error(page)
    assert question(page) == (
        "What could the next three months do to a 2x token on the Nasdaq Composite?"
    )
    assert "Simulated" in badges(page)
    again = visit(link)
    assert said(again) == said(page)
    rows = ".st-key-multiples table"
    assert again.locator(rows).all_inner_texts() == page.locator(rows).all_inner_texts()


def test_median_and_average_are_two_lines_of_another_dash(visit: Visit) -> None:
    page = visit("/simulate")
    dashes = {line["name"]: line["dash"] for line in lines(page, "fan")}
    assert (dashes["Median"], dashes["Average"]) == ("solid", "dash")
    title = page.locator(".st-key-fan .annotation").first.text_content() or ""
    assert title.startswith("Simulated")


def test_a_million_paths_show_how_far_they_are_and_then_the_picture(visit: Visit) -> None:
    page = visit(address("/simulate", paths=1_000_000, ahead=1))
    assert "Of 10,000 simulated months" in said(page)
    page.get_by_role("button", name="Simulate all 1,000,000 paths").click()
    bar = page.get_by_role("progressbar")
    expect(bar).to_be_visible()
    assert findings(page) == []
    expect(head(page)).to_contain_text("Of 1,000,000 simulated months", timeout=RUN_MS)
    expect(bar).to_have_count(0)
    shows_no_error(page)


def test_a_cancelled_run_leaves_the_picture_and_says_so(visit: Visit) -> None:
    page = visit(address("/simulate", paths=1_000_000, model="swings", ahead=60))
    before = said(page)
    page.get_by_role("button", name="Simulate all").click()
    page.get_by_role("button", name="Cancel").click()
    stopped = page.get_by_text(re.compile("The run was stopped after [\\d,]+ of 1,000,000 paths"))
    expect(stopped).to_be_visible(timeout=RUN_MS)
    assert said(page) == before
    expect(page.get_by_role("button", name="Start again")).to_be_visible()


def test_another_reader_is_answered_while_a_large_run_goes_on(visit: Visit) -> None:
    page = visit(address("/simulate", paths=1_000_000, model="swings", ahead=60))
    page.get_by_role("button", name="Simulate all").click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    other = visit("/costs")
    shows_no_error(other)
    assert "Its stated fee is" in said(other)
    expect(page.get_by_role("progressbar")).to_be_visible()
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("progressbar")).to_have_count(0, timeout=RUN_MS)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_with_every_drawer_open(scheme: Scheme, visit: Visit) -> None:
    page = visit(address("/simulate", **CHOICES), scheme=scheme)
    for drawer in DRAWERS:
        unfold(page, drawer)
    assert findings(page) == []


@pytest.mark.parametrize("chosen", [{}, CHOICES, {"model": "walk"}], ids=["past", "swings", "walk"])
def test_the_page_fits_a_phone(chosen: dict[str, object], visit: Visit) -> None:
    page = visit(address("/simulate", **chosen), size=PHONE)
    for drawer in DRAWERS:
        unfold(page, drawer)
    fits(page)


def test_the_length_of_the_pieces_is_one_press_away(visit: Visit) -> None:
    page = visit("/simulate")
    drawer = unfold(page, "Paths: learned")
    box = drawer.get_by_role("spinbutton", name="Pieces, prices on average")
    box.fill("20")
    with rerun(page):
        box.press("Enter")
    assert "block=20" in page.url
    assert "Pieces of 20 prices" in page.locator("main").inner_text()
