"""The trade back to the target: published examples, and what must hold for any."""

from __future__ import annotations

import pytest
from hypothesis import assume, given

from lev_core import rebalance, simulate_token
from tests.core.strategies import fractions, leverages, refused, returns, walk


def after_move(leverage: float, move: float) -> tuple[float, float]:
    """Return NAV and exposure of one unit after the asset moved."""
    return 1.0 + leverage * move, leverage * (1.0 + move)


def leverage_before(leverage: float, move: float) -> float:
    """Return the leverage a simulated token held before the rebalance after one move."""
    return float(simulate_token(walk(move), leverage).leverage_before.iloc[-1])


def test_a_rise_of_ten_percent_costs_what_the_model_says() -> None:
    done = rebalance(1.3, 3.3, 3.0, trading_fee=0.0005)
    assert done.trade == pytest.approx(0.5991013479780335, rel=1e-15)
    assert done.nav == pytest.approx(1.299700449326011, rel=1e-15)


def test_a_fall_of_ten_percent_costs_what_the_model_says() -> None:
    done = rebalance(0.7, 2.7, 3.0, trading_fee=0.0005)
    assert done.trade == pytest.approx(-0.6009013520280425, rel=1e-15)
    assert done.nav == pytest.approx(0.6996995493239859, rel=1e-15)


def test_the_poloniex_and_ftx_example_buys_sixty() -> None:
    nav, exposure = 200.0 + 600.0 * 0.05, 600.0 * 1.05
    assert (nav, exposure) == (230.0, 630.0)
    assert round(exposure / nav, 2) == 2.74
    done = rebalance(nav, exposure, 3.0)
    assert (done.trade, done.nav, done.exposure) == (60.0, 230.0, 690.0)


def test_the_direxion_example_buys_six_million_after_one_percent() -> None:
    assert rebalance(103.0, 303.0, 3.0).trade == 6.0


@pytest.mark.parametrize(
    ("leverage", "multiple"),
    [(-3.0, 12.0), (-2.0, 6.0), (-1.0, 2.0), (1.0, 0.0), (2.0, 2.0), (3.0, 6.0)],
)
def test_demand_is_the_cheng_and_madhavan_multiple(leverage: float, multiple: float) -> None:
    trade = rebalance(*after_move(leverage, 0.01), leverage).trade
    assert trade == pytest.approx(multiple * 0.01, abs=1e-15)


def test_an_inverse_token_buys_after_a_rise_like_a_long_one() -> None:
    for leverage in (-3.0, -1.0, 2.0, 3.0):
        assert rebalance(*after_move(leverage, 0.01), leverage).trade > 0.0
        assert rebalance(*after_move(leverage, -0.01), leverage).trade < 0.0


def test_a_token_between_zero_and_one_sells_after_a_rise() -> None:
    assert rebalance(*after_move(0.5, 0.01), 0.5).trade == pytest.approx(-0.0025, abs=1e-15)


@given(leverages(), returns())
def test_a_move_takes_leverage_to_its_published_formula(leverage: float, move: float) -> None:
    nav, exposure = after_move(leverage, move)
    assume(nav > 0.1)
    assert leverage_before(leverage, move) == pytest.approx(exposure / nav, rel=1e-12)


@pytest.mark.parametrize(
    ("leverage", "held", "percent"),
    [
        pytest.param(3.0, 4.0, -11.11, id="BULL at four thirds"),
        pytest.param(-3.0, -4.0, 6.67, id="BEAR at four thirds"),
        pytest.param(2.0, 2.1111111, -5.0, id="2x after a fall of 5%"),
    ],
)
def test_the_move_to_a_leverage_is_the_inverse_of_the_formula(
    leverage: float, held: float, percent: float
) -> None:
    move = (held - leverage) / (leverage * (1.0 - held))
    assert round(move * 100, 2) == percent
    assert leverage_before(leverage, move) == pytest.approx(held, rel=1e-12)


@given(leverages(), returns(), fractions(0.0, 0.09))
def test_leverage_is_on_target_after_the_fee(leverage: float, move: float, fee: float) -> None:
    nav, exposure = after_move(leverage, move)
    assume(nav > 1e-3)
    done = rebalance(nav, exposure, leverage, trading_fee=fee)
    assume(done.nav > 1e-3)
    size = max(abs(exposure), abs(done.trade), 1.0)
    assert done.exposure == pytest.approx(exposure + done.trade, abs=1e-12 * size)
    assert done.exposure == pytest.approx(leverage * done.nav, rel=1e-15)


@given(leverages(), returns(), fractions(0.0, 0.09))
def test_the_fee_is_paid_out_of_the_nav_on_what_is_traded(
    leverage: float, move: float, fee: float
) -> None:
    nav, exposure = after_move(leverage, move)
    assume(nav > 1e-3)
    done = rebalance(nav, exposure, leverage, trading_fee=fee)
    paid = fee * abs(done.trade)
    assert nav - done.nav == pytest.approx(paid, abs=1e-15 * max(nav, paid, 1.0))


@given(leverages(), returns(), fractions(0.0001, 0.09))
def test_the_trade_goes_where_the_gap_is(leverage: float, move: float, fee: float) -> None:
    nav, exposure = after_move(leverage, move)
    assume(nav > 1e-3)
    missing = leverage * nav - exposure
    assert rebalance(nav, exposure, leverage, trading_fee=fee).trade * missing >= 0.0


def test_a_trade_that_cannot_be_paid_leaves_nothing() -> None:
    assert rebalance(0.1, 2.7, 3.0, trading_fee=0.3).nav <= 0.0


@pytest.mark.parametrize("leverage", [3.0, -3.0])
def test_a_fee_of_one_over_leverage_is_refused_and_one_below_is_not(leverage: float) -> None:
    with refused("trading fee of 0.3333", f"at {leverage:g}x", "below 0.3333"):
        rebalance(1.0, leverage, leverage, trading_fee=1.0 / 3.0)
    assert rebalance(1.0, leverage, leverage, trading_fee=0.3333).trade == 0.0


@pytest.mark.parametrize("fee", [-0.0001, 1.0, float("nan"), float("inf")])
def test_a_trading_fee_outside_zero_to_one_is_refused(fee: float) -> None:
    with refused(f"trading fee must be a fraction from 0 to below 1, not {fee:g};"):
        rebalance(1.0, 0.5, 0.5, trading_fee=fee)


@pytest.mark.parametrize(
    ("nav", "exposure", "leverage"),
    [
        (0.0, 1.0, 3.0),
        (-1.0, 1.0, 3.0),
        (float("nan"), 1.0, 3.0),
        (1.0, float("inf"), 3.0),
        (1.0, 1.0, float("nan")),
    ],
)
def test_a_rebalance_of_nothing_or_of_no_number_is_refused(
    nav: float, exposure: float, leverage: float
) -> None:
    with refused(f"not {nav:g}, {exposure:g} and {leverage:g}."):
        rebalance(nav, exposure, leverage)
