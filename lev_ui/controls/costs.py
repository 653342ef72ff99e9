"""The drawer of costs and rules."""

from __future__ import annotations

import streamlit as st

from lev_ui.controls.more_costs import more_costs, percentage, rate_control
from lev_ui.controls.rule import rule_control
from lev_ui.controls.state import Steady, key
from lev_ui.settings import Settings
from lev_ui.words.compare import BASELINE_REASON, BASELINES
from lev_ui.words.cost_choices import FEE, MORE, MORE_HELP, PER, costs_label, has_rarer_costs
from lev_ui.words.glossary import MEANING

MORE_KEY = "more_costs"


def costs_drawer(settings: Settings, *, has_rule: bool = True, has_baseline: bool = True) -> None:
    """Draw the drawer with everything else, and the one press to no costs.

    What is inside is drawn only while it is open; a setting keeps its value without its
    control.
    """
    left, right = st.columns([11, 3], gap="medium", vertical_alignment="top")
    right.toggle("Include costs", key=key("costs"), help=MEANING["cost drag"])
    drawer = left.expander(Steady(costs_label(settings)), key="drawer", on_change="rerun")
    if not drawer.open:
        return
    with drawer:
        _cost_inputs(settings, disabled=not settings.costs)
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


def _cost_inputs(settings: Settings, *, disabled: bool) -> None:
    """Draw the four costs every fund has, and the rarer ones where they are asked for."""
    fee, rate, spread, trading = st.columns(4, gap="medium")
    with fee:
        label = f"{FEE} {PER[settings.per]}"
        percentage("fee", label, 0.05, MEANING["management fee"], disabled=disabled)
    with rate:
        rate_control("rate", disabled=disabled or settings.financing != "funded")
    with spread:
        percentage(
            "spread",
            "Spread, % a year",
            0.05,
            MEANING["spread"],
            disabled=disabled or settings.financing != "funded",
        )
    with trading:
        help_trading = f"{MEANING['trading fee']} {MEANING['basis point']}"
        percentage("trading", "Trading fee, basis points", 1.0, help_trading, disabled=disabled)
    st.session_state.setdefault(MORE_KEY, has_rarer_costs(settings))
    if st.toggle(MORE, key=MORE_KEY, help=MORE_HELP, disabled=disabled):
        more_costs(settings, disabled=disabled)
