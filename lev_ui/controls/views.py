"""The switches that stand beside what they change: scale, parts, amount."""

from __future__ import annotations

import streamlit as st

from lev_core import GapAttribution
from lev_ui.controls.state import key
from lev_ui.read_values import MAX_TEXT
from lev_ui.settings import MAX_AMOUNT
from lev_ui.words.dictionary import FIND, FIND_HELP
from lev_ui.words.glossary import MEANING


def scale_switch() -> None:
    """Draw the choice between a linear and a log scale."""
    st.segmented_control(
        "Scale",
        ["linear", "log"],
        format_func={"linear": "Linear", "log": "Log"}.__getitem__,
        key=key("scale"),
        required=True,
        label_visibility="collapsed",
    )


def split_switch(gap: GapAttribution) -> None:
    """Draw the switch that opens the compounding effect, where it has two parts."""
    st.toggle(
        "Open the compounding effect into trend gain and volatility drag",
        key=key("split"),
        help=(
            f"**Compounding effect**: {MEANING['compounding effect']}\n\n"
            f"**Trend gain**: {MEANING['trend gain']}\n\n"
            f"**Volatility drag**: {MEANING['volatility drag']}"
        ),
        disabled=not gap.is_split,
        wrap=True,
    )


def amount_input(currency: str) -> None:
    """Draw the amount the waterfall is written in."""
    st.number_input(
        f"Amount invested{f', {currency}' if currency else ''}",
        min_value=0.01,
        max_value=MAX_AMOUNT,
        step=100.0,
        format="%g",
        key=key("amount"),
    )


def find_control() -> None:
    """Draw the box that looks for a word."""
    st.text_input(
        FIND,
        max_chars=MAX_TEXT,
        key=key("find"),
        type="search",
        live="250ms",
        icon=":material/search:",
        help=FIND_HELP,
    )
