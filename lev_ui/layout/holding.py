"""The parts of the page Holding period, each drawn from one `Holding`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lev_ui import controls, holding_tables
from lev_ui.address import write
from lev_ui.charts.holding import chances as chances_picture
from lev_ui.charts.holding import results as results_picture
from lev_ui.code import holding_code
from lev_ui.holding import Holding
from lev_ui.layout.frame import Figure, heading, numbers, picture, sentence_list
from lev_ui.layout.onward import onward
from lev_ui.layout.parts import csv_button, data_badges, offered, share_drawer, troubles
from lev_ui.layout.share import Csv
from lev_ui.reports.common import Origin
from lev_ui.reports.holding import report
from lev_ui.sources import Sourced
from lev_ui.words import holding as words
from lev_ui.words import holding_notices as notices
from lev_ui.words.sharing import LENGTHS_CSV, NOTICE


def head(place: DeltaGenerator, sourced: Sourced, shown: Holding, reach: Sequence[bool]) -> None:
    """Draw the question, the badges and the answer."""
    code = partial(holding_code, shown, sourced)
    files = offered(
        shown,
        words.title(shown),
        lambda link: report(shown, Origin(sourced, link)),
        code,
        [lengths_file(shown)],
    )
    with place:
        said = data_badges(sourced, shown.settings, shown.prices, words.COMPUTED)
        share = partial(share_drawer, shown.settings, "holding", files)
        heading(words.title(shown), said, words.answer(shown), share)
        troubles(shown.settings, sourced, reach)
        if shown.is_cut:
            st.info(notices.cut(shown), icon=":material/date_range:")


def lengths_file(shown: Holding) -> Csv:
    """Return every length to take away."""
    return LENGTHS_CSV, "lengths", lambda: holding_tables.lengths_csv(shown)


def figures(shown: Holding) -> None:
    """Draw the four numbers."""
    numbers([Figure(*row) for row in words.four_numbers(shown)])


def chances(shown: Holding) -> None:
    """Draw how often the token was ahead and how often it lost; one length alone is no line."""
    if shown.longest == 1:
        st.info(notices.ONE_LENGTH, icon=":material/info:")
        return
    picture(chances_picture(shown), words.chances_alt(shown), key="chances")
    st.caption(words.CHANCES_READ)


def results(shown: Holding) -> None:
    """Draw what became of the money, and every length to take away."""
    if shown.longest > 1:
        st.markdown(f"## {words.RESULTS}\n\n{words.RESULTS_READ}", anchors=False)
        picture(results_picture(shown), words.results_alt(shown), key="results")
    with st.container(horizontal=True, vertical_alignment="bottom", key="reasons"):
        controls.amount_input(shown.prices.currency)
        csv_button(lengths_file(shown), shown)


def what_to_notice(shown: Holding) -> None:
    """Draw the list of what to notice."""
    sentence_list(NOTICE, notices.notices(shown))
    onward("simulate", words.TO_SIMULATE, write(shown.looking_ahead, "simulate"))
