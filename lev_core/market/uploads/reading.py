"""A reader's file as prices or as a rate, with a report of what was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from lev_core.errors import LeverageError
from lev_core.financing import MAX_YEARLY_RATE
from lev_core.market.uploads.asking import Settled, missing_answers, settle
from lev_core.market.uploads.bars import put_bars_right
from lev_core.market.uploads.choices import PERIODS_PER_YEAR, Choices, Kind
from lev_core.market.uploads.errors import QUOTED, UploadError, label_of, printable
from lev_core.market.uploads.gathering import Gathered, gather
from lev_core.market.uploads.grid import Grid
from lev_core.market.uploads.inspecting import inspect
from lev_core.market.uploads.moments import told
from lev_core.market.uploads.ordering import put_in_order
from lev_core.market.uploads.report import (
    Finding,
    FindingKind,
    QualityReport,
    of_rows,
)
from lev_core.market.uploads.table import Table
from lev_core.prices import OPTIONAL_COLUMNS, PriceHistory

SOURCE = "your file"


@dataclass(frozen=True, kw_only=True, eq=False)
class PriceUpload:
    """Prices from a reader's file.

    Parameters
    ----------
    prices : PriceHistory
        Daily prices dated by day without a zone; intraday ones in UTC.
    report : QualityReport
        What was found and what was done about it.
    """

    prices: PriceHistory
    report: QualityReport


@dataclass(frozen=True, kw_only=True, eq=False)
class RateUpload:
    """A rate from a reader's file.

    Parameters
    ----------
    rate : pandas.Series
        Per year as fractions, act/365, dated as prices are; for `Funded`.
    report : QualityReport
        What was found and what was done about it.
    """

    rate: pd.Series
    report: QualityReport


def read_prices(table: Table, choices: Choices, *, label: str = "") -> PriceUpload:
    r"""Return the prices in a file.

    Parameters
    ----------
    table : Table
        The file, from `read_table`.
    choices : Choices
        Answers to all `questions` that are required.
    label : str, optional
        What the reader calls it. Shown and nothing else: shortened to one line of printable
        text without slashes.

    Returns
    -------
    PriceUpload
        The prices and the report.

    Raises
    ------
    UploadError
        If a question is open, fewer than two rows can be used, or so many are unusable that
        leaving them out would be another series.

    Examples
    --------
    >>> from lev_core.market.uploads.table import read_table
    >>> table = read_table(b"Date,Close\n2024-01-03,101\n2024-01-02,100\n2024-01-04,n/a\n")
    >>> upload = read_prices(table, Choices(), label="Mine")
    >>> upload.prices.close.tolist(), upload.prices.name
    ([100.0, 101.0], 'Mine')
    >>> [(finding.kind, finding.rows, finding.action) for finding in upload.report.defects]
    [('missing_values', (4,), 'left_out'), ('unsorted', (3,), 'sorted')]
    """
    settled, grid = _settled(table, "prices", choices)
    gathered = gather(settled, grid, "prices")
    put_in_order(gathered)
    put_bars_right(gathered, settled)
    inspect(gathered, priced=True)
    frame = gathered.frame.set_index(_index(gathered))
    optional = {name: frame[name] for name in OPTIONAL_COLUMNS if name in frame}
    there: dict[str, Any] = {
        name: column for name, column in optional.items() if column.notna().any()
    }
    try:
        prices = PriceHistory(
            frame["value"],
            **there,
            volume_unit=settled.choices.volume_unit if "volume" in there else None,
            name=label_of(label),
            source=SOURCE,
            basis=choices.basis,
        )
    except LeverageError as refusal:
        raise UploadError(str(refusal)) from None
    return PriceUpload(prices=prices, report=_report(table, settled, grid, gathered))


def read_rate(table: Table, choices: Choices) -> RateUpload:
    r"""Return the rate in a file.

    Parameters
    ----------
    table : Table
        The file, from `read_table`.
    choices : Choices
        Answers to all `questions` that are required.

    Returns
    -------
    RateUpload
        The rate per year as a fraction and the report. A rate for a day counts 365 times a
        year, one for eight hours 1,095 times, without interest on interest.

    Raises
    ------
    UploadError
        If a question is open, fewer than two rows can be used, or most rates would be
        beyond ±500% a year.

    Examples
    --------
    >>> from lev_core.market.uploads.table import read_table
    >>> table = read_table(b"Date,Rate\n2024-01-02,5.25\n2024-01-03,5.5\n")
    >>> read_rate(table, Choices(rate_unit="percent", rate_period="year")).rate.tolist()
    [0.0525, 0.055]
    """
    settled, grid = _settled(table, "rate", choices)
    gathered = gather(settled, grid, "rate")
    column, mark = settled.column("rate"), settled.choices.decimal_mark or "."
    if column is not None and settled.choices.rate_unit == "percent":
        signed = column.by_mark[mark].percent[gathered.frame["position"]]
        value = gathered.frame["value"]
        gathered.frame = gathered.frame.assign(value=np.where(signed, value, value / 100.0))
    periods = PERIODS_PER_YEAR[settled.choices.rate_period or "year"]
    gathered.frame = gathered.frame.assign(value=gathered.frame["value"] * periods)
    put_in_order(gathered)
    _check_rates(gathered)
    inspect(gathered, priced=False)
    rate = pd.Series(
        gathered.frame["value"].to_numpy(dtype=np.float64), index=_index(gathered), name="rate"
    )
    return RateUpload(rate=rate, report=_report(table, settled, grid, gathered))


def _settled(table: Table, kind: Kind, choices: Choices) -> tuple[Settled, Grid]:
    settled = settle(table, kind, choices)
    refusal = missing_answers(settled)
    if refusal is not None:
        raise refusal
    if settled.grid is None:
        raise UploadError("The file has no table that can be read; choose another.")
    return settled, settled.grid


def _index(gathered: Gathered) -> pd.DatetimeIndex:
    index = pd.DatetimeIndex(gathered.frame["moment"].to_numpy(), name="date").as_unit("us")
    return index if gathered.pace == "daily" else index.tz_localize("UTC")


def _check_rates(gathered: Gathered) -> None:
    beyond = (gathered.frame["value"].abs() > MAX_YEARLY_RATE).to_numpy()
    if beyond.mean() > 0.5:  # noqa: PLR2004  most of them
        largest = float(np.median(gathered.frame["value"][beyond])) * 100.0
        raise UploadError(
            f"Most rates would be beyond ±500% a year, such as {largest:,.4g}%; say whether they "
            "are percent or fractions, and for which time."
        )
    examples = [f"{rate * 100.0:.4g}%" for rate in gathered.frame["value"][beyond].iloc[:5]]
    gathered.tell(of_rows("extreme_rates", "kept", gathered.frame[beyond], examples))


def _report(table: Table, settled: Settled, grid: Grid, gathered: Gathered) -> QualityReport:
    return QualityReport(
        findings=(*_facts(table, settled, gathered), *gathered.findings),
        rows_read=len(grid.rows) + len(grid.comments) + len(grid.ragged),
        rows_used=len(gathered.frame),
    )


def _facts(table: Table, settled: Settled, gathered: Gathered) -> list[Finding]:
    """Return how the file was read."""
    choices, used = settled.choices, len(gathered.frame)
    topics = ("date", "time", "close", "open", "high", "low", "volume", "rate")
    columns = [name for name in (getattr(choices, topic) for topic in topics) if name]
    facts: dict[FindingKind, tuple[str, ...]] = {
        "encoding": (table.encoding,),
        "separator": (choices.separator or "",),
        "sheet": (printable(choices.sheet or "", QUOTED),),
        "columns": tuple(columns),
        "dates": _first_date(settled, gathered),
        "decimal_mark": (choices.decimal_mark or "",),
        "rate_unit": (choices.rate_unit or "", choices.rate_period or ""),
        "time_zone": ("",) if gathered.pace == "daily" else (choices.time_zone or "UTC",),
    }
    return [
        Finding(kind=kind, action="as_read", count=used, examples=examples)
        for kind, examples in facts.items()
        if any(examples)
    ]


def _first_date(settled: Settled, gathered: Gathered) -> tuple[str, ...]:
    date = settled.column("date")
    if date is None:
        return ()
    first = gathered.frame.iloc[0]
    cell = printable(date.cells[first["position"]], QUOTED)
    return (f"{cell} is {told(first['local'].to_datetime64())}",)
