"""The calendar years of a history, each with what a token made of it before costs. No Streamlit."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
import pandas as pd

from lev_core import PriceHistory, simulate_token

WHOLE = pd.Timedelta(days=16)  # a year may lack this much at either end and still be one
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
    dates = prices.index
    found = []
    for year in range(dates[0].year, dates[-1].year + 1):
        inside = np.flatnonzero(dates.year == year)
        if not len(inside):
            continue
        start, end = dates[max(0, int(inside[0]) - 1)], dates[int(inside[-1])]
        opens, closes = (pd.Timestamp(year + more, 1, 1, tz=dates.tz) for more in (0, 1))
        if start - opens < WHOLE and closes - end < WHOLE and start < end:
            found.append(Spell(year, prices.between(start, end)))
    return tuple(found)


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
