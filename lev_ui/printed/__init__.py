"""Sheets for a class as files that print to one page. No Streamlit, no script, no network."""

from lev_ui.printed.handout import handout, handout_html
from lev_ui.printed.links import (
    PrintedLink,
    beside,
    lesson_link,
    opens_here_only,
    printed_link,
)
from lev_ui.printed.sheet import Sheet
from lev_ui.printed.worksheet import worksheet, worksheet_html

__all__ = [
    "PrintedLink",
    "Sheet",
    "beside",
    "handout",
    "handout_html",
    "lesson_link",
    "opens_here_only",
    "printed_link",
    "worksheet",
    "worksheet_html",
]
