"""The variance of every interval of a GARCH model, and how likely returns are under it."""

from __future__ import annotations

from math import lgamma, log, pi

import numpy as np

from lev_core._types import Floats

NEGLIGIBLE = 1e-17  # weight of a variance so far back that it no longer counts


def conditional_variances(pushes: Floats, beta: float, first: float) -> Floats:
    """Return ``h`` with ``h[0] = first`` and ``h[t] = pushes[t−1] + beta·h[t−1]``.

    One value more than pushes: the last is the variance of the interval to come. A sum over
    twice as many intervals is that over as many, and the one so many intervals earlier times
    a power of beta, so a dozen steps do for any length.
    """
    variances = np.concatenate(([first], pushes))
    reach = 1
    while reach < len(variances) and beta**reach > NEGLIGIBLE:
        variances[reach:] += beta**reach * variances[:-reach]
        reach *= 2
    return variances


def normal_surprise(surprises: Floats, variances: Floats) -> float:
    """Return the negative log-likelihood of normal surprises with these variances."""
    inner = np.log(variances) + surprises**2 / variances
    return 0.5 * (float(inner.sum()) + len(surprises) * log(2.0 * pi))


def student_surprise(surprises: Floats, variances: Floats, degrees: float) -> float:
    """Return the negative log-likelihood under Student's t scaled to these variances."""
    scale = degrees - 2.0
    each = lgamma((degrees + 1.0) / 2.0) - lgamma(degrees / 2.0) - 0.5 * log(pi * scale)
    inner = 0.5 * np.log(variances)
    inner += 0.5 * (degrees + 1.0) * np.log1p(surprises**2 / (scale * variances))
    return float(inner.sum()) - len(surprises) * each
