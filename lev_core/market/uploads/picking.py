"""Which columns of a table can be the dates, the prices and the rest."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from lev_core.market.uploads.choices import Kind
from lev_core.market.uploads.column import Column
from lev_core.market.uploads.errors import UploadError
from lev_core.market.uploads.grid import Grid

VALUES: Mapping[Kind, tuple[frozenset[str], ...]] = {
    "prices": (frozenset({"close", "adjusted"}), frozenset({"", "rate"})),
    "rate": (frozenset({"rate"}), frozenset({"", "close", "adjusted"})),
}
"""The roles that are asked for, and those taken where none of them is there."""


def date_columns(grid: Grid) -> list[Column]:
    """Return the columns that can be the dates: written ones, else counts of seconds."""
    written = [column for column in grid.columns if column.is_written_date and not column.is_clock]
    counted = [column for column in grid.columns if column.may_be_date]
    named = [column for column in counted if column.role == "date"]
    rising = [column for column in counted if _runs_one_way(column)]
    for candidates in (written, named, rising):
        if candidates:
            return candidates
    raise UploadError(
        "No column of the file reads as dates from 1800 to 2199; it needs a column such as "
        "2024-01-31 or 31.01.2024, with one row for each date."
    )


def clock_columns(grid: Grid, date: Column) -> list[Column]:
    """Return the columns that hold the time of day where the dates have none."""
    stamps = next(iter(date.by_order.values())).local if date.is_written_date else None
    if stamps is None or not _is_midnight(stamps):
        return []
    return [column for column in grid.columns if column is not date and column.is_clock]


def value_columns(grid: Grid, kind: Kind, date: Column) -> list[Column]:
    """Return the columns that can be the closes, or the rate."""
    numeric = number_columns(grid, date)
    if kind == "prices":
        numeric = [column for column in numeric if not _is_percent(column)]
    for roles in VALUES[kind]:
        candidates = [column for column in numeric if column.role in roles]
        if candidates:
            return candidates
    if numeric:
        return numeric
    what = "prices" if kind == "prices" else "rates"
    raise UploadError(
        f"No column of the file reads as numbers beside the dates; it needs one of {what}, with "
        "a number in each row."
    )


def named_columns(grid: Grid, role: str, date: Column) -> list[Column]:
    """Return the columns of numbers whose name says what they hold."""
    return [column for column in number_columns(grid, date) if column.role == role]


def number_columns(grid: Grid, date: Column) -> list[Column]:
    """Return the columns of numbers beside the dates."""
    return [
        column
        for column in grid.columns
        if column is not date and column.has_numbers and not _is_named_date(column)
    ]


def raw_close(grid: Grid, close: Column, date: Column) -> Column | None:
    """Return the close that an adjusted close was made from, None where it cannot be told."""
    if close.role != "adjusted":
        return None
    raw = named_columns(grid, "close", date)
    return raw[0] if len(raw) == 1 else None


def _is_named_date(column: Column) -> bool:
    return column.role in {"date", "time"} and (column.may_be_date or column.is_clock)


def _runs_one_way(column: Column) -> bool:
    stamps = column.stamps("day_first")
    steps = np.diff(stamps.local[stamps.known].astype(np.int64))
    return len(steps) > 0 and bool((steps > 0).all() or (steps < 0).all())


def _is_percent(column: Column) -> bool:
    return any(
        2 * int(numbers.percent.sum()) > len(numbers.percent) for numbers in column.by_mark.values()
    )


def _is_midnight(local: NDArray[np.datetime64]) -> bool:
    known = local[~np.isnat(local)]
    return bool((known == known.astype("datetime64[D]")).all())
