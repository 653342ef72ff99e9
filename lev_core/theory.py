"""Formulas that approximate a daily-reset token. Theory: never shown as an exact result."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, expm1, isfinite, pi, sqrt

import numpy as np

from lev_core._types import Floats
from lev_core.errors import LeverageError

MAX_VOLATILITY = 100.0  # 10,000% a year; beyond it the break-evens are no longer numbers


def theoretical_return(
    asset_return: float | Floats, volatility: float | Floats, leverage: float, years: float
) -> float | Floats:
    """Return what a continuously reset token does for a given asset return and volatility.

    The formula behind the tables in fund prospectuses, without costs and interest::

        (1 + R)^L · exp(−½·(L² − L)·σ²·T) − 1

    (Avellaneda & Zhang, 2010, "Path-dependence of leveraged ETF returns", SIAM Journal on
    Financial Mathematics 1, eq. 11.)

    Parameters
    ----------
    asset_return : float or numpy.ndarray
        Return of the asset over the whole time, as a fraction above −1.
    volatility : float or numpy.ndarray
        Volatility of the asset per year as a fraction, zero or above.
    leverage : float
        Target leverage L.
    years : float
        Length of time T in years, above zero.

    Returns
    -------
    float or numpy.ndarray
        Return of the token as a fraction, in the broadcast shape of the inputs.

    Raises
    ------
    LeverageError
        If an input lies outside its range.

    Examples
    --------
    A 2x fund on an index that ends where it began, after a year at 25% volatility:

    >>> round(theoretical_return(0.0, 0.25, 2.0, 1.0), 3)
    -0.061
    """
    if not (np.all(np.asarray(asset_return) > -1.0) and np.all(np.asarray(volatility) >= 0.0)):
        raise LeverageError(
            "The theory needs an asset return above −1 (a loss below 100%) "
            f"and a volatility of zero or above, not {np.min(asset_return):g} "
            f"and {np.min(volatility):g}."
        )
    _check_years(years)
    drag = -0.5 * (leverage**2 - leverage) * np.square(volatility) * years
    result = np.expm1(leverage * np.log1p(asset_return) + drag)
    return float(result) if np.ndim(result) == 0 else np.asarray(result)


def continuous_log_growth(returns: Floats, leverage: float, *, order: int = 2) -> float:
    """Return the log growth of a token before costs, expanded in powers of the returns.

    ``L·ln ρ − ½(L² − L)·Σr²`` to order 2; order 3 adds ``(L³ − L)/3·Σr³`` and order 4
    subtracts ``(L⁴ − L)/4·Σr⁴`` (Avellaneda & Zhang, 2010). The sums are of the raw
    returns, not of deviations from their mean.

    Parameters
    ----------
    returns : numpy.ndarray
        Simple returns of the asset, as fractions, shape ``(intervals,)``.
    leverage : float
        Target leverage L.
    order : int, default 2
        Highest power kept, from 2 to 4.

    Returns
    -------
    float
        Natural logarithm of the token's growth, approximately.

    Raises
    ------
    LeverageError
        If the order is not 2, 3 or 4.

    Examples
    --------
    >>> import numpy as np
    >>> flat = np.array([0.01, -0.01 / 1.01])
    >>> round(continuous_log_growth(flat, 3.0), 6)
    -0.000594
    """
    if order not in (2, 3, 4):
        raise LeverageError(f"The expansion is known to order 2, 3 or 4, not {order}.")
    growth = leverage * np.log1p(returns).sum()
    for power in range(2, order + 1):
        sign = 1.0 if power % 2 else -1.0
        growth += sign * (leverage**power - leverage) / power * np.power(returns, power).sum()
    return float(growth)


def break_even_returns(volatility: float, leverage: float, years: float) -> tuple[float, float]:
    """Return the two asset returns at which a token equals L × asset, by the theory.

    Between them the token is behind, beyond them ahead. For L = 2 they are
    ``a ∓ √(a² + a)`` with ``a = exp(σ²T) − 1``.

    Parameters
    ----------
    volatility : float
        Volatility of the asset per year as a fraction, above zero.
    leverage : float
        Target leverage L, above 1 or below 0.
    years : float
        Length of time T in years, above zero.

    Returns
    -------
    tuple of float
        The falling and the rising break-even, as fractions.

    Raises
    ------
    LeverageError
        If an input lies outside its range.

    Examples
    --------
    >>> [round(move, 4) for move in break_even_returns(0.25, 2.0, 1.0)]
    [-0.1975, 0.3265]
    """
    if not (0.0 < volatility < MAX_VOLATILITY and isfinite(leverage)) or 0.0 <= leverage <= 1.0:
        raise LeverageError(
            "A break-even exists for a volatility above zero and a leverage above 1 or below 0, "
            f"not {volatility:g} and {leverage:g}."
        )
    _check_years(years)
    drag = 0.5 * (leverage**2 - leverage) * volatility**2 * years

    def ahead(log_move: float) -> float:
        return exp(min(leverage * log_move - drag, 700.0)) - 1.0 - leverage * expm1(log_move)

    return expm1(_root(ahead, -1.0)), expm1(_root(ahead, 1.0))


@dataclass(frozen=True)
class GrowthOptimum:
    """The leverage that would have grown fastest, and how little is known about it.

    Parameters
    ----------
    leverage : float
        The growth-optimal multiple.
    growth : float
        Log growth per year at that multiple, as a fraction.
    standard_error : float
        Standard error of `leverage` from estimating the mean over the years given.
    """

    leverage: float
    growth: float
    standard_error: float


def growth_optimal_leverage(
    mean: float, rate: float, volatility: float, years: float
) -> GrowthOptimum:
    """Return the multiple with the highest long-run growth, with its error band.

    ``L* = (μ − r_f)/σ²``, growth ``r_f + (μ − r_f)²/(2σ²)``, standard error
    ``1/(σ·√years)`` (Merton, 1969, "Lifetime portfolio selection under uncertainty",
    Review of Economics and Statistics 51). At twice L* growth is back at r_f.

    Parameters
    ----------
    mean : float
        Expected return of the asset per year as a fraction.
    rate : float
        Risk-free rate per year as a fraction.
    volatility : float
        Volatility per year as a fraction, above zero.
    years : float
        Years of data behind `mean`.

    Returns
    -------
    GrowthOptimum
        The multiple, the growth there, and the standard error.

    Raises
    ------
    LeverageError
        If volatility or years is not above zero.

    Examples
    --------
    >>> best = growth_optimal_leverage(0.10, 0.04, 0.16, 25.0)
    >>> round(best.leverage, 5), round(best.growth, 5), round(best.standard_error, 2)
    (2.34375, 0.11031, 1.25)
    """
    if not volatility > 0.0:
        raise LeverageError(f"The volatility must be above zero, not {volatility:g}.")
    _check_years(years)
    excess = mean - rate
    return GrowthOptimum(
        leverage=excess / volatility**2,
        growth=rate + excess**2 / (2.0 * volatility**2),
        standard_error=1.0 / (volatility * sqrt(years)),
    )


def theoretical_turnover(volatility: float, leverage: float, periods_per_year: float) -> float:
    """Return how many times its NAV a daily-reset token trades in a year, by the theory.

    ``|L² − L|·σ·√(2N/π)``: the mean size of a normal return times the Cheng & Madhavan
    (2009) demand.

    Parameters
    ----------
    volatility : float
        Volatility of the asset per year as a fraction.
    leverage : float
        Target leverage L.
    periods_per_year : float
        Resets in a year N, read from the data.

    Returns
    -------
    float
        Notional traded per year as a multiple of NAV.

    Examples
    --------
    >>> round(theoretical_turnover(0.60, 3.0, 365.0), 1)
    54.9
    """
    return abs(leverage**2 - leverage) * volatility * sqrt(2.0 * periods_per_year / pi)


def fair_median_return(volatility: float, leverage: float, years: float) -> float:
    """Return the median token return when the asset is a fair game, by the theory.

    ``exp(−½·L²·σ²·T) − 1``: the *mean* of such a token is 0, the median is not.

    Parameters
    ----------
    volatility : float
        Volatility of the asset per year as a fraction.
    leverage : float
        Target leverage L.
    years : float
        Length of time T in years.

    Returns
    -------
    float
        Median return as a fraction.

    Examples
    --------
    >>> round(fair_median_return(0.60, 3.0, 1.0), 2)
    -0.8
    """
    return expm1(-0.5 * (leverage * volatility) ** 2 * years)


def _check_years(years: float) -> None:
    if not years > 0.0:
        raise LeverageError(f"The time must be a number of years above zero, not {years:g}.")


def _root(ahead: Callable[[float], float], direction: float) -> float:
    """Return where `ahead` turns from below zero to above it, walking out from zero."""
    near, far = 0.0, direction
    while ahead(far) < 0.0:
        near, far = far, 2.0 * far
    for _ in range(200):
        middle = 0.5 * (near + far)
        near, far = (middle, far) if ahead(middle) < 0.0 else (near, middle)
    return far
