"""Several ways to do the same work, taken in turn in one run, and their medians.

Seconds are those of the processor: other programs on the machine would lengthen the long works of
peers more than our short ones.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from statistics import median
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike


class Way(NamedTuple):
    """One way to do the work, and how often it is done in each round."""

    work: Callable[[], object]
    calls: int = 1


def medians(*ways: Way, rounds: int) -> tuple[float, ...]:
    """Return the median seconds of each way, after a first round that does not count."""
    taken: tuple[list[float], ...] = tuple([] for _ in ways)
    for turn in range(1 + rounds):
        for times, way in zip(taken, ways, strict=True):
            found = _seconds(way)
            times.extend(found if turn else ())
    return tuple(median(times) for times in taken)


def check_same(ours: ArrayLike, theirs: ArrayLike, tolerance: float) -> None:
    """Refuse to compare the speed of works that do not come to the same, to a relative bound."""
    first, second = np.asarray(ours), np.asarray(theirs)
    apart = np.abs(first - second) / np.maximum(np.abs(first), np.finfo(np.float64).tiny)
    if not float(apart.max()) <= tolerance:
        raise RuntimeError(f"The results differ by {apart.max():.1e}; at most {tolerance:.0e}.")


def _seconds(way: Way) -> list[float]:
    """Return the seconds of each call in a row, without pauses to collect garbage of others."""
    found = []
    gc.collect()
    gc.disable()
    try:
        for _ in range(way.calls):
            start = time.process_time()
            way.work()
            found.append(time.process_time() - start)
    finally:
        gc.enable()
    return found
