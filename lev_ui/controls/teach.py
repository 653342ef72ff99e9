"""The one control of the page for teachers that no other page has."""

from __future__ import annotations

from lev_ui.controls.number import number
from lev_ui.controls.state import key
from lev_ui.settings import MOST_SHEETS
from lev_ui.words.teach import SHEET, SHEET_HELP


def sheet_input() -> None:
    """Draw the number of the worksheet."""
    number(key("sheet"), SHEET, 1, MOST_SHEETS, step=1, help=SHEET_HELP, width=240)
