"""The controls of the Rebalancing page: which day, how large the fund, bought when."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from lev_ui.address import MAX_SIZE
from lev_ui.controls.number import number
from lev_ui.controls.state import change, key, shown
from lev_ui.mechanism import Mechanism
from lev_ui.settings import EARLIEST, LATEST
from lev_ui.words.fund import BOUGHT_LABEL, MARKET_HELP, MARKET_LABEL, SIZE_LABEL
from lev_ui.words.rebalancing import DAY_LABEL, LARGEST, NEXT, PREVIOUS

DAY, BOUGHT, MARKET = "pick_day", "pick_bought", "pick_market"


def day_controls(found: Mechanism) -> None:
    """Draw the day looked at, and steps to its neighbours."""
    row, dates = found.day.row, found.prices.index
    st.session_state[DAY] = dates[row].date()
    with st.container(horizontal=True, vertical_alignment="bottom", key="days"):
        st.date_input(
            DAY_LABEL,
            min_value=EARLIEST,
            max_value=LATEST,
            key=DAY,
            on_change=_picked,
            args=("day", DAY),
            format="DD/MM/YYYY",
        )
        _button(PREVIOUS, _stepped, (found, -1), disabled=row == 1)
        _button(NEXT, _stepped, (found, 1), disabled=row == found.last_row)
        _button(LARGEST, _largest, (), disabled=found.settings.day is None)


def fund_controls() -> None:
    """Draw the size of the fund and of its market."""
    st.session_state[MARKET] = shown().market
    with st.container(horizontal=True, vertical_alignment="bottom", key="fund"):
        number(key("size"), SIZE_LABEL, 1.0, MAX_SIZE, step=10e6, format="%.0f")
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
        min_value=EARLIEST,
        max_value=LATEST,
        key=BOUGHT,
        on_change=_picked,
        args=("bought", BOUGHT),
        format="DD/MM/YYYY",
    )


def _button(
    label: str, do: Callable[..., None], given: tuple[object, ...], *, disabled: bool
) -> None:
    st.button(
        label, on_click=do, args=given, disabled=disabled, type="tertiary", key=f"step_{label}"
    )


def _stepped(found: Mechanism, by: int) -> None:
    """Go on from the day in the control, which may have been typed and not yet entered."""
    row = found.row_of(st.session_state[DAY]) + by
    change(day=found.prices.index[min(max(1, row), found.last_row)].date())


def _largest() -> None:
    change(day=None)


def _picked(field: str, control: str) -> None:
    change(**{field: st.session_state[control]})
