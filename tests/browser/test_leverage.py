"""Leverage as a person sees it: from a link, on a phone, in light and dark."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.axe import findings
from tests.browser.conftest import PHONE, Scheme, Server, Visit
from tests.browser.fitting import fits
from tests.browser.waiting import address, head, question, rerun, shows_no_error, unfold

pytestmark = pytest.mark.browser

OIL = {"asset": "WTI", "leverage": "-2", "start": "1990-01-02", "end": "2016-06-30", "scale": "log"}
DRAWERS = ("Costs and rules", "How this is computed")


def test_a_link_opens_on_a_server_nobody_has_visited(
    visit: Visit, fresh_server: Callable[[], Server]
) -> None:
    page = visit(address("/leverage", **OIL), at=fresh_server())

    shows_no_error(page)
    assert question(page) == "How much leverage would have been too much on WTI crude oil?"
    said = head(page).inner_text()
    assert "the best multiple in hindsight was 0.5x" in said
    assert "from 3x up all of it" in said
    notes = page.locator(".st-key-curve .annotation-text").all_text_contents()
    assert any("Yours: −2x" in note for note in notes)
    years = page.locator(".st-key-matrix .textpoint").all_text_contents()
    assert "’08" in years


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_any_multiple(scheme: Scheme, visit: Visit) -> None:
    page = visit(address("/leverage", **OIL), scheme=scheme)
    for drawer in DRAWERS:
        unfold(page, drawer)
    assert findings(page) == []


@pytest.mark.parametrize("chosen", [{}, OIL], ids=["usual", "oil"])
def test_leverage_fits_a_phone(chosen: dict[str, str], visit: Visit) -> None:
    page = visit(address("/leverage", **chosen), size=PHONE)
    for drawer in DRAWERS:
        unfold(page, drawer)
    fits(page)


def test_a_press_on_a_multiple_moves_the_reader_s_own_mark(visit: Visit) -> None:
    page = visit("/leverage")
    with rerun(page):
        page.get_by_role("radio", name="−2x", exact=True).click()

    assert "leverage=-2" in page.url
    notes = page.locator(".st-key-curve .annotation-text").all_text_contents()
    assert any("Yours: −2x" in note for note in notes)
    assert any("Best: 1x" in note for note in notes)
