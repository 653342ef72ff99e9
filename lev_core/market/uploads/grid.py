"""A table found in rows of cells: where its header is, where its values begin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress, zip_longest

import numpy as np
from numpy.typing import NDArray

from lev_core.market.uploads.column import Column, columns_of, text_of
from lev_core.market.uploads.dates import is_date_shape
from lev_core.market.uploads.errors import UploadError, printable
from lev_core.market.uploads.names import role_of
from lev_core.market.uploads.numerals import is_number_shape
from lev_core.market.uploads.shapes import shape_of

SEARCHED = 100  # rows looked through for the first row of values
ABOVE = 6  # rows above it among which the header may be
NAME = 40
COMMENTS = ("#", "//")
LONG_COUNT = 9  # digits of a whole number that can be seconds since 1970

Row = Sequence[object]


@dataclass(frozen=True, kw_only=True, eq=False)
class Grid:
    """A table of named columns.

    Parameters
    ----------
    columns : tuple of Column
        The columns, all of one length.
    rows : numpy.ndarray
        The number of each row in the file, as a spreadsheet shows it; from 1.
    header : int or None
        The row of the names, None where there is none.
    preamble, comments, ragged : tuple of int
        Rows left out: above the header, marked as comments, wider than the table.
    """

    columns: tuple[Column, ...]
    rows: NDArray[np.intp]
    header: int | None
    preamble: tuple[int, ...]
    comments: tuple[int, ...]
    ragged: tuple[int, ...]

    def column(self, name: str) -> Column:
        """Return the column of a name; refuse a name that is not there."""
        for column in self.columns:
            if column.name == name:
                return column
        names = ", ".join(f"“{column.name}”" for column in self.columns[:4])
        raise UploadError(
            f"There is no column “{printable(name, NAME)}”; choose another, such as {names}."
        )

    @property
    def is_readable(self) -> bool:
        """Whether there is a column of dates and another of numbers."""
        dated = [column for column in self.columns if column.may_be_date]
        return any(
            other is not column and other.has_numbers for column in dated for other in self.columns
        )


def grid_of(numbers: Sequence[int], rows: Sequence[Row]) -> Grid:
    """Return the table in rows that hold anything; `numbers` are their numbers in the file."""
    first = _first_of_values(rows)
    header = _header(rows, first)
    body_from = _body_from(rows, first, 0 if header is None else header + 1)
    is_comment = [_is_comment(row) for row in rows[body_from:]]
    comments = [n for n, out in zip(numbers[body_from:], is_comment, strict=True) if out]
    body = [row for row, out in zip(rows[body_from:], is_comment, strict=True) if not out]
    kept = [n for n, out in zip(numbers[body_from:], is_comment, strict=True) if not out]
    titles = [] if header is None else _titles(rows[header])
    width = _width(titles, body)
    fits = [len(row) <= width or not any(map(text_of, row[width:])) for row in body]
    trimmed = [row if len(row) == width else row[:width] for row in compress(body, fits)]
    columns = list(zip_longest(*trimmed, fillvalue=""))
    names = _names([*titles, *[""] * width][:width])
    used = [i for i, column in enumerate(columns) if names[i][1] or any(map(_is_there, column))]
    return Grid(
        columns=columns_of([names[i] for i in used], [columns[i] for i in used]),
        rows=np.array([n for n, fit in zip(kept, fits, strict=True) if fit], dtype=np.intp),
        header=None if header is None else numbers[header],
        preamble=tuple(n for i, n in enumerate(numbers[:body_from]) if i != header),
        comments=tuple(comments),
        ragged=tuple(n for n, fit in zip(kept, fits, strict=True) if not fit),
    )


def letter_of(position: int) -> str:
    """Return the letter a spreadsheet gives the column at a position from 0.

    Examples
    --------
    >>> letter_of(0), letter_of(27)
    ('A', 'AB')
    """
    before, last = divmod(position, 26)
    return (letter_of(before - 1) if before else "") + chr(ord("A") + last)


def _first_of_values(rows: Sequence[Row]) -> int:
    """Return the first row with a date and a number; else with two numbers; else the first."""
    two_numbers = None
    for position, row in enumerate(rows[:SEARCHED]):
        if _is_comment(row):
            continue
        texts = [text_of(value) for value in row]
        dates, numbers = _dates_in(texts), _numbers_in(texts)
        if any(i != j for i in dates for j in numbers):
            return position
        if two_numbers is None and len(numbers) > 1:
            two_numbers = position
    return two_numbers or 0


def _body_from(rows: Sequence[Row], first: int, lowest: int) -> int:
    """Return where the table begins: rows right above with a date only lack their value."""
    start = max(first, lowest)
    while start > lowest and _dates_in([text_of(value) for value in rows[start - 1]]):
        start -= 1
    return start


def _dates_in(texts: list[str]) -> list[int]:
    return [
        i
        for i, text in enumerate(texts)
        if is_date_shape(shape_of(text)) or (text.isdigit() and len(text) >= LONG_COUNT)
    ]


def _numbers_in(texts: list[str]) -> list[int]:
    return [i for i, text in enumerate(texts) if is_number_shape(shape_of(text))]


def _header(rows: Sequence[Row], first: int) -> int | None:
    """Return the position of the names above the first row of values, None without names."""
    best: tuple[int, int] | None = None
    for position in range(max(0, first - ABOVE), first):
        titles = _titles(rows[position])
        filled = [title for title in titles if title]
        if len(filled) > 1 and not _numbers_in(filled) and not _dates_in(filled):
            roles = sum(bool(role_of(title)) for title in titles)
            if _is_comment(rows[position]) and roles < 2:  # noqa: PLR2004  a date and a value
                continue
            if best is None or (roles, position) >= best:
                best = (roles, position)
    if best is None and first == 0 and rows and not _numbers_in(_titles(rows[0])):
        return 0
    return None if best is None else best[1]


def _titles(row: Row) -> list[str]:
    texts = [text_of(value) for value in row]
    texts[0] = texts[0].lstrip("#/ ") if texts else ""
    while texts and not texts[-1]:
        texts.pop()
    return texts


def _width(titles: list[str], body: list[Row]) -> int:
    if titles:
        return len(titles)
    lengths = Counter(len(row) for row in body)
    return lengths.most_common(1)[0][0] if lengths else 0


def _names(titles: list[str]) -> list[tuple[str, str]]:
    """Return for each column a name of its own and its title; twins get the column's letter."""
    shown = [printable(title, NAME) for title in titles]
    times = Counter(shown)
    return [
        (
            f"column {letter_of(i)}"
            if not name
            else (name if times[name] == 1 else f"{name} (column {letter_of(i)})"),
            name,
        )
        for i, name in enumerate(shown)
    ]


def _is_comment(row: Row) -> bool:
    return isinstance(row[0], str) and row[0].startswith(COMMENTS)


def _is_there(value: object) -> bool:
    return value is not None and value != ""
