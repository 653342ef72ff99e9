"""The drawer of costs and rules."""

from __future__ import annotations

import streamlit as st

from lev_ui.address import LARGEST, RATE_RANGE, Settings
from lev_ui.controls.rule import rule_control
from lev_ui.controls.state import OWN_RATE, keep_open, key, own_rate
from lev_ui.words.compare import BASELINE_REASON, BASELINES, costs_label
from lev_ui.words.glossary import MEANING


def costs_drawer(settings: Settings, *, has_rule: bool = True, has_baseline: bool = True) -> None:
    """Draw the drawer with everything else, and the one press to no costs.

    What is inside is drawn only while it is open; a setting keeps its value without its
    control.
    """
    left, right = st.columns([11, 3], gap="medium", vertical_alignment="top")
    right.toggle("Include costs", key=key("costs"), help=MEANING["cost drag"])
    keep_open("drawer")
    drawer = left.expander(costs_label(settings), key="drawer", on_change="rerun")
    if not drawer.open:
        return
    with drawer:
        _cost_inputs(disabled=not settings.costs)
        if has_rule:
            rule_control(settings)
        if has_baseline:
            _baseline(settings)
        st.radio(
            "Prices",
            ["bundled", "yahoo"],
            format_func={
                "bundled": "Bundled, where there are any",
                "yahoo": "Yahoo Finance, up to today",
            }.__getitem__,
            key=key("source"),
            horizontal=True,
        )


def _baseline(settings: Settings) -> None:
    st.radio(
        "Compare the token with",
        list(BASELINES),
        format_func=BASELINES.__getitem__,
        key=key("baseline"),
        horizontal=True,
    )
    st.caption(BASELINE_REASON[settings.baseline])


def _cost_inputs(*, disabled: bool) -> None:
    fee, rate, spread, trading = st.columns(4, gap="medium")
    help_fee, help_trading = MEANING["management fee"], MEANING["trading fee"]
    with fee:
        _percentage("fee", "Management fee, % a year", 0.05, help_fee, disabled=disabled)
    with rate:
        _rate(disabled=disabled)
    with spread:
        _percentage("spread", "Spread, % a year", 0.05, MEANING["spread"], disabled=disabled)
    with trading:
        help_trading += f" {MEANING['basis point']}"
        _percentage("trading", "Trading fee, basis points", 1.0, help_trading, disabled=disabled)


def _percentage(field: str, label: str, step: float, meaning: str, *, disabled: bool) -> None:
    st.number_input(
        label,
        min_value=0.0,
        max_value=LARGEST[field],
        step=step,
        format="%g",
        key=key(field),
        disabled=disabled,
        help=meaning,
    )


def _rate(*, disabled: bool) -> None:
    own = st.selectbox(
        "Financing rate",
        ["bill", "own"],
        format_func={"bill": "Bill rate", "own": "My own"}.__getitem__,
        key=key("rate_kind"),
        disabled=disabled,
        help=f"{MEANING['financing']} {MEANING['bill rate']}",
    )
    if own == "own":
        st.session_state.setdefault(key("rate"), own_rate())
        st.session_state[OWN_RATE] = st.number_input(
            "My own rate, % a year",
            *RATE_RANGE,
            step=0.25,
            format="%g",
            key=key("rate"),
            disabled=disabled,
        )
