"""The report on a reader's file: how it was read, what was found, what was done about each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from lev_core.market.uploads import Finding, QualityReport
from lev_ui.theme import long_date
from lev_ui.words.plain import for_markdown

SEPARATORS: Final[dict[str, str]] = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
UNITS: Final[dict[str, str]] = {"percent": "percent", "fraction": "fractions of 1"}
PERIODS: Final[dict[str, str]] = {
    "year": "a year",
    "day": "a day, counted 365 times a year",
    "8h": "eight hours, counted 1,095 times a year",
    "1h": "an hour, counted 8,760 times a year",
}


def used(report: QualityReport) -> str:
    """Return how many of the rows became values."""
    rows = _rows(report.rows_read)
    return f"{rows} read, {report.rows_used:,} used."


def facts(report: QualityReport) -> list[str]:
    """Return how the file was read, one short sentence for each fact, as Markdown."""
    return [for_markdown(FACTS[finding.kind](finding)) for finding in report.facts]


def defects(report: QualityReport) -> list[str]:
    """Return what was found: how many, where, and what was done about it, as Markdown."""
    return [for_markdown(DEFECTS[finding.kind](finding)) for finding in report.defects]


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"


def _of(finding: Finding, one: str, many: str) -> str:
    return f"1 {one}" if finding.count == 1 else f"{finding.count:,} {many}"


def _was(finding: Finding, done: str) -> str:
    return f"{'was' if finding.count == 1 else 'were'} {done}"


def _where(finding: Finding) -> str:
    """Return the rows, and the first date if known: " (rows 4, 7; first on 3 Jan 2019)"."""
    parts = []
    if finding.rows:
        listed = ", ".join(f"{row:,}" for row in finding.rows)
        more = " and more" if finding.count > len(finding.rows) else ""
        parts.append(f"{'row' if finding.count == 1 else 'rows'} {listed}{more}")
    if finding.first is not None:
        day = long_date(finding.first)
        parts.append(day if finding.count == 1 else f"first on {day}")
    return f" ({'; '.join(parts)})" if parts else ""


def _such_as(finding: Finding) -> str:
    return f", such as “{finding.examples[0]}”," if finding.examples else ""


def _with_example(finding: Finding) -> str:
    """Return rows and the first example: " (rows 4, 7; first 3 Jan 2020 to 5 Feb 2020)"."""
    if not finding.examples:
        return _where(finding)
    lead = "" if finding.count == 1 else "first "
    rows = _where(replace(finding, first=None)).rstrip(")") or " ("
    return f"{rows}{'; ' if finding.rows else ''}{lead}{finding.examples[0]})"


def _text(said: Callable[[str], str]) -> Callable[[Finding], str]:
    return lambda finding: said(finding.examples[0])


def _clock(zone: str) -> str:
    place = zone.rpartition("/")[2].replace("_", " ")
    return "Times in UTC." if zone == "UTC" else f"Times on the clock of {place}, turned into UTC."


def _columns(finding: Finding) -> str:
    names = [f"“{name}”" for name in finding.examples]
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return f"Columns {listed}."


def _rate_unit(finding: Finding) -> str:
    unit, period = finding.examples
    return f"Rates in {UNITS[unit]}, each for {PERIODS[period]}."


def _left_out(what: str, many: str) -> Callable[[Finding], str]:
    def said(finding: Finding) -> str:
        done = _was(finding, "left out")
        return f"{_of(finding, what, many)}{_such_as(finding)} {done}{_where(finding)}."

    return said


def _kept(what: str, many: str, meaning: str) -> Callable[[Finding], str]:
    def said(finding: Finding) -> str:
        return f"{_of(finding, what, many)}{_with_example(finding)}. {meaning}"

    return said


def _unsorted(finding: Finding) -> str:
    come = "comes" if finding.count == 1 else "come"
    return (
        f"{_rows(finding.count)} {come} after a later date{_where(finding)}. "
        "All rows were put in the order of time."
    )


def _repeated(finding: Finding) -> str:
    again = "repeats" if finding.count == 1 else "repeat"
    return (
        f"{_rows(finding.count)} {again} a date with the same value{_where(finding)}. "
        "Each date was kept once."
    )


def _conflicting(finding: Finding) -> str:
    again = "repeats" if finding.count == 1 else "repeat"
    return (
        f"{_rows(finding.count)} {again} a date with another value{_where(finding)}. "
        "The last one in the file was kept."
    )


def _adjusted(finding: Finding) -> str:
    rows = _rows(finding.count)
    if finding.action == "converted":
        return (
            f"The close is adjusted and open, high and low are not in {rows}{_where(finding)}. "
            "They were scaled as the close was."
        )
    return (
        f"The close is adjusted, and by how much is not known for open, high and low in {rows}"
        f"{_where(finding)}. They were left out there; the close was kept."
    )


def _bars(what: str, many: str, left_out: str) -> Callable[[Finding], str]:
    def said(finding: Finding) -> str:
        rows = _of(finding, what, many)
        return f"{rows}{_where(finding)}. {left_out} left out there; the close was kept."

    return said


FACTS: Final[dict[str, Callable[[Finding], str]]] = {
    "encoding": _text(lambda name: f"Text in {name}."),
    "separator": _text(lambda mark: f"Columns parted by {SEPARATORS[mark]}."),
    "sheet": _text(lambda name: f"The sheet “{name}”."),
    "columns": _columns,
    "dates": _text(lambda told: f"{told}."),
    "decimal_mark": _text(lambda mark: f"Decimals after a {'comma' if mark == ',' else 'point'}."),
    "rate_unit": _rate_unit,
    "time_zone": _text(_clock),
}
DEFECTS: Final[dict[str, Callable[[Finding], str]]] = {
    "preamble": _left_out("line above the table", "lines above the table"),
    "comments": _left_out("line of comment", "lines of comment"),
    "ragged_rows": _left_out(
        "row with more cells than the table has columns",
        "rows with more cells than the table has columns",
    ),
    "unreadable_dates": _left_out(
        "row whose date cannot be read", "rows whose date cannot be read"
    ),
    "missing_values": _left_out("row without a value", "rows without a value"),
    "unreadable_cells": _left_out("row whose value is no number", "rows whose value is no number"),
    "zero_or_negative": _left_out(
        "row with a price of zero or below", "rows with a price of zero or below"
    ),
    "clock_change": _left_out(
        "row whose time the clock shows twice or never as it is changed",
        "rows whose time the clock shows twice or never as it is changed",
    ),
    "time_of_day": _kept(
        "time of day in a file of days",
        "times of day in a file of days",
        "Only the day was used.",
    ),
    "unsorted": _unsorted,
    "repeated_dates": _repeated,
    "conflicting_dates": _conflicting,
    "adjusted_bars": _adjusted,
    "missing_bars": _bars(
        "row has an open, high or low that is no price",
        "rows have an open, high or low that is no price",
        "That was",
    ),
    "impossible_bars": _bars(
        "row has a high below, or a low above, another price of the row",
        "rows have a high below, or a low above, another price of the row",
        "Open, high and low were",
    ),
    "unusable_volume": _left_out(
        "volume that is no number of zero or more", "volumes that are no number of zero or more"
    ),
    "gaps": _kept(
        "gap without a row",
        "gaps without a row",
        "Nothing was filled in: the move across a gap counts as one.",
    ),
    "split_like_jumps": _kept(
        "jump that looks like a split",
        "jumps that look like a split",
        "Nothing was changed: if that is a split, bring prices adjusted for it.",
    ),
    "stale_runs": _kept(
        "stretch where the price stands still",
        "stretches where the price stands still",
        "Nothing was changed; swings look smaller for it than they were.",
    ),
    "weekend_bars": _kept(
        "row on a weekend in a series of weekdays",
        "rows on weekends in a series of weekdays",
        "Kept; look whether these are prices.",
    ),
    "partial_last_bar": _kept(
        "last row comes sooner after the one before than all others",
        "last rows come sooner than all others",
        "Kept; it may be a day or an hour that was not over.",
    ),
    "extreme_rates": _kept(
        "rate beyond ±500% a year",
        "rates beyond ±500% a year",
        "Kept; funding can be such a rate, and a financing rate cannot.",
    ),
}
