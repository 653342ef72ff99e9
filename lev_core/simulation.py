"""The one door to the model: prices, a multiple and costs in, a token's path out."""

from __future__ import annotations

from math import isfinite

import pandas as pd

from lev_core.costs import Costs
from lev_core.daily import simulate_daily
from lev_core.errors import LeverageError
from lev_core.policies import Daily
from lev_core.prices import PriceHistory, as_prices
from lev_core.rebalancing import check_affordable
from lev_core.token import TokenPath

MAX_LEVERAGE = 10.0
NO_COSTS = Costs()
DAILY = Daily()


def simulate_token(
    prices: PriceHistory | pd.Series,
    leverage: float,
    *,
    costs: Costs = NO_COSTS,
    policy: Daily = DAILY,
) -> TokenPath:
    """Simulate a leveraged token on an asset.

    In each interval, in this order: the market moves the NAV by exposure times return;
    financing and the management fee are taken on start-of-interval NAV, act/365; a NAV of
    zero or below is a wipe-out, for ever; the token trades back to its target leverage
    and pays the trading fee out of the NAV, so that leverage is exact afterwards.

    Parameters
    ----------
    prices : PriceHistory or pandas.Series
        The asset, shape ``(rows,)``; a Series is taken as closing prices.
    leverage : float
        Target leverage from −10 to 10, fractions included.
    costs : Costs, optional
        What holders pay; nothing by default.
    policy : Daily, optional
        When the token is rebalanced; at every close by default.

    Returns
    -------
    TokenPath
        NAV from 1.0, exposure, trades and charges on every date.

    Raises
    ------
    LeverageError
        If a price, the leverage or a cost is one the model cannot use.

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
    check_leverage(leverage)
    check_affordable(costs.trading_fee, leverage)
    if not isinstance(policy, Daily):
        raise LeverageError(f"The policy must be Daily(), not {policy!r}.")
    arrays = simulate_daily(history, float(leverage), costs)
    return TokenPath(history, float(leverage), costs, policy, arrays)


def check_leverage(leverage: float) -> None:
    """Refuse a multiple that is not a finite number from −10 to 10."""
    if not (isfinite(leverage) and abs(leverage) <= MAX_LEVERAGE):
        raise LeverageError(
            f"The leverage must be a number from −10 to 10, not {leverage:g}; 3 means 3x."
        )
