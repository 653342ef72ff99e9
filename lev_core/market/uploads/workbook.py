"""Spreadsheets: the sheets of an .xlsx file and the values in their cells.

Formulas are never computed: a cell is the value that was stored with it, or empty.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, TypeAlias

from lev_core.market.uploads.archive import check_archive, damaged
from lev_core.market.uploads.content import MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from lev_core.market.uploads.errors import UploadError, quoted

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

CellValue: TypeAlias = object  # None, str, bool, int, float, datetime, date, time, timedelta

MOST_LINES = 2 * MAX_ROWS  # rows read, blank ones among them
MOST_SHEETS = 50
LOOKED_AT = 256  # columns; what stands further right is not a price history


def opened(content: bytes) -> Workbook:
    """Return a checked spreadsheet, its sheets not yet read."""
    check_archive(content)
    try:
        from openpyxl import load_workbook
    except ModuleNotFoundError:
        raise UploadError(
            "Spreadsheets need the package openpyxl, which is not installed; save the table as CSV."
        ) from None
    with _refusing_damage():
        return load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)


def sheets_with_cells(book: Workbook) -> tuple[str, ...]:
    """Return the names of the sheets that are not empty, in their order."""
    with _refusing_damage():
        sheets = book.worksheets[:MOST_SHEETS]
        return tuple(sheet.title for sheet in sheets if next(_filled(sheet), None) is not None)


def sheet_rows(book: Workbook, name: str) -> tuple[list[int], list[tuple[CellValue, ...]]]:
    """Return the rows of a sheet that hold anything, each with its number."""
    numbers: list[int] = []
    kept: list[tuple[CellValue, ...]] = []
    cells = 0
    with _refusing_damage():
        for number, row in _filled(book[name]):
            if len(row) > MAX_COLUMNS:
                raise too_wide()
            numbers.append(number)
            kept.append(row)
            cells += len(row)
            if len(kept) > MAX_ROWS or cells > MAX_CELLS:
                raise too_long()
    return numbers, kept


@contextmanager
def _refusing_damage() -> Iterator[None]:
    """Say of anything that goes wrong inside that the spreadsheet is damaged."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and extensions, not about values
            yield
    except UploadError:
        raise
    except Exception:  # noqa: BLE001  openpyxl answers a damaged part with whatever it met first
        raise damaged() from None


def _filled(sheet: ReadOnlyWorksheet) -> Iterator[tuple[int, tuple[CellValue, ...]]]:
    """Yield the rows that hold anything without the blanks at their ends, and their numbers."""
    sheet.reset_dimensions()  # what a file says of its size need not be so
    blank: object = None  # openpyxl fills a hole between rows with one and the same row
    rows = sheet.iter_rows(values_only=True, max_col=LOOKED_AT)  # type: ignore[misc]  # the stubs lend it another class's
    for number, row in enumerate(rows, 1):
        if number > MOST_LINES:
            raise too_long()
        if row is blank:
            continue
        width = max((i for i, value in enumerate(row, 1) if value is not None), default=0)
        if width:
            yield number, row[:width]
        else:
            blank = row


def too_long() -> UploadError:
    """Return the refusal of a table with too many rows or cells."""
    return UploadError(
        f"The table has more than {MAX_ROWS:,} rows or {MAX_CELLS:,} cells; keep fewer years, "
        "fewer columns, or longer bars."
    )


def too_wide() -> UploadError:
    """Return the refusal of a table with too many columns."""
    return UploadError(
        f"The table has more than {MAX_COLUMNS} columns; keep the dates and the prices of one "
        "asset."
    )


def unknown_sheet(name: str, known: tuple[str, ...]) -> UploadError:
    """Return the refusal of a sheet that is not there."""
    names = ", ".join(quoted(sheet) for sheet in known[:5])
    return UploadError(f"There is no sheet {quoted(name)}; choose one of {names}.")
