"""What a fund pays for its leverage: found exactly, with an honest interval, judged unseen."""

from __future__ import annotations

import math
from dataclasses import FrozenInstanceError
from functools import cache
from typing import Any, cast

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings

from lev_core import (
    Costs,
    Every,
    Funded,
    PerpetualFunding,
    PriceHistory,
    SpreadEstimate,
    TokenPath,
    estimate_spread,
    simulate_token,
    track,
)
from lev_core._long_run import long_run_variance
from lev_core._spread_match import rising_root
from tests.core.strategies import dated, fractions, leverages, refused, swings, walk

YEARS = swings(0.2, 730, seed=11, drift=0.1)
MONTHLY = pd.Series(
    np.linspace(0.01, 0.05, 30), index=pd.date_range("2023-12-01", periods=30, freq="MS")
)
FUNDS = 400


def paying(spread: float, borrow_fee: float = 0.0) -> Costs:
    """Return the costs of a fund at dated rates."""
    financing = Funded(rate=MONTHLY, spread=spread, borrow_fee=borrow_fee)
    return Costs(management_fee=0.009, financing=financing, trading_fee=0.0002)


def model(leverage: float | pd.Series, prices: PriceHistory = YEARS) -> TokenPath:
    """Return a model that knows all of the fund but what it pays over the rate."""
    return simulate_token(prices, leverage, costs=paying(0.0))


@given(leverages(1.1, 5.0), fractions(-0.02, 0.3))
@settings(max_examples=40)
def test_a_long_fund_made_with_a_spread_is_found_to_pay_it(leverage: float, spread: float) -> None:
    fund = simulate_token(YEARS, leverage, costs=paying(spread)).nav
    found = estimate_spread(model(leverage), fund * 17.0)
    assert found.charge == "spread"
    assert found.per_year == pytest.approx(spread, abs=1e-10)
    assert found.low == pytest.approx(spread, abs=1e-9)
    assert found.high == pytest.approx(spread, abs=1e-9)
    assert found.held_out.fitted == pytest.approx(0.0, abs=1e-9)


@given(leverages(-4.0, -0.5), fractions(-0.02, 0.3))
@settings(max_examples=40)
def test_a_short_fund_made_with_a_borrow_fee_is_found_to_pay_it(
    leverage: float, borrow_fee: float
) -> None:
    fund = simulate_token(YEARS, leverage, costs=paying(0.0, borrow_fee)).nav
    found = estimate_spread(model(leverage), fund)
    assert found.charge == "borrow_fee"
    assert found.per_year == pytest.approx(borrow_fee, abs=1e-10)


@pytest.mark.parametrize("before_after", [(3.0, 2.0), (-3.0, -2.0)])
def test_a_fund_that_changed_its_target_is_found_out_too(
    before_after: tuple[float, float],
) -> None:
    targets = pd.Series(before_after, index=pd.to_datetime(["2024-01-01", "2024-07-01"]))
    fund = simulate_token(YEARS, targets, costs=paying(0.006, 0.006)).nav
    found = estimate_spread(model(targets), fund)
    assert found.per_year == pytest.approx(0.006, abs=1e-10)
    wrong = estimate_spread(model(before_after[1]), fund)
    assert abs(wrong.per_year - 0.006) > 0.01


def test_a_fund_that_is_younger_than_its_index_is_met_where_it_begins() -> None:
    fund = simulate_token(YEARS, 3.0, costs=paying(0.006)).nav.iloc[100:]
    found = estimate_spread(model(3.0), fund)
    assert found.fit.start == fund.index[0]
    assert found.per_year == pytest.approx(0.006, abs=1e-10)


def test_the_model_ends_where_the_fund_does_on_the_fitted_part() -> None:
    fund = bounced(0.006, 0.004, seed=2)
    token = model(3.0)
    found = estimate_spread(token, fund)
    applied = simulate_token(YEARS, 3.0, costs=found.costs(token.costs))
    fitted = track(applied, fund.loc[: found.fit.end])
    assert fitted.terminal_ratio == pytest.approx(1.0, abs=1e-12)
    assert found.per_year != pytest.approx(0.006, abs=1e-6)


@given(fractions(0.5, 2.0))
@settings(max_examples=20)
def test_the_fit_does_not_see_what_is_held_out(times: float) -> None:
    fund = bounced(0.006, 0.001, seed=1)
    other = fund.copy()
    other.iloc[400:] *= np.linspace(1.0, times, len(other) - 400)
    prices = YEARS.close.copy()
    prices.iloc[400:] *= np.linspace(1.0, times, len(prices) - 400)
    one = estimate_spread(model(3.0), fund, fit=0.5)
    two = estimate_spread(model(3.0, PriceHistory(prices)), other, fit=0.5)
    assert one.fit.end < fund.index[400]
    for part in ("per_year", "low", "high", "standard_error", "fit"):
        assert getattr(one, part) == getattr(two, part)


def test_the_rest_of_the_time_judges_the_charge_fitted_given_and_none() -> None:
    fund = simulate_token(YEARS, 3.0, costs=paying(0.02)).nav
    token = simulate_token(YEARS, 3.0, costs=paying(0.005))
    found = estimate_spread(token, fund)
    assert found.given == 0.005
    rest = fund.loc[found.held_out.start :]
    assert found.held_out.fitted == pytest.approx(0.0, abs=1e-10)
    assert found.held_out.given == pytest.approx(track(token, rest).tracking_difference, abs=1e-10)
    expected = track(model(3.0), rest).tracking_difference
    assert found.held_out.uncharged == pytest.approx(expected, abs=1e-10)
    assert expected is not None
    assert expected < -0.03


def test_the_parts_meet_at_one_date_and_make_the_whole() -> None:
    fund = simulate_token(YEARS, 3.0, costs=paying(0.01)).nav
    for fit in (0.25, 0.5, "2024-06-30", pd.Timestamp("2024-06-30 12:00")):
        found = estimate_spread(model(3.0), fund, fit=fit)
        assert found.fit.end == found.held_out.start
        assert found.fit.intervals + found.held_out.intervals == 730
        assert found.fit.years + found.held_out.years == pytest.approx(2.0)
        assert found.per_year == pytest.approx(0.01, abs=1e-10)
    assert estimate_spread(model(3.0), fund, fit=0.5).fit.intervals == 365
    found = estimate_spread(model(3.0), fund, fit="2024-06-30")
    assert found.fit.end == pd.Timestamp("2024-06-30")
    assert (found.fit.start, found.held_out.end) == (fund.index[0], fund.index[-1])


def test_nothing_is_applied_unless_asked_for() -> None:
    fund = simulate_token(YEARS, 3.0, costs=paying(0.01)).nav
    token = model(3.0)
    costs, nav = token.costs, token.nav.copy()
    found = estimate_spread(token, fund)
    assert token.costs is costs
    before, applied = costs.financing, found.costs(costs)
    assert token.nav.equals(nav)
    assert isinstance(before, Funded)
    assert isinstance(applied.financing, Funded)
    assert before.spread == 0.0
    assert applied.financing.spread == found.per_year
    assert applied.financing.borrow_fee == before.borrow_fee
    assert (applied.management_fee, applied.trading_fee) == (0.009, 0.0002)
    with pytest.raises(FrozenInstanceError):
        cast("Any", found).per_year = 0.0


# ---------------------------------------------------------------- the interval


def bounced(spread: float, noise: float, seed: int, white: float = 0.0) -> pd.Series:
    """Return a 3x fund whose closes are off by errors that bounce back, and some that stay."""
    generator = np.random.default_rng(seed)
    nav = made_with(spread)
    errors = generator.normal(0.0, noise, len(nav)) + np.cumsum(
        generator.normal(0.0, white, len(nav))
    )
    return nav.mul(np.exp(errors - errors[0]))


@cache
def made_with(spread: float) -> pd.Series:
    """Return a 3x fund that pays this spread."""
    return simulate_token(YEARS, 3.0, costs=paying(spread)).nav


@pytest.mark.parametrize(
    ("noise", "white", "at_most"),
    [
        pytest.param(0.0, 0.001, 0.98, id="independent differences"),
        pytest.param(0.002, 0.001, 1.0, id="differences that bounce back"),
        pytest.param(0.002, 0.0, 1.0, id="nothing but bouncing"),
    ],
)
def test_the_interval_holds_the_true_spread_as_often_as_it_says(
    noise: float, white: float, at_most: float
) -> None:
    token = model(3.0)
    held = 0
    for seed in range(FUNDS):
        found = estimate_spread(token, bounced(0.006, noise, seed, white))
        held += found.low <= 0.006 <= found.high
    assert 0.92 <= held / FUNDS <= at_most


def test_an_interval_that_took_each_bounce_for_news_would_be_far_wider() -> None:
    fund = bounced(0.006, 0.002, seed=7)
    found = estimate_spread(model(3.0), fund)
    seen = fund.loc[: found.fit.end]
    applied = simulate_token(YEARS, 3.0, costs=found.costs(paying(0.0)))
    differences = np.diff(np.log(seen)) - np.diff(np.log(applied.nav.loc[: found.fit.end]))
    naive = math.sqrt(len(differences)) * differences.std(ddof=1) / (2.0 * found.fit.years)
    assert found.standard_error < 0.5 * naive
    assert found.fit.lags > 3


def test_more_confidence_is_a_wider_interval_around_the_same_estimate() -> None:
    fund = bounced(0.006, 0.001, seed=3)
    wide, narrow = (
        estimate_spread(model(3.0), fund, confidence=share) for share in (0.99, 0.6826894921)
    )
    assert wide.per_year == narrow.per_year
    assert wide.high - wide.low > narrow.high - narrow.low
    assert narrow.high - narrow.per_year == pytest.approx(narrow.standard_error, rel=1e-6)
    assert wide.confidence == 0.99


def test_the_long_run_variance_of_independent_values_is_their_variance() -> None:
    values = np.random.default_rng(1).normal(0.0, 2.0, 20_000)
    assert long_run_variance(values).variance == pytest.approx(4.0, rel=0.05)


@pytest.mark.parametrize("rho", [-0.4, 0.4])
def test_the_long_run_variance_knows_what_lasts_from_what_bounces(rho: float) -> None:
    shocks = np.random.default_rng(2).normal(0.0, 1.0, 20_000).tolist()
    values = [0.0]
    for shock in shocks:
        values.append(rho * values[-1] + shock)
    found = long_run_variance(np.array(values)).variance
    assert found == pytest.approx(1.0 / (1.0 - rho) ** 2, rel=0.1)


def test_the_long_run_variance_by_hand() -> None:
    values = np.array([1.0, -1.0, 1.0, -1.0, 0.0, 0.0])
    # γ₀ = 4/6, γ₁ = −3/6, γ₂ = 2/6, γ₃ = −1/6; ρ = −3/4, so the rule asks for more than there are
    weights = [4 / 5, 3 / 5, 2 / 5, 1 / 5]
    sums = [-3 / 6, 2 / 6, -1 / 6, 0.0]
    bare = 4 / 6 + 2 * sum(weight * one for weight, one in zip(weights, sums, strict=True))
    found = long_run_variance(values)
    assert found.lags == 4
    assert found.variance == pytest.approx(bare * 6 / 5)
    assert long_run_variance(np.ones(5)) == (0.0, 0)


# ---------------------------------------------------------------- what is refused


@pytest.mark.parametrize("leverage", [0.0, 0.5, 1.0])
def test_nothing_borrowed_has_no_spread(leverage: float) -> None:
    with refused(f"A token at {leverage:g}x borrows nothing"):
        estimate_spread(model(leverage), YEARS)


def test_a_change_of_direction_has_two_charges() -> None:
    targets = pd.Series([3.0, -3.0], index=YEARS.index[[0, 400]])
    with refused("long at one time and short at another"):
        estimate_spread(model(targets), YEARS)


def test_another_rule_than_the_daily_reset_is_refused() -> None:
    with refused("reset at every close"):
        estimate_spread(simulate_token(YEARS, 3.0, policy=Every(5)), YEARS)


def test_a_spread_belongs_to_a_token_financed_at_a_rate() -> None:
    found = estimate_spread(model(3.0), simulate_token(YEARS, 3.0, costs=paying(0.01)).nav)
    with refused("financed at a rate"):
        found.costs(Costs(financing=PerpetualFunding(rate=0.1)))


@pytest.mark.parametrize("fit", [0.0, 1.0, -0.5, math.nan])
def test_a_fit_leaves_something_to_be_judged_on(fit: float) -> None:
    with refused("share of the time between 0 and 1", f"not {fit:g}"):
        estimate_spread(model(3.0), YEARS, fit=fit)


@pytest.mark.parametrize(
    ("fit", "words"),
    [
        ("2024-02-29", "the fitted one has 59 and the other one 671"),
        ("2001-01-01", "the fitted one has 0 and the other one 730"),
        ("2025-12-30", "the other one 1"),
        (0.99, "Both parts need at least 60"),
        ("soon", "'soon' is not a date"),
    ],
)
def test_both_parts_are_long_enough(fit: float | str, words: str) -> None:
    with refused(words):
        estimate_spread(model(3.0), YEARS, fit=fit)
    assert estimate_spread(model(3.0), YEARS, fit="2024-03-01").fit.intervals == 60


@pytest.mark.parametrize("confidence", [0.0, 1.0, math.nan])
def test_a_confidence_is_a_fraction(confidence: float) -> None:
    with refused("A confidence is a fraction", f"not {confidence:g}"):
        estimate_spread(model(3.0), YEARS, confidence=confidence)


def test_prices_that_do_not_belong_to_the_model_are_refused() -> None:
    up = dated([float(price) for price in np.geomspace(1.0, 1e12, 731)])
    down = dated([float(price) for price in np.geomspace(1.0, 1e-12, 731)])
    for other in (up, down):
        with refused("No charge within ±500% a year"):
            estimate_spread(model(3.0), other)


def test_a_model_that_is_ruined_whatever_it_is_charged_is_refused() -> None:
    ruined = simulate_token(walk(*[0.001] * 30, -0.5, *[0.001] * 200), 3.0)
    with refused("No charge within ±500% a year"):
        estimate_spread(ruined, dated([float(price) for price in range(100, 332)]))


def test_a_ruin_after_the_fitted_part_costs_everything_there() -> None:
    prices = walk(*[0.001, -0.001] * 100, -0.5, *[0.001] * 99)
    found = estimate_spread(simulate_token(prices, 3.0), dated([1.0] * 301))
    assert found.held_out.fitted == pytest.approx(1.0)


def test_a_root_is_found_beside_a_cliff() -> None:
    def lead(charge: float) -> float:
        return math.inf if charge > 0.4 else math.log(0.5) - math.log(1.0 - charge) + 0.3

    expected = 1.0 - 0.5 * math.exp(0.3)
    assert rising_root(lead, 0.0) == pytest.approx(expected, abs=1e-12)
    assert rising_root(lead, 2.0) == pytest.approx(expected, abs=1e-12)
    assert rising_root(lambda charge: charge - 0.25, 0.25) == 0.25


def test_an_estimate_is_compared_by_its_numbers() -> None:
    fund = bounced(0.006, 0.001, seed=1)
    one: SpreadEstimate = estimate_spread(model(3.0), fund)
    assert one == estimate_spread(model(3.0), fund)
