"""Market impact and what else a trade costs: goldens, the cubic, ruin, and every rule with them."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lev_core import (
    Costs,
    Every,
    Funded,
    PriceHistory,
    SquareRootImpact,
    attribute_gap,
    rebalance,
    simulate_many,
    simulate_token,
    yearly_costs,
)
from lev_core._trading import TradeTerms, trade_all, trade_to
from lev_core.impact import traded_size, traded_sizes
from tests.core.strategies import dated, fractions, histories, quotes, refused, swings, walk


def market(volume: float, volatility: float = 0.03) -> SquareRootImpact:
    """Return a market of a given volume a day."""
    return SquareRootImpact(daily_volume=volume, daily_volatility=volatility)


@pytest.mark.parametrize(("share", "expected"), [(0.01, 4.8), (0.10, 15.2)])
def test_a_3x_at_three_percent_a_day_pays_what_the_model_says(
    share: float, expected: float
) -> None:
    prices = swings(0.03 * np.sqrt(365), 100 * 365, seed=1)
    impact = market(1.0 / share)
    costs = Costs(impact=impact, fund_size=1.0, size_follows_nav=False)
    paid = yearly_costs(simulate_token(prices, 3.0, costs=costs))
    assert round(100.0 * paid["impact"], 1) == pytest.approx(expected, abs=0.1)


def test_impact_of_the_expected_size_by_hand() -> None:
    kappa = 2.0 / 3.0 * 0.03 * np.sqrt(0.01)
    size = 6.0 * 0.03 * 0.8600399873245196 ** (2.0 / 3.0)  # E|z|^(3/2) of a normal move
    assert round(100.0 * 365 * kappa * size**1.5, 1) == 4.8


@given(fractions(1e-9, 50.0), fractions(0.05, 2.0), fractions(-3.0, 30.0))
def test_the_size_of_a_trade_solves_the_cubic_and_is_the_smaller_root(
    missing: float, square: float, cube: float
) -> None:
    size = traded_size(missing, square, cube)
    root = np.sqrt(size)
    if np.isnan(size):
        top = -2.0 * square / (3.0 * cube)
        assert cube * top**3 + square * top**2 < missing * (1.0 + 1e-12)
    else:
        parts = abs(cube) * root**3 + square * size
        assert cube * root**3 + square * size == pytest.approx(missing, abs=1e-13 * parts)
        assert 3.0 * cube * root + 2.0 * square >= -1e-6 * square
    many = traded_sizes(np.array([missing]), np.array([square]), np.array([cube]))
    np.testing.assert_allclose(many, [size], rtol=1e-13)


def test_at_the_edge_of_what_can_be_sold_the_roots_meet() -> None:
    top = 16.0 / 27.0  # of u² − u³/2, at u = 4/3
    assert traded_size(top * (1.0 - 1e-12), 1.0, -0.5) == pytest.approx(16.0 / 9.0, rel=1e-5)
    assert np.isnan(traded_size(top * (1.0 + 1e-12), 1.0, -0.5))


def test_leverage_is_exact_after_a_trade_with_impact() -> None:
    done = rebalance(1.3, 3.3, 3.0, trading_fee=0.0005, impact=0.01)
    paid = 0.0005 * done.trade + 0.01 * 1.3 * (done.trade / 1.3) ** 1.5
    assert done.nav == pytest.approx(1.3 - paid, abs=1e-15)
    assert 3.3 + done.trade == pytest.approx(done.exposure, abs=1e-14)
    assert done.exposure == 3.0 * done.nav


def test_a_trade_in_another_currency_unit_is_the_same_trade() -> None:
    one = rebalance(1.3, 3.3, 3.0, trading_fee=0.0005, impact=0.01)
    many = rebalance(1300.0, 3300.0, 3.0, trading_fee=0.0005, impact=0.01)
    assert many.trade == pytest.approx(1000.0 * one.trade, rel=1e-13)
    assert many.nav == pytest.approx(1000.0 * one.nav, rel=1e-13)


def test_selling_that_costs_more_than_it_frees_is_a_wipe_out() -> None:
    assert rebalance(0.4, 2.4, 3.0, impact=0.6).nav == 0.0
    costs = Costs(impact=market(1.0, 2.0), fund_size=1.0)
    token = simulate_token(walk(-0.2, 0.3), 3.0, costs=costs)
    assert token.wiped_out_on == pd.Timestamp("2024-01-02")
    assert token.charges["impact"].tolist() == pytest.approx([0.0, 0.4, 0.0], abs=1e-12)
    gap = attribute_gap(token)
    assert gap.impact == pytest.approx(-(0.4 * 1.9), abs=1e-12)
    assert gap.token == -1.0


def test_a_fund_that_keeps_its_size_pays_the_same_share_however_it_fares() -> None:
    impact = market(1e9)
    fixed = Costs(impact=impact, fund_size=1e8, size_follows_nav=False)
    prices = quotes(100.0, 110.0, 100.0, 110.0, 100.0, 110.0)
    token = simulate_token(prices, 3.0, costs=fixed)
    share = token.charges["impact"].to_numpy()[1:] / token.nav.to_numpy()[:-1]
    assert share[[0, 2, 4]].tolist() == pytest.approx([share[0]] * 3, rel=1e-12)
    follows = simulate_token(prices, 3.0, costs=Costs(impact=impact, fund_size=1e8))
    shrinking = follows.charges["impact"].to_numpy()[1:] / follows.nav.to_numpy()[:-1]
    assert shrinking[4] < shrinking[2] < shrinking[0]


def test_a_cost_of_each_rebalance_weighs_on_a_small_fund_and_not_on_a_large_one() -> None:
    prices = swings(0.6, 365, seed=2)
    small, large = (
        yearly_costs(simulate_token(prices, 3.0, costs=Costs(rebalance_cost=20.0, fund_size=size)))[
            "rebalance_cost"
        ]
        for size in (1e5, 1e9)
    )
    assert small > 0.05
    assert large < 1e-3 * small
    weekly = Costs(rebalance_cost=20.0, fund_size=1e5)
    rare = simulate_token(prices, 3.0, costs=weekly, policy=Every(7))
    assert yearly_costs(rare)["rebalance_cost"] < small / 4.0


def test_a_rebalance_that_costs_more_than_there_is_wipes_out() -> None:
    token = simulate_token(walk(0.1, 0.1), 2.0, costs=Costs(rebalance_cost=3.0, fund_size=2.0))
    assert token.wiped_out_on == pd.Timestamp("2024-01-02")
    assert token.charges["rebalance_cost"].tolist() == pytest.approx([0.0, 1.2, 0.0])
    assert token.charges["trading_fee"].sum() == 0.0
    assert attribute_gap(token).rebalance_cost == pytest.approx(-(1.2**2), abs=1e-12)


def test_dated_volume_and_volatility_are_those_in_force() -> None:
    days = pd.DatetimeIndex(["2023-12-30", "2024-01-02"])
    impact = SquareRootImpact(
        daily_volume=pd.Series([4.0, 16.0], index=days),
        daily_volatility=pd.Series([0.03, 0.06], index=days),
    )
    kappa = impact.kappa(dated([1.0, 1.0, 1.0]).index, 1.0)  # type: ignore[arg-type]  # a DatetimeIndex
    assert kappa.tolist() == pytest.approx([0.01, 0.01, 0.01])
    with refused("daily volume", "known from 30 Dec 2023", "28 Dec 2023"):
        impact.kappa(pd.DatetimeIndex(["2023-12-28"]), 1.0)


@given(st.data(), fractions(0.0, 0.01), fractions(0.0, 0.3), st.sampled_from((True, False)))
def test_many_trades_at_once_are_the_trades_one_by_one(
    data: st.DataObject,
    fee: float,
    impact: float,
    follows: bool,  # noqa: FBT001 - drawn
) -> None:
    leverage = data.draw(st.sampled_from((-3.0, -1.0, 0.5, 2.0, 3.0)))
    navs = data.draw(st.lists(fractions(0.05, 5.0), min_size=1, max_size=5))
    held = [nav * leverage * data.draw(fractions(0.4, 2.5)) for nav in navs]
    terms = TradeTerms(fee, impact, 0.02, follows, in_proportion=False)
    many = trade_all(np.array(navs), np.array(held), leverage, terms, np.asarray(impact))
    for row, (nav, exposure) in enumerate(zip(navs, held, strict=True)):
        one = trade_to(nav, exposure, leverage, terms)
        assume(not 0.0 < one.nav < 1e-6)
        for name in many._fields:
            value = getattr(many, name)[row]
            assert value == pytest.approx(getattr(one, name), rel=1e-9, abs=1e-12)


@given(histories(), st.sampled_from((-3.0, -1.0, 2.0, 3.0)), fractions(1e8, 1e12))
def test_impact_never_helps_a_calendar_rule(
    history: PriceHistory, leverage: float, volume: float
) -> None:
    costs = Costs(impact=market(volume), fund_size=1e8)
    dear = simulate_token(history, leverage, costs=costs).arrays.nav
    free = simulate_token(history, leverage).arrays.nav
    assert (dear <= free * (1.0 + 1e-12)).all()


def test_many_scenarios_pay_impact_and_the_cost_of_each_rebalance() -> None:
    closes = swings(0.8, 60, seed=4).close
    costs = Costs(trading_fee=0.001, impact=market(1e9), rebalance_cost=9.0, fund_size=1e7)
    many = simulate_many(closes.to_numpy()[:, None], closes.index, -2.0, costs=costs)  # type: ignore[arg-type]  # a DatetimeIndex
    alone = simulate_token(closes, -2.0, costs=costs).arrays.nav
    np.testing.assert_allclose(many.nav[:, 0], alone, rtol=1e-11)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"daily_volume": 0.0, "daily_volatility": 0.03}, ("daily volume", "above zero")),
        ({"daily_volume": 1.0, "daily_volatility": -0.1}, ("daily volatility", "zero or above")),
        ({"daily_volume": float("nan"), "daily_volatility": 0.1}, ("daily volume", "nan")),
        ({"daily_volume": 1.0, "daily_volatility": 0.1, "coefficient": 11.0}, ("11", "0.5 to 1")),
        ({"daily_volume": dated([1.0, -2.0]), "daily_volatility": 0.1}, ("2 Jan 2024", "-2")),
        ({"daily_volume": dated([1.0]).iloc[:0], "daily_volatility": 0.1}, ("at least one",)),
        ({"daily_volume": dated([1.0, 2.0]).iloc[::-1], "daily_volatility": 0.1}, ("in order",)),
    ],
)
def test_a_market_that_cannot_be_is_refused(given: dict[str, object], words: tuple[str]) -> None:
    with refused(*words):
        SquareRootImpact(**given)  # type: ignore[arg-type]  # wrong on purpose


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"rebalance_cost": 5.0}, ("give fund_size",)),
        ({"impact": market(1.0)}, ("give fund_size",)),
        ({"rebalance_cost": -5.0, "fund_size": 1.0}, ("-5",)),
        ({"fund_size": 0.0}, ("above zero",)),
        ({"creation_fee": 1.0}, ("creation fee", "0.001 is 0.1%")),
        ({"redemption_fee": -0.1}, ("redemption fee",)),
    ],
)
def test_costs_that_cannot_be_are_refused(given: dict[str, object], words: tuple[str]) -> None:
    with refused(*words):
        Costs(**given)  # type: ignore[arg-type]  # wrong on purpose


def test_the_way_in_and_out_is_paid_by_the_holder_and_attributed() -> None:
    costs = Costs(
        management_fee=0.01,
        financing=Funded(rate=0.05),
        trading_fee=0.001,
        creation_fee=0.001,
        redemption_fee=0.002,
    )
    token = simulate_token(walk(0.10, -0.08, 0.05), 3.0, costs=costs)
    assert token.nav.round(12).iloc[-1] == 1.133652349734
    assert token.final_value == pytest.approx(1.133652349734 * 0.998 / 1.001, abs=1e-12)
    assert token.holder_value.iloc[-1] == token.final_value
    gap = attribute_gap(token)
    assert gap.simple + gap.gap == token.total_return
    parts = gap.simple + gap.trend_gain + gap.volatility_drag + gap.cost_drag
    assert parts == pytest.approx(token.total_return, abs=1e-13)
    assert gap.redemption_fee / gap.creation_fee == pytest.approx(
        -np.log(0.998) / np.log(1.001), rel=1e-12
    )


def test_without_such_fees_the_holder_has_the_nav_itself() -> None:
    token = simulate_token(walk(0.1), 3.0)
    assert token.holder_value is token.nav
