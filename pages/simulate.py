"""Simulate: what a model of the asset would bring to tokens on it, on thousands of paths."""

from dataclasses import replace
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lev_ui import controls
from lev_ui.layout import parts
from lev_ui.layout import simulate as layout
from lev_ui.layout.frame import page_frame
from lev_ui.shell import require_shell
from lev_ui.simulated import simulate
from lev_ui.words.simulate import FOOTER
from lev_ui.words.simulate_method import METHOD

require_shell()


@st.fragment
def results(head: DeltaGenerator, place: DeltaGenerator) -> None:
    """Draw what depends on the multiplier; a change of it redraws this and nothing else."""
    found = parts.answered(head, place, partial(simulate, kept=controls.kept_runs()))
    if found is None:
        return
    sourced, shown, reach = found
    layout.head(head, sourced, shown, reach)
    layout.large(shown)
    layout.figures(shown)
    layout.fan(shown)
    layout.side_by_side(shown)
    layout.what_to_notice(shown)


settings = controls.opened("simulate")
with page_frame(FOOTER) as frame:
    with frame.controls:
        place = controls.simulate_controls(settings)
        controls.paths_drawer(settings)
        daily = replace(settings, rule="daily")
        controls.costs_drawer(daily, has_rule=False, has_baseline=False)
    results(frame.head, place)
    parts.method_and_words(METHOD)
