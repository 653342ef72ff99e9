"""Spreadsheets: the sheets of an .xlsx file and the values in their cells.

Formulas are never computed: a cell is the value that was stored with it, or empty.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from io import BytesIO
from typing import IO, TYPE_CHECKING, TypeAlias
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from lev_core.market.uploads.content import AS_TABLE, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, UNPACK
from lev_core.market.uploads.errors import UploadError, quoted

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

CellValue: TypeAlias = object  # None, str, bool, int, float, datetime, date, time, timedelta

MAX_UNPACKED = 200_000_000
"""Bytes all parts of a spreadsheet may have once unpacked."""

MOST_LINES = 2 * MAX_ROWS  # rows read, blank ones among them
MOST_PARTS = 2_000
MOST_SHEETS = 50
ENCRYPTED = 1  # the flag of a part that needs a password
CHUNK = 1 << 20
LOOKED_AT = 256  # columns; what stands further right is not a price history
# No office program writes these; expanding entities is how a small XML file becomes a huge one.
DECLARATIONS = tuple(
    word.encode(encoding)
    for word in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("ascii", "utf-16-le", "utf-16-be")
)
OVERLAP = max(map(len, DECLARATIONS)) - 1
OTHERS = (
    ("xl/workbook.bin", "a binary Excel file (.xlsb)", AS_TABLE),
    ("word/document.xml", "a text document", AS_TABLE),
    ("ppt/presentation.xml", "a presentation", AS_TABLE),
    ("content.xml", "an OpenDocument file", AS_TABLE),
)


def check_archive(content: bytes) -> None:
    """Refuse a zip file that is no .xlsx, or that would unpack to something too large."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            _check_kind({part.filename for part in parts})
            _check_size(parts)
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    with archive.open(part) as opened:
                        _check_declarations(opened)
    except UploadError:
        raise
    except Exception:  # noqa: BLE001  a damaged archive can fail in any way zipfile and zlib know
        raise _damaged() from None


def sheets_with_cells(content: bytes) -> tuple[str, ...]:
    """Return the names of the sheets that are not empty, in their order."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and extensions, not about values
            return tuple(_named_sheets(content))
    except UploadError:
        raise
    except Exception:  # noqa: BLE001  openpyxl answers a damaged part with whatever it met first
        raise _damaged() from None


def sheet_rows(content: bytes, sheet: str) -> tuple[list[int], list[tuple[CellValue, ...]]]:
    """Return the rows of a sheet that hold anything, each with its number."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # as above
            return _rows(content, sheet)
    except UploadError:
        raise
    except Exception:  # noqa: BLE001  as above
        raise _damaged() from None


def _named_sheets(content: bytes) -> Iterator[str]:
    book = _opened(content)
    for sheet in book.worksheets[:MOST_SHEETS]:
        if next(_filled(sheet), None) is not None:
            yield sheet.title


def _rows(content: bytes, name: str) -> tuple[list[int], list[tuple[CellValue, ...]]]:
    sheet = _opened(content)[name]
    numbers: list[int] = []
    kept: list[tuple[CellValue, ...]] = []
    cells = 0
    for number, row in _filled(sheet):
        if len(row) > MAX_COLUMNS:
            raise too_wide()
        numbers.append(number)
        kept.append(row)
        cells += len(row)
        if len(kept) > MAX_ROWS or cells > MAX_CELLS:
            raise too_long()
    return numbers, kept


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


def _opened(content: bytes) -> Workbook:
    try:
        from openpyxl import load_workbook
    except ModuleNotFoundError:
        raise UploadError(
            "Spreadsheets need the package openpyxl, which is not installed; save the table as CSV."
        ) from None
    return load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)


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


def _check_kind(names: set[str]) -> None:
    if "xl/workbook.xml" in names:
        return
    for part, what, advice in OTHERS:
        if part in names:
            raise UploadError(f"The file is {what}; {advice}.")
    raise UploadError(f"The file is a zip archive; {UNPACK}.")


def _check_size(parts: list[ZipInfo]) -> None:
    """Refuse by the sizes in the zip's directory, beyond which zipfile reads no part of it."""
    if sum(part.file_size for part in parts) > MAX_UNPACKED or len(parts) > MOST_PARTS:
        raise UploadError(
            f"The spreadsheet unpacks to more than {MAX_UNPACKED / 1e6:g} MB; save the one table "
            "that is needed as CSV."
        )
    for part in parts:
        if part.compress_type not in {ZIP_STORED, ZIP_DEFLATED} or part.flag_bits & ENCRYPTED:
            raise _damaged()


def _check_declarations(part: IO[bytes]) -> None:
    tail = b""
    while chunk := part.read(CHUNK):
        window = tail + chunk
        if any(word in window for word in DECLARATIONS):
            raise UploadError(
                "The spreadsheet declares XML entities, which no spreadsheet program writes; save "
                "the table as CSV."
            )
        tail = window[-OVERLAP:]


def _damaged() -> UploadError:
    return UploadError(
        "The spreadsheet is damaged and cannot be read; open it in a spreadsheet program and save "
        "it again."
    )
