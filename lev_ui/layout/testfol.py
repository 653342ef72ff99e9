"""What stands on a page whose settings are taken from a testfol expression."""

from __future__ import annotations

import streamlit as st

from lev_ui import controls
from lev_ui.comparison import Comparison
from lev_ui.settings import Settings
from lev_ui.testfol import WITH_DIVIDENDS, in_force
from lev_ui.words import testfol as words


def taken(settings: Settings) -> None:
    """Say that the settings are those of an expression, as long as they are."""
    expression = in_force(settings)
    if expression is not None:
        st.info(words.taken(expression), icon=":material/content_paste_go:")


def differences(shown: Comparison) -> None:
    """Draw the drawer that lists what the token here and testfol compute differently."""
    expression = in_force(shown.settings)
    if expression is None:
        return
    with st.expander(words.drawer(shown, expression), key="testfol_differences", expanded=True):
        listed = "\n".join(f"- {sentence}" for sentence in words.differences(shown, expression))
        st.markdown(f"{words.summary(shown, expression)}\n\n{listed}".strip())
        if shown.prices.basis == "price" and expression.ticker in WITH_DIVIDENDS:
            controls.dividends_button()
