"""The navigation table, and the guard every page starts with."""

from __future__ import annotations

import gc

import streamlit as st
from streamlit.navigation.page import StreamlitPage

VIA_APP = "_via_app"


def navigation() -> StreamlitPage:
    """Return the page the address asks for; the table of all pages stands here."""
    return st.navigation(
        [
            st.Page("pages/compare.py", title="Compare", url_path="opening", default=True),
            # Streamlit gives the opening page the bare address only; links say /compare too.
            st.Page("pages/compare.py", title="Compare", url_path="compare", visibility="hidden"),
            st.Page("pages/rebalancing.py", title="Rebalancing", url_path="rebalancing"),
            st.Page("pages/duel.py", title="Rule duel", url_path="duel"),
            st.Page("pages/costs.py", title="What it costs", url_path="costs"),
            st.Page("pages/real.py", title="Against a real fund", url_path="real"),
            st.Page("pages/holding.py", title="Holding period", url_path="holding"),
            st.Page("pages/leverage.py", title="Leverage", url_path="leverage"),
            st.Page("pages/simulate.py", title="Simulate", url_path="simulate"),
            st.Page("pages/lessons.py", title="Learn", url_path="lessons"),
            st.Page("pages/words.py", title="Words", url_path="words"),
            st.Page("pages/data.py", title="Your data", url_path="data"),
            st.Page("pages/myths.py", title="Myths", url_path="myths", visibility="hidden"),
            st.Page("pages/cases.py", title="Real cases", url_path="cases", visibility="hidden"),
            st.Page("pages/quiz.py", title="Quiz", url_path="quiz", visibility="hidden"),
            st.Page("pages/teach.py", title="For teachers", url_path="teach", visibility="hidden"),
        ],
        # A list with sections in the sidebar is none to a screen reader; inside another page
        # there is nothing to go to.
        position="hidden" if st.context.is_embedded else "top",
    )


@st.cache_resource(show_spinner=False)
def settle() -> None:
    """Take what start-up left behind out of the garbage collector's rounds, once.

    A full collection walks every module's objects and holds up all readers; on a host whose
    settings cannot be changed this is worth 50 to 100 ms a click.
    """
    gc.collect()
    gc.freeze()


def run() -> None:
    """Run the page the address asks for."""
    settle()
    st.session_state[VIA_APP] = True
    navigation().run()


def require_shell() -> None:
    """Send a page opened on its own through app.py; the first line of every page.

    On a cold server a deep link makes Streamlit run the file in pages/ without app.py.
    Declaring the navigation once and starting over puts that right
    (docs/decisions/0004).
    """
    if not st.session_state.pop(VIA_APP, False):
        navigation()
        st.rerun()
