"""An asset whose log returns are independent and normal."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite, sqrt

import numpy as np
import pandas as pd

from lev_core._types import Floats
from lev_core.errors import LeverageError
from lev_core.prices import PriceHistory
from lev_core.scenarios._checks import check_periods, moving_returns
from lev_core.scenarios._source import Fill

MAX_VOLATILITY = 10.0  # 1,000% a year
MAX_DRIFT = 10.0
LEAST_RETURNS = 2  # of one alone there is no spread


@dataclass(frozen=True, kw_only=True)
class RandomWalk:
    """Geometric Brownian motion, seen once an interval.

    The log return of an interval is normal with standard deviation ``σ·√dt`` and mean
    ``(µ − ½·σ²)·dt``, so the mean of the price is ``exp(µ·t)``. With a drift µ of 0, as by
    default, the mean simple return of every interval is exactly 0: a fair game, on which a
    token without costs has a mean return of 0 and a median near
    `lev_core.fair_median_return`. (Osborne, 1959, "Brownian motion in the stock market",
    Operations Research 7, doi:10.1287/opre.7.2.145.)

    Parameters
    ----------
    volatility : float
        Standard deviation σ of the log returns per year, as a fraction from 0 to 10.
    periods_per_year : float
        Intervals in a year, such as 252 or 365; `PriceHistory.periods_per_year` reads it
        from data.
    drift : float, default 0.0
        Growth µ of the mean price per year, as a log return from −10 to 10.

    Raises
    ------
    LeverageError
        If a number lies outside its range.

    Examples
    --------
    >>> walk = RandomWalk(volatility=0.2, periods_per_year=252.0)
    >>> walk.drift
    0.0
    """

    volatility: float
    periods_per_year: float
    drift: float = 0.0

    def __post_init__(self) -> None:
        """Refuse what is not a walk."""
        check_periods(self.periods_per_year)
        if not 0.0 <= self.volatility <= MAX_VOLATILITY:
            raise LeverageError(
                "The volatility of a random walk must be a fraction from 0 to 10 a year, "
                f"not {self.volatility:g}; 0.2 is 20%."
            )
        if not (isfinite(self.drift) and abs(self.drift) <= MAX_DRIFT):
            raise LeverageError(
                "The drift of a random walk must be a fraction from −10 to 10 a year, "
                f"not {self.drift:g}; 0.05 is 5%."
            )

    @classmethod
    def fitted(cls, prices: PriceHistory | pd.Series, *, fair: bool = False) -> RandomWalk:
        """Return the walk with the volatility of an asset, and its drift.

        Parameters
        ----------
        prices : PriceHistory or pandas.Series
            The asset, at least three prices.
        fair : bool, default False
            Leave the drift at 0: what an asset earned in one stretch of time says little
            about the next.

        Returns
        -------
        RandomWalk
            Volatility of the log returns, drift ``mean·N + ½·σ²``, both per year.

        Raises
        ------
        LeverageError
            If the prices cannot be used, are too few, or never moved.

        Examples
        --------
        >>> import pandas as pd
        >>> days = pd.date_range("2024-01-01", periods=4)
        >>> walk = RandomWalk.fitted(pd.Series([100.0, 101.0, 100.0, 101.0], index=days))
        >>> round(walk.volatility, 4), round(walk.periods_per_year)
        (0.2195, 365)
        """
        history, _ = moving_returns(prices, LEAST_RETURNS, "A random walk")
        logs, periods = history.interval_log_returns, history.periods_per_year
        volatility = float(logs.std(ddof=1)) * sqrt(periods)
        drift = 0.0 if fair else float(logs.mean()) * periods + 0.5 * volatility**2
        return cls(volatility=volatility, periods_per_year=periods, drift=drift)

    def stepper(self, generator: np.random.Generator, paths: int) -> Fill:  # noqa: ARG002 - as all
        """Return what fills an array ``(rows, paths)`` with the asset's next growth factors.

        Parameters
        ----------
        generator : numpy.random.Generator
            Where the normals come from.
        paths : int
            Columns of the arrays.

        Returns
        -------
        callable
            Takes the array to fill.
        """
        scale = self.volatility / sqrt(self.periods_per_year)
        mean = self.drift / self.periods_per_year - 0.5 * scale**2

        def fill(factors: Floats) -> None:
            generator.standard_normal(out=factors)
            np.multiply(factors, scale, out=factors)
            np.add(factors, mean, out=factors)
            np.exp(factors, out=factors)

        return fill
