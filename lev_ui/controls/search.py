"""The search for an asset by name."""

from __future__ import annotations

import streamlit as st

from lev_core.market import MarketError, Match
from lev_ui import sources
from lev_ui.controls.state import change
from lev_ui.words.plain import for_markdown
from lev_ui.words.problems import SEARCH_PROMPT, match_label, nothing_found


def finder() -> None:
    """Draw the search; what is inside is drawn only while it is open."""
    popover = st.popover(
        "Search by name",
        type="tertiary",
        icon=":material/search:",
        key="finder",
        on_change="rerun",
    )
    if popover.open:
        with popover:
            text = st.text_input("Search Yahoo Finance", placeholder=SEARCH_PROMPT, key="search")
            if text:
                matches(text, place="finder")


def matches(text: str, *, place: str) -> None:
    """Draw what Yahoo Finance finds under a name; one press picks it.

    Where a page has already said that an asset is unknown, a search without a result adds
    nothing to that.
    """
    asked_for = place == "finder"
    try:
        found = _search(text) if any(map(str.isalnum, text)) else ()
    except MarketError as error:
        if asked_for:
            st.warning(for_markdown(str(error)), icon=":material/cloud_off:")
        return
    if asked_for and not found:
        st.info(nothing_found(text), icon=":material/search_off:")
    for match in {match.symbol: match for match in found}.values():
        st.button(
            match_label(match.symbol, match.name, match.exchange),
            on_click=_picked,
            args=(match.symbol,),
            key=f"{place}_{match.symbol}",
            width="stretch",
        )


def _picked(symbol: str) -> None:
    change(asset=symbol)
    st.session_state["finder"] = False


@st.cache_data(ttl="1h", max_entries=200, show_spinner="Asking Yahoo Finance …")
def _search(text: str) -> tuple[Match, ...]:
    return sources.live_market().search(text)
