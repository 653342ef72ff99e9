"""The links between the parts of Learn."""

from __future__ import annotations

from typing import Final

import streamlit as st

LEARN: Final = (  # the page in pages/, and what it is called
    ("lessons", "Lessons"),
    ("myths", "Myths"),
    ("cases", "Real cases"),
    ("quiz", "Quiz"),
    ("teach", "For teachers"),
)


def learn_links(here: str = "") -> None:
    """Draw a link to every part of Learn; the page the reader is on is no link."""
    with st.container(horizontal=True, gap="small", key="learn"):
        for page, name in LEARN:
            if page == here:
                st.markdown(f"**{name}**", width="content")
            else:
                st.page_link(f"pages/{page}.py", label=name)
