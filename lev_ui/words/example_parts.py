"""What the examples of the words share: two roads, one day, one trade, all of a 3x token."""

from __future__ import annotations

from functools import cache

import pandas as pd

from lev_core import (
    GapAttribution,
    Rebalance,
    attribute_gap,
    rebalance,
    simulate_token,
    trigger_move,
)
from lev_ui.theme import money, percent, plain_number
from lev_ui.words.rules import whole_percent

L = 3.0
PAID_IN = 100.0
BASIS_POINT = 1e-4
UP, BACK = (100.0, 110.0, 121.0), (100.0, 90.0, 100.0)
ROUGH = (100.0, 140.0, 121.0)  # from the same start to the same end as UP
TRADING_DAYS = 252.0
DATES = pd.date_range("2024-01-01", periods=len(UP))


def dollars(amount: float) -> str:
    """Return an amount in dollars for Markdown, without cents where it has none."""
    return money(amount, "USD").replace(".00", "").replace("$", r"\$")


def road(closes: tuple[float, ...]) -> str:
    """Return closes one after the other, "100 to 110 to 121"."""
    return " to ".join(plain_number(close) for close in closes)


@cache
def split(closes: tuple[float, ...]) -> GapAttribution:
    """Return what becomes of a 3x token on a road of closes, without any cost."""
    return attribute_gap(simulate_token(pd.Series(closes, index=DATES), L))


def one_day(leverage: float, move: float) -> str:
    """Return what a token does on a day on which the asset makes this move."""
    closes = pd.Series([PAID_IN, PAID_IN * (1.0 + move)], index=DATES[:2])
    result = simulate_token(closes, leverage).total_return
    return f"{'rises' if result > 0.0 else 'falls'} {whole_percent(abs(result))}"


def reset(move: float) -> Rebalance:
    """Return the trade of a 3x token of $100 after a move."""
    return rebalance(PAID_IN * (1.0 + L * move), PAID_IN * L * (1.0 + move), L)


def fall_to(leverage: float, level: float) -> str:
    """Return the fall that takes a leverage to a level, "11.1%"."""
    return percent(-trigger_move(leverage, level), signed=False)
