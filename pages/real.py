"""Against a real fund: the model and a fund's own prices, and what the difference tells."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lev_ui import controls
from lev_ui.layout import parts
from lev_ui.layout import real as layout
from lev_ui.layout.frame import page_frame
from lev_ui.shell import require_shell
from lev_ui.words.real import METHOD

require_shell()


@st.fragment
def results(head: DeltaGenerator, place: DeltaGenerator) -> None:
    """Draw what depends on the multiplier; a change of it redraws this and nothing else."""
    found = layout.answered(head, place)
    settings = controls.shown()
    if found is None:
        layout.record(is_opening=not settings.real)
    else:
        layout.figures(found.shown)
        layout.chart(found.shown)
        layout.what_to_notice(found.shown)
        layout.worst_days(found.shown)
        layout.hidden_cost(found.shown)


settings = controls.opened("real")
with page_frame() as frame:
    with frame.controls:
        controls.real_control(settings)
        place = st.container()
        if settings.real:  # before a fund is picked there is nothing these could change
            place = controls.main_controls(settings)
            controls.costs_drawer(settings, has_rule=False, has_baseline=False)
    results(frame.head, place)
    parts.method_and_words(METHOD)
