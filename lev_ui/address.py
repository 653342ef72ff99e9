"""The whole state of a page as it stands in its address, and back. No Streamlit."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal, TypeAlias
from urllib.parse import urlencode

from lev_core import PRODUCTS, LeverageError
from lev_ui.rules import read_rule, rule_text

Page: TypeAlias = Literal["compare", "rebalancing", "duel"]
Baseline: TypeAlias = Literal["simple", "margin", "asset", "power"]
Scale: TypeAlias = Literal["linear", "log"]
Source: TypeAlias = Literal["bundled", "yahoo"]

EARLIEST = date(1900, 1, 1)
LATEST = date(2100, 12, 31)
MAX_MULTIPLE = 5.0
MAX_AMOUNT = 1e9
RATE_RANGE = (-100.0, 500.0)  # % a year
LARGEST = {"fee": 100.0, "spread": 100.0, "trading": 1000.0}  # %, %, basis points
MAX_TEXT = 40
MAX_SIZE = 1e15
FEWEST_RULES, MOST_RULES = 2, 6
UNSET = {"rate": "bill", "day": "largest", "bought": "first", "market": "own"}
NOTHING = "none"
BETWEEN = "_"  # between the rules of a duel

_DECIMAL = re.compile(r"[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[-+]?[0-9]+)?", re.IGNORECASE)
_ASSET = re.compile(r"(?=.*\w)[\w .,&'^=+/()-]+")  # a symbol, or a name to be looked for
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


USUAL_RULES = ("daily", "ftx-bull", "gate-3l", "kucoin-3l", "never:0.05")
SHORT_RULES = ("daily", "ftx-bear", "gate-3s", "kucoin-3s", "never:0.05")


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Everything a reader can choose; the defaults are the opening view.

    Percentages are as a reader types them: `fee` 0.95 is 0.95% a year, `trading` 5.0 is five
    basis points. `rate` None is the bill rate. Dates are those asked for, whatever the
    data reach. `rule` is a word of `lev_ui.rules`; `product` the id of the one it came from,
    or nothing. `size` and `market` are dollars, `day` None the day of the largest trade,
    `bought` None the first one, `market` None the market's own volume. `rules` are the
    words and ids held against each other.
    """

    asset: str = "^IXIC"
    leverage: float = 3.0
    start: date = date(1999, 1, 4)
    end: date = date(2018, 12, 31)
    costs: bool = True
    fee: float = 0.95
    rate: float | None = None
    spread: float = 0.5
    trading: float = 5.0
    baseline: Baseline = "simple"
    scale: Scale = "linear"
    amount: float = 1000.0
    split: bool = False
    source: Source = "bundled"
    rule: str = "daily"
    product: str = ""
    day: date | None = None
    bought: date | None = None
    size: float = 100e6
    market: float | None = None
    rules: tuple[str, ...] = USUAL_RULES

    @property
    def contenders(self) -> tuple[str, ...]:
        """The rules held against each other; the usual ones follow the multiplier's sign."""
        usual = self.rules == USUAL_RULES and self.leverage < 0.0
        return SHORT_RULES if usual else self.rules


DEFAULTS = Settings()


_EVERYWHERE = ("asset", "leverage", "start", "end", "costs", "fee", "rate", "spread", "trading")
PAGE_KEYS: Mapping[Page, tuple[str, ...]] = {
    "compare": (*_EVERYWHERE, "baseline", "scale", "amount", "split", "source", "rule", "product"),
    "rebalancing": (
        *(*_EVERYWHERE, "amount", "source", "rule", "product"),
        *("day", "bought", "size", "market"),
    ),
    "duel": (*_EVERYWHERE, "scale", "amount", "source", "rules"),
}


class _RefusedError(ValueError):
    """A value in the address that cannot be used."""


def opening(page: Page) -> Settings:
    """Return what a page opens on: rules that end near nothing are told apart on a log scale."""
    return replace(DEFAULTS, scale="log") if page == "duel" else DEFAULTS


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
    return replace(opening(page), **read), tuple(ignored)


def write(settings: Settings, page: Page = "compare") -> dict[str, str]:
    """Return every value a page's picture depends on, as it stands in an address."""
    return {key: _written(key, getattr(settings, key)) for key in PAGE_KEYS[page]}


def link(base: str, settings: Settings, page: Page = "compare") -> str:
    """Return a link that opens on the same picture anywhere, defaults or not."""
    return f"{base.split('?', maxsplit=1)[0]}?{urlencode(write(settings, page))}"


def _written(key: str, value: object) -> str:
    match value:
        case None:
            return UNSET[key]
        case tuple():
            return BETWEEN.join(value)
        case bool():
            return "on" if value else "off"
        case float():
            return repr(value).removesuffix(".0")
        case date():
            return value.isoformat()
        case _:
            return str(value) or NOTHING


def _number(low: float, high: float) -> Callable[[str], float]:
    def read(text: str) -> float:
        if len(text) > MAX_TEXT or not _DECIMAL.fullmatch(text):
            raise _RefusedError(text)
        value = float(text)
        if not low <= value <= high:
            raise _RefusedError(text)
        return value + 0.0  # −0 is written 0

    return read


def _choice(*allowed: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in allowed:
            raise _RefusedError(text)
        return text

    return read


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


def _switch(text: str) -> bool:
    return _choice("on", "off")(text) == "on"


def _or_unset(key: str, read: Callable[[str], Any]) -> Callable[[str], Any]:
    def read_or_unset(text: str) -> object:
        return None if text == UNSET[key] else read(text)

    return read_or_unset


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


_READERS: dict[str, Callable[[str], Any]] = {
    "asset": _asset,
    "leverage": _number(-MAX_MULTIPLE, MAX_MULTIPLE),
    "start": _day,
    "end": _day,
    "costs": _switch,
    "fee": _number(0.0, LARGEST["fee"]),
    "rate": _or_unset("rate", _number(*RATE_RANGE)),
    "spread": _number(0.0, LARGEST["spread"]),
    "trading": _number(0.0, LARGEST["trading"]),
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
}
