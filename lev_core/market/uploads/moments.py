"""Moments of a file as an index of dates: daily or intraday, and in which zone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lev_core._time import day
from lev_core.market.uploads.choices import TimeZone
from lev_core.market.uploads.column import Column
from lev_core.market.uploads.dates import DAY_US, NEVER, DateOrder, Moments, Stamps
from lev_core.market.uploads.errors import UploadError

Pace: TypeAlias = Literal["daily", "intraday"]

ALMOST_A_DAY = 20 * DAY_US // 24  # half days and a change of the clock are shorter than a day


@dataclass(frozen=True, kw_only=True, eq=False)
class Dated:
    """The moments of the rows as they go into an index, each array of shape ``(rows,)``.

    Parameters
    ----------
    moments : numpy.ndarray
        ``datetime64[us]``: the day, or the moment in UTC; NaT where there is none.
    local : numpy.ndarray
        The same on the clock of the place.
    pace : {"daily", "intraday"}
        Whether the rows are days or moments within days.
    lost : numpy.ndarray
        Rows whose time the clock shows twice or never, as it is changed.
    """

    moments: Moments
    local: Moments
    pace: Pace
    lost: NDArray[np.bool_]


def stamps_of(date: Column, time: Column | None, order: DateOrder) -> Stamps:
    """Return the moments in a column of dates, with the times of day of another."""
    stamps = date.stamps(order)
    if time is None:
        return stamps
    clock = time.clock
    there = stamps.known & (clock >= 0)
    days = stamps.local.astype("datetime64[D]").astype("datetime64[us]")
    return Stamps(
        local=np.where(there, days + np.where(there, clock, 0).astype("timedelta64[us]"), NEVER),
        offset=stamps.offset,
    )


def is_daily(local: Moments) -> bool:
    """Return whether moments are days: no day twice, or all at one time of day.

    Examples
    --------
    >>> hours = np.array(["2020-01-02T16", "2020-01-03T13"], dtype="datetime64[us]")
    >>> is_daily(hours), is_daily(hours[[0, 0, 1]])
    (True, True)
    >>> is_daily(np.array(["2020-01-02T16", "2020-01-02T17"], dtype="datetime64[us]"))
    False
    """
    moments = np.unique(local[~np.isnat(local)])
    if len(moments) == 0:
        return True
    counts = moments.astype(np.int64)
    if (counts % DAY_US == counts[0] % DAY_US).all():
        return True
    steps = np.diff(counts)
    one_a_day = len(np.unique(counts // DAY_US)) == len(counts)
    return bool(one_a_day and np.median(steps) >= ALMOST_A_DAY)


def needs_zone(stamps: Stamps) -> bool:
    """Return whether moments lie within days and say nothing of their zone."""
    return not is_daily(stamps.local) and bool(np.isnan(stamps.offset[stamps.known]).all())


def dated(stamps: Stamps, zone: TimeZone | None) -> Dated:
    """Return moments as they go into an index; refuse zones on some rows only."""
    known = stamps.known
    lost = np.zeros(len(known), dtype=np.bool_)
    if is_daily(stamps.local):
        days = stamps.local.astype("datetime64[D]").astype("datetime64[us]")
        return Dated(moments=days, local=days, pace="daily", lost=lost)
    zoned = ~np.isnan(stamps.offset)
    if zoned.any() and not zoned[known].all():
        raise UploadError(
            f"Of the times, {int((zoned & known).sum()):,} say how far from UTC they are and "
            f"{int((~zoned & known).sum()):,} do not; write them all in one way."
        )
    if zoned.any():
        late = np.where(zoned, stamps.offset, 0.0).astype(np.int64).astype("timedelta64[m]")
        moments = stamps.local - late
        return Dated(moments=moments, local=stamps.local, pace="intraday", lost=lost)
    moments = _to_utc(stamps.local, zone or "UTC")
    return Dated(
        moments=moments, local=stamps.local, pace="intraday", lost=known & np.isnat(moments)
    )


def told(moment: np.datetime64) -> str:
    """Return a moment as a person writes it, ``3 Jan 2020`` or ``3 Jan 2020 14:30``."""
    stamp = pd.Timestamp(moment)
    if stamp == stamp.normalize():
        return day(stamp)
    return f"{day(stamp)} {stamp:%H:%M:%S}".removesuffix(":00")


def _to_utc(local: Moments, zone: TimeZone) -> Moments:
    """Return local moments in UTC, NaT where the clock shows them never, or twice and once here.

    In autumn an hour comes twice. Where the file has both, the first in time is summer time.
    """
    index = pd.DatetimeIndex(local)
    falling = _descends(local)
    again = index.duplicated(keep="last" if falling else "first")
    twice = index.duplicated(keep=False)
    found = index.tz_localize(zone, ambiguous="NaT", nonexistent="NaT")
    both = index.tz_localize(zone, ambiguous=~again, nonexistent="NaT")
    taken = found.where(~(twice & found.isna()), both)
    return taken.tz_convert("UTC").tz_localize(None).to_numpy().astype("datetime64[us]")


def _descends(local: Moments) -> bool:
    known = local[~np.isnat(local)]
    return len(known) > 1 and bool(known[0] > known[-1])
