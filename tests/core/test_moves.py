"""Plain moves: where a rule triggers, and what one move leaves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lev_core import (
    AdverseMove,
    Band,
    Costs,
    Daily,
    Emergency,
    Never,
    Policy,
    Recenter,
    leverage_after,
    one_move,
    rebalance,
    simulate_token,
    trigger_move,
)
from tests.core.rules import TYPICAL_LEVERAGES, bars, policies, start_at
from tests.core.strategies import fractions, refused, walk


@pytest.mark.parametrize(
    ("leverage", "level", "percent"),
    [
        pytest.param(3.0, 4.0, -11.11, id="FTX BULL, Bybit 3L at the top"),
        pytest.param(-3.0, -4.0, 6.67, id="FTX BEAR"),
        pytest.param(3.0, 2.0, 33.33, id="Bybit 3L at the bottom"),
        pytest.param(3.0, 4.125, -12.00, id="Gate 3L at the top"),
        pytest.param(3.0, 2.25, 20.00, id="Gate 3L at the bottom"),
        pytest.param(2.0, 3.5, -30.00, id="Pionex 2L at the top"),
        pytest.param(2.0, 1.6, 33.33, id="Pionex 2L at the bottom"),
        pytest.param(2.0, 2.3, -11.54, id="ETH2x-FLI at the top"),
        pytest.param(2.0, 1.7, 21.43, id="ETH2x-FLI at the bottom"),
        pytest.param(2.0, 2.7, -20.59, id="ETH2x-FLI ripcord"),
        pytest.param(3.0, 3.3, -4.35, id="Toros 3x at the top"),
        pytest.param(3.0, 2.7, 5.88, id="Toros 3x at the bottom"),
        pytest.param(3.0, 20.0, -29.82, id="3x position at 5% maintenance"),
        pytest.param(-3.0, -20.0, 26.98, id="-3x position at 5% maintenance"),
    ],
)
def test_a_published_level_is_this_move_away(leverage: float, level: float, percent: float) -> None:
    assert round(trigger_move(leverage, level) * 100, 2) == percent
    assert leverage_after(leverage, trigger_move(leverage, level)) == pytest.approx(level)


def test_fifteen_percent_against_it_leaves_a_3x_more_levered() -> None:
    assert round(leverage_after(3.0, -0.15), 2) == 4.64
    assert round(leverage_after(-3.0, 0.15), 2) == -6.27


@given(st.sampled_from(TYPICAL_LEVERAGES), fractions(-0.3, 0.3))
def test_a_move_takes_a_token_to_the_leverage_it_says(leverage: float, move: float) -> None:
    token = simulate_token(walk(move), leverage)
    assert token.leverage_before.iloc[1] == pytest.approx(leverage_after(leverage, move), rel=1e-9)
    if leverage != 1.0 and abs(move) > 1e-6:
        back = trigger_move(leverage, leverage_after(leverage, move))
        assert back == pytest.approx(move, rel=1e-6)


@pytest.mark.parametrize(
    ("leverage", "level"),
    [(3.0, 1.0), (3.0, 0.5), (3.0, -4.0), (0.5, 2.0), (1.0, 2.0), (0.0, 1.0), (3.0, float("nan"))],
)
def test_a_level_no_move_reaches_is_refused(leverage: float, level: float) -> None:
    with refused("No move takes", f"{leverage:g} to {level:g}"):
        trigger_move(leverage, level)


def test_the_leverage_of_nothing_is_refused() -> None:
    with refused("leaves nothing"):
        leverage_after(3.0, -0.4)
    with refused("return above −1"):
        leverage_after(3.0, -1.0)
    with refused("finite"):
        leverage_after(float("inf"), 0.1)


@pytest.mark.parametrize(
    ("move", "daily", "ftx", "kucoin", "position"),
    [
        (-0.10, 0.7, 0.7, 0.7, 0.7),
        (-0.334, 0.0, 0.2503, 0.2315, 0.1053),
        (-0.37, 0.0, 0.2048, 0.1863, 0.1053),
    ],
)
def test_what_a_slide_leaves_of_a_3x(
    move: float, daily: float, ftx: float, kucoin: float, position: float
) -> None:
    rules: tuple[Policy, ...] = (Daily(), Emergency(), AdverseMove(), Never(0.05))
    left = [round(one_move(3.0, move, policy=rule, how="slide"), 4) for rule in rules]
    assert left == [daily, ftx, kucoin, position]


@given(st.data(), st.sampled_from(TYPICAL_LEVERAGES), fractions(-0.9, 2.0))
def test_a_jump_without_fees_is_the_leverage_times_the_move_under_every_rule(
    data: st.DataObject, leverage: float, move: float
) -> None:
    left = one_move(leverage, move, policy=data.draw(policies(leverage)))
    assert left == pytest.approx(max(0.0, 1.0 + leverage * move), abs=1e-12)


def test_a_jump_pays_for_the_trade_where_it_ends() -> None:
    fee = Costs(trading_fee=0.001)
    left = one_move(3.0, -0.2, policy=Emergency(), costs=fee)
    assert left == rebalance(1.0 + 3.0 * (0.8 - 1.0), 3.0 * 0.8, 3.0, trading_fee=0.001).nav
    assert one_move(3.0, -0.05, policy=Emergency(), costs=fee) == pytest.approx(0.85, rel=1e-12)
    closed = one_move(3.0, -0.31, policy=Never(0.05), costs=fee)
    assert closed == pytest.approx(0.07 - 0.001 * 3.0 * 0.69, rel=1e-12)


def test_a_rule_of_closes_alone_does_not_notice_a_slide() -> None:
    for rule in (Daily(), Band(2.0, 4.0), Recenter(2.0, 4.0, 0.1)):
        assert one_move(3.0, -0.3, policy=rule, how="slide") == pytest.approx(0.1, rel=1e-12)
    watched = Band(2.0, 4.0, continuous=True)
    assert one_move(3.0, -0.3, policy=watched, how="slide") > 0.2


@given(st.data(), st.sampled_from(TYPICAL_LEVERAGES), fractions(-0.8, 1.5))
def test_a_slide_is_a_bar_that_goes_one_way(
    data: st.DataObject, leverage: float, move: float
) -> None:
    policy = data.draw(policies(leverage))
    price = 100.0 * (1.0 + move)
    bar = (100.0, max(100.0, price), min(100.0, price), price)
    token = simulate_token(
        bars(start_at(100.0), bar),
        leverage,
        policy=policy,
        inside="low_first" if move > 0.0 else "high_first",
    )
    left = one_move(leverage, move, policy=policy, how="slide")
    assert left == pytest.approx(token.arrays.nav[-1], abs=1e-9)


def test_moves_no_one_can_mean_are_refused() -> None:
    with refused("return above −1", "not -1;"):
        one_move(3.0, -1.0, policy=Daily())
    with refused("'jump' or a 'slide', not 'fall'"):
        one_move(3.0, -0.1, policy=Daily(), how="fall")  # type: ignore[arg-type]  # on purpose
    with refused("from −10 to 10"):
        one_move(11.0, -0.1, policy=Daily())
    with refused("target of 3x;"):
        one_move(3.0, -0.1, policy=Band(4.0, 5.0))
    with refused("without end"):
        one_move(3.0, -0.1, policy=Emergency(1.0001))
    with refused("trading fee of 0.4 at 3x"):
        one_move(3.0, -0.1, policy=Daily(), costs=Costs(trading_fee=0.4))
