"""On average a leveraged token loses: a fair coin, every outcome counted. Made up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from lev_core import daily_volatility
from lev_ui.shown import Shown

SMALL_MOVE = 0.01  # where the prices do not say how much they move
LARGEST_MOVE = 0.1  # beyond, a coin is no picture of an asset
ROUNDING = 1e-9
EDGES = (0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 4.0)  # of what was put in


@dataclass(frozen=True)
class Outcomes:
    """Every value a token can end at and its chance, the lowest first; 1 was put in."""

    values: NDArray[np.float64]
    chances: NDArray[np.float64]

    @property
    def mean(self) -> float:
        """The average of all outcomes."""
        return float(self.values @ self.chances)

    @property
    def median(self) -> float:
        """The middle outcome: half of all end there or lower."""
        return float(self.values[np.searchsorted(np.cumsum(self.chances), 0.5 - ROUNDING)])

    @property
    def chance_of_loss(self) -> float:
        """The chance to end with less than was put in."""
        return float(self.chances[self.values < 1.0 - ROUNDING].sum())

    def shares(self) -> NDArray[np.float64]:
        """Return the chance of each range between `EDGES`, open at both ends."""
        stretch = np.searchsorted(EDGES, self.values * (1.0 + ROUNDING), side="right")
        found = np.zeros(len(EDGES) + 1)
        np.add.at(found, stretch, self.chances)
        return found


@dataclass(frozen=True, eq=False)
class Coin(Shown):
    """A token on an asset that goes up or down by the same share each day, by a fair coin."""

    @property
    def tosses(self) -> int:
        """How many days are tossed."""
        return self.settings.tosses

    @cached_property
    def usual_move(self) -> float:
        """How far the asset goes in a usual day, as a fraction; 0 where it does not say."""
        return daily_volatility(self.prices)

    @property
    def move(self) -> float:
        """How far the coin goes each day."""
        return min(self.usual_move or SMALL_MOVE, LARGEST_MOVE)

    @cached_property
    def outcomes(self) -> Outcomes:
        """What the token can come to."""
        return outcomes(self.tosses, self.move, self.leverage)

    @cached_property
    def asset_outcomes(self) -> Outcomes:
        """What the asset itself can come to."""
        return outcomes(self.tosses, self.move, 1.0)


def outcomes(tosses: int, move: float, leverage: float) -> Outcomes:
    """Return what a token can come to on a fair coin, with exact chances.

    After k rises and n − k falls of size a the token is worth ``(1 + L·a)^k·(1 − L·a)^(n−k)``,
    and that has the chance ``C(n, k)/2ⁿ``. The mean of one day is 1, so the mean of all is 1.

    Parameters
    ----------
    tosses : int
        Days n, 1 or more.
    move : float
        Size a of each move as a fraction, above 0.
    leverage : float
        The multiple L; a day that takes everything leaves 0.

    Returns
    -------
    Outcomes
        ``tosses + 1`` values and chances.

    Examples
    --------
    >>> two = outcomes(2, 0.1, 3.0)
    >>> two.values.round(2).tolist(), two.chances.tolist()
    ([0.49, 0.91, 1.69], [0.25, 0.5, 0.25])
    >>> round(two.mean, 9), round(two.median, 9), round(two.chance_of_loss, 9)
    (1.0, 0.91, 0.75)
    """
    rises = np.arange(tosses + 1)
    ways = np.concatenate(([0.0], np.cumsum(np.log((tosses - rises[:-1]) / (rises[:-1] + 1)))))
    chances = np.exp(ways - tosses * np.log(2.0))
    step = abs(leverage) * move
    values = (1.0 + step) ** rises * max(0.0, 1.0 - step) ** (tosses - rises)
    return Outcomes(values, chances)
