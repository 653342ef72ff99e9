"""The parts of the page Words."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lev_ui import controls
from lev_ui.layout.frame import Way, problem
from lev_ui.settings import Settings
from lev_ui.words import dictionary as words
from lev_ui.words.themes import named
from lev_ui.words.where import places


def head(place: DeltaGenerator, settings: Settings) -> None:
    """Draw the question and the answer; a word asked for stands here, above all others."""
    with place:
        st.title(words.title(settings.word), anchor=False)
        st.markdown(words.answer(settings.word))
        if words.unknown(settings.word):
            st.info(words.unknown(settings.word), icon=":material/link_off:")
        seen = places(named(settings.word))
        if seen:
            with st.container(horizontal=True, vertical_alignment="center", key="seen_on"):
                st.markdown(words.WHERE_TO_SEE, width="content")
                for one in seen:
                    st.page_link(f"pages/{one.page}.py", label=one.title, query_params=one.query)


def themes(settings: Settings) -> None:
    """Draw every word by theme, as far as it matches what is looked for."""
    found = words.themes(settings.find)
    with st.container(key="themes"):
        for theme in found:
            st.markdown(theme, anchors=False)
    if not found:
        problem(
            words.nothing_found(settings.find),
            [Way(words.SHOW_ALL, controls.change, {"find": ""})],
        )
