"""The same daily rule at another time of the day: what the clock alone would have changed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

import numpy as np

from lev_core import Costs, LeverageError, PriceHistory, simulate_token

Clock: TypeAlias = Literal["hours", "open", "copied opens", "few opens", "few days", "closes"]

HOURS = range(24)
WELL_KNOWN = 0.98  # of the days have an open: enough to hold open and close together
COPIED = 0.05  # of the opens are the close before: they are no price of their own
SAME_PRICE = 1e-6
SHORTEST = 1.0  # years: before that the hours at both ends decide


@dataclass(frozen=True)
class Luck:
    """What the clock tells, and the returns it tells of.

    For "hours" `results` holds the return at each hour of `hours`; for "open" those of a
    reset at the open and at the close.
    """

    clock: Clock
    hours: tuple[int, ...] = ()
    results: tuple[float, ...] = ()


@lru_cache(maxsize=64)  # prices by identity, as in `lev_ui.duel.contender`
def luck_of(prices: PriceHistory, leverage: float, costs: Costs) -> Luck:
    """Return what a daily reset at other times of the day would have come to.

    Parameters
    ----------
    prices : PriceHistory
        The asset over the dates shown.
    leverage : float
        The reader's multiplier.
    costs : Costs
        What holders pay.

    Returns
    -------
    Luck
        Every hour where prices are finer than a day; open and close where opens are known
        and prices of their own.
    """
    if prices.is_intraday:
        return _by_hour(prices, leverage, costs)
    if prices.open is None:
        return Luck("closes")
    if prices.years < SHORTEST:
        return Luck("few days")
    opens, before = prices.open.to_numpy(dtype=np.float64)[1:], prices.values[:-1]
    known = ~np.isnan(opens)
    if known.mean() < WELL_KNOWN:
        return Luck("few opens")
    if (np.abs(opens[known] / before[known] - 1.0) < SAME_PRICE).mean() > COPIED:
        return Luck("copied opens")
    results = tuple(
        simulate_token(at, leverage, costs=costs).total_return for at in (prices.at_open(), prices)
    )
    return Luck("open", (), results)


def _by_hour(prices: PriceHistory, leverage: float, costs: Costs) -> Luck:
    found: dict[int, float] = {}
    for hour in HOURS:
        try:
            at = prices.at_hour(hour)
        except LeverageError:
            continue  # no bars start then
        found[hour] = simulate_token(at, leverage, costs=costs).total_return
    return Luck("hours", tuple(found), tuple(found.values())) if found else Luck("closes")
