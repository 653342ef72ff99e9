"""The parts of the page Leverage, each drawn from one `Hindsight`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lev_ui import controls, hindsight_tables
from lev_ui.charts.hindsight import curve
from lev_ui.charts.hindsight_years import best_by_year
from lev_ui.charts.matrix import matrix
from lev_ui.code import leverage_code
from lev_ui.hindsight import Hindsight
from lev_ui.layout.frame import Figure, heading, numbers, picture, sentence_list
from lev_ui.layout.parts import csv_button, data_badges, offered, share_drawer, troubles
from lev_ui.layout.share import Csv
from lev_ui.reports.common import Origin
from lev_ui.reports.hindsight import report
from lev_ui.sources import Sourced
from lev_ui.words import hindsight as words
from lev_ui.words import hindsight_years as years_words
from lev_ui.words import matrix as matrix_words
from lev_ui.words.sharing import CHART_CSV, YEARS_CSV


def head(place: DeltaGenerator, sourced: Sourced, shown: Hindsight, reach: Sequence[bool]) -> None:
    """Draw the question, the badges, the answer, and what these prices cannot show."""
    files = offered(
        shown,
        words.title(shown),
        lambda link: report(shown, Origin(sourced, link)),
        partial(leverage_code, shown, sourced),
        [sweep_file(shown), *([years_file(shown)] if shown.years else [])],
    )
    with place:
        said = data_badges(sourced, shown.borrowing, shown.prices, words.COMPUTED)
        share = partial(share_drawer, shown.settings, "leverage", files)
        heading(words.title(shown), said, words.answer(shown), share)
        troubles(shown.settings, sourced, reach)
        for note in filter(None, (words.rule_note(shown), *words.limits(shown))):
            st.info(note, icon=":material/info:")


def sweep_file(shown: Hindsight) -> Csv:
    """Return what every multiple came to, to take away."""
    return CHART_CSV, "multiples", lambda: hindsight_tables.sweep_csv(shown)


def years_file(shown: Hindsight) -> Csv:
    """Return the calendar years to take away."""
    return YEARS_CSV, "years", lambda: hindsight_tables.years_csv(shown)


def figures(shown: Hindsight) -> None:
    """Draw the four numbers."""
    numbers([Figure(*row) for row in words.four_numbers(shown)])


def multiples(shown: Hindsight) -> None:
    """Draw what every multiple came to, with its scale, its amount and its data to take away."""
    picture(curve(shown), words.chart_alt(shown), key="curve")
    with st.container(horizontal=True, vertical_alignment="bottom", key="reasons"):
        controls.scale_switch()
        controls.amount_input(shown.prices.currency)
        csv_button(sweep_file(shown), shown)


def reasons(shown: Hindsight) -> None:
    """Draw why the best multiple of the past says so little."""
    sentence_list(words.WHY, words.why(shown))


def years(shown: Hindsight) -> None:
    """Draw the best multiple of each calendar year."""
    if not shown.years:
        return
    st.markdown(
        f"## {years_words.by_year(shown)}\n\n{years_words.years_intro(shown)}", anchors=False
    )
    picture(best_by_year(shown), years_words.years_alt(shown), key="best_by_year")


def theory(shown: Hindsight) -> None:
    """Draw the prospectuses' table with the asset's own years on it."""
    st.markdown(f"## {matrix_words.HEADING}\n\n{matrix_words.said(shown)}", anchors=False)
    picture(matrix(shown), matrix_words.alt(shown), key="matrix")
    st.markdown(
        f"{matrix_words.table_read(shown)}\n\n{hindsight_tables.prospectus_table(shown)}",
        anchors=False,
    )
    if shown.years:
        csv_button(years_file(shown), shown)
