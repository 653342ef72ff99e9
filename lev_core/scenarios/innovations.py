"""The shocks of a volatility model: independent, with mean 0 and variance 1."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite, pi
from typing import TypeAlias

import numpy as np

from lev_core._columns import read_only
from lev_core._types import Floats
from lev_core.errors import LeverageError

LEAST_RESIDUALS = 2
TOLERANCE = 1e-9
FULL_TURN = np.float32(2.0 * pi)


@dataclass(frozen=True)
class NormalInnovations:
    """Normal shocks."""

    @property
    def down_share(self) -> float:
        """The share of the variance that comes from shocks below 0."""
        return 0.5

    def fill(self, generator: np.random.Generator, row: Floats) -> None:
        """Fill one row with shocks.

        Parameters
        ----------
        generator : numpy.random.Generator
            Where they come from.
        row : numpy.ndarray
            What to fill, contiguous.
        """
        generator.standard_normal(out=row)


@dataclass(frozen=True)
class StudentInnovations:
    """Shocks from Student's t, scaled to variance 1: more very large and very small ones.

    Drawn as ``√((ν − 2)·(exp(2·e/ν) − 1))·cos(2π·u)`` with e exponential and u uniform
    (Bailey, 1994, "Polar generation of random variates with the t-distribution",
    Mathematics of Computation 62, doi:10.1090/S0025-5718-1994-1219702-8). The size of a
    shock is a float of 64 bits; its direction, the cosine, is one of 2²⁴ of 32 bits, which
    no sum of any number of paths can tell from all.

    Parameters
    ----------
    degrees : float
        Degrees of freedom ν, above 2.

    Raises
    ------
    LeverageError
        If the degrees of freedom are not a number above 2.

    Examples
    --------
    >>> import numpy as np
    >>> shocks = np.empty(100_000)
    >>> StudentInnovations(8.0).fill(np.random.default_rng(1), shocks)
    >>> bool(abs(shocks.std() - 1.0) < 0.02)
    True
    """

    degrees: float

    def __post_init__(self) -> None:
        """Refuse a t without a variance."""
        if not (isfinite(self.degrees) and self.degrees > 2.0):  # noqa: PLR2004 - of the t
            raise LeverageError(
                "The degrees of freedom of Student's t must be a number above 2, "
                f"not {self.degrees:g}."
            )

    @property
    def down_share(self) -> float:
        """The share of the variance that comes from shocks below 0."""
        return 0.5

    def fill(self, generator: np.random.Generator, row: Floats) -> None:
        """Fill one row with shocks.

        Parameters
        ----------
        generator : numpy.random.Generator
            Where they come from.
        row : numpy.ndarray
            What to fill, contiguous.
        """
        generator.standard_exponential(out=row)
        row *= 2.0 / self.degrees
        np.expm1(row, out=row)
        row *= self.degrees - 2.0
        np.sqrt(row, out=row)
        angle = generator.random(len(row), dtype=np.float32)
        angle *= FULL_TURN
        row *= np.cos(angle, out=angle)


@dataclass(frozen=True, eq=False)
class HistoricalInnovations:
    """Shocks drawn from those of the past: filtered historical simulation.

    (Barone-Adesi, Giannopoulos & Vosper, 1999, "VaR without correlations for portfolios of
    derivative securities", Journal of Futures Markets 19,
    doi:10.1002/(SICI)1096-9934(199908)19:5<583::AID-FUT5>3.0.CO;2-S.)

    Parameters
    ----------
    residuals : numpy.ndarray
        Past returns less their mean, each over the volatility of its day, shape ``(n,)``.
        They are shifted and scaled to mean 0 and variance 1.

    Raises
    ------
    LeverageError
        If there are not two different numbers.
    """

    residuals: Floats

    def __post_init__(self) -> None:
        """Take a private copy with mean 0 and variance 1."""
        given = np.array(self.residuals, dtype=np.float64)
        if given.ndim != 1 or len(given) < LEAST_RESIDUALS or not np.all(np.isfinite(given)):
            raise LeverageError("Past shocks must be one row of finite numbers, two at least.")
        spread = float(given.std())
        if not spread > TOLERANCE * float(np.abs(given).max()):
            raise LeverageError("Past shocks must differ; these are all the same.")
        scaled = read_only((given - given.mean()) / spread)
        object.__setattr__(self, "residuals", scaled)

    @property
    def down_share(self) -> float:
        """The share of the variance that comes from shocks below 0."""
        return float(np.square(np.minimum(self.residuals, 0.0)).mean())

    def fill(self, generator: np.random.Generator, row: Floats) -> None:
        """Fill one row with shocks.

        Parameters
        ----------
        generator : numpy.random.Generator
            Where they come from.
        row : numpy.ndarray
            What to fill, contiguous.
        """
        picked = generator.integers(len(self.residuals), size=len(row))
        np.take(self.residuals, picked, out=row, mode="clip")


Innovations: TypeAlias = NormalInnovations | StudentInnovations | HistoricalInnovations
"""Where the shocks of a volatility model come from."""
