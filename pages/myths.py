"""Myths: what people say of leveraged tokens, each with the experiment that settles it."""

import streamlit as st

from lev_ui import controls
from lev_ui.layout import myths as layout
from lev_ui.layout import parts
from lev_ui.layout.frame import page_frame
from lev_ui.layout.learn import learn_links
from lev_ui.shell import require_shell
from lev_ui.words.myths.told import METHOD

require_shell()

settings = controls.opened("myths")
learn_links("myths")
controls.myth_choice()
with page_frame() as frame:
    with frame.controls:
        controls.experiment_control(settings)
    results = st.container()
    shown = layout.settled(frame.head, layout.own_choices(settings))
    if shown is not None:
        with results:
            layout.reasons(shown)
            controls.next_myth(settings)
    parts.method_and_words(METHOD)
    parts.share_drawer(settings, "myths")
