"""The random walk: its mean, its spread, and what it is fitted to."""

from __future__ import annotations

import numpy as np
import pytest

from lev_core import volatility
from lev_core.scenarios import RandomWalk, draw_paths, simulate_scenarios
from tests.core.strategies import quotes, refused, swings, walk


def test_log_returns_have_the_volatility_and_the_price_the_drift() -> None:
    model = RandomWalk(volatility=0.4, drift=0.1, periods_per_year=50.0)
    factors = draw_paths(model, intervals=50, paths=20_000, rng=3)
    logs = np.log(factors)
    assert logs.std() * 50.0**0.5 == pytest.approx(0.4, rel=0.005)
    final = factors.prod(axis=0)
    assert abs(final.mean() - np.exp(0.1)) < 3.0 * final.std() / 20_000**0.5


def test_without_swings_it_is_a_savings_book() -> None:
    model = RandomWalk(volatility=0.0, drift=0.05, periods_per_year=12.0)
    found = simulate_scenarios(model, (1.0,), intervals=24, paths=10, rng=3, fan=(12,))
    np.testing.assert_allclose(found.asset.mean_fan, np.exp([0.05, 0.10]), rtol=1e-12)
    assert found.years == 2.0
    assert found.asset.chance_of_loss == 0.0


def test_it_is_fitted_to_the_volatility_and_the_growth_of_an_asset() -> None:
    prices = swings(0.3, 2000, seed=5, drift=0.1)
    model = RandomWalk.fitted(prices)
    assert model.volatility == volatility(prices)
    growth = np.log1p(prices.total_return) / prices.years
    assert model.drift == pytest.approx(growth + 0.5 * model.volatility**2)
    assert RandomWalk.fitted(prices, fair=True).drift == 0.0


def test_walks_no_one_can_take_are_refused_in_words() -> None:
    with refused("A random walk needs at least 3 prices", "there are 2"):
        RandomWalk.fitted(quotes(100.0, 101.0))
    with refused("never moved"):
        RandomWalk.fitted(walk(*[0.0] * 10))
    for wrong in (-0.1, 11.0, float("nan")):
        with refused("volatility", "0 to 10", f"{wrong:g}"):
            RandomWalk(volatility=wrong, periods_per_year=252.0)
        with refused("periods"):
            RandomWalk(volatility=0.2, periods_per_year=-abs(wrong))
    for drift in (11.0, float("inf")):
        with refused("drift", f"{drift:g}"):
            RandomWalk(volatility=0.2, periods_per_year=252.0, drift=drift)
