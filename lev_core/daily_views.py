"""The gap day by day: what each one added to it, and what its swing cost."""

from __future__ import annotations

import numpy as np
import pandas as pd

from lev_core._targets import check_leverage
from lev_core.prices import PriceHistory, as_prices
from lev_core.token import TokenPath


def daily_gap(token: TokenPath) -> pd.Series:
    """Return each interval's share of the gap between a token and L × asset.

    In units of the money put in: ``(V_t − V_{t−1}) − L·(S_t − S_{t−1})/S_0``. The intervals add
    up to the gap exactly, whatever was paid on the way.

    Parameters
    ----------
    token : TokenPath
        A simulated token; V is what a holder would be left with.

    Returns
    -------
    pandas.Series
        One value for each interval, dated at its end, shape ``(rows − 1,)``; below 0 the token
        fell back. A fee on the way in is in the first.

    Examples
    --------
    >>> import pandas as pd
    >>> from lev_core import simulate_token
    >>> days = pd.date_range("2024-01-01", periods=3)
    >>> token = simulate_token(pd.Series([100.0, 110.0, 100.0], index=days), 3.0)
    >>> daily_gap(token).round(6).tolist()
    [0.0, -0.054545]
    """
    prices = token.prices
    value = token.arrays.nav * token.kept
    value[0] = 1.0
    simple = token.leverage * np.diff(prices.values) / prices.values[0]
    return pd.Series(np.diff(value) - simple, index=prices.index[1:], name="gap")


def daily_drag(prices: PriceHistory | pd.Series, leverage: float) -> pd.Series:
    """Return what the swing of each interval takes from a token that is reset every time.

    ``ln(1 + L·r_t) − L·ln(1 + r_t)`` in log points, before costs. For L above 1 or below 0 no
    interval adds anything, up or down; together they are ``ln G − L·ln ρ``: how far the token
    ends below the asset's growth to the power of L.

    Parameters
    ----------
    prices : PriceHistory or pandas.Series
        The asset, shape ``(rows,)``.
    leverage : float
        The multiple L, from −10 to 10.

    Returns
    -------
    pandas.Series
        One value for each interval, dated at its end, shape ``(rows − 1,)``; minus infinity in
        an interval that wipes the token out.

    Raises
    ------
    LeverageError
        If the prices or the leverage cannot be used.

    Examples
    --------
    >>> import pandas as pd
    >>> days = pd.date_range("2024-01-01", periods=3)
    >>> daily_drag(pd.Series([100.0, 110.0, 100.0], index=days), 3.0).round(6).tolist()
    [-0.023566, -0.032523]
    """
    check_leverage(leverage)
    history = as_prices(prices)
    returns = history.interval_returns
    left = np.maximum(1.0 + leverage * returns, 0.0)
    grown = np.full_like(left, -np.inf)
    np.log(left, out=grown, where=left > 0.0)
    drag = grown - leverage * history.interval_log_returns
    return pd.Series(drag, index=history.index[1:], name="volatility_drag")
