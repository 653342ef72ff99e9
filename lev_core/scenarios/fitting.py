"""The volatility model that makes an asset's past returns most likely."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import exp, log
from typing import Literal, TypeAlias, get_args

import numpy as np
import pandas as pd

from lev_core._types import Floats
from lev_core.errors import LeverageError
from lev_core.prices import PriceHistory
from lev_core.scenarios._checks import moving_returns
from lev_core.scenarios._simplex import minimise
from lev_core.scenarios._variance import conditional_variances, normal_surprise, student_surprise
from lev_core.scenarios.clustering import Clustering
from lev_core.scenarios.innovations import (
    HistoricalInnovations,
    Innovations,
    NormalInnovations,
    StudentInnovations,
)

Shocks: TypeAlias = Literal["normal", "student", "historical"]

LEAST_RETURNS = 500
MOST_PERSISTENT = 0.9995
LEAST_DEGREES, MOST_DEGREES = 2.1, 200.0
FIRST_DEGREES = 6.0
HALF = 0.5  # of the variance comes from falls where shocks are symmetric
LARGEST = 30.0  # of the free numbers; beyond it a share is 0 or 1
FLOOR = 1e-6  # of the long-run variance, in case a model would have none left


def fit_clustering(
    prices: PriceHistory | pd.Series,
    *,
    innovations: Shocks = "student",
    asymmetric: bool = False,
    from_today: bool = False,
) -> Clustering:
    """Return the GARCH(1,1) model fitted to an asset's returns.

    Mean and long-run variance are those of the data ("variance targeting": Francq, Horváth
    & Zakoïan, 2011, "Merits and drawbacks of variance targeting in GARCH models", Journal
    of Financial Econometrics 9, doi:10.1093/jjfinec/nbr004), so that what is simulated
    swings as much as the asset did. Alpha, beta, gamma and the degrees of freedom are those
    of the highest likelihood, among the stationary ones.

    Parameters
    ----------
    prices : PriceHistory or pandas.Series
        The asset, at least 501 prices: below 500 returns estimates of GARCH are badly biased
        (Hwang & Valls Pereira, 2006, doi:10.1080/13518470500039436).
    innovations : {"student", "normal", "historical"}
        Where shocks come from. "historical" fits with the normal likelihood and then draws
        from the past shocks themselves.
    asymmetric : bool, default False
        Let falls raise the volatility more than rises do.
    from_today : bool, default False
        Begin with the volatility after the last price, not with the long-run one.

    Returns
    -------
    Clustering
        Persistence at most 0.9995.

    Raises
    ------
    LeverageError
        If the prices cannot be used, are too few, never moved, or the innovations are
        none of the three.
    """
    if innovations not in get_args(Shocks):
        raise LeverageError(
            f"Innovations are 'normal', 'student' or 'historical', not {innovations!r}."
        )
    history, returns = moving_returns(prices, LEAST_RETURNS, "A volatility model")
    data = _Data(returns - returns.mean(), innovations == "student", asymmetric)
    shape = _likeliest(data)
    shocks: Innovations = NormalInnovations()
    if innovations == "student":
        shocks = StudentInnovations(shape.degrees)
    elif innovations == "historical":
        past = data.surprises / np.sqrt(data.variances(shape)[:-1])
        shocks = HistoricalInnovations(past)
        shape = shape.settling(shocks.down_share)
    return Clustering(
        mean=float(returns.mean()),
        omega=data.variance * (1.0 - shape.persistence(shocks.down_share)),
        alpha=shape.alpha,
        beta=shape.beta,
        gamma=shape.gamma,
        innovations=shocks,
        variance=float(data.variances(shape)[-1]) if from_today else None,
        periods_per_year=history.periods_per_year,
    )


@dataclass(frozen=True)
class _Shape:
    """What is searched for; the mean and the long-run variance are those of the data."""

    alpha: float
    beta: float
    gamma: float
    degrees: float

    def persistence(self, down_share: float) -> float:
        """Return the share of a surprise in the variance that is left an interval later."""
        return self.alpha + self.beta + self.gamma * down_share

    def settling(self, down_share: float) -> _Shape:
        """Return the shape scaled down where these shocks would make it last for ever."""
        scale = min(1.0, MOST_PERSISTENT / self.persistence(down_share))
        return _Shape(scale * self.alpha, scale * self.beta, scale * self.gamma, self.degrees)


@dataclass(frozen=True, eq=False)
class _Data:
    """Returns less their mean, and what is to be found out about them."""

    surprises: Floats
    is_student: bool
    is_asymmetric: bool

    @cached_property
    def variance(self) -> float:
        """The mean square of the surprises."""
        return float(self.surprises @ self.surprises) / len(self.surprises)

    @cached_property
    def squares(self) -> Floats:
        """The squares of the surprises."""
        return np.square(self.surprises)

    @cached_property
    def falls(self) -> Floats:
        """The squares of the surprises that were falls."""
        return np.square(np.minimum(self.surprises, 0.0))

    def variances(self, shape: _Shape) -> Floats:
        """Return the variance of every interval and of the one to come."""
        omega = self.variance * (1.0 - shape.persistence(HALF))
        pushes = omega + shape.alpha * self.squares + shape.gamma * self.falls
        return conditional_variances(pushes, shape.beta, self.variance)

    def surprise(self, numbers: Floats) -> float:
        """Return how unlikely the data are under a shape told by free numbers."""
        shape = self.shape(numbers)
        variances = np.maximum(self.variances(shape)[:-1], FLOOR * self.variance)
        if self.is_student:
            return student_surprise(self.surprises, variances, shape.degrees)
        return normal_surprise(self.surprises, variances)

    def shape(self, numbers: Floats) -> _Shape:
        """Return the shape free numbers stand for; every one of them is stationary."""
        shares = [1.0 / (1.0 + exp(-value)) for value in np.clip(numbers, -LARGEST, LARGEST)]
        stays, reaction = MOST_PERSISTENT * shares[0], shares[1]
        after_falls = shares[2] if self.is_asymmetric else 0.0
        degrees = LEAST_DEGREES + exp(min(LARGEST, numbers[-1])) if self.is_student else 0.0
        return _Shape(
            alpha=stays * reaction * (1.0 - after_falls),
            beta=stays * (1.0 - reaction),
            gamma=stays * reaction * after_falls / HALF,
            degrees=min(MOST_DEGREES, degrees),
        )


def _likeliest(data: _Data) -> _Shape:
    """Return the shape under which the data are most likely, from the best of some starts."""
    rest = [0.0] * data.is_asymmetric + [log(FIRST_DEGREES)] * data.is_student
    starts = [
        np.array([_logit(stays / MOST_PERSISTENT), _logit(share), *rest])
        for stays in (0.9, 0.97, 0.99)
        for share in (0.03, 0.08, 0.15)
    ]
    return data.shape(minimise(data.surprise, min(starts, key=data.surprise)))


def _logit(share: float) -> float:
    return log(share / (1.0 - share))
