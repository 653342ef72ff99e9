"""The choice of a real fund, and the settings a choice brings with it."""

from __future__ import annotations

from dataclasses import fields, replace
from functools import partial

import streamlit as st

from lev_core import LeverageError, ListedPair, fund_of, listed_pairs
from lev_core.market import MarketError
from lev_ui import sources
from lev_ui.address import as_asset
from lev_ui.controls.number import number
from lev_ui.controls.own import found, found_real, own_file
from lev_ui.controls.state import KINDS, change, key, kind_key, shown
from lev_ui.settings import EARLIEST, LATEST, OWN_ASSET, OWN_REAL, Settings
from lev_ui.sources import OwnFile
from lev_ui.tracked.published import published
from lev_ui.words import real_choices as words
from lev_ui.words.problems import YOUR_FILE

PICKED = "pick_real"
REFUSAL = "_real_refusal"


def real_control(settings: Settings) -> None:
    """Draw the choice of a fund on record, a file of the reader's own, or any symbol."""
    own = own_file("real")
    listed = [*([OWN_REAL] if own else []), *(pair.fund for pair in listed_pairs())]
    unlisted = [settings.real] if settings.real and settings.real not in listed else []
    st.session_state[PICKED] = settings.real or None
    picker, beside = st.columns([5, 10], gap="medium", vertical_alignment="bottom")
    picker.selectbox(
        words.LABEL,
        [*unlisted, *listed],
        index=None,
        format_func=partial(_label, own),
        key=PICKED,
        on_change=_picked,
        accept_new_options=True,
        placeholder=words.PROMPT,
        help=words.HELP,
    )
    refusal = st.session_state.pop(REFUSAL, "")
    if refusal:
        st.info(refusal, icon=":material/info:")
    if not settings.real:
        beside.caption(f"{words.NO_PRICES_HERE} {words.BRING_FILES}")


def against(pair: ListedPair) -> Settings:
    """Return the settings that hold a fund's index against it over all they share.

    Where prices cannot be had now the dates are the widest there are, and the page shows what
    lies inside them once it has prices.
    """
    return _whole(replace(published(shown(), pair), scale="log"))


def against_own() -> Settings:
    """Return the settings that hold an asset against the reader's file over all they share."""
    return _whole(_unlisted(OWN_REAL))


def change_to(settings: Settings) -> None:
    """Put whole settings in force; for use as a callback."""
    values = {field.name: getattr(settings, field.name) for field in fields(Settings)}
    for field in KINDS:
        rate = values[field]
        st.session_state[kind_key(field)] = rate if isinstance(rate, str) else "own"
        if isinstance(rate, str):
            del values[field]
    change(**values)


def _label(own: OwnFile | None, symbol: str) -> str:
    if own is not None and symbol == OWN_REAL:
        return f"{YOUR_FILE}: {own.label}"
    return words.option_label(symbol)


def _picked() -> None:
    typed = st.session_state[PICKED]
    if typed is None:
        change(real="")
        return
    symbol = as_asset(typed if typed == OWN_REAL else typed.upper())
    if symbol is None:
        st.session_state[REFUSAL] = words.NOT_A_FUND
        return
    pair = fund_of(symbol)
    if pair is not None:
        change_to(against(pair))
    else:
        change_to(_whole(_unlisted(symbol)))


def _unlisted(symbol: str) -> Settings:
    """Return the settings for a fund without a record, or for a file of the reader's own."""
    settings = replace(shown(), real=symbol)
    if symbol != OWN_REAL:
        return replace(settings, source="yahoo")
    return replace(settings, asset=OWN_ASSET) if own_file("asset") else settings


def _whole(settings: Settings) -> Settings:
    """Return settings from the first to the last day that asset and fund share."""
    try:
        asset, real = found(settings).prices, found_real(settings.real, settings).prices
        both = sources.shared(asset, real)
    except (MarketError, LeverageError):
        return replace(settings, start=EARLIEST, end=LATEST)
    first = max(both.index[0].date(), real.index[0].date())
    return replace(settings, start=first, end=both.index[-1].date())


def part_input(label: str, meaning: str) -> None:
    """Draw the share of the days a spread is estimated on."""
    number(key("part"), label, 20.0, 80.0, step=5.0, format="%g", help=meaning)
