"""Every window of a history: quantiles, chances, and where one of them ranks."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from lev_core import (
    Costs,
    PriceHistory,
    holding_periods,
    luck,
    simulate_token,
    window_gaps,
)
from lev_core.token import TokenPath
from tests.core.strategies import costs, dated, histories, leverages, refused, swings, walk


def by_hand(token: TokenPath, length: int) -> pd.DataFrame:
    """Return what every window of a length made, one window after the other."""
    prices, nav, kept = token.prices.values, token.arrays.nav, token.kept
    rows = []
    for start in range(len(prices) - length):
        if nav[start] > 0.0:
            asset = prices[start + length] / prices[start] - 1.0
            made = nav[start + length] / nav[start] * kept - 1.0
            rows.append((made, token.leverage * asset, asset))
    return pd.DataFrame(rows, columns=["token", "simple", "asset"])


@given(histories(), leverages(), costs())
def test_quantiles_and_shares_are_those_of_the_windows_one_by_one(
    history: PriceHistory, leverage: float, charged: Costs
) -> None:
    token = simulate_token(history, leverage, costs=charged)
    lengths = range(1, len(history))
    found = holding_periods(token, lengths, levels=(0.0, 0.1, 0.5, 1.0))
    for row, length in enumerate(lengths):
        windows = by_hand(token, length)
        windows["gap"] = windows["token"] - windows["simple"]
        assert found.windows[row] == len(windows)
        for name in ("token", "simple", "asset", "gap"):
            expected = windows[name].quantile([0.0, 0.1, 0.5, 1.0]).to_numpy()
            np.testing.assert_allclose(getattr(found, name)[row], expected, rtol=1e-9, atol=1e-12)
        assert found.beats_simple[row] == (windows["gap"] > 1e-9).mean()
        assert found.loses[row] == (windows["token"] < -1e-9).mean()
        assert found.ruined[row] == (windows["token"] <= -1.0).mean()
        assert found.beats_asset[row] == (windows["token"] - windows["asset"] > 1e-9).mean()


def test_over_one_interval_nothing_is_ahead_or_behind_before_costs() -> None:
    token = simulate_token(swings(0.6, 500, seed=2), 3.0)
    found = holding_periods(token, [1])
    assert found.beats_simple.tolist() == [0.0]
    assert np.abs(found.gap).max() < 1e-12


def test_a_trend_beats_its_multiple_over_every_window_longer_than_a_day() -> None:
    token = simulate_token(walk(*[0.01] * 50), 3.0)
    assert holding_periods(token, [1, 2, 25]).beats_simple.tolist() == [0.0, 1.0, 1.0]


def test_nobody_buys_a_token_that_is_worth_nothing() -> None:
    token = simulate_token(walk(0.1, -0.4, 0.1, 0.1), 3.0)
    found = holding_periods(token, [1, 2])
    assert found.windows.tolist() == [2, 2]
    assert found.ruined.tolist() == [0.5, 1.0]


def test_each_holder_pays_on_the_way_in_and_out() -> None:
    token = simulate_token(walk(0.0, 0.0), 3.0, costs=Costs(creation_fee=0.25, redemption_fee=0.5))
    assert holding_periods(token, [1], levels=[0.5]).token.tolist() == [[0.5 / 1.25 - 1.0]]


def test_years_come_from_the_data() -> None:
    daily = holding_periods(simulate_token(walk(*[0.0] * 365), 2.0), [365])
    assert daily.years.tolist() == [pytest.approx(1.0)]


@pytest.mark.parametrize("length", [0, 3, -1])
def test_a_window_fits_into_the_history(length: int) -> None:
    with refused("between 1 and 2", str(length)):
        holding_periods(simulate_token(walk(0.1, 0.1), 2.0), [length])


def test_a_quantile_lies_between_nothing_and_everything() -> None:
    with refused("between 0 and 1", "1.5"):
        holding_periods(simulate_token(walk(0.1, 0.1), 2.0), [1], levels=[1.5])


def test_luck_counts_the_windows_that_did_worse() -> None:
    token = simulate_token(walk(0.1, 0.1, -0.1, -0.1, 0.1, -0.1), 3.0)
    windows = by_hand(token, 2)
    gaps = (windows["token"] - windows["simple"]).to_numpy()
    for start, gap in enumerate(gaps):
        others = np.delete(gaps, start)
        found = luck(token, token.prices.index[start], token.prices.index[start + 2])
        share = ((others < gap - 1e-9) + 0.5 * (np.abs(others - gap) <= 1e-9)).mean()
        assert found.better_than == pytest.approx(share)
        assert found.gap == pytest.approx(gap)
        assert (found.intervals, found.windows, found.separate) == (2, 5, 3)


def test_windows_side_by_side_are_those_that_start_before_the_ruin() -> None:
    token = simulate_token(walk(*[0.01] * 6, -0.5, *[0.01] * 33), 3.0)
    found = luck(token, token.prices.index[0], token.prices.index[4])
    assert (found.windows, found.separate) == (7, 2)  # from rows 0 to 6: those at 0 and 4


def test_the_only_window_of_its_length_has_no_rank() -> None:
    token = simulate_token(walk(0.1, -0.1), 3.0)
    found = luck(token, "2024-01-01", "2024-01-03")
    assert found.windows == 1
    assert np.isnan(found.better_than)
    assert found.gap == pytest.approx(found.median_gap)


def test_a_window_cannot_start_with_a_token_worth_nothing() -> None:
    token = simulate_token(walk(-0.5, 0.1, 0.1), 3.0)
    with refused("worth nothing on 2 Jan 2024"):
        luck(token, "2024-01-02", "2024-01-04")


def test_with_dated_targets_each_window_is_held_against_the_target_at_its_start() -> None:
    targets = pd.Series([2.0, 3.0], index=dated((0.0, 0.0)).index)
    history = walk(0.1, 0.1)
    found = holding_periods(simulate_token(history, targets), [1], levels=[0.0, 1.0])
    assert found.simple[0].tolist() == pytest.approx([0.2, 0.3])


@given(histories(), leverages(), costs())
def test_the_gaps_of_all_windows_are_those_of_the_windows_one_by_one(
    history: PriceHistory, leverage: float, charged: Costs
) -> None:
    token = simulate_token(history, leverage, costs=charged)
    for length in range(1, len(history)):
        windows = by_hand(token, length)
        gaps = window_gaps(token, length)
        np.testing.assert_allclose(gaps, windows["token"] - windows["simple"], atol=1e-9)
        assert list(gaps.index) == list(history.index[: len(windows)])
