"""Resampled history: pieces of what was, of the length that was asked for."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lev_core._types import Floats
from lev_core.scenarios import (
    StationaryBootstrap,
    draw_paths,
    optimal_block_length,
    simulate_scenarios,
)
from tests.core.scenarios.models import HISTORY
from tests.core.strategies import quotes, refused, swings, walk


def rows(mean_block: float, history: int, intervals: int, paths: int) -> Floats:
    """Return which row of history each day of each path is, shape (intervals, paths)."""
    source = StationaryBootstrap(
        returns=np.arange(history, dtype=np.float64), periods_per_year=252.0, mean_block=mean_block
    )
    return draw_paths(source, intervals=intervals, paths=paths, rng=6) - 1.0


def test_a_history_of_one_return_gives_that_return() -> None:
    source = StationaryBootstrap.fitted(walk(*[0.001] * 80))
    found = simulate_scenarios(source, (3.0, -1.0), intervals=50, paths=300, rng=1, fan=(7,))
    assert source.mean_block == 1.0
    for token, growth in zip(found.tokens, (1.003, 0.999), strict=True):
        np.testing.assert_allclose(token.mean_fan, [growth**7, growth**50], rtol=1e-12)
        assert token.standard_error < 1e-9
    assert found.asset.chance_of_loss == 0.0


def test_a_block_as_long_as_can_be_is_the_history_in_one_circular_piece() -> None:
    drawn = rows(1e15, 70, 200, 50)
    assert (np.diff(drawn, axis=0) % 70 == 1).all()
    assert len(np.unique(drawn[0])) > 30


@pytest.mark.parametrize("mean_block", [1.0, 1.5, 4.0, 60.0])
def test_blocks_are_as_long_on_average_as_asked_for(mean_block: float) -> None:
    drawn = rows(mean_block, 500, 252, 2500)
    joins = np.diff(drawn, axis=0) % 500 != 1
    expected = 1.0 / mean_block * (1.0 - 1.0 / 500)
    error = np.sqrt(expected * (1.0 - expected) / joins.size)
    assert abs(joins.mean() - expected) < 4.0 * error
    assert abs(joins[:20].mean() - expected) < 4.0 * error * np.sqrt(251 / 20)
    assert abs(joins[-20:].mean() - expected) < 4.0 * error * np.sqrt(251 / 20)


def test_every_day_of_history_is_as_likely_as_any_other() -> None:
    counts = np.bincount(rows(5.0, 50, 40, 20_000).astype(np.intp).ravel(), minlength=50)
    assert (np.abs(counts / counts.mean() - 1.0) < 0.03).all()


@settings(max_examples=15)
@given(st.floats(1.0, 90.0), st.integers(1, 90), st.integers(1, 60))
def test_each_path_is_made_of_the_history(mean_block: float, intervals: int, paths: int) -> None:
    drawn = rows(mean_block, 60, intervals, paths)
    assert drawn.shape == (intervals, paths)
    assert np.isin(drawn, np.arange(60)).all()


def test_a_crash_that_ruins_is_met_as_often_as_it_must_be() -> None:
    returns = np.full(100, 0.001)
    returns[40] = -0.5
    source = StationaryBootstrap(returns=returns, periods_per_year=252.0, mean_block=1.0)
    found = simulate_scenarios(source, (3.0,), intervals=20, paths=40_000, rng=1, fan=(10,))
    (token,) = found.tokens
    assert token.chance_of_ruin == pytest.approx(1.0 - 0.99**20, abs=0.006)
    assert token.fan([1.0 - 0.99**10 - 0.01, 1.0 - 0.99**10 + 0.01])[0, 0] == 0.0
    assert token.fan([1.0 - 0.99**10 - 0.01, 1.0 - 0.99**10 + 0.01])[0, 1] > 0.9


def test_swings_that_last_stay_together_only_in_long_blocks() -> None:
    calm_and_wild = np.where(np.arange(1000) % 200 < 100, 0.001, 0.03)
    signs = np.where(np.random.default_rng(1).random(1000) < 0.5, 1.0, -1.0)
    returns = calm_and_wild * signs
    spreads = []
    for length in (1.0, 200.0):
        source = StationaryBootstrap(returns=returns, periods_per_year=252.0, mean_block=length)
        factors = draw_paths(source, intervals=50, paths=4000, rng=1)
        spreads.append(np.square(factors - 1.0).sum(axis=0).std())
    assert spreads[1] > 4.0 * spreads[0]


@pytest.mark.parametrize("coefficient", [0.3, 0.6])
def test_the_block_length_is_the_best_one_for_an_autoregression(coefficient: float) -> None:
    count = 20_000
    noise = np.random.default_rng(3).standard_normal(count)
    values = np.zeros(count)
    for row in range(1, count):
        values[row] = coefficient * values[row - 1] + noise[row]
    best = (2.0 * coefficient / (1.0 - coefficient**2)) ** (2 / 3) * count ** (1 / 3)
    assert optimal_block_length(values) == pytest.approx(best, rel=0.15)


def test_the_block_length_stays_in_its_bounds() -> None:
    assert optimal_block_length(np.full(100, 0.3)) == 1.0
    drifting = np.cumsum(np.random.default_rng(1).standard_normal(200))
    for values in (drifting, drifting[:9], drifting[:2], np.tile([1.0, -1.0], 50)):
        longest = max(1.0, min(3.0 * len(values) ** 0.5, len(values) / 3.0))
        assert 1.0 <= optimal_block_length(values) <= longest


def test_the_length_chosen_minds_how_long_swings_last() -> None:
    calm_and_wild = np.repeat([0.002, 0.03] * 5, 60) * np.random.default_rng(1).normal(size=600)
    source = StationaryBootstrap.fitted(walk(*calm_and_wild.tolist()))
    assert optimal_block_length(source.returns) < 10.0
    assert source.mean_block == optimal_block_length(source.returns**2) > 20.0
    assert StationaryBootstrap.fitted(walk(*HISTORY), mean_block=12.0).mean_block == 12.0


def test_histories_that_cannot_be_resampled_are_refused_in_words() -> None:
    with refused("A bootstrap needs at least 61 prices", "there are 11"):
        StationaryBootstrap.fitted(swings(0.2, 10, seed=1))
    with refused("there are 2"):
        StationaryBootstrap.fitted(quotes(100.0, 101.0))
    with refused("never moved"):
        StationaryBootstrap.fitted(quotes(*[100.0] * 100))
    for length in (0.5, float("nan"), float("inf")):
        with refused("block must be 1 or above", f"{length:g}"):
            StationaryBootstrap.fitted(swings(0.2, 100, seed=1), mean_block=length)
    for returns in (np.zeros(0), np.zeros((2, 2)), np.array([0.1, np.nan])):
        with refused("one row of finite numbers"):
            StationaryBootstrap(returns=returns, periods_per_year=252.0, mean_block=2.0)
    with refused("above −1, not −1"):
        StationaryBootstrap(returns=np.array([-1.0]), periods_per_year=252.0, mean_block=2.0)
    with refused("periods in a year", "not 0"):
        StationaryBootstrap(returns=HISTORY, periods_per_year=0.0, mean_block=2.0)
