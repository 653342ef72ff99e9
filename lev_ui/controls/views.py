"""The switches that stand beside what they change: scale, parts, amount."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

from lev_core import GapAttribution
from lev_ui.address.values import MAX_TEXT
from lev_ui.controls.main import MULTIPLES
from lev_ui.controls.number import number
from lev_ui.controls.state import key
from lev_ui.settings import MAX_AMOUNT, MOST_ALSO, Settings
from lev_ui.theme import multiple
from lev_ui.words.compare import OTHERS, OTHERS_HELP, OTHERS_PICK
from lev_ui.words.dictionary import FIND, FIND_HELP
from lev_ui.words.glossary import MEANING

Name = TypeVar("Name", bound=str)


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


def also_control(settings: Settings) -> None:
    """Draw the menu of further multiples, of which two are shown at most."""
    menu = st.popover(
        OTHERS, type="tertiary", icon=":material/stacked_line_chart:", key="also", on_change="rerun"
    )
    if not menu.open:
        return
    shown = [times for times in settings.also if times != settings.leverage]
    st.session_state["pick_also"] = shown
    listed = sorted({*MULTIPLES, *shown} - {settings.leverage})
    with menu:
        st.pills(
            OTHERS_PICK,
            listed,
            selection_mode="multi",
            format_func=multiple,
            key="pick_also",
            on_change=_picked_also,
            args=(shown,),
        )
        st.caption(OTHERS_HELP)


def _picked_also(before: Sequence[float]) -> None:
    """Take the multiples picked; of more than there is room for the one picked first goes."""
    picked = st.session_state["pick_also"]
    kept = [times for times in before if times in picked]
    new = [times for times in picked if times not in before]
    st.session_state[key("also")] = tuple([*kept, *new][-MOST_ALSO:])


def opened_drawers(names: Sequence[Name]) -> frozenset[Name]:
    """Return those of the drawers by these names that the reader has open."""
    return frozenset(name for name in names if st.session_state.get(name, False))


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
    number(
        key("amount"),
        f"Amount invested{f', {currency}' if currency else ''}",
        0.01,
        MAX_AMOUNT,
        step=100.0,
        format="%g",
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
