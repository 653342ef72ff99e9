"""What the page Holding period shows, computed once from prices and settings. No Streamlit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from lev_core import HoldingPeriods, PriceHistory, TokenPath, holding_periods, simulate_token
from lev_ui.by_day import by_day, is_sparse
from lev_ui.costs import Curve, costs_of
from lev_ui.rules import read_rule
from lev_ui.settings import LONGEST_HORIZON, MONTHS_AHEAD, Settings
from lev_ui.shown import Shown

STEPS = 90  # horizons drawn, closer together where they are short
LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)
LOW, LOWER, MIDDLE, UPPER, HIGH = range(len(LEVELS))
NAMED: Final[dict[str, float]] = {  # in years
    "1 week": 1 / 52,
    "1 month": 1 / 12,
    "3 months": 0.25,
    "6 months": 0.5,
    "1 year": 1.0,
    "2 years": 2.0,
    "3 years": 3.0,
    "10 years": 10.0,
    "30 years": 30.0,
}
ENOUGH = 100  # windows: below, one more or less shows
SPOKEN_YEARS, NEAR = (252, 365), 0.02  # days of a year as people count them, and how exactly


@dataclass(frozen=True, eq=False)
class Holding(Shown):
    """One token and everybody who could have held it for a while."""

    token: TokenPath

    @property
    def longest(self) -> int:
        """The longest that anybody could have held it here, up to the longest asked about."""
        return min(LONGEST_HORIZON, len(self.prices) - 1)

    @property
    def horizon(self) -> int:
        """How long the reader holds it, as far as the prices reach."""
        return min(self.settings.horizon, self.longest)

    @property
    def is_cut(self) -> bool:
        """Whether the prices are shorter than the reader's horizon."""
        return self.settings.horizon > self.longest

    @cached_property
    def periods(self) -> HoldingPeriods:
        """Every window of the horizons drawn, the reader's among them."""
        drawn = np.geomspace(1.0, self.longest, STEPS).round().astype(int)
        return self.over(sorted({*drawn.tolist(), self.horizon}))

    def over(self, lengths: Sequence[int]) -> HoldingPeriods:
        """Return every window of some lengths."""
        return holding_periods(self.token, lengths, levels=LEVELS)

    @cached_property
    def row(self) -> int:
        """Where the reader's horizon stands among those drawn."""
        return int(self.periods.intervals.searchsorted(self.horizon))

    @cached_property
    def enough(self) -> NDArray[np.bool_]:
        """Which of those drawn have windows enough to be held against each other."""
        return self.periods.windows >= ENOUGH

    @cached_property
    def extremes(self) -> tuple[int, int] | None:
        """Where money was lost least often and most often among those; None where nowhere is."""
        if not self.enough.any():
            return None
        loses = np.where(self.enough, self.periods.loses, np.nan)
        fewest, most = int(np.nanargmin(loses)), int(np.nanargmax(loses))
        return None if loses[fewest] == loses[most] else (fewest, most)

    @property
    def told(self) -> list[int]:
        """Where the lengths stand that are told of besides the reader's: those and the longest."""
        return sorted({*(self.extremes or ()), len(self.periods.intervals) - 1})

    @property
    def windows(self) -> int:
        """How many windows of the reader's horizon there are."""
        return int(self.periods.windows[self.row])

    @property
    def separate(self) -> int:
        """How many of them fit side by side."""
        return side_by_side(self.windows, self.horizon)

    @property
    def looking_ahead(self) -> Settings:
        """The settings with the time nearest to the reader's horizon to simulate."""
        months = 12.0 * float(self.periods.years[self.row])
        return replace(self.settings, ahead=min(MONTHS_AHEAD, key=lambda one: abs(one - months)))

    @cached_property
    def named(self) -> dict[str, int]:
        """The lengths people speak of that these prices hold, in steps of the prices."""
        counted = self.prices.periods_per_year
        a_year = next((year for year in SPOKEN_YEARS if abs(counted / year - 1.0) < NEAR), counted)
        steps = {name: round(years * a_year) for name, years in NAMED.items()}
        day = {} if is_sparse(self.prices) else {"1 day": 1}
        in_reach = {name: count for name, count in steps.items() if 1 <= count <= self.longest}
        return day | in_reach


def side_by_side(windows: int, length: int) -> int:
    """Return how many windows of a length lie beside each other without sharing a day."""
    return (windows - 1) // length + 1


def hold(
    prices: PriceHistory, settings: Settings, asset_name: str, curve: Curve | None = None
) -> Holding:
    """Run the model on a window of prices under the reader's settings."""
    prices = by_day(prices)
    costs, policy = costs_of(settings, prices, curve), read_rule(settings.rule)
    token = simulate_token(prices, settings.leverage, costs=costs, policy=policy)
    return Holding(settings, asset_name, prices, token)
