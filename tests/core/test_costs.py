"""What holders pay: the terms of the financing, dated rates, and what is refused."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import FrozenInstanceError
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from lev_core import Costs, Funded, PriceHistory, attribute_gap, simulate_token
from tests.core.strategies import fractions, leverages, quotes, refused, walk

NEW_YORK = "America/New_York"


def rated(*values: float, dates: tuple[str | None, ...], tz: str | None = None) -> Funded:
    """Return financing at a dated rate."""
    return Funded(rate=pd.Series(values, index=pd.DatetimeIndex(dates, tz=tz)))


def flat(*dates: str, tz: str | None = None) -> PriceHistory:
    """Return an asset that does not move."""
    return PriceHistory(pd.Series(100.0, index=pd.DatetimeIndex(dates, tz=tz)))


def yearly_charge(leverage: float, financing: Funded) -> float:
    """Return what is charged on NAV over one year on an asset that does not move."""
    token = simulate_token(
        flat("2022-01-01", "2023-01-01"), leverage, costs=Costs(financing=financing)
    )
    return float(token.charges["financing"].iloc[-1])


@pytest.mark.parametrize(
    ("leverage", "charge"),
    [
        pytest.param(3.0, 2.0 * (0.05 + 0.01), id="borrows twice its NAV"),
        pytest.param(1.0, 0.0, id="borrows nothing"),
        pytest.param(0.5, -0.5 * 0.05, id="lends half of its NAV"),
        pytest.param(0.0, -0.05, id="lends all of it"),
        pytest.param(-1.0, -2.0 * 0.05 + 0.02, id="lends NAV and proceeds, borrows the asset"),
        pytest.param(-3.0, -4.0 * 0.05 + 3.0 * 0.02, id="lends four times its NAV"),
    ],
)
def test_financing_follows_the_leverage_held(leverage: float, charge: float) -> None:
    financing = Funded(rate=0.05, spread=0.01, borrow_fee=0.02)
    assert yearly_charge(leverage, financing) == pytest.approx(charge, abs=1e-15)
    assert financing.yearly_charge(leverage, 0.05) == pytest.approx(charge, abs=1e-15)


@given(leverages(), fractions(-0.1, 0.5), fractions(0.0, 0.2), fractions(0.0, 0.3))
def test_the_two_terms_are_the_charge(
    leverage: float, rate: float, spread: float, borrow_fee: float
) -> None:
    financing = Funded(rate=rate, spread=spread, borrow_fee=borrow_fee)
    size = abs(leverage)
    expected = (
        (size - 1.0) * (rate + spread)
        if leverage >= 1.0
        else -(1.0 - size) * rate
        if leverage >= 0.0
        else size * borrow_fee - (1.0 + size) * rate
    )
    assert financing.yearly_charge(leverage, rate) == pytest.approx(expected, abs=1e-14)


def test_the_spread_is_only_paid_on_what_is_borrowed() -> None:
    for leverage in (1.0, 0.5, 0.0, -1.0, -3.0):
        assert yearly_charge(leverage, Funded(spread=0.01)) == 0.0


def test_the_borrow_fee_is_only_paid_on_what_is_sold_short() -> None:
    for leverage in (0.0, 0.5, 1.0, 3.0):
        assert yearly_charge(leverage, Funded(borrow_fee=0.01)) == 0.0


def test_the_management_fee_accrues_on_the_nav_at_the_start() -> None:
    prices = quotes(100.0, 150.0)
    token = simulate_token(prices, 2.0, costs=Costs(management_fee=0.365))
    assert token.charges["management_fee"].tolist() == [0.0, pytest.approx(0.001, rel=1e-12)]
    assert token.total_return == pytest.approx(1.0 - 0.001, rel=1e-12)


@pytest.mark.parametrize(
    ("daily", "percent"),
    [(0.0001, 3.6), (0.0003, 10.4), (0.0005, 16.7), (0.001, 30.6), (0.003, 66.6)],
)
def test_a_daily_fee_takes_in_a_year_what_the_model_says(daily: float, percent: float) -> None:
    prices = walk(*[0.0] * 365)
    token = simulate_token(prices, 1.0, costs=Costs(management_fee=daily * 365))
    assert round(-token.total_return * 100, 1) == percent


def test_a_weekend_is_charged_three_days() -> None:
    token = simulate_token(
        flat("2019-01-03", "2019-01-04", "2019-01-07"),
        2.0,
        costs=Costs(management_fee=0.365, financing=Funded(rate=0.73)),
    )
    shares = token.charges.iloc[1:].div(token.arrays.nav[:-1], axis=0)
    assert shares["management_fee"].tolist() == pytest.approx([0.001, 0.003], rel=1e-12)
    assert shares["financing"].tolist() == pytest.approx([0.002, 0.006], rel=1e-12)


def test_a_day_with_a_clock_change_is_charged_its_true_length() -> None:
    prices = flat("2024-03-09", "2024-03-10", "2024-03-11", tz=NEW_YORK)
    token = simulate_token(prices, 1.0, costs=Costs(management_fee=0.365))
    shares = token.charges["management_fee"].iloc[1:] / token.arrays.nav[:-1]
    assert shares.tolist() == pytest.approx([0.001, 0.001 * 23 / 24], rel=1e-12)


def test_a_dated_rate_is_looked_up_at_the_start_of_the_interval() -> None:
    financing = rated(0.01, 0.02, 0.03, dates=("2019-01-01", "2019-01-04", "2019-01-05"))
    days = pd.DatetimeIndex(["2019-01-03", "2019-01-04", "2019-01-07", "2019-01-08"])
    assert financing.rates(days).tolist() == [0.01, 0.02, 0.03]


def test_the_last_rate_holds_on() -> None:
    financing = rated(0.01, dates=("2001-01-01",))
    assert financing.rates(pd.date_range("2019-01-03", periods=4)).tolist() == [0.01] * 3


def test_a_rate_that_begins_after_the_prices_is_refused() -> None:
    financing = rated(0.01, 0.02, dates=("2019-01-04", "2019-01-05"))
    with refused("known from 4 Jan 2019", "start on 3 Jan 2019;"):
        simulate_token(flat("2019-01-03", "2019-01-08"), 3.0, costs=Costs(financing=financing))


def test_a_rate_that_begins_with_the_prices_is_taken() -> None:
    financing = rated(0.365, dates=("2019-01-03",))
    token = simulate_token(flat("2019-01-03", "2019-01-04"), 2.0, costs=Costs(financing=financing))
    assert token.total_return == pytest.approx(-0.001, rel=1e-12)


def test_prices_in_new_york_meet_a_rate_in_utc() -> None:
    financing = rated(0.01, 0.02, 0.03, dates=("2019-01-01", "2019-01-04", "2019-01-05"), tz="UTC")
    before_and_after_midnight_utc = pd.DatetimeIndex(
        ["2019-01-03 18:59", "2019-01-03 19:00", "2019-01-04 18:59", "2019-01-05"], tz=NEW_YORK
    )
    assert financing.rates(before_and_after_midnight_utc).tolist() == [0.01, 0.02, 0.02]


def test_prices_in_utc_meet_a_rate_in_new_york() -> None:
    financing = rated(0.01, 0.02, dates=("2019-01-01", "2019-01-04"), tz=NEW_YORK)
    days = pd.DatetimeIndex(["2019-01-04 04:59", "2019-01-04 05:00", "2019-01-05"], tz="UTC")
    assert financing.rates(days).tolist() == [0.01, 0.02]


def test_a_rate_without_a_zone_is_in_utc() -> None:
    financing = rated(0.01, 0.02, dates=("2019-01-01", "2019-01-04"))
    days = pd.DatetimeIndex(["2019-01-03 18:59", "2019-01-03 19:00", "2019-01-05"], tz=NEW_YORK)
    assert financing.rates(days).tolist() == [0.01, 0.02]


def test_a_constant_dated_rate_is_the_constant_rate() -> None:
    prices = walk(0.1, -0.08, 0.05, 0.02)
    costs = Costs(financing=rated(0.05, 0.05, dates=("2024-01-01", "2024-01-03")))
    by_number = simulate_token(prices, 3.0, costs=Costs(financing=Funded(rate=0.05)))
    assert simulate_token(prices, 3.0, costs=costs).nav.tolist() == by_number.nav.tolist()


def test_interest_is_a_positive_bar_of_an_inverse_token() -> None:
    costs = Costs(financing=Funded(rate=0.05))
    gap = attribute_gap(simulate_token(walk(0.01, -0.02, 0.015), -2.0, costs=costs))
    assert gap.financing > 0.0
    assert gap.cost_drag == gap.financing
    assert gap.financing == pytest.approx(3 * 3.0 * 0.05 / 365, rel=0.05)


@pytest.mark.parametrize("rate", [5.01, -5.01, 9.5])
def test_a_yearly_rate_beyond_five_hundred_percent_is_refused(rate: float) -> None:
    said = f"of {rate * 100:g}% a year is beyond ±500%;"
    with refused(f"management fee {said}"):
        Costs(management_fee=rate)
    with refused(f"financing rate {said}"):
        Funded(rate=rate)
    with refused(f"financing spread {said}"):
        Funded(spread=rate)
    with refused(f"borrow fee {said}"):
        Funded(borrow_fee=rate)
    with refused(f"financing rate on 4 Jan 2019 {said}"):
        rated(0.01, rate, dates=("2019-01-03", "2019-01-04"))


@pytest.mark.parametrize("rate", [float("nan"), float("inf"), -float("inf")])
def test_a_yearly_rate_that_is_no_number_is_refused(rate: float) -> None:
    with refused(f"management fee is {rate:g};"):
        Costs(management_fee=rate)
    with refused(f"financing rate is {rate:g};"):
        Funded(rate=rate)
    with refused(f"financing spread is {rate:g};"):
        Funded(spread=rate)
    with refused(f"borrow fee is {rate:g};"):
        Funded(borrow_fee=rate)
    with refused(f"financing rate on 4 Jan 2019 is {rate:g};"):
        rated(0.01, rate, dates=("2019-01-03", "2019-01-04"))


@pytest.mark.parametrize("rate", [5.0, -5.0])
def test_five_hundred_percent_itself_is_taken(rate: float) -> None:
    costs = Costs(management_fee=rate, financing=Funded(rate=rate, spread=rate, borrow_fee=rate))
    assert costs.management_fee == rate
    assert isinstance(rated(rate, dates=("2019-01-03",)).rate, pd.Series)


@pytest.mark.parametrize("fee", [-0.0001, 1.0, float("nan"), float("inf")])
def test_a_trading_fee_outside_zero_to_one_is_refused(fee: float) -> None:
    with refused(f"The trading fee must be a fraction from 0 to below 1, not {fee:g};"):
        Costs(trading_fee=fee)


def test_impact_is_refused_as_it_is_not_charged() -> None:
    with refused("impact"):
        Costs(impact=0.1)  # type: ignore[arg-type]  # wrong on purpose


@pytest.mark.parametrize("dates", [("2019-01-04", "2019-01-03"), ("2019-01-03", "2019-01-03")])
def test_rates_out_of_order_are_refused(dates: tuple[str, str]) -> None:
    with refused("dated 3 Jan 2019 is not after the one before it;"):
        rated(0.01, 0.02, dates=dates)


@pytest.mark.parametrize("row", [0, 1, 2])
def test_a_rate_without_a_date_is_refused(row: int) -> None:
    dates: list[str | None] = ["2019-01-02", "2019-01-03", "2019-01-04"]
    dates[row] = None
    with refused("no date"):
        rated(0.01, 0.02, 0.03, dates=tuple(dates))


def test_a_rate_that_is_text_is_refused() -> None:
    with refused("n/a"):
        Funded(rate=pd.Series(["n/a"], index=pd.DatetimeIndex(["2019-01-03"])))


def test_rates_without_dates_are_refused() -> None:
    for series in (pd.Series([0.01]), pd.Series([], dtype=float, index=pd.DatetimeIndex([]))):
        with refused("at least one value with a date"):
            Funded(rate=series)


def test_costs_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Costs().trading_fee = 0.5  # type: ignore[misc]  # wrong on purpose
    with pytest.raises(FrozenInstanceError):
        Funded().rate = 0.5  # type: ignore[misc]  # wrong on purpose


def test_costs_are_named_when_they_are_given() -> None:
    with pytest.raises(TypeError):
        Costs(0.01)  # type: ignore[call-arg]  # wrong on purpose
    with pytest.raises(TypeError):
        Funded(0.01)  # type: ignore[call-arg]  # wrong on purpose


def test_changing_the_rates_that_were_passed_in_changes_nothing() -> None:
    rates = pd.Series([0.01, 0.02], index=pd.date_range("2019-01-03", periods=2))
    financing = Funded(rate=rates)
    rates.iloc[0] = 4.0
    days = pd.date_range("2019-01-03", periods=3)
    np.testing.assert_array_equal(financing.rates(days), [0.01, 0.02])


def test_writing_into_the_rates_does_not_get_past_the_checks() -> None:
    financing = rated(0.01, 0.02, dates=("2019-01-03", "2019-01-04"))
    assert isinstance(financing.rate, pd.Series)
    with suppress(ValueError):  # refused to be written, which is as good
        financing.rate.iloc[0] = 99.0
    days = pd.date_range("2019-01-03", periods=3)
    assert financing.rates(days).tolist() == [0.01, 0.02]


@pytest.mark.parametrize("wrong", [{"financing": 0.05}, {"impact": 0.5, "fund_size": 1e6}])
def test_a_cost_of_another_kind_is_refused_where_it_is_given(wrong: dict[str, Any]) -> None:
    with refused("must be"):
        Costs(**wrong)
