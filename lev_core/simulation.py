"""The one door to the model: prices, a multiple, costs and a rule in, a token's path out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

import numpy as np
import pandas as pd

from lev_core._path import Inside, PathArrays
from lev_core._targets import checked_targets, distinct_targets, targets_in_force
from lev_core.costs import Costs
from lev_core.daily import simulate_daily
from lev_core.deciding import check_inside
from lev_core.errors import LeverageError
from lev_core.policies import Daily, Never, Policy, check_policy, farthest_target
from lev_core.prices import PriceHistory, as_prices
from lev_core.quick import simulate_quickly
from lev_core.rebalancing import check_affordable
from lev_core.token import TokenPath

NO_COSTS = Costs()
DAILY = Daily()


def simulate_token(
    prices: PriceHistory | pd.Series,
    leverage: float | pd.Series,
    *,
    costs: Costs = NO_COSTS,
    policy: Policy = DAILY,
    inside: Inside = "closes",
) -> TokenPath:
    """Simulate a leveraged token on an asset.

    In each interval, in this order: the market moves the NAV by exposure times return;
    financing and the management fee are taken on start-of-interval NAV, act/365; a NAV of
    zero or below is a wipe-out, for ever; the policy decides, and where it does the token
    trades to the leverage decided on and pays what the trade costs out of the NAV, so that
    leverage is exact afterwards. Between rebalances the leverage drifts, and financing is
    on the leverage held at the interval's start.

    Parameters
    ----------
    prices : PriceHistory or pandas.Series
        The asset, shape ``(rows,)``; a Series is taken as closing prices.
    leverage : float or pandas.Series
        Target leverage from −10 to 10, fractions included. A Series is dated: each value is
        in force from its date on, and the token goes there at the first price on or after
        that date, whatever its policy would have done.
    costs : Costs, optional
        What holders pay; nothing by default.
    policy : Policy, optional
        When the token is rebalanced; at every close by default.
    inside : {"closes", "low_first", "high_first"}
        What is known between two closes. "closes": nothing. In the other two the price
        walks each bar from the close before to the open, then low, high and close, or
        high, low and close: neither order is a bound, so look at both (`both_orders`).
        On the way a token can be wiped out, and these act: `Emergency`, `AdverseMove`,
        a `Band` that is continuous, the ripcord of `Recenter`, the liquidation of `Never`.
        They fill at their level, or at the open where it has jumped past. Resets on the
        calendar, and charges, wait for the close. A row that lacks its open, high or low
        is known by its close alone.

    Returns
    -------
    TokenPath
        NAV from 1.0, exposure, trades and charges on every date.

    Raises
    ------
    LeverageError
        If a price, the leverage, a cost or the policy is one the model cannot use, or
        prices without bars are to be looked into.

    Examples
    --------
    The asset falls 10% and comes all the way back; the 3x token does not.

    >>> import pandas as pd
    >>> days = pd.date_range("2024-01-01", periods=3)
    >>> token = simulate_token(pd.Series([100.0, 90.0, 100.0], index=days), 3.0)
    >>> round(token.total_return, 6)
    -0.066667
    """
    history = as_prices(prices)
    given = checked_targets(leverage)
    distinct = distinct_targets(given, history.index)
    check_combination(distinct, costs, policy, inside)
    is_plain = len(distinct) == 1 and isinstance(policy, Daily) and inside == "closes"
    if is_plain and (costs.trades_in_proportion or not costs.size_follows_nav):
        arrays = simulate_daily(history, distinct[0], costs)
    else:
        targets = targets_in_force(given, history.index)
        arrays = simulate_quickly(history, targets, costs, policy, inside)
        _check_numbers(arrays, distinct[0])
    changes = given if isinstance(given, pd.Series) and len(distinct) > 1 else None
    return TokenPath(history, distinct[0], costs, policy, arrays, changes, inside)


@dataclass(frozen=True)
class BothOrders:
    """A token along both roads through its bars; what happened lies on neither for certain.

    Parameters
    ----------
    low_first, high_first : TokenPath
        The token when each bar's low comes before its high, and the other way round.
    """

    low_first: TokenPath
    high_first: TokenPath

    @property
    def worse(self) -> TokenPath:
        """The path that ended lower; the first of them where neither did."""
        return min(self.low_first, self.high_first, key=lambda token: token.total_return)


def both_orders(
    prices: PriceHistory,
    leverage: float | pd.Series,
    *,
    costs: Costs = NO_COSTS,
    policy: Policy = DAILY,
) -> BothOrders:
    """Simulate a leveraged token through its bars in both orders of low and high.

    Parameters
    ----------
    prices : PriceHistory
        The asset, with open, high and low.
    leverage : float or pandas.Series
        Target leverage, as in `simulate_token`.
    costs : Costs, optional
        What holders pay; nothing by default.
    policy : Policy, optional
        When the token is rebalanced; at every close by default.

    Returns
    -------
    BothOrders
        Two paths, of which neither is a bound.

    Raises
    ------
    LeverageError
        As `simulate_token`, and for prices without open, high and low.

    Examples
    --------
    The asset ends where it began, but its high and low are far apart.

    >>> import pandas as pd
    >>> from lev_core import Band
    >>> days = pd.date_range("2024-01-01", periods=2)
    >>> column = lambda *values: pd.Series(values, index=days)
    >>> bars = PriceHistory(
    ...     column(100.0, 100.0), open=column(100.0, 100.0),
    ...     high=column(100.0, 112.0), low=column(100.0, 86.0),
    ... )
    >>> two = both_orders(bars, 3.0, policy=Band(2.5, 4.0, continuous=True))
    >>> round(two.low_first.total_return, 4), round(two.high_first.total_return, 4)
    (-0.1304, -0.1502)
    """
    low_first, high_first = (
        simulate_token(prices, leverage, costs=costs, policy=policy, inside=order)
        for order in ("low_first", "high_first")
    )
    return BothOrders(low_first, high_first)


def check_combination(
    targets: Sequence[float], costs: Costs, policy: Policy, inside: Inside = "closes"
) -> None:
    """Refuse what does not go together, for every distinct target."""
    if inside not in get_args(Inside):
        raise LeverageError(
            f"The way through a bar is 'closes', 'low_first' or 'high_first', not {inside!r}."
        )
    for leverage in targets:
        check_policy(policy, leverage)
        check_affordable(costs.trading_fee, farthest_target(policy, leverage))
        if inside != "closes":
            check_inside(policy, leverage)
    if isinstance(policy, Never) and len(targets) > 1:
        raise LeverageError(
            "A position that is never rebalanced has one target, not dated ones; "
            f"here the leverage changes from {targets[0]:g}."
        )


def _check_numbers(arrays: PathArrays, leverage: float) -> None:
    if not (np.isfinite(arrays.nav).all() and np.isfinite(arrays.exposure).all()):
        raise LeverageError(
            f"At {leverage:g}x the token would grow beyond any number; choose a smaller multiple."
        )
