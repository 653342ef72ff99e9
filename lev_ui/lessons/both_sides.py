"""Step 6: a token and its opposite on the same asset between the same dates. No Streamlit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lev_core import PriceHistory, simulate_token, unlevered
from lev_ui.by_day import by_day
from lev_ui.lessons.made_up import side_of
from lev_ui.lessons.spells import Result, Spell, result_of, results_of
from lev_ui.settings import DEFAULTS, Settings, Span
from lev_ui.shown import Shown


class Pair(NamedTuple):
    """What a token and its opposite made of a stretch."""

    own: Result
    mirror: Result

    @property
    def better(self) -> float:
        """The return of the better of the two."""
        return max(self.own.token, self.mirror.token)

    @property
    def both_lost(self) -> bool:
        """Whether both ended below where they began."""
        return side_of(1.0 + self.better, 1.0) < 0


@dataclass(frozen=True, eq=False)
class BothSides(Shown):
    """A token and its opposite over a calendar year, or over all the reader's dates."""

    @cached_property
    def years(self) -> tuple[Pair, ...]:
        """Both tokens in every whole calendar year; none where the dates hold no whole one."""
        both = zip(
            results_of(self.prices, self.leverage),
            results_of(self.prices, -self.leverage),
            strict=True,
        )
        return tuple(Pair(*pair) for pair in both if pair[0].spell.year is not None)

    @property
    def choices(self) -> Sequence[Span]:
        """What can be shown: the years, and all the dates."""
        return (*(int(pair.own.spell.year or 0) for pair in self.years), "dates")

    @cached_property
    def span(self) -> Span:
        """What is shown: the choice, else the reader's dates, else the year worst for both."""
        if self.settings.span in self.choices:
            return self.settings.span or "dates"
        own_dates = (self.settings.start, self.settings.end) != (DEFAULTS.start, DEFAULTS.end)
        if self.settings.span is None and own_dates:
            return "dates"
        return self.worst_year or "dates"

    @property
    def worst_year(self) -> int | None:
        """The year in which even the better of the two did worst."""
        worst = min(self.years, key=lambda pair: pair.better, default=None)
        return None if worst is None else worst.own.spell.year

    @cached_property
    def pair(self) -> Pair:
        """Both tokens over what is shown."""
        found = next((pair for pair in self.years if pair.own.spell.year == self.span), None)
        whole = Spell(None, self.prices)
        return found or Pair(result_of(whole, self.leverage), result_of(whole, -self.leverage))

    @property
    def years_lost(self) -> int:
        """In how many years both lost."""
        return sum(pair.both_lost for pair in self.years)

    @property
    def outcome(self) -> Literal["both lost", "one", "even", "both gained"]:
        """What the reader is asked to predict; the last is never so."""
        sides = {side_of(1.0 + each.token, 1.0) for each in self.pair}
        if sides == {-1}:
            return "both lost"
        if sides == {1}:
            return "both gained"
        return "one" if 1 in sides else "even"

    @cached_property
    def lines(self) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
        """The asset, the token and its opposite, in money from the reader's amount."""
        prices, amount = self.pair.own.spell.prices, self.settings.amount
        token, mirror = (
            amount * simulate_token(prices, leverage).arrays.nav
            for leverage in (self.leverage, -self.leverage)
        )
        return amount * unlevered(prices).to_numpy(), token, mirror


def both_sides(prices: PriceHistory, settings: Settings, asset_name: str) -> BothSides:
    """Return both sides of a window of prices under the reader's settings."""
    return BothSides(settings, asset_name, by_day(prices))
