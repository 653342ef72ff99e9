"""The parts of the Rule duel page, each drawn from one `Duel`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lev_ui import controls, tables
from lev_ui.charts.duel import duel_lines, hours
from lev_ui.code import duel_code
from lev_ui.duel import Duel
from lev_ui.layout.frame import Figure, heading, numbers, picture, sentence_list
from lev_ui.layout.parts import csv_button, data_badges, offered, share_drawer, troubles
from lev_ui.layout.share import Csv
from lev_ui.reports.common import Origin
from lev_ui.reports.duel import report
from lev_ui.sources import Sourced
from lev_ui.words import duel as words
from lev_ui.words.contenders import who_is_who
from lev_ui.words.duel_notices import notices
from lev_ui.words.luck import LUCK, luck_alt, luck_says
from lev_ui.words.sharing import CHART_CSV, NOTICE, TABLE_CSV


def head(place: DeltaGenerator, sourced: Sourced, shown: Duel, reach: Sequence[bool]) -> None:
    """Draw the question, the badges and the answer."""
    said = data_badges(sourced, shown.settings, shown.prices, words.COMPUTED)
    code = partial(duel_code, shown, sourced)
    files = offered(
        shown,
        words.title(shown),
        lambda link: report(shown, Origin(sourced, link)),
        code,
        csv_files(shown),
    )
    with place:
        share = partial(share_drawer, shown.settings, "duel", files)
        heading(words.title(shown), said, words.answer(shown), share)
        troubles(shown.settings, sourced, reach)


def csv_files(shown: Duel) -> tuple[Csv, Csv]:
    """Return the chart's data and the table to take away."""
    return (
        (CHART_CSV, "duel", lambda: tables.duel_csv(shown)),
        (TABLE_CSV, "rules", lambda: tables.duel_table_csv(shown)),
    )


def figures(shown: Duel, label: str) -> None:
    """Draw the row of numbers."""
    numbers([Figure(*row) for row in words.four_numbers(shown, label)])


def chart(shown: Duel) -> None:
    """Draw the lines with the scale switch and their data to take away."""
    picture(duel_lines(shown), words.chart_alt(shown), key="duel_lines")
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        controls.scale_switch()
        csv_button(csv_files(shown)[0], shown)


def side_by_side(shown: Duel) -> None:
    """Draw the table of the rules, and what each of them does."""
    with st.container(key="duel_tables"):
        results, effort = tables.result_table(shown), tables.effort_table(shown)
        st.markdown(f"## {words.SIDE_BY_SIDE}\n\n{results}\n\n{effort}", anchors=False)
    with st.container(horizontal=True, vertical_alignment="bottom", key="reasons"):
        controls.amount_input(shown.prices.currency)
        csv_button(csv_files(shown)[1], shown)
    st.caption(words.SAME_COSTS)


def what_to_notice(shown: Duel) -> None:
    """Draw the list of what to notice, and what each rule does."""
    sentence_list(NOTICE, notices(shown))
    sentence_list(words.WHO_IS_WHO, who_is_who(shown))


def stress(shown: Duel) -> None:
    """Draw what one move would have done to each."""
    said = "\n".join(f"- {sentence}" for sentence in words.stress_says(shown))
    table = tables.stress_table(shown)
    with st.container(key="stress"):
        st.markdown(
            f"## {words.STRESS}\n\n{words.stress_intro(shown)}\n\n{table}\n\n{said}", anchors=False
        )


def luck(shown: Duel) -> None:
    """Draw what the time of the reset would have changed."""
    st.markdown(f"## {LUCK}\n\n{luck_says(shown)}", anchors=False)
    if shown.luck.clock == "hours":
        picture(hours(shown), luck_alt(shown), key="hours")
