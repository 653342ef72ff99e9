"""Compare: why a daily-reset token and its multiple of the asset part ways."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lev_ui import controls
from lev_ui.closer import PARTS, Closer
from lev_ui.comparison import compare
from lev_ui.layout import closer as more
from lev_ui.layout import compare as layout
from lev_ui.layout import parts
from lev_ui.layout.frame import page_frame
from lev_ui.layout.testfol import differences
from lev_ui.shell import require_shell
from lev_ui.words.method import COMPARE_METHOD

require_shell()


@st.fragment
def results(head: DeltaGenerator, place: DeltaGenerator) -> None:
    """Draw what depends on the multiplier; a change of it redraws this and nothing else."""
    found = parts.answered(head, place, compare)
    if found is None:
        return
    sourced, shown, reach = found
    closer = Closer(shown, sourced.prices, controls.opened_drawers(PARTS))
    layout.head(head, sourced, closer, reach)
    layout.figures(shown, sourced.label)
    layout.chart(shown)
    differences(shown)
    layout.what_to_notice(shown)
    layout.reasons(shown)
    more.drawers(closer)
    parts.ledger_drawer(shown)


settings = controls.opened("compare")
with page_frame() as frame:
    with frame.controls:
        place = controls.main_controls(settings)
        controls.costs_drawer(settings)
    results(frame.head, place)
    parts.method_and_words(COMPARE_METHOD)
