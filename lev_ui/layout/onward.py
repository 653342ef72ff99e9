"""Links from a learning page to the page that goes on from it."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from lev_ui.layout.learn import PAGES

LESSONS = "lessons.py"


def onward(page: str, label: str, query: Mapping[str, str] | None = None) -> None:
    """Draw a link to another page with its address."""
    st.page_link(
        f"pages/{page}.py",
        label=label,
        query_params=dict(query or {}),
        icon=":material/arrow_forward:",
    )


def to_lesson(step: int, label: str) -> None:
    """Draw a link to a lesson, where there are lessons."""
    if (PAGES / LESSONS).exists():
        st.page_link(
            f"pages/{LESSONS}",
            label=label,
            query_params={"step": str(step)},
            icon=":material/school:",
        )
