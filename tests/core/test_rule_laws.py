"""What holds under every rule, whatever the prices."""

from __future__ import annotations

from dataclasses import replace
from math import isclose, log

import numpy as np
import pandas as pd
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
    Policy,
    PriceHistory,
    Recenter,
    TokenPath,
    attribute_gap,
    attribute_log_gap,
    gross_value,
    simulate_token,
    turnover,
)
from lev_core._path import FUND_CHARGES, Inside
from lev_core.linking import log_costs, logarithmic_mean
from lev_core.shapley import shapley_costs
from tests.core.rules import TYPICAL_LEVERAGES, barred, bars, policies, start_at
from tests.core.strategies import (
    CONTRIBUTIONS,
    clear_of_ruin,
    costs,
    fractions,
    histories,
    largest_term,
    leverages,
    quotes,
    residual,
    swings,
    walk,
)

COSTS = Costs(management_fee=0.01, financing=Funded(rate=0.05), trading_fee=0.001)
INSIDE: tuple[Inside, ...] = ("closes", "low_first", "high_first")


def drawn(data: st.DataObject, history: PriceHistory, charged: Costs) -> TokenPath:
    """Return a token under any rule, leverage and way through its bars."""
    leverage = data.draw(st.sampled_from(TYPICAL_LEVERAGES))
    policy = data.draw(policies(leverage))
    inside = data.draw(st.sampled_from(INSIDE))
    return simulate_token(history, leverage, costs=charged, policy=policy, inside=inside)


def assert_same_value(first: TokenPath, second: TokenPath) -> None:
    """Compare two paths that differ by the road of the same arithmetic."""
    alive = second.arrays.nav > 1e-6
    np.testing.assert_allclose(first.arrays.nav[alive], second.arrays.nav[alive], rtol=1e-8)


@given(histories(), leverages(-4.0, 4.0), costs(lowest=-0.3))
def test_four_rules_are_daily(history: PriceHistory, leverage: float, charged: Costs) -> None:
    assume(clear_of_ruin(history, leverage))
    size = abs(leverage)
    # A band does nothing where nothing has moved, and a reset every day pays for itself even then.
    before = simulate_token(history, leverage, costs=charged).arrays.leverage_before[1:]
    has_moved = bool((np.abs(before - leverage) > 1e-9).all())
    banded = charged if has_moved else replace(charged, rebalance_cost=0.0)
    for policy, paid in (
        (Every(1), charged),
        (Emergency(), charged),
        (AdverseMove(), charged),
        (Band(size, size), banded),
        (Band(size, size, to="edge"), banded),
        (Recenter(0.5 * size, 2.0 * size, 1.0), banded),
    ):
        daily = simulate_token(history, leverage, costs=paid)
        assert_same_value(simulate_token(history, leverage, costs=paid, policy=policy), daily)


@given(histories(), costs(max_trading_fee=0.05))
def test_a_position_at_one_without_interest_is_the_asset(
    history: PriceHistory, charged: Costs
) -> None:
    only_trading = Costs(trading_fee=charged.trading_fee)
    for policy in (Never(), Never(0.05), Band(0.5, 2.0), Emergency(daily=False)):
        token = simulate_token(history, 1.0, costs=only_trading, policy=policy)
        np.testing.assert_allclose(token.arrays.nav, history.values / history.values[0], rtol=1e-12)


@given(histories(), leverages(-4.0, 4.0))
def test_a_position_never_rebalanced_is_simple_leverage_until_it_is_worthless(
    history: PriceHistory, leverage: float
) -> None:
    simple = 1.0 + leverage * (history.values / history.values[0] - 1.0)
    assume((np.abs(simple) > 1e-6).all())
    gone = np.logical_or.accumulate(simple <= 0.0)
    nav = simulate_token(history, leverage, policy=Never()).arrays.nav
    np.testing.assert_allclose(nav, np.where(gone, 0.0, simple), rtol=1e-9)


@given(st.data(), barred(), costs(lowest=-0.3))
def test_the_parts_of_the_gap_sum_to_the_token_under_every_rule(
    data: st.DataObject, history: PriceHistory, charged: Costs
) -> None:
    token = drawn(data, history, charged)
    gap = attribute_gap(token)
    assert residual(gap) <= 1e-12
    in_logs = attribute_log_gap(token)
    if in_logs is not None:
        assert residual(in_logs) <= 1e-12
        assert in_logs.token == pytest.approx(log(token.final_value), abs=1e-12)


@given(st.data(), barred(), costs(max_trading_fee=0.2))
def test_the_parts_sum_at_fees_that_ruin(
    data: st.DataObject, history: PriceHistory, charged: Costs
) -> None:
    leverage = data.draw(st.sampled_from((-2.0, 2.0)))
    policy = data.draw(policies(leverage))
    inside = data.draw(st.sampled_from(INSIDE))
    token = simulate_token(history, leverage, costs=charged, policy=policy, inside=inside)
    assert residual(attribute_gap(token)) <= 1e-12


@given(st.data(), barred(gaps=False))
def test_without_costs_the_gap_has_none_and_the_gross_value_is_the_value(
    data: st.DataObject, history: PriceHistory
) -> None:
    token = drawn(data, history, Costs())
    gap = attribute_gap(token)
    assert gap.cost_drag == 0.0
    assert isclose(gross_value(token), token.arrays.nav[-1], rel_tol=1e-12)


@given(st.data(), barred(), costs())
def test_the_growth_before_costs_less_the_costs_is_the_growth(
    data: st.DataObject, history: PriceHistory, charged: Costs
) -> None:
    token = drawn(data, history, charged)
    gross, net = gross_value(token), token.final_value
    gap = attribute_gap(token)
    if net > 0.0 and gross > 0.0 and gap.rule_effect != 0.0:
        linked = sum(log_costs(token).values()) * logarithmic_mean(gross, net)
        assert gap.cost_drag == pytest.approx(-linked, abs=1e-11 * largest_term(gap))
        assert gross + gap.cost_drag == pytest.approx(net, abs=1e-11 * largest_term(gap))


@given(histories(), leverages(-4.0, 4.0), costs(lowest=-0.3))
def test_at_closes_the_gross_value_is_the_product_over_the_leverage_held(
    history: PriceHistory, leverage: float, charged: Costs
) -> None:
    token = simulate_token(history, leverage, costs=charged, policy=Every(3))
    assume(token.wiped_out_row is None)
    held = token.arrays.exposure[:-1] / token.arrays.nav[:-1]
    growth = 1.0 + held * history.interval_returns
    assume((growth > 1e-6).all())
    assert gross_value(token) == pytest.approx(float(growth.prod()), rel=1e-9)


@given(st.data(), barred(), costs(max_trading_fee=0.09, lowest=-0.3))
def test_a_wiped_out_token_stays_at_zero_and_holds_nothing(
    data: st.DataObject, history: PriceHistory, charged: Costs
) -> None:
    token = drawn(data, history, charged)
    nav = token.arrays.nav
    assert (nav >= 0.0).all()
    first = token.wiped_out_row
    if first is not None:
        for values in (nav, token.arrays.exposure, token.arrays.trades):
            assert (values[first + 1 :] == 0.0).all()
        assert nav[first] == token.arrays.exposure[first] == 0.0
        assert (token.charges.iloc[first + 1 :] == 0.0).to_numpy().all()


@given(st.data(), histories(), costs(max_trading_fee=0.09, lowest=-0.3))
def test_the_exposure_is_the_leverage_held_times_the_nav_and_the_trade(
    data: st.DataObject, history: PriceHistory, charged: Costs
) -> None:
    leverage = data.draw(st.sampled_from(TYPICAL_LEVERAGES))
    token = simulate_token(history, leverage, costs=charged, policy=data.draw(policies(leverage)))
    arrays = token.arrays
    alive = arrays.nav > 0.0
    trading = ("trading_fee", "impact", "rebalance_cost")
    before_trade = arrays.nav + sum(arrays.charges[name] for name in trading)
    held = arrays.leverage_before * before_trade + arrays.trades
    wrong = np.abs(held - arrays.exposure)[alive]
    assert (wrong <= 1e-9 * (before_trade + np.abs(arrays.trades))[alive]).all()


@given(st.data(), histories(), costs(lowest=-0.3))
def test_the_nav_changes_by_exposure_times_return_less_charges_under_every_rule(
    data: st.DataObject, history: PriceHistory, charged: Costs
) -> None:
    leverage = data.draw(st.sampled_from(TYPICAL_LEVERAGES))
    token = simulate_token(history, leverage, costs=charged, policy=data.draw(policies(leverage)))
    arrays = token.arrays
    earned = arrays.exposure[:-1] * history.interval_returns
    paid = np.sum([arrays.charges[name][1:] for name in FUND_CHARGES], axis=0)
    wrong = np.abs(np.diff(arrays.nav) - (earned - paid))
    by_the_market = arrays.nav[:-1] + earned <= 0.0
    size = np.maximum(arrays.nav[:-1], np.abs(earned))
    assert (wrong[~by_the_market] <= 1e-12 * size[~by_the_market]).all()


@given(st.data(), barred(), fractions(0.0, 0.05), st.integers(-20, 20))
def test_a_unit_of_a_power_of_two_changes_not_a_single_digit(
    data: st.DataObject, history: PriceHistory, fee: float, power: int
) -> None:
    unit = 2.0**power
    other = PriceHistory(
        history.close * unit,
        open=None if history.open is None else history.open * unit,
        high=None if history.high is None else history.high * unit,
        low=None if history.low is None else history.low * unit,
    )
    token = drawn(data, history, Costs(trading_fee=fee))
    again = simulate_token(
        other, token.leverage, costs=token.costs, policy=token.policy, inside=token.inside
    )
    assert again.arrays.nav.tolist() == token.arrays.nav.tolist()


@given(histories(), leverages(-4.0, 4.0), costs(), fractions(0.0, 0.05), st.integers(2, 7))
def test_a_higher_trading_fee_never_helps_a_rule_of_the_calendar(
    history: PriceHistory, leverage: float, charged: Costs, more: float, closes: int
) -> None:
    free_cash = replace(charged, financing=Funded())
    dearer = replace(free_cash, trading_fee=charged.trading_fee + more)
    assume(dearer.trading_fee * abs(leverage) < 1.0)
    cheap = simulate_token(history, leverage, costs=free_cash, policy=Every(closes))
    dear = simulate_token(history, leverage, costs=dearer, policy=Every(closes))
    assert (dear.arrays.nav <= cheap.arrays.nav * (1.0 + 1e-9)).all()


@pytest.mark.parametrize("policy", [Band(2.0, 4.0), Every(5), Recenter(2.0, 4.0, 0.2)])
def test_what_trading_costs_grows_with_what_is_traded(policy: Policy) -> None:
    history = swings(0.6, 3 * 365, seed=4)
    cheap, dear = (
        simulate_token(history, 3.0, costs=Costs(trading_fee=fee), policy=policy)
        for fee in (0.00001, 0.00002)
    )
    assert turnover(dear) == pytest.approx(turnover(cheap), rel=0.01)
    drags = [attribute_gap(token).trading_fee for token in (cheap, dear)]
    assert drags[1] / drags[0] == pytest.approx(2.0, rel=0.01)
    assert turnover(cheap) < turnover(simulate_token(history, 3.0))


def test_the_turnover_counts_every_trade_inside_a_bar() -> None:
    history = bars(start_at(100.0), (100.0, 100.0, 50.0, 100.0))
    token = simulate_token(history, 3.0, policy=Emergency(daily=False), inside="low_first")
    traded = token.events()["trade"].abs().sum()
    assert turnover(token) == pytest.approx(traded * 365.0, rel=1e-12)
    closed = simulate_token(quotes(100.0, 68.0, 90.0, 91.0), 3.0, policy=Never(0.05))
    assert turnover(closed) == pytest.approx(3.0 * 0.68 * 365.0, rel=1e-12)


def test_a_rule_that_survives_where_a_daily_reset_does_not_has_that_in_its_effect() -> None:
    history = walk(0.2, -0.35, 0.3)
    token = simulate_token(history, 3.0, costs=COSTS, policy=Band(1.0, 9.0))
    gap = attribute_gap(token)
    assert simulate_token(history, 3.0).total_return == -1.0
    assert token.wiped_out_on is None
    assert gap.rule_effect == gross_value(token) > 0.0
    assert residual(gap) <= 1e-12
    assert attribute_log_gap(token) is None


def test_a_rule_that_is_ruined_where_a_daily_reset_survives_has_that_in_its_effect() -> None:
    history = walk(-0.2, -0.2, 0.3)
    token = simulate_token(history, 3.0, costs=COSTS, policy=Never())
    gap = attribute_gap(token)
    daily = gross_value(simulate_token(history, 3.0))
    assert token.total_return == -1.0
    assert gap.cost_drag == 0.0
    assert gap.rule_effect == -daily < 0.0
    assert residual(gap) <= 1e-12


def test_a_ruin_that_closes_hide_is_in_the_rule_effect() -> None:
    history = bars(start_at(100.0), (137.6, 138.0, 120.0, 123.71), (123.0, 125.0, 122.0, 124.0))
    token = simulate_token(history, -3.0, inside="high_first")
    gap = attribute_gap(token)
    assert gap.token == -1.0
    assert gap.rule_effect == -gross_value(simulate_token(history, -3.0))
    assert residual(gap) <= 1e-12


def test_costs_that_alone_ruin_a_token_share_the_loss_under_its_own_rule() -> None:
    charged = Costs(management_fee=2.5, financing=Funded(rate=0.05), trading_fee=0.01)
    index = pd.Timestamp("2024-01-01") + pd.to_timedelta([0, 10, 20, 30, 200], unit="D")
    history = PriceHistory(pd.Series([100.0, 101.0, 99.0, 104.0, 103.0], index=index))
    for policy in (Band(2.9, 3.1), Every(2), Recenter(2.5, 3.5, 0.3)):
        token = simulate_token(history, 3.0, costs=charged, policy=policy)
        assert token.total_return == -1.0
        gap = attribute_gap(token)
        assert residual(gap) <= 1e-12
        free = simulate_token(history, 3.0, policy=policy)
        assert gross_value(token) == free.arrays.nav[-1] > 0.0
        for name, share in shapley_costs(token).items():
            assert getattr(gap, name) == share


def test_income_that_alone_keeps_a_token_alive_is_a_gain() -> None:
    charged = Costs(financing=Funded(rate=5.0))
    token = simulate_token(quotes(100.0, 200.0), -1.0, costs=charged, policy=Band(0.5, 2.0))
    gap = attribute_gap(token)
    assert gap.financing > 0.0
    assert residual(gap) <= 1e-12
    assert attribute_log_gap(token) is None


def test_a_daily_reset_has_no_rule_effect_at_all() -> None:
    gap = attribute_gap(simulate_token(walk(0.1, -0.08, 0.05), 3.0, costs=COSTS))
    assert gap.rule_effect == 0.0
    assert set(CONTRIBUTIONS) < set(vars(gap))


FOR_TWO_TARGETS: tuple[Policy, ...] = (
    Daily(),
    Every(3),
    Band(1.5, 3.5, continuous=True),
    Emergency(),
    AdverseMove(0.1),
)
TARGETS = pd.Series([3.0, 2.0], index=pd.to_datetime(["2023-12-31", "2024-01-03"]))


@given(st.data(), costs(lowest=-0.3), st.sampled_from(INSIDE))
def test_the_parts_sum_when_the_target_changes(
    data: st.DataObject, charged: Costs, inside: Inside
) -> None:
    history = bars(
        start_at(100.0),
        (101.0, 108.0, 97.0, 104.0),
        (103.0, 104.0, 80.0, 95.0),
        (96.0, 120.0, 94.0, 118.0),
        (118.0, 119.0, 101.0, 102.0),
    )
    policy = data.draw(st.sampled_from(FOR_TWO_TARGETS))
    token = simulate_token(history, TARGETS, costs=charged, policy=policy, inside=inside)
    gap = attribute_gap(token)
    assert gap.simple == 3.0 * history.total_return
    assert residual(gap) <= 1e-12
