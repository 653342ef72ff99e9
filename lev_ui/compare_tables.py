"""The tables of a closer look at a comparison, on the page and to take away. No Streamlit."""

from __future__ import annotations

from datetime import date
from math import nan

import pandas as pd

from lev_ui.closer.days import GapDays
from lev_ui.closer.luck import Ranking
from lev_ui.spreadsheet import as_csv
from lev_ui.tables import markdown_table
from lev_ui.words.gap_days import SWINGS_COLUMNS, swing_row


def swings_table(days: GapDays) -> str:
    """Return the days whose swings changed most as a Markdown table."""
    rows = [swing_row(days, pd.Timestamp(day)) for day in days.dearest.index]
    return markdown_table(SWINGS_COLUMNS, rows)


def days_table(days: GapDays) -> pd.DataFrame:
    """Return every day: the asset's return in percent, its share of the gap, its swing's cost.

    The share of the gap is in percentage points, the cost of the swing in log points.
    """
    columns = {
        "asset's return": days.shown.prices.interval_returns,
        "share of the gap": days.gaps,
        "cost of the swing": days.drags,
    }
    return 100.0 * pd.DataFrame(columns, index=days.gaps.index.rename("date"))


def months_table(days: GapDays) -> pd.DataFrame:
    """Return the share of the gap by month in percentage points, a row for each year."""
    shares = {(one.year, one.month): 100.0 * one.share for one in days.months}
    rows = [
        [shares.get((year, month), nan) for month in range(1, 13)] + [100.0 * whole]
        for year, whole in days.years.items()
    ]
    names = [*(f"{date(2000, month, 1):%b}" for month in range(1, 13)), "whole year"]
    return pd.DataFrame(rows, columns=names, index=pd.Index(map(str, days.years), name="year"))


def windows_table(ranking: Ranking) -> pd.DataFrame:
    """Return the gap of every window in percentage points, by its first day."""
    return pd.DataFrame({"gap": 100.0 * ranking.gaps}).rename_axis("first day")


def days_csv(days: GapDays) -> bytes:
    """Return every day as CSV."""
    return as_csv(days_table(days))


def windows_csv(ranking: Ranking) -> bytes:
    """Return every window as CSV."""
    return as_csv(windows_table(ranking))
