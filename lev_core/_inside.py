"""Inside a bar: the roads through open, high, low and close, and the triggers along them."""

from __future__ import annotations

from math import copysign, inf
from typing import NamedTuple, TypeAlias

import numpy as np

from lev_core._path import Event, Inside, Moment
from lev_core._trading import Trade, TradeTerms, trade_to
from lev_core.deciding import Rule
from lev_core.prices import PriceHistory
from lev_core.rebalancing import move_to

Road: TypeAlias = tuple[tuple[Moment, float], ...]


class Holding(NamedTuple):
    """What a token is worth and holds at a price, and the price of its last rebalance."""

    nav: float
    exposure: float
    price: float
    anchor: float

    @property
    def size(self) -> float:
        """The size of the leverage held; infinite where nothing is left to hold it."""
        return abs(self.exposure) / self.nav if self.nav > 0.0 else inf


def roads(prices: PriceHistory, inside: Inside) -> list[Road]:
    """Return the points the price passes in the bar of each row, the close last.

    A row without an open, a high or a low has no road: it is known by its close alone.
    A high or low that does not enclose open and close is stretched to do so.
    """
    if inside == "closes":
        return [()] * len(prices)
    closes = prices.values
    opens, highs, lows = prices.bars
    low = np.minimum(lows, np.minimum(opens, closes))
    high = np.maximum(highs, np.maximum(opens, closes))
    whole = ~(np.isnan(low) | np.isnan(high))
    known = zip(whole.tolist(), *(x.tolist() for x in (opens, low, high, closes)), strict=True)
    if inside == "low_first":
        return [
            (("open", o), ("low", lo), ("high", hi), ("close", c)) if has else ()
            for has, o, lo, hi, c in known
        ]
    return [
        (("open", o), ("high", hi), ("low", lo), ("close", c)) if has else ()
        for has, o, lo, hi, c in known
    ]


def moved(holding: Holding, price: float) -> Holding:
    """Return the holding after the market has gone to another price."""
    change = price / holding.price - 1.0
    return Holding(
        holding.nav + holding.exposure * change,
        holding.exposure * (1.0 + change),
        price,
        holding.anchor,
    )


def is_quiet(holding: Holding, road: Road, rule: Rule[float]) -> bool:
    """Return whether a holding goes all along a road without a trade and without ruin.

    Triggers and ruin lie beyond a price, so a road is quiet where each of its points is.
    """
    nav, exposure, start, anchor = holding
    for _, price in road:
        change = price / start - 1.0
        left = nav + exposure * change
        if left <= 0.0:
            return False
        if rule.watched and rule.due(abs(exposure * (1.0 + change)) / left, price / anchor):
            return False
    return True


def walk(
    holding: Holding, road: Road, rule: Rule[float], terms: TradeTerms, row: int
) -> tuple[Holding, list[Event]]:
    """Take a holding along a road; its triggers fill on the way, and ruin ends it.

    The open is a jump from the close before it, so a trigger passed by then fills at the
    open; between the other points the price slides, and a trigger fills at its level.

    Returns
    -------
    tuple
        The holding at the end of the road, its NAV 0 after a wipe-out, and the trades.
    """
    events: list[Event] = []
    if is_quiet(holding, road, rule):
        return (moved(holding, road[-1][1]) if road else holding), events
    for moment, price in road:
        there = moved(holding, price)
        while rule.watched and rule.due(there.size, price / holding.anchor):
            met = there if moment == "open" else moved(holding, _level(holding, price, rule))
            if met.nav <= 0.0:
                return _ruined(met), events
            done = trade_to(met.nav, met.exposure, rule.aim(met.size), terms)
            events.append(_event(met, done, row, moment, rule))
            holding = Holding(done.nav, done.exposure, met.price, met.price)
            if done.nav <= 0.0:
                return _ruined(holding), events
            there = moved(holding, price)
        if there.nav <= 0.0:
            return _ruined(there), events
        holding = there
    return holding, events


def _level(holding: Holding, price: float, rule: Rule[float]) -> float:
    """Return the price at which a trigger that fires on the way to `price` does so."""
    if rule.growth_level is not None:
        level = holding.anchor * rule.growth_level
    else:
        held = holding.exposure / holding.nav
        beyond = moved(holding, price).size
        level = holding.price * (1.0 + move_to(held, copysign(rule.level(beyond), held)))
    return max(min(holding.price, price), min(level, max(holding.price, price)))


def _ruined(holding: Holding) -> Holding:
    return holding._replace(nav=0.0, exposure=0.0)


def _event(met: Holding, done: Trade, row: int, moment: Moment, rule: Rule[float]) -> Event:
    return Event(
        row=row,
        moment=moment,
        reason=rule.reason,
        price=met.price,
        leverage_before=met.exposure / met.nav,
        trade=done.notional,
        trading_fee=done.trading_fee,
        impact=done.impact,
        rebalance_cost=done.rebalance_cost,
        nav=done.nav,
    )
