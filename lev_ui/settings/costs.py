"""What a token costs: its fee, its financing, its trades. No Streamlit."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal, TypeAlias

Per: TypeAlias = Literal["year", "day"]
Financing: TypeAlias = Literal["funded", "funding"]
Sizing: TypeAlias = Literal["follows", "fixed"]
DatedRate: TypeAlias = Literal["bill", "irx", "file"]

DATED_RATES: tuple[DatedRate, ...] = ("bill", "irx", "file")
RATE_RANGE = (-100.0, 500.0)  # % a year
FUNDING_RANGE = (-1000.0, 1000.0)  # % a year
MAKER_RANGE = (-100.0, 1000.0)  # basis points; exchanges pay for some passive orders
LARGEST = {  # in the reader's unit: %, basis points, money
    "fee": 100.0,
    "spread": 100.0,
    "borrow": 100.0,
    "trading": 1000.0,
    "passive": 100.0,
    "impact": 5.0,
    "gas": 1e6,
    "creation": 50.0,
    "redemption": 50.0,
}


@dataclass(frozen=True, kw_only=True)
class CostSettings:
    """What a token costs, as a reader types it; the order is the one in an address.

    `costs` says whether anything is charged. `fee` 0.95 is 0.95% a year, or a day where `per` says
    so. `financing` is "funded" by borrowed cash or by the "funding" of perpetual futures. `rate`,
    under the first, is a number in % a year or the name of a dated rate: "bill" bundled, "irx" the
    13-week bill from Yahoo, "file" the reader's own; `spread` and `borrow`, the fee for borrowed
    shares, are % a year. `funding`, under the second, is likewise a number or "file".

    `trading` 5.0 is five basis points, what an order that takes pays; `maker`, in basis points
    too, is what one that waits pays, and `passive` the share of those in %. `impact` is the
    coefficient of the square-root law, 0 for none. `gas`, the cost of each rebalance, `size`, what
    is in the fund, and `market`, what the market trades a day, are money; `market` None is the
    market's own volume. `sizing` says whether the fund's size follows its value. `creation` and
    `redemption` are % on the way in and out.
    """

    costs: bool = True
    fee: float = 0.95
    per: Per = "year"
    financing: Financing = "funded"
    rate: float | DatedRate = "bill"
    spread: float = 0.5
    borrow: float = 0.0
    funding: float | Literal["file"] = 10.95
    trading: float = 5.0
    maker: float = 2.0
    passive: float = 0.0
    impact: float = 0.0
    gas: float = 0.0
    size: float = 100e6
    market: float | None = None
    sizing: Sizing = "follows"
    creation: float = 0.0
    redemption: float = 0.0


COST_FIELDS = tuple(field.name for field in fields(CostSettings))
