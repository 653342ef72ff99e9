"""A report's numbers as a spreadsheet: numbers as numbers, text as text and never as formulas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO
from math import isfinite
from typing import TYPE_CHECKING, Any, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pandas as pd

from lev_ui.report.harmless import harmless, one_line
from lev_ui.report.markdown import as_text
from lev_ui.report.value import Report, Sheet
from lev_ui.words import sharing
from lev_ui.words.compare import FOOTER

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

MADE_ON = datetime(2000, 1, 1)  # noqa: DTZ001  the format knows no zone; the same file every time
LONGEST = 32_767  # characters of a cell
NARROWEST, WIDEST = 9, 60
DAYS, NUMBERS, WHOLE = "d mmm yyyy", "#,##0.0000", "#,##0"
FORBIDDEN_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
LONGEST_NAME = 31
FIRST_YEAR = 1900
_MOMENT = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def workbook(report: Report) -> bytes:
    """Return a report's numbers, units and assumptions as an .xlsx file.

    The sheets: what this is, the assumptions, the result in numbers, then every table. Every
    text is stored as text, whatever it starts with; the same report gives the same bytes.

    Parameters
    ----------
    report : Report
        What to write.

    Returns
    -------
    bytes
        The file.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    _read_me(book, report)
    _assumptions(book, report)
    _numbers(book, report)
    for sheet in report.sheets:
        _table(book, sheet)
    return _saved(book)


def _read_me(book: Workbook, report: Report) -> None:
    rows = [
        (sharing.QUESTION, as_text(report.title)),
        (sharing.ANSWER, as_text(report.answer)),
        (sharing.LINK, one_line(report.link)),
        *((as_text(badge.text), as_text(badge.meaning)) for badge in report.badges),
        *((as_text(fact.name), as_text(fact.text)) for fact in report.provenance),
        (sharing.KICKER, as_text(FOOTER)),
    ]
    _filled(book, sharing.READ_ME, [(sharing.NAME, sharing.WORDS)], rows)


def _assumptions(book: Workbook, report: Report) -> None:
    head = [(sharing.NAME, sharing.VALUE, sharing.UNIT, sharing.WORDS)]
    rows = [
        (as_text(row.name), row.number, as_text(row.unit), as_text(row.said))
        for row in report.assumptions
    ]
    _filled(book, sharing.ASSUMPTIONS, head, rows)


def _numbers(book: Workbook, report: Report) -> None:
    rows = [
        (as_text(row.name), _as_text_if_text(row.value), as_text(row.unit))
        for row in report.measures
    ]
    _filled(book, sharing.NUMBERS, [(sharing.NAME, sharing.VALUE, sharing.UNIT)], rows)


def _as_text_if_text(value: object) -> object:
    return as_text(value) if isinstance(value, str) else value


def _table(book: Workbook, sheet: Sheet) -> None:
    dated = isinstance(sheet.table.index, pd.DatetimeIndex)
    first = sharing.DATE.capitalize() if dated else one_line(str(sheet.table.index.name))
    unit = sharing.DATE if dated else ""
    head = [(first, *map(str, sheet.table.columns)), (unit, *sheet.units)]
    _filled(book, sheet.name, head, sheet.table.itertuples(name=None))


def _filled(
    book: Workbook, name: str, head: Sequence[Sequence[str]], rows: Iterable[Sequence[object]]
) -> None:
    """Write one sheet: its heads in bold, frozen, the columns as wide as what stands in them."""
    from openpyxl.utils import get_column_letter

    kept = list(rows)
    page: WriteOnlyWorksheet = book.create_sheet(_sheet_name(name))
    page.freeze_panes = f"B{len(head) + 1}"
    for at, width in enumerate(_widths(head, kept), start=1):
        page.column_dimensions[get_column_letter(at)].width = width  # type: ignore[attr-defined]  # not in its stubs
    for titles in head:
        page.append([_titled(page, title) for title in titles])
    for row in kept:
        page.append([_cell(page, value) for value in row])


def _sheet_name(name: str) -> str:
    return one_line(name).translate(FORBIDDEN_IN_NAMES)[:LONGEST_NAME].strip("' ") or "Sheet"


def _widths(head: Sequence[Sequence[str]], rows: Sequence[Sequence[object]]) -> list[int]:
    sample = [*head, *rows[:50]]
    columns = max(map(len, head))
    longest = [max(_length(row[at]) for row in sample if at < len(row)) for at in range(columns)]
    return [min(max(NARROWEST, length + 2), WIDEST) for length in longest]


def _length(value: object) -> int:
    return len(value) if isinstance(value, str) else 12


def _cell(page: WriteOnlyWorksheet, value: object) -> Cell | None:
    """Return a cell of the right kind; a text is a text even where it starts like a formula."""
    from openpyxl.cell import WriteOnlyCell

    plain = _plain(value)
    if plain is None:
        return None
    cell = WriteOnlyCell(page, value=plain)
    if isinstance(plain, str):
        _as_text_cell(cell)
    elif isinstance(plain, date):
        cell.number_format = DAYS
    else:
        cell.number_format = WHOLE if isinstance(plain, int) else NUMBERS
    return cell


def _plain(value: object) -> Any:  # noqa: ANN401  what a cell takes
    """Return a value as openpyxl takes it: no zone, no control character, nothing too long.

    Spreadsheets count days from 1900: an earlier one is written out.
    """
    if value is None or value is pd.NaT:
        return None
    if isinstance(value, str):
        return harmless(value).replace("\t", " ")[:LONGEST]
    if isinstance(value, date):
        day = value.replace(tzinfo=None) if isinstance(value, datetime) else value
        return day if day.year >= FIRST_YEAR else f"{day:%Y-%m-%d}"
    number = float(cast("float", value))
    if not isfinite(number):
        return None
    return value if isinstance(value, int) else number


def _as_text_cell(cell: Cell) -> None:
    from openpyxl.styles import Alignment

    cell.data_type = "s"
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def _titled(page: WriteOnlyWorksheet, title: str) -> Cell:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    cell = WriteOnlyCell(page, value=_plain(one_line(title)))
    _as_text_cell(cell)
    cell.font = Font(bold=True)
    return cell


def _saved(book: Workbook) -> bytes:
    """Return the file, with a fixed date in place of the moment it was made."""
    book.properties.created = book.properties.modified = MADE_ON
    book.properties.creator = sharing.KICKER
    written, timeless = BytesIO(), BytesIO()
    book.save(written)
    with ZipFile(written) as before, ZipFile(timeless, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == "docProps/core.xml":
                content = _MOMENT.sub(f"{MADE_ON:%Y-%m-%dT%H:%M:%SZ}".encode(), content)
            after.writestr(ZipInfo(name, MADE_ON.timetuple()[:6]), content, ZIP_DEFLATED)
    return timeless.getvalue()
