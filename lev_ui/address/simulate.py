"""How what paths are made from is read from an address. No Streamlit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from lev_ui.address.values import choice, number, one_of, or_unset, several, switch, whole
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

UNSET: Final[Mapping[str, str]] = dict.fromkeys(("block", "swings", "growth"), "data")
READERS: Final[Mapping[str, Callable[[str], Any]]] = {
    "model": choice("history", "walk", "swings"),
    "ahead": one_of(MONTHS_AHEAD),
    "paths": one_of(PATHS),
    "seed": whole(1, MOST_SEEDS),
    "block": or_unset(UNSET["block"], number(*BLOCK_RANGE)),
    "swings": or_unset(UNSET["swings"], number(*SWINGS_RANGE)),
    "growth": or_unset(UNSET["growth"], number(*GROWTH_RANGE)),
    "shocks": choice("student", "normal", "historical"),
    "falls": switch,
    "others": several(number(-MAX_MULTIPLE, MAX_MULTIPLE), 0, MOST_OTHERS),
}
