"""The row of links that stands at the top of every learning page."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import streamlit as st

PAGES = Path(__file__).parents[2] / "pages"
LEARNING: Final[tuple[tuple[str, str], ...]] = (
    ("lessons.py", "Lessons"),
    ("myths.py", "Myths"),
    ("cases.py", "Real cases"),
    ("quiz.py", "Quiz"),
    ("teach.py", "For teachers"),
)


def learn_links() -> None:
    """Draw a link to each learning page there is."""
    with st.container(horizontal=True, key="learn"):
        for page, label in LEARNING:
            if (PAGES / page).exists():
                st.page_link(f"pages/{page}", label=label)
