"""What a token is compared with."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given

from lev_core import (
    PriceHistory,
    power_law,
    simple_leverage,
    simulate_token,
    unlevered,
    worthless_on,
)
from tests.core.strategies import (
    clear_of_ruin,
    dated,
    histories,
    leverages,
    leverages_outside,
    quotes,
    refused,
    walk,
)


def test_simple_leverage_is_a_multiple_of_the_return_since_the_start() -> None:
    values = simple_leverage(quotes(100.0, 120.0, 90.0), 3.0)
    assert values.round(12).tolist() == [1.0, 1.6, 0.7]
    assert simple_leverage(quotes(100.0, 120.0), -2.0).round(12).tolist() == [1.0, 0.6]


def test_simple_leverage_can_fall_below_zero_and_come_back() -> None:
    assert simple_leverage(quotes(100.0, 60.0, 110.0), 3.0).round(12).tolist() == [1.0, -0.2, 1.3]


def test_a_fixed_position_is_worthless_from_the_first_day_at_zero() -> None:
    fixed = simple_leverage(quotes(100.0, 80.0, 50.0, 40.0, 130.0), 2.0)
    assert worthless_on(fixed) == pd.Timestamp("2024-01-03")
    assert worthless_on(simple_leverage(quotes(100.0, 80.0, 51.0), 2.0)) is None


def test_one_times_the_asset_is_the_asset() -> None:
    history = quotes(100.0, 120.0, 90.0)
    assert unlevered(history).tolist() == [1.0, 1.2, 0.9]
    assert simple_leverage(history, 1.0).tolist() == pytest.approx([1.0, 1.2, 0.9], rel=1e-15)
    assert power_law(history, 1.0).tolist() == pytest.approx([1.0, 1.2, 0.9], rel=1e-15)


def test_the_power_law_raises_growth_to_the_leverage() -> None:
    assert power_law(quotes(100.0, 120.0), 3.0).iloc[-1] == pytest.approx(1.2**3, rel=1e-15)
    assert power_law(quotes(100.0, 80.0), -2.0).iloc[-1] == pytest.approx(0.8**-2, rel=1e-15)


def test_every_baseline_is_dated_like_the_prices_and_starts_at_one() -> None:
    history = walk(0.1, -0.1, 0.1)
    for baseline in (simple_leverage(history, 3.0), unlevered(history), power_law(history, 3.0)):
        assert baseline.index.equals(history.index)
        assert baseline.iloc[0] == 1.0


def test_a_series_of_closes_does_as_well_as_a_history() -> None:
    closes = dated((100.0, 120.0))
    assert unlevered(closes).tolist() == [1.0, 1.2]
    assert simple_leverage(closes, 3.0).round(12).tolist() == [1.0, 1.6]
    assert power_law(closes, 2.0).round(12).tolist() == [1.0, 1.44]


@pytest.mark.parametrize("leverage", [10.5, -10.5, float("nan")])
def test_a_leverage_beyond_ten_is_refused(leverage: float) -> None:
    with refused(f"from −10 to 10, not {leverage:g};"):
        simple_leverage(walk(0.1), leverage)
    with refused(f"from −10 to 10, not {leverage:g};"):
        power_law(walk(0.1), leverage)


def test_growth_beyond_any_number_is_refused_in_words() -> None:
    with refused("10x"):
        power_law(quotes(1.0, 1e40), 10.0)


@given(histories(), leverages_outside())
def test_no_token_above_one_or_below_zero_beats_the_power_law(
    history: PriceHistory, leverage: float
) -> None:
    nav, bound = simulate_token(history, leverage).nav, power_law(history, leverage)
    assert (nav <= bound * (1.0 + 1e-12)).all()


@given(histories(), leverages(0.0, 1.0))
def test_no_token_between_zero_and_one_falls_behind_the_power_law(
    history: PriceHistory, leverage: float
) -> None:
    nav, bound = simulate_token(history, leverage).nav, power_law(history, leverage)
    assert (nav >= bound * (1.0 - 1e-12)).all()


@given(histories(intervals=1), leverages())
def test_over_one_interval_a_token_without_costs_is_simple_leverage(
    history: PriceHistory, leverage: float
) -> None:
    assume(clear_of_ruin(history, leverage))
    simple = np.maximum(simple_leverage(history, leverage), 0.0)
    np.testing.assert_allclose(simulate_token(history, leverage).nav, simple, rtol=1e-12)
