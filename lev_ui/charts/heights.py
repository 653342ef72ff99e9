"""The vertical axis: linear or logarithmic, and where a value stands on it."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lev_ui.charts.frame import numbers
from lev_ui.theme import MINUS

AIR = 0.04  # of the axis, above the highest and below the lowest value
WRITTEN_POWERS = range(-2, 6)  # of ten; others are written 10⁻⁴
MOST_TICKS = 6
LARGEST_POWER = 308  # of ten, that a number can hold


class Heights(NamedTuple):
    """An axis from `low` to `high`, in its own units: powers of ten if it is logarithmic."""

    low: float
    high: float
    logarithmic: bool

    def on_axis(self, value: float) -> float:
        """Return a value in the axis's units; on a log scale nothing stands at the bottom."""
        if not self.logarithmic:
            return value
        return float(np.log10(value)) if value > 0.0 else self.low

    def fraction(self, value: float) -> float:
        """Return how high a value stands, 0 at the bottom and 1 at the top."""
        return (self.on_axis(value) - self.low) / (self.high - self.low)

    def fractions(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return how high the values of a line stand, NaN from where it is no longer drawn."""
        heights = values.copy()
        heights[self.drawable(values) :] = np.nan
        heights = np.log10(heights) if self.logarithmic else heights
        return (heights - self.low) / (self.high - self.low)

    def drawable(self, values: NDArray[np.float64]) -> int:
        """Return how many rows of a line are drawn: a log scale ends where it reaches 0."""
        gone = values <= 0.0
        return int(gone.argmax()) if self.logarithmic and gone.any() else len(values)

    def axis(self) -> dict[str, Any]:
        """Return what Plotly needs to know of the axis, with ticks that stay short."""
        if not self.logarithmic:
            return {"range": [self.low, self.high], **numbers(self.low, self.high)}
        low, high = ceil(self.low), min(floor(self.high), LARGEST_POWER)
        basic = {"range": [self.low, self.high], **numbers(10.0**high)}
        if low >= high:
            return {**basic, "type": "log", "nticks": MOST_TICKS}
        powers = range(low, high + 1, max(1, (high - low) // MOST_TICKS))
        return {
            **basic,
            "type": "log",
            "tickvals": [10.0**power for power in powers],
            "ticktext": [_power(power) for power in powers],
        }


def heights(lines: Sequence[NDArray[np.float64]], *, logarithmic: bool) -> Heights:
    """Return the axis that holds every line, with a little air.

    Parameters
    ----------
    lines : sequence of numpy.ndarray
        Values of each line.
    logarithmic : bool
        Whether the axis counts in powers of ten.

    Returns
    -------
    Heights
        The axis.
    """
    values = np.concatenate(lines)
    if logarithmic:
        values = np.log10(values[values > 0.0])
    low, high = float(values.min()), float(values.max())
    air = AIR * (high - low) or 1.0
    return Heights(low - air, high + air, logarithmic)


def _power(power: int) -> str:
    if power not in WRITTEN_POWERS:
        return f"10<sup>{str(power).replace('-', MINUS)}</sup>"
    return f"{10.0**power:,.{max(0, -power)}f}"
