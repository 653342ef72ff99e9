"""The one control of each myth's experiment, and the choice of the myth."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import streamlit as st

from lev_ui.controls.main import MULTIPLES
from lev_ui.controls.state import change, key
from lev_ui.settings import DIPS, JUMPS, MYTH_NAMES, SHUFFLES, TOSSES, WIDTHS, Settings
from lev_ui.theme import multiple
from lev_ui.words.myths import told as words

PAIRS = (1.0, 2.0, 3.0)
WIDE = 560  # pixels of a slider; a phone has fewer
PICKED = "pick_experiment"


def myth_choice() -> None:
    """Draw the choice of the myth."""
    st.pills(
        words.LEARN,
        MYTH_NAMES,
        format_func=words.NAMES.__getitem__,
        key=key("myth"),
        required=True,
        label_visibility="collapsed",
    )


def experiment_control(settings: Settings) -> None:
    """Draw the control of the myth looked at."""
    _CONTROLS[settings.myth](settings)


def next_myth(settings: Settings) -> None:
    """Draw the button to the myth after this one."""
    place = MYTH_NAMES.index(settings.myth)
    following = MYTH_NAMES[(place + 1) % len(MYTH_NAMES)]
    st.button(
        f"Next: {words.SAID[following]}",
        on_click=change,
        kwargs={"myth": following},
        key="next_myth",
        icon=":material/arrow_forward:",
        icon_position="right",
    )


def _shuffle(settings: Settings) -> None:
    lowest, highest = SHUFFLES
    following = settings.shuffle + 1 if settings.shuffle < highest else lowest
    st.button(
        words.SHUFFLE_AGAIN,
        on_click=change,
        kwargs={"shuffle": following},
        key="shuffle",
        type="primary",
        icon=":material/shuffle:",
    )


def _widen(_: Settings) -> None:
    low, high = WIDTHS
    st.slider(words.WIDTH, low, high, step=0.25, format="%g ×", key=key("widen"), width=WIDE)


def _jump(_: Settings) -> None:
    low, high = JUMPS
    st.slider(words.JUMP, low, high, step=1.0, format="%g%%", key=key("jump"), width=WIDE)


def _dip(_: Settings) -> None:
    low, high = DIPS
    st.slider(words.DIP, low, high, step=1.0, format="%g%%", key=key("dip"), width=WIDE)


def _toss(_: Settings) -> None:
    low, high = TOSSES
    st.slider(words.TOSSES, low, high, step=10, key=key("tosses"), width=WIDE)


def _pair(settings: Settings) -> None:
    _multiples(words.PAIR, PAIRS, abs(settings.leverage), _both)


def _both(size: float) -> str:
    return f"{multiple(size)} and {multiple(-size)}"


def _multiple(settings: Settings) -> None:
    _multiples(words.MULTIPLE, MULTIPLES, settings.leverage, multiple)


def _multiples(
    label: str, offered: tuple[float, ...], chosen: float, named: Callable[[float], str]
) -> None:
    st.session_state[PICKED] = chosen if chosen in offered else None
    st.pills(label, offered, format_func=named, key=PICKED, on_change=_picked)


def _picked() -> None:
    picked = st.session_state[PICKED]
    if picked is not None:
        change(leverage=picked)


_CONTROLS: Final[dict[str, Callable[[Settings], None]]] = {
    "order": _shuffle,
    "time": _widen,
    "both": _pair,
    "inverse": _jump,
    "always": _multiple,
    "average": _toss,
    "brake": _dip,
}
