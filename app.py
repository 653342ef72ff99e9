"""Leverage Lens: start-up shared by all pages, then the page the address asks for."""

from pathlib import Path

import streamlit as st

from lev_ui import shell

ICON = Path(__file__).parent / "assets" / "images" / "icon.png"

st.set_page_config(page_icon=str(ICON), layout="wide")
shell.run()
