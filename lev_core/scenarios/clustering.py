"""An asset whose swings come in clusters: GARCH(1,1), with or without an answer to falls."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import isfinite, sqrt

import numpy as np

from lev_core._types import Floats
from lev_core.errors import LeverageError
from lev_core.scenarios._checks import check_periods
from lev_core.scenarios._source import Fill
from lev_core.scenarios.innovations import Innovations, NormalInnovations


@dataclass(frozen=True, kw_only=True, eq=False)
class Clustering:
    """A volatility that large moves raise and that falls back slowly.

    The simple return of an interval is ``r = μ + e`` with ``e = √h·z``, z independent with
    mean 0 and variance 1, and its variance h follows from the interval before::

        h' = ω + (α + γ·[e < 0])·e² + β·h

    (Bollerslev, 1986, "Generalized autoregressive conditional heteroskedasticity", Journal
    of Econometrics 31, doi:10.1016/0304-4076(86)90063-1; γ is that of Glosten, Jagannathan
    & Runkle, 1993, doi:10.1111/j.1540-6261.1993.tb05128.x.) A simulated return below −1 is
    taken as −1. As μ is the mean of every return whatever the volatility, the asset is a
    fair game at μ = 0.

    Parameters
    ----------
    mean : float
        Mean simple return μ of an interval, as a fraction.
    omega : float
        Constant part ω of the variance of an interval, above 0.
    alpha : float
        How much the last squared surprise counts, 0 or above.
    beta : float
        How much of the last variance stays, 0 or above.
    periods_per_year : float
        Intervals in a year.
    gamma : float, default 0.0
        How much more a squared surprise counts after a fall, 0 or above.
    innovations : NormalInnovations, StudentInnovations or HistoricalInnovations, optional
        Where z comes from; normal by default.
    variance : float, optional
        Variance h of the first interval; the long-run one by default.

    Raises
    ------
    LeverageError
        If a number lies outside its range, or the variance would not be stationary.

    Examples
    --------
    >>> model = Clustering(
    ...     mean=0.0, omega=2e-6, alpha=0.1, beta=0.88, periods_per_year=252.0
    ... )
    >>> round(model.persistence, 9), round(model.volatility, 4)
    (0.98, 0.1587)
    """

    mean: float
    omega: float
    alpha: float
    beta: float
    periods_per_year: float
    gamma: float = 0.0
    innovations: Innovations = field(default_factory=NormalInnovations)
    variance: float | None = None

    def __post_init__(self) -> None:
        """Refuse what cannot be a variance, or would grow for ever."""
        check_periods(self.periods_per_year)
        if not (isfinite(self.mean) and abs(self.mean) < 1.0):
            raise LeverageError(
                f"The mean return of an interval must lie between −1 and 1, not {self.mean:g}."
            )
        if not (isfinite(self.omega) and self.omega > 0.0):
            raise LeverageError(f"Omega must be a number above zero, not {self.omega:g}.")
        if not (self.alpha >= 0.0 and self.beta >= 0.0 and self.gamma >= 0.0):
            raise LeverageError(
                "Alpha, beta and gamma must be zero or above, "
                f"not {self.alpha:g}, {self.beta:g} and {self.gamma:g}."
            )
        if not self.persistence < 1.0:
            raise LeverageError(
                "The volatility would never settle: alpha + beta + gamma times the share of falls "
                f"must be below 1, not {self.persistence:g}."
            )
        if self.variance is not None and not (isfinite(self.variance) and self.variance > 0.0):
            raise LeverageError(
                f"The variance of the first interval must be above zero, not {self.variance:g}."
            )

    @property
    def persistence(self) -> float:
        """The share of a surprise in the variance that is left one interval later."""
        return self.alpha + self.beta + self.gamma * self.innovations.down_share

    @property
    def long_run_variance(self) -> float:
        """The mean variance of an interval, ``ω/(1 − persistence)``."""
        return self.omega / (1.0 - self.persistence)

    @property
    def volatility(self) -> float:
        """The long-run volatility of the simple returns per year, as a fraction."""
        return sqrt(self.long_run_variance * self.periods_per_year)

    def stepper(self, generator: np.random.Generator, paths: int) -> Fill:
        """Return what fills an array ``(rows, paths)`` with the asset's next growth factors.

        Parameters
        ----------
        generator : numpy.random.Generator
            Where the shocks come from.
        paths : int
            Columns of the arrays.

        Returns
        -------
        callable
            Takes the array to fill; it goes on where the call before ended.
        """
        first = self.long_run_variance if self.variance is None else self.variance
        variance, squared = np.full(paths, first), np.empty(paths)

        def fill(factors: Floats) -> None:
            for row in factors:
                self.innovations.fill(generator, row)
                np.multiply(row, np.sqrt(variance, out=squared), out=row)
                self._carry_on(variance, row, squared)
            np.add(factors, 1.0 + self.mean, out=factors)
            np.maximum(factors, 0.0, out=factors)

        return fill

    def _carry_on(self, variance: Floats, surprise: Floats, squared: Floats) -> None:
        """Take the variance of every path to its next interval."""
        np.multiply(variance, self.beta, out=variance)
        np.add(variance, self.omega, out=variance)
        np.multiply(surprise, surprise, out=squared)
        if self.gamma:
            falls = np.square(np.minimum(surprise, 0.0))
            np.add(variance, np.multiply(falls, self.gamma, out=falls), out=variance)
        np.multiply(squared, self.alpha, out=squared)
        np.add(variance, squared, out=variance)
