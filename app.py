"""Leverage Lens: start-up shared by all pages, then the page the address asks for."""

import streamlit as st

from lev_ui import shell

st.set_page_config(layout="wide", initial_sidebar_state="auto")
shell.run()
