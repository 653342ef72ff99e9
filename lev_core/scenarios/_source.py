"""What a model of an asset has to offer so that it can be simulated interval by interval."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeAlias

import numpy as np

from lev_core._types import Floats

Fill: TypeAlias = Callable[[Floats], None]
"""Fills an array ``(rows, paths)`` with the next growth factors S_t/S_{t−1} of every path."""


class Stepping(Protocol):
    """A model of an asset whose paths are drawn forward in time."""

    @property
    def periods_per_year(self) -> float:
        """Intervals in a year."""

    def stepper(self, generator: np.random.Generator, paths: int) -> Fill:
        """Return what draws the paths on; how many rows at once must not change them."""
