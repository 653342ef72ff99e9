"""Values along resampled history, from running sums: the work is by block, not by day."""

from __future__ import annotations

from collections.abc import Iterator
from math import log2
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lev_core._types import Floats
from lev_core.scenarios._growth import TokenTerms, token_growth
from lev_core.scenarios.bootstrap import Pieces, StationaryBootstrap

PIECES = 2**17  # of history at once, so that a block of paths stays in the cache
LEAST_PATHS, MOST_PATHS = 32, 2048


class _Walk(NamedTuple):
    """Pieces of history by the rows they begin and end with, and which begin a date's cell."""

    starts: NDArray[np.intp]
    ends: NDArray[np.intp]  # beyond the last row where a piece goes round
    longest: int
    firsts: NDArray[np.intp]
    dates: int

    def sums(self, values: Floats) -> Floats:
        """Return what values of the history add up to by each date, ``(paths, dates)``."""
        running = np.zeros(self.longest + 1)
        np.cumsum(np.resize(values, self.longest), out=running[1:])
        over = running[self.ends]
        over -= running[self.starts]
        by_cell = np.add.reduceat(over, self.firsts).reshape(-1, self.dates)
        return by_cell if self.dates == 1 else np.cumsum(by_cell, axis=1)


def block_paths(source: StationaryBootstrap, intervals: int) -> int:
    """Return how many paths to resample at once, a power of two."""
    fitting = PIECES * source.mean_block / (intervals + source.mean_block)
    return max(LEAST_PATHS, min(MOST_PATHS, 1 << int(log2(fitting))))


def resampled(
    source: StationaryBootstrap,
    terms: tuple[TokenTerms, ...],
    dates: tuple[int, ...],
    generator: np.random.Generator,
    paths: int,
) -> Iterator[tuple[int, Floats]]:
    """Yield the place of each date and the values then, ``(columns, paths)``, the asset first."""
    intervals = dates[-1]
    drawn = source.pieces(generator, paths, intervals)
    cells = np.add.outer(np.arange(0, paths * intervals, intervals), (0, *dates[:-1])).ravel()
    pieces = drawn if len(dates) == 1 else _cut(drawn, cells)
    ends = pieces.row + np.diff(pieces.at, append=paths * intervals)
    firsts = np.searchsorted(pieces.at, cells)
    walk = _Walk(pieces.row, ends, int(ends.max()), firsts, len(dates))
    factors = 1.0 + source.returns
    values = np.empty((len(dates), 1 + len(terms), paths))
    values[:, 0] = _compounded(factors, walk).T
    for column, each in enumerate(terms, start=1):
        values[:, column] = _compounded(token_growth(factors, each), walk).T
    yield from enumerate(values)


def resampled_factors(
    source: StationaryBootstrap, intervals: int, generator: np.random.Generator, paths: int
) -> Floats:
    """Return the asset's growth factors along the same paths, shape ``(intervals, paths)``."""
    total = paths * intervals
    drawn = source.pieces(generator, paths, intervals)
    lengths = np.diff(drawn.at, append=total)
    rows = (np.repeat(drawn.row - drawn.at, lengths) + np.arange(total)) % len(source.returns)
    return 1.0 + source.returns[rows].reshape(paths, intervals).T


def _cut(pieces: Pieces, cells: NDArray[np.intp]) -> Pieces:
    """Return the same pieces, cut where a cell begins so that none reaches into two."""
    at = np.sort(np.concatenate((pieces.at, cells)), kind="stable")
    owner = np.searchsorted(pieces.at, at, side="right") - 1
    return Pieces(at, pieces.row[owner] + (at - pieces.at[owner]))


def _compounded(growth: Floats, walk: _Walk) -> Floats:
    """Return the value at each date of each path, zero from a ruin on."""
    alive = growth > 0.0
    values = np.exp(walk.sums(np.log(np.where(alive, growth, 1.0))))
    if not alive.all():
        values[walk.sums((~alive).astype(np.float64)) > 0.0] = 0.0
    return np.asarray(values)
