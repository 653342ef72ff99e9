"""The moments two series share: days where both have one row a day, instants otherwise."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lev_core._time import utc
from lev_core.errors import LeverageError
from lev_core.prices import PriceHistory

Rows = NDArray[np.intp]


class LeftOut(NamedTuple):
    """Rows of one series that a comparison does without.

    Parameters
    ----------
    outside : int
        Rows before the first common moment or after the last.
    inside : int
        Rows between them that the other series lacks, such as a holiday of its exchange.
    """

    outside: int
    inside: int


class Aligned(NamedTuple):
    """The common moments, and the rows of each series that fall on them."""

    dates: pd.DatetimeIndex
    model_rows: Rows
    real_rows: Rows
    model_left_out: LeftOut
    real_left_out: LeftOut


def aligned(model: PriceHistory, real: PriceHistory, least: int) -> Aligned:
    """Return what two histories have in common; refuse fewer than `least` intervals.

    With one row a day in both, a row belongs to the day written on it, in its own time zone:
    a close of Tokyo dated at midnight there is a price of that day, though UTC calls it the
    day before. Where a day has two rows the last one counts. With several rows a day in both
    the instants are compared, in UTC. One of each is refused: the close of a day is no price
    at its midnight.
    """
    if model.is_intraday != real.is_intraday:
        raise LeverageError(
            "One of the two has several prices a day and the other one a day; "
            "bring both with one price a day."
        )
    (model_keys, model_rows), (real_keys, real_rows) = (
        _keys(history.index, is_daily=not history.is_intraday) for history in (model, real)
    )
    common = model_keys.intersection(real_keys)
    if len(common) <= least:
        raise LeverageError(
            f"At least {least + 1} common dates are needed to compare two series; "
            f"these have {len(common)}."
        )
    taken = (
        model_rows[model_keys.get_indexer(common)],
        real_rows[real_keys.get_indexer(common)],
    )
    lost = (_left_out(rows, len(of)) for rows, of in zip(taken, (model, real), strict=True))
    return Aligned(common.rename("date"), *taken, *lost)


def _keys(index: pd.DatetimeIndex, *, is_daily: bool) -> tuple[pd.DatetimeIndex, Rows]:
    """Return what rows are matched by, each key once, and the rows they stand for."""
    keys = index.tz_localize(None).normalize() if is_daily else utc(index)
    rows = np.flatnonzero(~keys.duplicated(keep="last"))
    return keys.as_unit("us")[rows], rows


def _left_out(taken: Rows, count: int) -> LeftOut:
    span = int(taken[-1] - taken[0]) + 1
    return LeftOut(outside=count - span, inside=span - len(taken))
