"""The controls of the Rebalancing page: which day, how large the fund, bought when."""

from __future__ import annotations

from datetime import date

import streamlit as st

from lev_ui.address import MAX_SIZE
from lev_ui.controls.state import change, key, shown
from lev_ui.mechanism import Mechanism
from lev_ui.words.rebalancing import (
    BOUGHT_LABEL,
    DAY_LABEL,
    LARGEST,
    MARKET_HELP,
    MARKET_LABEL,
    NEXT,
    PREVIOUS,
    SIZE_LABEL,
)

DAY, BOUGHT, MARKET = "pick_day", "pick_bought", "pick_market"


def day_controls(found: Mechanism) -> None:
    """Draw the day looked at, and steps to its neighbours."""
    row, dates = found.day.row, found.prices.index
    st.session_state[DAY] = dates[row].date()
    with st.container(horizontal=True, vertical_alignment="bottom", key="days"):
        st.date_input(
            DAY_LABEL,
            min_value=dates[1].date(),
            max_value=dates[found.last_row].date(),
            key=DAY,
            on_change=_picked,
            args=("day", DAY),
            format="DD/MM/YYYY",
        )
        _step(PREVIOUS, dates[max(1, row - 1)].date(), at_end=row == 1)
        _step(NEXT, dates[min(found.last_row, row + 1)].date(), at_end=row == found.last_row)
        _step(LARGEST, None, at_end=found.settings.day is None)


def fund_controls() -> None:
    """Draw the size of the fund and of its market."""
    st.session_state[MARKET] = shown().market
    with st.container(horizontal=True, vertical_alignment="bottom", key="fund"):
        st.number_input(SIZE_LABEL, 1.0, MAX_SIZE, step=10e6, format="%.0f", key=key("size"))
        st.number_input(
            MARKET_LABEL,
            1.0,
            MAX_SIZE,
            value=None,
            step=1e9,
            format="%.0f",
            key=MARKET,
            on_change=_picked,
            args=("market", MARKET),
            help=MARKET_HELP,
        )


def bought_control(found: Mechanism) -> None:
    """Draw the day the reader bought."""
    dates = found.prices.index
    row = found.bought_row
    st.session_state[BOUGHT] = dates[row].date()
    st.date_input(
        BOUGHT_LABEL,
        min_value=dates[0].date(),
        max_value=dates[-1].date(),
        key=BOUGHT,
        on_change=_picked,
        args=("bought", BOUGHT),
        format="DD/MM/YYYY",
    )


def _step(label: str, day: date | None, *, at_end: bool) -> None:
    st.button(
        label,
        on_click=change,
        kwargs={"day": day},
        disabled=at_end,
        type="tertiary",
        key=f"step_{label}",
    )


def _picked(field: str, control: str) -> None:
    change(**{field: st.session_state[control]})
