"""What was paid, item by item: sums, stated fees that come out as themselves, calendar years."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lev_core import (
    Costs,
    Funded,
    Never,
    PerpetualFunding,
    PriceHistory,
    attribute_gap,
    costs_by_year,
    item_effects,
    itemised_charges,
    maker_taker_fee,
    simulate_token,
    theoretical_turnover,
    turnover,
    yearly_costs,
)
from lev_core.paid import FINANCING_ITEMS
from tests.core.rules import TYPICAL_LEVERAGES, policies
from tests.core.strategies import (
    costs,
    dated,
    histories,
    largest_term,
    quotes,
    refused,
    swings,
    walk,
)


@given(st.data(), histories(), costs(lowest=-0.3))
def test_the_items_sum_to_the_charges_under_every_rule(
    data: st.DataObject, history: PriceHistory, charged: Costs
) -> None:
    leverage = data.draw(st.sampled_from(TYPICAL_LEVERAGES))
    token = simulate_token(history, leverage, costs=charged, policy=data.draw(policies(leverage)))
    items = itemised_charges(token)
    financing = items[[name for name in FINANCING_ITEMS if name in items]].sum(axis="columns")
    size = np.maximum(1.0, token.arrays.nav.max())
    np.testing.assert_allclose(financing, token.charges["financing"], atol=1e-12 * size)
    np.testing.assert_allclose(
        items.sum(axis="columns"), token.charges.sum(axis="columns"), atol=1e-11 * size
    )


@given(st.data(), histories(), costs(lowest=-0.3))
def test_the_effects_of_the_items_sum_to_the_cost_drag(
    data: st.DataObject, history: PriceHistory, charged: Costs
) -> None:
    leverage = data.draw(st.sampled_from(TYPICAL_LEVERAGES))
    token = simulate_token(history, leverage, costs=charged, policy=data.draw(policies(leverage)))
    gap, effects = attribute_gap(token), item_effects(token)
    items = [name for name in FINANCING_ITEMS if name in effects]
    # In a ruin the items share by what was paid: amounts that cancel leave nothing to share by.
    paid = itemised_charges(token)[items].sum()
    assume(token.wiped_out_row is None or abs(paid.sum()) > 1e-9 * paid.abs().sum())
    assert float(effects.sum()) == pytest.approx(gap.cost_drag, abs=1e-9 * largest_term(gap))
    assert float(effects[items].sum()) == pytest.approx(gap.financing, abs=1e-9 * largest_term(gap))


def test_a_long_token_pays_interest_and_spread_and_a_short_one_earns_and_borrows() -> None:
    charged = Costs(financing=Funded(rate=0.0365, spread=0.00365, borrow_fee=0.0073))
    long = itemised_charges(simulate_token(walk(0.0), 3.0, costs=charged)).iloc[1]
    assert long.to_dict() == pytest.approx({"interest": 2e-4, "spread": 2e-5})
    short = itemised_charges(simulate_token(walk(0.0), -3.0, costs=charged)).iloc[1]
    assert short.to_dict() == pytest.approx({"borrow_fee": 6e-5, "interest_earned": -4e-4})
    half = itemised_charges(simulate_token(walk(0.0), 0.5, costs=charged)).iloc[1]
    assert half.to_dict() == pytest.approx({"interest_earned": -5e-5})


@pytest.mark.parametrize("leverage", [-3.0, 1.0, 3.0])
def test_a_stated_fee_comes_out_as_itself_whatever_the_asset_did(leverage: float) -> None:
    token = simulate_token(swings(0.7, 900, seed=5), leverage, costs=Costs(management_fee=0.0095))
    assert yearly_costs(token)["management_fee"] == pytest.approx(0.0095, rel=1e-12)


def test_three_times_the_asset_pays_three_times_the_mean_funding() -> None:
    moves = np.random.default_rng(6).normal(0.0003, 0.0004, 900)
    prices = swings(0.6, 900, seed=7)
    funding = pd.Series(365.0 * np.concatenate(([0.0], moves)), index=prices.index)
    charged = Costs(financing=PerpetualFunding(rate=funding))
    token = simulate_token(prices, 3.0, costs=charged)
    assert yearly_costs(token)["funding"] == pytest.approx(3.0 * 365.0 * moves.mean(), rel=1e-10)
    short = simulate_token(prices, -1.0, costs=charged)
    assert yearly_costs(short)["funding"] == pytest.approx(-365.0 * moves.mean(), rel=1e-10)


def test_funding_is_what_fell_due_inside_the_interval() -> None:
    eight_hours = pd.date_range("2024-01-01", periods=10, freq="8h")
    payments = pd.Series(np.arange(10.0), index=eight_hours)
    days = pd.DatetimeIndex(["2024-01-01", "2024-01-02", "2024-01-04"])
    rates = PerpetualFunding(rate=payments).rates(days)
    # 1, 2, 3 fall due on the first day; 4 … 9 on the next two.
    np.testing.assert_allclose(rates, [2.0, 6.5], rtol=1e-13)


def test_after_the_last_payment_its_rate_is_carried_on() -> None:
    payments = pd.Series([0.1, 0.2], index=pd.DatetimeIndex(["2024-01-01", "2024-01-02"]))
    days = pd.DatetimeIndex(["2024-01-01", "2024-01-02", "2024-01-12"])
    np.testing.assert_allclose(PerpetualFunding(rate=payments).rates(days), [0.2, 0.2], rtol=1e-12)


def test_funding_before_the_first_payment_is_refused() -> None:
    payments = pd.Series([0.1], index=pd.DatetimeIndex(["2024-01-02"]))
    with refused("funding rate is known from 2 Jan 2024", "start on 1 Jan 2024"):
        simulate_token(walk(0.1), 3.0, costs=Costs(financing=PerpetualFunding(rate=payments)))


@pytest.mark.parametrize("rate", [51.0, float("nan"), dated([0.1, -60.0])])
def test_funding_no_one_can_mean_is_refused(rate: float) -> None:
    with refused("funding rate"):
        PerpetualFunding(rate=rate)


def test_a_holder_of_futures_pays_on_all_of_the_exposure() -> None:
    financing = PerpetualFunding(rate=0.1095)
    token = simulate_token(walk(0.0), 3.0, costs=Costs(financing=financing))
    assert token.total_return == pytest.approx(-3.0 * 0.0003, rel=1e-12)


def test_the_trading_fee_a_year_is_turnover_times_fee() -> None:
    token = simulate_token(swings(0.6, 3650, seed=8), 3.0, costs=Costs(trading_fee=0.0005))
    assert yearly_costs(token)["trading_fee"] == pytest.approx(0.0005 * turnover(token), rel=1e-12)
    assert round(0.05 * theoretical_turnover(0.6, 3.0, 365.0), 2) == 2.74


def test_calendar_years_sum_to_the_whole() -> None:
    charged = Costs(management_fee=0.02, financing=Funded(rate=0.03), trading_fee=0.001)
    token = simulate_token(swings(0.5, 900, seed=9), 3.0, costs=charged)
    years = costs_by_year(token)
    assert years.index.tolist() == [2024, 2025, 2026]
    life = float(token.prices.years)
    np.testing.assert_allclose(years.sum() / life, yearly_costs(token), rtol=1e-12)


def test_a_ruined_token_paid_while_it_lived() -> None:
    charged = Costs(management_fee=0.365)
    token = simulate_token(quotes(100.0, 100.0, 100.0, 60.0, 90.0, 90.0), 3.0, costs=charged)
    paid = itemised_charges(token)["management_fee"]
    assert paid.round(12).tolist() == pytest.approx([0.0, 0.001, 0.000999, 0.0, 0.0, 0.0])
    assert yearly_costs(token)["management_fee"] == pytest.approx(0.365 * 2.0 / 3.0)


def test_after_a_liquidation_no_item_is_paid() -> None:
    charged = Costs(financing=Funded(rate=0.05, spread=0.01))
    token = simulate_token(quotes(100.0, 68.0, 90.0), 3.0, costs=charged, policy=Never(0.05))
    assert itemised_charges(token).iloc[2].tolist() == [0.0, 0.0]


def test_the_way_in_and_out_is_spread_over_the_years() -> None:
    charged = Costs(creation_fee=0.01, redemption_fee=0.02)
    token = simulate_token(dated([100.0] * 731), 2.0, costs=charged)
    assert yearly_costs(token).to_dict() == pytest.approx(
        {"creation_fee": 0.005, "redemption_fee": 0.01}
    )


@pytest.mark.parametrize(
    ("leverage", "financing", "expected"),
    [
        (
            -1.0,
            Funded(rate=0.05, borrow_fee=0.10),
            {"borrow_fee": 0.10, "interest_earned": -0.10},
        ),
        (3.0, Funded(rate=-0.005, spread=0.005), {"interest": -0.01, "spread": 0.01}),
    ],
)
def test_items_that_cancel_are_both_there(
    leverage: float, financing: Funded, expected: dict[str, float]
) -> None:
    token = simulate_token(walk(0.0, 0.0), leverage, costs=Costs(financing=financing))
    assert token.charges["financing"].abs().max() < 1e-15
    assert yearly_costs(token).to_dict() == pytest.approx(expected)


def test_what_was_paid_before_prices_alone_took_everything_is_listed_and_changed_nothing() -> None:
    prices = PriceHistory(dated([100.0, 101.0, 102.0, 60.0]))
    costs = Costs(management_fee=0.01, financing=Funded(rate=0.05, spread=0.01))
    token = simulate_token(prices, 3.0, costs=costs)
    assert token.wiped_out_on == prices.index[-1]
    assert set(item_effects(token).index) == set(itemised_charges(token))
    assert set(item_effects(token)) == {0.0}


def test_a_financing_that_was_never_paid_has_its_share_of_a_ruin() -> None:
    prices = walk(0.0, 0.0, 0.0)
    funding = pd.Series([0.0, 0.0, 3.65, 3.65], index=prices.index)
    charged = Costs(financing=PerpetualFunding(rate=funding), rebalance_cost=2.0, fund_size=1.0)
    token = simulate_token(prices, 3.0, costs=charged)
    assert token.wiped_out_on == prices.index[1]
    effects = item_effects(token)
    assert effects["funding"] < 0.0
    assert float(effects.sum()) == pytest.approx(-1.0)


def test_a_liquidated_position_pays_a_year_of_what_it_lived() -> None:
    token = simulate_token(
        quotes(100.0, *[69.0] * 10), 3.0, costs=Costs(management_fee=0.0365), policy=Never(0.05)
    )
    assert yearly_costs(token)["management_fee"] == pytest.approx(0.0365)


def test_nothing_is_paid_where_nothing_is_charged() -> None:
    token = simulate_token(walk(0.1, -0.1), 3.0)
    assert itemised_charges(token).shape == (3, 0)
    assert yearly_costs(token).empty
    assert costs_by_year(token).shape == (1, 0)


def test_maker_and_taker_mix_and_rebates_count() -> None:
    assert maker_taker_fee(-0.0001, 0.0005, 0.5) == pytest.approx(0.0002)
    assert maker_taker_fee(0.0002, 0.0005, 0.0) == 0.0005
    assert maker_taker_fee(-0.0001, 0.0004, 0.8) == 0.0, "a rebate that pays for the rest"
    with refused("1.5", "from 0 to 1"):
        maker_taker_fee(0.0, 0.0, 1.5)
    with refused("trading fee"):
        maker_taker_fee(-0.001, 0.0005, 1.0)
