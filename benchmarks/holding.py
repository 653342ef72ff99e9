"""Quantiles of every window of 1 to 756 days, against pandas."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from benchmarks.mirrored import Floats
from benchmarks.one_path import COSTS, LEVERAGE
from benchmarks.prices import history
from benchmarks.results import Result, faster
from benchmarks.timing import Way, check_same, medians
from lev_core import TokenPath, simulate_token
from lev_core.holding import LEVELS, holding_periods

LENGTHS = range(1, 757)
TIE = 1e-9
GOAL = 5.0
ROUNDS = 5


class Found(NamedTuple):
    """Quantiles of token, L × asset, asset and gap by length, and shares of windows."""

    quantiles: Floats
    shares: Floats


def theirs(token: TokenPath) -> Found:
    """Return with pandas what `holding_periods` returns, one length after the other."""
    nav, close = token.nav, token.prices.close
    quantiles, shares = [], []
    for length in LENGTHS:
        made = pd.DataFrame(
            {"token": nav / nav.shift(length), "asset": close / close.shift(length)}
        )
        made = made.iloc[length:] - 1.0
        made["simple"] = LEVERAGE * made["asset"]
        made["gap"] = made["token"] - made["simple"]
        levels = made[["token", "simple", "asset", "gap"]].quantile(list(LEVELS))
        quantiles.append(levels.to_numpy().T)
        ahead = made["gap"] > TIE, made["token"] - made["asset"] > TIE, made["token"] < -TIE
        shares.append([share.mean() for share in ahead])
    return Found(np.array(quantiles), np.array(shares))


def ours(token: TokenPath) -> Found:
    """Return the same with the library."""
    found = holding_periods(token, LENGTHS)
    quantiles = np.stack([found.token, found.simple, found.asset, found.gap], axis=1)
    shares = np.stack([found.beats_simple, found.beats_asset, found.loses], axis=1)
    return Found(quantiles, shares)


def measure() -> dict[str, Result]:
    """Return how much faster than pandas the windows of a history are sorted."""
    token = simulate_token(history(), LEVERAGE, costs=COSTS)
    for found, expected in zip(ours(token), theirs(token), strict=True):
        check_same(1.0 + found, 1.0 + expected, 1e-12)
    here, there = medians(Way(lambda: ours(token)), Way(lambda: theirs(token)), rounds=ROUNDS)
    print(f"Windows of 1 to 756 days: {here:.2f} s, in pandas {there:.2f} s")
    return {
        "holding_periods": faster(
            here, there, goal=GOAL, against="pandas: exact quantiles of all windows of 1–756 days"
        )
    }
