"""What was found in a file and what was done about each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import pandas as pd

FindingKind: TypeAlias = Literal[
    "encoding",
    "separator",
    "sheet",
    "columns",
    "dates",
    "decimal_mark",
    "rate_unit",
    "time_zone",
    "time_of_day",
    "preamble",
    "comments",
    "ragged_rows",
    "unreadable_dates",
    "missing_values",
    "unreadable_cells",
    "zero_or_negative",
    "clock_change",
    "unsorted",
    "repeated_dates",
    "conflicting_dates",
    "adjusted_bars",
    "missing_bars",
    "impossible_bars",
    "unusable_volume",
    "gaps",
    "split_like_jumps",
    "stale_runs",
    "weekend_bars",
    "partial_last_bar",
    "extreme_rates",
]
Action: TypeAlias = Literal["left_out", "kept", "sorted", "last_kept", "converted", "as_read"]

FACTS = frozenset(
    {
        *("encoding", "separator", "sheet", "columns", "dates", "decimal_mark", "rate_unit"),
        "time_zone",
    }
)
LISTED = 5  # rows and examples of a finding


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing found in a file.

    Parameters
    ----------
    kind : str
        What was found.
    action : {"left_out", "kept", "sorted", "last_kept", "converted", "as_read"}
        What was done about it.
    count : int
        How many times, usually in rows; runs, for stale prices.
    first : pandas.Timestamp or None
        The date of the first; None where it has no date.
    rows : tuple of int
        The first rows of the file it was found in, up to five, as a spreadsheet counts them.
    examples : tuple of str
        The first few as text, shortened and printable, up to five.
    """

    kind: FindingKind
    action: Action
    count: int
    first: pd.Timestamp | None = None
    rows: tuple[int, ...] = ()
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class QualityReport:
    """Everything found in a file, in the order it was looked for.

    Parameters
    ----------
    findings : tuple of Finding
        How the file was read, then what was found in it.
    rows_read : int
        Rows below the header.
    rows_used : int
        Rows that became prices or rates.
    """

    findings: tuple[Finding, ...]
    rows_read: int
    rows_used: int

    @property
    def facts(self) -> tuple[Finding, ...]:
        """How the file was read."""
        return tuple(finding for finding in self.findings if finding.kind in FACTS)

    @property
    def defects(self) -> tuple[Finding, ...]:
        """What a reader should look at."""
        return tuple(finding for finding in self.findings if finding.kind not in FACTS)

    def found(self, kind: FindingKind) -> Finding | None:
        """Return the finding of a kind.

        Parameters
        ----------
        kind : str
            What to look for.

        Returns
        -------
        Finding or None
            None where there was nothing of the kind.
        """
        return next((finding for finding in self.findings if finding.kind == kind), None)


def of_rows(
    kind: FindingKind, action: Action, rows: pd.DataFrame, examples: Sequence[str] = ()
) -> Finding:
    """Return a finding about rows of a working table, which has ``row`` and ``local``."""
    first = rows["local"].dropna()
    return Finding(
        kind=kind,
        action=action,
        count=len(rows),
        first=None if first.empty else pd.Timestamp(first.iloc[0]),
        rows=tuple(int(row) for row in rows["row"].iloc[:LISTED]),
        examples=tuple(examples[:LISTED]),
    )


def of_numbers(kind: FindingKind, action: Action, rows: Sequence[int]) -> Finding:
    """Return a finding about rows that never became part of the table."""
    return Finding(kind=kind, action=action, count=len(rows), rows=tuple(rows[:LISTED]))
