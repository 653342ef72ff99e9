"""Every rule in the quick loop: worked examples, the plain loop, and the loop of a script."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from benchmarks import bare_loop, policy_path
from benchmarks import prices as benchmark_prices
from lev_core import (
    AdverseMove,
    Band,
    Costs,
    Daily,
    Emergency,
    Every,
    Funded,
    Never,
    Policy,
    PriceHistory,
    Recenter,
    simulate_token,
)
from lev_core._path import Inside
from lev_core.quick import simulate_quickly
from lev_core.stepwise import simulate_by_steps
from tests.core.rules import TYPICAL_LEVERAGES, assert_same_path, barred, policies, reasons, smooth
from tests.core.strategies import costs, dated, histories, leverages, quotes, refused, swings, walk

INSIDE_ORDERS: tuple[Inside, ...] = ("low_first", "high_first")
COSTS = Costs(management_fee=0.01, financing=Funded(rate=0.05), trading_fee=0.001)


def near_nothing(nav: list[float]) -> bool:
    """Return whether an interval ends so near 0 that rounding decides what is left."""
    values = np.array(nav)
    alive = values[:-1] > 0.0
    growth = values[1:][alive] / values[:-1][alive]
    return bool(((growth > 0.0) & (growth < 1e-3)).any())


@given(st.data(), histories(), leverages(-4.0, 4.0), costs(lowest=-0.5))
def test_the_quick_loop_is_the_plain_loop(
    data: st.DataObject, history: PriceHistory, leverage: float, charged: Costs
) -> None:
    policy = data.draw(policies(leverage))
    targets = np.full(len(history), leverage)
    quick = simulate_quickly(history, targets, charged, policy)
    plain = simulate_by_steps(history, leverage, charged, policy)
    assume(not near_nothing(plain.nav.tolist()))
    assert_same_path(quick, plain)
    assert quick.events is not None
    assert plain.events is not None
    assert [event[:3] for event in quick.events] == [event[:3] for event in plain.events]


@given(
    st.data(), barred(), leverages(-4.0, 4.0), costs(lowest=-0.5), st.sampled_from(INSIDE_ORDERS)
)
def test_the_quick_loop_is_the_plain_loop_through_bars(
    data: st.DataObject, history: PriceHistory, leverage: float, charged: Costs, inside: Inside
) -> None:
    policy = data.draw(policies(leverage))
    targets = np.full(len(history), leverage)
    quick = simulate_quickly(history, targets, charged, policy, inside)
    plain = simulate_by_steps(history, leverage, charged, policy, inside)
    assume(not near_nothing(plain.nav.tolist()))
    assert_same_path(quick, plain)
    assert quick.events is not None
    assert plain.events is not None
    assert [event[:3] for event in quick.events] == [event[:3] for event in plain.events]


@pytest.mark.parametrize("leverage", TYPICAL_LEVERAGES)
def test_both_loops_stop_alike_when_a_fee_ruins_or_a_position_is_closed(leverage: float) -> None:
    history = swings(1.5, 300, seed=8)
    charged = Costs(management_fee=0.5, financing=Funded(rate=0.4), trading_fee=0.15)
    for policy in (Never(0.05), Never(0.2), Every(20), Band(0.2, 6.0), Emergency(1.9)):
        quick = simulate_quickly(history, np.full(len(history), leverage), charged, policy)
        assert_same_path(quick, simulate_by_steps(history, leverage, charged, policy))


def test_the_loop_of_a_script_has_the_same_numbers() -> None:
    closes = benchmark_prices.history()
    token, ledger = policy_path.ours(closes).arrays, bare_loop.band_ledger(closes)
    np.testing.assert_allclose(token.nav, ledger["nav"], rtol=1e-12)
    np.testing.assert_allclose(token.exposure, ledger["exposure"], rtol=1e-12)
    np.testing.assert_allclose(token.leverage_before, ledger["leverage_before"], rtol=1e-12)
    np.testing.assert_allclose(token.trades, ledger["trade"], rtol=1e-9, atol=1e-15)
    for name in ("financing", "management_fee", "trading_fee"):
        np.testing.assert_allclose(token.charges[name], ledger[name], rtol=1e-9, atol=1e-18)
    assert (token.trades != 0.0).sum() > 5


@pytest.mark.parametrize("policy", [Every(1), Band(3.0, 3.0), Recenter(2.0, 4.0, 1.0)])
def test_the_golden_path_is_met_by_every_rule_that_is_daily(policy: Policy) -> None:
    token = simulate_token(walk(0.10, -0.08, 0.05), 3.0, costs=COSTS, policy=policy)
    expected = [1.0, 1.299101326159, 0.986298874856, 1.133652349734]
    assert token.nav.round(12).tolist() == expected
    assert token.rebalance_count == len(token.ledger()) == 3


def test_ftx_bull_and_bear_trip_at_their_published_moves() -> None:
    alone = Emergency(daily=False)
    for leverage, before, at in ((3.0, -0.1110, -0.1112), (-3.0, 0.0666, 0.0668)):
        assert simulate_token(walk(before), leverage, policy=alone).rebalance_count == 0
        assert reasons(simulate_token(walk(at), leverage, policy=alone)) == ["emergency"]


def test_a_smooth_slide_to_one_half_costs_a_3x_five_emergencies_and_the_way_back_is_long() -> None:
    there_and_back = (*smooth(100.0, 50.0, 100_000), *smooth(50.0, 100.0, 1_000)[1:])
    token = simulate_token(dated(there_and_back, freq="min"), 3.0, policy=Emergency(daily=False))
    assert round(float(token.nav.iloc[100_000]), 4) == 0.0926
    assert reasons(token) == ["emergency"] * 5
    assert round(float(token.nav.iloc[-1]), 4) == 0.4485


def test_fli_recenters_after_a_fall_of_five_percent() -> None:
    token = simulate_token(walk(-0.05), 2.0, policy=Recenter(1.7, 2.3, 0.05))
    assert round(float(token.leverage_before.iloc[1]), 4) == 2.1111
    assert round(float(token.exposure.iloc[1] / token.nav.iloc[1]), 5) == 2.10556


def test_an_adverse_move_of_fifteen_percent_leaves_55_percent_of_a_3x() -> None:
    long = simulate_token(quotes(100.0, 85.0), 3.0, policy=AdverseMove(daily=False))
    assert round(float(long.leverage_before.iloc[1]), 2) == 4.64
    assert long.total_return == pytest.approx(-0.45, abs=1e-15)
    assert reasons(long) == ["adverse_move"]
    short = simulate_token(quotes(100.0, 115.0), -3.0, policy=AdverseMove(daily=False))
    assert round(float(short.leverage_before.iloc[1]), 2) == -6.27


def test_an_adverse_move_is_counted_from_the_last_rebalance() -> None:
    falling = quotes(100.0, 90.0, 85.0, 80.0, 72.3, 72.25)
    token = simulate_token(falling, 3.0, policy=AdverseMove(daily=False))
    assert token.events()["price"].tolist() == [85.0, 72.25]


@pytest.mark.parametrize(
    ("leverage", "before", "at"), [(3.0, 0.7019, 0.7017), (-3.0, 1.2698, 1.2699)]
)
def test_a_margin_position_is_closed_at_the_first_close_beyond_its_level(
    leverage: float, before: float, at: float
) -> None:
    closes = quotes(100.0, 100.0 * before, 100.0 * at, 100.0)
    position = simulate_token(closes, leverage, policy=Never(0.05))
    left = 1.0 + leverage * (at - 1.0)
    assert position.liquidated_on == closes.index[2]
    assert position.wiped_out_on is None
    assert position.nav.iloc[2:].tolist() == pytest.approx([left, left], rel=1e-12)
    assert position.exposure.iloc[2:].tolist() == [0.0, 0.0]
    assert reasons(position) == ["liquidation"]
    assert position.rebalance_count == len(position.ledger()) == 1


def test_after_a_liquidation_what_is_left_earns_and_pays_nothing() -> None:
    closes = quotes(100.0, 68.0, 90.0, 40.0)
    position = simulate_token(closes, 3.0, costs=COSTS, policy=Never(0.05))
    assert position.nav.iloc[1] == position.nav.iloc[3] > 0.0
    assert (position.charges.iloc[2:] == 0.0).to_numpy().all()
    assert position.leverage_before.iloc[2:].tolist() == [0.0, 0.0]
    assert position.charges["trading_fee"].iloc[1] == pytest.approx(0.001 * 3 * 0.68, rel=1e-12)


def test_a_position_that_falls_through_its_margin_to_nothing_is_wiped_out() -> None:
    position = simulate_token(quotes(100.0, 60.0, 90.0), 3.0, policy=Never(0.05))
    assert position.wiped_out_on == pd.Timestamp("2024-01-02")
    assert position.liquidated_on is None
    by_fee = simulate_token(
        quotes(100.0, 67.0, 90.0), 3.0, costs=Costs(trading_fee=0.3), policy=Never(0.05)
    )
    assert by_fee.wiped_out_on == pd.Timestamp("2024-01-02")
    assert by_fee.liquidated_on is None
    assert by_fee.rebalance_count == len(by_fee.ledger()) == 1


def test_a_ledger_has_a_row_for_each_day_on_which_something_was_traded() -> None:
    prices = quotes(100.0, 95.0, 85.0, 86.0, 120.0, 121.0)
    token = simulate_token(prices, 3.0, costs=COSTS, policy=Band(2.0, 4.0))
    ledger = token.ledger()
    assert ledger.index.tolist() == [prices.index[2], prices.index[4]]
    assert token.rebalance_count == 2
    assert ledger["trade"].tolist() == token.trades[token.trades != 0.0].tolist()
    assert ledger["asset_return"].tolist() == pytest.approx([-0.15, 120.0 / 85.0 - 1.0])
    financing = token.charges["financing"]
    assert ledger["financing"].tolist() == pytest.approx(
        [financing.iloc[1:3].sum(), financing.iloc[3:5].sum()], rel=1e-12
    )
    assert ledger["nav"].tolist() == token.nav.iloc[[2, 4]].tolist()


def test_a_ledger_without_a_trade_is_empty_and_one_of_a_ruin_ends_with_it() -> None:
    held = simulate_token(quotes(100.0, 101.0), 3.0, policy=Band(2.0, 4.0))
    assert len(held.ledger()) == held.rebalance_count == len(held.events()) == 0
    ruined = simulate_token(quotes(100.0, 101.0, 60.0, 70.0), 3.0, policy=Band(2.0, 4.0))
    assert ruined.ledger().index.tolist() == [pd.Timestamp("2024-01-03")]
    assert ruined.rebalance_count == 1
    assert len(ruined.events()) == 0


def test_the_events_of_a_daily_reset_are_its_ledger() -> None:
    token = simulate_token(quotes(100.0, 110.0, 99.0, 60.0, 70.0), 3.0, costs=COSTS)
    events, ledger = token.events(), token.ledger()
    assert events.index.tolist() == ledger.index.tolist()[:2]
    for column in ("leverage_before", "trade", "trading_fee", "nav"):
        assert events[column].tolist() == ledger[column].tolist()[:2]
    assert events["price"].tolist() == [110.0, 99.0]
    assert set(reasons(token)) == {"reset"}
    by_fee = simulate_token(walk(-0.3), 3.0, costs=Costs(trading_fee=0.3))
    assert by_fee.events()["nav"].tolist() == [0.0]


def test_between_rebalances_financing_is_on_the_leverage_held() -> None:
    charged = Costs(financing=Funded(rate=0.365))
    token = simulate_token(quotes(100.0, 90.0, 90.0), 3.0, costs=charged, policy=Every(9))
    paid = token.charges["financing"].to_numpy()
    assert paid[1] == pytest.approx(0.001 * 2.0, rel=1e-12)
    assert paid[2] == pytest.approx(0.001 * (2.7 - token.nav.iloc[1]), rel=1e-12)


def test_growth_beyond_any_number_is_refused_in_words_for_every_rule() -> None:
    doubling = quotes(*(2.0**day for day in range(320)))
    with refused("10x", "beyond any number"):
        simulate_token(doubling, 10.0, policy=Every(1))


def test_a_daily_reset_still_takes_the_closed_form() -> None:
    assert simulate_token(walk(0.1), 3.0, policy=Daily()).arrays.events is None
