"""The target leverage in force at each price: one number, or one that changes on known dates."""

from __future__ import annotations

from math import isfinite

import numpy as np
import pandas as pd

from lev_core._columns import frozen_series
from lev_core._dated import dated_numbers, in_force
from lev_core._types import Floats
from lev_core.errors import LeverageError

MAX_LEVERAGE = 10.0


def check_leverage(leverage: float) -> None:
    """Refuse a multiple that is not a finite number from −10 to 10."""
    if not (isfinite(leverage) and abs(leverage) <= MAX_LEVERAGE):
        raise LeverageError(
            f"The leverage must be a number from −10 to 10, not {leverage:g}; 3 means 3x."
        )


def checked_targets(leverage: float | pd.Series) -> float | pd.Series:
    """Return a target as a float, or dated targets checked and closed to writing."""
    if not isinstance(leverage, pd.Series):
        check_leverage(leverage)
        return float(leverage)
    values = dated_numbers(leverage, "leverage")
    for value in values.tolist():
        check_leverage(value)
    return frozen_series(values, leverage.index, "leverage")


def targets_in_force(leverage: float | pd.Series, index: pd.DatetimeIndex) -> Floats:
    """Return the target in force at each date, shape ``(rows,)``: the last one dated by then."""
    if not isinstance(leverage, pd.Series):
        return np.full(len(index), leverage)
    return in_force(leverage, index, "leverage", "leverage")


def distinct_targets(leverage: float | pd.Series, index: pd.DatetimeIndex) -> list[float]:
    """Return each target of the dates once, in the order in which they come into force."""
    if not isinstance(leverage, pd.Series):
        return [leverage]
    return list(dict.fromkeys(targets_in_force(leverage, index).tolist()))
