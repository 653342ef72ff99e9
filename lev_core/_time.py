"""Elapsed time and dated look-ups, always measured in UTC."""

from __future__ import annotations

import numpy as np
import pandas as pd

from lev_core._types import Floats

SECONDS_PER_YEAR = 365 * 24 * 60 * 60  # act/365, docs/decisions/0002


def utc(index: pd.DatetimeIndex) -> pd.DatetimeIndex:
    """Return the timestamps in UTC without a zone; a naive index is taken as UTC already."""
    return index if index.tz is None else index.tz_convert("UTC").tz_localize(None)


def seconds(index: pd.DatetimeIndex) -> Floats:
    """Return the timestamps as seconds since 1970 in UTC, shape ``(rows,)``."""
    return utc(index).as_unit("us").asi8.astype(np.float64) / 1e6


def year_fractions(index: pd.DatetimeIndex) -> Floats:
    """Return the act/365 length of each interval in years, shape ``(rows - 1,)``."""
    return np.diff(seconds(index)) / SECONDS_PER_YEAR


def day(moment: pd.Timestamp) -> str:
    """Return a date as a person writes it, ``3 Jan 2019``, for error messages."""
    return f"{moment.day} {moment:%b %Y}"
