"""How uncertain a sum of daily differences is when one day answers the day before."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lev_core._types import Floats

WIDTH = 1.1447  # of the Bartlett kernel, Andrews (1991), equation 6.2
MOST_PERSISTENT = 0.97  # a coefficient nearer to 1 makes the rule ask for every lag


class LongRun(NamedTuple):
    """Long-run variance of one value of a series, and the lags it was made with."""

    variance: float
    lags: int


def long_run_variance(values: Floats) -> LongRun:
    """Return ``γ₀ + 2·Σ (1 − j/(m + 1))·γ_j`` over the lags j = 1 … m.

    The variance of the sum of a series for each of its values, with the weights of Newey &
    West (1987, doi:10.2307/1913610), which never make it negative. The lags are the whole
    part of the bandwidth Andrews (1991, doi:10.2307/2938229, equations 6.2 and 6.4) derives
    from a first-order autoregression with coefficient ρ: ``1.1447·(α·n)^(1/3)`` with
    ``α = 4ρ²/((1 − ρ)²·(1 + ρ)²)``. Differences that bounce back the next day (ρ < 0) then
    count for less than independent ones would, and differences that last for more. Where
    they bounce it errs on the large side, as the weights take off less than there is to take
    off. Scaled by ``n/(n − 1)`` for the mean taken out.
    """
    count = len(values)
    rest = values - values.mean()
    now = float(rest @ rest) / count
    if now <= 0.0:
        return LongRun(0.0, 0)
    lags = _lags(rest, now)
    weights = 1.0 - np.arange(1, lags + 1) / (lags + 1.0)
    later = np.array([rest[lag:] @ rest[:-lag] for lag in range(1, lags + 1)]) / count
    total = now + 2.0 * float(weights @ later)
    return LongRun(max(0.0, total) * count / (count - 1), lags)


def _lags(rest: Floats, now: float) -> int:
    """Return how many lags the rule asks for, at most all there are."""
    count = len(rest)
    raw = float(rest[1:] @ rest[:-1]) / count / now
    rho = min(MOST_PERSISTENT, max(-MOST_PERSISTENT, raw))
    alpha = (2.0 * rho / ((1.0 - rho) * (1.0 + rho))) ** 2
    return min(count - 2, int(WIDTH * np.cbrt(alpha * count)))
