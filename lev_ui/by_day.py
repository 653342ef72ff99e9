"""Prices finer than a day as days, for tokens that are reset once a day. No Streamlit."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lev_core import LeverageError, PriceHistory
from lev_core.prices import MIN_ROWS, OPTIONAL_COLUMNS
from lev_ui.theme import long_date

LONG_STEP = 4.5  # days; prices that usually lie farther apart are not those of every day
DAYS_PER_YEAR = 365.0


@lru_cache(maxsize=16)  # by identity: a history is one object for as long as it is shown
def by_day(prices: PriceHistory) -> PriceHistory:
    """Return prices with one row for each day in UTC; daily and longer ones as they are.

    A day has its first open, last close, highest high, lowest low and the sum of its volume.

    Parameters
    ----------
    prices : PriceHistory
        Prices of any pace.

    Returns
    -------
    PriceHistory
        Dated by day, without a zone.

    Raises
    ------
    LeverageError
        If all prices lie on one day.

    Examples
    --------
    >>> hours = pd.date_range("2024-01-01 22:00", periods=4, freq="h", tz="UTC")
    >>> by_day(PriceHistory(pd.Series([1.0, 2.0, 3.0, 4.0], index=hours))).close.tolist()
    [2.0, 4.0]
    """
    if not prices.is_intraday:
        return prices
    stamps = prices.index if prices.index.tz is None else prices.index.tz_convert("UTC")
    days = stamps.tz_localize(None).normalize()
    starts = np.flatnonzero(np.concatenate(([True], days[1:] != days[:-1])))
    if len(starts) < MIN_ROWS:
        raise LeverageError(
            f"These prices all lie on {long_date(days[0])} and a token here is reset once a day; "
            "choose prices of two days or more."
        )
    index = pd.DatetimeIndex(days[starts], name=prices.index.name)
    dated: dict[str, Any] = {}
    for name in OPTIONAL_COLUMNS:
        values = _of_days(prices, name, starts)
        dated[name] = None if values is None else pd.Series(values, index=index)
    last = np.append(starts[1:], len(days)) - 1
    return replace(prices, close=pd.Series(prices.values[last], index=index), **dated)


def _of_days(
    prices: PriceHistory, name: str, starts: NDArray[np.intp]
) -> NDArray[np.float64] | None:
    """Return a column by day; missing on days on which nothing of it was recorded."""
    column: pd.Series | None = getattr(prices, name)
    if column is None:
        return None
    values = column.to_numpy(dtype=np.float64)
    if name == "open":
        return values[starts]
    if name == "volume":
        known = np.add.reduceat((~np.isnan(values)).astype(np.float64), starts) > 0.0
        return np.where(known, np.add.reduceat(np.nan_to_num(values), starts), np.nan)
    farther = np.fmax if name == "high" else np.fmin
    edge = farther.reduceat(values, starts)
    reached = farther.reduceat(prices.values, starts)  # where a high of its own is missing
    return np.where(np.isnan(edge), np.nan, farther(edge, reached))


def usual_step(prices: PriceHistory) -> float:
    """Return how many days usually lie between one price and the next."""
    return float(np.median(prices.interval_years)) * DAYS_PER_YEAR


def is_sparse(prices: PriceHistory) -> bool:
    """Return whether prices lie so far apart that nothing can be reset every day on them."""
    return usual_step(prices) > LONG_STEP
