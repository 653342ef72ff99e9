"""Text as rows of cells, under each separator it could have been written with."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Literal, TypeAlias

from lev_core.market.uploads.content import MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from lev_core.market.uploads.errors import UploadError
from lev_core.market.uploads.workbook import MOST_LINES, too_long, too_wide

Separator: TypeAlias = Literal[",", ";", "\t", "|"]

SEPARATORS: tuple[Separator, ...] = (",", ";", "\t", "|")


def separators_in(text: str) -> tuple[Separator, ...]:
    """Return the separators that occur at all.

    Examples
    --------
    >>> separators_in("Date;Close")
    (';',)
    """
    return tuple(separator for separator in SEPARATORS if separator in text)


def split_rows(text: str, separator: Separator) -> tuple[list[int], list[list[str]]]:
    """Return the rows that hold anything, and their numbers as a spreadsheet shows them.

    Raises
    ------
    UploadError
        If there are too many rows or columns, or a quotation mark is not closed.
    """
    numbers: list[int] = []
    rows: list[list[str]] = []
    reader = csv.reader(
        _narrow(text, separator), delimiter=separator, skipinitialspace=True, strict=True
    )
    number = cells = 0
    try:
        for number, row in enumerate(reader, 1):
            if any(row) and (row[0] or any(map(str.strip, row))):
                rows.append(row if len(row) <= MAX_COLUMNS else _trimmed(row))
                numbers.append(number)
                cells += len(row)
            if len(rows) > MAX_ROWS or number > MOST_LINES or cells > MAX_CELLS:
                raise too_long()
    except csv.Error:
        raise UploadError(
            f"The cells of row {number + 1} cannot be told apart, for a quotation mark is not "
            "closed or a cell is too long; correct that row."
        ) from None
    return numbers, rows


def _narrow(text: str, separator: Separator) -> Iterator[str]:
    """Yield the lines; refuse one with far more cells than a table may have."""
    for line in StringIO(text, newline=""):
        if line.count(separator) > 10 * MAX_COLUMNS:
            raise too_wide()
        yield line


def _trimmed(row: list[str]) -> list[str]:
    if any(map(str.strip, row[MAX_COLUMNS:])):
        raise too_wide()
    return row[:MAX_COLUMNS]
