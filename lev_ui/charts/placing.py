"""Where a note fits on a chart without covering what it speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

NOTE_WIDTH = 0.55  # of the plot, on a phone
NOTE_HEIGHT = 0.16
MIDDLE = 0.5
HEIGHTS = np.linspace(0.92, 0.08, 15)


class Spot(NamedTuple):
    """A place for a note: its middle height as a fraction of the axis, and its side."""

    height: float
    to_the_right: bool


def free_spot(
    lines: Sequence[NDArray[np.float64]], at: float, height: float, taken: Sequence[float] = ()
) -> Spot:
    """Return where a note about a point meets the fewest lines, near it where it can choose.

    Parameters
    ----------
    lines : sequence of numpy.ndarray
        Heights of every line at even steps from left to right, as fractions of the axis;
        NaN where a line is not drawn.
    at : float
        Where the point is, as a fraction of the width.
    height : float
        How high the point is, as a fraction of the axis.
    taken : sequence of float
        Heights at which notes stand already.

    Returns
    -------
    Spot
        The note is to stand beside the point, to the right in the left half of the chart.
    """
    to_the_right = at < MIDDLE
    steps = len(lines[0])
    left = at if to_the_right else at - NOTE_WIDTH
    columns = slice(max(0, int(left * steps)), max(1, int((left + NOTE_WIDTH) * steps)))
    beside = np.stack([line[columns] for line in lines])

    def covered(middle: float) -> tuple[bool, int, float]:
        on_another = any(abs(middle - other) < NOTE_HEIGHT for other in taken)
        hidden = np.abs(beside - middle) < NOTE_HEIGHT / 2.0
        return on_another, int(hidden.sum()), abs(middle - height)

    return Spot(float(min(HEIGHTS, key=covered)), to_the_right)
