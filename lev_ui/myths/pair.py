"""Hold long and short together and you cannot lose: half the money in each, left alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from lev_core import PriceHistory, TokenPath, calendar_years, simulate_token
from lev_ui.shown import Shown

ROUND_TRIP = 0.1  # up by a tenth, and back


@dataclass(frozen=True)
class There:
    """What an asset's way up and back to where it began left of each, as fractions."""

    long: float
    short: float

    @property
    def together(self) -> float:
        """What it left of half the money in each."""
        return 0.5 * (self.long + self.short)


@dataclass(frozen=True, eq=False)
class Pair(Shown):
    """Half the money in a long token and half in the short one, never moved between them."""

    @property
    def size(self) -> float:
        """The multiple of both, without a sign."""
        return abs(self.leverage)

    @cached_property
    def long(self) -> TokenPath:
        """The token that follows the asset."""
        return simulate_token(self.prices, self.size)

    @cached_property
    def short(self) -> TokenPath:
        """The token that goes against it."""
        return simulate_token(self.prices, -self.size)

    @cached_property
    def together(self) -> pd.Series:
        """What 1 put in became, on each date."""
        return 0.5 * (self.long.nav + self.short.nav)

    @property
    def made(self) -> float:
        """What the two together made, as a fraction."""
        return float(self.together.iloc[-1] - 1.0)

    @cached_property
    def by_year(self) -> dict[int, float]:
        """What a pair bought anew at the start of each whole year made."""
        return {
            year: both(prices, self.size) for year, prices in calendar_years(self.prices).items()
        }

    @property
    def years_lost(self) -> int:
        """In how many of those years it lost money."""
        return sum(made < 0.0 for made in self.by_year.values())

    @cached_property
    def there_and_back(self) -> There:
        """What a small rise and the fall back to the start leave."""
        days = pd.date_range(self.first.normalize(), periods=3)
        trip = PriceHistory(pd.Series([1.0, 1.0 + ROUND_TRIP, 1.0], index=days))
        long, short = (simulate_token(trip, side).total_return for side in (self.size, -self.size))
        return There(long, short)


def both(prices: PriceHistory, size: float) -> float:
    """Return what half in the long and half in the short token made, left alone."""
    return 0.5 * sum(simulate_token(prices, side).total_return for side in (size, -size))
