"""The gap of a comparison day by day: where it was made, and which swings cost most."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import pandas as pd

from lev_core import daily_drag, daily_gap
from lev_core.prices import MIN_ROWS
from lev_ui.comparison import TIE, Comparison

TEN = 10


class Month(NamedTuple):
    """A calendar month and its share of the gap, as a fraction of the money put in."""

    year: int
    month: int
    share: float


@dataclass(frozen=True, eq=False)
class GapDays:
    """What every day added to the gap, and what its swing cost a daily reset.

    Parameters
    ----------
    shown : Comparison
        What the page shows.
    gaps : pandas.Series
        Each day's share of the gap as a fraction of the money put in, dated at its end.
    drags : pandas.Series
        What its swing took, in log points as fractions; minus infinity on the day of a wipe-out.
    """

    shown: Comparison
    gaps: pd.Series
    drags: pd.Series

    @cached_property
    def months(self) -> tuple[Month, ...]:
        """The share of every month that has prices, in their order."""
        dates = pd.DatetimeIndex(self.gaps.index)
        sums = self.gaps.groupby(12 * dates.year + dates.month - 1).sum()
        places = (divmod(int(place), 12) for place in sums.index.to_numpy())
        shares = sums.to_numpy(dtype=np.float64).tolist()
        return tuple(
            Month(year, at + 1, share) for (year, at), share in zip(places, shares, strict=True)
        )

    @cached_property
    def years(self) -> dict[int, float]:
        """The share of every calendar year that has prices."""
        shares: dict[int, float] = {}
        for month in self.months:
            shares[month.year] = shares.get(month.year, 0.0) + month.share
        return shares

    @property
    def best(self) -> Month:
        """The month in which the token gained most on its multiple of the asset."""
        return max(self.months, key=lambda month: month.share)

    @property
    def worst(self) -> Month:
        """The month in which it fell back most."""
        return min(self.months, key=lambda month: month.share)

    @property
    def is_drawn(self) -> bool:
        """Whether there is a calendar worth drawing."""
        return self.reason == ""

    @property
    def reason(self) -> str:
        """Why there is no calendar worth drawing; empty where there is one."""
        if len(self.shown.prices) == MIN_ROWS:
            return "two prices"
        if float(np.abs(self.gaps).max()) < TIE:
            return "never apart"
        return "one month" if len(self.months) == 1 else ""

    @cached_property
    def dearest(self) -> pd.Series:
        """The ten days whose swings changed most, the most first; days without a swing left out."""
        sized = self.drags[self.drags.abs() > TIE]
        return sized.nlargest(TEN) if self.swings_give else sized.nsmallest(TEN)

    @property
    def swings_give(self) -> bool:
        """Whether swings add to the token: between 0x and 1x they do."""
        return 0.0 < self.shown.leverage < 1.0


def gap_days(shown: Comparison) -> GapDays:
    """Return a comparison day by day."""
    return GapDays(shown, daily_gap(shown.token), daily_drag(shown.prices, shown.leverage))
