"""One token under a band over 5,000 days, against the same loop written out by hand."""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median

import numpy as np
import pandas as pd

from benchmarks import bare_loop
from lev_core import Band, Costs, Funded, PriceHistory, TokenPath, simulate_token

DAYS = 5000
ROUNDS = 60
WARM_UP = 5

COSTS = Costs(
    management_fee=bare_loop.MANAGEMENT_FEE,
    financing=Funded(rate=bare_loop.RATE, spread=bare_loop.SPREAD),
    trading_fee=bare_loop.TRADING_FEE,
)
POLICY = Band(bare_loop.LOW, bare_loop.HIGH)


def history() -> pd.Series:
    """Return the same 5,000 days of a share index every time."""
    changes = np.random.default_rng(11).normal(0.0004, 0.012, DAYS)
    index = pd.date_range("2004-01-01", periods=DAYS + 1)
    return pd.Series(100.0 * np.cumprod(np.concatenate(([1.0], 1.0 + changes))), index=index)


def ours(closes: pd.Series) -> TokenPath:
    """Return the library's path, checks of the prices included."""
    return simulate_token(PriceHistory(closes), bare_loop.LEVERAGE, costs=COSTS, policy=POLICY)


def measure() -> tuple[float, float]:
    """Return the median seconds of one path, ours and bare, interleaved in one run."""
    closes = history()
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(WARM_UP + ROUNDS):
        for times, path in zip(taken, (ours, bare_loop.band_ledger), strict=True):
            times.append(_seconds(path, closes))
    ours_taken, bare_taken = (median(times[WARM_UP:]) for times in taken)
    return ours_taken, bare_taken


def _seconds(path: Callable[[pd.Series], object], closes: pd.Series) -> float:
    start = time.perf_counter()
    path(closes)
    return time.perf_counter() - start
