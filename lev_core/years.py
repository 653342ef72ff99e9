"""A price history taken apart by calendar year."""

from __future__ import annotations

import numpy as np
import pandas as pd

from lev_core.prices import PriceHistory

WHOLE = pd.Timedelta(days=350)  # a holiday at either end does not make a year a part


def calendar_years(prices: PriceHistory) -> dict[int, PriceHistory]:
    """Return the prices of each whole calendar year, from the last price of the year before.

    The first year starts at its own first price where there is none before it. A year of which
    fewer than 350 days lie between its first price and its last is left out: its return and its
    swings are not those of a year.

    Parameters
    ----------
    prices : PriceHistory
        The asset.

    Returns
    -------
    dict of int to PriceHistory
        The whole years in order; empty where there is none. One ends with the price the next
        one starts with, so that their growth multiplies to that of all of them.

    Examples
    --------
    >>> import pandas as pd
    >>> days = pd.to_datetime(["2019-12-31", "2020-06-30", "2020-12-31", "2021-12-31"])
    >>> years = calendar_years(PriceHistory(pd.Series([100.0, 90.0, 110.0, 121.0], index=days)))
    >>> {year: round(part.total_return, 6) for year, part in years.items()}
    {2020: 0.1, 2021: 0.1}
    """
    found = {}
    of_row = np.asarray(prices.index.year)
    for year in np.unique(of_row).tolist():
        first, end = np.searchsorted(of_row, (year, year + 1))
        start = max(int(first) - 1, 0)
        one, other = prices.index[start], prices.index[end - 1]
        if other - one >= WHOLE:
            found[int(year)] = prices.between(one, other)
    return found
