"""Figures read off a path."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given

from lev_core import (
    Costs,
    PriceHistory,
    drawdown,
    simple_leverage,
    simulate_token,
    theoretical_turnover,
    turnover,
    volatility,
)
from tests.core.strategies import dated, histories, leverages, quotes, refused, swings, walk


def test_drawdown_is_the_fall_from_the_highest_value_so_far() -> None:
    falls = drawdown(dated((1.0, 2.0, 1.5, 3.0, 0.3)))
    assert falls.round(12).tolist() == [0.0, 0.0, -0.25, 0.0, -0.9]
    assert falls.index.equals(dated((1.0,) * 5).index)


def test_nothing_left_is_a_drawdown_of_everything_and_below_nothing_is_no_more() -> None:
    assert drawdown(dated((1.0, 0.0, 0.0))).tolist() == [0.0, -1.0, -1.0]
    below = simple_leverage(quotes(100.0, 60.0, 65.0), 3.0)
    assert below.iloc[1] < 0.0
    assert drawdown(below).round(12).tolist() == [0.0, -1.0, -1.0 + 0.0]


@given(histories(), leverages())
def test_a_drawdown_lies_between_everything_and_nothing(
    history: PriceHistory, leverage: float
) -> None:
    falls = drawdown(simulate_token(history, leverage).nav)
    assert falls.between(-1.0, 0.0).all()
    assert falls.iloc[0] == 0.0


def test_volatility_is_the_deviation_of_log_returns_in_a_year() -> None:
    up, down = math.log(1.01), math.log(1.0 / 1.01)
    mean = (up + down + up) / 3.0
    variance = ((up - mean) ** 2 + (down - mean) ** 2 + (up - mean) ** 2) / 2.0
    prices = quotes(100.0, 101.0, 100.0, 101.0)
    assert volatility(prices) == pytest.approx(math.sqrt(variance * 365.0), rel=1e-12)


def test_volatility_is_found_in_a_history_made_with_it() -> None:
    assert volatility(swings(0.6, 20_000, seed=1)) == pytest.approx(0.6, rel=0.02)


def test_a_steady_asset_has_no_volatility() -> None:
    assert volatility(quotes(100.0, 110.0, 121.0, 133.1)) == pytest.approx(0.0, abs=1e-12)


def test_volatility_takes_its_year_from_the_data() -> None:
    weekdays = PriceHistory(dated((100.0, 101.0, 100.0, 101.0, 100.0, 101.0), freq="B"))
    every_day = quotes(100.0, 101.0, 100.0, 101.0, 100.0, 101.0)
    ratio = volatility(weekdays) / volatility(every_day)
    assert ratio == pytest.approx(math.sqrt(5.0 / 7.0), rel=1e-12)


def test_a_volatility_needs_three_prices() -> None:
    with refused("at least three prices", "2"):
        volatility(quotes(100.0, 101.0))


def test_turnover_is_what_was_traded_over_the_nav_before_in_a_year() -> None:
    token = simulate_token(quotes(100.0, 101.0, 102.01), 2.0)
    assert turnover(token) == pytest.approx(2.0 * 0.01 * 365.0, rel=1e-12)


def test_turnover_counts_only_the_time_the_token_lived() -> None:
    lived = simulate_token(walk(0.1, -0.4), 3.0)
    outlived = simulate_token(walk(0.1, -0.4, 0.1, 0.1, 0.1), 3.0)
    assert outlived.wiped_out_row == 2
    assert turnover(outlived) == turnover(lived)


def test_a_token_that_never_trades_has_no_turnover() -> None:
    assert turnover(simulate_token(walk(0.1, -0.1), 1.0)) == 0.0
    assert turnover(simulate_token(walk(0.0, 0.0), 3.0)) == 0.0


@pytest.mark.parametrize("leverage", [-3.0, -1.0, 2.0, 3.0])
def test_turnover_comes_near_its_theory(leverage: float) -> None:
    token = simulate_token(swings(0.6, 10_000, seed=2), leverage, costs=Costs(trading_fee=0.0005))
    theory = theoretical_turnover(0.6, leverage, 365.0)
    assert turnover(token) == pytest.approx(theory, rel=0.03)


def test_a_measure_of_a_ruined_token_is_a_number() -> None:
    token = simulate_token(walk(-0.5, 0.1), 3.0)
    assert np.isfinite(turnover(token))
    assert drawdown(token.nav).tolist() == [0.0, -1.0, -1.0]
