"""The theory overlays: every published number, and how far they are from the exact product."""

from __future__ import annotations

import math

import numpy as np
import pytest

from lev_core import (
    PriceHistory,
    break_even_returns,
    continuous_log_growth,
    fair_median_return,
    growth_optimal_leverage,
    simulate_token,
    theoretical_return,
    theoretical_turnover,
)
from tests.core.strategies import refused, swings


def exact_log_growth(history: PriceHistory, leverage: float) -> float:
    """Return the logarithm of the exact product."""
    return math.log(float(simulate_token(history, leverage).nav.iloc[-1]))


def error_of_expansion(history: PriceHistory, leverage: float, order: int) -> float:
    """Return how far an expansion is from the exact product, in log."""
    approximation = continuous_log_growth(history.interval_returns, leverage, order=order)
    return abs(approximation - exact_log_growth(history, leverage))


@pytest.mark.parametrize(
    ("asset_return", "volatility", "percent"),
    [
        (0.0, 0.25, -6.1),
        (0.0, 0.50, -22.1),
        (0.0, 1.00, -63.2),
        (0.60, 0.10, 153.5),
        (-0.60, 1.00, -94.1),
    ],
)
def test_a_cell_of_the_prospectus_matrix_is_met_to_its_decimal(
    asset_return: float, volatility: float, percent: float
) -> None:
    found = theoretical_return(asset_return, volatility, 2.0, 1.0)
    assert round(float(found) * 100, 1) == percent


def test_the_whole_matrix_is_computed_at_once() -> None:
    asset_returns = np.array([[-0.6], [0.0], [0.6]])
    volatilities = np.array([[0.10, 0.25, 0.50, 1.00]])
    matrix = theoretical_return(asset_returns, volatilities, 2.0, 1.0)
    assert isinstance(matrix, np.ndarray)
    assert matrix.shape == (3, 4)
    assert matrix[2, 0] == theoretical_return(0.6, 0.10, 2.0, 1.0)
    assert isinstance(theoretical_return(0.6, 0.10, 2.0, 1.0), float)


def test_the_drag_grows_with_the_years() -> None:
    over_four = float(theoretical_return(0.0, 0.25, 2.0, 4.0))
    assert over_four == pytest.approx((1.0 - 0.06058694) ** 4 - 1.0, abs=1e-7)


def test_one_times_the_asset_has_no_drag() -> None:
    assert theoretical_return(0.37, 0.80, 1.0, 5.0) == pytest.approx(0.37, rel=1e-12)


@pytest.mark.parametrize(("asset_return", "volatility"), [(-1.0, 0.25), (-1.5, 0.25), (0.0, -0.1)])
def test_the_matrix_refuses_what_cannot_be_and_names_it(
    asset_return: float, volatility: float
) -> None:
    wrong = asset_return if volatility > 0.0 else volatility
    with refused("above −1", "zero or above", f"{wrong:g}"):
        theoretical_return(asset_return, volatility, 2.0, 1.0)


@pytest.mark.parametrize("years", [0.0, -1.0, float("nan")])
def test_a_time_that_is_none_is_refused(years: float) -> None:
    said = f"above zero, not {years:g}."
    with refused(said):
        theoretical_return(0.0, 0.25, 2.0, years)
    with refused(said):
        break_even_returns(0.25, 2.0, years)
    with refused(said):
        growth_optimal_leverage(0.10, 0.04, 0.16, years)


def test_the_break_evens_of_a_2x_fund_are_the_published_ones() -> None:
    falling, rising = break_even_returns(0.25, 2.0, 1.0)
    assert (round(falling * 100, 2), round(rising * 100, 2)) == (-19.75, 32.65)


@pytest.mark.parametrize(("volatility", "years"), [(0.1, 1.0), (0.25, 1.0), (0.8, 2.0)])
def test_the_break_evens_of_a_2x_fund_have_a_closed_form(volatility: float, years: float) -> None:
    a = math.expm1(volatility**2 * years)
    root = math.sqrt(a**2 + a)
    assert break_even_returns(volatility, 2.0, years) == pytest.approx((a - root, a + root))


@pytest.mark.parametrize("leverage", [-3.0, -1.0, 1.5, 2.0, 3.0])
@pytest.mark.parametrize("volatility", [0.15, 0.6])
def test_at_a_break_even_token_and_multiple_meet_and_beyond_it_the_token_is_ahead(
    leverage: float, volatility: float
) -> None:
    for even in break_even_returns(volatility, leverage, 1.0):
        lead = [
            float(theoretical_return(even * far, volatility, leverage, 1.0)) - leverage * even * far
            for far in (0.99, 1.0, 1.01)
        ]
        assert lead[0] < 0.0 < lead[2]
        assert lead[1] == pytest.approx(0.0, abs=1e-9)


def test_a_token_wins_only_beyond_about_one_standard_deviation() -> None:
    for even in break_even_returns(0.10, 3.0, 1.0):
        assert abs(even) == pytest.approx(0.10, rel=0.15)


@pytest.mark.parametrize("leverage", [0.0, 0.5, 1.0])
def test_between_zero_and_one_there_is_no_break_even(leverage: float) -> None:
    with refused("above 1 or below 0", f"{leverage:g}"):
        break_even_returns(0.25, leverage, 1.0)


@pytest.mark.parametrize("volatility", [0.0, -0.1, float("nan")])
def test_without_volatility_there_is_no_break_even(volatility: float) -> None:
    with refused("volatility above zero", f"{volatility:g}"):
        break_even_returns(volatility, 2.0, 1.0)


@pytest.mark.parametrize(
    ("volatility", "leverage"), [(0.25, float("nan")), (float("inf"), 2.0), (0.25, float("inf"))]
)
def test_a_break_even_of_no_number_is_refused(volatility: float, leverage: float) -> None:
    with refused("break-even"):
        break_even_returns(volatility, leverage, 1.0)


def test_the_growth_optimum_is_the_published_one() -> None:
    best = growth_optimal_leverage(0.10, 0.04, 0.16, 25.0)
    assert best.leverage == pytest.approx(2.34375, rel=1e-14)
    assert round(best.growth * 100, 3) == 11.031
    assert best.standard_error == pytest.approx(1.0 / (0.16 * 5.0), rel=1e-14)


def test_growth_is_highest_at_the_optimum_and_back_at_the_rate_at_twice_it() -> None:
    mean, rate, volatility = 0.10, 0.04, 0.16
    best = growth_optimal_leverage(mean, rate, volatility, 1.0)

    def growth(leverage: float) -> float:
        return rate + leverage * (mean - rate) - 0.5 * (leverage * volatility) ** 2

    assert growth(best.leverage) == pytest.approx(best.growth, rel=1e-14)
    assert growth(2.0 * best.leverage) == pytest.approx(rate, rel=1e-14)
    assert max(growth(best.leverage - 0.01), growth(best.leverage + 0.01)) < best.growth


@pytest.mark.parametrize("volatility", [0.0, -0.1, float("nan")])
def test_without_volatility_there_is_no_growth_optimum(volatility: float) -> None:
    with refused(f"volatility must be above zero, not {volatility:g}."):
        growth_optimal_leverage(0.10, 0.04, volatility, 1.0)


def test_the_theoretical_turnover_is_the_published_one() -> None:
    turned_over = theoretical_turnover(0.60, 3.0, 365.0)
    assert round(turned_over, 1) == 54.9
    assert round(turned_over * 0.0005 * 100, 2) == 2.74


def test_long_two_and_short_one_turn_over_alike_and_one_does_not_at_all() -> None:
    assert theoretical_turnover(0.6, -1.0, 365.0) == theoretical_turnover(0.6, 2.0, 365.0)
    assert theoretical_turnover(0.6, 1.0, 365.0) == 0.0


def test_the_median_of_a_fair_game_is_a_loss_of_eighty_percent() -> None:
    assert round(fair_median_return(0.60, 3.0, 1.0) * 100) == -80


def test_in_a_fair_game_the_mean_token_gains_nothing_and_the_median_loses() -> None:
    rng = np.random.default_rng(11)
    value = np.ones(40_000)
    for _ in range(365):
        value *= 1.0 + 3.0 * rng.normal(0.0, 0.60 / math.sqrt(365), value.size)
    assert np.mean(value) == pytest.approx(1.0, abs=0.1)
    assert np.median(value) - 1.0 == pytest.approx(fair_median_return(0.60, 3.0, 1.0), abs=0.02)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("leverage", [-3.0, -1.0, 2.0, 3.0])
def test_at_twenty_percent_volatility_the_corrected_expansion_is_close(
    leverage: float, seed: int
) -> None:
    year = swings(0.20, 365, seed)
    assert error_of_expansion(year, leverage, 4) < 1e-4
    assert error_of_expansion(year, leverage, 2) > error_of_expansion(year, leverage, 4)


def test_at_eighty_percent_volatility_the_plain_expansion_of_3x_is_far_off() -> None:
    errors = [error_of_expansion(swings(0.80, 365, seed), 3.0, 2) for seed in range(20)]
    assert 0.05 < max(errors) < 0.3


def test_each_order_of_the_expansion_adds_its_own_term() -> None:
    returns = np.array([0.1, -0.05])
    terms = [
        3.0 * math.log(1.1 * 0.95) - 3.0 * (0.1**2 + 0.05**2),
        8.0 * (0.1**3 - 0.05**3),
        -19.5 * (0.1**4 + 0.05**4),
    ]
    for order in (2, 3, 4):
        expected = sum(terms[: order - 1])
        assert continuous_log_growth(returns, 3.0, order=order) == pytest.approx(expected)


def test_the_expansion_takes_raw_returns_not_deviations_from_their_mean() -> None:
    steady = np.full(10, 0.01)
    expected = 3.0 * 10 * math.log1p(0.01) - 3.0 * 10 * 0.01**2
    assert continuous_log_growth(steady, 3.0) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("order", [0, 1, 5])
def test_an_unknown_order_is_refused(order: int) -> None:
    with refused(f"order 2, 3 or 4, not {order}."):
        continuous_log_growth(np.array([0.1]), 3.0, order=order)
