"""The bare numbers of a token's life: what the loops write and `lev_core.token` shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
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

    All arrays are of shape ``(rows,)`` and closed to writing.

    Parameters
    ----------
    nav : numpy.ndarray
        Net asset value.
    record : callable
        Returns the columns by the names of the fields of a `Step`. It is called once, when
        one of the others is first asked for: many who simulate look at the NAV alone.
    costs : Costs
        For what is paid outside the NAV.
    events : tuple of Event, optional
        The rebalances in order. None where every interval ended in one at its close.
    """

    nav: Floats
    record: Callable[[], Mapping[str, Floats]]
    costs: Costs
    events: tuple[Event, ...] | None = None

    def __post_init__(self) -> None:
        """Close the NAV to writing."""
        read_only(self.nav)

    @property
    def exposure(self) -> Floats:
        """Signed notional exposure after each rebalance."""
        return self._columns["exposure"]

    @property
    def leverage_before(self) -> Floats:
        """Leverage just before each rebalance; NaN where there was no NAV."""
        return self._columns["leverage_before"]

    @property
    def trades(self) -> Floats:
        """Signed notional traded."""
        return self._columns["trade"]

    @cached_property
    def charges(self) -> Mapping[str, Floats]:
        """For each name in `CHARGES` the amounts paid."""
        creation, redemption = np.zeros(len(self.nav)), np.zeros(len(self.nav))
        creation[0] = self.costs.creation_fee
        redemption[-1] = self.costs.redemption_fee * self.nav[-1]
        outside = {"creation_fee": read_only(creation), "redemption_fee": read_only(redemption)}
        return MappingProxyType({name: self._columns[name] for name in FUND_CHARGES} | outside)

    @cached_property
    def _columns(self) -> Mapping[str, Floats]:
        columns = self.record()
        for values in columns.values():
            read_only(values)
        return columns


def path_of(
    columns: Mapping[str, Floats], costs: Costs, events: Iterable[Event] | None = None
) -> PathArrays:
    """Return a path from its columns, named as the fields of a `Step`."""
    listed = None if events is None else tuple(events)
    return PathArrays(columns["nav"], partial(dict, columns), costs, listed)
