"""What holds for every daily-reset token, whatever the prices."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lev_core import Costs, Funded, PriceHistory, TokenPath, simulate_token
from lev_core._path import FUND_CHARGES
from tests.core.strategies import (
    clear_of_ruin,
    climb,
    costs,
    fractions,
    histories,
    leverages,
    leverages_outside,
    returns,
    walk,
)


def scaled(history: PriceHistory, factor: float) -> PriceHistory:
    """Return the same history in another currency unit."""
    return PriceHistory(history.close * factor)


def shuffled(history: PriceHistory, order: list[int]) -> PriceHistory:
    """Return the same returns in another order."""
    prices = climb(history.interval_returns[order].tolist())
    return PriceHistory(pd.Series(prices, index=history.index))


def never_ahead(dearer: TokenPath, cheaper: TokenPath) -> bool:
    """Return whether one token is nowhere worth more than another, up to rounding."""
    return bool((dearer.arrays.nav <= cheaper.arrays.nav * (1.0 + 1e-12)).all())


@given(histories())
def test_one_times_the_asset_without_costs_is_the_asset(history: PriceHistory) -> None:
    nav = simulate_token(history, 1.0).arrays.nav
    np.testing.assert_allclose(nav, history.values / history.values[0], rtol=1e-12)


@given(histories())
def test_one_times_the_asset_never_trades_without_costs(history: PriceHistory) -> None:
    token = simulate_token(history, 1.0, costs=Costs(trading_fee=0.01))
    assert (token.arrays.trades == 0.0).all()
    np.testing.assert_allclose(token.arrays.nav, history.values / history.values[0], rtol=1e-12)


@given(histories())
def test_no_leverage_without_costs_is_cash(history: PriceHistory) -> None:
    token = simulate_token(history, 0.0)
    assert (token.arrays.nav == 1.0).all()
    assert (token.arrays.trades == 0.0).all()


@given(histories(), leverages(), st.randoms(use_true_random=False))
def test_without_costs_the_order_of_days_is_irrelevant(
    history: PriceHistory, leverage: float, random: Random
) -> None:
    assume(clear_of_ruin(history, leverage))
    order = list(range(len(history) - 1))
    random.shuffle(order)
    ending = simulate_token(shuffled(history, order), leverage).arrays.nav[-1]
    assert ending == pytest.approx(simulate_token(history, leverage).arrays.nav[-1], rel=1e-12)


def test_with_constant_costs_and_equal_days_the_order_is_irrelevant_too() -> None:
    charged = Costs(management_fee=0.02, financing=Funded(rate=0.05), trading_fee=0.002)
    there = simulate_token(walk(0.1, -0.08, 0.05, -0.02), 3.0, costs=charged)
    back = simulate_token(walk(-0.02, 0.05, -0.08, 0.1), 3.0, costs=charged)
    assert back.total_return == pytest.approx(there.total_return, abs=1e-14)


@given(histories(), leverages(), fractions(1e-6, 1e6), costs())
def test_the_unit_of_the_prices_is_irrelevant(
    history: PriceHistory, leverage: float, factor: float, charged: Costs
) -> None:
    assume(clear_of_ruin(history, leverage, 0.3))
    token = simulate_token(history, leverage, costs=charged)
    other = simulate_token(scaled(history, factor), leverage, costs=charged)
    assume(token.wiped_out_row is None)
    np.testing.assert_allclose(other.arrays.nav, token.arrays.nav, rtol=1e-12)


@given(histories(), leverages(), st.integers(-20, 20), costs())
def test_a_unit_of_a_power_of_two_changes_not_a_single_digit(
    history: PriceHistory, leverage: float, power: int, charged: Costs
) -> None:
    token = simulate_token(history, leverage, costs=charged)
    other = simulate_token(scaled(history, 2.0**power), leverage, costs=charged)
    assert other.arrays.nav.tolist() == token.arrays.nav.tolist()


@given(histories(), leverages(), costs(), fractions(0.0, 1.0))
def test_a_higher_management_fee_never_helps(
    history: PriceHistory, leverage: float, charged: Costs, more: float
) -> None:
    dearer = replace(charged, management_fee=charged.management_fee + more)
    assert never_ahead(
        simulate_token(history, leverage, costs=dearer),
        simulate_token(history, leverage, costs=charged),
    )


@given(histories(), leverages(), costs(), fractions(0.0, 0.07))
def test_a_higher_trading_fee_never_helps(
    history: PriceHistory, leverage: float, charged: Costs, more: float
) -> None:
    dearer = replace(charged, trading_fee=charged.trading_fee + more)
    assert never_ahead(
        simulate_token(history, leverage, costs=dearer),
        simulate_token(history, leverage, costs=charged),
    )


@given(histories(), leverages(), costs(), fractions(0.0, 0.5), fractions(0.0, 0.5))
def test_a_higher_spread_or_borrow_fee_never_helps(
    history: PriceHistory, leverage: float, charged: Costs, spread: float, borrow_fee: float
) -> None:
    financing = charged.financing
    assert isinstance(financing, Funded)
    dearer = Funded(
        rate=financing.rate,
        spread=financing.spread + spread,
        borrow_fee=financing.borrow_fee + borrow_fee,
    )
    assert never_ahead(
        simulate_token(history, leverage, costs=replace(charged, financing=dearer)),
        simulate_token(history, leverage, costs=charged),
    )


@given(histories(), leverages(), costs(), fractions(0.0, 0.5))
def test_a_higher_rate_never_helps_who_borrows_and_never_hurts_who_lends(
    history: PriceHistory, leverage: float, charged: Costs, more: float
) -> None:
    assert isinstance(charged.financing.rate, float)
    financing = replace(charged.financing, rate=charged.financing.rate + more)
    low = simulate_token(history, leverage, costs=charged)
    high = simulate_token(history, leverage, costs=replace(charged, financing=financing))
    assert never_ahead(high, low) if leverage >= 1.0 else never_ahead(low, high)


@given(histories(), leverages(1.0, 10.0), costs())
def test_costs_never_help_a_token_that_borrows(
    history: PriceHistory, leverage: float, charged: Costs
) -> None:
    charged_token = simulate_token(history, leverage, costs=charged)
    assert never_ahead(charged_token, simulate_token(history, leverage))


def test_every_cost_takes_something_from_a_token_that_trades() -> None:
    free = simulate_token(walk(0.1, -0.08), 3.0).total_return
    for charged in (
        Costs(management_fee=0.01),
        Costs(trading_fee=0.001),
        Costs(financing=Funded(rate=0.01)),
        Costs(financing=Funded(spread=0.01)),
    ):
        assert simulate_token(walk(0.1, -0.08), 3.0, costs=charged).total_return < free
    inverse = simulate_token(walk(0.1, -0.08), -3.0).total_return
    borrowing = Costs(financing=Funded(borrow_fee=0.01))
    assert simulate_token(walk(0.1, -0.08), -3.0, costs=borrowing).total_return < inverse


@given(histories(), leverages(), costs(max_trading_fee=0.09, lowest=-0.5))
def test_a_wiped_out_token_stays_at_zero(
    history: PriceHistory, leverage: float, charged: Costs
) -> None:
    token = simulate_token(history, leverage, costs=charged)
    nav = token.arrays.nav
    assert (nav >= 0.0).all()
    gone = nav == 0.0
    first = int(gone.argmax()) if gone.any() else len(nav)
    assert gone[first:].all()
    assert (token.arrays.exposure[first:] == 0.0).all()
    assert (token.arrays.trades[first:] == 0.0).all()
    assert token.wiped_out_row == (first if gone.any() else None)


@given(fractions(-0.6, -0.35), fractions(-0.6, -0.35), fractions(2.9, 10.0))
def test_two_ruins_do_not_multiply_back_to_life(
    first: float, second: float, leverage: float
) -> None:
    token = simulate_token(walk(0.01, first, second, 0.5), leverage)
    assert token.arrays.nav[2:].tolist() == [0.0, 0.0, 0.0]
    assert token.total_return == -1.0


@given(histories(), leverages(), costs(max_trading_fee=0.09, lowest=-0.5))
def test_each_rebalance_ends_at_the_target_leverage(
    history: PriceHistory, leverage: float, charged: Costs
) -> None:
    arrays = simulate_token(history, leverage, costs=charged).arrays
    alive = arrays.nav > 0.0
    held = arrays.exposure[alive] / arrays.nav[alive]
    np.testing.assert_allclose(held, leverage, rtol=1e-12)


@given(histories(), leverages(), costs(max_trading_fee=0.09, lowest=-0.5))
def test_what_is_held_moves_with_the_market_and_the_trade(
    history: PriceHistory, leverage: float, charged: Costs
) -> None:
    arrays = simulate_token(history, leverage, costs=charged).arrays
    alive = arrays.nav[1:] > 0.0
    drifted = arrays.exposure[:-1] * (1.0 + history.interval_returns)
    held = drifted + arrays.trades[1:]
    size = np.maximum(np.abs(drifted), np.abs(arrays.trades[1:]))
    wrong = np.abs(held - arrays.exposure[1:])
    assert (wrong[alive] <= 1e-12 * size[alive]).all()


@given(histories(), leverages(), costs(max_trading_fee=0.09, lowest=-0.5))
def test_the_nav_changes_by_exposure_times_return_less_charges(
    history: PriceHistory, leverage: float, charged: Costs
) -> None:
    token = simulate_token(history, leverage, costs=charged)
    arrays = token.arrays
    earned = arrays.exposure[:-1] * history.interval_returns
    paid = np.sum([arrays.charges[name][1:] for name in FUND_CHARGES], axis=0)
    wrong = np.abs(np.diff(arrays.nav) - (earned - paid))
    by_the_market = arrays.nav[:-1] + earned <= 0.0
    size = np.maximum(arrays.nav[:-1], np.abs(earned))
    assert (wrong[~by_the_market] <= 1e-12 * size[~by_the_market]).all()


@given(histories(), leverages_outside())
def test_outside_zero_to_one_a_token_buys_after_a_rise_and_sells_after_a_fall(
    history: PriceHistory, leverage: float
) -> None:
    token = simulate_token(history, leverage)
    moved = (np.abs(history.interval_returns) > 1e-9) & (token.arrays.nav[1:] > 0.0)
    signs = np.sign(token.arrays.trades[1:])[moved]
    assert signs.tolist() == np.sign(history.interval_returns)[moved].tolist()


@given(histories(), fractions(0.01, 0.99))
def test_between_zero_and_one_a_token_sells_after_a_rise_and_buys_after_a_fall(
    history: PriceHistory, leverage: float
) -> None:
    token = simulate_token(history, leverage)
    moved = np.abs(history.interval_returns) > 1e-9
    signs = np.sign(token.arrays.trades[1:])[moved]
    assert signs.tolist() == (-np.sign(history.interval_returns)[moved]).tolist()


@given(histories(), leverages())
def test_a_trade_without_costs_is_the_cheng_and_madhavan_demand(
    history: PriceHistory, leverage: float
) -> None:
    arrays = simulate_token(history, leverage).arrays
    alive = arrays.nav[1:] > 0.0
    demand = arrays.nav[:-1] * (leverage**2 - leverage) * history.interval_returns
    size = arrays.nav[:-1] * max(1.0, leverage**2)
    assert (np.abs(arrays.trades[1:] - demand)[alive] <= 1e-12 * size[alive]).all()


@given(returns(-0.09, 0.09), leverages(), st.integers(2, 20))
def test_a_longer_history_begins_like_a_shorter_one(
    move: float, leverage: float, days: int
) -> None:
    charged = Costs(management_fee=0.01, financing=Funded(rate=0.05), trading_fee=0.001)
    whole = simulate_token(walk(*[move, -move] * days), leverage, costs=charged)
    part = simulate_token(walk(*[move, -move]), leverage, costs=charged)
    assert whole.arrays.nav[:3].tolist() == part.arrays.nav.tolist()
