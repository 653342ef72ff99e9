"""What the borrowed part of a token costs: interest of a funded one, funding of futures."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import TypeAlias

import numpy as np
import pandas as pd

from lev_core._columns import frozen_series
from lev_core._dated import check_known, dated_numbers, in_force
from lev_core._time import day, seconds
from lev_core._types import Floats
from lev_core.errors import LeverageError

Rate: TypeAlias = "float | pd.Series"

MAX_YEARLY_RATE = 5.0  # ±500% a year
MAX_FUNDING = 50.0  # ±5,000% a year: futures have paid 2.5% in eight hours


@dataclass(frozen=True, kw_only=True, eq=False)
class Funded:
    """Financing of a token that borrows or lends cash, as a swap or margin account does.

    Per year on NAV, with λ the leverage held at the start of the interval::

        λ ≥ 1      pays      (λ − 1)·(rate + spread)
        0 ≤ λ < 1  receives  (1 − λ)·rate
        λ < 0      receives  (1 + |λ|)·rate − |λ|·borrow_fee

    Parameters
    ----------
    rate : float or pandas.Series, default 0.0
        Short-term interest rate per year as a fraction. A Series is dated: the value in
        force at the start of an interval is the last one dated at or before it.
    spread : float, default 0.0
        What the lender adds to the rate on borrowed money, per year as a fraction.
    borrow_fee : float, default 0.0
        Fee for borrowing the asset to sell it short, per year as a fraction.

    Raises
    ------
    LeverageError
        If a rate is not finite, lies beyond ±500% a year, or is badly dated.

    Examples
    --------
    >>> round(Funded(rate=0.05, spread=0.01).yearly_charge(3.0, 0.05), 9)
    0.12
    >>> round(Funded(rate=0.05).yearly_charge(-1.0, 0.05), 9)
    -0.1
    """

    rate: Rate = 0.0
    spread: float = 0.0
    borrow_fee: float = 0.0

    def __post_init__(self) -> None:
        """Refuse rates no one can mean."""
        if isinstance(self.rate, pd.Series):
            object.__setattr__(self, "rate", _checked_dated_rate(self.rate))
        else:
            check_yearly_rate(self.rate, "financing rate")
        check_yearly_rate(self.spread, "financing spread")
        check_yearly_rate(self.borrow_fee, "borrow fee")

    def yearly_charge(self, leverage: float, rate: float) -> float:
        """Return what is paid per year on NAV at this leverage held; negative is income.

        Parameters
        ----------
        leverage : float
            Leverage held at the start of the interval, any sign.
        rate : float
            The short-term rate in force then, per year as a fraction.

        Returns
        -------
        float
            Charge per year as a fraction of NAV.
        """
        constant, per_rate = self.charge_terms(leverage)
        return constant + per_rate * rate

    def charge_terms(self, leverage: float) -> tuple[float, float]:
        """Return the charge per year as ``constant + slope · rate``, the pair (constant, slope).

        Parameters
        ----------
        leverage : float
            Leverage held at the start of the interval, any sign.

        Returns
        -------
        tuple of float
            The part that does not depend on the rate, and what multiplies the rate.
        """
        borrowed = leverage - 1.0
        if leverage >= 1.0:
            return borrowed * self.spread, borrowed
        if leverage >= 0.0:
            return 0.0, borrowed
        return -leverage * self.borrow_fee, borrowed

    def rates(self, index: pd.DatetimeIndex) -> Floats:
        """Return the rate in force at the start of each interval of `index`.

        Parameters
        ----------
        index : pandas.DatetimeIndex
            Dates of the prices, shape ``(rows,)``; a naive index is taken as UTC.

        Returns
        -------
        numpy.ndarray
            Shape ``(rows - 1,)``, per year as fractions.

        Raises
        ------
        LeverageError
            If the first price is earlier than the first dated rate.
        """
        if not isinstance(self.rate, pd.Series):
            return np.full(len(index) - 1, float(self.rate))
        return in_force(self.rate, index[:-1], "financing rate", "rate")


@dataclass(frozen=True, kw_only=True, eq=False)
class PerpetualFunding:
    """Financing of a token that holds perpetual futures: ``λ · funding`` per year on NAV.

    A long position pays positive funding and a short one receives it, on the whole exposure
    and not only on what is borrowed: λ is the leverage held at the start of the interval.

    Parameters
    ----------
    rate : float or pandas.Series
        Funding per year as a fraction of the notional. A Series is dated by when each
        payment was made: a value holds for the time since the one before it, so that an
        interval pays exactly what fell due inside it. Eight hours at 0.01% are
        0.0001 · 3 · 365 = 0.1095 a year.

    Raises
    ------
    LeverageError
        If a rate is not finite, lies beyond ±5,000% a year, or is badly dated.

    Examples
    --------
    >>> round(PerpetualFunding(rate=0.12).yearly_charge(3.0, 0.12), 9)
    0.36
    >>> round(PerpetualFunding(rate=0.12).yearly_charge(-1.0, 0.12), 9)
    -0.12
    """

    rate: Rate

    def __post_init__(self) -> None:
        """Refuse rates no one can mean."""
        if isinstance(self.rate, pd.Series):
            checked = _checked_dated_rate(self.rate, "funding rate", MAX_FUNDING)
            object.__setattr__(self, "rate", checked)
        else:
            check_yearly_rate(self.rate, "funding rate", MAX_FUNDING)

    def yearly_charge(self, leverage: float, rate: float) -> float:
        """Return what is paid per year on NAV at this leverage held; negative is income.

        Parameters
        ----------
        leverage : float
            Leverage held at the start of the interval, any sign.
        rate : float
            The funding in force then, per year as a fraction.

        Returns
        -------
        float
            Charge per year as a fraction of NAV.
        """
        return leverage * rate

    def charge_terms(self, leverage: float) -> tuple[float, float]:
        """Return the charge per year as ``constant + slope · rate``, the pair (constant, slope).

        Parameters
        ----------
        leverage : float
            Leverage held at the start of the interval, any sign.

        Returns
        -------
        tuple of float
            Zero, and the leverage.
        """
        return 0.0, leverage

    def rates(self, index: pd.DatetimeIndex) -> Floats:
        """Return the mean funding inside each interval of `index`.

        Parameters
        ----------
        index : pandas.DatetimeIndex
            Dates of the prices, shape ``(rows,)``; a naive index is taken as UTC.

        Returns
        -------
        numpy.ndarray
            Shape ``(rows - 1,)``, per year as fractions; times the length of the interval
            it is the funding paid inside it.

        Raises
        ------
        LeverageError
            If the first price is earlier than the first dated payment.
        """
        if not isinstance(self.rate, pd.Series):
            return np.full(len(index) - 1, float(self.rate))
        dated = pd.DatetimeIndex(self.rate.index)
        stamps, moments = seconds(dated), seconds(index)
        check_known(dated, index, "funding rate", "rate")
        values = self.rate.to_numpy(dtype=np.float64)
        paid = np.concatenate(([0.0], np.cumsum(values[1:] * np.diff(stamps))))
        until = np.interp(moments, stamps, paid)
        until += np.maximum(moments - stamps[-1], 0.0) * values[-1]
        return np.asarray(np.diff(until) / np.diff(moments))


Financing: TypeAlias = Funded | PerpetualFunding
"""How a token pays for what it holds beyond its own money."""


def check_yearly_rate(rate: float, what: str, most: float = MAX_YEARLY_RATE) -> None:
    """Refuse a yearly rate that is not finite or lies beyond ±500%, or another bound."""
    if not isfinite(rate):
        raise LeverageError(
            f"The {what} is {rate:g}; it must be a finite number, 0.01 for 1% a year."
        )
    if abs(rate) > most:
        raise LeverageError(
            f"The {what} of {rate * 100:g}% a year is beyond ±{most * 100:,.0f}%; "
            "give a fraction, 0.01 for 1%."
        )


def _checked_dated_rate(
    rate: pd.Series, what: str = "financing rate", most: float = MAX_YEARLY_RATE
) -> pd.Series:
    values = dated_numbers(rate, what)
    bad = ~(np.abs(values) <= most)
    if bad.any():
        check_yearly_rate(float(values[bad][0]), f"{what} on {day(rate.index[bad][0])}", most)
    return frozen_series(values, rate.index, "rate")
