"""For teachers: links to the lessons, a hand-out and a worksheet with one's own choices."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lev_ui import controls
from lev_ui.classroom import classroom
from lev_ui.layout import parts
from lev_ui.layout import teach as layout
from lev_ui.layout.frame import page_frame
from lev_ui.layout.learn import learn_links
from lev_ui.shell import require_shell
from lev_ui.words.method import METHOD

require_shell()


@st.fragment
def results(head: DeltaGenerator, place: DeltaGenerator) -> None:
    """Draw what depends on the multiplier; a change of it redraws this and nothing else."""
    found = parts.answered(head, place, classroom)
    if found is None:
        return
    sourced, shown, reach = found
    layout.head(head, sourced, shown, reach)
    layout.plan(shown)
    layout.links(shown)
    layout.paper(shown, sourced)
    parts.share_drawer(shown.settings, "teach")


settings = controls.opened("teach")
learn_links("teach")
with page_frame() as frame:
    with frame.controls:
        place = controls.main_controls(settings)
        controls.costs_drawer(settings, has_rule=False, has_baseline=False)
    results(frame.head, place)
    parts.method_and_words(METHOD)
