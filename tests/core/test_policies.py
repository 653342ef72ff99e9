"""The rules as values: what they refuse on their own, and together with a leverage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import FrozenInstanceError
from math import inf, nan

import pytest

from lev_core import (
    AdverseMove,
    Band,
    Costs,
    Emergency,
    Every,
    Never,
    Policy,
    Recenter,
    simulate_token,
)
from tests.core.rules import bars, start_at
from tests.core.strategies import refused, walk


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: Every(0), ("1 or more", "not 0")),
        (lambda: Every(-3), ("not -3",)),
        (lambda: Every(2.0), ("not 2.0",)),  # type: ignore[arg-type]  # wrong on purpose
        (lambda: Every(intervals=True), ("not True",)),
        (lambda: Band(-1.0, 2.0), ("not -1 and 2",)),
        (lambda: Band(4.0, 2.0), ("not 4 and 2",)),
        (lambda: Band(2.0, inf), ("not 2 and inf",)),
        (lambda: Band(nan, 2.0), ("not nan and 2",)),
        (lambda: Band(2.0, 4.0, to="middle"), ("not to 'middle'",)),  # type: ignore[arg-type]
        (lambda: Band(2.0, 4.0, to="edge", continuous=True), ("without end at its edge",)),
        (lambda: Emergency(1.0), ("above 1, not 1;",)),
        (lambda: Emergency(0.5), ("not 0.5",)),
        (lambda: Emergency(inf), ("not inf",)),
        (lambda: Emergency(nan), ("not nan",)),
        (lambda: AdverseMove(0.0), ("between 0 and 1, not 0;",)),
        (lambda: AdverseMove(1.0), ("not 1;",)),
        (lambda: AdverseMove(nan), ("not nan",)),
        (lambda: AdverseMove(-0.15), ("not -0.15",)),
        (lambda: Recenter(1.7, 2.3, 0.0), ("up to 1, not 0;",)),
        (lambda: Recenter(1.7, 2.3, 1.01), ("not 1.01",)),
        (lambda: Recenter(1.7, 2.3, nan), ("not nan",)),
        (lambda: Recenter(2.3, 1.7, 0.05), ("not 2.3 and 1.7",)),
        (lambda: Recenter(1.7, 2.3, 0.05, ripcord=2.3), ("kept, 2.3, not 2.3",)),
        (lambda: Recenter(1.7, 2.3, 0.05, ripcord=1.0), ("not 1.",)),
        (lambda: Recenter(1.7, 2.3, 0.05, ripcord=inf), ("not inf",)),
        (lambda: Never(-0.01), ("from 0 to below 1, not -0.01",)),
        (lambda: Never(1.0), ("not 1;",)),
        (lambda: Never(nan), ("not nan",)),
    ],
)
def test_a_rule_no_one_can_mean_is_refused_when_it_is_made(
    make: Callable[[], Policy], words: tuple[str, ...]
) -> None:
    with refused(*words):
        make()


@pytest.mark.parametrize(
    ("leverage", "policy", "words"),
    [
        (3.0, Band(3.5, 4.0), ("3.5x to 4x", "target of 3x;")),
        (-3.0, Band(1.0, 2.0), ("1x to 2x", "target of 3x;")),
        (0.0, Band(0.5, 2.0), ("target of 0x;",)),
        (3.0, Recenter(1.7, 2.3, 0.05), ("1.7x to 2.3x", "target of 3x;")),
        (3.0, Never(1.0 / 3.0), ("3x", "0.333333 would be called at once", "below 0.3333,")),
        (-5.0, Never(0.5), ("−5x", "below 0.2,")),
        (3.0, "daily", ("not 'daily'", "Daily()")),
        (3.0, None, ("not None",)),
    ],
)
def test_a_rule_that_does_not_go_with_the_leverage_is_refused_at_the_door(
    leverage: float, policy: Policy, words: tuple[str, ...]
) -> None:
    with refused(*words):
        simulate_token(walk(0.01), leverage, policy=policy)


def test_bounds_may_touch_the_target() -> None:
    for policy in (Band(3.0, 4.0), Band(2.0, 3.0), Band(3.0, 3.0), Recenter(3.0, 3.0, 0.5)):
        simulate_token(walk(0.01), 3.0, policy=policy)
        simulate_token(walk(0.01), -3.0, policy=policy)


def test_cash_in_a_band_from_zero_stays_cash() -> None:
    token = simulate_token(walk(0.1, -0.5, 0.3), 0.0, policy=Band(0.0, 1.0))
    assert token.arrays.nav.tolist() == [1.0] * 4
    assert token.rebalance_count == 0


@pytest.mark.parametrize("policy", [Emergency(daily=False), AdverseMove(daily=False), Never(0.05)])
def test_cash_triggers_nothing(policy: Policy) -> None:
    history = bars(start_at(100.0), (90.0, 200.0, 10.0, 50.0))
    for inside in ("closes", "low_first"):
        token = simulate_token(history, 0.0, policy=policy, inside=inside)
        assert token.rebalance_count == 0
        assert token.total_return == 0.0


def test_a_fee_no_trade_to_the_far_edge_could_pay_is_refused() -> None:
    fee = Costs(trading_fee=0.2)
    simulate_token(walk(0.01), 3.0, costs=fee, policy=Band(2.0, 6.0))
    for policy in (Band(2.0, 6.0, to="edge"), Recenter(2.0, 6.0, 0.1)):
        with refused("0.2 at 6x", "below 0.1667,"):
            simulate_token(walk(0.01), 3.0, costs=fee, policy=policy)
        with refused("0.2 at -6x"):
            simulate_token(walk(0.01), -3.0, costs=fee, policy=policy)


@pytest.mark.parametrize(
    "policy",
    [
        Band(3.0, 3.0, continuous=True),
        Band(2.0, 3.003, continuous=True),
        Emergency(1.0001),
        AdverseMove(0.0001),
        Recenter(2.0, 4.0, 0.1, ripcord=4.001),
    ],
)
def test_levels_too_near_to_be_watched_inside_bars_are_refused_there_alone(policy: Policy) -> None:
    history = bars(start_at(100.0), (100.0, 101.0, 99.0, 100.0))
    simulate_token(history, 3.0, policy=policy)
    with refused("inside bars", "without end"):
        simulate_token(history, 3.0, policy=policy, inside="low_first")


def test_an_unknown_way_through_a_bar_is_refused() -> None:
    with refused("'low_first'", "not 'high'"):
        simulate_token(walk(0.01), 3.0, inside="high")  # type: ignore[arg-type]  # wrong on purpose


def test_a_rule_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Band(2.0, 4.0).low = 1.0  # type: ignore[misc]  # wrong on purpose
    assert Band(2.0, 4.0) == Band(2.0, 4.0)
