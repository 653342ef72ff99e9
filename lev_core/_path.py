"""The bare numbers of a token's life: what the loops write and `lev_core.token` shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias

import numpy as np

from lev_core._columns import read_only
from lev_core._types import Floats
from lev_core.costs import Costs
from lev_core.deciding import Reason

FUND_CHARGES = ("management_fee", "financing", "trading_fee", "impact", "rebalance_cost")
CHARGES = (*FUND_CHARGES, "creation_fee", "redemption_fee")

Moment: TypeAlias = Literal["open", "low", "high", "close"]
Inside: TypeAlias = Literal["closes", "low_first", "high_first"]


class Event(NamedTuple):
    """One rebalance: when, why, at which price of the asset, and what it did."""

    row: int
    moment: Moment
    reason: Reason
    price: float
    leverage_before: float
    trade: float
    trading_fee: float
    impact: float
    rebalance_cost: float
    nav: float


@dataclass(frozen=True, eq=False)
class PathArrays:
    """The bare numbers of a path, one row per price; `TokenPath` gives them dates and names.

    Parameters
    ----------
    nav, exposure, leverage_before, trades : numpy.ndarray
        Shape ``(rows,)``.
    charges : mapping of str to numpy.ndarray
        For each name in `CHARGES` the amounts paid, shape ``(rows,)``.
    events : tuple of Event, optional
        The rebalances in order. None where every interval ended in one at its close.
    """

    nav: Floats
    exposure: Floats
    leverage_before: Floats
    trades: Floats
    charges: Mapping[str, Floats]
    events: tuple[Event, ...] | None = None

    def __post_init__(self) -> None:
        """Close the arrays to writing."""
        for values in (self.nav, self.exposure, self.leverage_before, self.trades):
            read_only(values)
        for values in self.charges.values():
            read_only(values)
        object.__setattr__(self, "charges", MappingProxyType(dict(self.charges)))


def path_of(
    columns: Mapping[str, Floats], costs: Costs, events: Iterable[Event] | None = None
) -> PathArrays:
    """Return a path from its columns, named as the fields of a `Step`, and what is paid outside."""
    nav = columns["nav"]
    creation, redemption = np.zeros(len(nav)), np.zeros(len(nav))
    creation[0], redemption[-1] = costs.creation_fee, costs.redemption_fee * nav[-1]
    return PathArrays(
        nav=nav,
        exposure=columns["exposure"],
        leverage_before=columns["leverage_before"],
        trades=columns["trade"],
        charges={
            **{name: columns[name] for name in FUND_CHARGES},
            "creation_fee": creation,
            "redemption_fee": redemption,
        },
        events=None if events is None else tuple(events),
    )
