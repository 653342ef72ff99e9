"""Columns from outside: numbers and nothing else, copied, and closed to writing."""

from __future__ import annotations

import numpy as np
import pandas as pd

from lev_core._time import day
from lev_core._types import Floats
from lev_core.errors import LeverageError

SHOWN = 20  # characters of a refused value


def numbers(column: pd.Series, what: str) -> Floats:
    """Return a private copy of a column of numbers; refuse the first value that is not one."""
    if column.dtype.kind not in "iuf":
        for date, value in zip(pd.DatetimeIndex(column.index), column, strict=True):
            if isinstance(value, bool | np.bool_) or not isinstance(value, float | int):
                raise LeverageError(
                    f"The {what} on {day(date)} is {str(value)[:SHOWN]!r}; "
                    f"every {what} must be a number."
                )
    return column.to_numpy(dtype=np.float64, copy=True)


def frozen_series(values: Floats, index: pd.Index, name: str) -> pd.Series:
    """Return a Series whose values nobody can change."""
    return pd.Series(read_only(values), index=index, name=name, copy=False)


def read_only(values: Floats) -> Floats:
    """Return the array closed to writing."""
    values.flags.writeable = False
    return values
