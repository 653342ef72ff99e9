"""Targets that change on known dates."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from lev_core import (
    Band,
    Costs,
    Daily,
    Emergency,
    Every,
    Funded,
    Never,
    Policy,
    Recenter,
    attribute_gap,
    simulate_token,
)
from lev_core.shapley import shapley_costs
from lev_core.stepwise import simulate_by_steps
from tests.core.rules import assert_same_path, reasons
from tests.core.strategies import dated, quotes, refused, residual, swings, walk

COSTS = Costs(management_fee=0.01, financing=Funded(rate=0.05), trading_fee=0.001)


def changing(*pairs: tuple[str, float]) -> pd.Series:
    """Return dated targets."""
    dates, values = zip(*pairs, strict=True)
    return pd.Series(values, index=pd.to_datetime(list(dates), format="ISO8601"))


def test_a_change_of_target_is_traded_at_the_close_of_its_day() -> None:
    history = walk(0.1, -0.05, 0.02, 0.03)
    token = simulate_token(history, changing(("2020-01-01", 3.0), ("2024-01-03", 2.0)))
    assert token.leverage == 3.0
    assert token.targets.tolist() == [3.0, 3.0, 2.0, 2.0, 2.0]
    held = (token.exposure / token.nav).tolist()
    assert held == pytest.approx([3.0, 3.0, 2.0, 2.0, 2.0], rel=1e-12)
    growth = [1.3, 0.85, 1.04, 1.06]
    assert token.nav.tolist() == pytest.approx(np.cumprod([1.0, *growth]).tolist(), rel=1e-12)
    assert reasons(token) == ["reset", "target", "reset", "reset"]


def test_a_change_on_a_day_without_a_price_waits_for_the_next() -> None:
    closes = pd.Series(
        [100.0, 101.0, 102.0, 103.0],
        index=pd.to_datetime(["2024-01-04", "2024-01-05", "2024-01-08", "2024-01-09"]),
    )
    token = simulate_token(closes, changing(("2024-01-01", 3.0), ("2024-01-06", 2.0)))
    assert token.targets.tolist() == [3.0, 3.0, 2.0, 2.0]


def test_dates_with_and_without_a_zone_are_compared_in_utc() -> None:
    index = pd.date_range("2024-01-01", periods=3, tz="America/New_York")
    closes = pd.Series([100.0, 101.0, 102.0], index=index)
    token = simulate_token(closes, changing(("2024-01-01", 3.0), ("2024-01-02 06:00", 2.0)))
    assert token.targets.tolist() == [3.0, 3.0, 2.0]


@pytest.mark.parametrize(
    "policy",
    [Every(100), Band(1.0, 6.0), Band(1.0, 6.0, to="edge"), Emergency(daily=False)],
)
def test_a_change_does_not_wait_for_the_rule(policy: Policy) -> None:
    targets = changing(("2024-01-01", 3.0), ("2024-01-03", 2.0))
    token = simulate_token(walk(0.01, 0.01, 0.01), targets, policy=policy)
    assert reasons(token) == ["target"]
    assert token.exposure.iloc[2] == 2.0 * token.nav.iloc[2]


def test_after_a_change_the_rule_watches_the_new_target() -> None:
    targets = changing(("2024-01-01", 3.0), ("2024-01-02", -3.0))
    token = simulate_token(walk(0.01, 0.068), targets, policy=Emergency(daily=False))
    assert reasons(token) == ["target", "emergency"]
    assert (token.exposure / token.nav).tolist() == pytest.approx([3.0, -3.0, -3.0], rel=1e-12)


@pytest.mark.parametrize("policy", [Daily(), Band(1.5, 3.5), Recenter(1.5, 3.5, 0.2), Every(4)])
def test_both_loops_change_alike(policy: Policy) -> None:
    history = swings(0.4, 300, seed=9)
    targets = changing(("2024-01-01", 3.0), ("2024-03-01", 2.0), ("2024-03-02", 2.5))
    token = simulate_token(history, targets, costs=COSTS, policy=policy)
    loop = simulate_by_steps(history, token.targets.to_numpy(), COSTS, policy)
    assert_same_path(token.arrays, loop)
    assert reasons(token).count("target") == 2


def test_targets_that_do_not_change_are_one_number() -> None:
    history = walk(0.10, -0.08, 0.05)
    targets = changing(("2020-01-01", 1.0), ("2023-01-01", 3.0), ("2024-01-02", 3.0))
    token = simulate_token(history, targets, costs=COSTS)
    assert token.schedule is None
    plain = simulate_token(history, 3.0, costs=COSTS)
    assert token.arrays.nav.tolist() == plain.arrays.nav.tolist()
    assert attribute_gap(token) == attribute_gap(plain)


def test_the_gap_starts_from_the_first_target_and_its_change_is_a_rule_effect() -> None:
    history = walk(0.1, -0.05, 0.02)
    targets = changing(("2024-01-01", 3.0), ("2024-01-02", 2.0))
    token = simulate_token(history, targets)
    gap, daily = attribute_gap(token), attribute_gap(simulate_token(history, 3.0))
    assert gap.simple == daily.simple
    assert gap.compounding_effect == pytest.approx(daily.compounding_effect, abs=1e-15)
    assert gap.rule_effect == pytest.approx(1.3 * 0.9 * 1.04 - 1.3 * 0.85 * 1.06, abs=1e-15)
    assert residual(gap) <= 1e-12


def test_shares_of_costs_are_found_with_the_changing_target() -> None:
    targets = changing(("2024-01-01", 3.0), ("2024-01-02", 2.0))
    token = simulate_token(walk(0.1, -0.05, 0.02), targets, costs=COSTS)
    free = simulate_token(walk(0.1, -0.05, 0.02), targets)
    assert sum(shapley_costs(token).values()) == pytest.approx(
        token.total_return - free.total_return, rel=1e-12
    )


def test_targets_no_one_can_mean_are_refused() -> None:
    prices = quotes(100.0, 101.0, 102.0)
    with refused("known from 2 Jan 2024", "start on 1 Jan 2024"):
        simulate_token(prices, changing(("2024-01-02", 3.0)))
    with refused("from −10 to 10, not 11;"):
        simulate_token(prices, changing(("2024-01-01", 3.0), ("2024-01-02", 11.0)))
    with refused("dated 1 Jan 2024 is not after"):
        simulate_token(prices, changing(("2024-01-02", 3.0), ("2024-01-01", 2.0)))
    with refused("at least one value with a date"):
        simulate_token(prices, pd.Series([3.0]))
    with refused("at least one value with a date"):
        simulate_token(prices, changing(("2024-01-01", 3.0)).iloc[:0])
    with refused("Row 1 of the leverage has no date"):
        simulate_token(prices, pd.Series([3.0], index=pd.DatetimeIndex([pd.NaT])))
    with refused("leverage on 1 Jan 2024 is '3x'"):
        simulate_token(prices, dated((3.0,)).astype(object).replace(3.0, "3x"))


def test_a_rule_must_go_with_every_target_in_force() -> None:
    targets = changing(("2020-01-01", 9.0), ("2024-01-01", 3.0), ("2024-01-02", 2.0))
    prices = quotes(100.0, 101.0, 102.0)
    simulate_token(prices, targets, policy=Band(2.0, 4.0))
    with refused("2.5x to 4x", "target of 2x;"):
        simulate_token(prices, targets, policy=Band(2.5, 4.0))
    with refused("has one target", "changes from 3."):
        simulate_token(prices, targets, policy=Never())


def test_dated_targets_cannot_be_changed_afterwards() -> None:
    targets = changing(("2024-01-01", 3.0), ("2024-01-02", 2.0))
    token = simulate_token(quotes(100.0, 101.0, 102.0), targets)
    targets.iloc[1] = 9.0
    assert token.targets.tolist() == [3.0, 2.0, 2.0]
