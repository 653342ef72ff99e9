"""What the Rule duel shows: several rules on one asset under the same costs. No Streamlit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from lev_core import PRODUCTS, Costs, Daily, LeverageError, PriceHistory, Product
from lev_ui.by_day import by_day
from lev_ui.costs import Curve, costs_of
from lev_ui.duel.contender import (
    FALLS,
    Contender,
    End,
    Floats,
    Left,
    Point,
    against,
    contender,
    stress,
    worst_move,
)
from lev_ui.duel.luck import Luck, luck_of
from lev_ui.settings import Settings
from lev_ui.shown import Shown
from lev_ui.theme import percent

__all__ = [
    "FALLS",
    "Contender",
    "Duel",
    "End",
    "Floats",
    "Left",
    "Luck",
    "Parting",
    "Point",
    "Refused",
    "against",
    "duel",
]

NEVER = 1e-9  # rounding, not a difference


@dataclass(frozen=True)
class Refused:
    """A rule that cannot be run here, and the sentence that says why."""

    word: str
    product: Product | None
    reason: str


@dataclass(frozen=True)
class Parting:
    """The day on which best and worst came furthest apart, and the distance around it."""

    row: int
    before: float
    after: float


@dataclass(frozen=True, eq=False)
class Duel(Shown):
    """Rules side by side: one asset, the same dates, the same costs."""

    contenders: tuple[Contender, ...]
    refused: tuple[Refused, ...]
    costs: Costs
    moments: PriceHistory  # the same asset at every moment its prices are known

    @cached_property
    def ranked(self) -> tuple[Contender, ...]:
        """The contenders, best first, each by its less favourable result."""
        return tuple(sorted(self.contenders, key=lambda one: -one.result))

    @cached_property
    def best(self) -> tuple[Contender, ...]:
        """The first of them, and those whose result reads the same."""
        return _reading_like(self.ranked[0], self.contenders)

    @cached_property
    def worst(self) -> tuple[Contender, ...]:
        """The last of them, and those whose result reads the same."""
        return _reading_like(self.ranked[-1], self.contenders)

    @property
    def is_mixed(self) -> bool:
        """Whether the multiples differ, and not the rules alone."""
        return len({one.leverage for one in self.contenders}) > 1

    @property
    def order_matters(self) -> bool:
        """Whether the order of high and low could change who did best."""
        rest = (one for one in self.contenders if one not in self.best)
        return any(max(one.results) > self.best[0].result for one in rest)

    @cached_property
    def parting(self) -> Parting | None:
        """The day on which best and worst came furthest apart; None where they never did."""
        values = np.stack([one.nav for one in self.contenders])
        spread = values.max(axis=0) - values.min(axis=0)
        opened = np.diff(spread)
        row = int(opened.argmax()) + 1
        if opened[row - 1] < NEVER:
            return None
        return Parting(row, float(spread[row - 1]), float(spread[row]))

    @cached_property
    def bars_from(self) -> pd.Timestamp | None:
        """The first day whose open, high and low are known; None where only closes are."""
        if not self.prices.has_bars:
            return None
        known = ~np.isnan(np.stack(self.prices.bars)).any(axis=0)
        return self.prices.index[int(known.argmax())] if known.any() else None

    @cached_property
    def luck(self) -> Luck:
        """The daily reset at other times of the day."""
        return luck_of(self.moments, self.settings.leverage, self.costs)

    @cached_property
    def without_brake(self) -> tuple[tuple[float, tuple[Left, ...]], ...]:
        """The multiples no plain daily reset stands for, and what one move leaves of each."""
        plain = {one.leverage for one in self.contenders if isinstance(one.policy, Daily)}
        missing = dict.fromkeys(one.leverage for one in self.contenders)
        return tuple(
            (times, stress(self.prices, times, Daily(), self.costs))
            for times in missing
            if times not in plain
        )

    def worst_move(self, leverage: float) -> Point:
        """Return the worst move against a token in the data."""
        return worst_move(self.prices, leverage)


def _reading_like(one: Contender, among: tuple[Contender, ...]) -> tuple[Contender, ...]:
    read = percent(one.result)
    return tuple(other for other in among if percent(other.result) == read)


def duel(
    prices: PriceHistory, settings: Settings, asset_name: str, curve: Curve | None = None
) -> Duel:
    """Run every rule of the settings on a window of prices.

    Raises
    ------
    LeverageError
        If not one of them can be run.
    """
    moments, prices = prices, by_day(prices)
    found: list[Contender] = []
    refused: list[Refused] = []
    costs = costs_of(settings, prices, curve)
    for word in settings.contenders:
        try:
            found.append(contender(prices, word, settings.leverage, costs))
        except LeverageError as error:
            refused.append(Refused(word, PRODUCTS.get(word), str(error)))
    if not found:
        raise LeverageError(refused[0].reason)
    return Duel(settings, asset_name, prices, tuple(found), tuple(refused), costs, moments)
