"""How a value is read from an address: anything but what is allowed is refused. No Streamlit."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

MAX_TEXT = 40

_DECIMAL = re.compile(r"[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[-+]?[0-9]+)?", re.IGNORECASE)
_DIGITS = re.compile(r"[0-9]{1,9}")


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
