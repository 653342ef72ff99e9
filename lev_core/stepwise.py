"""The token one interval at a time: the plain loop that every faster path is held to.

It follows every rule, at closes alone or through the bars.
"""

from __future__ import annotations

from math import nan
from typing import Any, NamedTuple

import numpy as np

from lev_core._inside import Holding, Road, moved, roads, walk
from lev_core._interval import DEAD, Accrual, Intervals, Settlement, Step, intervals_of, pay
from lev_core._path import Event, Inside, PathArrays, path_of
from lev_core._schedule import Stretch, stretches
from lev_core._trading import TradeTerms, trade_terms, trade_to
from lev_core._types import Floats
from lev_core.costs import Costs
from lev_core.policies import Daily, Policy
from lev_core.prices import PriceHistory

DAILY = Daily()


class Surroundings(NamedTuple):
    """What a token lives through, row by row."""

    prices: list[float]
    intervals: Intervals
    roads: list[Road]
    terms: list[TradeTerms]
    costs: Costs

    def of(self, rows: range) -> tuple[list[Any], ...]:
        """Return close, road, terms, return, years, rate and management fee of some rows."""
        inputs = (values[rows.start - 1 : rows.stop - 1] for values in self.intervals)
        at_ends = (
            values[rows.start : rows.stop] for values in (self.prices, self.roads, self.terms)
        )
        return *at_ends, *inputs


class Outcome(NamedTuple):
    """What one interval did: the row it fills, what is held after it, and its trades."""

    step: Step
    holding: Holding
    events: list[Event]


def simulate_by_steps(
    prices: PriceHistory,
    leverage: float | Floats,
    costs: Costs,
    policy: Policy = DAILY,
    inside: Inside = "closes",
) -> PathArrays:
    """Walk a token through its history, one interval after the other.

    Parameters
    ----------
    prices : PriceHistory
        The asset.
    leverage : float or numpy.ndarray
        Target leverage, or the target in force at each price, shape ``(rows,)``.
    costs : Costs
        What holders pay.
    policy : Policy, optional
        When the token is rebalanced; at every close by default.
    inside : {"closes", "low_first", "high_first"}
        Whether bars are walked through, and in which order.

    Returns
    -------
    PathArrays
        The path. A daily reset at closes gives the same numbers as
        `lev_core.daily.simulate_daily`, any rule those of `lev_core.quick`.
    """
    targets = np.array(np.broadcast_to(leverage, len(prices)), dtype=np.float64)
    around = surroundings(prices, costs, inside)
    seed, start = float(targets[0]), around.prices[0]
    holding = Holding(1.0, seed, start, start)
    steps = [Step(1.0, seed, seed, *(0.0,) * 6)]
    events: list[Event] = []
    for stretch in stretches(policy, targets):
        for row in stretch.rows:
            if holding.nav <= 0.0:
                steps.append(DEAD)
            elif events and events[-1].reason == "liquidation":
                steps.append(Step(holding.nav, *(0.0,) * 8))
            else:
                step, holding, done = live_through(holding, row, stretch, around)
                steps.append(step)
                events += done
    columns = zip(Step._fields, zip(*steps, strict=True), strict=True)
    return path_of({name: np.array(values) for name, values in columns}, costs, events)


def surroundings(prices: PriceHistory, costs: Costs, inside: Inside) -> Surroundings:
    """Return what a token lives through as plain numbers."""
    return Surroundings(
        prices=prices.values.tolist(),
        intervals=intervals_of(prices, costs),
        roads=roads(prices, inside),
        terms=trade_terms(costs, prices.index),
        costs=costs,
    )


def live_through(holding: Holding, row: int, stretch: Stretch, around: Surroundings) -> Outcome:
    """Take a token through one interval: the bar, the charges, and the close's decision."""
    terms = around.terms[row]
    there, events = walk(holding, around.roads[row], stretch.rule, terms, row)
    if around.roads[row] and there.nav <= 0.0:
        settled = Settlement(0.0, 0.0, 0.0, 0.0)  # ruin on the way absorbs, income or not
    else:
        there = moved(there, around.prices[row])
        accrual = _accrual(holding.exposure / holding.nav, row, around)
        settled = pay(holding.nav, there.nav, there.exposure, accrual)
    nav, exposure, before = settled.nav, settled.exposure, nan
    if nav > 0.0:
        before = exposure / nav
        decision = stretch.decide(row, abs(before), there.price / there.anchor)
        if decision is not None:
            done = trade_to(nav, exposure, decision.leverage, terms)
            nav, exposure, there = done.nav, done.exposure, there._replace(anchor=there.price)
            events.append(Event(row, "close", decision.reason, there.price, before, *done[:5]))
    step = Step(
        nav=nav,
        exposure=exposure,
        leverage_before=before,
        trade=sum(event.trade for event in events),
        financing=settled.financing,
        management_fee=settled.management_fee,
        trading_fee=sum(event.trading_fee for event in events),
        impact=sum(event.impact for event in events),
        rebalance_cost=sum(event.rebalance_cost for event in events),
    )
    return Outcome(step, Holding(nav, exposure, there.price, there.anchor), events)


def _accrual(held: float, row: int, around: Surroundings) -> Accrual:
    """Return the charges of the interval that ends in a row, on the leverage it began with."""
    constant, slope = around.costs.financing.charge_terms(held)
    _, years, rates, fees = (values[row - 1] for values in around.intervals)
    return Accrual((constant + slope * rates) * years, fees)
