"""How what is looked at is read from an address. No Streamlit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from lev_ui.address.values import choice, day, named_asset, number
from lev_ui.settings import EARLIEST, LATEST, MAX_AMOUNT, MAX_MULTIPLE

READERS: Final[Mapping[str, Callable[[str], Any]]] = {
    "asset": named_asset,
    "leverage": number(-MAX_MULTIPLE, MAX_MULTIPLE),
    "start": day(EARLIEST, LATEST),
    "end": day(EARLIEST, LATEST),
    "amount": number(0.01, MAX_AMOUNT),
    "source": choice("bundled", "yahoo"),
}
