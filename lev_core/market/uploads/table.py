"""A reader's file as a table, before anything is decided that the file does not decide."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pandas as pd

from lev_core.market.uploads.choices import Choices
from lev_core.market.uploads.content import decoded, format_of
from lev_core.market.uploads.errors import UploadError, printable
from lev_core.market.uploads.grid import Grid, grid_of
from lev_core.market.uploads.splitting import Separator, separators_in, split_rows
from lev_core.market.uploads.workbook import (
    opened,
    sheet_rows,
    sheets_with_cells,
    unknown_sheet,
)

if TYPE_CHECKING:
    from openpyxl import Workbook

LONGEST_CELL = 60  # characters of a cell in a preview
START = 10_000  # characters of a text its first lines are taken from


@dataclass(frozen=True, kw_only=True, eq=False)
class Source:
    """The content of a file, and the tables that have been read from it.

    Parameters
    ----------
    text : str
        The text; empty for a spreadsheet.
    book : openpyxl.Workbook or None
        The spreadsheet; None for a text.
    grids : dict
        The tables read so far, by sheet or separator.
    """

    text: str = ""
    book: Workbook | None = None
    grids: dict[str, Grid] = field(default_factory=dict)

    def grid(self, key: str) -> Grid:
        """Return the table in a sheet, or under a separator, read once."""
        if key not in self.grids:
            if self.book is not None:
                self.grids[key] = grid_of(*sheet_rows(self.book, key))
            else:
                self.grids[key] = _split(self.text, key)
        return self.grids[key]

    def lines(self, count: int) -> list[str]:
        """Return the first lines of a text."""
        return self.text[:START].splitlines()[:count]


@dataclass(frozen=True, kw_only=True, eq=False)
class Table:
    """A file that has been opened: what it is, and its rows under each reading.

    Parameters
    ----------
    source : Source
        What the rows are read from.
    encoding : str
        How a text was encoded; empty for a spreadsheet.
    sheets : tuple of str
        The sheets of a spreadsheet that are not empty; none for a text.
    separators : tuple of str
        The separators under which a text has a column of dates and one of numbers; where
        there are none, the one that explains best why. None for a spreadsheet.
    """

    source: Source
    encoding: str = ""
    sheets: tuple[str, ...] = ()
    separators: tuple[Separator, ...] = ()

    @property
    def is_spreadsheet(self) -> bool:
        """Whether the file is a spreadsheet rather than a text."""
        return bool(self.sheets)

    def key(self, choices: Choices) -> str | None:
        """Return the sheet or the separator to read with, None while that is a question.

        Parameters
        ----------
        choices : Choices
            What the reader has said.

        Returns
        -------
        str or None
            The one chosen, or the only one there is.

        Raises
        ------
        UploadError
            If the sheet chosen is not there.
        """
        known: tuple[str, ...] = self.sheets or self.separators
        chosen = choices.sheet if self.is_spreadsheet else choices.separator
        if chosen is None:
            return known[0] if len(known) == 1 else None
        if self.is_spreadsheet and chosen not in known:
            raise unknown_sheet(chosen, known)
        return chosen

    def grid(self, key: str) -> Grid:
        """Return the table in a sheet, or under a separator.

        Parameters
        ----------
        key : str
            One of `sheets` or of `separators`, or another separator.

        Returns
        -------
        Grid
            Its columns, read once.

        Raises
        ------
        UploadError
            If it is too long or too wide, or damaged.
        """
        return self.source.grid(key)


def read_table(content: bytes) -> Table:
    r"""Open a reader's file from its bytes; what it is, its content says and never its name.

    Nothing in it is run and nothing is written anywhere.

    Parameters
    ----------
    content : bytes
        The whole file: text with separators, or an .xlsx spreadsheet.

    Returns
    -------
    Table
        To be asked about with `questions` and read with `read_prices` or `read_rate`.

    Raises
    ------
    UploadError
        If it is something else, damaged, empty or larger than `MAX_BYTES`, `MAX_ROWS`,
        `MAX_COLUMNS` or `MAX_CELLS`; one sentence that ends in what to do.

    Examples
    --------
    >>> read_table(b"Date;Close\n2024-01-02;100,5\n2024-01-03;101,5\n").separators
    (';',)
    """
    if format_of(content) == "workbook":
        return _spreadsheet(content)
    text, encoding = decoded(content)
    grids = _readable_grids(text)
    kept = {str(separator): grid for separator, grid in grids.items()}
    source = Source(text=text, grids=kept)
    return Table(encoding=encoding, separators=tuple(grids), source=source)


def preview(table: Table, choices: Choices, rows: int = 8) -> pd.DataFrame:
    r"""Return the first rows of values as they stand in the file.

    Parameters
    ----------
    table : Table
        The file.
    choices : Choices
        What the reader has said; the sheet and the separator matter here.
    rows : int, default 8
        How many rows.

    Returns
    -------
    pandas.DataFrame
        Texts of at most 60 characters; the index counts rows as a spreadsheet does. Lines
        in one column while the separator is a question; the first sheet while the sheet is.

    Examples
    --------
    >>> table = read_table(b"Date,Close\n2024-01-02,100\n2024-01-03,101\n")
    >>> print(preview(table, Choices(), rows=1))
             Date Close
    row
    2  2024-01-02   100
    """
    key = table.key(choices)
    if key is None and not table.is_spreadsheet:
        shown = [printable(line, LONGEST_CELL) for line in table.source.lines(rows)]
        return pd.DataFrame(
            {"line": shown}, index=pd.RangeIndex(1, len(shown) + 1, name="row"), dtype="str"
        )
    grid = table.grid(key or table.sheets[0])
    return pd.DataFrame(
        {
            column.name: [printable(cell, LONGEST_CELL) for cell in column.cells[:rows]]
            for column in grid.columns
        },
        index=pd.Index(grid.rows[:rows], name="row"),
        dtype="str",
    )


def _spreadsheet(content: bytes) -> Table:
    book = opened(content)
    sheets = sheets_with_cells(book)
    if not sheets:
        raise UploadError("The spreadsheet is empty; choose one with a table of dates and values.")
    table = Table(sheets=sheets, source=Source(book=book))
    if len(sheets) == 1:
        _check_rows(table.grid(sheets[0]))
    return table


def _readable_grids(text: str) -> dict[Separator, Grid]:
    """Return the table under each separator that makes one, or under the best that does not."""
    grids: dict[Separator, Grid] = {}
    refusals: dict[Separator, UploadError] = {}
    for separator in separators_in(text):
        try:
            grids[separator] = _split(text, separator)
        except UploadError as refusal:
            refusals[separator] = refusal
    readable = {separator: grid for separator, grid in grids.items() if grid.is_readable}
    if readable:
        return readable
    if refusals:
        raise refusals[max(refusals, key=text.count)]
    if not grids:
        raise UploadError(
            "The file has one column only; it needs dates and values, with a comma, a semicolon, "
            "a tab or a bar between them."
        )
    best = max(grids, key=lambda separator: len(grids[separator].columns))
    _check_rows(grids[best])
    return {best: grids[best]}


def _split(text: str, separator: str) -> Grid:
    known: Separator = separator  # type: ignore[assignment]  # Choices lets no other through
    return grid_of(*split_rows(text, known))


def _check_rows(grid: Grid) -> None:
    if grid.ragged and not len(grid.rows):
        raise UploadError(
            "All rows have more cells than the table has columns; write decimals with a point, or "
            "separate the columns with semicolons."
        )
    if not len(grid.rows):
        raise UploadError(
            "The file has no rows of values; choose one with a date and a value in each row."
        )
