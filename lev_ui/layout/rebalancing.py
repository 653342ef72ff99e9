"""The parts of the Rebalancing page, each drawn from one `Mechanism`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lev_ui import controls
from lev_ui.charts.day import day_picture
from lev_ui.charts.signs import sign_picture
from lev_ui.code import rebalancing_code
from lev_ui.layout.frame import heading, picture
from lev_ui.layout.parts import data_badges, ledger_file, offered, share_drawer, troubles
from lev_ui.mechanism import Mechanism
from lev_ui.reports.common import Origin
from lev_ui.reports.rebalancing import report
from lev_ui.sources import Sourced
from lev_ui.words import fund
from lev_ui.words import rebalancing as words


def head(place: DeltaGenerator, sourced: Sourced, shown: Mechanism, reach: Sequence[bool]) -> None:
    """Draw the question, the badges and the answer."""
    code = partial(rebalancing_code, shown, sourced)
    files = offered(
        shown,
        words.title(shown),
        lambda link: report(shown, Origin(sourced, link)),
        code,
        [ledger_file(shown)],
    )
    with place:
        badges = data_badges(sourced, shown.settings, shown.prices)
        share = partial(share_drawer, shown.settings, "rebalancing", files)
        heading(words.title(shown), badges, words.answer(shown), share)
        troubles(shown.settings, sourced, reach)
        if words.another_day(shown):
            st.info(words.another_day(shown), icon=":material/event:")


def day(shown: Mechanism) -> None:
    """Draw the day chosen: its controls and its picture."""
    controls.day_controls(shown)
    picture(day_picture(shown), words.picture_alt(shown), key="day_picture")


def why(shown: Mechanism) -> None:
    """Draw why it trades with the move, and every day's trade."""
    st.markdown(f"## {words.why_title(shown)}\n\n{words.why(shown)}", anchors=False)
    picture(sign_picture(shown), words.sign_alt(shown), key="signs")


def how_much(shown: Mechanism) -> None:
    """Draw how much is traded in a year, and what that is to the market."""
    st.markdown(f"## {fund.HOW_MUCH}\n\n{fund.turnover(shown)}", anchors=False)
    controls.fund_controls()
    st.markdown(fund.market(shown))


def inside_and_own(shown: Mechanism) -> None:
    """Draw how far leverage strays in a day, and what it is on the reader's own money."""
    st.markdown(f"## {fund.INSIDE}\n\n{fund.inside(shown)}", anchors=False)
    st.markdown(f"## {fund.OWN}", anchors=False)
    controls.bought_control(shown)
    st.markdown(fund.own(shown))
