"""Step 4: years in which a token was ahead of its multiple, and others. No Streamlit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from lev_core import PriceHistory, simple_leverage, simulate_token, unlevered
from lev_ui.by_day import by_day
from lev_ui.lessons.spells import Result, Spell, result_of, results_of
from lev_ui.settings import Settings
from lev_ui.shown import Shown


@dataclass(frozen=True, eq=False)
class Trend(Shown):
    """One calendar year of a token before costs, and all the others of the reader's dates."""

    @property
    def results(self) -> tuple[Result, ...]:
        """Every year, in order."""
        return results_of(self.prices, self.leverage)

    @property
    def best(self) -> Result:
        """The year in which the token was ahead of its multiple by most."""
        return max(self.results, key=lambda result: result.ahead)

    @property
    def worst(self) -> Result:
        """The year in which it fell behind by most."""
        return min(self.results, key=lambda result: result.ahead)

    @property
    def opening(self) -> Result:
        """The best year among those in which its multiple of the asset left anything at all."""
        left = [result for result in self.results if result.simple > -1.0]
        return max(left or self.results, key=lambda result: result.ahead)

    @cached_property
    def result(self) -> Result:
        """The year chosen, or the most telling one."""
        chosen = (each for each in self.results if each.spell.year == self.settings.year)
        return self.opening if self.settings.year is None else next(chosen, self.opening)

    @cached_property
    def together(self) -> Result:
        """All the dates as one stretch."""
        return result_of(Spell(None, self.prices), self.leverage)

    @property
    def years_ahead(self) -> int:
        """In how many years the token was ahead."""
        return sum(result.side > 0 for result in self.results)

    @property
    def outcome(self) -> Literal["above", "at", "below"]:
        """What the reader is asked to predict."""
        side = self.result.side
        return "at" if side == 0 else "above" if side > 0 else "below"

    @cached_property
    def lines(self) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
        """The year's asset, multiple of the asset and token, in money from the reader's amount."""
        prices, amount = self.result.spell.prices, self.settings.amount
        return (
            amount * unlevered(prices).to_numpy(),
            amount * simple_leverage(prices, self.leverage).to_numpy(),
            amount * simulate_token(prices, self.leverage).arrays.nav,
        )


def trend(prices: PriceHistory, settings: Settings, asset_name: str) -> Trend:
    """Return the years of a window of prices under the reader's settings."""
    return Trend(settings, asset_name, by_day(prices))
