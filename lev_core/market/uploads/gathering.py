"""From cells to rows with a date and a value; what cannot be used is left out and told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lev_core.market.uploads.asking import OPTIONAL, Settled
from lev_core.market.uploads.choices import Kind
from lev_core.market.uploads.column import Column
from lev_core.market.uploads.errors import (
    QUOTED,
    UploadError,
    counted,
    listed_rows,
    printable,
    quoted,
)
from lev_core.market.uploads.grid import Grid
from lev_core.market.uploads.moments import Pace, dated, stamps_of
from lev_core.market.uploads.report import LISTED, Finding, FindingKind, of_numbers, of_rows
from lev_core.prices import MIN_ROWS

MOST_LOST = 0.05
"""Share of rows that may be left out for one defect; a single row always may."""


@dataclass(kw_only=True, eq=False)
class Gathered:
    """Rows of a file on their way to a series, and what was found so far.

    Parameters
    ----------
    frame : pandas.DataFrame
        Columns ``row``, ``moment`` (UTC or days), ``local``, ``value``, and what prices have
        beside the close.
    pace : {"daily", "intraday"}
        Whether the rows are days or moments.
    findings : list of Finding
        What was found.
    """

    frame: pd.DataFrame
    pace: Pace
    findings: list[Finding] = field(default_factory=list)

    def tell(self, finding: Finding) -> None:
        """Note a finding, unless there is nothing of it."""
        if finding.count:
            self.findings.append(finding)

    def drop(self, kind: FindingKind, bad: NDArray[np.bool_], cells: Sequence[str] = ()) -> None:
        """Leave out rows and note them; the cells of the first few are its examples."""
        examples = tuple(printable(cell, QUOTED) for cell in cells[:LISTED])
        self.tell(of_rows(kind, "left_out", self.frame[bad], examples))
        self.frame = self.frame[~bad]


def gather(settled: Settled, grid: Grid, kind: Kind) -> Gathered:
    """Return the rows that have a date and a usable value, in the order of the file."""
    date, value = settled.column("date"), settled.column("close" if kind == "prices" else "rate")
    order, mark = settled.choices.date_order, settled.choices.decimal_mark
    if date is None or value is None or order is None or mark is None:
        raise UploadError("The file has no column of dates and one of values; choose both.")
    moments = dated(stamps_of(date, settled.column("time"), order), settled.choices.time_zone)
    numbers = value.by_mark[mark]
    values = np.where(numbers.percent, np.nan, numbers.values) if kind == "prices" else None
    columns = {
        "row": grid.rows,
        "moment": moments.moments,
        "local": moments.local,
        "value": numbers.values if values is None else values,
        "position": np.arange(len(grid.rows)),
    }
    gathered = Gathered(frame=pd.DataFrame(columns), pace=moments.pace)
    _tell_rows(gathered, grid)
    _drop_undated(gathered, date, moments.lost)
    _drop_unreadable(gathered, value)
    if kind == "prices":
        _drop_worthless(gathered)
        _add_columns(gathered, settled)
    check_enough(gathered.frame, len(grid.rows))
    return gathered


def check_enough(frame: pd.DataFrame, of: int) -> None:
    """Refuse a file that leaves too few rows to see a change."""
    if len(frame) < MIN_ROWS:
        found = "none has" if frame.empty else "only one has"
        raise UploadError(
            f"Of {counted(of, 'row')}, {found} a date of its own and a usable value; at least two "
            "are needed, so choose other columns or another file."
        )


def refuse_if_many(rows: pd.DataFrame, of: int, what: str, advice: str) -> None:
    """Refuse a file where too many rows have a defect."""
    if len(rows) > 1 and len(rows) > MOST_LOST * of:
        numbers = tuple(int(row) for row in rows["row"].iloc[:3])
        where = listed_rows(numbers, len(rows))
        raise UploadError(f"{len(rows):,} of {of:,} rows {what} ({where}); {advice}.")


def _tell_rows(gathered: Gathered, grid: Grid) -> None:
    gathered.tell(of_numbers("preamble", "left_out", grid.preamble))
    gathered.tell(of_numbers("comments", "left_out", grid.comments))
    gathered.tell(of_numbers("ragged_rows", "left_out", grid.ragged))
    rows = pd.DataFrame({"row": grid.ragged})
    refuse_if_many(
        rows,
        len(grid.rows) + len(rows),
        "have more cells than the table has columns",
        "write decimals with a point, or separate the columns with semicolons",
    )


def _drop_undated(gathered: Gathered, date: Column, lost: NDArray[np.bool_]) -> None:
    undated = gathered.frame["moment"].isna().to_numpy() & ~lost
    rows, total = gathered.frame[undated], len(gathered.frame)
    cells = date.cells[np.flatnonzero(undated)]
    if len(cells):
        what = f"have no date that can be read, such as {quoted(cells[0])}"
        refuse_if_many(rows, total, what, "write all dates in one way, such as 2024-01-31")
    gathered.drop("unreadable_dates", undated, list(cells[:LISTED]))
    gathered.drop("clock_change", lost[~undated])


def _drop_unreadable(gathered: Gathered, value: Column) -> None:
    at = gathered.frame["position"].to_numpy()
    gathered.drop("missing_values", value.missing[at])
    at = gathered.frame["position"].to_numpy()
    unreadable = gathered.frame["value"].isna().to_numpy()
    cells = value.cells[at[unreadable]]
    if len(cells):
        what = f"have no number that can be read, such as {quoted(cells[0])}"
        advice = "correct them, or choose another column or decimal mark"
        refuse_if_many(gathered.frame[unreadable], len(gathered.frame), what, advice)
    gathered.drop("unreadable_cells", unreadable, list(cells[:LISTED]))


def _drop_worthless(gathered: Gathered) -> None:
    worthless = (gathered.frame["value"] <= 0.0).to_numpy()
    rows = gathered.frame[worthless]
    refuse_if_many(
        rows,
        len(gathered.frame),
        "have a price of zero or below",
        "choose the column of prices, for returns and differences cannot be used",
    )
    examples = [f"{value:.12g}" for value in rows["value"].iloc[:LISTED]]
    gathered.drop("zero_or_negative", worthless, examples)


def _add_columns(gathered: Gathered, settled: Settled) -> None:
    """Add open, high, low and volume; cells that cannot be read there count as not recorded."""
    mark = settled.choices.decimal_mark or "."
    at = gathered.frame["position"].to_numpy()
    unread = np.zeros(len(at), dtype=np.bool_)
    for topic in OPTIONAL:
        column = settled.column(topic)
        if column is None:
            continue
        values = column.by_mark[mark].values[at]
        usable = values >= 0.0 if topic == "volume" else values > 0.0
        bad = ~usable & ~column.missing[at]
        gathered.frame = gathered.frame.assign(**{topic: np.where(usable, values, np.nan)})
        if topic == "volume":
            gathered.tell(of_rows("unusable_volume", "left_out", gathered.frame[bad]))
        else:
            unread |= bad
    gathered.tell(of_rows("missing_bars", "left_out", gathered.frame[unread]))
