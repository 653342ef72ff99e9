"""The controls in view: asset, multiplier, dates."""

from __future__ import annotations

from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lev_core import LeverageError
from lev_core.market import MarketError
from lev_ui import sources
from lev_ui.controls.number import number
from lev_ui.controls.own import found, own_file
from lev_ui.controls.search import finder
from lev_ui.controls.state import change, key, shown
from lev_ui.settings import EARLIEST, LATEST, OWN_ASSET, Settings
from lev_ui.sources import OwnFile
from lev_ui.theme import multiple
from lev_ui.words.glossary import MEANING
from lev_ui.words.periods import PERIODS, period_dates
from lev_ui.words.problems import ASSET_HELP, YOUR_FILE

MULTIPLES = (-3.0, -2.0, -1.0, 2.0, 3.0)


def main_controls(settings: Settings) -> DeltaGenerator:
    """Draw the controls of the page; return the place kept for the multiplier among them."""
    asset, place, dates = st.columns([5, 4, 6], gap="medium")
    with asset:
        asset_picker(settings)
    with dates:
        date_pickers()
    return place


def asset_picker(settings: Settings) -> None:
    """Draw the picker, and a search by name for what is not in it."""
    own = own_file("asset")
    listed = [*([] if own is None else [OWN_ASSET]), *sources.catalogue()]
    st.selectbox(
        "Asset",
        listed if settings.asset in listed else [settings.asset, *listed],
        format_func=partial(_label, own),
        key=key("asset"),
        accept_new_options=True,
        help=ASSET_HELP,
    )
    finder()


def asset_label(asset: str) -> str:
    """Return how an asset is listed in the picker, a file of the reader's own by its name."""
    return _label(own_file("asset"), asset)


def _label(own: OwnFile | None, asset: str) -> str:
    if own is not None and asset == OWN_ASSET:
        return f"{YOUR_FILE}: {own.label}"
    return sources.option_label(asset)


def multiplier(settings: Settings) -> None:
    """Draw the multiplier: any number, and one press for the usual ones."""
    st.session_state[key("leverage")] = settings.leverage
    number(key("leverage"), "Multiplier", step=0.5, format="%g", help=MEANING["multiplier"])
    chosen = settings.leverage if settings.leverage in MULTIPLES else None
    st.session_state["pick_leverage"] = chosen
    st.pills(
        "Usual multipliers",
        MULTIPLES,
        format_func=multiple,
        key="pick_leverage",
        on_change=_picked_leverage,
        label_visibility="collapsed",
    )


def _picked_leverage() -> None:
    picked = st.session_state["pick_leverage"]
    if picked is not None:
        st.session_state[key("leverage")] = picked


def date_pickers() -> None:
    """Draw the first and the last date, and a choice of usual periods."""
    with st.container(horizontal=True, key="dates"):
        for label, field in (("From", "start"), ("To", "end")):
            st.date_input(
                label, min_value=EARLIEST, max_value=LATEST, key=key(field), format="DD/MM/YYYY"
            )
    st.menu_button(
        "Choose a period",
        list(PERIODS),
        key="pick_period",
        on_click=_picked_period,
        type="tertiary",
        icon=":material/calendar_month:",
    )


def _picked_period() -> None:
    settings = shown()
    picked = st.session_state["pick_period"]
    if picked is None:
        return
    try:
        prices = found(settings).prices
    except (MarketError, LeverageError):
        return  # the page already says why there are no prices
    first, last = prices.index[0].date(), prices.index[-1].date()
    start, end = period_dates(picked, first, last)
    change(start=start, end=end)
