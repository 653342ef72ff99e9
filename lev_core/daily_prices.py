"""Prices finer than a day as days, for tokens that are reset once a day."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lev_core._time import day, utc
from lev_core._types import Floats
from lev_core.errors import LeverageError
from lev_core.prices import MIN_ROWS, OPTIONAL_COLUMNS, PriceHistory


def by_day(prices: PriceHistory) -> PriceHistory:
    """Return prices with one row for each day in UTC; daily and longer ones as they are.

    Parameters
    ----------
    prices : PriceHistory
        Prices of any pace; an index without a zone is in UTC.

    Returns
    -------
    PriceHistory
        Dated by day, without a zone. A day has its first open, last close, highest high, lowest
        low and the sum of its volume.

    Raises
    ------
    LeverageError
        If all prices lie on one day.

    Examples
    --------
    >>> import pandas as pd
    >>> hours = pd.date_range("2024-01-01 22:00", periods=4, freq="h", tz="UTC")
    >>> by_day(PriceHistory(pd.Series([1.0, 2.0, 3.0, 4.0], index=hours))).close.tolist()
    [2.0, 4.0]
    """
    if not prices.is_intraday:
        return prices
    days = utc(prices.index).normalize()
    starts = np.flatnonzero(np.concatenate(([True], days[1:] != days[:-1])))
    if len(starts) < MIN_ROWS:
        raise LeverageError(
            f"These prices all lie on {day(days[0])} and a token here is reset once a day; "
            "choose prices of two days or more."
        )
    index = pd.DatetimeIndex(days[starts], name=prices.index.name)
    dated: dict[str, Any] = {}
    for name in OPTIONAL_COLUMNS:
        values = _of_days(prices, name, starts)
        dated[name] = None if values is None else pd.Series(values, index=index)
    last = np.append(starts[1:], len(days)) - 1
    return replace(prices, close=pd.Series(prices.values[last], index=index), **dated)


def _of_days(prices: PriceHistory, name: str, starts: NDArray[np.intp]) -> Floats | None:
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
