"""Drawers: what is in them works, and they stay as the reader left them."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.waiting import answer, choose, enter, figures, rerun, unfold

pytestmark = pytest.mark.browser


def test_the_costs_drawer_stays_open_while_costs_change(visit: Visit) -> None:
    page = visit()
    before = figures(page)
    drawer = unfold(page, "Costs and rules")
    fee = drawer.get_by_role("spinbutton", name="Management fee, % a year")
    enter(page, fee, "2")

    assert figures(page)[:2] == before[:2]
    assert figures(page)[2:] != before[2:]
    expect(
        page.get_by_test_id("stExpander").filter(has_text="2% fee").locator("details")
    ).to_have_attribute("open", "")
    expect(fee).to_have_value("2")


def test_the_ledger_stays_open_while_the_multiplier_changes(visit: Visit) -> None:
    page = visit("/?asset=AAPL&leverage=2")
    ledger = unfold(page, "Every rebalance")
    choose(page, "3x")  # wiped out: far fewer rebalances

    expect(ledger.get_by_test_id("stDataFrame")).to_be_visible()


def test_a_closed_drawer_keeps_what_was_set_in_it(visit: Visit) -> None:
    page = visit()
    drawer = unfold(page, "Costs and rules")
    trading = drawer.get_by_role("spinbutton", name="Trading fee, basis points")
    enter(page, trading, "25")
    told = answer(page)
    if drawer.locator("details").get_attribute("open") is not None:
        with rerun(page):
            drawer.locator("summary").click()
    choose(page, "Log")

    assert "25 bp trading" in page.get_by_test_id("stExpander").first.inner_text()
    assert answer(page) == told
    reopened = unfold(page, "Costs and rules")
    expect(reopened.get_by_role("spinbutton", name="Trading fee, basis points")).to_have_value("25")
