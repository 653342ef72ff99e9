"""Figures read off a path: the fall from the last high, swings, trading."""

from __future__ import annotations

from math import sqrt

import numpy as np
import pandas as pd

from lev_core.errors import LeverageError
from lev_core.prices import MIN_ROWS, PriceHistory
from lev_core.token import TokenPath


def drawdown(value: pd.Series) -> pd.Series:
    """Return how far a value stands below its highest value so far.

    Parameters
    ----------
    value : pandas.Series
        Value per unit invested, dated, starting above zero.

    Returns
    -------
    pandas.Series
        Fractions from −1 to 0, same dates; 0 at a new high. A value below zero counts
        as −1: there is nothing left to lose.

    Examples
    --------
    >>> import pandas as pd
    >>> days = pd.date_range("2024-01-01", periods=3)
    >>> drawdown(pd.Series([1.0, 2.0, 1.5], index=days)).tolist()
    [0.0, 0.0, -0.25]
    """
    values = value.to_numpy(dtype=np.float64)
    fall = np.maximum(values, 0.0) / np.maximum.accumulate(values) - 1.0
    return pd.Series(fall, index=value.index, name="drawdown")


def volatility(prices: PriceHistory) -> float:
    """Return the yearly volatility of an asset: the size of its usual swings.

    The standard deviation of the log returns times the square root of the periods in a
    year, both read from the data.

    Parameters
    ----------
    prices : PriceHistory
        At least three prices.

    Returns
    -------
    float
        Per year as a fraction.

    Raises
    ------
    LeverageError
        If there are fewer than three prices.

    Examples
    --------
    >>> import pandas as pd
    >>> days = pd.date_range("2024-01-01", periods=4)
    >>> round(volatility(PriceHistory(pd.Series([100.0, 101.0, 100.0, 101.0], index=days))), 4)
    0.2195
    """
    if len(prices) <= MIN_ROWS:
        raise LeverageError(f"A volatility needs at least three prices; there are {len(prices)}.")
    return float(prices.interval_log_returns.std(ddof=1)) * sqrt(prices.periods_per_year)


def turnover(token: TokenPath) -> float:
    """Return how many times its NAV the token traded in a year.

    Parameters
    ----------
    token : TokenPath
        A simulated token.

    Returns
    -------
    float
        Notional traded per year as a multiple of NAV at the interval's start, over the time
        the token lived; a margin position lives until it is liquidated.

    Examples
    --------
    >>> import pandas as pd
    >>> from lev_core import simulate_token
    >>> days = pd.date_range("2024-01-01", "2024-01-03")
    >>> token = simulate_token(pd.Series([100.0, 101.0, 102.01], index=days), 2.0)
    >>> round(turnover(token), 2)
    7.3
    """
    arrays = token.arrays
    end = len(token.prices) - 1 if token.wiped_out_row is None else token.wiped_out_row
    if arrays.events is None:
        rows, traded = np.arange(1, end + 1), np.abs(arrays.trades[1 : end + 1])
    else:
        rows = np.array([event.row for event in arrays.events], dtype=np.intp)
        traded = np.abs([event.trade for event in arrays.events])
        end = int(rows[-1]) if token.liquidated_on is not None else end
    years = float(token.prices.interval_years[:end].sum())
    return float((traded / arrays.nav[rows - 1]).sum()) / years
