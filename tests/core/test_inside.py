"""Inside bars: what acts there, where it fills, and what closes alone hide."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lev_core import (
    AdverseMove,
    Band,
    Costs,
    Daily,
    Emergency,
    Every,
    Funded,
    Never,
    PerpetualFunding,
    Policy,
    PriceHistory,
    Recenter,
    TokenPath,
    both_orders,
    leverage_range,
    lowest_inside,
    rebalance,
    simulate_token,
    trigger_move,
)
from tests.core.rules import (
    TYPICAL_LEVERAGES,
    assert_same_path,
    barred,
    bars,
    flat_bars,
    moments,
    policies,
    reasons,
    smooth,
    start_at,
)
from tests.core.strategies import costs, dated, histories, leverages, quotes, refused, walk

COSTS = Costs(management_fee=0.01, financing=Funded(rate=0.05), trading_fee=0.001)
ORDERS: tuple[Literal["low_first", "high_first"], ...] = ("low_first", "high_first")
SHARE = bars(start_at(100.0), (137.6, 138.0, 120.0, 123.71))


def after_one_bar(
    leverage: float, bar: tuple[float, float, float, float], policy: Policy, order: str
) -> TokenPath:
    """Return a token from 100 through one bar."""
    two = both_orders(bars(start_at(100.0), bar), leverage, policy=policy)
    return two.low_first if order == "low_first" else two.high_first


def test_a_short_on_a_share_that_leapt_is_worth_nothing_though_its_closes_say_otherwise() -> None:
    by_closes = simulate_token(SHARE, -3.0)
    assert round(by_closes.total_return, 3) == -0.711
    for order in ORDERS:
        token = simulate_token(SHARE, -3.0, inside=order)
        assert token.total_return == -1.0
        assert token.wiped_out_on == SHARE.index[1]
        assert (token.charges.iloc[1] == 0.0).all()
        assert np.isnan(token.leverage_before.iloc[1])
    assert lowest_inside(by_closes).tolist() == [1.0, 0.0]


@given(barred(), leverages(-5.0, 5.0))
def test_the_worse_road_is_the_one_that_ended_lower(history: PriceHistory, leverage: float) -> None:
    both = both_orders(history, leverage, policy=Emergency())
    assert both.worse.total_return == min(both.low_first.total_return, both.high_first.total_return)
    assert both.worse in (both.low_first, both.high_first)


@pytest.mark.parametrize("order", ORDERS)
def test_exactly_nothing_left_inside_a_bar_is_a_wipe_out_and_a_little_is_not(order: str) -> None:
    for leverage, extreme, inward in ((2.0, 50.0, 1.0), (-1.0, 200.0, -1.0)):
        for price, left in ((extreme, 0.0), (extreme + 1e-6 * inward, 1.0)):
            bar = (100.0, max(100.0, price), min(100.0, price), 100.0)
            token = after_one_bar(leverage, bar, Daily(), order)
            assert token.nav.iloc[1] == pytest.approx(left, abs=1e-12)


@pytest.mark.parametrize("order", ORDERS)
def test_an_emergency_saves_part_of_what_a_daily_reset_loses(order: str) -> None:
    token = after_one_bar(3.0, (100.0, 100.0, 50.0, 100.0), Emergency(daily=False), order)
    assert reasons(token) == ["emergency"] * 5
    assert moments(token) == ["low"] * 5
    assert round(float(token.nav.iloc[1]), 4) == 0.4485
    down = after_one_bar(3.0, (100.0, 100.0, 50.0, 50.0), Emergency(daily=False), order)
    assert round(float(down.nav.iloc[1]), 4) == 0.0926
    levels = token.events()["price"].to_numpy()
    assert levels[0] == pytest.approx(100.0 * 8.0 / 9.0, rel=1e-12)
    np.testing.assert_allclose(levels[1:] / levels[:-1], 8.0 / 9.0, rtol=1e-12)
    assert after_one_bar(3.0, (100.0, 100.0, 50.0, 100.0), Daily(), order).total_return == -1.0


@pytest.mark.parametrize("order", ORDERS)
def test_a_trigger_jumped_over_at_the_open_fills_at_the_open(order: str) -> None:
    bar = (80.0, 82.0, 79.0, 81.0)
    token = after_one_bar(3.0, bar, Emergency(daily=False), order)
    events = token.events()
    assert moments(token) == ["open"]
    assert events["price"].tolist() == [80.0]
    assert events["nav"].iloc[0] == pytest.approx(0.4, rel=1e-12)
    assert events["leverage_before"].iloc[0] == pytest.approx(6.0, rel=1e-12)
    assert token.nav.iloc[1] == pytest.approx(0.4 * (1.0 + 3.0 * (81.0 / 80.0 - 1.0)), rel=1e-12)
    assert after_one_bar(3.0, (66.0, 82.0, 66.0, 81.0), Emergency(), order).total_return == -1.0


FLI = Recenter(1.7, 2.3, 0.05, ripcord=2.7)
BYBIT = Band(2.0, 4.0, continuous=True)


@pytest.mark.parametrize(
    ("leverage", "bar", "policy", "event"),
    [
        (3.0, (100.0, 101.0, 88.0, 95.0), Emergency(), ("low", "emergency", 88.889)),
        (-3.0, (100.0, 107.0, 99.0, 101.0), Emergency(), ("high", "emergency", 106.667)),
        (3.0, (100.0, 101.0, 84.0, 95.0), AdverseMove(), ("low", "adverse_move", 85.0)),
        (-3.0, (100.0, 116.0, 99.0, 101.0), AdverseMove(), ("high", "adverse_move", 115.0)),
        (3.0, (100.0, 134.0, 99.0, 120.0), BYBIT, ("high", "band", 133.333)),
        (2.0, (100.0, 101.0, 79.0, 95.0), FLI, ("low", "ripcord", 79.412)),
        (3.0, (100.0, 101.0, 70.0, 95.0), Never(0.05), ("low", "liquidation", 70.175)),
        (-3.0, (100.0, 128.0, 99.0, 101.0), Never(0.05), ("high", "liquidation", 126.984)),
    ],
)
def test_a_trigger_inside_a_bar_fills_at_its_level(
    leverage: float,
    bar: tuple[float, float, float, float],
    policy: Policy,
    event: tuple[str, str, float],
) -> None:
    for order in ORDERS:
        first = after_one_bar(leverage, bar, policy, order).events().iloc[0]
        assert (first["moment"], first["reason"], round(first["price"], 3)) == event


@pytest.mark.parametrize("policy", [Daily(), Every(2), Band(2.0, 4.0), Recenter(2.0, 4.0, 0.5)])
def test_what_is_decided_at_closes_alone_does_not_act_inside_a_bar(policy: Policy) -> None:
    history = bars(start_at(100.0), (100.0, 140.0, 75.0, 102.0), (103.0, 139.0, 76.0, 99.0))
    by_closes = simulate_token(history, 3.0, costs=COSTS, policy=policy)
    for order in ORDERS:
        token = simulate_token(history, 3.0, costs=COSTS, policy=policy, inside=order)
        assert_same_path(token.arrays, by_closes.arrays)
        assert set(moments(token)) <= {"close"}


def test_after_a_liquidation_inside_a_bar_the_rest_is_cash() -> None:
    history = bars(start_at(100.0), (100.0, 101.0, 60.0, 95.0), (60.0, 200.0, 10.0, 150.0))
    token = simulate_token(history, 3.0, policy=Never(0.05), inside="low_first")
    left = 1.0 + 3.0 * (0.05 * 3.0 - 1.0) / (3.0 * 0.95)
    assert token.nav.tolist() == pytest.approx([1.0, left, left], rel=1e-12)
    assert token.liquidated_on == history.index[1]
    jumped = simulate_token(
        bars(start_at(100.0), (68.0, 90.0, 60.0, 80.0)), 3.0, policy=Never(0.05), inside="low_first"
    )
    assert jumped.nav.iloc[1] == pytest.approx(1.0 - 3.0 * 0.32, rel=1e-12)


def test_the_order_of_low_and_high_matters_for_a_band_without_a_schedule() -> None:
    bar = (100.0, 112.0, 86.0, 100.0)
    two = [after_one_bar(3.0, bar, Band(2.5, 4.0, continuous=True), order) for order in ORDERS]
    assert moments(two[0]) == ["low", "high", "high"]
    assert moments(two[1]) == ["high", "low", "low", "close"]
    assert [round(token.total_return, 4) for token in two] == [-0.1304, -0.1502]


def test_charges_are_those_of_the_intervals_start_and_triggers_pay_for_their_trades() -> None:
    history = bars(start_at(100.0), (100.0, 100.0, 85.0, 90.0))
    token = simulate_token(
        history, 3.0, costs=COSTS, policy=Emergency(daily=False), inside="low_first"
    )
    met = rebalance(2.0 / 3.0, 8.0 / 3.0, 3.0, trading_fee=0.001)
    charges = token.charges.iloc[1]
    assert charges["trading_fee"] == pytest.approx(2.0 / 3.0 - met.nav, rel=1e-12)
    assert charges["financing"] == pytest.approx(2.0 * 0.05 / 365.0, rel=1e-12)
    assert charges["management_fee"] == pytest.approx(0.01 / 365.0, rel=1e-12)
    before_charges = met.nav * (1.0 + 3.0 * (90.0 / (800.0 / 9.0) - 1.0))
    taken = charges["financing"] + charges["management_fee"]
    assert token.nav.iloc[1] == pytest.approx(before_charges - taken, rel=1e-12)


def test_a_trade_inside_a_bar_that_cannot_be_paid_takes_what_is_left() -> None:
    fee = Costs(trading_fee=0.3)
    history = bars(start_at(100.0), (100.0, 100.0, 68.0, 90.0))
    token = simulate_token(history, 3.0, costs=fee, policy=Emergency(1.9), inside="low_first")
    events = token.events()
    assert token.wiped_out_on == history.index[1]
    assert events["nav"].tolist()[-1] == 0.0
    assert token.charges["trading_fee"].iloc[1] == pytest.approx(events["trading_fee"].sum())
    assert token.rebalance_count == len(events)


def test_a_row_without_a_low_is_known_by_its_close_alone() -> None:
    nothing = float("nan")
    history = bars(start_at(100.0), (100.0, 200.0, nothing, 90.0), (90.0, 91.0, 40.0, 90.0))
    for order in ORDERS:
        token = simulate_token(history, 3.0, inside=order)
        assert token.nav.iloc[1] == pytest.approx(0.7, rel=1e-12)
        assert token.wiped_out_on == history.index[2]


def test_a_bar_that_does_not_enclose_its_open_and_close_is_stretched() -> None:
    narrow = bars(start_at(100.0), (100.0, 99.0, 98.0, 88.0))
    token = simulate_token(narrow, 3.0, policy=Emergency(daily=False), inside="low_first")
    assert moments(token) == ["low"]


def test_prices_without_bars_are_refused_in_words() -> None:
    with refused("open, a high and a low"):
        both_orders(quotes(100.0, 101.0), 3.0)
    with refused("open, a high and a low"):
        simulate_token(dated((100.0, 101.0)), 3.0, inside="low_first")
    close = dated((100.0, 101.0))
    assert not PriceHistory(close, open=close, high=close).has_bars
    assert flat_bars(quotes(100.0, 101.0)).has_bars


@given(st.data(), histories(), leverages(-4.0, 4.0), costs())
def test_bars_that_know_no_more_than_their_closes_change_nothing(
    data: st.DataObject, history: PriceHistory, leverage: float, charged: Costs
) -> None:
    policy = data.draw(policies(leverage))
    # A ripcord pulled at the open leaves the close's own step to come; at the close it does not.
    assume(not isinstance(policy, Recenter) or policy.ripcord is None)
    without_accruals = Costs(trading_fee=charged.trading_fee)
    by_closes = simulate_token(history, leverage, costs=without_accruals, policy=policy).arrays
    assume(by_closes.nav[-1] > 1e-3)
    for order in ORDERS:
        through = simulate_token(
            flat_bars(history), leverage, costs=without_accruals, policy=policy, inside=order
        )
        np.testing.assert_allclose(through.arrays.nav, by_closes.nav, rtol=1e-9)


@given(st.data(), barred(), st.sampled_from(TYPICAL_LEVERAGES), costs(lowest=-0.3))
def test_the_sums_of_the_events_are_the_trades_and_fees_of_the_rows(
    data: st.DataObject, history: PriceHistory, leverage: float, charged: Costs
) -> None:
    policy = data.draw(policies(leverage))
    for order in ORDERS:
        token = simulate_token(history, leverage, costs=charged, policy=policy, inside=order)
        events = token.events()
        by_date = events.groupby(level="date")[["trade", "trading_fee"]].sum()
        by_date = by_date.reindex(history.index, fill_value=0.0)
        scale = 1e-12 * (1.0 + token.nav.max()) * 100.0
        np.testing.assert_allclose(by_date["trade"], token.trades, atol=scale)
        np.testing.assert_allclose(by_date["trading_fee"], token.charges["trading_fee"], atol=scale)


@pytest.mark.parametrize("leverage", [3.0, -3.0, -1.0, 2.0])
def test_a_bar_is_what_a_smooth_road_of_closes_comes_to(leverage: float) -> None:
    size = abs(leverage)
    alone = (Emergency(daily=False), AdverseMove(0.1, daily=False))
    history = bars(start_at(100.0), (100.0, 118.0, 84.0, 105.0))
    roads = {"low_first": (100.0, 84.0, 118.0, 105.0), "high_first": (100.0, 118.0, 84.0, 105.0)}
    for policy in (*alone, Band(0.8 * size, 1.25 * size, continuous=True)):
        for order in ORDERS:
            token = simulate_token(history, leverage, policy=policy, inside=order)
            closes = [100.0]
            for start, end in pairwise(roads[order]):
                closes += smooth(start, end, 8000)[1:]
            dense = simulate_token(dated(closes, freq="min"), leverage, policy=policy)
            assert dense.arrays.nav[-1] == pytest.approx(token.arrays.nav[-1], rel=2e-3)
            assert dense.rebalance_count == token.rebalance_count


def test_the_leverage_inside_a_bar_runs_from_its_value_at_the_high_to_that_at_the_low() -> None:
    history = bars(start_at(100.0), (100.0, 110.0, 90.0, 100.0), (100.0, 101.0, 60.0, 100.0))
    found = leverage_range(simulate_token(history, 3.0))
    assert found.iloc[0].tolist() == [3.0, 3.0]
    assert found.iloc[1].tolist() == pytest.approx([3.3 / 1.3, 2.7 / 0.7], rel=1e-12)
    assert found.iloc[2].tolist() == [pytest.approx(3.03 / 1.03, rel=1e-12), float("inf")]
    short = leverage_range(simulate_token(history, -3.0))
    assert short.iloc[1].tolist() == pytest.approx([-3.3 / 0.7, -2.7 / 1.3], rel=1e-12)
    gone = leverage_range(simulate_token(walk(-0.5, 0.1), 3.0))
    assert gone.iloc[2].isna().all()
    assert leverage_range(simulate_token(walk(-0.5, 0.5), -3.0)).iloc[2].tolist() == [
        -float("inf"),
        -3.0,
    ]


def test_the_lowest_value_inside_a_bar_is_that_at_its_worse_end() -> None:
    history = bars(start_at(100.0), (100.0, 110.0, 90.0, 100.0), (100.0, 120.0, 60.0, 110.0))
    assert lowest_inside(simulate_token(history, 3.0)).tolist() == pytest.approx([1.0, 0.7, 0.0])
    assert lowest_inside(simulate_token(history, -3.0)).tolist() == pytest.approx([1.0, 0.7, 0.4])
    only_closes = lowest_inside(simulate_token(walk(-0.1, 0.2), 3.0))
    assert only_closes.tolist() == pytest.approx([1.0, 0.7, 0.7])


@given(barred(), st.sampled_from(TYPICAL_LEVERAGES))
def test_a_daily_reset_is_ruined_inside_a_bar_just_where_its_lowest_value_says(
    history: PriceHistory, leverage: float
) -> None:
    whole = PriceHistory(
        history.close,
        open=history.open,
        high=history.high,
        low=history.low if history.low is None else history.low.fillna(history.close.min()),
    )
    lowest = lowest_inside(simulate_token(whole, leverage))
    assume(((lowest == 0.0) | (lowest > 1e-9)).all())
    first = lowest.index[(lowest <= 0.0).to_numpy()]
    for order in ORDERS:
        token = simulate_token(whole, leverage, inside=order)
        assert token.wiped_out_on == (first[0] if len(first) else None)


@pytest.mark.parametrize(
    ("leverage", "low", "high", "moves"),
    [
        (2.0, 1.6, 3.5, (1 / 3, -0.30)),
        (3.0, 2.0, 4.0, (1 / 3, -1 / 9)),
    ],
)
def test_successive_triggers_of_a_band_lie_equal_moves_apart(
    leverage: float, low: float, high: float, moves: tuple[float, float]
) -> None:
    assert trigger_move(leverage, low) == pytest.approx(moves[0], abs=1e-12)
    assert trigger_move(leverage, high) == pytest.approx(moves[1], abs=1e-12)
    band = Band(low, high, continuous=True)
    rise = after_one_bar(leverage, (100.0, 250.0, 100.0, 250.0), band, "low_first").events()
    fall = after_one_bar(leverage, (100.0, 100.0, 40.0, 40.0), band, "high_first").events()
    for events, move in ((rise, moves[0]), (fall, moves[1])):
        levels = np.concatenate(([100.0], events["price"].to_numpy()))
        assert len(levels) > 2
        np.testing.assert_allclose(levels[1:] / levels[:-1], 1.0 + move, rtol=1e-12)


@pytest.mark.parametrize("policy", [Daily(), Band(2.0, 5.0), Never()])
@pytest.mark.parametrize(
    "financing", [Funded(rate=0.05), PerpetualFunding(rate=0.1)], ids=["cash", "futures"]
)
def test_no_income_brings_back_a_token_that_was_ruined_on_the_way(
    policy: Policy, financing: Funded | PerpetualFunding
) -> None:
    prices = bars(start_at(100.0), (101.0, 140.0, 100.0, 105.0), (105.0, 106.0, 103.0, 104.0))
    for order in ("low_first", "high_first"):
        token = simulate_token(
            prices, -3.0, costs=Costs(financing=financing), policy=policy, inside=order
        )
        assert token.nav.tolist() == [1.0, 0.0, 0.0]
        assert token.charges.to_numpy().sum() == 0.0
        assert token.wiped_out_on == prices.index[1]
