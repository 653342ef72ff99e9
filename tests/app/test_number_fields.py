"""Every field a number is typed into: emptied, it keeps what it was."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from lev_ui.words import duel_choices
from tests.app.made_up_pair import DAYS, give_pairs
from tests.app.session import address_now, control, press, visit_page
from tests.contract.fake_yahoo import FakeYahoo

DRAWERS = ("drawer", "more_costs", "paths", "contenders", "hidden_cost", "own_asset")
MAY_BE_EMPTY = {"cost_market", "pick_market"}  # then it is the market's own volume
USUAL = {
    "amount": "2000",
    "fee": "1.5",
    "spread": "0.25",
    "trading": "9",
    "passive": "20",
    "maker": "3",
    "gas": "4",
    "impact": "1",
    "size": "5000000",
    "creation": "0.1",
    "redemption": "0.2",
}
SHORT = {"leverage": "-2", "rate": "4.5", "borrow": "3"}
FUTURES = {"financing": "funding", "funding": "20"}
VIEWS = MappingProxyType(
    {
        "compare": ("compare", SHORT, {"leverage", "amount", "rate", "borrow", *USUAL} - {"size"}),
        "funding": ("compare", FUTURES, {"funding", "maker"}),
        "holding": ("holding", {"horizon": "100"}, {"horizon", "amount"}),
        "leverage": ("leverage", SHORT, {"amount", "rate"}),
        "costs": ("costs", SHORT, {"gas", "rate"}),
        "duel": ("duel", SHORT, {"fee", "rate"}),
        "rebalancing": ("rebalancing", {}, {"size"}),
        "simulate": ("simulate", {"seed": "77", "rate": "4.5"}, {"seed", "rate"}),
        "lessons": ("lessons", SHORT, {"leverage", "amount"}),
        "teach": ("teach", {"sheet": "12"}, {"sheet", "fee"}),
    }
)


def opened(page: str, **address: str) -> AppTest:
    """Open a page with every drawer open in which a number is typed."""
    app = visit_page(page, **address)
    for name in DRAWERS:
        app.session_state[name] = True
    return app.run()


def numbers(app: AppTest) -> dict[str, Any]:
    """Return what stands in every field that can be typed into and may not be empty."""
    return {
        str(field.key): field.value
        for field in app.number_input
        if not field.disabled and field.key not in MAY_BE_EMPTY
    }


def emptied(app: AppTest) -> AppTest:
    """Empty every field there is, and press Enter."""
    for key in numbers(app):
        control(app, key).set_value(None)
    app.run()
    assert not app.exception, [error.message for error in app.exception]
    return app


@pytest.mark.parametrize("view", VIEWS)
def test_an_emptied_field_keeps_what_it_was(view: str) -> None:
    page, address, fields = VIEWS[view]
    app = opened(page, **{**USUAL, **address})
    before = numbers(app), address_now(app)
    assert {f"set_{field}" for field in fields} <= set(before[0])
    assert all(control(app, key).min != value for key, value in before[0].items())
    emptied(app)
    assert (numbers(app), address_now(app)) == before


def test_an_emptied_share_of_the_days_keeps_what_it_was(yahoo: FakeYahoo) -> None:
    give_pairs(yahoo)
    days = {"start": str(DAYS[0].date()), "end": str(DAYS[-1].date())}
    app = opened("real", real="TQQQ", asset="QQQ", source="yahoo", rate="2", part="40", **days)
    assert emptied(app).number_input(key="set_part").value == 40.0
    assert address_now(app)["part"] == "40"


def test_a_field_takes_a_number_again_after_it_was_emptied() -> None:
    app = emptied(opened("compare", amount="2000"))
    control(app, "set_amount").set_value(3000.0)
    assert address_now(app.run())["amount"] == "3000"
    assert emptied(app).number_input(key="set_amount").value == 3000.0


def test_an_emptied_number_of_a_rule_keeps_rule_and_product() -> None:
    app = opened("compare", product="ftx-bull", rule="band:2:4", amount="2000")
    before = address_now(app)
    assert before["product"] == "ftx-bull"
    emptied(app)
    assert (control(app, "rule_band_0").value, control(app, "rule_band_1").value) == (2.0, 4.0)
    assert address_now(app) == before


def test_an_emptied_number_of_a_rule_of_ones_own_is_the_last_one_typed() -> None:
    app = opened("duel", rules="daily_never:0.05")
    control(app, "own_kind").set_value("band")
    app.run()
    control(app, "own_band_0").set_value(2.5)
    app.run()
    control(app, "own_band_0").set_value(None)
    press(app, duel_choices.ADD_OWN)
    assert control(app, "own_band_0").value == 2.5
    assert address_now(app)["rules"].split("_")[-1].startswith("band:2.5:")
