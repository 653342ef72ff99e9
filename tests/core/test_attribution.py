"""The split of the gap: reference numbers, sums, signs, and what happens when a token is ruined."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import FrozenInstanceError, replace
from math import e, log
from typing import Any

import pytest
from hypothesis import assume, given

from lev_core import (
    Costs,
    Funded,
    GapAttribution,
    PriceHistory,
    TokenPath,
    attribute_gap,
    attribute_log_gap,
    simulate_token,
)
from lev_core.attribution import gross_value, steady_value
from lev_core.linking import log_costs, logarithmic_mean
from lev_core.shapley import shapley_costs
from tests.core.strategies import (
    CONTRIBUTIONS,
    contributions,
    costs,
    dated,
    fractions,
    histories,
    largest_term,
    leverages,
    leverages_outside,
    quotes,
    refused,
    residual,
    swings,
    walk,
)

COSTS = Costs(management_fee=0.01, financing=Funded(rate=0.05), trading_fee=0.001)
NO_COSTS = Costs()
COST_NAMES = CONTRIBUTIONS[3:]


def golden() -> TokenPath:
    """Return the model's reference path."""
    return simulate_token(walk(0.10, -0.08, 0.05), 3.0, costs=COSTS)


def ruined_by_trading() -> TokenPath:
    """Return a token that only the fee for its last trade wiped out."""
    charged = Costs(management_fee=0.01, financing=Funded(rate=0.05), trading_fee=0.3)
    return simulate_token(walk(0.01, -0.3, 0.05), 3.0, costs=charged)


def ruined_by_the_manager() -> TokenPath:
    """Return a token that a fee of 500% a year wiped out over a hundred days."""
    prices = PriceHistory(dated((100.0, 101.0, 99.0, 104.0), freq="100D"))
    charged = Costs(management_fee=5.0, financing=Funded(rate=0.05), trading_fee=0.001)
    return simulate_token(prices, 3.0, costs=charged)


def ruined_by_the_market() -> TokenPath:
    """Return a token that was worth nothing before any cost."""
    return simulate_token(walk(0.1, -0.4, 0.5), 3.0, costs=COSTS)


def without_costs_after(gap: GapAttribution) -> GapAttribution:
    """Return a split with its costs set to nothing."""
    return replace(gap, management_fee=0.0, financing=0.0, trading_fee=0.0, impact=0.0)


def test_the_golden_split_is_met_to_its_last_digit() -> None:
    gap = attribute_gap(golden())
    assert round(gap.simple, 4) == 0.1878
    assert round(gap.simple, 10) == 0.1878
    assert round(gap.trend_gain, 10) == 0.0077296710
    assert round(gap.volatility_drag, 10) == -0.0593296710
    assert round(gap.management_fee, 10) == -0.0000919059
    assert round(gap.financing, 10) == -0.0009190588
    assert round(gap.trading_fee, 10) == -0.0015366856
    assert round(gap.token, 12) == 0.133652349734
    assert gap.impact == 0.0
    assert gap.rule_effect == 0.0
    assert residual(gap) < 1e-15


def test_the_headline_sums_are_sums_of_the_parts() -> None:
    gap = attribute_gap(golden())
    assert gap.compounding_effect == gap.trend_gain + gap.volatility_drag
    assert gap.cost_drag == pytest.approx(
        gap.management_fee + gap.financing + gap.trading_fee, rel=1e-15
    )
    assert gap.gap == gap.token - gap.simple
    assert gap.gap == pytest.approx(gap.compounding_effect + gap.cost_drag, abs=1e-15)


def test_the_headline_sums_leave_no_part_out() -> None:
    parts: dict[str, Any] = {name: 2.0**power for power, name in enumerate(CONTRIBUTIONS)}
    gap = GapAttribution(simple=1.0, token=1025.0, **parts)
    assert gap.compounding_effect == parts["trend_gain"] + parts["volatility_drag"]
    assert gap.cost_drag == sum(parts[name] for name in COST_NAMES)
    assert gap.gap == 1024.0


def test_two_days_of_ten_percent_gain_three_points_and_lose_none_to_swings() -> None:
    gap = attribute_gap(simulate_token(walk(0.1, 0.1), 2.0))
    assert gap.simple == pytest.approx(0.42, abs=1e-15)
    assert gap.trend_gain == pytest.approx(0.02, abs=1e-15)
    assert gap.volatility_drag == pytest.approx(0.0, abs=1e-15)


def test_there_and_back_is_all_volatility_drag() -> None:
    gap = attribute_gap(simulate_token(quotes(100.0, 90.0, 100.0), 3.0))
    assert gap.simple == 0.0
    assert gap.trend_gain == 0.0
    assert round(gap.volatility_drag, 6) == -0.066667


@given(histories(intervals=1), leverages(), costs(lowest=-0.5))
def test_over_one_interval_trend_gain_and_volatility_drag_are_exactly_nothing(
    history: PriceHistory, leverage: float, charged: Costs
) -> None:
    assume(1.0 + leverage * history.total_return > 0.0)
    gap = attribute_gap(simulate_token(history, leverage, costs=charged))
    assert gap.volatility_drag == 0.0
    assert gap.trend_gain == 0.0


def test_over_one_interval_the_golden_asset_has_no_compounding_effect() -> None:
    for leverage in (-3.0, 0.5, 2.0, 3.0):
        gap = attribute_gap(simulate_token(quotes(100.0, 125.0), leverage, costs=COSTS))
        assert gap.trend_gain == 0.0
        assert gap.volatility_drag == 0.0


@given(histories(), leverages(), costs(lowest=-0.5))
def test_the_parts_sum_to_the_token(history: PriceHistory, leverage: float, charged: Costs) -> None:
    assert residual(attribute_gap(simulate_token(history, leverage, costs=charged))) <= 1e-12


@given(histories(), leverages(-3.0, 3.0), costs(max_trading_fee=0.3))
def test_the_parts_sum_to_the_token_at_fees_that_ruin(
    history: PriceHistory, leverage: float, charged: Costs
) -> None:
    assert residual(attribute_gap(simulate_token(history, leverage, costs=charged))) <= 1e-12


@given(histories(), leverages(), costs(lowest=-0.5))
def test_the_log_parts_sum_to_the_log_of_the_token(
    history: PriceHistory, leverage: float, charged: Costs
) -> None:
    token = simulate_token(history, leverage, costs=charged)
    gap = attribute_log_gap(token)
    assume(gap is not None)
    assert gap is not None
    assert residual(gap) <= 1e-12
    assert gap.token == pytest.approx(log(token.final_value), rel=1e-12, abs=1e-12)


@given(histories(), leverages_outside(), costs())
def test_trend_gain_is_never_below_nothing_and_volatility_drag_never_above(
    history: PriceHistory, leverage: float, charged: Costs
) -> None:
    gap = attribute_gap(simulate_token(history, leverage, costs=charged))
    rounding = 1e-12 * largest_term(gap)
    assert gap.trend_gain >= -rounding
    assert gap.volatility_drag <= rounding


@given(histories(), fractions(0.0, 1.0), costs())
def test_between_zero_and_one_trend_gain_and_volatility_drag_change_sides(
    history: PriceHistory, leverage: float, charged: Costs
) -> None:
    gap = attribute_gap(simulate_token(history, leverage, costs=charged))
    rounding = 1e-12 * largest_term(gap)
    assert gap.trend_gain <= rounding
    assert gap.volatility_drag >= -rounding


@given(histories(), leverages_outside())
def test_in_log_points_the_signs_are_the_same(history: PriceHistory, leverage: float) -> None:
    gap = attribute_log_gap(simulate_token(history, leverage))
    assume(gap is not None)
    assert gap is not None
    assert gap.trend_gain >= -1e-12 * largest_term(gap)
    assert gap.volatility_drag <= 1e-12 * largest_term(gap)


@given(histories(), leverages())
def test_without_costs_the_costs_are_nothing(history: PriceHistory, leverage: float) -> None:
    gap = attribute_gap(simulate_token(history, leverage))
    assert gap.cost_drag == 0.0
    assert gap == without_costs_after(gap)


@given(histories(), leverages(), costs())
def test_costs_do_not_touch_what_happens_before_them(
    history: PriceHistory, leverage: float, charged: Costs
) -> None:
    charged_gap = attribute_gap(simulate_token(history, leverage, costs=charged))
    free = attribute_gap(simulate_token(history, leverage))
    for part in ("simple", "trend_gain", "volatility_drag"):
        assert getattr(charged_gap, part) == getattr(free, part)


@given(histories(), leverages(1.0, 10.0), costs())
def test_no_cost_of_a_long_token_is_a_gain(
    history: PriceHistory, leverage: float, charged: Costs
) -> None:
    gap = attribute_gap(simulate_token(history, leverage, costs=charged))
    for name in COST_NAMES:
        assert getattr(gap, name) <= 0.0


@pytest.mark.parametrize("leverage", [-2.0, 3.0])
def test_the_log_points_of_costs_add_over_time(leverage: float) -> None:
    whole = swings(0.6, 400, seed=3)
    middle = whole.index[200]
    halves = [whole.between(whole.index[0], middle), whole.between(middle, whole.index[-1])]
    parts = [log_costs(simulate_token(half, leverage, costs=COSTS)) for half in halves]
    for name, points in log_costs(simulate_token(whole, leverage, costs=COSTS)).items():
        assert parts[0][name] + parts[1][name] == pytest.approx(points, rel=1e-12)


def test_the_log_points_of_costs_are_those_of_the_split() -> None:
    gap = attribute_log_gap(golden())
    assert gap is not None
    for name, points in log_costs(golden()).items():
        assert getattr(gap, name) == -points
    assert sum(log_costs(golden()).values()) == pytest.approx(
        log(gross_value(golden()) / golden().arrays.nav[-1]), rel=1e-12
    )


def test_the_log_split_starts_at_the_log_of_simple_leverage() -> None:
    gap = attribute_log_gap(simulate_token(quotes(100.0, 110.0, 121.0), 2.0))
    assert gap is not None
    assert gap.simple == pytest.approx(log(1.42), rel=1e-12)
    assert gap.trend_gain == pytest.approx(log(1.44 / 1.42), rel=1e-12)
    assert gap.volatility_drag == pytest.approx(0.0, abs=1e-15)


def test_what_has_no_logarithm_has_no_log_split() -> None:
    assert attribute_log_gap(ruined_by_the_market()) is None
    assert attribute_log_gap(ruined_by_trading()) is None
    below_zero_but_alive = simulate_token(quotes(100.0, 80.0, 64.0), 3.0)
    assert below_zero_but_alive.wiped_out_on is None
    assert attribute_log_gap(below_zero_but_alive) is None


def test_a_token_that_lost_nearly_everything_keeps_its_log_split() -> None:
    token = simulate_token(quotes(*(100.0, 125.0) * 60, 100.0), -3.0, costs=COSTS)
    assert token.wiped_out_on is None
    assert token.arrays.nav[-1] == pytest.approx(0.4**60, rel=0.2)
    gap = attribute_log_gap(token)
    assert gap is not None
    assert gap.token == pytest.approx(log(token.arrays.nav[-1]), rel=1e-12)
    assert residual(gap) <= 1e-12


def test_an_asset_that_lost_nearly_everything_can_still_be_split() -> None:
    falling = quotes(*(100.0 * 0.4**day for day in range(51)))
    for leverage in (-1.0, 0.5, 1.5):
        gap = attribute_gap(simulate_token(falling, leverage))
        assert residual(gap) <= 1e-12
        assert abs(gap.volatility_drag) <= 1e-12 * largest_term(gap)


def test_equal_steps_without_swings_have_no_volatility_drag_however_far_they_fall() -> None:
    for steps in (5, 10, 20, 30):
        falling = quotes(*(100.0 * 0.4**day for day in range(steps + 1)))
        token = simulate_token(falling, -1.0)
        assert steady_value(token) == pytest.approx(gross_value(token), rel=1e-12)


def test_a_split_beyond_any_number_is_refused_in_words() -> None:
    token = simulate_token(
        quotes(*(e ** (0.05 * (day % 2) + 0.0081 * day) for day in range(10_001))), 10.0
    )
    with refused("beyond any number"):
        attribute_gap(token)


@pytest.mark.parametrize("ruined", [ruined_by_trading, ruined_by_the_manager])
def test_costs_that_alone_ruin_a_token_share_the_loss_by_shapley(
    ruined: Callable[[], TokenPath],
) -> None:
    token = ruined()
    assert token.arrays.nav[-1] == 0.0
    assert gross_value(token) > 0.0
    gap = attribute_gap(token)
    assert residual(gap) <= 1e-12
    assert gap.token == -1.0
    for name, share in shapley_costs(token).items():
        assert getattr(gap, name) == share
    assert gap.cost_drag == pytest.approx(-gross_value(token), rel=1e-12)


def test_the_cost_that_ruins_gets_the_largest_share() -> None:
    by_trading, by_manager = (
        attribute_gap(ruined_by_trading()),
        attribute_gap(ruined_by_the_manager()),
    )
    assert by_trading.trading_fee == min(contributions(by_trading)[3:])
    assert by_manager.management_fee == min(contributions(by_manager)[3:])


def test_a_token_ruined_before_costs_owes_nothing_to_them() -> None:
    token = ruined_by_the_market()
    gap = attribute_gap(token)
    assert gross_value(token) == 0.0
    assert gap == without_costs_after(gap)
    assert gap.volatility_drag == -steady_value(token)
    assert gap.token == -1.0
    assert residual(gap) <= 1e-12


def test_where_one_equal_step_would_ruin_all_is_in_the_trend() -> None:
    token = simulate_token(quotes(100.0, 50.0, 25.0), 3.0)
    gap = attribute_gap(token)
    assert steady_value(token) == 0.0
    assert gap.volatility_drag == 0.0
    assert gap.compounding_effect == gap.trend_gain == pytest.approx(1.25, abs=1e-15)
    assert gap.token == -1.0


@given(fractions(1e-9, 1e9), fractions(1e-9, 1e9))
def test_the_logarithmic_mean_lies_between_its_values(first: float, second: float) -> None:
    mean = logarithmic_mean(first, second)
    assert min(first, second) * (1 - 1e-12) <= mean <= max(first, second) * (1 + 1e-12)
    assert mean == pytest.approx(logarithmic_mean(second, first), rel=1e-12)
    if abs(first - second) > 0.01 * first:
        assert mean == pytest.approx((first - second) / log(first / second), rel=1e-12)


def test_the_logarithmic_mean_of_equals_is_the_value() -> None:
    assert logarithmic_mean(0.3, 0.3) == 0.3
    assert logarithmic_mean(0.0, 0.0) == 0.0
    assert logarithmic_mean(1.0, 1.0 + 1e-13) == pytest.approx(1.0, rel=1e-12)


def test_a_split_cannot_be_changed() -> None:
    gap = attribute_gap(golden())
    with pytest.raises(FrozenInstanceError):
        gap.token = 0.0  # type: ignore[misc]  # wrong on purpose


def test_the_same_token_gives_the_same_split() -> None:
    assert attribute_gap(golden()) == attribute_gap(golden())
    assert set(CONTRIBUTIONS) < set(vars(attribute_gap(golden())))
