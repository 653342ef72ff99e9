"""What is looked at: an asset, a multiple of it, two dates, money. No Streamlit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

Source: TypeAlias = Literal["bundled", "yahoo"]

OWN_ASSET = "MY-FILE"  # what an address calls a file of prices, which it cannot carry
EARLIEST = date(1800, 1, 1)  # what a file of a reader's own may reach
LATEST = date(2199, 12, 31)
MAX_MULTIPLE = 5.0
MAX_AMOUNT = 1e9


@dataclass(frozen=True, kw_only=True)
class AssetSettings:
    """What is looked at.

    `asset` is a symbol, or `OWN_ASSET`, and `leverage` the multiple the token holds of it, below
    zero for an inverse one. `start` and `end` are the dates asked for, whatever the data reach.
    `amount` is the money put in, in the asset's currency, and `source` where prices come from.
    """

    asset: str = "^IXIC"
    leverage: float = 3.0
    start: date = date(1999, 1, 4)
    end: date = date(2018, 12, 31)
    amount: float = 1000.0
    source: Source = "bundled"
