"""The parts of the Rebalancing page, each drawn from one `Mechanism`."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lev_ui import controls
from lev_ui.charts.day import day_picture
from lev_ui.charts.signs import sign_picture
from lev_ui.layout.frame import heading, picture
from lev_ui.layout.parts import data_badges, troubles
from lev_ui.mechanism import Mechanism
from lev_ui.sources import Sourced
from lev_ui.words import rebalancing as words


def head(place: DeltaGenerator, sourced: Sourced, shown: Mechanism, reach: Sequence[bool]) -> None:
    """Draw the question, the badges and the answer."""
    with place:
        badges = data_badges(sourced, shown.settings, shown.prices)
        heading(words.title(shown), badges, words.answer(shown))
        troubles(shown.settings, sourced, reach)


def day(shown: Mechanism) -> None:
    """Draw the day chosen: its controls and its picture."""
    controls.day_controls(shown)
    picture(day_picture(shown), words.picture_alt(shown), key="day_picture")


def why(shown: Mechanism) -> None:
    """Draw why it trades with the move, and every day's trade."""
    st.markdown(f"## {words.WHY}\n\n{words.why(shown)}", anchors=False)
    picture(sign_picture(shown), words.sign_alt(shown), key="signs")


def how_much(shown: Mechanism) -> None:
    """Draw how much is traded in a year, and what that is to the market."""
    st.markdown(f"## {words.HOW_MUCH}\n\n{words.turnover(shown)}", anchors=False)
    controls.fund_controls()
    st.markdown(words.market(shown))


def inside_and_own(shown: Mechanism) -> None:
    """Draw how far leverage strays in a day, and what it is on the reader's own money."""
    st.markdown(f"## {words.INSIDE}\n\n{words.inside(shown)}", anchors=False)
    st.markdown(f"## {words.OWN}", anchors=False)
    controls.bought_control(shown)
    st.markdown(words.own(shown))
