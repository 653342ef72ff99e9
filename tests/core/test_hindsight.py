"""The best multiple in hindsight: found by hand, its band held to random walks, and its limits."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given

from lev_core import (
    BestMultiple,
    Costs,
    Funded,
    PriceHistory,
    best_in_hindsight,
    growth_optimal_leverage,
    simulate_token,
    sweep,
    volatility,
)
from lev_core.market import bundled
from tests.core.strategies import dated, histories, quotes, refused, swings, walk

GRID = [tenths / 10 for tenths in range(-50, 51)]
FOUND = BestMultiple(leverage=2.0, total_return=0.5, standard_error=1.0, is_at_edge=False)


def test_the_best_multiple_of_two_days_is_the_one_found_by_hand() -> None:
    found = best_in_hindsight(sweep(walk(0.1, -0.05), [0.0, 1.0, 4.0, 5.0, 6.0]))
    assert found.leverage == 5.0  # the peak of (1 + 0.1 L)(1 − 0.05 L)
    assert found.total_return == pytest.approx(1.5 * 0.75 - 1.0)
    assert not found.is_at_edge


@given(histories())
def test_no_multiple_swept_ended_higher(history: PriceHistory) -> None:
    swept = sweep(history, GRID, costs=Costs(management_fee=0.01))
    found = best_in_hindsight(swept)
    assert found.total_return == swept.total_return.max()
    assert found.leverage in GRID
    again = simulate_token(history, found.leverage, costs=Costs(management_fee=0.01))
    assert found.total_return == pytest.approx(again.total_return, rel=1e-9, abs=1e-12)


def test_the_band_is_as_wide_as_the_error_of_the_mean_makes_it() -> None:
    prices = bundled("^IXIC")
    found = best_in_hindsight(sweep(prices, GRID))
    of_mean = volatility(prices) / math.sqrt(prices.years)
    assert found.standard_error == pytest.approx(of_mean / volatility(prices) ** 2)
    assert found.high - found.leverage == pytest.approx(1.959964 * found.standard_error)
    assert found.leverage - found.low == pytest.approx(1.959964 * found.standard_error)


def test_the_error_is_that_of_the_growth_optimal_multiple_and_of_the_published_example() -> None:
    example = growth_optimal_leverage(0.10, 0.04, 0.16, 25.0)
    assert example.leverage == pytest.approx(2.34375)
    prices = bundled("^IXIC")
    ours = best_in_hindsight(sweep(prices, [1.0])).standard_error
    theirs = growth_optimal_leverage(0.10, 0.04, volatility(prices), prices.years)
    assert ours == pytest.approx(theirs.standard_error, rel=1e-12)


def test_the_band_holds_the_true_multiple_in_about_95_of_100_random_walks() -> None:
    true, swing = 1.0, 0.3
    walks = (swings(swing, 3650, seed, drift=true * swing**2) for seed in range(300))
    bands = [best_in_hindsight(sweep(history, GRID)) for history in walks]
    held = np.mean([band.low <= true <= band.high for band in bands])
    assert 0.91 <= held <= 0.99


def test_costs_that_grow_with_the_multiple_move_it_and_leave_its_error() -> None:
    prices = swings(0.2, 2000, seed=4, drift=0.1)
    dear = Costs(financing=Funded(rate=0.05, spread=0.02))
    swept = sweep(prices, GRID, costs=[Costs(), dear])
    free, charged = best_in_hindsight(swept), best_in_hindsight(swept, costs=1)
    assert charged.leverage < free.leverage
    assert charged.standard_error == free.standard_error


def test_of_equals_the_one_nearest_to_nothing_is_the_best() -> None:
    assert best_in_hindsight(sweep(quotes(5.0, 5.0, 5.0), GRID)).leverage == 0.0
    assert best_in_hindsight(sweep(quotes(5.0, 5.0, 5.0), [3.0, -1.0, 2.0])).leverage == -1.0


@pytest.mark.parametrize("prices", [quotes(5.0, 6.0), quotes(5.0, 5.0, 5.0)], ids=["two", "flat"])
def test_where_swings_are_not_known_the_band_is_without_end(prices: PriceHistory) -> None:
    found = best_in_hindsight(sweep(prices, GRID))
    assert (found.low, found.high) == (-math.inf, math.inf)


def test_the_best_at_an_end_of_the_multiples_is_marked() -> None:
    assert best_in_hindsight(sweep(walk(0.1, 0.1), GRID)).is_at_edge
    assert best_in_hindsight(sweep(walk(-0.1, -0.1), GRID)).is_at_edge


def test_a_set_of_costs_that_was_not_swept_is_refused() -> None:
    swept = sweep(walk(0.1, 0.1), GRID)
    for wrong in (1, -1):
        with refused("1 sets of costs", f"no {wrong}"):
            best_in_hindsight(swept, costs=wrong)


def test_a_result_that_no_sweep_has_is_refused() -> None:
    with refused("best multiple", "nan"):
        replace(FOUND, leverage=math.nan)
    with refused("best multiple", "-1.5"):
        replace(FOUND, total_return=-1.5)
    with refused("standard error", "-1"):
        replace(FOUND, standard_error=-1.0)


def test_the_share_of_drag_is_that_of_the_drag() -> None:
    history = PriceHistory(dated([100.0, 110.0, 90.0, 105.0]))
    swept = sweep(history, [-2.0, 0.0, 0.5, 1.0, 3.0])
    ends = swept.total_return[:, 0] + 1.0
    np.testing.assert_allclose(swept.drag_share, swept.drag / (ends - swept.drag), rtol=1e-12)
    assert swept.drag_share[0] < 0.0 < swept.drag_share[2]
    assert swept.drag_share[[1, 3]] == pytest.approx([0.0, 0.0], abs=1e-12)


def test_a_share_of_drag_is_none_where_equal_steps_leave_nothing() -> None:
    swept = sweep(walk(0.5), [-2.0, -3.0, 1.0])
    assert np.isnan(swept.drag_share).tolist() == [True, True, False]
