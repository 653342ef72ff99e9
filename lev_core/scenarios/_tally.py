"""What is kept of simulated paths: counts and sums that add up, and no path."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from lev_core._types import Floats
from lev_core.scenarios._histogram import LogHistogram

FINE, COARSE = 13, 8  # bits: quantiles within 0.0061% at the end, within 0.195% on the way
ROUNDING = 1e-12  # differences this small are not a loss and beat nothing


class BlockTally:
    """What one block of paths hands in: counts on the way, and its final values.

    Parameters
    ----------
    columns, dates : int
        The asset and the tokens, and how many moments are looked at; the last is the end.
    """

    def __init__(self, columns: int, dates: int) -> None:
        self.on_the_way = [LogHistogram(COARSE, columns) for _ in range(dates - 1)]
        self.sums = np.zeros((dates, columns))
        self.final: Floats = np.zeros((columns, 0))

    def note(self, place: int, values: Floats) -> None:
        """Take in the values at one moment, shape ``(columns, paths)``."""
        self.sums[place] = values.sum(axis=1)
        if place < len(self.on_the_way):
            self.on_the_way[place].add(values)
        else:
            self.final = values.copy()


class Tally:
    """Counts and sums of the values of an asset and of tokens on it, over all blocks so far.

    Parameters
    ----------
    leverages : tuple of float
        One for each token; column 0 is the asset.
    dates : int
        How many moments are looked at.
    """

    def __init__(self, leverages: tuple[float, ...], dates: int) -> None:
        columns = 1 + len(leverages)
        self.leverages = leverages
        self.paths = 0
        self.on_the_way = [LogHistogram(COARSE, columns) for _ in range(dates - 1)]
        self.at_the_end = LogHistogram(FINE, columns)
        self.sums = np.zeros((dates, columns))
        self.squares = np.zeros(columns)  # of the final returns
        self.losses, self.ruins, self.beat_asset, self.beat_simple = np.zeros(
            (4, columns), dtype=np.int64
        )

    def take(self, block: BlockTally) -> None:
        """Take in what a block hands in."""
        final, asset = block.final, block.final[0]
        self.paths += len(asset)
        self.sums += block.sums
        for ours, theirs in zip(self.on_the_way, block.on_the_way, strict=True):
            ours.merge(theirs)
        self.at_the_end.add(final)
        returns = final - 1.0
        multiples = np.array([1.0, *self.leverages])[:, np.newaxis]
        self.squares += np.einsum("ij,ij->i", returns, returns)
        self.losses += np.count_nonzero(returns < -ROUNDING, axis=1)
        self.ruins += np.count_nonzero(final == 0.0, axis=1)
        self.beat_asset += _ahead(final, asset)
        self.beat_simple += _ahead(final, 1.0 + multiples * returns[0])

    def counted(self) -> tuple[LogHistogram, ...]:
        """Return where the values are counted at each moment, one row for each column."""
        return (*self.on_the_way, self.at_the_end)


def _ahead(values: Floats, others: Floats) -> NDArray[np.int64]:
    """Return how many values of each row are above others by more than rounding."""
    margin = ROUNDING * (values + np.abs(others))
    return np.asarray(np.count_nonzero(values - others > margin, axis=1))
