"""How a value is read from an address: anything but what is allowed is refused. No Streamlit."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from datetime import date

MAX_TEXT = 40
NOTHING = "none"
BETWEEN = "_"  # between values of which there are several

_ASSET = re.compile(r"(?=.*\w)[\w .,&'^=+/()-]+")  # a symbol, or a name to be looked for
_DECIMAL = re.compile(r"[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[-+]?[0-9]+)?", re.IGNORECASE)
_DIGITS = re.compile(r"[0-9]{1,9}")
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class RefusedError(ValueError):
    """A value in the address that cannot be used."""


def number(low: float, high: float) -> Callable[[str], float]:
    """Return what reads a number from `low` to `high`."""

    def read(text: str) -> float:
        if len(text) > MAX_TEXT or not _DECIMAL.fullmatch(text):
            raise RefusedError(text)
        value = float(text)
        if not low <= value <= high:
            raise RefusedError(text)
        return value + 0.0  # −0 is written 0

    return read


def whole(low: int, high: int) -> Callable[[str], int]:
    """Return what reads a whole number from `low` to `high`."""

    def read(text: str) -> int:
        if not _DIGITS.fullmatch(text) or not low <= int(text) <= high:
            raise RefusedError(text)
        return int(text)

    return read


def day(first: date, last: date) -> Callable[[str], date]:
    """Return what reads a day from `first` to `last`."""

    def read(text: str) -> date:
        if not _ISO_DAY.fullmatch(text):
            raise RefusedError(text)
        value = date.fromisoformat(text)
        if not first <= value <= last:
            raise RefusedError(text)
        return value

    return read


def choice(*allowed: str) -> Callable[[str], str]:
    """Return what reads one of some words."""

    def read(text: str) -> str:
        if text not in allowed:
            raise RefusedError(text)
        return text

    return read


def one_of(allowed: Collection[int]) -> Callable[[str], int]:
    """Return what reads one of some whole numbers."""
    read = choice(*map(str, allowed))
    return lambda text: int(read(text))


def switch(text: str) -> bool:
    """Return whether a text says on."""
    return choice("on", "off")(text) == "on"


def or_word(words: Collection[str], read: Callable[[str], object]) -> Callable[[str], object]:
    """Return what reads some words as they are and everything else by `read`."""
    return lambda text: text if text in words else read(text)


def or_unset(word: str, read: Callable[[str], object]) -> Callable[[str], object]:
    """Return what reads a word as None and everything else by `read`."""
    return lambda text: None if text == word else read(text)


def or_nothing(read: Callable[[str], str]) -> Callable[[str], str]:
    """Return what reads nothing as an empty text and everything else by `read`."""
    return lambda text: "" if text == NOTHING else read(text)


def several(
    read: Callable[[str], object], fewest: int, most: int
) -> Callable[[str], tuple[object, ...]]:
    """Return what reads from `fewest` to `most` values by `read`, each of them once."""

    def read_all(text: str) -> tuple[object, ...]:
        parts = [] if text == NOTHING else text.split(BETWEEN)
        found = tuple(dict.fromkeys(map(read, parts)))
        if not fewest <= len(found) <= most:
            raise RefusedError(text)
        return found

    return read_all


def as_asset(text: str) -> str | None:
    """Return a text as the name of an asset, or None if nothing can be called that."""
    text = text.strip()
    return text if len(text) <= MAX_TEXT and _ASSET.fullmatch(text) else None


def named_asset(text: str) -> str:
    """Return a text as the name of an asset."""
    asset = as_asset(text)
    if asset is None:
        raise RefusedError(text)
    return asset
