"""Prices at one moment of each day, taken from the opens of bars."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lev_core._price_checks import LEAST_ROWS
from lev_core._time import utc
from lev_core._types import Floats
from lev_core.errors import LeverageError

HOURS = range(24)


class Sampled(NamedTuple):
    """The columns of a history priced at some of another's opens."""

    close: pd.Series
    open: pd.Series
    high: pd.Series | None
    low: pd.Series | None


def opens_recorded(opens: pd.Series | None) -> NDArray[np.intp]:
    """Return the rows that have an open; refuse prices with fewer than two."""
    recorded = np.zeros(0, dtype=np.intp) if opens is None else np.flatnonzero(opens.notna())
    if len(recorded) < LEAST_ROWS:
        raise LeverageError(
            "A reset at the open needs at least two opening prices; "
            f"there {'is' if len(recorded) == 1 else 'are'} {len(recorded) or 'none'}."
        )
    return recorded


def starts_at_hour(opens: pd.Series | None, index: pd.DatetimeIndex, hour: int) -> NDArray[np.intp]:
    """Return the rows whose bar starts at an hour in UTC and has an open."""
    if hour not in HOURS:
        raise LeverageError(f"An hour is a whole number from 0 to 23, not {hour!r}.")
    recorded = opens_recorded(opens)
    moments = utc(index)[recorded]
    at_hour = recorded[(moments - moments.normalize()) == pd.Timedelta(hours=hour)]
    if len(at_hour) < LEAST_ROWS:
        known = sorted({moment.hour for moment in moments if moment.minute == 0})
        raise LeverageError(
            f"Fewer than two bars start at {hour}:00 UTC; "
            f"hours at which bars start: {', '.join(map(str, known)) or 'none'}."
        )
    return at_hour


def sampled(
    opens: pd.Series | None,
    highs: pd.Series | None,
    lows: pd.Series | None,
    rows: NDArray[np.intp],
) -> Sampled:
    """Return the columns of a history priced at the opens of some rows.

    The bar of a row spans the interval that ends in it: it opens at the price before, and
    its high and low are the extremes of the rows since then. The first row has none.
    """
    if opens is None:
        raise LeverageError("Prices without an open cannot be taken at one.")
    index, close = opens.index[rows], opens.to_numpy(dtype=np.float64)[rows]

    def dated(values: Floats) -> pd.Series:
        return pd.Series(np.concatenate(([np.nan], values)), index=index)

    def extreme(column: pd.Series | None, largest: np.ufunc) -> pd.Series | None:
        if column is None:
            return None
        return dated(largest.reduceat(column.to_numpy(dtype=np.float64), rows)[:-1])

    return Sampled(
        pd.Series(close, index=index),
        dated(close[:-1]),
        extreme(highs, np.fmax),
        extreme(lows, np.fmin),
    )
