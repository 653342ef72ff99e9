"""Compare under any rule: the drawer's controls, real products, and a margin position beside."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from lev_core import (
    PRODUCTS,
    Band,
    Never,
    attribute_gap,
    both_orders,
    lowest_inside,
    simulate_token,
)
from lev_core.market import bundled
from lev_core.prices import PriceHistory
from lev_ui.comparison import MAINTENANCE, compare
from lev_ui.settings import Settings
from lev_ui.theme import percent, points
from lev_ui.words import compare as words
from lev_ui.words.notices import notices
from lev_ui.words.problems import REFUSED_TITLE
from tests.app.samples import bundled_comparison, made_up, sentences, unreadable
from tests.app.session import (
    answer,
    assert_answered,
    control,
    figure,
    metrics,
    open_drawers,
    said,
    set_field,
    visit,
)

RULES = ("every:5", "band:2:4", "emergency:1.3", "move:0.05", "recenter:2.5:3.5:0.05", "never:0.05")


def opened(**address: str) -> AppTest:
    """Open Compare with its drawer open."""
    return open_drawers(visit(**address), "drawer")


# ------------------------------------------------------------ the rule


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_in_the_address_is_the_rule_of_the_token(rule: str) -> None:
    app = visit(rule=rule, costs="off")
    assert_answered(app)
    shown = bundled_comparison(rule=rule, costs=False)
    assert metrics(app)[2] == percent(shown.token.total_return)
    assert (
        control(opened(rule=rule), "rule_kind").value
        == {
            "every:5": "every",
            "band:2:4": "band",
            "emergency:1.3": "emergency",
            "move:0.05": "move",
            "recenter:2.5:3.5:0.05": "recenter",
            "never:0.05": "never",
        }[rule]
    )


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("leverage", [3.0, -3.0])
def test_every_rule_is_told_readably_and_its_bars_add_up(rule: str, leverage: float) -> None:
    shown = bundled_comparison(rule=rule, leverage=leverage)
    assert unreadable(sentences(shown)) == {}
    gap = shown.gap
    parts = (gap.simple, gap.trend_gain, gap.volatility_drag, gap.rule_effect, gap.cost_drag)
    assert sum(parts) == pytest.approx(gap.token, abs=1e-12 * max(map(abs, parts)))
    assert "Rule effect" in sentences(shown)["table"]


def test_the_drawer_changes_the_rule_and_its_numbers() -> None:
    app = opened()
    control(app, "rule_kind").set_value("band")
    app.run()
    assert app.query_params["rule"] == "band:2.25:4"
    control(app, "rule_band_1").set_value(5.0)
    app.run()
    assert app.query_params["rule"] == "band:2.25:5"
    assert "kept between 2.25x and 5x" in answer(app)
    token = simulate_token(bundled("^IXIC"), 3.0, policy=Band(2.25, 5.0))
    set_field(app, "costs", False)  # noqa: FBT003  the switch's value
    assert metrics(app)[2] == percent(token.total_return)


def test_numbers_that_make_no_rule_are_refused_and_nothing_is_lost() -> None:
    app = opened(rule="recenter:2.5:3.5:0.05")
    control(app, "rule_recenter_3").set_value(3.0)  # a ripcord below the band
    app.run()
    assert_answered(app)
    assert app.query_params["rule"] == "recenter:2.5:3.5:0.05"
    assert [note.value for note in app.info if "ripcord" in note.value]


def test_a_band_that_does_not_hold_the_multiplier_is_one_sentence() -> None:
    app = visit(rule="band:2:4", leverage="5")
    assert not app.exception
    assert app.title[0].value == REFUSED_TITLE
    assert "does not hold the target of 5x" in app.warning[0].value
    assert control(app, "set_leverage").value == 5.0


# ------------------------------------------------------------ products


def test_a_product_brings_its_multiple_its_rule_and_its_fee() -> None:
    app = opened()
    control(app, "product_pick").set_value("gate-3s")
    app.run()
    assert_answered(app)
    assert app.query_params["product"] == "gate-3s"
    assert app.query_params["leverage"] == "-3"
    assert app.query_params["rule"] == "band:1.5:5.25"
    assert (app.query_params["fee"], app.query_params["per"]) == ("0.1", "day")
    assert (app.query_params["rate"], app.query_params["spread"]) == ("0", "0"), "all in the fee"
    assert any("Gate 3S" in text for text in said(app))


def test_a_hidden_rule_is_shown_and_never_run() -> None:
    app = opened()
    before = metrics(app)
    control(app, "product_pick").set_value("binance-up")
    app.run()
    assert metrics(app) == before
    assert "rule" not in app.query_params
    assert any("keeps the rule" in note.value for note in app.info)
    assert any(note.value.startswith("The picture stays as it was") for note in app.info)


def test_a_product_without_a_fee_on_record_says_so() -> None:
    app = opened(fee="36.5")
    control(app, "product_pick").set_value("pionex-2l")
    app.run()
    assert app.query_params["fee"] == "0.95", "not the fee of what was shown before"
    assert_answered(app)
    assert any("No management fee is on record for Pionex 2L" in note.value for note in app.info)


def test_a_product_somebody_has_changed_is_no_longer_called_its_own() -> None:
    app = opened(product="gate-3l", rule="band:2.25:4.125")
    assert not any("since changed" in text for text in said(app))
    app = opened(product="gate-3l", rule="band:2.25:4.125", leverage="2.5")
    assert any("since changed" in text for text in said(app))


@pytest.mark.parametrize("product", PRODUCTS)
def test_every_product_can_be_picked(product: str) -> None:
    found = PRODUCTS[product]
    if found.policy is None or found.target is None:
        return
    prices = made_up([100.0, 104.0, 91.0, 95.0]).prices
    assert simulate_token(prices, found.target, policy=found.policy).nav.iloc[-1] >= 0.0


# ------------------------------------------------------------ the margin position


def test_the_margin_position_is_one_never_reset_and_closed_by_the_lender() -> None:
    shown = bundled_comparison(baseline="margin", costs=False)
    token = simulate_token(bundled("^IXIC"), 3.0, policy=Never(MAINTENANCE))
    np.testing.assert_array_equal(shown.baseline, token.nav)
    assert shown.margin_closed_on == (token.liquidated_on or token.wiped_out_on)
    app = visit(baseline="margin", costs="off")
    arrows = [
        note["text"]
        for note in figure(app, "overlay")["layout"]["annotations"]
        if note.get("showarrow")
    ]
    assert any("closed by the lender" in text for text in arrows)
    assert "margin position" in words.chart_title(shown)


# ------------------------------------------------------------ inside the day


def deep_bar() -> PriceHistory:
    """Return two days of a share that opened 37.6% up and closed 23.71% up."""
    close = made_up([100.0, 123.71]).prices.close
    wide = close.copy()
    wide.iloc[:] = [100.0, 137.6]
    return PriceHistory(close, open=wide, high=wide, low=close, currency="USD")


def test_a_token_ruined_inside_the_day_is_said_to_be_whatever_the_closes_say() -> None:
    shown = compare(deep_bar(), Settings(leverage=-3.0, costs=False), "AMD")
    assert shown.token.total_return == pytest.approx(-0.7113)
    assert shown.inside is not None
    assert shown.inside.low_first.total_return == shown.inside.high_first.total_return == -1.0
    text = "\n".join(notices(shown))
    assert "Inside the day it was worth nothing" in text
    assert "lost 71.1%" in text


def test_where_the_order_matters_both_are_told() -> None:
    shown = bundled_comparison(rule="band:2.9:3.1:always", start=date(2008, 1, 2))
    orders = both_orders(shown.prices, 3.0, costs=shown.token.costs, policy=shown.policy)
    assert orders.low_first.total_return != orders.high_first.total_return
    text = "\n".join(notices(shown))
    assert percent(abs(orders.low_first.total_return), signed=False) in text
    assert percent(abs(orders.high_first.total_return), signed=False) in text


def test_a_daily_reset_is_not_looked_into_where_no_bar_reaches_far_enough() -> None:
    shown = bundled_comparison()
    assert lowest_inside(shown.token).min() > 0.0
    assert shown.inside is None
    assert points(attribute_gap(shown.token).rule_effect) == "0.0"
