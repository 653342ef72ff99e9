"""The bundled financing rate: what a Treasury bill paid, month by month."""

from __future__ import annotations

from functools import cache

import pandas as pd

from lev_core.market.bundle import catalogue, read_series

BILL_RATE_KNOWN_TO = pd.Timestamp(2018, 11, 30)
"""The last day the bundled bill rate covers; a rate used after it is assumed."""


def bill_rate(*, then: pd.Series | None = None) -> pd.Series:
    """Return the US one-month Treasury bill rate.

    Parameters
    ----------
    then : pandas.Series, optional
        Another rate that goes on after `BILL_RATE_KNOWN_TO`, such as that of the 13-week bill
        from `LiveMarket.rate`: fractions per year, dated without a zone.

    Returns
    -------
    pandas.Series
        Annual act/365 fractions, one per month from July 1926 to November 2018, dated at
        the first day of the month each covers, and what of `then` is dated later. Held for
        every day of its month, a rate accrues to the monthly return published by Fama and
        French.

    Examples
    --------
    October 2018 was published as 0.19%:

    >>> rate = bill_rate()["2018-10-01"]
    >>> f"{rate * 31 / 365:.4%}"
    '0.1900%'
    """
    known = _read()
    later = None if then is None else then[then.index > BILL_RATE_KNOWN_TO]
    return known.copy() if later is None or later.empty else pd.concat([known, later])


@cache
def _read() -> pd.Series:
    rate = read_series(catalogue()["bill_rate"]["file"])["rate"]
    return pd.Series(rate, name="rate")
