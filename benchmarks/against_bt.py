"""One token over 5,000 days in bt, with its convention for costs mirrored."""

from __future__ import annotations

from collections.abc import Iterator

import bt
import numpy as np
import pandas as pd

from benchmarks.mirrored import Floats, aims
from benchmarks.prices import history
from benchmarks.results import Result, faster
from benchmarks.timing import Way, check_same, medians
from lev_core import Costs, PriceHistory, TokenPath, simulate_token

LEVERAGE, FEE = 3.0, 0.0005
MONEY = 1e6
GOAL = 20_000.0
ROUNDS, CALLS = 3, 200


class Aim(bt.Algo):  # type: ignore[misc]  # bt has no types
    """Weighs as `bt.algos.WeighSpecified` does, with the next weight each day."""

    def __init__(self, weights: Floats) -> None:
        super().__init__()
        self._weights: Iterator[float] = iter(weights.tolist())

    def __call__(self, target: bt.Strategy) -> bool:
        """Set the weight of the day."""
        target.temp["weights"] = {"asset": next(self._weights)}
        return True


def theirs(closes: pd.DataFrame, weights: Floats) -> Floats:
    """Return bt's value of the token on every date, from 1 after the seed."""
    daily = bt.algos.RunDaily(run_on_first_date=True, run_on_last_date=True)
    steps = [daily, bt.algos.SelectAll(), Aim(weights), bt.algos.Rebalance()]
    test = bt.Backtest(
        bt.Strategy("token", steps),
        closes,
        initial_capital=MONEY,
        integer_positions=False,
        commissions=lambda quantity, price: FEE * abs(quantity) * price,
    )
    test.run()
    value: Floats = test.strategy.values.to_numpy()[1:]  # bt puts a row before the first
    return np.asarray(value / value[0])


def measure() -> dict[str, Result]:
    """Return how much faster one path is than in bt: the whole of it, nothing extrapolated."""
    prices = PriceHistory(history())
    closes = prices.close.rename("asset").to_frame()
    weights = aims(prices.interval_returns, LEVERAGE, FEE).held_and_fee

    def ours() -> TokenPath:
        return simulate_token(prices, LEVERAGE, costs=Costs(trading_fee=FEE))

    check_same(ours().arrays.nav, theirs(closes, weights), 1e-10)
    here, there = medians(Way(ours, CALLS), Way(lambda: theirs(closes, weights)), rounds=ROUNDS)
    print(f"One path with a trading fee: {1e6 * here:.0f} µs, in bt {there:.2f} s")
    return {
        "one_path_and_bt": faster(
            here, there, goal=GOAL, against="bt: one path of 5,000 days with trades and fees"
        )
    }
