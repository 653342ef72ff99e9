"""The periods a reader can pick by name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeAlias

Span: TypeAlias = "tuple[date, date]"


def _last_years(years: int) -> Callable[[date, date], Span]:
    def span(first: date, last: date) -> Span:
        day = 28 if (last.month, last.day) == (2, 29) else last.day
        return max(first, last.replace(year=last.year - years, day=day)), last

    return span


def _fixed(start: date, end: date) -> Callable[[date, date], Span]:
    def span(first: date, last: date) -> Span:
        del first, last
        return start, end

    return span


PERIODS: dict[str, Callable[[date, date], Span]] = {
    "Whole history": lambda first, last: (first, last),
    "Last 10 years of the data": _last_years(10),
    "Last 5 years of the data": _last_years(5),
    "Last year of the data": _last_years(1),
    "1999 to 2018": _fixed(date(1999, 1, 4), date(2018, 12, 31)),
    "Dot-com crash, 2000 to 2002": _fixed(date(2000, 3, 10), date(2002, 10, 9)),
    "Crisis and recovery, 2007 to 2013": _fixed(date(2007, 10, 1), date(2013, 12, 31)),
    "The long rise, 2009 to 2018": _fixed(date(2009, 3, 9), date(2018, 12, 31)),
}


def period_dates(name: str, first: date, last: date) -> Span:
    """Return the first and last date of a named period for prices from `first` to `last`."""
    return PERIODS[name](first, last)
