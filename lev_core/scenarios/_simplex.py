"""The downhill simplex: the smallest value of a function of a few numbers, without slopes."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from lev_core._types import Floats

STEP = 0.5  # of the first simplex
CLOSE = 1e-8
MOST_ROUNDS = 600
RESTARTS = 2


def minimise(function: Callable[[Floats], float], start: Floats) -> Floats:
    """Return where a function is smallest near a start, shape ``(n,)``.

    Nelder & Mead (1965, "A simplex method for function minimization", The Computer Journal
    7, doi:10.1093/comjnl/7.4.308), begun again from what it found, in case a simplex had
    become flat.
    """
    best = start
    for _ in range(1 + RESTARTS):
        best = _descend(function, best)
    return best


def _descend(function: Callable[[Floats], float], start: Floats) -> Floats:
    """Return where one simplex comes to rest."""
    points = np.vstack([start, start + STEP * np.eye(len(start))])
    values = np.array([function(point) for point in points])
    for _ in range(MOST_ROUNDS):
        order = values.argsort(kind="stable")
        points, values = points[order], values[order]
        if values[-1] - values[0] < CLOSE and np.ptp(points, axis=0).max() < CLOSE**0.5:
            break
        _replace_worst(function, points, values)
    return np.asarray(points[values.argmin()])


def _replace_worst(function: Callable[[Floats], float], points: Floats, values: Floats) -> None:
    """Reflect, stretch or pull in the worst point, or shrink all towards the best."""
    middle = points[:-1].mean(axis=0)
    away = middle - points[-1]
    point, value = middle + away, function(middle + away)
    if value < values[0]:
        further = function(middle + 2.0 * away)
        if further < value:
            point, value = middle + 2.0 * away, further
    elif value >= values[-2]:
        side = 0.5 if value < values[-1] else -0.5
        point, value = middle + side * away, function(middle + side * away)
        if value >= values[-1]:
            points[1:] = points[0] + 0.5 * (points[1:] - points[0])
            values[1:] = [function(moved) for moved in points[1:]]
            return
    points[-1], values[-1] = point, value
