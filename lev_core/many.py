"""The same rule over many scenarios at once: one loop over time, all scenarios in each step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lev_core._columns import read_only
from lev_core._targets import checked_targets, distinct_targets, targets_in_force
from lev_core._trading import TradeTerms, trade_all, trade_terms
from lev_core._types import Floats
from lev_core.costs import Costs
from lev_core.deciding import Rule, clipped, rule_of
from lev_core.errors import LeverageError
from lev_core.financing import Financing
from lev_core.policies import Daily, Policy
from lev_core.prices import PriceHistory
from lev_core.simulation import check_combination

NO_COSTS = Costs()
DAILY = Daily()
REGIMES = ((-1.0, -2.0), (0.0, 0.5), (1.0, 2.0))  # two leverages each: short, part cash, borrowing


@dataclass(frozen=True, eq=False)
class ManyPaths:
    """The same token in many scenarios, per unit of money invested; arrays are read-only.

    Parameters
    ----------
    nav : numpy.ndarray
        Net asset value after each interval, from 1.0, shape ``(rows, scenarios)``.
    exposure : numpy.ndarray
        Signed notional exposure after each rebalance, same shape.
    trades : numpy.ndarray
        Signed notional traded, same shape; the first row, the seed, is 0.
    """

    nav: Floats
    exposure: Floats
    trades: Floats

    def __post_init__(self) -> None:
        """Close the arrays to writing."""
        for values in (self.nav, self.exposure, self.trades):
            read_only(values)

    @property
    def leverage(self) -> Floats:
        """The leverage held after each rebalance, same shape; NaN where the NAV is 0."""
        held = np.full_like(self.nav, np.nan)
        return np.divide(self.exposure, self.nav, out=held, where=self.nav > 0.0)


class State(NamedTuple):
    """Every scenario at one moment, shape ``(scenarios,)`` each."""

    nav: Floats
    exposure: Floats
    anchor: Floats  # the asset's price at the last rebalance
    closed: NDArray[np.bool_]  # a margin position that was liquidated


class Line(NamedTuple):
    """Constant and slope of the yearly charge in the rate, as lines in the leverage held."""

    start: Floats
    values: Floats  # constant and slope at the start of each regime, shape (2, regimes)
    steps: Floats  # their change per unit of leverage, same shape


def simulate_many(
    closes: Floats,
    index: pd.DatetimeIndex,
    leverage: float | pd.Series,
    *,
    costs: Costs = NO_COSTS,
    policy: Policy = DAILY,
) -> ManyPaths:
    """Simulate a leveraged token in many scenarios of the asset at once, by its closes.

    The same arithmetic and the same decisions as `simulate_token`, which is quicker for a
    single path of a daily reset.

    Parameters
    ----------
    closes : numpy.ndarray
        Prices above zero, shape ``(rows, scenarios)``.
    index : pandas.DatetimeIndex
        Dates of the rows, shared by all scenarios.
    leverage : float or pandas.Series
        Target leverage from −10 to 10; a Series is dated.
    costs : Costs, optional
        What holders pay; nothing by default.
    policy : Policy, optional
        When the token is rebalanced; at every close by default.

    Returns
    -------
    ManyPaths
        NAV, exposure and trades of every scenario.

    Raises
    ------
    LeverageError
        If a price, date, the leverage, a cost or the policy is one the model cannot use.

    Examples
    --------
    >>> import numpy as np
    >>> import pandas as pd
    >>> days = pd.date_range("2024-01-01", periods=3)
    >>> closes = np.array([[100.0, 100.0], [90.0, 110.0], [100.0, 100.0]])
    >>> simulate_many(closes, days, 3.0).nav[-1].round(6).tolist()
    [0.933333, 0.945455]
    """
    prices, dates = _checked(closes, index)
    given = checked_targets(leverage)
    check_combination(distinct_targets(given, dates.index), costs, policy)
    targets = targets_in_force(given, dates.index)
    try:
        with np.errstate(over="raise", invalid="raise"):
            return _simulate(prices, dates, targets, costs, policy)
    except FloatingPointError:
        raise LeverageError(
            f"At {targets[0]:g}x a token would grow beyond any number; choose a smaller multiple."
        ) from None


def _simulate(
    prices: Floats, dates: PriceHistory, targets: Floats, costs: Costs, policy: Policy
) -> ManyPaths:
    """Take all scenarios through time, one interval after the other."""
    rates, charge = costs.financing.rates(dates.index), _charge_line(costs.financing)
    terms = trade_terms(costs, dates.index)
    start = np.full(prices.shape[1], targets[0])
    state = State(np.ones_like(start), start, prices[0], np.zeros(len(start), dtype=np.bool_))
    nav, exposure, trades = (np.zeros_like(prices) for _ in range(3))
    nav[0], exposure[0] = state.nav, state.exposure
    rule: Rule[Floats] = rule_of(policy, float(targets[0]), clipped)
    for row, years in enumerate(dates.interval_years.tolist(), start=1):
        yearly = _yearly(charge, state, rates[row - 1]) + costs.management_fee
        state = _after_interval(state, prices[row] / prices[row - 1] - 1.0, yearly * years)
        if targets[row] != targets[row - 1]:
            rule = rule_of(policy, float(targets[row]), clipped)
            wanted = np.full_like(start, targets[row])
        else:
            wanted = _wanted(rule, row, state, prices[row])
        is_last = rule.reason == "liquidation"
        state, trades[row] = _traded(state, wanted, terms[row], prices[row], is_last=is_last)
        nav[row], exposure[row] = state.nav, state.exposure
    return ManyPaths(nav, exposure, trades)


def _checked(closes: Floats, index: pd.DatetimeIndex) -> tuple[Floats, PriceHistory]:
    """Return the prices of every scenario, and a history that has checked the dates."""
    prices = np.asarray(closes, dtype=np.float64)
    if prices.ndim != 2 or prices.shape[1] == 0 or len(prices) != len(index):  # noqa: PLR2004 - rows, scenarios
        raise LeverageError(
            "Scenarios are an array with a row for each date and a column for each scenario, "
            f"not one of shape {prices.shape} for {len(index)} dates."
        )
    if not (np.isfinite(prices).all() and (prices > 0.0).all()):
        raise LeverageError(
            "Every price of every scenario must be a finite number above zero, "
            f"not {float(prices[~(np.isfinite(prices) & (prices > 0.0))][0]):g}."
        )
    return prices, PriceHistory(pd.Series(prices[:, 0], index=index))


def _charge_line(financing: Financing) -> Line:
    """Return the yearly charge as lines: within each regime it is linear in the leverage."""
    first, second = (
        np.array([financing.charge_terms(leverages[point]) for leverages in REGIMES]).T
        for point in (0, 1)
    )
    start, other = np.array(REGIMES).T
    return Line(start, first, (second - first) / (other - start))


def _yearly(line: Line, state: State, rate: float) -> Floats:
    """Return the financing per year and unit of NAV at the leverage each scenario holds."""
    held = np.zeros_like(state.nav)
    np.divide(state.exposure, state.nav, out=held, where=state.nav > 0.0)
    regime = (held >= 0.0).astype(np.intp) + (held >= 1.0)
    constant, slope = line.values[:, regime] + line.steps[:, regime] * (held - line.start[regime])
    return np.asarray(constant + slope * rate)


def _after_interval(state: State, change: Floats, charges: Floats) -> State:
    """Return every scenario after market and charges; a NAV of zero or below is a wipe-out."""
    paid = np.where(state.closed, 0.0, state.nav * charges)
    left = state.nav + state.exposure * change - paid
    alive = left > 0.0
    held = np.where(alive, state.exposure * (1.0 + change), 0.0)
    return state._replace(nav=np.where(alive, left, 0.0), exposure=held)


def _wanted(rule: Rule[Floats], row: int, state: State, price: Floats) -> Floats:
    """Return the leverage each scenario goes to; NaN where it does nothing."""
    size = np.zeros_like(state.nav)
    np.divide(np.abs(state.exposure), state.nav, out=size, where=state.nav > 0.0)
    due = rule.due(size, price / state.anchor)
    otherwise = rule.step(size) if rule.every and row % rule.every == 0 else np.nan
    return np.where(due, rule.aim(size), otherwise)


def _traded(
    state: State, wanted: Floats, terms: TradeTerms, price: Floats, *, is_last: bool
) -> tuple[State, Floats]:
    """Trade every scenario that wants to; return it with the signed notional traded."""
    acts = ~np.isnan(wanted) & (state.nav > 0.0) & ~state.closed
    if not acts.any():
        return state, np.zeros_like(state.nav)
    target, nav = np.where(acts, wanted, 0.0), np.where(acts, state.nav, 1.0)
    done = trade_all(nav, state.exposure, target, terms, np.asarray(terms.impact))
    return (
        State(
            nav=np.where(acts, done.nav, state.nav),
            exposure=np.where(acts, target * done.nav, state.exposure),
            anchor=np.where(acts, price, state.anchor),
            closed=state.closed | (acts & is_last),
        ),
        np.where(acts, done.notional, 0.0),
    )
