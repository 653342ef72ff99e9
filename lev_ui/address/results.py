"""How what a page of results shows is read from an address. No Streamlit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from lev_core import LeverageError
from lev_ui import testfol
from lev_ui.address.values import (
    RefusedError,
    choice,
    named_asset,
    number,
    or_nothing,
    several,
    switch,
    whole,
)
from lev_ui.settings import LONGEST_HORIZON, MAX_MULTIPLE, MOST_ALSO

_multiple = number(-MAX_MULTIPLE, MAX_MULTIPLE)


def _in_hundredths(text: str) -> float:
    return round(_multiple(text), 2)


def _testfol(text: str) -> str:
    try:
        return testfol.read(text).text
    except LeverageError:
        raise RefusedError(text) from None


READERS: Final[Mapping[str, Callable[[str], Any]]] = {
    "baseline": choice("simple", "margin", "asset", "power"),
    "scale": choice("linear", "log"),
    "split": switch,
    "also": several(_in_hundredths, 0, MOST_ALSO),
    "testfol": or_nothing(_testfol),
    "real": or_nothing(named_asset),
    "part": number(20.0, 80.0),
    "horizon": whole(1, LONGEST_HORIZON),
}
