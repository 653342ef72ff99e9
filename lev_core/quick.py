"""Any rule in one quick loop: the arithmetic of `lev_core.stepwise`, inline.

A bar inside which something happens is handed to `lev_core.stepwise` itself.
"""

from __future__ import annotations

from math import nan
from typing import NamedTuple

import numpy as np

from lev_core._inside import Holding, is_quiet
from lev_core._interval import DEAD, Accrual, Settlement, Step, settle
from lev_core._path import Event, Inside, PathArrays, path_of
from lev_core._schedule import Stretch, stretches
from lev_core._trading import trade_to
from lev_core._types import Floats
from lev_core.costs import Costs
from lev_core.policies import Policy
from lev_core.prices import PriceHistory
from lev_core.stepwise import Surroundings, live_through, surroundings


class Book(NamedTuple):
    """What the loop writes down; the other columns follow from it."""

    nav: list[float]
    exposure: list[float]
    financing: list[float]
    events: list[Event]
    whole_rows: dict[int, Step]  # rows that do not follow: eventful bars, and a ruin

    @property
    def is_closed(self) -> bool:
        """Whether nothing can happen any more."""
        return self.nav[-1] <= 0.0 or (
            bool(self.events) and self.events[-1].reason == "liquidation"
        )

    def write(self, row: int, step: Step) -> None:
        """Write down a row as a whole."""
        self.whole_rows[row] = step
        self.nav.append(step.nav)
        self.exposure.append(step.exposure)
        self.financing.append(step.financing)


def simulate_quickly(
    prices: PriceHistory,
    targets: Floats,
    costs: Costs,
    policy: Policy,
    inside: Inside = "closes",
) -> PathArrays:
    """Compute a token under any rule, at closes or through the bars.

    Parameters
    ----------
    prices : PriceHistory
        The asset.
    targets : numpy.ndarray
        Target leverage in force at each price, shape ``(rows,)``.
    costs : Costs
        What holders pay.
    policy : Policy
        When the token is rebalanced.
    inside : {"closes", "low_first", "high_first"}
        Whether bars are walked through, and in which order.

    Returns
    -------
    PathArrays
        The path; agrees with `lev_core.stepwise.simulate_by_steps` to rounding.
    """
    around = surroundings(prices, costs, inside)
    book = Book([1.0], [float(targets[0])], [0.0], [], {})
    anchor = around.prices[0]
    for stretch in stretches(policy, targets):
        if not book.is_closed:
            anchor = _live(book, stretch, around, anchor)
    return path_of(_columns(book, np.array(around.intervals.management_fees)), costs, book.events)


def _live(book: Book, stretch: Stretch, around: Surroundings, anchor: float) -> float:
    """Take a token through a stretch; return the asset's price at its last rebalance."""
    (rows, rule, decide), (navs, exposures, charges, *_) = stretch, book
    charge_terms = around.costs.financing.charge_terms
    nav, exposure, price = navs[-1], exposures[-1], around.prices[rows.start - 1]
    columns = zip(rows, *around.of(rows), strict=True)
    for row, close, road, terms, change, years, rate, fee in columns:
        if road and not is_quiet(now := Holding(nav, exposure, price, anchor), road, rule):
            nav, exposure, price, anchor = _step_by_step(book, now, row, stretch, around)
            if book.is_closed:
                break
            continue
        price = close
        constant, slope = charge_terms(exposure / nav)
        financing = (constant + slope * rate) * years
        left = nav + exposure * change - (nav * financing + nav * fee)
        if left <= 0.0:
            book.write(row, _ruin(settle(nav, exposure, change, Accrual(financing, fee))))
            break
        charges.append(nav * financing)
        nav, exposure = left, exposure * (1.0 + change)
        held = exposure / nav
        decision = decide(row, abs(held), close / anchor)
        if decision is not None:
            done = trade_to(nav, exposure, decision.leverage, terms)
            nav, exposure, anchor = done.nav, done.exposure, close
            book.events.append(Event(row, "close", decision.reason, close, held, *done[:5]))
        navs.append(nav)
        exposures.append(exposure)
        if decision is not None and book.is_closed:
            break
    return anchor


def _step_by_step(
    book: Book, holding: Holding, row: int, stretch: Stretch, around: Surroundings
) -> Holding:
    """Take a token through one bar in which something happens."""
    step, after, events = live_through(holding, row, stretch, around)
    book.events.extend(events)
    book.write(row, step)
    return after


def _ruin(settled: Settlement) -> Step:
    """Return the row in which market or charges wiped the token out."""
    return Step(0.0, 0.0, nan, 0.0, settled.financing, settled.management_fee, 0.0, 0.0, 0.0)


def _columns(book: Book, fees: Floats) -> dict[str, Floats]:
    """Return the columns of a `Step`, the rows after the end of the book included."""
    rows, written = len(fees) + 1, len(book.nav)
    nav, exposure, financing = (
        np.fromiter(column, np.float64, written)
        for column in (book.nav, book.exposure, book.financing)
    )
    known = {
        "nav": nav,
        "exposure": exposure,
        "leverage_before": np.full(written, nan),
        "trade": np.zeros(written),
        "financing": financing,
        "management_fee": np.concatenate(([0.0], nav[:-1] * fees[: written - 1])),
        "trading_fee": np.zeros(written),
        "impact": np.zeros(written),
        "rebalance_cost": np.zeros(written),
    }
    np.divide(exposure, nav, out=known["leverage_before"], where=nav > 0.0)
    at = [event.row for event in book.events]
    for name in ("leverage_before", "trade", "trading_fee", "impact", "rebalance_cost"):
        known[name][at] = [getattr(event, name) for event in book.events]
    for name, values in known.items():
        values[list(book.whole_rows)] = [getattr(step, name) for step in book.whole_rows.values()]
    tail = Step(nav[-1], *(0.0,) * 8) if nav[-1] > 0.0 else DEAD
    columns = {name: np.full(rows, getattr(tail, name)) for name in known}
    for name, values in known.items():
        columns[name][:written] = values
    return columns
