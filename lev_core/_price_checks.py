"""What makes a column of prices usable, and the sentence where it is not."""

from __future__ import annotations

import numpy as np
import pandas as pd

from lev_core._columns import frozen_series, numbers
from lev_core._time import day, seconds
from lev_core._types import Floats
from lev_core.errors import LeverageError

LEAST_ROWS = 2


def checked_close(close: object) -> pd.Series:
    """Return a private copy of the closes; refuse rows, dates and moves no price has."""
    if not isinstance(close, pd.Series) or not isinstance(close.index, pd.DatetimeIndex):
        dated = isinstance(getattr(close, "index", None), pd.DatetimeIndex)
        raise LeverageError(
            "Prices must be a pandas Series with one date per row (a DatetimeIndex), "
            f"not a {type(close).__name__}{'' if dated else ' without dates'}."
        )
    if len(close) < LEAST_ROWS:
        raise LeverageError(
            f"At least two prices are needed to see a change; there are {len(close)}."
        )
    _check_dates(close.index)
    values = numbers(close, "price")
    bad = ~(np.isfinite(values) & (values > 0.0))
    if bad.any():
        row = int(bad.argmax())
        raise LeverageError(
            f"The price on {day(close.index[row])} is {values[row]:g}; "
            "every price must be a finite number above zero."
        )
    _check_moves(values, close.index)
    return frozen_series(values, close.index, "close")


def _check_moves(values: Floats, index: pd.DatetimeIndex) -> None:
    with np.errstate(over="ignore"):
        too_large = ~np.isfinite(values[1:] / values[:-1])
    if too_large.any():
        raise LeverageError(
            f"The move to {day(index[int(too_large.argmax()) + 1])} is larger than a number can "
            "hold; check the prices around it."
        )


def _check_dates(index: pd.DatetimeIndex) -> None:
    if index.hasnans:
        row = int(np.asarray(index.isna()).argmax())
        raise LeverageError(f"Row {row + 1} has no date; every price needs one.")
    steps = np.diff(seconds(index))
    if (steps > 0.0).all():
        return
    row = int((steps <= 0.0).argmax()) + 1
    wrong = "appears twice" if steps[row - 1] == 0.0 else "comes after a later date"
    raise LeverageError(
        f"The date {day(index[row])} in row {row + 1} {wrong}; "
        "dates must be in order, each one once."
    )


def checked_optional(values: object, column: str, index: pd.Index) -> pd.Series:
    """Return a private copy of another column; refuse other dates and impossible values."""
    if not isinstance(values, pd.Series) or not values.index.equals(index):
        raise LeverageError(f"The {column} column must have the same dates as the closing prices.")
    recorded = numbers(values, column)
    is_volume = column == "volume"
    allowed = recorded >= 0.0 if is_volume else recorded > 0.0
    bad = ~(np.isnan(recorded) | (np.isfinite(recorded) & allowed))
    if bad.any():
        row = int(bad.argmax())
        raise LeverageError(
            f"The {column} on {day(pd.DatetimeIndex(index)[row])} is {recorded[row]:g}; "
            f"it must be a finite number {'of zero or more' if is_volume else 'above zero'}, "
            "or missing."
        )
    return frozen_series(recorded, index, column)
