"""How what a token costs is read from an address. No Streamlit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from lev_ui.address.values import choice, number, or_unset, or_word, switch
from lev_ui.settings import DATED_RATES, FUNDING_RANGE, LARGEST, MAKER_RANGE, RATE_RANGE

MAX_SIZE = 1e15
UNSET: Final[Mapping[str, str]] = {"market": "own"}
READERS: Final[Mapping[str, Callable[[str], Any]]] = {
    **{field: number(0.0, largest) for field, largest in LARGEST.items()},
    "costs": switch,
    "per": choice("year", "day"),
    "financing": choice("funded", "funding"),
    "rate": or_word(DATED_RATES, number(*RATE_RANGE)),
    "funding": or_word(("file",), number(*FUNDING_RANGE)),
    "maker": number(*MAKER_RANGE),
    "size": number(1.0, MAX_SIZE),
    "market": or_unset(UNSET["market"], number(1.0, MAX_SIZE)),
    "sizing": choice("follows", "fixed"),
}
