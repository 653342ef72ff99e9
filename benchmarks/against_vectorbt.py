"""Tokens in vectorbt: orders that aim at a share of the value every day, with fees.

vectorbt lends no money. What a long token borrows is sold short in a second column whose price is
always 1, in one group with the asset and its cash; other tokens need the one column.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
import vectorbt as vbt

from benchmarks.mirrored import Floats, aims
from benchmarks.prices import history
from benchmarks.results import Result, faster
from benchmarks.timing import Way, check_same, medians
from lev_core import Costs, PriceHistory, simulate_token

LEVERAGE, FEE = 3.0, 0.0005
MONEY = 1e6
GOAL = 250.0
ROUNDS, CALLS = 25, 20


class Orders(NamedTuple):
    """What vectorbt is told: one column for each asset, the groups of which are tokens."""

    closes: pd.DataFrame
    size: Floats
    fees: Floats
    token: list[int]


def orders(prices: PriceHistory, tokens: Sequence[tuple[float, float]]) -> Orders:
    """Return the orders of tokens, each a leverage and a trading fee."""
    columns, size, fees, group = [], [], [], []
    for token, (leverage, fee) in enumerate(tokens):
        held = aims(prices.interval_returns, leverage, fee).held
        if leverage > 1.0:
            columns.append(np.ones(len(prices)))
            size.append(-held)
            fees.append(0.0)
            group.append(token)
        columns.append(prices.values)
        size.append(held)
        fees.append(fee)
        group.append(token)
    closes = pd.DataFrame(np.column_stack(columns), index=prices.index)
    return Orders(closes, np.column_stack(size), np.array([fees]), group)


def theirs(asked: Orders) -> pd.DataFrame | pd.Series:
    """Return vectorbt's value of every token on every date."""
    is_one = len(asked.token) == 1
    portfolio = vbt.Portfolio.from_orders(
        asked.closes[0] if is_one else asked.closes,
        size=asked.size[:, 0] if is_one else asked.size,
        size_type="targetpercent",
        fees=asked.fees[0, 0] if is_one else asked.fees,
        init_cash=MONEY,
        min_size=0.0,
        cash_sharing=not is_one,
        group_by=None if is_one else asked.token,
    )
    values: pd.DataFrame | pd.Series = portfolio.value()
    return values


def from_the_seed(values: pd.DataFrame | pd.Series) -> Floats:
    """Return values as multiples of that after the seed."""
    found = values.to_numpy()
    return np.asarray(found / found[0], dtype=np.float64)


def measure() -> dict[str, Result]:
    """Return how much faster the NAV of one path, with its dates, is than in vectorbt."""
    prices, costs = PriceHistory(history()), Costs(trading_fee=FEE)
    long, short = (orders(prices, [(side * LEVERAGE, FEE)]) for side in (1.0, -1.0))

    def ours(leverage: float = LEVERAGE) -> pd.Series:
        return simulate_token(prices, leverage, costs=costs).nav

    check_same(ours(), from_the_seed(theirs(long)).reshape(-1), 1e-9)
    check_same(ours(-LEVERAGE), from_the_seed(theirs(short)), 1e-9)
    here, there, there_short = medians(
        Way(ours, CALLS), Way(lambda: theirs(long)), Way(lambda: theirs(short)), rounds=ROUNDS
    )
    print(
        f"One path with a trading fee: {1e6 * here:.0f} µs, in vectorbt {1e3 * there:.1f} ms, "
        f"short {1e3 * there_short:.1f} ms"
    )
    return {
        "one_path_and_vectorbt": faster(
            here, there, goal=GOAL, against="vectorbt: the NAV of a 3x token over 5,000 days"
        ),
        "one_short_path_and_vectorbt": faster(
            here, there_short, goal=None, against="vectorbt: the same at −3x, in a single column"
        ),
    }
