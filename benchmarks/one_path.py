"""One token over 5,000 days with trades and costs, against the bare arithmetic of its NAV."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from benchmarks.prices import history
from benchmarks.results import Result, slower
from benchmarks.timing import Way, check_same, medians
from lev_core import Costs, Funded, PriceHistory, simulate_token

LEVERAGE = 3.0
RATE, SPREAD = 0.03, 0.005
MANAGEMENT_FEE = 0.0095
TRADING_FEE = 0.0005
COSTS = Costs(
    management_fee=MANAGEMENT_FEE,
    financing=Funded(rate=RATE, spread=SPREAD),
    trading_fee=TRADING_FEE,
)

GOAL, GOAL_WITH_VIEWS = 3.0, 8.0
ROUNDS, CALLS = 40, 20


def bare_nav(closes: NDArray[np.float64], years: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the NAV of a 3x token and nothing else, by the closed form, nothing checked."""
    changes = closes[1:] / closes[:-1] - 1.0
    accrued = ((LEVERAGE - 1.0) * (RATE + SPREAD) + MANAGEMENT_FEE) * years
    before_trade = 1.0 + LEVERAGE * changes - accrued
    fee_at_target = TRADING_FEE * LEVERAGE
    fee_on_held = fee_at_target * (1.0 + changes)
    buying = (before_trade + fee_on_held) / (1.0 + fee_at_target)
    selling = (before_trade - fee_on_held) / (1.0 - fee_at_target)
    nav = np.empty(len(closes))
    nav[0] = 1.0
    np.multiply.accumulate(np.minimum(buying, selling), out=nav[1:])
    return nav


def build_views(prices: PriceHistory) -> None:
    """Simulate a token and have all its columns dated, and its ledger written."""
    token = simulate_token(prices, LEVERAGE, costs=COSTS)
    _ = (token.nav, token.exposure, token.leverage_before, token.trades, token.charges)
    token.ledger()


def measure() -> dict[str, Result]:
    """Return the time of one path, before any dated view is asked for and with all of them."""
    prices = PriceHistory(history())
    closes, years = prices.values, prices.interval_years
    path = simulate_token(prices, LEVERAGE, costs=COSTS)
    check_same(path.arrays.nav, bare_nav(closes, years), 1e-10)
    ours, shown, bare = medians(
        Way(lambda: simulate_token(prices, LEVERAGE, costs=COSTS), CALLS),
        Way(lambda: build_views(prices), CALLS),
        Way(lambda: bare_nav(closes, years), CALLS),
        rounds=ROUNDS,
    )
    print(
        f"One path: {1e6 * ours:.0f} µs, with every view {1e6 * shown:.0f} µs, "
        f"the NAV alone in bare numpy {1e6 * bare:.0f} µs"
    )
    against = "its NAV alone in bare numpy: one path of 5,000 days with trades and costs"
    return {
        "one_path": slower(ours, bare, goal=GOAL, against=against),
        "one_path_with_views": slower(
            shown,
            bare,
            goal=GOAL_WITH_VIEWS,
            against="the same, with every dated view and the ledger built",
        ),
    }
