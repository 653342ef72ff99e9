"""One column of a table, and every way its cells can be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import cast

import numpy as np
from numpy.typing import NDArray

from lev_core._types import Floats
from lev_core.market.uploads.dates import (
    DAY_US,
    NEVER,
    ORDERS,
    DateOrder,
    Moments,
    Stamps,
    ordered,
    read_clock,
    read_dates,
)
from lev_core.market.uploads.names import role_of
from lev_core.market.uploads.numerals import LARGEST, MARKS, DecimalMark, Numbers, read_numbers
from lev_core.market.uploads.shapes import Cells, Shapes, shapes_of

MOSTLY = 0.5  # share of its cells that must be dates, or numbers, for a column to be one of them
# What dates as counts come to; the largest of a column tells the unit, for none overlap.
EPOCHS: tuple[tuple[float, float, float], ...] = (
    (1e8, 4.102444801e9, 1e6),
    (1e11, 4.102444801e12, 1e3),
    (1e14, 4.102444801e15, 1.0),
    (1e17, 4.102444801e18, 1e-3),
)
SERIAL_FIRST, SERIAL_LAST = 20_000.0, 73_051.0  # 1954 to 2100 in days as Excel counts them
SERIAL_ZERO = np.datetime64("1899-12-30", "us")


@dataclass(frozen=True, kw_only=True, eq=False)
class Column:
    """A column of a table, its cells as text and, from a spreadsheet, as what they are.

    Parameters
    ----------
    name : str
        Its name, unlike that of any other column of the table.
    title : str
        The name as the file has it, empty where there is none.
    cells : numpy.ndarray
        The texts, shape ``(rows,)``; empty for a blank cell.
    numbers : numpy.ndarray
        Cells that are numbers already, NaN elsewhere.
    moments : numpy.ndarray
        Cells that are dates already, NaT elsewhere.
    """

    name: str
    title: str
    cells: Cells
    numbers: Floats
    moments: Moments

    @property
    def role(self) -> str:
        """What a column of this name usually holds."""
        return role_of(self.title)

    @cached_property
    def _native(self) -> NDArray[np.bool_]:
        return ~(np.isnan(self.numbers) & np.isnat(self.moments))

    @cached_property
    def _shapes(self) -> Shapes:
        return shapes_of(np.where(self._native, "", self.cells).astype(object))

    @cached_property
    def missing(self) -> NDArray[np.bool_]:
        """Which cells hold no value."""
        return self._shapes.missing & ~self._native

    @cached_property
    def by_mark(self) -> Mapping[DecimalMark, Numbers]:
        """The cells as numbers under each decimal mark."""
        return {mark: self._numbers(mark) for mark in MARKS}

    def _numbers(self, mark: DecimalMark) -> Numbers:
        found = read_numbers(self._shapes, mark)
        native = ~np.isnan(self.numbers)
        values = np.where(native, self.numbers, found.values)
        return Numbers(values=values, percent=found.percent & ~native)

    @cached_property
    def by_order(self) -> Mapping[DateOrder, Stamps]:
        """The cells as moments under each order of day, month and year."""
        if ordered(self._shapes):
            return {order: self._stamps(order) for order in ORDERS}
        return dict.fromkeys(ORDERS, self._stamps("day_first"))

    def _stamps(self, order: DateOrder) -> Stamps:
        found = read_dates(self._shapes, order)
        local = np.where(np.isnat(self.moments), found.local, self.moments)
        return Stamps(local=local, offset=found.offset)

    @cached_property
    def counted(self) -> Stamps | None:
        """The cells as seconds (or milli-, micro-, nanoseconds) since 1970, or Excel's days."""
        values = self.by_mark["."].values
        known = values[np.isfinite(values)]
        if not len(known) or not (known >= 0.0).all():
            return None
        largest = float(known.max())
        none = np.full(len(values), np.nan)
        filled = np.where(np.isfinite(values), values, 0.0)
        for low, high, microseconds in EPOCHS:
            if low <= largest < high:
                since = np.rint(filled * microseconds).astype(np.int64).astype("datetime64[us]")
                local = np.where(np.isfinite(values), since, NEVER)
                return Stamps(local=local, offset=np.where(np.isfinite(values), 0.0, none))
        if float(known.min()) >= SERIAL_FIRST and largest <= SERIAL_LAST and self.role == "date":
            milliseconds = np.rint(filled * (DAY_US / 1e3)).astype(np.int64)
            since = SERIAL_ZERO + (milliseconds * 1000).astype("timedelta64[us]")
            return Stamps(local=np.where(np.isfinite(values), since, NEVER), offset=none)
        return None

    @cached_property
    def clock(self) -> NDArray[np.int64]:
        """The cells as microseconds of the day, −1 where they are no time."""
        return read_clock(self._shapes)

    def _mostly(self, known: NDArray[np.bool_]) -> bool:
        present = int((~self.missing).sum())
        return present > 0 and int(known.sum()) > MOSTLY * present

    @cached_property
    def has_numbers(self) -> bool:
        """Whether most cells are numbers under some decimal mark."""
        return self._mostly(np.any([numbers.known for numbers in self.by_mark.values()], axis=0))

    @cached_property
    def is_written_date(self) -> bool:
        """Whether most cells are dates as people write them."""
        if self.has_numbers and not self._mostly(~np.isnat(self.moments)):
            return self.role == "date" and self._reads_as_date
        return self._reads_as_date

    def stamps(self, order: DateOrder) -> Stamps:
        """Return the cells as moments, as written or as counts of seconds."""
        written = self.by_order[order]
        return written if self._reads_as_date else self.counted or written

    @cached_property
    def _reads_as_date(self) -> bool:
        return self._mostly(np.any([stamps.known for stamps in self.by_order.values()], axis=0))

    @cached_property
    def may_be_date(self) -> bool:
        """Whether most cells could be dates, counts of seconds among them."""
        if self._reads_as_date:
            return True
        return self.counted is not None and self._mostly(self.counted.known)

    @cached_property
    def is_clock(self) -> bool:
        """Whether most cells are times of day."""
        return self._mostly(self.clock >= 0)


def columns_of(
    names: Sequence[tuple[str, str]], values: Sequence[Sequence[object]]
) -> tuple[Column, ...]:
    """Return columns from their (name, title) and values, texts or what a spreadsheet has."""
    return tuple(
        _column(name, title, column) for (name, title), column in zip(names, values, strict=True)
    )


def text_of(value: object) -> str:
    """Return a cell as text, as a person reads it.

    Examples
    --------
    >>> text_of(datetime(2020, 1, 3)), text_of(3.0), text_of(None), text_of(True)
    ('2020-01-03', '3', '', 'TRUE')
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime):
        return value.isoformat(" ").removesuffix(" 00:00:00")
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    return str(value)


def _column(name: str, title: str, values: Sequence[object]) -> Column:
    texts = np.empty(len(values), dtype=object)
    numbers = np.full(len(values), np.nan)
    moments = np.full(len(values), NEVER)
    if set(map(type, values)) <= {str}:
        texts[:] = list(map(str.strip, cast("Sequence[str]", values)))
    else:
        texts[:] = [text_of(value) for value in values]
        numbers = np.array([_number(value) for value in values])
        moments = np.array([_moment(value) for value in values], dtype="datetime64[us]")
    return Column(name=name, title=title, cells=texts, numbers=numbers, moments=moments)


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return np.nan
    try:
        number = float(value)
    except OverflowError:
        return np.nan
    return number if abs(number) <= LARGEST else np.nan


def _moment(value: object) -> np.datetime64:
    if isinstance(value, datetime):
        return np.datetime64(value.replace(tzinfo=None), "us")
    return np.datetime64(value, "us") if isinstance(value, date) else NEVER
