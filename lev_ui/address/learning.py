"""How what the pages to learn from are turned to is read from an address. No Streamlit."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from lev_ui.address.values import (
    MAX_TEXT,
    NOTHING,
    choice,
    number,
    or_nothing,
    or_unset,
    or_word,
    whole,
)
from lev_ui.settings import (
    CASE_NAMES,
    DIPS,
    EARLIEST,
    JUMPS,
    LAST_STEP,
    LATEST,
    MOST_SHEETS,
    MOVE_RANGE,
    MYTH_NAMES,
    SHUFFLES,
    SWING_RANGE,
    TOLL_RANGE,
    TOSSES,
    WIDTHS,
)


def _word(text: str) -> str:
    """Return any text as the name of a word: what no word is called, the page says itself."""
    name = re.sub(r"[^a-z0-9]+", "-", text[:MAX_TEXT].lower()).strip("-")
    return "" if name == NOTHING else name


def _find(text: str) -> str:
    return " ".join(text.split())[:MAX_TEXT]


_year = whole(EARLIEST.year, LATEST.year)
UNSET: Final[Mapping[str, str]] = dict.fromkeys(("year", "span"), "telling")
READERS: Final[Mapping[str, Callable[[str], Any]]] = {
    "step": whole(1, LAST_STEP),
    "move": number(*MOVE_RANGE),
    "swing": number(*SWING_RANGE),
    "year": or_unset(UNSET["year"], _year),
    "toll": number(*TOLL_RANGE),
    "span": or_unset(UNSET["span"], or_word(("dates",), _year)),
    "sheet": whole(1, MOST_SHEETS),
    "myth": choice(*MYTH_NAMES),
    "shuffle": whole(*SHUFFLES),
    "widen": number(*WIDTHS),
    "jump": number(*JUMPS),
    "dip": number(*DIPS),
    "tosses": whole(*TOSSES),
    "case": or_nothing(choice(*CASE_NAMES)),
    "word": _word,
    "find": or_nothing(_find),
}
