"""The target leverage in force at each price: one number, or one that changes on known dates."""

from __future__ import annotations

from math import isfinite

import numpy as np
import pandas as pd

from lev_core._columns import frozen_series, numbers
from lev_core._time import day, seconds
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
    if not isinstance(leverage.index, pd.DatetimeIndex) or leverage.empty:
        raise LeverageError("A dated leverage needs at least one value with a date.")
    if leverage.index.hasnans:
        row = int(np.asarray(leverage.index.isna()).argmax()) + 1
        raise LeverageError(f"Row {row} of the leverage has no date; every value needs one.")
    steps = np.diff(seconds(leverage.index))
    if not (steps > 0.0).all():
        late = leverage.index[int((steps <= 0.0).argmax()) + 1]
        raise LeverageError(
            f"The leverage dated {day(late)} is not after the one before it; "
            "dates must be in order, each one once."
        )
    values = numbers(leverage, "leverage")
    for value in values.tolist():
        check_leverage(value)
    return frozen_series(values, leverage.index, "leverage")


def targets_in_force(leverage: float | pd.Series, index: pd.DatetimeIndex) -> Floats:
    """Return the target in force at each date, shape ``(rows,)``: the last one dated by then."""
    if not isinstance(leverage, pd.Series):
        return np.full(len(index), leverage)
    dated = pd.DatetimeIndex(leverage.index)
    position = np.searchsorted(seconds(dated), seconds(index), side="right") - 1
    if position[0] < 0:
        raise LeverageError(
            f"The leverage is known from {day(dated[0])}, but the prices start on "
            f"{day(index[0])}; start later or give an earlier leverage."
        )
    return leverage.to_numpy(dtype=np.float64)[position]
