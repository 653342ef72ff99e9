"""The links between the parts of Learn."""

from __future__ import annotations

import streamlit as st

LEARN = (("lessons", "Lessons"),)  # the page in pages/, and what it is called


def learn_links() -> None:
    """Draw a link to every part of Learn."""
    with st.container(horizontal=True, gap="small", key="learn"):
        for page, name in LEARN:
            st.page_link(f"pages/{page}.py", label=name)
