"""What a token charges its holders, and refuses to be told nonsense about."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import isfinite
from typing import TypeAlias

import numpy as np
import pandas as pd

from lev_core._columns import frozen_series, numbers
from lev_core._time import day, seconds
from lev_core._types import Floats
from lev_core.errors import LeverageError

Rate: TypeAlias = "float | pd.Series"

MAX_YEARLY_RATE = 5.0  # ±500% a year


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
        starts = seconds(index)[:-1]
        dated = pd.DatetimeIndex(self.rate.index)
        position = np.searchsorted(seconds(dated), starts, side="right") - 1
        if position[0] < 0:
            raise LeverageError(
                f"The financing rate is known from {day(dated[0])}, "
                f"but the prices start on {day(index[0])}; start later or give an earlier rate."
            )
        return self.rate.to_numpy(dtype=np.float64)[position]


@dataclass(frozen=True, kw_only=True, eq=False)
class Costs:
    """Everything the holders of a token pay.

    Parameters
    ----------
    management_fee : float, default 0.0
        Per year on NAV as a fraction, accrued act/365 on start-of-interval NAV.
    financing : Funded, optional
        Interest on what is borrowed, or earned on what is held in cash. Nothing by default.
    trading_fee : float, default 0.0
        Fraction of the notional traded at each rebalance (0.0005 is 5 basis points),
        from 0 to below 1.
    impact : None
        Market impact of the trades; None charges nothing.

    Raises
    ------
    LeverageError
        If a yearly rate lies beyond ±500% or the trading fee is not a fraction.

    Examples
    --------
    >>> Costs(management_fee=0.0095, trading_fee=0.0005).trading_fee
    0.0005
    >>> Costs(management_fee=9.5)
    Traceback (most recent call last):
    ...
    lev_core.errors.LeverageError: The management fee of 950% a year is beyond ±500%; \
give a fraction, 0.01 for 1%.
    """

    management_fee: float = 0.0
    financing: Funded = field(default_factory=Funded)
    trading_fee: float = 0.0
    impact: None = None

    def __post_init__(self) -> None:
        """Refuse fees no one can mean."""
        check_yearly_rate(self.management_fee, "management fee")
        check_trading_fee(self.trading_fee)
        if self.impact is not None:
            raise LeverageError("Market impact is not charged; leave impact as None.")


def check_yearly_rate(rate: float, what: str) -> None:
    """Refuse a yearly rate that is not finite or lies beyond ±500%."""
    if not isfinite(rate):
        raise LeverageError(
            f"The {what} is {rate:g}; it must be a finite number, 0.01 for 1% a year."
        )
    if abs(rate) > MAX_YEARLY_RATE:
        raise LeverageError(
            f"The {what} of {rate * 100:g}% a year is beyond ±500%; give a fraction, 0.01 for 1%."
        )


def check_trading_fee(trading_fee: float) -> None:
    """Refuse a trading fee that is not a fraction of the notional traded."""
    if not 0.0 <= trading_fee < 1.0:
        raise LeverageError(
            f"The trading fee must be a fraction from 0 to below 1, not {trading_fee:g}; "
            "0.0005 is 5 basis points."
        )


def _checked_dated_rate(rate: pd.Series) -> pd.Series:
    if not isinstance(rate.index, pd.DatetimeIndex) or rate.empty:
        raise LeverageError("A dated financing rate needs at least one value with a date.")
    if rate.index.hasnans:
        row = int(np.asarray(rate.index.isna()).argmax()) + 1
        raise LeverageError(f"Row {row} of the financing rate has no date; every value needs one.")
    steps = np.diff(seconds(rate.index))
    if not (steps > 0.0).all():
        late = rate.index[int((steps <= 0.0).argmax()) + 1]
        raise LeverageError(
            f"The financing rate dated {day(late)} is not after the one before it; "
            "dates must be in order, each one once."
        )
    values = numbers(rate, "financing rate")
    bad = ~(np.abs(values) <= MAX_YEARLY_RATE)
    if bad.any():
        check_yearly_rate(float(values[bad][0]), f"financing rate on {day(rate.index[bad][0])}")
    return frozen_series(values, rate.index, "rate")
