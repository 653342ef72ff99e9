"""Leverage: what every multiple came to, and how little the best one in hindsight says."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lev_ui import controls
from lev_ui.hindsight import hindsight
from lev_ui.layout import hindsight as layout
from lev_ui.layout import parts
from lev_ui.layout.frame import page_frame
from lev_ui.shell import require_shell
from lev_ui.words.hindsight_method import METHOD

require_shell()


@st.fragment
def results(head: DeltaGenerator, place: DeltaGenerator) -> None:
    """Draw what depends on the multiplier; a change of it redraws this and nothing else."""
    found = parts.answered(head, place, hindsight)
    if found is None:
        return
    sourced, shown, reach = found
    layout.head(head, sourced, shown, reach)
    layout.figures(shown)
    layout.multiples(shown)
    layout.reasons(shown)
    layout.years(shown)
    layout.theory(shown)


settings = controls.opened("leverage")
with page_frame() as frame:
    with frame.controls:
        place = controls.main_controls(settings)
        controls.costs_drawer(settings, has_rule=False, has_baseline=False)
    results(frame.head, place)
    parts.method_and_words(METHOD)
