"""What a live market answers: dated prices, a dated rate, and the matches of a search."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from lev_core.prices import PriceHistory


@dataclass(frozen=True, kw_only=True, eq=False)
class LiveHistory:
    """Prices from Yahoo Finance with the moment they were fetched.

    Parameters
    ----------
    prices : PriceHistory
        The asset's whole daily history.
    fetched_on : pandas.Timestamp
        When Yahoo sent these prices, in UTC.
    problem : str, optional
        One sentence for the reader when newer prices were wanted and could not be had;
        it names the day these were fetched. None when all is well.
    dropped_rows : int
        Days Yahoo listed without a price, left out of `prices`.
    """

    prices: PriceHistory
    fetched_on: pd.Timestamp
    problem: str | None = None
    dropped_rows: int = 0


@dataclass(frozen=True, kw_only=True, eq=False)
class LiveRate:
    """A yearly rate from Yahoo Finance with the moment it was fetched.

    Parameters
    ----------
    rate : pandas.Series
        Fractions per year, dated by the day each was quoted; zero and below included.
    fetched_on : pandas.Timestamp
        When Yahoo sent them, in UTC.
    problem : str, optional
        As in `LiveHistory`.
    """

    rate: pd.Series
    fetched_on: pd.Timestamp
    problem: str | None = None


@dataclass(frozen=True, kw_only=True)
class Match:
    """One asset found by a search.

    Parameters
    ----------
    symbol : str
        What to ask `LiveMarket.history` for.
    name : str
        The asset's name, or its symbol where Yahoo gives none.
    exchange : str
        Where it is traded, as Yahoo shows it; empty where unknown.
    kind : str
        Yahoo's type in lower case, such as ``equity``, ``etf``, ``index``, ``cryptocurrency``.
    """

    symbol: str
    name: str
    exchange: str
    kind: str
