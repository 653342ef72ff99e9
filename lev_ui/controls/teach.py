"""The one control of the page for teachers that no other page has."""

from __future__ import annotations

import streamlit as st

from lev_ui.controls.state import key
from lev_ui.settings import MOST_SHEETS
from lev_ui.words.teach import SHEET, SHEET_HELP


def sheet_input() -> None:
    """Draw the number of the worksheet."""
    st.number_input(SHEET, 1, MOST_SHEETS, step=1, key=key("sheet"), help=SHEET_HELP, width=240)
