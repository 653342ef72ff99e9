"""What the page Holding period shows, computed once from prices and settings. No Streamlit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from lev_core import HoldingPeriods, LeverageError, TokenPath, holding_periods, simulate_token
from lev_core.prices import PriceHistory
from lev_ui.by_day import by_day
from lev_ui.costs import Curve, costs_of
from lev_ui.rules import read_rule
from lev_ui.settings import LONGEST_HORIZON, Settings
from lev_ui.shown import Shown

STEPS = 90  # horizons drawn, closer together where they are short
LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)


@dataclass(frozen=True, eq=False)
class Holding(Shown):
    """One token and everybody who could have held it for a while."""

    token: TokenPath

    @property
    def horizon(self) -> int:
        """How long the reader would hold it, in intervals."""
        return self.settings.horizon

    @cached_property
    def periods(self) -> HoldingPeriods:
        """Every window of the horizons drawn, the reader's among them."""
        longest = min(LONGEST_HORIZON, len(self.prices) - 1)
        drawn = np.geomspace(1.0, longest, STEPS).round().astype(int)
        lengths = sorted({*drawn.tolist(), self.horizon})
        return holding_periods(self.token, lengths, levels=LEVELS)

    @cached_property
    def row(self) -> int:
        """Where the reader's horizon stands among those."""
        return int(self.periods.intervals.searchsorted(self.horizon))

    @property
    def windows(self) -> int:
        """How many windows of the reader's horizon there are."""
        return int(self.periods.windows[self.row])

    @property
    def separate(self) -> int:
        """How many of them fit side by side."""
        return (len(self.prices) - 1) // self.horizon


def hold(
    prices: PriceHistory, settings: Settings, asset_name: str, curve: Curve | None = None
) -> Holding:
    """Run the model on a window of prices under the reader's settings.

    Raises
    ------
    LeverageError
        If the model refuses the settings, or the prices are shorter than the reader's horizon.
    """
    prices = by_day(prices)
    if settings.horizon > len(prices) - 1:
        raise LeverageError(
            f"There are {len(prices) - 1} days of prices here and {settings.horizon} to hold the "
            "token for; choose a shorter time or more dates."
        )
    costs, policy = costs_of(settings, prices, curve), read_rule(settings.rule)
    token = simulate_token(prices, settings.leverage, costs=costs, policy=policy)
    return Holding(settings=settings, asset_name=asset_name, prices=prices, token=token)
