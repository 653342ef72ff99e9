"""Scenarios: each path is the token it would be alone, and what is counted is what there was."""

from __future__ import annotations

import threading
import tracemalloc
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lev_core import Costs, Funded, PerpetualFunding, SquareRootImpact, simulate_token
from lev_core._types import Floats
from lev_core.scenarios import (
    RandomWalk,
    Scenarios,
    StationaryBootstrap,
    _blocks,
    draw_paths,
    simulate_scenarios,
)
from lev_core.scenarios._blocks import Source
from lev_core.scenarios._growth import Growing, token_growth, token_terms
from lev_core.scenarios.simulation import fan_dates
from tests.core.scenarios.models import (
    BOOTSTRAP,
    CALM,
    COSTS,
    MULTIPLES,
    SOURCES,
    WALK,
    closes,
    numbers,
    same,
)
from tests.core.strategies import costs, fractions, leverages, refused

SHARES = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99]


def stored(source: Source, leverage: float, charged: Costs, intervals: int, paths: int) -> Floats:
    """Return a token's value on every path and after every interval, all of them kept."""
    factors = draw_paths(source, intervals=intervals, paths=paths, rng=3)
    terms = token_terms(leverage, charged, 1.0 / source.periods_per_year)
    return np.asarray(np.cumprod(token_growth(factors, terms), axis=0))


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: type(source).__name__)
def test_every_path_of_every_token_is_the_token_simulated_alone(source: Source) -> None:
    factors = draw_paths(source, intervals=50, paths=4, rng=3)
    for leverage in MULTIPLES:
        paths = stored(source, leverage, COSTS, 50, 4)
        for column in range(4):
            prices = closes(factors[:, column], source.periods_per_year)
            alone = simulate_token(prices, leverage, costs=COSTS).arrays.nav[1:]
            np.testing.assert_allclose(paths[:, column], alone, rtol=1e-12)


@given(
    leverages(),
    costs().map(lambda given: replace(given, impact=None, rebalance_cost=0.0)),
    st.lists(fractions(0.4, 2.0), min_size=1, max_size=8),
)
def test_growing_many_days_at_once_is_growing_day_by_day(
    leverage: float, charged: Costs, days: list[float]
) -> None:
    terms = token_terms(leverage, charged, 1.0 / 365.0)
    factors = np.array([days, [1.0] * len(days)]).T.copy()
    expected = np.cumprod(token_growth(factors, terms), axis=0)
    grown = Growing((terms,), 2).advance(factors, list(range(1, len(days) + 1)))
    np.testing.assert_allclose(grown[:, 0], np.cumprod(factors, axis=0), rtol=1e-12)
    np.testing.assert_allclose(grown[:, 1], expected, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: type(source).__name__)
def test_what_is_told_is_what_the_stored_paths_say(source: Source) -> None:
    dates, paths = (1, 5, 13, 40), 6000
    found = simulate_scenarios(
        source, (3.0, -1.0), intervals=40, paths=paths, rng=3, costs=COSTS, fan=dates
    )
    asset = np.cumprod(draw_paths(source, intervals=40, paths=paths, rng=3), axis=0)
    assert found.asset.mean == pytest.approx(asset[-1].mean(), rel=1e-12)
    for token in found.tokens:
        values = stored(source, token.leverage, COSTS, 40, paths)
        final, simple = values[-1], 1.0 + token.leverage * (asset[-1] - 1.0)
        assert token.mean == pytest.approx(final.mean(), rel=1e-12)
        assert token.standard_error == pytest.approx(final.std(ddof=1) / paths**0.5, rel=1e-9)
        assert token.chance_of_loss == np.mean(final < 1.0)
        assert token.chance_of_ruin == np.mean(final == 0.0)
        assert token.chance_of_beating_asset == np.mean(final > asset[-1])
        assert token.chance_of_beating_simple == np.mean(final > simple)
        at_dates = values[np.array(dates) - 1]
        np.testing.assert_allclose(token.mean_fan, at_dates.mean(axis=1), rtol=1e-12)
        exact = np.quantile(at_dates, SHARES, axis=1, method="inverted_cdf").T
        np.testing.assert_allclose(token.fan(SHARES), exact, rtol=0.002)
        np.testing.assert_allclose(token.quantiles(SHARES), exact[-1], rtol=6.2e-5)
        assert token.median == token.quantiles([0.5])[0]


def test_a_fair_walk_leaves_the_mean_and_takes_the_median() -> None:
    walk = RandomWalk(volatility=0.3, periods_per_year=252.0)
    found = simulate_scenarios(walk, (-2.0, 2.0, 3.0), intervals=252, paths=40_000, rng=7)
    assert abs(found.asset.mean - 1.0) < 3.0 * found.asset.standard_error
    for token in found.tokens:
        assert abs(token.mean - 1.0) < 3.0 * token.standard_error
        assert token.median == pytest.approx(np.exp(-0.5 * (token.leverage * 0.3) ** 2), rel=0.02)


def test_volatility_that_clusters_is_fair_where_its_mean_is_nothing() -> None:
    found = simulate_scenarios(CALM, (3.0,), intervals=100, paths=40_000, rng=7)
    assert abs(found.asset.mean - 1.0) < 3.0 * found.asset.standard_error
    assert abs(found.tokens[0].mean - 1.0) < 3.0 * found.tokens[0].standard_error


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: type(source).__name__)
def test_the_same_seed_is_the_same_result_whoever_computes_it(
    source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(executor: Executor | None = None, workers_ahead: int = 16) -> Scenarios:
        monkeypatch.setattr(_blocks, "IN_FLIGHT", workers_ahead)
        return simulate_scenarios(
            source, (3.0, -2.0), intervals=30, paths=9000, rng=5, fan=(10, 20), executor=executor
        )

    alone = run()
    for workers in (1, 2, 3):
        with ThreadPoolExecutor(workers) as threads:
            assert same(run(threads), alone)
            assert same(run(threads, 1), alone)


def test_processes_find_what_this_one_finds() -> None:
    def run(executor: Executor | None = None) -> Scenarios:
        return simulate_scenarios(
            BOOTSTRAP, (3.0,), intervals=30, paths=9000, rng=5, fan=(10,), executor=executor
        )

    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as processes:
        assert same(run(processes), run())


def test_another_seed_is_another_result_and_a_generator_another_each_time() -> None:
    def run(rng: np.random.Generator | int) -> Scenarios:
        return simulate_scenarios(WALK, (2.0,), intervals=5, paths=100, rng=rng)

    generator = np.random.default_rng(4)
    first, second = run(generator), run(generator)
    assert same(first, run(4))
    assert not same(second, first)
    assert not same(run(5), first)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: type(source).__name__)
def test_a_fan_does_not_change_where_the_paths_end(source: Source) -> None:
    with_fan, without = (
        simulate_scenarios(source, (3.0,), intervals=40, paths=3000, rng=2, fan=fan)
        for fan in (fan_dates(40, 13), ())
    )
    for one, other in zip(numbers(with_fan), numbers(without), strict=True):
        np.testing.assert_allclose(one[-1], other[-1], rtol=1e-10)


def test_ruin_is_for_ever() -> None:
    wild = RandomWalk(volatility=1.0, periods_per_year=252.0)
    found = simulate_scenarios(wild, (-5.0, 5.0), intervals=40, paths=2000, rng=1, fan=range(1, 41))
    for token in found.tokens:
        ruined = (token.fan(np.linspace(0.0, 1.0, 501).tolist()) == 0.0).sum(axis=1)
        assert 0.0 < token.chance_of_ruin < 1.0
        assert (np.diff(ruined) >= 0).all()
        values = stored(wild, token.leverage, Costs(), 40, 100)
        assert (values[1:][values[:-1] == 0.0] == 0.0).all()


def test_a_multiple_of_one_without_costs_is_the_asset_and_beats_nothing() -> None:
    for source in SOURCES:
        found = simulate_scenarios(source, (1.0, 0.0), intervals=20, paths=500, rng=1)
        token, cash = found.tokens
        assert token.mean == pytest.approx(found.asset.mean, rel=1e-12)
        assert token.chance_of_beating_asset == token.chance_of_beating_simple == 0.0
        assert (cash.mean, cash.chance_of_loss) == (1.0, 0.0)


def test_what_it_costs_to_come_and_go_is_taken_off() -> None:
    fees = Costs(creation_fee=0.01, redemption_fee=0.02)
    with_fees, without = (
        simulate_scenarios(WALK, (2.0,), intervals=5, paths=200, rng=1, costs=charged)
        for charged in (fees, Costs())
    )
    kept = 0.98 / 1.01
    assert with_fees.tokens[0].mean == pytest.approx(kept * without.tokens[0].mean, rel=1e-12)
    assert with_fees.asset.mean == without.asset.mean


def test_simple_leverage_follows_from_the_asset() -> None:
    found = simulate_scenarios(WALK, (2.0,), intervals=50, paths=4000, rng=3, fan=(25,))
    asset = np.cumprod(draw_paths(WALK, intervals=50, paths=4000, rng=3), axis=0)[[24, 49]]
    for leverage in (-2.0, 3.0):
        simple = 1.0 + leverage * (asset - 1.0)
        exact = np.quantile(simple, SHARES, axis=1, method="inverted_cdf").T
        near = found.simple_fan(leverage, SHARES)
        np.testing.assert_allclose(near, exact, atol=0.004 * abs(leverage))
        assert found.simple_mean(leverage) == pytest.approx(simple[-1].mean(), rel=1e-12)


def test_progress_is_told_until_all_is_done() -> None:
    told: list[tuple[int, int]] = []
    simulate_scenarios(
        WALK, (2.0,), intervals=3, paths=10_000, rng=1, progress=lambda *done: told.append(done)
    )
    assert told == [(4096, 10_000), (8192, 10_000), (10_000, 10_000)]


@pytest.mark.parametrize("workers", [0, 2])
def test_a_run_that_is_stopped_says_how_many_paths_were_done(workers: int) -> None:
    stop = threading.Event()

    def run(executor: Executor | None) -> Scenarios:
        return simulate_scenarios(
            *(WALK, (2.0,)),
            intervals=3,
            paths=10**9,
            rng=1,
            progress=lambda done, _: stop.set() if done > 9000 else None,
            cancel=stop.is_set,
            executor=executor,
        )

    if workers:
        with ThreadPoolExecutor(workers) as threads:
            found = run(threads)
    else:
        found = run(None)
    assert (found.paths, found.asked) == (3 * 4096, 10**9)
    whole = simulate_scenarios(WALK, (2.0,), intervals=3, paths=3 * 4096, rng=1)
    assert same(found, whole)


@settings(max_examples=20)
@given(st.integers(1, 12), st.integers(1, 40), leverages(-4.0, 4.0))
def test_chances_are_shares_of_the_paths(intervals: int, paths: int, leverage: float) -> None:
    found = simulate_scenarios(
        WALK, (leverage,), intervals=intervals, paths=paths, rng=1, costs=COSTS
    )
    (token,) = found.tokens
    assert found.paths == paths
    assert 0.0 <= token.chance_of_ruin <= token.chance_of_loss <= 1.0
    low, high = token.quantiles([0.0, 1.0])
    assert low * (1.0 - 1e-4) <= token.mean <= high * (1.0 + 1e-4)
    assert token.chance_of_loss == 1.0 or high > 1.0 - 1e-4


@pytest.mark.parametrize("source", [WALK, BOOTSTRAP], ids=lambda source: type(source).__name__)
def test_ten_times_the_paths_take_no_more_memory(source: Source) -> None:
    def peak(paths: int) -> int:
        tracemalloc.start()
        simulate_scenarios(
            *(source, (-3.0, -1.0, 2.0, 3.0, 5.0)),
            intervals=12,
            paths=paths,
            rng=1,
            costs=COSTS,
            fan=range(1, 13),
        )
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    few, many = peak(9_000), peak(90_000)
    assert many < 1.3 * few < 64 * 2**20


def test_fans_are_spread_evenly_and_end_at_the_end() -> None:
    assert fan_dates(1) == (1,)
    assert fan_dates(756, 60)[-1] == 756
    assert len(fan_dates(756, 60)) == 60
    assert set(np.diff(fan_dates(756, 60)).tolist()) == {12, 13}


def test_what_cannot_be_simulated_is_refused_in_words() -> None:
    def run(**changed: Any) -> Scenarios:  # noqa: ANN401 - one wrong argument at a time
        given: dict[str, Any] = {
            "leverages": (2.0,),
            "intervals": 5,
            "paths": 10,
            "rng": 1,
        } | changed
        return simulate_scenarios(WALK, **given)

    with refused("intervals", "1 or more, not 0"):
        run(intervals=0)
    with refused("paths", "not -3"):
        run(paths=-3)
    with refused("at least one multiple"):
        run(leverages=())
    with refused("from −10 to 10, not 11"):
        run(leverages=(11.0,))
    with refused("must be below 0.1"):
        run(leverages=(10.0,), costs=Costs(trading_fee=0.2))
    with refused("1 to 5, not 6"):
        run(fan=(6,))
    with refused("1 to 5, not 0"):
        run(fan=(0, 2))
    with refused("at most 128 dates", "129"):
        run(intervals=129, fan=range(1, 130))
    with refused("at most 12 multiples", "13"):
        run(leverages=range(-3, 10))
    dated = pd.Series([0.03, 0.04], index=pd.to_datetime(["2020-01-01", "2021-01-01"]))
    impact = SquareRootImpact(daily_volume=1e9, daily_volatility=0.02)
    for charged in (
        Costs(financing=Funded(rate=dated)),
        Costs(financing=PerpetualFunding(rate=dated)),
        Costs(impact=impact, fund_size=1e6),
    ):
        with refused("Simulated days have no dates"):
            run(costs=charged)
    with refused("shares of the paths from 0 to 1"):
        run().tokens[0].quantiles([50.0])
    soaring = StationaryBootstrap(returns=np.ones(5), periods_per_year=252.0, mean_block=1.0)
    for source in (soaring, RandomWalk(volatility=0.1, drift=10.0, periods_per_year=1.0)):
        with refused("beyond any number"):
            simulate_scenarios(source, (10.0,), intervals=2000, paths=2, rng=1)
