"""The costs most readers never touch: futures, shorts, exchanges, gas, impact, in and out."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from lev_ui.address import MAX_SIZE
from lev_ui.controls.number import number
from lev_ui.controls.state import OWN, change, key, kind_key, own_rate
from lev_ui.settings import FUNDING_RANGE, LARGEST, MAKER_RANGE, RATE_RANGE, Settings
from lev_ui.words import cost_choices as words
from lev_ui.words.glossary import MEANING

SIZE, VOLUME = "cost_size", "cost_market"
RANGES = {"rate": RATE_RANGE, "funding": FUNDING_RANGE}


def more_costs(settings: Settings, *, disabled: bool) -> None:
    """Draw every cost there is beyond the usual four."""
    per, kind = st.columns(2, gap="medium")
    with per:
        _choice("per", words.PER_LABEL, words.PER, disabled=disabled)
    with kind:
        _choice("financing", words.FINANCING_LABEL, words.FINANCINGS, disabled=disabled)
    st.caption(words.FINANCING_REASON[settings.financing])
    _financing(settings, disabled=disabled)
    _trading(disabled=disabled)
    _impact(settings, disabled=disabled)
    into, out = st.columns(2, gap="medium")
    with into:
        percentage("creation", words.CREATION, 0.05, MEANING["creation fee"], disabled=disabled)
    with out:
        percentage("redemption", words.REDEMPTION, 0.05, MEANING["creation fee"], disabled=disabled)


def percentage(field: str, label: str, step: float, meaning: str, *, disabled: bool) -> None:
    """Draw a number from 0 to the largest its field takes."""
    number(
        key(field),
        label,
        0.0,
        LARGEST[field],
        step=step,
        format="%g",
        disabled=disabled,
        help=meaning,
    )


def rate_control(field: str, *, disabled: bool) -> None:
    """Draw where a rate comes from, and the number where it is the reader's own."""
    options = words.RATES if field == "rate" else words.FUNDINGS
    meaning = f"{MEANING['financing']} {MEANING['bill rate']}"
    own = st.selectbox(
        "Financing rate" if field == "rate" else "Funding",
        list(options),
        format_func=options.__getitem__,
        key=kind_key(field),
        disabled=disabled,
        help=meaning if field == "rate" else MEANING["funding"],
    )
    if own == "own":
        st.session_state.setdefault(key(field), own_rate(field))
        st.session_state[OWN[field]] = number(
            key(field),
            "My own rate, % a year" if field == "rate" else words.FUNDING,
            *RANGES[field],
            step=0.25,
            format="%g",
            disabled=disabled,
            help=None if field == "rate" else words.FUNDING_HELP,
        )


def _financing(settings: Settings, *, disabled: bool) -> None:
    if settings.financing == "funding":
        rate_control("funding", disabled=disabled)
    elif settings.leverage < 0.0:
        percentage("borrow", words.BORROW, 0.25, MEANING["borrow fee"], disabled=disabled)


def _trading(*, disabled: bool) -> None:
    passive, maker, gas = st.columns(3, gap="medium")
    with passive:
        percentage("passive", words.PASSIVE, 10.0, words.PASSIVE_HELP, disabled=disabled)
    with maker:
        number(
            key("maker"),
            words.MAKER,
            *MAKER_RANGE,
            step=1.0,
            format="%g",
            disabled=disabled,
            help=words.PASSIVE_HELP,
        )
    with gas:
        percentage("gas", words.GAS, 5.0, words.GAS_HELP, disabled=disabled)


def _impact(settings: Settings, *, disabled: bool) -> None:
    """Draw the impact, and the fund and market it and the cost of a rebalance depend on.

    The fund's controls have keys of their own: the Rebalancing page draws the same two below.
    """
    impact, sizing = st.columns(2, gap="medium")
    size, volume = st.columns(2, gap="medium")
    with impact:
        percentage("impact", words.IMPACT, 0.25, words.IMPACT_HELP, disabled=disabled)
    off = disabled or not (settings.impact or settings.gas)
    st.session_state[SIZE], st.session_state[VOLUME] = settings.size, settings.market
    with size:
        _money("size", SIZE, words.SIZE, 10e6, disabled=off)
    with volume:
        _money("market", VOLUME, words.VOLUME, 1e9, disabled=disabled or not settings.impact)
    with sizing:
        _choice("sizing", words.SIZING, words.SIZINGS, disabled=off)


def _choice(field: str, label: str, options: Mapping[str, str], *, disabled: bool) -> None:
    st.radio(
        label,
        list(options),
        format_func=options.__getitem__,
        key=key(field),
        horizontal=True,
        disabled=disabled,
    )


def _money(field: str, control: str, label: str, step: float, *, disabled: bool) -> None:
    st.number_input(
        label,
        1.0,
        MAX_SIZE,
        value=None,  # emptied, the size keeps what it was and the volume is the market's own
        step=step,
        format="%.0f",
        key=control,
        on_change=_typed,
        args=(field, control),
        disabled=disabled,
        help=words.VOLUME_HELP if field == "market" else None,
    )


def _typed(field: str, control: str) -> None:
    value = st.session_state[control]
    if value is not None or field == "market":
        change(**{field: value})
