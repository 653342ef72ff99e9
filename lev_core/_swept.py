"""Tokens at many multiples on many histories, one step after the other, all in each step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from lev_core._trading import kappas, nav_after_all, terms_but_impact
from lev_core._types import Floats
from lev_core.costs import Costs
from lev_core.errors import LeverageError
from lev_core.prices import PriceHistory

BEYOND = (
    "At one of these multiples the token would grow beyond any number; choose smaller ones or a "
    "shorter time."
)
BLOCK = 32  # rows whose growth is known before they are walked


class Known(NamedTuple):
    """What is known of every interval of every history, shape ``(intervals, histories, 1)``.

    Behind the end of a history stand zeros, which nothing reads.
    """

    returns: Floats
    years: Floats
    rates: Floats  # at the start
    impact: Floats  # κ at the end


def step_all(
    histories: Sequence[PriceHistory], leverages: Sequence[float], costs: Costs
) -> list[Floats]:
    """Return the NAV of daily resets whose trades cost more than a share of their notional.

    Parameters
    ----------
    histories : sequence of PriceHistory
        The assets, of any lengths.
    leverages : sequence of float
        Target leverages.
    costs : Costs
        What holders pay.

    Returns
    -------
    list of numpy.ndarray
        NAV from 1.0 of each history, shape ``(rows, leverages)``; as `simulate_token`.

    Raises
    ------
    LeverageError
        If a token would grow beyond any number.
    """
    longest_first = sorted(range(len(histories)), key=lambda at: -len(histories[at]))
    ordered = [histories[at] for at in longest_first]
    found = [np.ones((len(history), len(leverages))) for history in ordered]
    try:
        with np.errstate(over="raise", invalid="raise"):
            _fill(found, _known(ordered, costs), np.array(leverages), costs)
    except FloatingPointError:
        raise LeverageError(BEYOND) from None
    return [found[longest_first.index(at)] for at in range(len(histories))]


def _known(histories: Sequence[PriceHistory], costs: Costs) -> Known:
    """Return what is known of the intervals of histories, the longest of which comes first."""
    known = Known(*np.zeros((4, len(histories[0]) - 1, len(histories), 1)))
    for at, history in enumerate(histories):
        rows = slice(0, len(history) - 1)
        known.returns[rows, at, 0] = history.interval_returns
        known.years[rows, at, 0] = history.interval_years
        known.rates[rows, at, 0] = costs.financing.rates(history.index)
        known.impact[rows, at, 0] = kappas(costs, history.index)[1:]
    return known


def _fill(found: list[Floats], known: Known, leverages: Floats, costs: Costs) -> None:
    """Take every token through its history; a NAV of zero stays zero."""
    terms = terms_but_impact(costs)
    constant, slope = np.array([costs.financing.charge_terms(one) for one in leverages.tolist()]).T
    constant = constant + costs.management_fee
    ends = np.array([len(one) - 1 for one in found])
    nav = np.ones((len(found), len(leverages)))
    counts = np.searchsorted(-ends, -np.arange(ends[0])).tolist()
    for start in range(0, ends[0], BLOCK):
        change, years, rates, impact = (
            column[start : start + BLOCK, : counts[start]] for column in known
        )
        growth = 1.0 + leverages * change - (constant + slope * rates) * years
        held = leverages * (1.0 + change)
        for row, live in enumerate(counts[start : start + BLOCK]):
            before = nav[:live]
            left = before * growth[row, :live]
            alive = left > 0.0
            here, exposure = np.where(alive, left, 1.0), before * held[row, :live]
            after = nav_after_all(here, exposure, leverages, terms, impact[row, :live])
            np.multiply(after, alive, out=nav[:live])
            for at in range(live):
                found[at][start + row + 1] = nav[at]
