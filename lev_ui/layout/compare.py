"""The parts of the Compare page, each drawn from one `Comparison`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lev_ui import controls, tables
from lev_ui.charts.overlay import overlay
from lev_ui.charts.waterfall import waterfall
from lev_ui.closer import Closer
from lev_ui.code import compare_code
from lev_ui.comparison import Comparison
from lev_ui.layout import closer as more
from lev_ui.layout.frame import Figure, heading, numbers, picture, sentence_list
from lev_ui.layout.parts import (
    csv_button,
    data_badges,
    ledger_file,
    offered,
    share_drawer,
    troubles,
)
from lev_ui.layout.share import Csv
from lev_ui.report.value import Report
from lev_ui.reports.common import Origin
from lev_ui.reports.compare import report
from lev_ui.sources import Sourced
from lev_ui.words import causes, compare
from lev_ui.words.notices import notices
from lev_ui.words.sharing import CHART_CSV, NOTICE


def head(place: DeltaGenerator, sourced: Sourced, closer: Closer, reach: Sequence[bool]) -> None:
    """Draw the question, the badges and the answer."""
    shown = closer.shown
    said = data_badges(sourced, shown.settings, shown.prices)
    title = compare.title(shown.settings, sourced.phrase)
    csv = (chart_file(shown), *more.files(closer), ledger_file(shown))
    code = partial(compare_code, shown, sourced, closer)

    def made(link: str) -> Report:
        return report(shown, Origin(sourced, link), closer)

    files = offered(shown, title, made, code, csv)
    with place:
        share = partial(share_drawer, shown.settings, "compare", files)
        heading(title, said, compare.answer(shown), share)
        troubles(shown.settings, sourced, reach)


def chart_file(shown: Comparison) -> Csv:
    """Return the chart's data to take away."""
    return CHART_CSV, "chart", lambda: tables.chart_csv(shown)


def figures(shown: Comparison, label: str) -> None:
    """Draw the four numbers."""
    numbers([Figure(*row) for row in compare.four_numbers(shown, label)])


def chart(shown: Comparison) -> None:
    """Draw the overlay with its scale switch and its data to take away."""
    picture(overlay(shown), compare.chart_alt(shown), key="overlay")
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        controls.scale_switch()
        controls.also_control(shown.settings)
        csv_button(chart_file(shown), shown)
    if shown.others:  # below the menu they are picked from, which must not move under the hand
        st.markdown(compare.others_result(shown))


def what_to_notice(shown: Comparison) -> None:
    """Draw the list of what to notice."""
    noticed = notices(shown)
    if noticed:
        sentence_list(NOTICE, noticed)


def reasons(shown: Comparison) -> None:
    """Draw the waterfall, in points and in the reader's money."""
    st.markdown(f"## {compare.REASONS}\n\n{compare.money_result(shown)}", anchors=False)
    with st.container(horizontal=True, vertical_alignment="bottom", key="reasons"):
        controls.amount_input(shown.prices.currency)
        controls.split_switch(shown.gap)
    picture(waterfall(shown), causes.waterfall_alt(shown), key="waterfall")
    if causes.drawn_in_logs(shown):
        st.caption(causes.LOG_POINTS)
    st.markdown(f"{tables.gap_table(shown)}\n\n{compare.PAID_REASON}")
