"""Holding period: what everybody made who held the token for a day, a month, a year."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lev_ui import controls
from lev_ui.holding import hold
from lev_ui.layout import holding as layout
from lev_ui.layout import parts
from lev_ui.layout.frame import page_frame
from lev_ui.shell import require_shell
from lev_ui.words.holding import METHOD

require_shell()


@st.fragment
def results(head: DeltaGenerator, place: DeltaGenerator) -> None:
    """Draw what depends on the multiplier and the days held; other changes redraw all."""
    found = parts.answered(head, place, hold)
    if found is None:
        return
    sourced, shown, reach = found
    layout.head(head, sourced, shown, reach)
    controls.horizon_control(shown)
    layout.figures(shown)
    layout.chances(shown)
    layout.results(shown)
    layout.what_to_notice(shown)


settings = controls.opened("holding")
with page_frame() as frame:
    with frame.controls:
        place = controls.main_controls(settings)
        controls.costs_drawer(settings, has_baseline=False)
    results(frame.head, place)
    parts.method_and_words(METHOD)
