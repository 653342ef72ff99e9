"""The daily reset in closed form: every interval at once, no loop over time."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

import numpy as np
import pandas as pd

from lev_core._interval import DEAD, Accrual, reset, settle
from lev_core._path import PathArrays
from lev_core._trading import Trades, TradeTerms, kappas, terms_but_impact, trade_all
from lev_core._types import Floats
from lev_core.costs import Costs
from lev_core.errors import LeverageError
from lev_core.prices import PriceHistory

LARGEST_LOG = 709.0  # the exponential of more is no longer a number


class DailyInputs(NamedTuple):
    """What a daily reset is computed from, one value per interval where it is an array."""

    returns: Floats
    financing: Floats
    management_fee: Floats
    leverage: float
    terms: TradeTerms  # the impact of each row apart
    kappas: Floats

    @property
    def accrued(self) -> Floats:
        """Financing and management fee together."""
        return self.financing + self.management_fee


class Settled(NamedTuple):
    """Where market and charges leave a token before its trade, per unit of NAV at the start."""

    nav: Floats
    exposure: Floats


def daily_growth(returns: Floats, accrued: Floats, leverage: float, trading_fee: float) -> Floats:
    """Return the growth of a token's NAV over each interval that ends in a reset.

    With a the charges accrued, the NAV before the trade is ``1 + L·r − a`` and the
    exposure ``L·(1 + r)``. Buying and selling give the two candidates::

        g± = ((1 + L·r − a) ± c·L·(1 + r)) / (1 ± c·L)

    and the smaller one is the token's: the fee is paid in the direction that costs.

    Parameters
    ----------
    returns : numpy.ndarray
        Simple return of the asset in each interval, as fractions.
    accrued : numpy.ndarray
        Financing and management fee of each interval per unit of NAV; negative is income.
    leverage : float
        Target leverage L.
    trading_fee : float
        Fraction c of the notional traded, with ``|L|·c < 1``.

    Returns
    -------
    numpy.ndarray
        Growth factors in the shape of `returns`; zero or below is a wipe-out.

    Examples
    --------
    >>> import numpy as np
    >>> daily_growth(np.array([0.1, -0.1]), np.zeros(2), 3.0, 0.0005).tolist()
    [1.299700449326011, 0.6996995493239859]
    """
    before_trade = 1.0 + leverage * returns - accrued
    if trading_fee == 0.0:
        return before_trade
    fee_at_target = trading_fee * leverage
    fee_on_held = fee_at_target * (1.0 + returns)
    buying = (before_trade + fee_on_held) / (1.0 + fee_at_target)
    selling = (before_trade - fee_on_held) / (1.0 - fee_at_target)
    return np.minimum(buying, selling)


def daily_inputs(prices: PriceHistory, leverage: float, costs: Costs) -> DailyInputs:
    """Return the charges of every interval per unit of NAV at its start, with the rest.

    Parameters
    ----------
    prices : PriceHistory
        The asset; charges accrue act/365 over its intervals.
    leverage : float
        Target leverage.
    costs : Costs
        What holders pay.

    Returns
    -------
    DailyInputs
        Arrays of shape ``(rows - 1,)``.
    """
    years, financing = prices.interval_years, costs.financing
    constant, slope = financing.charge_terms(leverage)
    rate = financing.rate  # one number as it is: a column of it costs as much as the arithmetic
    rates = financing.rates(prices.index) if isinstance(rate, pd.Series) else rate
    return DailyInputs(
        returns=prices.interval_returns,
        financing=(constant + slope * rates) * years,
        management_fee=costs.management_fee * years,
        leverage=leverage,
        terms=terms_but_impact(costs),
        kappas=kappas(costs, prices.index)[1:],
    )


def simulate_daily(prices: PriceHistory, leverage: float, costs: Costs) -> PathArrays:
    """Compute a daily-reset token over the whole history.

    Parameters
    ----------
    prices : PriceHistory
        The asset.
    leverage : float
        Target leverage.
    costs : Costs
        What holders pay. Where a trade costs more than a share of its notional the size of
        the fund must be fixed: otherwise growth depends on the NAV, and there is no closed form.

    Returns
    -------
    PathArrays
        The path; agrees with `lev_core.stepwise.simulate_by_steps` to rounding.
    """
    inputs = daily_inputs(prices, leverage, costs)
    settled = _settled(inputs)
    trade = _traded_in_proportion if costs.trades_in_proportion else _traded_at_any_cost
    traded = trade(settled, inputs)
    nav = compound(traded.nav, leverage)
    return PathArrays(nav, partial(_record, nav, inputs, settled, traded), costs)


def compound(growth: Floats, leverage: float) -> Floats:
    """Return the value after each interval from 1.0, zero for ever from the first wipe-out.

    Parameters
    ----------
    growth : numpy.ndarray
        Growth factor of each interval, shape ``(intervals,)``; zero or below is a wipe-out.
    leverage : float
        The multiple behind it, for the refusal.

    Returns
    -------
    numpy.ndarray
        Shape ``(intervals + 1,)``, starting at 1.0, never below 0.

    Raises
    ------
    LeverageError
        If the value grows beyond what a number can hold.

    Examples
    --------
    >>> import numpy as np
    >>> compound(np.array([1.5, -0.5, -2.0]), 3.0).tolist()
    [1.0, 1.5, 0.0, 0.0]
    """
    value = np.empty(len(growth) + 1)
    value[0] = 1.0
    np.maximum(growth, 0.0, out=value[1:])
    with np.errstate(over="ignore", invalid="ignore"):
        np.multiply.accumulate(value, out=value)
    if not np.isfinite(value[-1]):  # beyond any number is beyond it, or not a number, for ever
        raise LeverageError(
            f"At {leverage:g}x the token would grow beyond any number; choose a smaller multiple."
        )
    return value


def _settled(inputs: DailyInputs) -> Settled:
    """Return where market and charges leave the token, before every trade."""
    change = inputs.leverage * inputs.returns
    nav = 1.0 + change
    nav -= inputs.accrued
    change += inputs.leverage
    return Settled(nav, change)


def _traded_in_proportion(settled: Settled, inputs: DailyInputs) -> Trades:
    """Return the trade of every interval where it costs a share of its notional.

    What is left of the NAV is `daily_growth`, with the trade behind it.
    """
    fee, fee_at_target = inputs.terms.fee, inputs.terms.fee * inputs.leverage
    missing = inputs.leverage * settled.nav
    missing -= settled.exposure
    nothing = np.zeros(len(missing))
    if fee == 0.0:
        return Trades(missing, nothing, nothing, nothing, settled.nav)
    of_the_two = np.minimum if fee_at_target >= 0.0 else np.maximum
    buying, selling = 1.0 / (1.0 + fee_at_target), 1.0 / (1.0 - fee_at_target)
    notional = of_the_two(buying * missing, selling * missing)
    paid = np.abs(notional)
    paid *= fee
    return Trades(notional, paid, nothing, nothing, settled.nav - paid)


def _traded_at_any_cost(settled: Settled, inputs: DailyInputs) -> Trades:
    """Return the trade of every interval, whatever it costs.

    Where market and charges leave nothing there is no trade, and the NAV is 0.
    """
    alive = settled.nav > 0.0
    nav = np.where(alive, settled.nav, 1.0)
    done = trade_all(nav, settled.exposure, inputs.leverage, inputs.terms, inputs.kappas)
    return Trades(*(np.where(alive, values, 0.0) for values in done))


def _record(
    nav: Floats, inputs: DailyInputs, settled: Settled, traded: Trades
) -> dict[str, Floats]:
    """Return what was held, traded and paid along a NAV, column by column as in a `Step`."""
    start = nav[:-1]
    leverage_before = np.empty(len(nav))
    leverage_before[0] = inputs.leverage
    with np.errstate(divide="ignore", invalid="ignore"):  # the row of a wipe-out, rewritten later
        np.divide(settled.exposure, settled.nav, out=leverage_before[1:])
    columns = {
        "exposure": inputs.leverage * nav,
        "leverage_before": leverage_before,
        "financing": _along(start, inputs.financing),
        "management_fee": _along(start, inputs.management_fee),
        "trade": _along(start, traded.notional),
        "trading_fee": _along(start, traded.trading_fee),
        **_costs_beyond_the_fee(start, traded, inputs.terms),
    }
    if nav[-1] <= 0.0:
        _bury(columns, nav, inputs)
    return columns


def _costs_beyond_the_fee(start: Floats, traded: Trades, terms: TradeTerms) -> dict[str, Floats]:
    """Return what trades cost beyond a share of their notional; most cost nothing more."""
    if terms.in_proportion:
        nothing = np.zeros(len(start) + 1)
        return {"impact": nothing, "rebalance_cost": nothing}
    return {
        "impact": _along(start, traded.impact),
        "rebalance_cost": _along(start, traded.rebalance_cost),
    }


def _along(start: Floats, per_unit: Floats) -> Floats:
    """Return amounts along a NAV from those per unit of it, and nothing in the first row."""
    amounts = np.empty(len(start) + 1)
    amounts[0] = 0.0
    np.multiply(start, per_unit, out=amounts[1:])
    return amounts


def _bury(columns: dict[str, Floats], nav: Floats, inputs: DailyInputs) -> None:
    """Rewrite the row that wiped the token out, and leave nothing after it."""
    row = int(nav.argmin())
    accrual = Accrual(inputs.financing[row - 1], inputs.management_fee[row - 1])
    before = (nav[row - 1], columns["exposure"][row - 1])
    settled = settle(*before, inputs.returns[row - 1], accrual)
    terms = inputs.terms._replace(impact=float(inputs.kappas[row - 1]))
    last = reset(settled, inputs.leverage, terms)._replace(exposure=0.0)
    for name, values in columns.items():
        values[row] = getattr(last, name)
        values[row + 1 :] = getattr(DEAD, name)
