"""The whole state of a page as it stands in its address, and back. No Streamlit."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import urlencode, urlsplit

from lev_core import PRODUCTS, LeverageError
from lev_ui import simulate_address, testfol
from lev_ui.read_values import MAX_TEXT
from lev_ui.read_values import RefusedError as _RefusedError
from lev_ui.read_values import choice as _choice
from lev_ui.read_values import number as _number
from lev_ui.read_values import or_word as _or_word
from lev_ui.read_values import switch as _switch
from lev_ui.read_values import whole as _whole
from lev_ui.rules import read_rule, rule_text
from lev_ui.settings import (
    CASE_NAMES,
    DATED_RATES,
    DIPS,
    EARLIEST,
    FEWEST_RULES,
    FUNDING_RANGE,
    JUMPS,
    LARGEST,
    LAST_STEP,
    LATEST,
    LONGEST_HORIZON,
    MAKER_RANGE,
    MAX_AMOUNT,
    MAX_MULTIPLE,
    MOST_ALSO,
    MOST_RULES,
    MOST_SHEETS,
    MOVE_RANGE,
    MYTH_NAMES,
    PAGE_KEYS,
    RATE_RANGE,
    SHUFFLES,
    SWING_RANGE,
    TOLL_RANGE,
    TOSSES,
    WIDTHS,
    Page,
    Settings,
    opening,
)

MAX_SIZE = 1e15
UNSET = {
    "day": "largest",
    "bought": "first",
    "market": "own",
    "year": "telling",
    "span": "telling",
    **simulate_address.UNSET,
}
NOTHING = "none"
BETWEEN = "_"  # between the rules of a duel, and between further multiples

_ASSET = re.compile(r"(?=.*\w)[\w .,&'^=+/()-]+")  # a symbol, or a name to be looked for

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def parse(params: Mapping[str, str], page: Page = "compare") -> tuple[Settings, tuple[str, ...]]:
    """Read an address; return the settings and the keys whose values were not understood."""
    read: dict[str, Any] = {}
    ignored = []
    for key, text in params.items():
        if key not in _READERS:
            continue
        try:
            read[key] = _READERS[key](text.strip())
        except ValueError:
            ignored.append(key)
    start = opening(page)
    if read.get("testfol"):  # on its own it says all it takes
        start = testfol.settings_of(testfol.read(read["testfol"]), start)
    return testfol.without_stale(replace(start, **read)), tuple(ignored)


def write(settings: Settings, page: Page = "compare") -> dict[str, str]:
    """Return every value a page's picture depends on, as it stands in an address."""
    return {key: _written(key, getattr(settings, key)) for key in PAGE_KEYS[page]}


def link(base: str, settings: Settings, page: Page = "compare") -> str:
    """Return a link that opens on the same picture anywhere, defaults or not."""
    place = base.split("?", maxsplit=1)[0]
    slash = "/" if urlsplit(place).netloc and not urlsplit(place).path else ""
    return f"{place}{slash}?{urlencode(write(settings, page))}"


def _written(key: str, value: object) -> str:
    match value:
        case None:
            return UNSET[key]
        case tuple():
            return BETWEEN.join(_written(key, part) for part in value) or NOTHING
        case bool():
            return "on" if value else "off"
        case float():
            return repr(value).removesuffix(".0")
        case date():
            return value.isoformat()
        case _:
            return str(value) or NOTHING


def _day(text: str) -> date:
    if not _ISO_DAY.fullmatch(text):
        raise _RefusedError(text)
    value = date.fromisoformat(text)
    if not EARLIEST <= value <= LATEST:
        raise _RefusedError(text)
    return value


def as_asset(text: str) -> str | None:
    """Return a text as the name of an asset, or None if nothing can be called that."""
    text = text.strip()
    return text if len(text) <= MAX_TEXT and _ASSET.fullmatch(text) else None


def _asset(text: str) -> str:
    asset = as_asset(text)
    if asset is None:
        raise _RefusedError(text)
    return asset


def _or_unset(key: str, read: Callable[[str], Any]) -> Callable[[str], Any]:
    def read_or_unset(text: str) -> object:
        return None if text == UNSET[key] else read(text)

    return read_or_unset


def _real(text: str) -> str:
    return "" if text == NOTHING else _asset(text)


def _word(text: str) -> str:
    """Return any text as the name of a word: what no word is called, the page says itself."""
    name = re.sub(r"[^a-z0-9]+", "-", text[:MAX_TEXT].lower()).strip("-")
    return "" if name == NOTHING else name


def _find(text: str) -> str:
    return "" if text == NOTHING else " ".join(text.split())[:MAX_TEXT]


def _testfol(text: str) -> str:
    if text == NOTHING:
        return ""
    try:
        return testfol.read(text).text
    except LeverageError:
        raise _RefusedError(text) from None


def _rule(text: str) -> str:
    try:
        return rule_text(read_rule(text))
    except LeverageError:
        raise _RefusedError(text) from None


def _product(text: str) -> str:
    if text == NOTHING:
        return ""
    if text not in PRODUCTS:
        raise _RefusedError(text)
    return text


def _also(text: str) -> tuple[float, ...]:
    if text == NOTHING:
        return ()
    found = tuple(dict.fromkeys(round(_multiple(part), 2) for part in text.split(BETWEEN)))
    if len(found) > MOST_ALSO:
        raise _RefusedError(text)
    return found


def _rules(text: str) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(_rule_or_product(part) for part in text.split(BETWEEN)))
    if not FEWEST_RULES <= len(found) <= MOST_RULES:
        raise _RefusedError(text)
    return found


def _rule_or_product(text: str) -> str:
    known = PRODUCTS.get(text)
    if known is not None and known.policy is None:
        raise _RefusedError(text)
    return text if known else _rule(text)


_multiple = _number(-MAX_MULTIPLE, MAX_MULTIPLE)
_year = _whole(EARLIEST.year, LATEST.year)
_READERS: dict[str, Callable[[str], Any]] = {
    "asset": _asset,
    "leverage": _multiple,
    "also": _also,
    "start": _day,
    "end": _day,
    "costs": _switch,
    "fee": _number(0.0, LARGEST["fee"]),
    "per": _choice("year", "day"),
    "financing": _choice("funded", "funding"),
    "rate": _or_word(DATED_RATES, _number(*RATE_RANGE)),
    "funding": _or_word(("file",), _number(*FUNDING_RANGE)),
    "maker": _number(*MAKER_RANGE),
    "sizing": _choice("follows", "fixed"),
    **{
        field: _number(0.0, LARGEST[field])
        for field in ("spread", "borrow", "trading", "passive", "impact", "gas")
    },
    **{field: _number(0.0, LARGEST[field]) for field in ("creation", "redemption")},
    "real": _real,
    "part": _number(20.0, 80.0),
    "sheet": _whole(1, MOST_SHEETS),
    "horizon": _whole(1, LONGEST_HORIZON),
    "baseline": _choice("simple", "margin", "asset", "power"),
    "scale": _choice("linear", "log"),
    "amount": _number(0.01, MAX_AMOUNT),
    "split": _switch,
    "source": _choice("bundled", "yahoo"),
    "rule": _rule,
    "product": _product,
    "day": _or_unset("day", _day),
    "bought": _or_unset("bought", _day),
    "size": _number(1.0, MAX_SIZE),
    "market": _or_unset("market", _number(1.0, MAX_SIZE)),
    "rules": _rules,
    "word": _word,
    "find": _find,
    "myth": _choice(*MYTH_NAMES),
    "shuffle": _whole(*SHUFFLES),
    "widen": _number(*WIDTHS),
    "jump": _number(*JUMPS),
    "dip": _number(*DIPS),
    "tosses": _whole(*TOSSES),
    "case": lambda text: "" if text == NOTHING else _choice(*CASE_NAMES)(text),
    "step": _whole(1, LAST_STEP),
    "move": _number(*MOVE_RANGE),
    "swing": _number(*SWING_RANGE),
    "year": _or_unset("year", _year),
    "toll": _number(*TOLL_RANGE),
    "span": _or_unset("span", _or_word(("dates",), _year)),
    "testfol": _testfol,
    **simulate_address.READERS,
}
