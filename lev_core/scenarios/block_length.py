"""How long the blocks of a bootstrap should be, read off the data."""

from __future__ import annotations

from math import ceil, log10, sqrt

import numpy as np

from lev_core._types import Floats

LEAST_LAGS = 5
ROUNDING = 1e-12  # of the values; what varies less is constant
SIGNIFICANT = 2.0  # standard errors of an autocorrelation


def optimal_block_length(values: Floats) -> float:
    """Return the mean block length of a stationary bootstrap that suits a series.

    The automatic choice of Politis & White (2004, "Automatic block-length selection for the
    dependent bootstrap", Econometric Reviews 23, doi:10.1081/ETC-120028836) as corrected by
    Patton, Politis & White (2009, doi:10.1080/07474930802459016)::

        b = (2·G²/D)^(1/3) · n^(1/3),   D = 2·g²

    with ``G = Σ λ(k/M)·|k|·R(k)`` and ``g = Σ λ(k/M)·R(k)`` over the lags |k| ≤ M, R the
    autocovariances, λ the flat-top window, and M twice the lag after which
    autocorrelations stay within 2·√(log₁₀ n/n). It makes the variance of a mean as right
    as it can be.

    Parameters
    ----------
    values : numpy.ndarray
        The series, shape ``(n,)``, in order.

    Returns
    -------
    float
        In values, from 1 to ``min(3·√n, n/3)``; 1 for a series that is constant.

    Examples
    --------
    Independent values need next to no blocks, values that last for a while do:

    >>> import numpy as np
    >>> noise = np.random.default_rng(4).standard_normal(2000)
    >>> slow = np.convolve(noise, np.full(10, 0.1), mode="valid")
    >>> round(optimal_block_length(noise)), round(optimal_block_length(slow))
    (2, 28)
    """
    count = len(values)
    rest = values - values.mean()
    lags = min(count - 1, ceil(sqrt(count)) + _run_length(count))
    covariances = np.array([rest[lag:] @ rest[: count - lag] for lag in range(lags + 1)]) / count
    if covariances[0] <= (ROUNDING * values.mean()) ** 2:
        return 1.0
    window = min(2 * _last_lag(covariances / covariances[0], count), lags)
    lag = np.arange(1, window + 1)
    weights = np.minimum(1.0, 2.0 * (1.0 - lag / window)) if window > 1 else np.ones(1)
    weighted = weights * covariances[1 : window + 1]
    spread = 2.0 * float(lag @ weighted)
    at_zero = covariances[0] + 2.0 * float(weighted.sum())
    longest = max(1.0, min(3.0 * sqrt(count), count / 3.0))
    if at_zero <= 0.0:
        return 1.0
    return float(min(longest, max(1.0, np.cbrt((spread / at_zero) ** 2 * count))))


def _run_length(count: int) -> int:
    """Return how many autocorrelations in a row must be small."""
    return max(LEAST_LAGS, ceil(sqrt(log10(count))))


def _last_lag(correlations: Floats, count: int) -> int:
    """Return the smallest lag, 1 or above, after which a run of them is small."""
    large = np.abs(correlations[1:]) >= SIGNIFICANT * sqrt(log10(count) / count)
    run = min(_run_length(count), len(large))
    quiet = np.convolve(~large, np.ones(run), mode="valid") == run
    if quiet.any():
        return max(1, int(quiet.argmax()))
    return int(large.nonzero()[0][-1]) + 1
