"""Links from a page to the one that goes on from it."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st


def onward(page: str, label: str, query: Mapping[str, str] | None = None) -> None:
    """Draw a link to another page with its address."""
    st.page_link(
        f"pages/{page}.py",
        label=label,
        query_params=dict(query or {}),
        icon=":material/arrow_forward:",
    )


def to_lesson(step: int, label: str) -> None:
    """Draw a link to a lesson."""
    st.page_link(
        "pages/lessons.py",
        label=label,
        query_params={"step": str(step)},
        icon=":material/school:",
    )
