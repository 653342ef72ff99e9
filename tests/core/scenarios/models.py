"""Models, costs and runs the tests of scenarios share."""

from __future__ import annotations

import numpy as np
import pandas as pd

from lev_core import Costs, Funded
from lev_core._types import Floats
from lev_core.scenarios import (
    Clustering,
    HistoricalInnovations,
    Outcome,
    RandomWalk,
    Scenarios,
    StationaryBootstrap,
    StudentInnovations,
)
from lev_core.scenarios._blocks import Source

WALK = RandomWalk(volatility=0.3, periods_per_year=252.0)
HISTORY = np.random.default_rng(8).standard_t(4.0, 700) * 0.01
BOOTSTRAP = StationaryBootstrap(returns=HISTORY, periods_per_year=252.0, mean_block=7.0)
CALM = Clustering(mean=0.0, omega=4e-6, alpha=0.08, beta=0.88, periods_per_year=252.0)
ANXIOUS = Clustering(
    mean=2e-4,
    omega=4e-6,
    alpha=0.03,
    beta=0.88,
    gamma=0.1,
    innovations=StudentInnovations(6.0),
    variance=4e-4,
    periods_per_year=252.0,
)
FILTERED = Clustering(
    mean=2e-4,
    omega=4e-6,
    alpha=0.06,
    beta=0.9,
    innovations=HistoricalInnovations(HISTORY),
    periods_per_year=252.0,
)
SOURCES: tuple[Source, ...] = (WALK, BOOTSTRAP, CALM, ANXIOUS, FILTERED)
COSTS = Costs(
    management_fee=0.0095,
    financing=Funded(rate=0.03, spread=0.005, borrow_fee=0.01),
    trading_fee=0.001,
)
MULTIPLES = (-3.0, -1.0, 0.0, 0.5, 1.0, 2.0, 3.0, 5.0)


def numbers(found: Scenarios) -> list[Floats]:
    """Return every number of a result."""
    return [number for outcome in (found.asset, *found.tokens) for number in _numbers(outcome)]


def _numbers(outcome: Outcome) -> tuple[Floats, Floats, Floats]:
    chances = (
        outcome.chance_of_loss,
        outcome.chance_of_ruin,
        outcome.chance_of_beating_asset,
        outcome.chance_of_beating_simple,
    )
    means = np.array([outcome.mean, outcome.standard_error, *chances])
    return means, outcome.mean_fan, outcome.fan([0.0, 0.05, 0.5, 0.95, 1.0])


def same(one: Scenarios, other: Scenarios) -> bool:
    """Return whether two results are the same to the last bit."""
    pairs = zip(numbers(one), numbers(other), strict=True)
    return one.paths == other.paths and all(np.array_equal(a, b) for a, b in pairs)


def closes(factors: Floats, days_in_year: float) -> pd.Series:
    """Return the prices one path makes, a ``1/days_in_year`` of a year of 365 days apart."""
    step = pd.Timedelta(seconds=365 * 86_400) / days_in_year
    index = pd.Timestamp("2000-01-01") + step * np.arange(len(factors) + 1)
    prices = 100.0 * np.cumprod(np.concatenate(([1.0], factors)))
    return pd.Series(prices, index=pd.DatetimeIndex(index))
