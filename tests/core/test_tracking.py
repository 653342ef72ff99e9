"""A model held against a real token: what they share, and how far they differ."""

from __future__ import annotations

import math
from dataclasses import FrozenInstanceError
from typing import Any, cast

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lev_core import (
    Costs,
    Never,
    PriceHistory,
    Tracking,
    simulate_token,
    track,
    worst_days,
)
from tests.core.strategies import climb, dated, fractions, leverages, refused, swings, walk

YEAR = swings(0.2, 365, seed=3, drift=0.1)
WEEKDAYS = 400


def shares(seed: int = 5) -> PriceHistory:
    """Return a share's history: no weekends."""
    daily = np.random.default_rng(seed).normal(0.0004, 0.012, WEEKDAYS)
    return PriceHistory(dated(climb(daily.tolist()), freq="B"))


def of_itself(leverage: float = 3.0, scale: float = 40.0) -> Tracking:
    """Return a token held against its own NAV."""
    token = simulate_token(YEAR, leverage)
    return track(token, token.nav * scale)


@given(leverages(-3.0, 3.0), fractions(0.001, 1e6))
def test_a_token_tracks_itself_perfectly_whatever_the_scale(leverage: float, scale: float) -> None:
    assume(abs(leverage) > 0.01)
    same = of_itself(leverage, scale)
    assert same.tracking_difference == pytest.approx(0.0, abs=1e-12)
    assert same.terminal_ratio == pytest.approx(1.0, abs=1e-12)
    assert same.farthest_ratio == pytest.approx(1.0, abs=1e-12)
    assert same.r_squared == pytest.approx(1.0, abs=1e-12)
    assert same.beta == pytest.approx(1.0, abs=1e-9)
    assert same.tracking_error == pytest.approx(0.0, abs=1e-12)


@given(fractions(0.001, 1e6))
def test_the_scale_of_the_real_prices_does_not_matter(scale: float) -> None:
    token, fund = simulate_token(YEAR, 3.0), simulate_token(YEAR, 2.9).nav
    one, other = track(token, fund), track(token, fund * scale)
    for figure in ("tracking_difference", "terminal_ratio", "r_squared", "beta"):
        assert getattr(one, figure) == pytest.approx(getattr(other, figure), rel=1e-9)


def test_the_tracking_difference_is_growth_of_the_fund_less_that_of_the_model() -> None:
    days = pd.date_range("2022-01-01", "2024-01-01")
    model = pd.Series(np.linspace(1.0, 1.21, len(days)), index=days)
    fund = pd.Series(np.linspace(10.0, 14.4, len(days)), index=days)
    result = track(model, fund)
    assert result.years == 2.0
    assert result.model_return == pytest.approx(0.21)
    assert result.real_return == pytest.approx(0.44)
    assert result.tracking_difference == pytest.approx(1.2 - 1.1, abs=1e-12)
    assert result.terminal_ratio == pytest.approx(1.21 / 1.44)
    assert (result.start, result.end) == (days[0], days[-1])


def test_a_fee_is_the_distance_between_a_fund_and_its_model_without_one() -> None:
    fund = simulate_token(YEAR, 1.0, costs=Costs(management_fee=0.01)).nav
    result = track(simulate_token(YEAR, 1.0), fund)
    expected = fund.iloc[-1] - YEAR.values[-1] / YEAR.values[0]
    assert result.tracking_difference == pytest.approx(expected, abs=1e-12)
    assert expected < -0.009


def test_beta_r_squared_and_error_are_those_of_the_textbook() -> None:
    token = simulate_token(shares(), 2.0)
    noise = np.random.default_rng(8).normal(0.0, 0.002, WEEKDAYS)
    made = token.nav.pct_change().to_numpy()[1:]
    real = 0.0001 + 0.9 * made + noise
    result = track(token, pd.Series(climb(real.tolist()), index=token.nav.index))
    slope, _ = np.polyfit(made, real, 1)
    assert result.beta == pytest.approx(slope, rel=1e-9)
    assert result.r_squared == pytest.approx(np.corrcoef(made, real)[0, 1] ** 2, rel=1e-9)
    years = (token.nav.index[-1] - token.nav.index[0]).days / 365.0
    expected = float(np.std(real - made, ddof=1)) * math.sqrt(WEEKDAYS / years)
    assert result.tracking_error == pytest.approx(expected, rel=1e-9)
    assert result.periods_per_year == pytest.approx(261.0, abs=1.0)


def test_a_holiday_of_one_exchange_is_an_interval_of_two_days_in_both() -> None:
    token = simulate_token(YEAR, 2.0)
    fund = token.nav.drop(token.nav.index[[0, 1, 50, 51, 200]])
    result = track(token, fund)
    assert result.model_left_out == (2, 3)
    assert result.real_left_out == (0, 0)
    assert len(result.model) == len(fund)
    assert result.model.iloc[0] == result.real.iloc[0] == 1.0
    assert result.returns()["difference"].abs().max() < 1e-12
    assert result.terminal_ratio == pytest.approx(1.0, abs=1e-12)


def test_rows_the_model_lacks_are_counted_as_the_funds() -> None:
    token = simulate_token(YEAR.between("2024-02-01", "2024-06-30"), 2.0)
    fund = simulate_token(YEAR, 2.0).nav
    result = track(token, fund)
    assert result.model_left_out == (0, 0)
    assert result.real_left_out == (len(fund) - len(token.nav), 0)
    assert result.terminal_ratio == pytest.approx(1.0, abs=1e-12)


@pytest.mark.parametrize(
    ("zone", "clock"), [("America/New_York", 16), ("Asia/Tokyo", 0), ("UTC", 23), (None, 9)]
)
def test_a_row_of_daily_prices_belongs_to_the_day_written_on_it(
    zone: str | None, clock: int
) -> None:
    token = simulate_token(shares(), 2.0)
    stamps = (token.prices.index + pd.Timedelta(hours=clock)).tz_localize(zone)
    result = track(token, token.nav.set_axis(stamps))
    assert result.real_left_out == (0, 0)
    assert result.index.equals(token.nav.index)
    assert result.tracking_difference == pytest.approx(0.0, abs=1e-12)


def test_the_last_of_two_rows_of_a_day_counts() -> None:
    fund = YEAR.close.copy()
    late = fund.set_axis(YEAR.index + pd.Timedelta(hours=12))
    early = pd.Series([1.0], index=YEAR.index[[7]] + pd.Timedelta(hours=9))
    twice = pd.concat([late, early]).sort_index()
    result = track(YEAR, twice)
    assert result.tracking_error == pytest.approx(0.0, abs=1e-12)
    assert result.real_left_out.inside == 1


def test_instants_are_compared_where_both_have_several_prices_a_day() -> None:
    hours = dated(climb([0.001, -0.001] * 50), freq="h")
    there = cast("pd.DatetimeIndex", hours.index).tz_localize("UTC").tz_convert("Asia/Tokyo")
    result = track(hours, hours.set_axis(there))
    assert len(result.real) == 101
    assert result.index.tz is None
    with refused("several prices a day", "one price a day"):
        track(hours, YEAR)


def test_too_few_common_dates_are_refused() -> None:
    with refused("At least 21 common dates", "these have 20"):
        track(YEAR, YEAR.close.iloc[:20])
    assert track(YEAR, YEAR.close.iloc[:21]).end == YEAR.index[20]
    with refused("these have 0"):
        track(YEAR, dated([1.0] * 30, first="1999-01-01"))


def test_a_model_that_is_wiped_out_ends_the_returns_and_not_the_comparison() -> None:
    changes = [0.01] * 30 + [-0.4] + [0.01] * 9
    token = simulate_token(walk(*changes), 3.0)
    fund = dated(climb([0.001 * (row % 3) for row in range(40)]))
    result = track(token, fund)
    assert result.model_return == -1.0
    assert (result.terminal_ratio, result.farthest_ratio) == (0.0, 0.0)
    assert result.farthest_on == token.wiped_out_on
    made = result.returns()
    assert len(made) == 31
    assert made["model"].iloc[-1] == -1.0
    assert result.tracking_difference is not None
    growth = (1.0 + result.real_return) ** (365.0 / 40.0)
    assert result.tracking_difference == pytest.approx(growth)
    assert np.isfinite(result.tracking_error)


def test_a_model_worth_nothing_at_the_start_is_refused() -> None:
    token = simulate_token(walk(-0.5, *[0.01] * 40), 3.0)
    with refused("worth nothing on 3 Jan 2024"):
        track(token, token.prices.close.iloc[2:])


def test_a_price_that_never_moves_has_no_share_explained() -> None:
    still = dated([5.0] * 366)
    held_still = track(YEAR, still)
    assert held_still.r_squared is None
    assert held_still.beta == 0.0
    nothing = track(still, YEAR)
    assert nothing.r_squared is None
    assert nothing.beta is None


def test_a_growth_per_year_beyond_any_number_is_none() -> None:
    minutes = dated(climb([0.5] * 25), freq="min")
    assert track(minutes, minutes).tracking_difference is None


def test_the_farthest_ratio_is_found_on_the_way_in_either_direction() -> None:
    fund = YEAR.close.copy()
    fund.iloc[100] *= 1.5
    fund.iloc[200] /= 1.4
    result = track(YEAR, fund)
    assert result.farthest_on == fund.index[100]
    assert result.farthest_ratio == pytest.approx(1.0 / 1.5)
    assert result.terminal_ratio == pytest.approx(1.0)


def test_a_comparison_cannot_be_changed() -> None:
    result = of_itself()
    with pytest.raises(FrozenInstanceError):
        cast("Any", result).years = 3.0
    with pytest.raises(ValueError, match="read-only"):
        result.real.to_numpy()[0] = 2.0


# ---------------------------------------------------------------- the days


def missed() -> Tracking:
    """Return a 3x token and a fund that loses 2% more on one day and gets it back the next."""
    token = simulate_token(YEAR, 3.0)
    fund = token.nav.copy()
    fund.iloc[120] *= 0.98
    return track(token, fund)


def test_the_worst_days_are_the_funds_largest_losses_the_largest_first() -> None:
    result = missed()
    losses = worst_days(result, 5).losses
    expected = result.returns()["real"].nsmallest(5)
    assert losses["real"].tolist() == expected.tolist()
    assert losses.index.equals(expected.index)
    assert (losses["real"] - losses["model"] - losses["difference"]).abs().max() == 0.0
    assert (losses["multiple"] - 3.0 * losses["asset"]).abs().max() < 1e-15
    assert (losses["multiple"] - losses["model"]).abs().max() < 1e-12


def test_the_days_missed_most_are_found_and_not_explained() -> None:
    days = worst_days(missed(), 2)
    assert sorted(days.misses.index) == list(YEAR.index[[120, 121]])
    assert days.misses["difference"].abs().min() > 0.018
    assert days.usual_difference < 1e-12
    assert not days.misses["explained"].any()


@given(fractions(0.01, 0.99), st.integers(1, 400))
def test_a_day_is_explained_within_the_share_that_is_given(share: float, count: int) -> None:
    fund = track(simulate_token(YEAR, 3.0), simulate_token(YEAR, 2.7).nav)
    days = worst_days(fund, count, explained_within=share)
    for table in (days.losses, days.misses):
        within = table["difference"].abs() <= share * table["real"].abs()
        assert table["explained"].tolist() == within.tolist()
        assert len(table) <= count
    assert days.share == share


def test_the_multiple_is_that_of_the_target_at_the_start_of_the_day() -> None:
    targets = pd.Series([3.0, 2.0], index=[YEAR.index[0], YEAR.index[100]])
    token = simulate_token(YEAR, targets)
    days = worst_days(track(token, token.nav), 365).misses.sort_index()
    ratio = (days["multiple"] / days["asset"]).round(9)
    assert set(ratio[: YEAR.index[100]]) == {3.0}
    assert set(ratio[YEAR.index[101] :]) == {2.0}
    assert (days["multiple"] - days["model"]).abs().max() < 1e-12


def test_a_bare_series_has_neither_asset_nor_multiple() -> None:
    days = worst_days(track(YEAR, YEAR)).losses
    assert days[["asset", "multiple"]].isna().all().all()
    assert len(days) == 10
    assert days["explained"].all()


def test_the_days_end_with_a_wipe_out() -> None:
    token = simulate_token(walk(*[0.01] * 30, -0.4, *[0.01] * 9), 3.0)
    days = worst_days(track(token, token.prices), 1).misses
    assert days.index[0] == token.wiped_out_on
    assert days["multiple"].iloc[0] == pytest.approx(-1.2)
    assert days["model"].iloc[0] == -1.0


def test_a_usual_difference_is_not_moved_by_a_few_wild_days() -> None:
    noise = np.random.default_rng(4).normal(0.0, 0.001, 365)
    noise[[40, 90]] = 0.2, -0.2
    real = (1.0 + YEAR.interval_returns) * (1.0 + noise) - 1.0
    days = worst_days(track(YEAR, dated(climb(real.tolist()))))
    assert days.usual_difference == pytest.approx(0.001, rel=0.15)


def test_a_position_that_is_never_rebalanced_can_be_held_against_prices_too() -> None:
    token = simulate_token(YEAR, 2.0, policy=Never(0.05))
    assert track(token, token.nav).terminal_ratio == pytest.approx(1.0, abs=1e-12)


def test_no_days_and_no_share_are_refused() -> None:
    with refused("At least one day", "not 0"):
        worst_days(missed(), 0)
    with refused("share from 0 to below 1, not 1"):
        worst_days(missed(), explained_within=1.0)
    with refused("not nan"):
        worst_days(missed(), explained_within=math.nan)
