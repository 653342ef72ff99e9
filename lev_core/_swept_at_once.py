"""Tokens at many multiples and under many costs in closed form: products of matrices."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from lev_core._swept import BEYOND
from lev_core._types import Floats
from lev_core.costs import Costs
from lev_core.errors import LeverageError
from lev_core.prices import PriceHistory

LARGEST = np.finfo(np.float64).max
STRETCH = 12  # rows
BLOCK = 384  # rows: a few hundred scenarios of them fit in the cache


def all_at_once(
    histories: Sequence[PriceHistory], leverages: tuple[float, ...], costs: tuple[Costs, ...]
) -> list[Floats]:
    """Return the NAV of daily resets whose trades cost a share of their notional.

    Parameters
    ----------
    histories : sequence of PriceHistory
        The assets, of any lengths.
    leverages : tuple of float
        Target leverages.
    costs : tuple of Costs
        What holders pay; all of them with trades in proportion.

    Returns
    -------
    list of numpy.ndarray
        NAV from 1.0 of each history, shape ``(rows, leverages, costs)``; as `simulate_token`.

    Raises
    ------
    LeverageError
        If a token would grow beyond any number.
    """
    navs = [np.empty((len(one), len(leverages), len(costs))) for one in histories]
    for history, nav in zip(histories, navs, strict=True):
        _fill(nav.reshape(len(history), -1), history, leverages, costs)
    return navs


def _fill(
    nav: Floats, prices: PriceHistory, leverages: tuple[float, ...], costs: tuple[Costs, ...]
) -> None:
    """Write the NAV of every scenario.

    Both candidates of `lev_core.daily.daily_growth` are linear in the return, the time and the
    rate of an interval, so each is one product of matrices; some rows at a time, so that they
    stay in the cache.
    """
    known, buying, selling = _factors(prices, leverages, costs)
    sold = np.empty((BLOCK, nav.shape[1]))
    nav[0] = 1.0
    with np.errstate(over="ignore", invalid="ignore"):
        for start in range(0, len(known), BLOCK):
            rows = known[start : start + BLOCK]
            growth = np.matmul(rows, buying, out=nav[start + 1 : start + 1 + len(rows)])
            np.minimum(growth, np.matmul(rows, selling, out=sold[: len(rows)]), out=growth)
            np.maximum(growth, 0.0, out=growth)
            _compound(nav[start], growth)
    if not (nav[-1] <= LARGEST).all():
        raise LeverageError(BEYOND)


def _compound(before: Floats, growth: Floats) -> None:
    """Turn growth into value in place: within short stretches all at once, then one by one."""
    whole = len(growth) // STRETCH * STRETCH
    stretches = growth[:whole].reshape(-1, STRETCH, growth.shape[1])
    for row in range(1, STRETCH):
        stretches[:, row] *= stretches[:, row - 1]
    for values in (*stretches, *growth[whole:, np.newaxis]):
        np.multiply(values, before, out=values)
        before = values[-1]


def _factors(
    prices: PriceHistory, leverages: tuple[float, ...], costs: tuple[Costs, ...]
) -> tuple[Floats, Floats, Floats]:
    """Return what is known of each interval, and what buying and selling make of it.

    Returns
    -------
    tuple of numpy.ndarray
        One, the return, the years and the years times each rate, shape ``(intervals, 3 + costs)``;
        and the two matrices, shape ``(3 + costs, scenarios)``, the costs running faster.
    """
    years = prices.interval_years
    dated = [charged.financing.rates(prices.index) * years for charged in costs]
    known = np.column_stack([np.ones_like(years), prices.interval_returns, years, *dated])
    terms = [[charged.financing.charge_terms(lev) for charged in costs] for lev in leverages]
    constant, slope = np.moveaxis(np.array(terms), -1, 0)
    multiple = np.broadcast_to(np.array(leverages)[:, np.newaxis], constant.shape)
    fee = multiple * [charged.trading_fee for charged in costs]
    a_year = constant + [charged.management_fee for charged in costs]
    of_own_rate = slope * np.eye(len(costs))[:, np.newaxis]
    buying, selling = (
        np.concatenate(([1.0 + held, multiple + held, -a_year], -of_own_rate)) / (1.0 + held)
        for held in (fee, -fee)
    )
    return known, buying.reshape(len(buying), -1), selling.reshape(len(selling), -1)
