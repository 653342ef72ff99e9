"""One token under a band over 5,000 days, against the same loop written out by hand."""

from __future__ import annotations

import pandas as pd

from benchmarks import bare_loop
from benchmarks.prices import history
from benchmarks.results import Result, slower
from benchmarks.timing import Way, medians
from lev_core import Band, Costs, Funded, PriceHistory, TokenPath, simulate_token

GOAL = 1.5
ROUNDS, CALLS = 30, 3

COSTS = Costs(
    management_fee=bare_loop.MANAGEMENT_FEE,
    financing=Funded(rate=bare_loop.RATE, spread=bare_loop.SPREAD),
    trading_fee=bare_loop.TRADING_FEE,
)
POLICY = Band(bare_loop.LOW, bare_loop.HIGH)


def ours(closes: pd.Series) -> TokenPath:
    """Return the library's path, checks of the prices included."""
    return simulate_token(PriceHistory(closes), bare_loop.LEVERAGE, costs=COSTS, policy=POLICY)


def measure() -> dict[str, Result]:
    """Return the time of one path next to that of the loop."""
    closes = history()
    here, bare = medians(
        Way(lambda: ours(closes), CALLS),
        Way(lambda: bare_loop.band_ledger(closes), CALLS),
        rounds=ROUNDS,
    )
    print(f"One path under a band: {1e3 * here:.2f} ms, as a bare loop {1e3 * bare:.2f} ms")
    against = "a bare Python loop of the same arithmetic and ledger, 5,000 days under a band"
    return {"policy_path": slower(here, bare, goal=GOAL, against=against)}
