"""The place for a testfol expression, and what is done with one."""

from __future__ import annotations

import streamlit as st

from lev_core import LeverageError
from lev_ui import testfol
from lev_ui.controls.real import change_to
from lev_ui.controls.state import change, go, shown
from lev_ui.words import testfol as words
from lev_ui.words.plain import for_markdown

TYPED = "testfol_typed"
REFUSED = "_testfol_refused"
LONGEST = 200


def testfol_control() -> None:
    """Draw where an expression is pasted, and the press that shows it on Compare."""
    st.markdown(f"## {words.HEADING}\n\n{words.INTRO}", anchors=False)
    with st.container(horizontal=True, vertical_alignment="bottom", key="testfol"):
        st.text_input(words.LABEL, placeholder=words.EXAMPLE, key=TYPED, max_chars=LONGEST)
        st.button(words.SEE_IT_RUN, on_click=_see_it_run, key="testfol_run")
    refused = st.session_state.pop(REFUSED, "")
    if refused:
        st.info(refused, icon=":material/info:")


def dividends_button() -> None:
    """Draw the press that takes the same fund with its dividends."""
    kept = {"asset": testfol.WITH_DIVIDENDS["SPY"]}
    st.button(words.WITH_THEM, on_click=change, kwargs=kept, key="testfol_dividends")


def _see_it_run() -> None:
    try:
        expression = testfol.read(st.session_state[TYPED])
    except LeverageError as error:
        st.session_state[REFUSED] = for_markdown(str(error))
        return
    change_to(testfol.settings_of(expression, shown()))
    go("compare")
