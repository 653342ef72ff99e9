"""Fewer points where the eye cannot tell: the extremes of every stretch are kept."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

BUCKETS = 240
WORTH_THINNING = 3  # rows in a stretch, of which two are kept


def kept_rows(lines: Sequence[NDArray[np.float64]], buckets: int = BUCKETS) -> NDArray[np.intp]:
    """Return the rows to draw so that every line keeps its highs, lows and ends.

    Parameters
    ----------
    lines : sequence of numpy.ndarray
        Values on the same dates, each of shape ``(rows,)``.
    buckets : int
        Stretches of equal length; each gives at most two rows for each line.

    Returns
    -------
    numpy.ndarray
        Increasing row numbers, the first and the last row among them.
    """
    rows = len(lines[0])
    size = rows // buckets
    if size < WORTH_THINNING:
        return np.arange(rows)
    whole = rows // size * size
    starts = np.arange(0, whole, size)
    picked = [np.array([0, rows - 1]), np.arange(whole, rows)]
    for line in lines:
        shaped = line[:whole].reshape(-1, size)
        picked += [shaped.argmin(axis=1) + starts, shaped.argmax(axis=1) + starts]
    return np.unique(np.concatenate(picked))
