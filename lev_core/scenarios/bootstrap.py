"""An asset's own history, cut into blocks of random length and put together anew."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite, log1p
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lev_core._columns import read_only
from lev_core._types import Floats
from lev_core.errors import LeverageError
from lev_core.prices import PriceHistory
from lev_core.scenarios._checks import check_periods, moving_returns
from lev_core.scenarios.block_length import optimal_block_length

LEAST_RETURNS = 60  # about a quarter of a year of trading days


class Pieces(NamedTuple):
    """Pieces of history laid end to end along all paths, one path after the other.

    Parameters
    ----------
    at : numpy.ndarray
        Where each piece begins, from 0 to below ``paths·intervals``; the first of a path
        begins with it. A piece ends where the next begins, and may be empty.
    row : numpy.ndarray
        The row of history each piece begins with.
    """

    at: NDArray[np.intp]
    row: NDArray[np.intp]


@dataclass(frozen=True, kw_only=True, eq=False)
class StationaryBootstrap:
    """The stationary bootstrap of Politis & Romano.

    A path is made of blocks of the history, each from a random day on for a random number
    of days, geometric with a given mean; after the last day comes the first. So what
    happens within a block is as it was: swings that last, and crashes in one piece.
    (Politis & Romano, 1994, "The stationary bootstrap", Journal of the American Statistical
    Association 89, doi:10.1080/01621459.1994.10476870.)

    Parameters
    ----------
    returns : numpy.ndarray
        Simple returns of the history, shape ``(rows,)``, as fractions above −1.
    periods_per_year : float
        Intervals in a year.
    mean_block : float
        Mean length of a block in intervals, 1 or above; at 1 the days are independent.

    Raises
    ------
    LeverageError
        If a number cannot be used.

    Examples
    --------
    >>> import numpy as np
    >>> history = np.tile([0.01, -0.01], 50)
    >>> StationaryBootstrap(returns=history, periods_per_year=252.0, mean_block=5.0).mean_block
    5.0
    """

    returns: Floats
    periods_per_year: float
    mean_block: float

    def __post_init__(self) -> None:
        """Check the numbers and take a private copy of the returns."""
        check_periods(self.periods_per_year)
        returns = np.array(self.returns, dtype=np.float64)
        if returns.ndim != 1 or not len(returns) or not np.all(np.isfinite(returns)):
            raise LeverageError("The returns to resample must be one row of finite numbers.")
        if returns.min() <= -1.0:
            raise LeverageError(
                f"A return to resample must be above −1, not {returns.min():g}; −0.1 is −10%."
            )
        if not (isfinite(self.mean_block) and self.mean_block >= 1.0):
            raise LeverageError(
                f"The mean length of a block must be 1 or above, not {self.mean_block:g}."
            )
        object.__setattr__(self, "returns", read_only(returns))

    @classmethod
    def fitted(
        cls, prices: PriceHistory | pd.Series, *, mean_block: float | None = None
    ) -> StationaryBootstrap:
        """Return the bootstrap of an asset's history.

        Parameters
        ----------
        prices : PriceHistory or pandas.Series
            The asset, at least 61 prices.
        mean_block : float, optional
            Mean length of a block in intervals. By default the longer of the two
            `optimal_block_length` chooses for the returns and for their squares: what a
            daily reset does to a token hangs on how long swings last.

        Returns
        -------
        StationaryBootstrap
            With the returns and the periods in a year of the history.

        Raises
        ------
        LeverageError
            If the prices cannot be used, are too few, or never moved.
        """
        history, returns = moving_returns(prices, LEAST_RETURNS, "A bootstrap")
        if mean_block is None:
            mean_block = max(optimal_block_length(returns), optimal_block_length(returns**2))
        return cls(
            returns=returns, periods_per_year=history.periods_per_year, mean_block=mean_block
        )

    def pieces(self, generator: np.random.Generator, paths: int, intervals: int) -> Pieces:
        """Draw the blocks of some paths.

        Block lengths are drawn for all paths as if they were one. What is left of a block
        at the end of a path is as long as a new block would be, because a geometric length
        has no memory, so the next path takes it from a new day.

        Parameters
        ----------
        generator : numpy.random.Generator
            Where lengths and days come from.
        paths, intervals : int
            How many paths of how many intervals.

        Returns
        -------
        Pieces
            In order.
        """
        total = paths * intervals
        starts = np.arange(0, total, intervals)
        at = np.sort(np.concatenate((starts, self._cuts(generator, total))), kind="stable")
        return Pieces(at, generator.integers(len(self.returns), size=len(at)))

    def _cuts(self, generator: np.random.Generator, total: int) -> NDArray[np.intp]:
        """Return where a new block begins along so many intervals, the first left out."""
        if self.mean_block == 1.0:
            return np.arange(1, total)
        rate = -log1p(-1.0 / self.mean_block)
        expected = total / self.mean_block
        drawn, reached = [], 0
        while reached < total:
            size = int(expected * (1.0 - reached / total) * 1.05) + 64
            waits = np.minimum(generator.standard_exponential(size) / rate, total)
            ends = reached + np.cumsum(waits.astype(np.intp) + 1)
            drawn.append(ends)
            reached = int(ends[-1])
        ends = np.concatenate(drawn)
        return ends[: np.searchsorted(ends, total)]
