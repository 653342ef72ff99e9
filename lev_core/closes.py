"""Any rule at closes alone, in one quick loop: the arithmetic of `lev_core.stepwise`, inline."""

from __future__ import annotations

from math import nan
from typing import NamedTuple

import numpy as np

from lev_core._interval import DEAD, Accrual, Intervals, Step, intervals_of, settle, trade_to
from lev_core._schedule import Stretch, stretches
from lev_core._types import Floats
from lev_core.costs import Costs
from lev_core.policies import Policy
from lev_core.prices import PriceHistory
from lev_core.token import Event, PathArrays, path_of


class Around(NamedTuple):
    """What a token lives through, row by row and interval by interval."""

    prices: list[float]
    intervals: Intervals
    costs: Costs


class Book(NamedTuple):
    """What the loop writes down; the other columns follow from it."""

    nav: list[float]
    exposure: list[float]
    financing: list[float]
    events: list[Event]
    ruin: list[Step]  # the row in which market or charges wiped the token out, if any

    @property
    def is_closed(self) -> bool:
        """Whether nothing can happen any more."""
        liquidated = bool(self.events) and self.events[-1].reason == "liquidation"
        return liquidated or bool(self.ruin) or self.nav[-1] <= 0.0


def simulate_at_closes(
    prices: PriceHistory, targets: Floats, costs: Costs, policy: Policy
) -> PathArrays:
    """Compute a token under any rule, known by its closes.

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

    Returns
    -------
    PathArrays
        The path; agrees with `lev_core.stepwise.simulate_by_steps` to rounding.
    """
    around = Around(prices.values.tolist(), intervals_of(prices, costs), costs)
    book = Book([1.0], [float(targets[0])], [0.0], [], [])
    anchor = around.prices[0]
    for stretch in stretches(policy, targets):
        if not book.is_closed:
            anchor = _live(book, stretch, around, anchor)
    return path_of(_columns(book, np.array(around.intervals.management_fees)), book.events)


def _live(book: Book, stretch: Stretch, around: Around, anchor: float) -> float:
    """Take a token through a stretch; return the asset's price at its last rebalance."""
    begin, end = stretch.rows.start, stretch.rows.stop
    inputs = [values[begin - 1 : end - 1] for values in around.intervals]
    terms, trading_fee = around.costs.financing.charge_terms, around.costs.trading_fee
    decide, nav, exposure = stretch.decide, book.nav[-1], book.exposure[-1]
    for row, price, change, years, rate, fee in zip(
        stretch.rows, around.prices[begin:end], *inputs, strict=True
    ):
        constant, slope = terms(exposure / nav)
        financing = (constant + slope * rate) * years
        left = nav + exposure * change - (nav * financing + nav * fee)
        if left <= 0.0:
            settled = settle(nav, exposure, change, Accrual(financing, fee))
            book.ruin.append(
                Step(0.0, 0.0, nan, 0.0, settled.financing, settled.management_fee, 0.0)
            )
            break
        book.financing.append(nav * financing)
        nav, exposure = left, exposure * (1.0 + change)
        held = exposure / nav
        decision = decide(row, abs(held), price / anchor)
        if decision is not None:
            done = trade_to(nav, exposure, decision.leverage, trading_fee)
            nav, exposure, anchor = done.nav, done.exposure, price
            last = (price, held, done.notional, done.trading_fee, nav)
            book.events.append(Event(row, "close", decision.reason, *last))
        book.nav.append(nav)
        book.exposure.append(exposure)
        if decision is not None and book.is_closed:
            break
    return anchor


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
    }
    np.divide(exposure, nav, out=known["leverage_before"], where=nav > 0.0)
    at = [event.row for event in book.events]
    for name in ("leverage_before", "trade", "trading_fee"):
        known[name][at] = [getattr(event, name) for event in book.events]
    tail = Step(nav[-1], *(0.0,) * 6) if nav[-1] > 0.0 and not book.ruin else DEAD
    columns = {name: np.full(rows, getattr(tail, name)) for name in known}
    for name, values in known.items():
        columns[name][:written] = values
        for step in book.ruin:
            columns[name][written] = getattr(step, name)
    return columns
