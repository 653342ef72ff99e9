"""The daily reset in closed form: every interval at once, no loop over time."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lev_core._interval import DEAD, Accrual, reset, settle
from lev_core._path import PathArrays, path_of
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
    years = prices.interval_years
    constant, slope = costs.financing.charge_terms(leverage)
    return DailyInputs(
        returns=prices.interval_returns,
        financing=(constant + slope * costs.financing.rates(prices.index)) * years,
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
    traded = None if costs.trades_in_proportion else _traded(inputs)
    if traded is None:
        growth = daily_growth(inputs.returns, inputs.accrued, leverage, costs.trading_fee)
    else:
        growth = traded.nav
    nav = compound(growth, leverage)
    columns = _record(nav, inputs, traded)
    if nav[-1] <= 0.0:
        _bury(columns, int(nav.argmin()), inputs)
    return path_of(columns, costs)


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
    with np.errstate(over="ignore", invalid="ignore"):
        np.multiply.accumulate(np.maximum(growth, 0.0), out=value[1:])
    if not np.isfinite(value).all():
        raise LeverageError(
            f"At {leverage:g}x the token would grow beyond any number; choose a smaller multiple."
        )
    return value


def _traded(inputs: DailyInputs) -> Trades:
    """Return the trade of every interval per unit of NAV at its start, whatever it costs.

    Where market and charges leave nothing there is no trade, and the NAV is 0.
    """
    before = 1.0 + inputs.leverage * inputs.returns - inputs.accrued
    alive = before > 0.0
    held = inputs.leverage * (1.0 + inputs.returns)
    nav = np.where(alive, before, 1.0)
    done = trade_all(nav, held, inputs.leverage, inputs.terms, inputs.kappas)
    return Trades(*(np.where(alive, values, 0.0) for values in done))


def _record(nav: Floats, inputs: DailyInputs, traded: Trades | None) -> dict[str, Floats]:
    """Return what was held, traded and paid along a NAV, column by column as in a `Step`."""
    leverage, start = inputs.leverage, nav[:-1]
    before_trade = start * (1.0 + leverage * inputs.returns - inputs.accrued)
    held = leverage * start * (1.0 + inputs.returns)
    with np.errstate(divide="ignore", invalid="ignore"):  # rows past a wipe-out, rewritten later
        leverage_before = held / before_trade
    return {
        "nav": nav,
        "exposure": leverage * nav,
        "leverage_before": _with_seed(leverage, leverage_before),
        "financing": _with_seed(0.0, start * inputs.financing),
        "management_fee": _with_seed(0.0, start * inputs.management_fee),
        **(
            _proportional_trades(leverage * before_trade - held, inputs)
            if traded is None
            else _trade_columns(start, traded)
        ),
    }


def _proportional_trades(missing: Floats, inputs: DailyInputs) -> dict[str, Floats]:
    """Return what was traded along a NAV where a trade costs a share of its notional."""
    fee, sign = inputs.terms.fee, np.where(missing >= 0.0, 1.0, -1.0)
    trades = missing / (1.0 + sign * inputs.leverage * fee)
    return {
        "trade": _with_seed(0.0, trades),
        "trading_fee": _with_seed(0.0, fee * np.abs(trades)),
        "impact": np.zeros(len(missing) + 1),
        "rebalance_cost": np.zeros(len(missing) + 1),
    }


def _trade_columns(start: Floats, traded: Trades) -> dict[str, Floats]:
    """Return what was traded along a NAV, and what it cost, from trades per unit of it."""
    return {
        "trade": _with_seed(0.0, start * traded.notional),
        "trading_fee": _with_seed(0.0, start * traded.trading_fee),
        "impact": _with_seed(0.0, start * traded.impact),
        "rebalance_cost": _with_seed(0.0, start * traded.rebalance_cost),
    }


def _bury(columns: dict[str, Floats], row: int, inputs: DailyInputs) -> None:
    """Rewrite the row that wiped the token out, and leave nothing after it."""
    accrual = Accrual(inputs.financing[row - 1], inputs.management_fee[row - 1])
    before = (columns["nav"][row - 1], columns["exposure"][row - 1])
    settled = settle(*before, inputs.returns[row - 1], accrual)
    terms = inputs.terms._replace(impact=float(inputs.kappas[row - 1]))
    last = reset(settled, inputs.leverage, terms)._replace(nav=0.0, exposure=0.0)
    for name, values in columns.items():
        values[row] = getattr(last, name)
        values[row + 1 :] = getattr(DEAD, name)


def _with_seed(first: float, values: Floats) -> Floats:
    return np.concatenate(([first], values))
