"""The loop and the closed form: two ways to the same path, and a third from the definitions."""

from __future__ import annotations

from decimal import Decimal, localcontext

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given

from lev_core import Costs, Funded, PerpetualFunding, PriceHistory, simulate_token
from lev_core._path import PathArrays
from lev_core.daily import simulate_daily
from lev_core.financing import Financing
from lev_core.stepwise import simulate_by_steps
from tests.core.strategies import clear_of_ruin, costs, histories, leverages, walk

GOLDEN_COSTS = Costs(management_fee=0.01, financing=Funded(rate=0.05), trading_fee=0.001)


def by_definition(history: PriceHistory, leverage: float, charged: Costs) -> list[float]:
    """Return the NAV step by step as the model defines it, with fifty digits."""
    multiple, fee = Decimal(leverage), Decimal(charged.management_fee)
    carry = carried(multiple, charged.financing)
    closes = [Decimal(close) for close in history.values.tolist()]
    moments = [int(moment.timestamp()) for moment in history.index]
    navs = [Decimal(1)]
    with localcontext(prec=50):
        for row in range(1, len(closes)):
            start = navs[-1]
            years = Decimal(moments[row] - moments[row - 1]) / (365 * 86400)
            exposure = multiple * start * closes[row] / closes[row - 1]
            nav = start + exposure - multiple * start
            if nav > 0:
                nav -= start * (carry + fee) * years
            navs.append(after_trade(nav, exposure, multiple, charged) if nav > 0 else Decimal(0))
    return [float(nav) for nav in navs]


def carried(multiple: Decimal, financing: Financing) -> Decimal:
    """Return what financing takes in a year of one unit."""
    if isinstance(financing, PerpetualFunding):
        return multiple * exactly(financing.rate)
    rate = exactly(financing.rate)
    if multiple >= 1:
        return (multiple - 1) * (rate + Decimal(financing.spread))
    if multiple >= 0:
        return -(1 - multiple) * rate
    return -(1 - multiple) * rate - multiple * Decimal(financing.borrow_fee)


def after_trade(nav: Decimal, exposure: Decimal, multiple: Decimal, charged: Costs) -> Decimal:
    """Return the NAV after the trade, found by halving where no formula gives it."""
    kappa, fixed = Decimal(0), Decimal(0)
    if charged.fund_size is not None:
        fixed = Decimal(charged.rebalance_cost) / Decimal(charged.fund_size)
        if charged.impact is not None:
            volume, swing = (
                exactly(value)
                for value in (charged.impact.daily_volume, charged.impact.daily_volatility)
            )
            coefficient = Decimal(charged.impact.coefficient)
            kappa = 2 * coefficient * swing * (Decimal(charged.fund_size) / volume).sqrt() / 3
    if not charged.size_follows_nav:
        fixed, kappa = fixed * nav, kappa / nav.sqrt()
    nav -= fixed
    if nav <= 0:
        return Decimal(0)
    missing = multiple * nav - exposure
    side = 1 if missing >= 0 else -1
    square, cube = 1 + side * multiple * Decimal(charged.trading_fee), side * multiple * kappa
    low, high = Decimal(0), turning_point(square, cube, abs(missing))
    if cube * high**3 + square * high**2 < abs(missing):
        return Decimal(0)
    for _ in range(170):
        middle = (low + high) / 2
        too_small = cube * middle**3 + square * middle**2 < abs(missing)
        low, high = (middle, high) if too_small else (low, middle)
    paid = Decimal(charged.trading_fee) * low**2 + kappa * low**3
    return max(nav - paid, Decimal(0))


def turning_point(square: Decimal, cube: Decimal, missing: Decimal) -> Decimal:
    """Return where the smaller root lies below: the top of the cubic, or far enough."""
    enough = (missing / square).sqrt() + 1
    return min(enough * 4, -2 * square / (3 * cube)) if cube < 0 else enough


def exactly(value: float | pd.Series) -> Decimal:
    """Return a constant as it stands in memory."""
    assert isinstance(value, float)
    return Decimal(value)


def clear_of_any_ruin(history: PriceHistory, leverage: float, charged: Costs) -> bool:
    """Return whether no interval ends, before or after costs, so near 0 that rounding decides."""
    after = simulate_by_steps(history, leverage, charged).nav
    alive = after[:-1] > 0.0
    growth = after[1:][alive] / after[:-1][alive]
    return clear_of_ruin(history, leverage) and bool(((growth > 0.1) | (growth == 0.0)).all())


def assert_same(closed: PathArrays, loop: PathArrays) -> None:
    """Compare two paths to 1e-12: values as they are, trades and charges as shares of the NAV."""
    start = np.concatenate(([1.0], loop.nav[:-1]))
    unit = np.where(start > 0.0, start, 1.0)
    np.testing.assert_allclose(closed.nav, loop.nav, rtol=1e-12)
    np.testing.assert_allclose(closed.leverage_before, loop.leverage_before, rtol=1e-12)
    np.testing.assert_allclose(closed.exposure, loop.exposure, rtol=1e-12)
    np.testing.assert_allclose(closed.trades / unit, loop.trades / unit, rtol=0.0, atol=1e-12)
    assert closed.charges.keys() == loop.charges.keys()
    for name, charged in closed.charges.items():
        np.testing.assert_allclose(
            charged / unit, loop.charges[name] / unit, rtol=0.0, atol=1e-12, err_msg=name
        )


def both(history: PriceHistory, leverage: float, charged: Costs) -> tuple[PathArrays, PathArrays]:
    """Return the path from the closed form and from the loop."""
    return simulate_daily(history, leverage, charged), simulate_by_steps(history, leverage, charged)


@given(histories(), leverages(), costs(lowest=-0.5, fixed_size=True))
def test_the_closed_form_is_the_loop(
    history: PriceHistory, leverage: float, charged: Costs
) -> None:
    assume(clear_of_any_ruin(history, leverage, charged))
    assert_same(*both(history, leverage, charged))


@given(histories(), leverages(-3.0, 3.0), costs(max_trading_fee=0.3, fixed_size=True))
def test_the_closed_form_is_the_loop_at_fees_that_ruin(
    history: PriceHistory, leverage: float, charged: Costs
) -> None:
    assume(clear_of_any_ruin(history, leverage, charged))
    assert_same(*both(history, leverage, charged))


@given(histories(), leverages(), costs(lowest=-0.5))
def test_loop_and_closed_form_are_the_definition(
    history: PriceHistory, leverage: float, charged: Costs
) -> None:
    assume(clear_of_any_ruin(history, leverage, charged))
    expected = by_definition(history, leverage, charged)
    loop = simulate_by_steps(history, leverage, charged)
    np.testing.assert_allclose(loop.nav, expected, rtol=1e-12)
    if charged.trades_in_proportion or not charged.size_follows_nav:
        closed = simulate_daily(history, leverage, charged)
        np.testing.assert_allclose(closed.nav, expected, rtol=1e-12)


def test_the_loop_meets_the_golden_path() -> None:
    path = simulate_by_steps(walk(0.10, -0.08, 0.05), 3.0, GOLDEN_COSTS)
    expected = [1.0, 1.299101326159, 0.986298874856, 1.133652349734]
    assert path.nav.round(12).tolist() == expected


@pytest.mark.parametrize(
    ("returns", "leverage", "charged"),
    [
        pytest.param((0.1, -0.4, 0.2), 3.0, GOLDEN_COSTS, id="by the market"),
        pytest.param((0.1, -0.3333, 0.2), 3.0, GOLDEN_COSTS, id="by interest and fee"),
        pytest.param((0.1, -0.3, 0.2), 3.0, Costs(trading_fee=0.3), id="by the trade"),
        pytest.param((0.1, 0.6, -0.2), -2.0, GOLDEN_COSTS, id="by a rise"),
    ],
)
def test_both_ways_ruin_a_token_alike(
    returns: tuple[float, ...], leverage: float, charged: Costs
) -> None:
    closed, loop = both(walk(*returns), leverage, charged)
    assert loop.nav[2:].tolist() == [0.0, 0.0]
    assert_same(closed, loop)


def test_both_ways_agree_when_interest_exceeds_what_the_market_left_below_zero() -> None:
    closed, loop = both(walk(1.005, 0.0), -1.0, Costs(financing=Funded(rate=5.0)))
    assert_same(closed, loop)


def test_both_ways_agree_when_a_rebate_exceeds_the_financing_that_ruins() -> None:
    rebate = Costs(management_fee=-5.0, financing=Funded(rate=5.0, spread=5.0))
    index = pd.to_datetime(["2024-01-01", "2024-01-21", "2024-01-22"])
    closed, loop = both(PriceHistory(pd.Series(100.0, index=index)), 3.0, rebate)
    assert_same(closed, loop)


def test_both_ways_read_a_dated_rate_alike() -> None:
    rate = pd.Series(
        [0.01, 0.4, -0.02], index=pd.to_datetime(["2023-12-01", "2024-01-02", "2024-01-03"])
    )
    charged = Costs(financing=Funded(rate=rate, spread=0.01))
    closed, loop = both(walk(0.1, -0.08, 0.05, 0.02), 3.0, charged)
    assert_same(closed, loop)
    paid = loop.charges["financing"][1:] / loop.nav[:-1] * 365
    assert paid.round(9).tolist() == [0.04, 0.82, -0.02, -0.02]


def test_five_thousand_days_agree_to_a_trillionth() -> None:
    draws = np.random.default_rng(5).normal(0.0003, 0.012, 5000)
    history = walk(*draws.tolist())
    for leverage in (-3.0, -1.0, 0.5, 2.0, 3.0):
        assert_same(*both(history, leverage, GOLDEN_COSTS))


def test_the_door_takes_the_closed_form() -> None:
    history = walk(0.10, -0.08, 0.05)
    arrays = simulate_token(history, 3.0, costs=GOLDEN_COSTS).arrays
    assert arrays.nav.tolist() == simulate_daily(history, 3.0, GOLDEN_COSTS).nav.tolist()
