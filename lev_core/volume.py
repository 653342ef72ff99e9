"""How much of an asset changes hands, how far it swings in a day, and the impact of both."""

from __future__ import annotations

from math import sqrt

import numpy as np
import pandas as pd

from lev_core._types import Floats
from lev_core.errors import LeverageError
from lev_core.impact import SquareRootImpact
from lev_core.measures import volatility
from lev_core.prices import MIN_ROWS, PriceHistory

USUAL_DAYS = 21  # over which the volume is averaged, about a month
DAYS = 365.0  # in a year, as act/365 counts them


def impact_on(
    prices: PriceHistory, *, coefficient: float = 1.0, daily_volume: float | None = None
) -> SquareRootImpact:
    """Return the market impact of trades in an asset, from its own volume and swings.

    Parameters
    ----------
    prices : PriceHistory
        The asset over the dates of the trades.
    coefficient : float, default 1.0
        Y of the square-root law, about 0.5 to 1, from 0 to 10.
    daily_volume : float, optional
        What changes hands a day in money; by default what the prices say, `usual_volume`.

    Returns
    -------
    SquareRootImpact
        For `Costs`, which needs the size of the fund as well.

    Raises
    ------
    LeverageError
        If no volume is given and the prices have none that is known in money.

    Examples
    --------
    >>> import pandas as pd
    >>> days = pd.date_range("2024-01-01", periods=4)
    >>> prices = PriceHistory(pd.Series([100.0, 101.0, 100.0, 101.0], index=days))
    >>> round(impact_on(prices, daily_volume=1e9).daily_volatility, 4)
    0.0115
    """
    volume = usual_volume(prices) if daily_volume is None else daily_volume
    if volume is None:
        raise LeverageError(
            "These prices have no volume that is known in money; give the daily volume."
        )
    return SquareRootImpact(
        daily_volume=volume, daily_volatility=daily_volatility(prices), coefficient=coefficient
    )


def usual_volume(prices: PriceHistory) -> pd.Series | None:
    """Return what changes hands a day in money, as a mean over about a month.

    Parameters
    ----------
    prices : PriceHistory
        The asset.

    Returns
    -------
    pandas.Series or None
        Money a day on each date, a mean over the 21 days up to it; days without a volume are
        left out of it. None where the volume is in no unit that is money, or there is none.

    Examples
    --------
    >>> import pandas as pd
    >>> days = pd.date_range("2024-01-01", periods=2)
    >>> shares = pd.Series([10.0, 30.0], index=days)
    >>> prices = PriceHistory(pd.Series(100.0, index=days), volume=shares, volume_unit="shares")
    >>> usual_volume(prices).tolist()
    [1000.0, 2000.0]
    """
    amounts = money_traded(prices)
    if amounts is None:
        return None
    known = pd.Series(np.where(amounts > 0.0, amounts, np.nan), index=prices.index)
    a_day = max(1.0, prices.periods_per_year / DAYS)
    usual = a_day * known.rolling(round(USUAL_DAYS * a_day), min_periods=1).mean().ffill().bfill()
    return None if usual.isna().any() else usual


def money_traded(prices: PriceHistory) -> Floats | None:
    """Return what changed hands in each row in money, or None where nobody knows."""
    if prices.volume is None or prices.volume_unit is None:
        return None
    amounts = prices.volume.to_numpy(dtype=np.float64)
    return amounts if prices.volume_unit == "currency" else amounts * prices.values


def daily_volatility(prices: PriceHistory) -> float:
    """Return the volatility of an asset from one day to the next.

    `volatility`, which is per year, over the square root of the periods in a year; of those
    there are never more than 365.

    Parameters
    ----------
    prices : PriceHistory
        The asset.

    Returns
    -------
    float
        Per day as a fraction; 0.0 where there are only two prices.

    Examples
    --------
    >>> import pandas as pd
    >>> days = pd.date_range("2024-01-01", periods=4)
    >>> prices = PriceHistory(pd.Series([100.0, 101.0, 100.0, 101.0], index=days))
    >>> round(daily_volatility(prices), 4)
    0.0115
    """
    if len(prices) <= MIN_ROWS:
        return 0.0
    return volatility(prices) / sqrt(min(prices.periods_per_year, DAYS))
