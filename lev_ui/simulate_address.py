"""What only the page Simulate has in its address, and how it is read. No Streamlit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from lev_ui.read_values import RefusedError, choice, number, one_of, switch, whole
from lev_ui.settings import (
    BLOCK_RANGE,
    GROWTH_RANGE,
    MAX_MULTIPLE,
    MONTHS_AHEAD,
    MOST_OTHERS,
    MOST_SEEDS,
    PATHS,
    SWINGS_RANGE,
)

FROM_DATA, NO_OTHERS, BETWEEN = "data", "none", "_"


def _or_data(low: float, high: float) -> Callable[[str], float | None]:
    read = number(low, high)
    return lambda text: None if text == FROM_DATA else read(text)


def _others(text: str) -> tuple[float, ...]:
    parts = [] if text == NO_OTHERS else text.split(BETWEEN)
    found = tuple(dict.fromkeys(map(number(-MAX_MULTIPLE, MAX_MULTIPLE), parts)))
    if len(found) > MOST_OTHERS:
        raise RefusedError(text)
    return found


READERS: Final[Mapping[str, Callable[[str], Any]]] = {
    "model": choice("history", "walk", "swings"),
    "ahead": one_of(MONTHS_AHEAD),
    "paths": one_of(PATHS),
    "seed": whole(1, MOST_SEEDS),
    "block": _or_data(*BLOCK_RANGE),
    "swings": _or_data(*SWINGS_RANGE),
    "growth": _or_data(*GROWTH_RANGE),
    "shocks": choice("student", "normal", "historical"),
    "falls": switch,
    "others": _others,
}
UNSET: Final[Mapping[str, str]] = dict.fromkeys(("block", "swings", "growth"), FROM_DATA)
