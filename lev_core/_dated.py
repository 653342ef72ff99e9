"""Values dated by when they begin to hold: checked once, and looked up for any dates."""

from __future__ import annotations

import numpy as np
import pandas as pd

from lev_core._columns import numbers
from lev_core._time import day, seconds
from lev_core._types import Floats
from lev_core.errors import LeverageError


def dated_numbers(values: pd.Series, what: str) -> Floats:
    """Return a private copy of dated numbers; refuse dates that are missing or out of order."""
    index = values.index
    if not isinstance(index, pd.DatetimeIndex) or values.empty:
        raise LeverageError(f"A dated {what} needs at least one value with a date.")
    if index.hasnans:
        row = int(np.asarray(index.isna()).argmax()) + 1
        raise LeverageError(f"Row {row} of the {what} has no date; every value needs one.")
    steps = np.diff(seconds(index))
    if not (steps > 0.0).all():
        late = index[int((steps <= 0.0).argmax()) + 1]
        raise LeverageError(
            f"The {what} dated {day(late)} is not after the one before it; "
            "dates must be in order, each one once."
        )
    return numbers(values, what)


def in_force(values: pd.Series, index: pd.DatetimeIndex, what: str, noun: str = "value") -> Floats:
    """Return the value in force at each date: the last one dated at or before it."""
    dated = pd.DatetimeIndex(values.index)
    check_known(dated, index, what, noun)
    position = np.searchsorted(seconds(dated), seconds(index), side="right") - 1
    return values.to_numpy(dtype=np.float64)[position]


def check_known(
    dated: pd.DatetimeIndex, index: pd.DatetimeIndex, what: str, noun: str = "value"
) -> None:
    """Refuse dates that begin before anything is known."""
    if seconds(index[:1])[0] < seconds(dated[:1])[0]:
        raise LeverageError(
            f"The {what} is known from {day(dated[0])}, but the prices start on "
            f"{day(index[0])}; start later or give an earlier {noun}."
        )
