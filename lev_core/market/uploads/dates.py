"""Cells as moments: which ways of writing a date are known, and what each cell then says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from lev_core._types import Floats
from lev_core.market.uploads.names import plain
from lev_core.market.uploads.shapes import Shapes, characters, whole

DateOrder: TypeAlias = Literal["day_first", "month_first", "year_first"]
Moments: TypeAlias = NDArray[np.datetime64]

ORDERS: tuple[DateOrder, ...] = ("day_first", "month_first", "year_first")
FIRST_YEAR, LAST_YEAR = 1800, 2199
PIVOT = 69  # two digits from 69 are 1969 and later, as POSIX has it
MONTHS, HOURS, NOON, SIXTY = 12, 24, 12, 60
DAY_US = 86_400_000_000
FARTHEST_OFFSET = 15 * SIXTY  # minutes; no place on earth is further from UTC
NEVER = np.datetime64("NaT", "us")

_TIME = (
    r"(?:(?:T|,? )(?P<h>9{1,2})(?::(?P<mi>99)(?::(?P<s>99)(?:[.,](?P<f>9{1,9}))?)?)"
    r"(?: ?(?P<ap>[AaPp])\.?[Mm]\.?)?"
    r"(?: ?(?P<z>[Zz]|UTC|GMT)| ?(?P<sg>[+\-−])(?P<zh>99):?(?P<zm>99)?)?"
    r"|[T ]?(?P<h2>99)(?P<mi2>99)(?P<s2>99)|[T ](?P<h3>99)(?P<mi3>99))?"
)
_WEEKDAY = r"(?:[^\W\d_]{2,10}[.,]{0,2} )?"
_MONTH = r"(?P<mn>[^\W\d_]{3,10})\.?"
_FORMS = (
    r"(?P<y>9999)(?P<sep>[-/. ])(?P<mo>9{1,2})(?P=sep)(?P<d>9{1,2})",
    r"(?P<y>9999)(?P<mo>99)(?P<d>99)",
    r"(?P<y>9999)[-/](?P<mo>99)",
    _WEEKDAY + r"(?P<p>9{1,2})(?P<sep>[-/. ])(?P<q>9{1,2})(?P=sep)(?P<r>9999|99)\.?",
    _WEEKDAY
    + r"(?P<d>9{1,2})(?:st|nd|rd|th|\.)?(?: |-|/)?(?:de )?"
    + _MONTH
    # the year of "3-Jan-20" as of "3 de enero de 2020"
    + r"(?: |-|/|, )(?:de )?(?P<y>9999|99)",
    _WEEKDAY + _MONTH + r"[ -](?P<d>9{1,2})(?:st|nd|rd|th)?,?[ -](?P<y>9999|99)",
    r"(?P<y>9999)[-/ ]" + _MONTH + r"[-/ ](?P<d>9{1,2})",
)
_WRITTEN = tuple(re.compile(form + _TIME) for form in _FORMS)
_CLOCK = re.compile(r"(?P<h>9{1,2}):(?P<mi>99)(?::(?P<s>99)(?:\.9+)?)?(?: ?(?P<ap>[AaPp])[Mm])?")
_MONTHS: Mapping[str, int] = MappingProxyType(
    {
        name: number
        for number, names in enumerate(
            (
                "jan ene gen",
                "feb fev",
                "mar",
                "apr abr avr",
                "may mai mag",
                "jun juin giu",
                "jul juil lug",
                "aug ago aou",
                "sep set",
                "oct okt ott",
                "nov",
                "dec dez dic",
            ),
            1,
        )
        for name in names.split()
    }
)


@dataclass(frozen=True, kw_only=True, eq=False)
class Stamps:
    """What the cells of a column say as moments, each array of shape ``(rows,)``.

    Parameters
    ----------
    local : numpy.ndarray
        The date and time as written, ``datetime64[us]``, NaT where there is none.
    offset : numpy.ndarray
        Minutes ahead of UTC as written, NaN where nothing is said.
    """

    local: Moments
    offset: Floats

    @property
    def known(self) -> NDArray[np.bool_]:
        """Which cells are moments."""
        return ~np.isnat(self.local)


def is_date_shape(shape: str) -> bool:
    """Return whether dates are written in this shape."""
    return _written(shape) is not None


def ordered(shapes: Shapes) -> bool:
    """Return whether any cell has a date whose order its shape leaves open."""
    return any(_is_open(match) for match in map(_written, shapes.distinct) if match)


def read_dates(shapes: Shapes, order: DateOrder) -> Stamps:
    """Return what cells say where days, months and years stand in this order.

    Examples
    --------
    >>> from lev_core.market.uploads.shapes import shapes_of
    >>> cells = shapes_of(np.array(["03/04/2020", "13/04/2020", "total"], dtype=object))
    >>> read_dates(cells, "day_first").local.astype("datetime64[D]").astype(str).tolist()
    ['2020-04-03', '2020-04-13', 'NaT']
    >>> read_dates(cells, "month_first").known.tolist()
    [True, False, False]
    """
    local = np.full(len(shapes.cells), NEVER)
    offset = np.full(len(shapes.cells), np.nan)
    for shape, rows in zip(shapes.distinct, shapes.rows_by_shape(), strict=True):
        match = _written(shape)
        if match is None:
            continue
        codes = characters([shapes.cells[row] for row in rows], len(shape))
        days = _days(match, codes, order)
        clock, late = _clock(match, codes)
        stamps = days.astype("datetime64[us]") + clock.astype("timedelta64[us]")
        local[rows] = np.where((clock >= 0) & (clock < DAY_US), stamps, NEVER)
        offset[rows] = late
    return Stamps(local=local, offset=offset)


def read_clock(shapes: Shapes) -> NDArray[np.int64]:
    """Return cells such as ``09:30`` as microseconds of the day, −1 where they are none."""
    clock = np.full(len(shapes.cells), -1, dtype=np.int64)
    for shape, rows in zip(shapes.distinct, shapes.rows_by_shape(), strict=True):
        match = _CLOCK.fullmatch(shape)
        if match is not None:
            codes = characters([shapes.cells[row] for row in rows], len(shape))
            found, _ = _clock(match, codes)
            clock[rows] = np.where(found < DAY_US, found, -1)
    return clock


def _written(shape: str) -> re.Match[str] | None:
    for form in _WRITTEN:
        match = form.fullmatch(shape)
        if match is not None and ("mn" not in form.groupindex or _month(match["mn"])):
            return match
    return None


def _is_open(match: re.Match[str]) -> bool:
    return "p" in match.re.groupindex


def _month(name: str) -> int:
    letters = plain(name).replace(" ", "")
    return _MONTHS.get(letters[:3], 0) or _MONTHS.get(letters[:4], 0)


def _days(match: re.Match[str], codes: NDArray[np.uint32], order: DateOrder) -> Moments:
    """Return the day each cell names, NaT where the calendar has no such day."""
    if _is_open(match):
        first, second, third = (whole(codes, *match.span(part)) for part in "pqr")
        if match["r"] == "9999" and order == "year_first":
            return np.full(len(codes), np.datetime64("NaT", "D"))
        year, month, day = {
            "day_first": (third, second, first),
            "month_first": (third, first, second),
            "year_first": (first, second, third),
        }[order]
        short = match["r"] == "99"
    else:
        year = whole(codes, *match.span("y"))
        short = match["y"] == "99"
        named = "mn" in match.re.groupindex
        month = (
            np.full(len(codes), _month(match["mn"])) if named else whole(codes, *match.span("mo"))
        )
        has_day = "d" in match.re.groupindex
        day = whole(codes, *match.span("d")) if has_day else np.ones(len(codes), dtype=np.int64)
    if short:
        year = year + np.where(year >= PIVOT, 1900, 2000)
    return _calendar_days(year, month, day)


def _calendar_days(
    year: NDArray[np.int64], month: NDArray[np.int64], day: NDArray[np.int64]
) -> Moments:
    possible = (year >= FIRST_YEAR) & (year <= LAST_YEAR) & (month >= 1) & (month <= MONTHS)
    months = np.where(possible, (year - 1970) * 12 + month - 1, 0).astype("datetime64[M]")
    days = months.astype("datetime64[D]") + (day - 1).astype("timedelta64[D]")
    in_month = (day >= 1) & (days.astype("datetime64[M]") == months)
    return np.where(possible & in_month, days, np.datetime64("NaT", "D"))


def _clock(match: re.Match[str], codes: NDArray[np.uint32]) -> tuple[NDArray[np.int64], Floats]:
    """Return the time of day in microseconds and the offset in minutes; no time is midnight."""
    found = match.groupdict()

    def part(name: str) -> NDArray[np.int64]:
        return (
            whole(codes, *match.span(name)) if found.get(name) else np.zeros(len(codes), dtype=int)
        )

    hour = part("h") + part("h2") + part("h3")
    minute = part("mi") + part("mi2") + part("mi3")
    second = part("s") + part("s2")
    impossible = (hour >= HOURS) | (minute >= SIXTY) | (second >= SIXTY)
    if found.get("ap"):
        impossible |= (hour < 1) | (hour > NOON)
        hour = hour % NOON + (NOON if found["ap"] in "Pp" else 0)
    fraction = part("f") * 10**6 // 10 ** len(found["f"]) if found.get("f") else 0
    clock = ((hour * SIXTY + minute) * SIXTY + second) * 10**6 + fraction
    offset = np.full(len(codes), 0.0 if found.get("z") else np.nan)
    if found.get("sg"):
        ahead = part("zh") * SIXTY + part("zm")
        impossible |= ahead > FARTHEST_OFFSET
        offset = ahead * (1.0 if found["sg"] == "+" else -1.0)
    return np.where(impossible, -1, clock), offset
