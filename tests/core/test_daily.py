"""The daily reset in closed form: reference paths, and what becomes of a token that is ruined."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given

from lev_core import Costs, Funded, PriceHistory, attribute_gap, rebalance, simulate_token
from lev_core._path import PathArrays
from lev_core.daily import compound, daily_growth, simulate_daily
from lev_core.stepwise import simulate_by_steps
from tests.core.strategies import fractions, histories, leverages, quotes, returns, walk

GOLDEN_COSTS = Costs(management_fee=0.01, financing=Funded(rate=0.05), trading_fee=0.001)


def test_the_golden_path_is_met_to_its_last_digit() -> None:
    token = simulate_token(walk(0.10, -0.08, 0.05), 3.0, costs=GOLDEN_COSTS)
    expected = [1.0, 1.299101326159, 0.986298874856, 1.133652349734]
    assert [round(value, 12) for value in token.nav] == expected


def test_growth_after_a_fee_is_the_golden_rebalance() -> None:
    growth = daily_growth(np.array([0.1, -0.1]), np.zeros(2), 3.0, 0.0005)
    assert growth == pytest.approx([1.299700449326011, 0.6996995493239859], rel=1e-15)


@given(leverages(), returns(-0.09, 0.09), fractions(-0.01, 0.01), fractions(0.0, 0.09))
def test_growth_is_one_rebalance_done_at_once(
    leverage: float, move: float, accrued: float, fee: float
) -> None:
    nav = 1.0 + leverage * move - accrued
    done = rebalance(nav, leverage * (1.0 + move), leverage, trading_fee=fee)
    growth = daily_growth(np.array([move]), np.array([accrued]), leverage, fee)[0]
    assert growth == pytest.approx(done.nav, abs=1e-12 * max(1.0, abs(done.trade)))


@given(histories(), leverages(-3.0, 3.0), fractions(0.0, 0.3))
def test_a_path_grows_as_the_closed_form_says(
    history: PriceHistory, leverage: float, fee: float
) -> None:
    nav = simulate_daily(history, leverage, Costs(trading_fee=fee)).nav
    changes = history.interval_returns
    growth = np.maximum(daily_growth(changes, np.zeros(len(changes)), leverage, fee), 0.0)
    np.testing.assert_allclose(nav[1:], nav[:-1] * growth, rtol=1e-12, atol=1e-12)


def test_compounding_multiplies_and_stops_at_zero() -> None:
    assert compound(np.array([1.5, 0.5, 2.0]), 3.0).tolist() == [1.0, 1.5, 0.75, 1.5]
    assert compound(np.array([1.5, 0.0, 2.0]), 3.0).tolist() == [1.0, 1.5, 0.0, 0.0]
    assert compound(np.array([1.5, -0.5, -2.0]), 3.0).tolist() == [1.0, 1.5, 0.0, 0.0]


def test_ruin_by_the_market_charges_nothing_and_holds_nothing() -> None:
    token = simulate_token(walk(0.1, -0.4, 0.5), 3.0, costs=GOLDEN_COSTS)
    assert token.wiped_out_row == 2
    assert token.arrays.nav[2:].tolist() == [0.0, 0.0]
    assert token.arrays.exposure[2:].tolist() == [0.0, 0.0]
    assert token.arrays.trades[2:].tolist() == [0.0, 0.0]
    assert np.isnan(token.arrays.leverage_before[2:]).all()
    assert (token.charges.iloc[2:] == 0.0).to_numpy().all()
    assert (token.charges.iloc[1][["management_fee", "financing", "trading_fee"]] > 0.0).all()


def test_exactly_nothing_left_is_a_wipe_out_and_a_little_left_is_not() -> None:
    assert simulate_token(quotes(100.0, 50.0), 2.0).wiped_out_row == 1
    assert simulate_token(quotes(100.0, 50.0 + 1e-9), 2.0).wiped_out_row is None
    assert simulate_token(quotes(100.0, 200.0), -1.0).wiped_out_row == 1
    assert simulate_token(quotes(100.0, 200.0 - 1e-9), -1.0).wiped_out_row is None


def test_financing_that_cannot_be_paid_takes_what_is_left_and_the_fee_goes_unpaid() -> None:
    costs = Costs(management_fee=0.365, financing=Funded(rate=0.73))
    token = simulate_token(quotes(100.0, 200.0 / 3.0 + 0.05), 3.0, costs=costs)
    left = 1.0 + 3.0 * token.prices.interval_returns[0]
    assert 0.0 < left < 0.004
    assert token.wiped_out_row == 1
    assert token.charges["financing"].iloc[1] == pytest.approx(left, rel=1e-12)
    assert token.charges["management_fee"].iloc[1] == 0.0
    assert token.charges["trading_fee"].iloc[1] == 0.0


def test_a_management_fee_that_cannot_be_paid_takes_what_financing_left() -> None:
    costs = Costs(management_fee=3.65, financing=Funded(rate=0.0365))
    token = simulate_token(quotes(100.0, 200.0 / 3.0 + 0.05), 3.0, costs=costs)
    left = 1.0 + 3.0 * token.prices.interval_returns[0]
    assert token.wiped_out_row == 1
    assert token.charges["financing"].iloc[1] == pytest.approx(0.0002, rel=1e-12)
    assert token.charges["management_fee"].iloc[1] == pytest.approx(left - 0.0002, rel=1e-12)


def test_a_trade_that_cannot_be_paid_takes_what_is_left() -> None:
    token = simulate_token(walk(-0.3), 3.0, costs=Costs(trading_fee=0.3))
    assert token.wiped_out_row == 1
    assert token.charges["trading_fee"].iloc[1] == pytest.approx(0.1, rel=1e-12)
    assert token.trades.iloc[1] == 0.0


@pytest.mark.parametrize("way", [simulate_daily, simulate_by_steps])
def test_the_check_for_a_wipe_out_comes_after_the_interest_of_the_interval(
    way: Callable[[PriceHistory, float, Costs], PathArrays],
) -> None:
    interest = Costs(financing=Funded(rate=0.05))
    earned = 2.0 * 0.05 / 365.0
    path = way(quotes(100.0, 200.0, 200.0), -1.0, interest)
    assert path.nav[1] == pytest.approx(earned, rel=1e-12)
    assert way(quotes(100.0, 200.1, 200.1), -1.0, interest).nav.tolist() == [1.0, 0.0, 0.0]


def test_a_token_saved_by_its_interest_still_has_a_gap_that_adds_up() -> None:
    token = simulate_token(quotes(100.0, 200.0), -1.0, costs=Costs(financing=Funded(rate=0.05)))
    gap = attribute_gap(token)
    assert gap.financing == pytest.approx(token.total_return + 1.0, rel=1e-12)
    assert gap.simple + gap.compounding_effect + gap.cost_drag == pytest.approx(token.total_return)
