"""A leveraged token always decays: every whole calendar year the prices hold."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from lev_core import LeverageError, PriceHistory, calendar_years, simulate_token
from lev_ui.shown import Shown

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
        years = calendar_years(self.prices)
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


def _year(year: int, prices: PriceHistory, leverage: float) -> Year:
    token = simulate_token(prices, leverage)
    asset = prices.total_return
    return Year(year, asset, leverage * asset, token.total_return)
