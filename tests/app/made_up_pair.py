"""A made-up fund of three times QQQ, for a Yahoo on this machine: a model and known noise."""

from __future__ import annotations

from functools import cache

import numpy as np
import pandas as pd

from lev_core import Costs, Funded, simulate_token
from tests.contract.fake_yahoo import Chart, FakeYahoo

DAYS = pd.bdate_range("2021-01-04", periods=700)
RATE = 0.02
FEE = 0.0084
SPREAD = 0.009  # a year; on record of TQQQ are 0.5%
NOISE = 0.0004  # of the price, gone again the day after


@cache
def asset(daily: float = 0.011, seed: int = 5) -> pd.Series:
    """Return a made-up asset."""
    moves = np.random.default_rng(seed).normal(0.0005, daily, len(DAYS))
    return pd.Series(100.0 * np.exp(np.cumsum(moves)), index=DAYS)


def fund(of: pd.Series, leverage: float | pd.Series, *, fee: float = FEE) -> pd.Series:
    """Return what a fund's prices would be: its model, and a little noise in each of them."""
    costs = Costs(management_fee=fee, financing=Funded(rate=RATE, spread=SPREAD))
    noise = np.random.default_rng(9).normal(0.0, NOISE, len(of))
    return 50.0 * simulate_token(of, leverage, costs=costs).nav * (1.0 + noise)


def chart(prices: pd.Series, name: str, kind: str = "ETF") -> Chart:
    """Return prices as Yahoo would send them."""
    days = [f"{day:%Y-%m-%d}" for day in prices.index]
    return Chart(days=days, closes=prices.tolist(), kind=kind, name=name)


def give_pairs(yahoo: FakeYahoo) -> None:
    """Let a Yahoo know two pairs and the bill rate."""
    qqq, xop = asset(), asset(0.02, 7)
    changing = pd.Series(
        [3.0, 2.0], index=pd.DatetimeIndex(["1900-01-01", "2022-03-31"]), name="leverage"
    )
    yahoo.give("QQQ", chart(qqq, "Example Hundred"))
    yahoo.give("TQQQ", chart(fund(qqq, 3.0), "Three Times Example"))
    yahoo.give("SQQQ", chart(fund(qqq, -3.0), "Example Short"))
    yahoo.give("XOP", chart(xop, "Example Oil"))
    yahoo.give("GUSH", chart(fund(xop, changing), "Example Gush"))
    bills = pd.Series(100.0 * RATE, index=DAYS)
    yahoo.give("^IRX", chart(bills, "13 Week Bill", kind="INDEX"))
