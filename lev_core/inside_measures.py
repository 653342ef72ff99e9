"""What the highs and lows say of a token between two closes."""

from __future__ import annotations

import numpy as np
import pandas as pd

from lev_core._types import Floats
from lev_core.token import TokenPath


def leverage_range(token: TokenPath) -> pd.DataFrame:
    """Return the range of leverage held inside each bar, before any trigger.

    From what was held at the close before, along the bar's high and low. A row without a
    high and a low is known by the two closes it lies between.

    Parameters
    ----------
    token : TokenPath
        A simulated token; its prices may have highs and lows.

    Returns
    -------
    pandas.DataFrame
        Indexed by date, with columns ``low`` and ``high``, signed as the target is; infinite
        where the bar leaves nothing, NaN once the token is worth nothing. The first row is
        the seed.

    Examples
    --------
    >>> import pandas as pd
    >>> from lev_core import PriceHistory, simulate_token
    >>> days = pd.date_range("2024-01-01", periods=2)
    >>> close = pd.Series([100.0, 101.0], index=days)
    >>> bars = PriceHistory(close, open=close, high=close + 4.0, low=close - 11.0)
    >>> leverage_range(simulate_token(bars, 3.0)).round(2).values.tolist()
    [[3.0, 3.0], [2.74, 3.86]]
    """
    low, high = _extremes(token)
    held = token.arrays.exposure[:-1]
    found = []
    for growth in (low, np.ones_like(low), high):
        nav = _nav_at(token, growth)
        size = np.full_like(nav, np.inf)
        np.divide(held * growth, nav, out=size, where=nav > 0.0)
        found.append(np.where(nav > 0.0, size, np.copysign(size, held)))
    lived = token.arrays.nav[:-1] > 0.0
    columns = {
        "low": np.where(lived, np.minimum.reduce(found), np.nan),
        "high": np.where(lived, np.maximum.reduce(found), np.nan),
    }
    seed = token.leverage
    return pd.DataFrame(
        {name: np.concatenate(([seed], values)) for name, values in columns.items()},
        index=token.prices.index,
    )


def lowest_inside(token: TokenPath) -> pd.Series:
    """Return the lowest value of a token inside each bar, before any trigger and charge.

    From what was held at the close before, at the worse of the bar's high and low; where
    the value at the close is lower still, that.

    Parameters
    ----------
    token : TokenPath
        A simulated token; its prices may have highs and lows.

    Returns
    -------
    pandas.Series
        Value per unit invested on each date, zero or above; the first row is 1.0.

    Examples
    --------
    A −3x token on a share that rose 37.6% at the open and closed 23.7% up:

    >>> import pandas as pd
    >>> from lev_core import PriceHistory, simulate_token
    >>> days = pd.date_range("2025-10-03", periods=2)
    >>> close = pd.Series([100.0, 123.7], index=days)
    >>> bars = PriceHistory(close, open=close, high=close.replace(123.7, 137.6), low=close)
    >>> token = simulate_token(bars, -3.0)
    >>> round(float(token.nav.iloc[-1]), 3), float(lowest_inside(token).iloc[-1])
    (0.289, 0.0)
    """
    low, high = _extremes(token)
    worst = np.minimum.reduce([_nav_at(token, low), _nav_at(token, high), token.arrays.nav[1:]])
    lowest = np.concatenate(([token.arrays.nav[0]], np.maximum(worst, 0.0)))
    return pd.Series(lowest, index=token.prices.index, name="lowest_inside")


def _extremes(token: TokenPath) -> tuple[Floats, Floats]:
    """Return low and high of each interval as multiples of the close before it."""
    prices = token.prices
    before, close = prices.values[:-1], prices.values[1:]
    low, high = np.minimum(before, close), np.maximum(before, close)
    if prices.low is not None:
        low = np.fmin(low, prices.low.to_numpy(dtype=np.float64)[1:])
    if prices.high is not None:
        high = np.fmax(high, prices.high.to_numpy(dtype=np.float64)[1:])
    return low / before, high / before


def _nav_at(token: TokenPath, growth: Floats) -> Floats:
    """Return the NAV before charges where the asset stands at multiples of the close before."""
    arrays = token.arrays
    return arrays.nav[:-1] + arrays.exposure[:-1] * (growth - 1.0)
