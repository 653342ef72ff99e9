"""The control of the page Holding period: how long the reader would hold the token."""

from __future__ import annotations

import streamlit as st

from lev_ui.controls.number import number
from lev_ui.controls.state import key
from lev_ui.holding import Holding
from lev_ui.settings import LONGEST_HORIZON
from lev_ui.words.holding import HORIZON_HELP, HORIZON_LABEL, USUAL_HORIZONS

PICKED = "pick_horizon"


def horizon_control(found: Holding) -> None:
    """Draw the days held: any number, and one press for the usual ones."""
    named = {count: name for name, count in found.named.items()}
    with st.container(horizontal=True, vertical_alignment="bottom", key="horizon"):
        st.session_state[key("horizon")] = found.settings.horizon
        number(
            key("horizon"),
            HORIZON_LABEL,
            1,
            LONGEST_HORIZON,
            step=1,
            help=HORIZON_HELP,
            width=200,
        )
        chosen = found.settings.horizon
        st.session_state[PICKED] = chosen if chosen in named else None
        st.pills(
            USUAL_HORIZONS,
            list(named),
            format_func=named.__getitem__,
            key=PICKED,
            on_change=_picked,
            label_visibility="collapsed",
            wrap=True,
        )


def _picked() -> None:
    picked = st.session_state[PICKED]
    if picked is not None:
        st.session_state[key("horizon")] = picked
