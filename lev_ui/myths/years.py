"""A leveraged token always decays: every whole calendar year the prices hold."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from lev_core import LeverageError, PriceHistory, simulate_token
from lev_ui.shown import Shown

WEEK = pd.Timedelta(days=7)  # holidays at either end of a year
TIE = 1e-9  # rounding, not a lead


@dataclass(frozen=True)
class Year:
    """One calendar year of a token bought at its start, as fractions."""

    year: int
    asset: float
    simple: float
    token: float

    @property
    def gap(self) -> float:
        """The token's return less the multiple of the asset's; 0 where only rounding differs."""
        apart = self.token - self.simple
        return 0.0 if abs(apart) < TIE else apart

    @property
    def is_wiped_out(self) -> bool:
        """Whether nothing was left."""
        return self.token <= -1.0


@dataclass(frozen=True, eq=False)
class Years(Shown):
    """A token bought anew at the start of each whole year."""

    @cached_property
    def all(self) -> tuple[Year, ...]:
        """Every whole year between the dates."""
        years = whole_years(self.prices)
        if not years:
            raise LeverageError(
                "These dates hold no whole calendar year; choose dates that reach from one "
                "January to the December after it, or further."
            )
        return tuple(_year(year, prices, self.leverage) for year, prices in years.items())

    @property
    def ahead(self) -> tuple[Year, ...]:
        """The years in which the token made more than the multiple."""
        return tuple(year for year in self.all if year.gap > 0.0)

    @property
    def best(self) -> Year:
        """The year in which it was furthest ahead, or least behind."""
        return max(self.all, key=lambda year: year.gap)

    @property
    def worst(self) -> Year:
        """The year in which it was furthest behind, or least ahead."""
        return min(self.all, key=lambda year: year.gap)

    @property
    def wiped_out(self) -> tuple[Year, ...]:
        """The years that left nothing."""
        return tuple(year for year in self.all if year.is_wiped_out)


def whole_years(prices: PriceHistory) -> dict[int, PriceHistory]:
    """Return the prices of each whole calendar year, from the last close before it.

    Parameters
    ----------
    prices : PriceHistory
        The asset.

    Returns
    -------
    dict
        Prices by year; a first year may begin with its own first close, and the ends of the
        prices may lack a week.

    Examples
    --------
    >>> days = pd.to_datetime(["2023-12-29", "2024-06-28", "2024-12-31", "2025-06-30"])
    >>> whole_years(PriceHistory(pd.Series([1.0, 2.0, 3.0, 4.0], index=days))).keys()
    dict_keys([2024])
    """
    dates = prices.index.tz_localize(None)
    found = {}
    for year in np.unique(dates.year):
        rows = np.flatnonzero(dates.year == year)
        first, last = max(int(rows[0]) - 1, 0), int(rows[-1])
        begins = dates[first] <= pd.Timestamp(year, 1, 1) + WEEK
        ends = dates[last] >= pd.Timestamp(year, 12, 31) - WEEK
        if begins and ends and last > first:
            found[int(year)] = prices.between(prices.index[first], prices.index[last])
    return found


def _year(year: int, prices: PriceHistory, leverage: float) -> Year:
    token = simulate_token(prices, leverage)
    asset = prices.total_return
    return Year(year, asset, leverage * asset, token.total_return)
