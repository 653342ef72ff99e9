"""The one door to the model: published one-liners, and what it refuses."""

from __future__ import annotations

import pandas as pd
import pytest

from lev_core import Costs, simulate_token
from tests.core.strategies import dated, quotes, refused, walk


@pytest.mark.parametrize(
    ("prices", "leverage", "percent"),
    [
        pytest.param((10.0, 11.0, 10.0), 3.0, -5.4545, id="FTX, up and back"),
        pytest.param((10.0, 11.0, 12.1), 3.0, 69.0, id="FTX, up and up"),
        pytest.param((10.0, 9.5, 9.0), 3.0, -28.4211, id="FTX, down and down"),
        pytest.param((100.0, 90.0, 100.0), 3.0, -6.6667, id="down and back"),
        pytest.param((100.0, 110.0, 99.0), -2.0, -4.0, id="inverse, up and down"),
    ],
)
def test_a_published_example_is_met_to_its_last_digit(
    prices: tuple[float, ...], leverage: float, percent: float
) -> None:
    assert round(simulate_token(quotes(*prices), leverage).total_return * 100, 4) == percent


@pytest.mark.parametrize(
    ("returns", "percent"), [((0.1, 0.1, 0.1, 0.1), 185.61), ((0.1, -0.1, 0.1, -0.1), -17.19)]
)
def test_the_four_days_of_kucoin_and_mexc_are_met(
    returns: tuple[float, ...], percent: float
) -> None:
    assert round(simulate_token(walk(*returns), 3.0).total_return * 100, 2) == percent


def test_an_asset_that_lost_one_percent_cost_minus_two_x_four() -> None:
    prices = quotes(100.0, 110.0, 99.0)
    assert round(prices.total_return, 12) == -0.01
    assert round(simulate_token(prices, -2.0).total_return, 12) == -0.04


def test_a_series_of_closes_does_as_well_as_a_history() -> None:
    closes = dated((100.0, 104.0, 99.0))
    from_series, from_history = simulate_token(closes, 3.0), simulate_token(quotes(*closes), 3.0)
    pd.testing.assert_series_equal(from_series.nav, from_history.nav)


@pytest.mark.parametrize("leverage", [10.0, -10.0, 0.0, 1.3, 1])
def test_a_leverage_up_to_ten_is_taken(leverage: float) -> None:
    assert simulate_token(walk(0.01), leverage).total_return == pytest.approx(0.01 * leverage)


@pytest.mark.parametrize("leverage", [10.01, -10.01, float("nan"), float("inf"), -float("inf")])
def test_a_leverage_beyond_ten_is_refused(leverage: float) -> None:
    with refused(f"from −10 to 10, not {leverage:g};"):
        simulate_token(walk(0.01), leverage)


@pytest.mark.parametrize("leverage", [4.0, -4.0])
def test_a_fee_no_trade_could_pay_is_refused_at_the_door(leverage: float) -> None:
    with refused(f"trading fee of 0.25 at {leverage:g}x", "below 0.25,"):
        simulate_token(walk(0.01), leverage, costs=Costs(trading_fee=0.25))
    simulate_token(walk(0.01), leverage, costs=Costs(trading_fee=0.2499))


def test_prices_without_dates_are_refused() -> None:
    with refused("not a list without dates"):
        simulate_token([100.0, 101.0], 3.0)  # type: ignore[arg-type]  # a likely mistake
    with refused("a DatetimeIndex"):
        simulate_token(pd.Series([100.0, 101.0]), 3.0)


def test_growth_beyond_any_number_is_refused_in_words() -> None:
    doubling = quotes(*(2.0**day for day in range(320)))
    with refused("10x", "beyond any number"):
        simulate_token(doubling, 10.0)


def test_growth_beyond_any_number_is_refused_in_words_even_if_all_is_lost_later() -> None:
    boom_and_bust = quotes(*(2.0**day for day in range(320)), 2.0**317)
    with refused("10x", "beyond any number"):
        simulate_token(boom_and_bust, 10.0)
