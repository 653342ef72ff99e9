"""A sweep over multiples and fees with every path kept, against memory and against vectorbt."""

from __future__ import annotations

import numpy as np

from benchmarks import against_vectorbt as peer
from benchmarks.prices import history
from benchmarks.results import Result, faster, slower
from benchmarks.timing import Way, check_same, medians
from lev_core import Costs, PriceHistory
from lev_core.sweeping import Sweep, sweep

LEVERAGES = tuple(float(leverage) for leverage in np.linspace(-5.0, 5.0, 41))
FEES = (0.0, 0.0002, 0.0005, 0.001, 0.002)
GOAL, GOAL_AGAINST_PEER = 20.0, 60.0
ROUNDS, CALLS = 5, 9


def measure() -> dict[str, Result]:
    """Return the time of a sweep next to a new array of its size, filled, and to vectorbt."""
    prices = PriceHistory(history())
    costs = [Costs(trading_fee=fee) for fee in FEES]
    asked = peer.orders(prices, [(leverage, fee) for leverage in LEVERAGES for fee in FEES])

    def ours() -> Sweep:
        return sweep(prices, LEVERAGES, costs=costs)

    nav = ours().nav.reshape(len(prices), -1)
    check_same(nav, peer.from_the_seed(peer.theirs(asked)), 1e-9)

    def fill() -> None:
        np.empty(nav.shape).fill(1.0)

    here, memory, there = medians(
        Way(ours, CALLS), Way(fill, CALLS), Way(lambda: peer.theirs(asked)), rounds=ROUNDS
    )
    print(
        f"A sweep of {nav.shape[1]} paths: {1e3 * here:.1f} ms, its memory filled "
        f"{1e3 * memory:.2f} ms, in vectorbt {there:.2f} s"
    )
    what = "41 multiples × 5 fees × 5,000 days with every path kept"
    return {
        "sweep": slower(
            here, memory, goal=GOAL, against=f"a new array of its size, filled: {what}"
        ),
        "sweep_and_vectorbt": faster(
            here, there, goal=GOAL_AGAINST_PEER, against="vectorbt: the same NAVs"
        ),
    }
