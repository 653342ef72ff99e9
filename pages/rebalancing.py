"""Rebalancing: what the fund trades each day, why, and what that is to the market."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lev_ui import controls
from lev_ui.layout import parts
from lev_ui.layout import rebalancing as layout
from lev_ui.layout.frame import page_frame
from lev_ui.mechanism import mechanism
from lev_ui.shell import require_shell
from lev_ui.words.rebalancing import FORMULA

require_shell()


@st.fragment
def results(head: DeltaGenerator, place: DeltaGenerator) -> None:
    """Draw what depends on the multiplier; a change of it redraws this and nothing else."""
    found = parts.answered(head, place, mechanism)
    if found is None:
        return
    sourced, shown, reach = found
    layout.head(head, sourced, shown, reach)
    layout.day(shown)
    layout.why(shown)
    layout.how_much(shown)
    layout.inside_and_own(shown)
    parts.ledger_drawer(shown)


settings = controls.opened("rebalancing")
with page_frame() as frame:
    with frame.controls:
        place = controls.main_controls(settings)
        controls.costs_drawer(settings, has_baseline=False)
    results(frame.head, place)
    parts.method_and_words(FORMULA)
