"""Rule duel: two to six rules of rebalancing on the same asset, dates and costs."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lev_ui import controls
from lev_ui.duel import duel
from lev_ui.layout import duel as layout
from lev_ui.layout import parts
from lev_ui.layout.frame import page_frame
from lev_ui.shell import require_shell
from lev_ui.words.duel import METHOD

require_shell()


@st.fragment
def results(head: DeltaGenerator, place: DeltaGenerator) -> None:
    """Draw what depends on the multiplier; a change of it redraws this and nothing else."""
    found = parts.answered(head, place, duel)
    if found is None:
        return
    sourced, shown, reach = found
    layout.head(head, sourced, shown, reach)
    layout.figures(shown, sourced.label)
    layout.chart(shown)
    layout.side_by_side(shown)
    layout.what_to_notice(shown)
    layout.stress(shown)
    layout.luck(shown)


settings = controls.opened("duel")
with page_frame() as frame:
    with frame.controls:
        place = controls.main_controls(settings)
        controls.costs_drawer(settings, has_rule=False, has_baseline=False)
        controls.contenders_drawer(settings)
    results(frame.head, place)
    parts.method_and_words(METHOD)
