"""Market impact: what a trade loses because it moves the price it trades at."""

from __future__ import annotations

from dataclasses import dataclass
from math import acos, acosh, cos, cosh, isfinite, nan, sqrt
from typing import TypeAlias

import numpy as np
import pandas as pd

from lev_core._columns import frozen_series
from lev_core._dated import dated_numbers, in_force
from lev_core._time import day
from lev_core._types import Floats
from lev_core.errors import LeverageError

Dated: TypeAlias = "float | pd.Series"

SHORTFALL = 2.0 / 3.0  # of the price move at the end of an order, paid on average
STEEPNESS = 1.5 * sqrt(3.0)


@dataclass(frozen=True, kw_only=True, eq=False)
class SquareRootImpact:
    """The square-root law of market impact.

    An order of Q moves the price by ``Y·σ·√(Q/ADV)`` at its end, σ being the asset's daily
    volatility and ADV its volume in money a day; the average price paid is 2/3 of that worse.
    A trade of q per unit of NAV of a fund of size AUM is so charged, per unit of NAV::

        κ·q^(3/2),   κ = (2/3)·Y·σ·√(AUM/ADV)

    Only this shortfall is charged; the NAV is not marked at the moved price as well. The law
    is that of Tóth et al. (2011), "Anomalous price impact and the critical nature of
    liquidity in financial markets", Physical Review X 1, 021006. Whether leveraged funds
    move closing prices is disputed: Bai, Bond & Hatch (2012) and Tuzun (2013) find it,
    Ivanov & Lenkey (2018) call it insignificant.

    Parameters
    ----------
    daily_volume : float or pandas.Series
        ADV in money of the same currency as the fund's size, above zero. A Series is dated:
        the last value at or before a day is in force.
    daily_volatility : float or pandas.Series
        Volatility of the asset per day as a fraction, zero or above, likewise.
    coefficient : float, default 1.0
        Y, about 0.5 to 1, from 0 to 10.

    Raises
    ------
    LeverageError
        If a value is not one a market can have.

    Examples
    --------
    A fund of one per cent of a day's volume, at 3% a day:

    >>> import pandas as pd
    >>> impact = SquareRootImpact(daily_volume=1e9, daily_volatility=0.03)
    >>> index = pd.date_range("2024-01-01", periods=2)
    >>> impact.kappa(index, 1e7).round(9).tolist()
    [0.002, 0.002]
    """

    daily_volume: Dated
    daily_volatility: Dated
    coefficient: float = 1.0

    def __post_init__(self) -> None:
        """Refuse a market that cannot be."""
        if not 0.0 <= self.coefficient <= 10.0:  # noqa: PLR2004 - ten times what is measured
            raise LeverageError(
                f"The impact coefficient must be from 0 to 10, not {self.coefficient:g}; "
                "it is measured at about 0.5 to 1."
            )
        for name, least in (("daily_volume", "above zero"), ("daily_volatility", "zero or above")):
            object.__setattr__(self, name, _checked(getattr(self, name), name, least))

    def kappa(self, index: pd.DatetimeIndex, fund_size: float) -> Floats:
        """Return κ of every date for a fund of a given size.

        Parameters
        ----------
        index : pandas.DatetimeIndex
            Dates of the prices, shape ``(rows,)``.
        fund_size : float
            Money in the fund, above zero.

        Returns
        -------
        numpy.ndarray
            Shape ``(rows,)``.

        Raises
        ------
        LeverageError
            If the first price is earlier than a dated volume or volatility.
        """
        volume = _on_each(self.daily_volume, index, "daily volume")
        volatility = _on_each(self.daily_volatility, index, "daily volatility")
        return np.asarray(SHORTFALL * self.coefficient * volatility * np.sqrt(fund_size / volume))


def traded_size(missing: float, square: float, cube: float) -> float:
    """Return the size of the trade Q that solves ``cube·Q^(3/2) + square·Q = missing``.

    With ``u = √Q`` it is a cubic; in 1/u it has no square term, so its root is a cosine
    (Viète). Levering up (`cube` above 0) there is one root; de-levering there are two, of
    which this is the smaller, or none.

    Parameters
    ----------
    missing : float
        Size of the trade before costs, zero or above.
    square : float
        ``1 ± L·c``, above zero.
    cube : float
        ``± L·κ``, any sign.

    Returns
    -------
    float
        Size of the trade; NaN where there is none.

    Examples
    --------
    >>> round(traded_size(2.0, 1.0, 1.0), 12)
    1.0
    >>> round(traded_size(0.5, 1.0, -0.5), 12), traded_size(1.0, 1.0, -0.5)
    (1.0, nan)
    """
    if missing == 0.0 or cube == 0.0:
        return missing / square
    angle = STEEPNESS * cube * sqrt(missing / square) / square
    if angle < -1.0:
        return nan
    third = cos(acos(angle) / 3.0) if angle <= 1.0 else cosh(acosh(angle) / 3.0)
    return 0.75 * missing / (square * third * third)


def traded_sizes(missing: Floats, square: Floats, cube: Floats) -> Floats:
    """Return the same for arrays of one shape.

    Parameters
    ----------
    missing, square, cube : numpy.ndarray
        As in `traded_size`.

    Returns
    -------
    numpy.ndarray
        Sizes, NaN where there is none.

    Examples
    --------
    >>> import numpy as np
    >>> traded_sizes(np.array([2.0, 1.0]), np.ones(2), np.array([1.0, -0.5])).round(12).tolist()
    [1.0, nan]
    """
    free = missing / square
    return sizes_under_impact(free, STEEPNESS * cube / square * np.sqrt(free))


def sizes_under_impact(free: Floats, angle: Floats) -> Floats:
    """Return the sizes that trades shrink or grow to where they move the price.

    Parameters
    ----------
    free : numpy.ndarray
        Sizes without impact: the missing exposure over ``1 ± L·c``, zero or above.
    angle : numpy.ndarray
        Cosine of Viète's angle, ``STEEPNESS·cube/square·√free``; 0 without impact.

    Returns
    -------
    numpy.ndarray
        Sizes, NaN where there is none.

    Examples
    --------
    >>> import numpy as np
    >>> sizes_under_impact(np.array([2.0, 3.0]), np.array([0.0, -1.5])).round(12).tolist()
    [2.0, nan]
    """
    low, high = angle.min(initial=0.0), angle.max(initial=0.0)
    if low == high:
        return free
    third = np.cos(np.arccos(angle if -1.0 <= low <= high <= 1.0 else angle.clip(-1.0, 1.0)) / 3.0)
    if high > 1.0:
        third = np.where(angle > 1.0, np.cosh(np.arccosh(np.maximum(angle, 1.0)) / 3.0), third)
    size = 0.75 * free / (third * third)
    return size if low >= -1.0 else np.where(angle < -1.0, np.nan, size)


def _checked(value: Dated, name: str, least: str) -> Dated:
    what = name.replace("_", " ")
    lowest = 0.0 if least == "zero or above" else np.nextafter(0.0, 1.0)
    if not isinstance(value, pd.Series):
        if not (isfinite(value) and value >= lowest):
            raise LeverageError(f"The {what} must be a finite number {least}, not {value:g}.")
        return value
    values, index = dated_numbers(value, what), pd.DatetimeIndex(value.index)
    bad = ~(np.isfinite(values) & (values >= lowest))
    if bad.any():
        raise LeverageError(
            f"The {what} on {day(index[bad][0])} is {values[bad][0]:g}; "
            f"it must be a finite number {least}."
        )
    return frozen_series(values, index, name)


def _on_each(value: Dated, index: pd.DatetimeIndex, what: str) -> Floats:
    if not isinstance(value, pd.Series):
        return np.full(len(index), float(value))
    return in_force(value, index, what)
