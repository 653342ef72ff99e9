"""What the core's tests share: histories by hand and at random, sums, and refusals."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import strategies as st

from lev_core import (
    Costs,
    Funded,
    GapAttribution,
    LeverageError,
    PerpetualFunding,
    PriceHistory,
    SquareRootImpact,
)

CONTRIBUTIONS = (
    "trend_gain",
    "volatility_drag",
    "rule_effect",
    "management_fee",
    "financing",
    "trading_fee",
    "impact",
    "rebalance_cost",
    "creation_fee",
    "redemption_fee",
)


def dated(values: Sequence[float], first: str = "2024-01-01", freq: str = "D") -> pd.Series:
    """Return values dated day after day."""
    index = pd.date_range(first, periods=len(values), freq=freq)
    return pd.Series(list(values), index=index, dtype=np.float64)


def quotes(*prices: float) -> PriceHistory:
    """Return a history of these prices on consecutive days."""
    return PriceHistory(dated(prices))


def walk(*returns: float) -> PriceHistory:
    """Return a history that starts at 100 and makes these returns on consecutive days."""
    return PriceHistory(dated(climb(returns)))


def climb(returns: Sequence[float], start: float = 100.0) -> list[float]:
    """Return the prices that make these returns."""
    prices = [start]
    for change in returns:
        prices.append(prices[-1] * (1.0 + change))
    return prices


def swings(volatility: float, days: int, seed: int, drift: float = 0.0) -> PriceHistory:
    """Return a seeded history of daily normal returns, volatility and drift per year of 365."""
    daily = np.random.default_rng(seed).normal(drift / 365, volatility / math.sqrt(365), days)
    return PriceHistory(dated(climb(daily.tolist())))


@contextmanager
def refused(*words: str) -> Iterator[None]:
    """Expect a refusal in one sentence that holds these words."""
    with pytest.raises(LeverageError) as caught:
        yield
    sentence = str(caught.value)
    assert sentence.splitlines() == [sentence]
    assert sentence.endswith(".")
    assert ". " not in sentence
    for word in words:
        assert word.replace("-", "−") in sentence.replace("-", "−")


def contributions(gap: GapAttribution) -> list[float]:
    """Return everything between L × asset and the token."""
    return [float(getattr(gap, name)) for name in CONTRIBUTIONS]


def largest_term(gap: GapAttribution) -> float:
    """Return the size of the largest number in the sum, the unit invested among them."""
    return max(abs(term) for term in (1.0, gap.simple, gap.token, *contributions(gap)))


def residual(gap: GapAttribution) -> float:
    """Return what the parts leave unexplained, as a share of the largest term."""
    return abs(gap.simple + sum(contributions(gap)) - gap.token) / largest_term(gap)


def clear_of_ruin(history: PriceHistory, leverage: float, margin: float = 0.1) -> bool:
    """Return whether no interval ends so near 0 that rounding decides what is left."""
    return bool((np.abs(1.0 + leverage * history.interval_returns) > margin).all())


def fractions(low: float, high: float) -> st.SearchStrategy[float]:
    """Draw a finite number from a range."""
    return st.floats(low, high, allow_subnormal=False)


def returns(low: float = -0.6, high: float = 1.0) -> st.SearchStrategy[float]:
    """Draw the return of one interval."""
    return fractions(low, high)


def leverages(low: float = -10.0, high: float = 10.0) -> st.SearchStrategy[float]:
    """Draw a target leverage, whole or fractional."""
    whole = st.integers(math.ceil(low), math.floor(high)).map(float)
    return st.one_of(whole, fractions(low, high))


def leverages_outside() -> st.SearchStrategy[float]:
    """Draw a target leverage clearly above 1 or below 0."""
    return st.one_of(leverages(1.01, 10.0), leverages(-10.0, -0.01))


@st.composite
def histories(
    draw: st.DrawFn, *, moves: st.SearchStrategy[float] | None = None, intervals: int = 24
) -> PriceHistory:
    """Draw a history with weekends, holidays and bars of a few hours between its rows."""
    wild_or_calm = draw(st.sampled_from((returns(), returns(-0.09, 0.09))))
    changes = draw(st.lists(moves or wild_or_calm, min_size=1, max_size=intervals))
    count = len(changes)
    hours = draw(st.lists(st.sampled_from((4, 24, 24, 72, 96)), min_size=count, max_size=count))
    start = draw(fractions(0.001, 100_000.0))
    index = pd.Timestamp("2019-01-03") + pd.to_timedelta(np.cumsum([0, *hours]), unit="h")
    return PriceHistory(pd.Series(climb(changes, start), index=pd.DatetimeIndex(index)))


@st.composite
def costs(
    draw: st.DrawFn,
    *,
    max_trading_fee: float = 0.02,
    lowest: float = 0.0,
    fixed_size: bool = False,
) -> Costs:
    """Draw everyday to extreme costs, from `lowest` (below 0 is income) per year upwards.

    Half of them have impact, a cost of each rebalance and fees on the way in and out as well.
    """
    funded = st.builds(
        Funded,
        rate=fractions(lowest, 0.5),
        spread=fractions(lowest, 0.2),
        borrow_fee=fractions(lowest, 0.5),
    )
    futures = st.builds(PerpetualFunding, rate=fractions(lowest, 0.5))
    plain = Costs(
        management_fee=draw(fractions(lowest, 0.5)),
        financing=draw(funded if lowest == 0.0 else st.one_of(funded, futures)),
        trading_fee=draw(fractions(0.0, max_trading_fee)),
    )
    if not draw(st.booleans()):
        return plain
    return replace(
        plain,
        impact=draw(st.one_of(st.none(), impacts())),
        rebalance_cost=draw(fractions(0.0, 1e4)),
        fund_size=draw(fractions(1e6, 1e9)),
        size_follows_nav=draw(st.booleans()) and not fixed_size,
        creation_fee=draw(fractions(0.0, 0.02)),
        redemption_fee=draw(fractions(0.0, 0.02)),
    )


def impacts() -> st.SearchStrategy[SquareRootImpact]:
    """Draw a market deep enough for every trade a fund of a billion could have to make."""
    return st.builds(
        SquareRootImpact,
        daily_volume=fractions(5e11, 1e13),
        daily_volatility=fractions(0.0, 0.08),
        coefficient=fractions(0.0, 1.0),
    )
