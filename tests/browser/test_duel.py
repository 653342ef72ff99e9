"""The Rule duel as a person sees it: from a link, on a phone, in light and dark."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.axe import findings
from tests.browser.conftest import PHONE, Scheme, Server, Visit
from tests.browser.fitting import fits
from tests.browser.waiting import address, answer, lines, question, rerun, shows_no_error, unfold

pytestmark = pytest.mark.browser

DRAWERS = ("Costs and rules", "Rules in the duel", "How this is computed")


def test_a_link_to_a_duel_opens_on_a_server_nobody_has_visited(
    visit: Visit, fresh_server: Callable[[], Server]
) -> None:
    link = address("/duel", leverage=2, rules="daily_eth2x-fli_never:0.1", start="2007-10-01")
    page = visit(link, at=fresh_server())

    shows_no_error(page)
    assert question(page) == "Which rule would have served a 2x token on the Nasdaq Composite best?"
    assert "did best of three" in answer(page)
    drawn = {line["name"]: line["dash"] for line in lines(page, "duel_lines")}
    assert list(drawn) == ["Daily reset", "ETH2x-FLI", "Margin position"]
    assert len(set(drawn.values())) == 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_the_duel(scheme: Scheme, visit: Visit) -> None:
    page = visit("/duel", scheme=scheme)
    for drawer in DRAWERS:
        unfold(page, drawer)
    assert findings(page) == []


@pytest.mark.parametrize("rules", ["daily_never:0.05", "daily_toros-3x_ftx-bear_gate-5l_btc2x-fli"])
def test_the_duel_fits_a_phone(rules: str, visit: Visit) -> None:
    page = visit(address("/duel", rules=rules), size=PHONE)
    for drawer in DRAWERS:
        unfold(page, drawer)
    fits(page)


def test_a_rule_is_taken_out_with_one_press(visit: Visit) -> None:
    page = visit("/duel")
    drawer = unfold(page, "Rules in the duel")
    with rerun(page):
        drawer.get_by_role("button", name="KuCoin 3L", exact=True).click()

    expect(drawer.get_by_role("button", name="KuCoin 3L", exact=True)).to_have_count(0)
    assert "did best of four" in answer(page)
    assert "kucoin" not in page.url
