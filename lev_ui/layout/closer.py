"""The drawers of Compare that look closer: the gap day by day, luck, break-even."""

from __future__ import annotations

import streamlit as st

from lev_ui import compare_tables as tables
from lev_ui.charts.calendar import gap_calendar
from lev_ui.charts.windows import window_columns
from lev_ui.closer import Closer
from lev_ui.closer.luck import Ranking
from lev_ui.layout.frame import picture
from lev_ui.layout.parts import csv_button
from lev_ui.layout.share import Csv
from lev_ui.words import break_even, gap_days, windows
from lev_ui.words.sharing import DAYS_CSV, WINDOWS_CSV, as_list


def drawers(closer: Closer) -> None:
    """Draw the drawers; what is in one is computed when it is opened."""
    _calendar(closer)
    _window(closer)
    _break_even(closer)


def files(closer: Closer) -> tuple[Csv, ...]:
    """Return the tables of the drawers that are open, to take away."""
    found = [days_file(closer)] if "calendar" in closer.opened else []
    if closer.open_ranking is not None:
        found.append(windows_file(closer.open_ranking))
    return tuple(found)


def days_file(closer: Closer) -> Csv:
    """Return every day's share of the gap to take away."""
    return DAYS_CSV, "gap-by-day", lambda: tables.days_csv(closer.days)


def windows_file(ranking: Ranking) -> Csv:
    """Return the gap of every window to take away."""
    return WINDOWS_CSV, "windows", lambda: tables.windows_csv(ranking)


def _calendar(closer: Closer) -> None:
    drawer = st.expander(gap_days.LABEL, key="calendar", on_change="rerun")
    if not drawer.open:
        return
    days = closer.days
    with drawer:
        st.markdown(gap_days.calendar_says(days))
        if days.is_drawn:
            picture(gap_calendar(days), gap_days.calendar_alt(days), key="gap_calendar")
            st.caption(f"{gap_days.SHADES} {gap_days.how_counted(days)}")
        st.markdown(f"### {gap_days.swings_title(days)}\n\n{gap_days.swings_say(days)}")
        if not days.dearest.empty:
            st.markdown(tables.swings_table(days))
        csv_button(days_file(closer), closer.shown)


def _window(closer: Closer) -> None:
    drawer = st.expander(windows.LABEL, key="window", on_change="rerun")
    if not drawer.open:
        return
    ranking = closer.ranking
    with drawer:
        st.markdown(windows.luck_says(ranking))
        if isinstance(ranking, Ranking) and ranking.is_enough:
            picture(window_columns(ranking), windows.histogram_alt(ranking), key="windows")
            st.markdown(as_list(windows.cautions(ranking)))
            csv_button(windows_file(ranking), closer.shown)


def _break_even(closer: Closer) -> None:
    drawer = st.expander(break_even.LABEL, key="even", on_change="rerun")
    if not drawer.open:
        return
    found = closer.break_even
    with drawer:
        st.markdown(break_even.break_even_says(found, closer.shown))
        if not isinstance(found, str):
            st.caption(break_even.THEORY)
