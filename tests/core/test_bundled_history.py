"""The bundled prices: the published figures of the Nasdaq, and exact sums over every history."""

from __future__ import annotations

from functools import cache

import numpy as np
import pandas as pd
import pytest

from lev_core import (
    Costs,
    Funded,
    PriceHistory,
    attribute_gap,
    attribute_log_gap,
    simple_leverage,
    simulate_token,
    worthless_on,
)
from lev_core.daily import simulate_daily
from lev_core.market import bill_rate, bundled, symbols
from lev_core.shapley import shapley_costs
from lev_core.stepwise import simulate_by_steps
from tests.core.strategies import largest_term, residual

LEVERAGES = (-5.0, -3.0, -1.0, 0.5, 2.0, 3.0, 5.0)


def nasdaq() -> PriceHistory:
    """Return the Nasdaq Composite of twenty years."""
    return bundled("^IXIC").between("1999-01-04", "2018-12-31")


@cache
def fund_costs() -> Costs:
    """Return what a large fund charges, at the interest of the day."""
    return Costs(
        management_fee=0.0095,
        financing=Funded(rate=bill_rate(), spread=0.005),
        trading_fee=0.0005,
    )


def points(fraction: float) -> float:
    """Return percentage points to the printed digit."""
    return round(fraction * 100, 2)


def test_twenty_years_of_3x_nasdaq_split_as_published() -> None:
    gap = attribute_gap(simulate_token(nasdaq(), 3.0))
    assert points(gap.simple) == 601.51
    assert points(gap.trend_gain) == 2010.16
    assert points(gap.volatility_drag) == -2654.07
    assert points(gap.token) == -42.39
    assert gap.cost_drag == 0.0
    assert residual(gap) < 1e-12


def test_with_costs_3x_nasdaq_ends_where_published() -> None:
    token = simulate_token(nasdaq(), 3.0, costs=fund_costs())
    assert points(token.total_return) == -83.58
    gap = attribute_gap(token)
    assert residual(gap) < 1e-12
    assert max(gap.management_fee, gap.financing, gap.trading_fee) < 0.0


def test_from_one_peak_to_the_next_3x_nasdaq_made_less_than_a_tenth_of_the_asset() -> None:
    prices = nasdaq().between("2007-10-01", "2013-12-31")
    gap = attribute_gap(simulate_token(prices, 3.0))
    assert round(prices.total_return * 100, 1) == 52.4
    assert round(gap.simple * 100, 1) == 157.1
    assert round(gap.token * 100, 1) == 4.2


def test_a_fixed_3x_nasdaq_position_was_worthless_in_september_2001() -> None:
    assert worthless_on(simple_leverage(nasdaq(), 3.0)) == pd.Timestamp("2001-09-20")
    assert simulate_token(nasdaq(), 3.0).wiped_out_on is None


def test_there_are_two_indices_oil_and_twenty_shares() -> None:
    assert {"^IXIC", "^GSPC", "WTI", "AAPL"} < set(symbols())
    assert len(symbols()) == 23


@pytest.mark.parametrize("symbol", symbols())
def test_every_history_splits_exactly(symbol: str) -> None:
    for leverage in LEVERAGES:
        for charged in (Costs(), fund_costs()):
            token = simulate_token(bundled(symbol), leverage, costs=charged)
            gap = attribute_gap(token)
            assert residual(gap) <= 1e-12
            rounding = 1e-12 * largest_term(gap)
            side = -1.0 if 0.0 < leverage < 1.0 else 1.0
            assert side * gap.trend_gain >= -rounding
            assert side * gap.volatility_drag <= rounding


@pytest.mark.parametrize("symbol", symbols())
def test_every_history_splits_exactly_in_log_points_while_there_is_a_logarithm(symbol: str) -> None:
    for leverage in LEVERAGES:
        for charged in (Costs(), fund_costs()):
            token = simulate_token(bundled(symbol), leverage, costs=charged)
            gap = attribute_log_gap(token)
            alive = token.wiped_out_row is None
            assert (gap is not None) == (alive and 1.0 + leverage * token.prices.total_return > 0.0)
            if gap is not None:
                assert residual(gap) <= 1e-12
                assert gap.token == pytest.approx(np.log(token.arrays.nav[-1]), rel=1e-12)


@pytest.mark.parametrize("symbol", symbols())
def test_over_every_history_the_closed_form_is_the_loop(symbol: str) -> None:
    for leverage in (-1.0, 0.5, 2.0, 3.0):
        closed = simulate_daily(bundled(symbol), leverage, fund_costs())
        loop = simulate_by_steps(bundled(symbol), leverage, fund_costs())
        np.testing.assert_allclose(closed.nav, loop.nav, rtol=1e-12)


@pytest.mark.parametrize("symbol", symbols())
def test_one_times_every_history_is_the_asset(symbol: str) -> None:
    prices = bundled(symbol)
    nav = simulate_token(prices, 1.0).arrays.nav
    np.testing.assert_allclose(nav, prices.values / prices.values[0], rtol=1e-12)


@pytest.mark.parametrize("symbol", ["^IXIC", "^GSPC"])
@pytest.mark.parametrize("leverage", [-3.0, -1.0, 2.0, 3.0])
def test_over_ten_years_linking_agrees_with_shapley_within_a_twentieth_of_the_costs(
    symbol: str, leverage: float
) -> None:
    ten_years = bundled(symbol).between("2009-01-02", "2018-12-31")
    token = simulate_token(ten_years, leverage, costs=fund_costs())
    linked, shared = attribute_gap(token), shapley_costs(token)
    total = sum(abs(share) for share in shared.values())
    for name, share in shared.items():
        assert abs(getattr(linked, name) - share) <= 0.05 * total
