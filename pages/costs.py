"""What it costs: the stated fee against everything the holders of a token really paid."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lev_ui import controls
from lev_ui.expense import expense
from lev_ui.layout import expense as layout
from lev_ui.layout import parts
from lev_ui.layout.frame import page_frame
from lev_ui.shell import require_shell
from lev_ui.words.expense import METHOD

require_shell()


@st.fragment
def results(head: DeltaGenerator, place: DeltaGenerator) -> None:
    """Draw what depends on the multiplier; a change of it redraws this and nothing else."""
    found = parts.answered(head, place, expense)
    if found is None:
        return
    sourced, shown, reach = found
    layout.head(head, sourced, shown, reach)
    layout.figures(shown)
    layout.where_it_went(shown)
    layout.years(shown)
    layout.lens(shown)
    layout.trading(shown)
    layout.size(shown)


settings = controls.opened("costs")
with page_frame() as frame:
    with frame.controls:
        place = controls.main_controls(settings)
        controls.costs_drawer(settings, has_baseline=False)
    results(frame.head, place)
    parts.method_and_words(METHOD)
