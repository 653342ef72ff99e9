"""The gap and the drag day by day: they add up exactly."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given

from lev_core import (
    Costs,
    PriceHistory,
    attribute_gap,
    daily_drag,
    daily_gap,
    gross_value,
    simulate_token,
)
from lev_core.market import bundled
from tests.core.strategies import (
    clear_of_ruin,
    costs,
    histories,
    leverages,
    leverages_outside,
    walk,
)


@given(histories(), leverages(), costs())
def test_the_days_add_up_to_the_gap(history: PriceHistory, leverage: float, charged: Costs) -> None:
    token = simulate_token(history, leverage, costs=charged)
    gap = attribute_gap(token).gap
    scale = max(
        1.0, *np.abs(token.arrays.nav), *np.abs(leverage * history.values / history.values[0])
    )
    assert daily_gap(token).sum() == pytest.approx(gap, abs=1e-12 * scale * len(history))


@given(histories(), leverages())
def test_the_drags_add_up_to_what_separates_the_token_from_the_power_of_the_asset(
    history: PriceHistory, leverage: float
) -> None:
    if not clear_of_ruin(history, leverage) or simulate_token(history, leverage).wiped_out_on:
        return
    grown = gross_value(simulate_token(history, leverage))
    apart = math.log(grown) - leverage * math.log(1.0 + history.total_return)
    assert daily_drag(history, leverage).sum() == pytest.approx(apart, rel=1e-9, abs=1e-9)


@given(histories(), leverages_outside())
def test_no_day_gives_anything_to_a_token_above_1_or_below_0(
    history: PriceHistory, leverage: float
) -> None:
    assert (daily_drag(history, leverage) <= 1e-15).all()


@given(histories(), leverages(0.0, 1.0))
def test_between_0_and_1_every_day_gives(history: PriceHistory, leverage: float) -> None:
    assert (daily_drag(history, leverage) >= -1e-15).all()


def test_a_day_that_wipes_the_token_out_costs_everything() -> None:
    history = walk(0.1, -0.5)
    assert daily_drag(history, 3.0).iloc[1] == -math.inf
    token = simulate_token(history, 3.0)
    assert daily_gap(token).sum() == pytest.approx(attribute_gap(token).gap)


def test_the_days_of_a_long_history_add_up_too() -> None:
    history = bundled("^IXIC")
    token = simulate_token(history, 3.0, costs=Costs(management_fee=0.0095, creation_fee=0.01))
    assert daily_gap(token).sum() == pytest.approx(attribute_gap(token).gap, abs=1e-10)
    apart = math.log(gross_value(token)) - 3.0 * math.log(1.0 + history.total_return)
    assert daily_drag(history, 3.0).sum() == pytest.approx(apart, abs=1e-9)


def test_views_are_dated_at_the_end_of_each_interval() -> None:
    history = walk(0.1, 0.2)
    assert list(daily_drag(history, 2.0).index) == list(history.index[1:])
    assert list(daily_gap(simulate_token(history, 2.0)).index) == list(history.index[1:])
