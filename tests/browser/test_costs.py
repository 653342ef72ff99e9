"""What it costs as a person sees it: from a link, on a phone, in light and dark."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.axe import findings
from tests.browser.conftest import PHONE, Scheme, Server, Visit
from tests.browser.fitting import fits
from tests.browser.waiting import address, head, question, rerun, shows_no_error, unfold

pytestmark = pytest.mark.browser

EVERY_COST = {
    "per": "day",
    "fee": "0.03",
    "financing": "funding",
    "gas": "20",
    "size": "20000000",
    "impact": "1",
    "market": "1000000000",
    "creation": "0.1",
    "redemption": "0.1",
}
DRAWERS = ("Costs and rules", "How this is computed")


def test_a_link_with_every_cost_opens_on_a_server_nobody_has_visited(
    visit: Visit, fresh_server: Callable[[], Server]
) -> None:
    link = address("/costs", leverage=2, start="2010-01-04", **EVERY_COST)
    page = visit(link, at=fresh_server())

    shows_no_error(page)
    assert question(page) == "What does a 2x token really cost?"
    said = head(page).inner_text()
    assert "Its stated fee is 10.9% a year" in said
    assert "The largest cost was funding of the futures" in said
    labels = page.locator(".st-key-cost_bars .ytick text").all_text_contents()
    assert sum("Market impact" in label for label in labels) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_the_costs(scheme: Scheme, visit: Visit) -> None:
    page = visit(address("/costs", **EVERY_COST), scheme=scheme)
    for drawer in DRAWERS:
        unfold(page, drawer)
    assert findings(page) == []


@pytest.mark.parametrize("costs", [{}, EVERY_COST], ids=["usual", "every"])
def test_the_costs_fit_a_phone(costs: dict[str, str], visit: Visit) -> None:
    page = visit(address("/costs", **costs), size=PHONE)
    for drawer in DRAWERS:
        unfold(page, drawer)
    fits(page)


def test_more_costs_are_one_press_away(visit: Visit) -> None:
    page = visit("/costs")
    drawer = unfold(page, "Costs and rules")
    expect(drawer.get_by_text("Perpetual futures")).to_have_count(0)
    with rerun(page):
        drawer.get_by_text("More costs").click()
    with rerun(page):
        drawer.get_by_text("Perpetual futures").click()

    assert "financing=funding" in page.url
    assert "funding of the futures" in head(page).inner_text()
