"""The question to who chose a leveraged fund itself as the asset."""

from __future__ import annotations

import streamlit as st

from lev_core import fund_of
from lev_ui import controls
from lev_ui.address import write
from lev_ui.settings import Settings
from lev_ui.words import real_choices as words

PAGE = "pages/real.py"


def which_meant(settings: Settings) -> None:
    """Ask whether the fund's own prices are meant or its index held against it.

    At 1x there is nothing to ask: its own prices are what is shown.
    """
    pair = fund_of(settings.asset)
    if pair is None or settings.leverage == 1.0:
        return
    st.info(words.which_meant(pair), icon=":material/help:")
    with st.container(horizontal=True, key="which_meant"):
        st.button(
            words.its_own_prices(pair),
            on_click=controls.change,
            kwargs={"leverage": 1.0},
            key="meant_itself",
        )
        if st.button(words.against_it(pair), key="meant_its_index"):
            st.switch_page(PAGE, query_params=write(controls.against(pair), "real"))
