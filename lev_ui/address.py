"""The whole state of a page as it stands in its address, and back. No Streamlit."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Literal, TypeAlias
from urllib.parse import urlencode

Baseline: TypeAlias = Literal["simple", "asset", "power"]
Scale: TypeAlias = Literal["linear", "log"]
Source: TypeAlias = Literal["bundled", "yahoo"]

EARLIEST = date(1900, 1, 1)
LATEST = date(2100, 12, 31)
MAX_MULTIPLE = 5.0
MAX_AMOUNT = 1e9
RATE_RANGE = (-100.0, 500.0)  # % a year
LARGEST = {"fee": 100.0, "spread": 100.0, "trading": 1000.0}  # %, %, basis points
MAX_TEXT = 40

_DECIMAL = re.compile(r"[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[-+]?[0-9]+)?", re.IGNORECASE)
_ASSET = re.compile(r"(?=.*\w)[\w .,&'^=+/()-]+")  # a symbol, or a name to be looked for
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Everything a reader can choose on the Compare page; the defaults are the opening view.

    Percentages are as a reader types them: `fee` 0.95 is 0.95% a year, `trading` 5.0 is five
    basis points. `rate` None is the bill rate. Dates are those asked for, whatever the
    data reach.
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


DEFAULTS = Settings()


class _RefusedError(ValueError):
    """A value in the address that cannot be used."""


def parse(params: Mapping[str, str]) -> tuple[Settings, tuple[str, ...]]:
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
    return replace(DEFAULTS, **read), tuple(ignored)


def write(settings: Settings) -> dict[str, str]:
    """Return every value of the settings as it stands in an address."""
    return {field.name: _written(getattr(settings, field.name)) for field in fields(settings)}


def link(base: str, settings: Settings) -> str:
    """Return a link that opens on the same picture anywhere, defaults or not."""
    return f"{base.split('?', maxsplit=1)[0]}?{urlencode(write(settings))}"


def _written(value: object) -> str:
    match value:
        case None:
            return "bill"
        case bool():
            return "on" if value else "off"
        case float():
            return repr(value).removesuffix(".0")
        case date():
            return value.isoformat()
        case _:
            return str(value)


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


def _bill_or_percent(text: str) -> float | None:
    return None if text == "bill" else _number(*RATE_RANGE)(text)


_READERS: dict[str, Callable[[str], Any]] = {
    "asset": _asset,
    "leverage": _number(-MAX_MULTIPLE, MAX_MULTIPLE),
    "start": _day,
    "end": _day,
    "costs": _switch,
    "fee": _number(0.0, LARGEST["fee"]),
    "rate": _bill_or_percent,
    "spread": _number(0.0, LARGEST["spread"]),
    "trading": _number(0.0, LARGEST["trading"]),
    "baseline": _choice("simple", "asset", "power"),
    "scale": _choice("linear", "log"),
    "amount": _number(0.01, MAX_AMOUNT),
    "split": _switch,
    "source": _choice("bundled", "yahoo"),
}
