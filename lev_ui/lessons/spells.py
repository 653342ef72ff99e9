"""The calendar years of a history, each with what a token made of it before costs. No Streamlit."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from lev_core import PriceHistory, calendar_years, simulate_token

TIE = 5e-5  # half of what a hundredth of a percentage point shows


class Spell(NamedTuple):
    """A stretch of a history: a calendar year, or all of it where `year` is None."""

    year: int | None
    prices: PriceHistory


class Result(NamedTuple):
    """What an asset did in a stretch, and a token on it before any cost, as fractions."""

    spell: Spell
    asset: float
    token: float
    simple: float

    @property
    def ahead(self) -> float:
        """The token's return minus the multiple of the asset's."""
        return self.token - self.simple

    @property
    def side(self) -> int:
        """1 where the token is ahead, −1 behind, 0 where nobody could see it."""
        return 0 if abs(self.ahead) < TIE else int(np.sign(self.ahead))


@lru_cache(maxsize=32)  # prices by identity: one object as long as it is shown
def years_of(prices: PriceHistory) -> tuple[Spell, ...]:
    """Return the whole calendar years of a history, each from the last close before it."""
    return tuple(Spell(year, part) for year, part in calendar_years(prices).items())


@lru_cache(maxsize=64)  # as above
def results_of(prices: PriceHistory, leverage: float) -> tuple[Result, ...]:
    """Return every calendar year with its token; all of the history where it has no whole year."""
    spells = years_of(prices) or (Spell(None, prices),)
    return tuple(result_of(spell, leverage) for spell in spells)


def result_of(spell: Spell, leverage: float) -> Result:
    """Return a stretch with what a token made of it."""
    asset = spell.prices.total_return
    token = simulate_token(spell.prices, leverage).total_return
    return Result(spell, asset, token, leverage * asset)
