"""Deciding: each threshold on its boundary, for one token and for many scenarios alike."""

from __future__ import annotations

from math import log, nextafter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lev_core import AdverseMove, Band, Daily, Emergency, Every, Never, Policy, Recenter
from lev_core.deciding import Decision, clamped, clipped, decider, rule_of
from tests.core.rules import TYPICAL_LEVERAGES, policies
from tests.core.strategies import fractions


def decided(
    policy: Policy, leverage: float, held: float, growth: float = 1.0, row: int = 1
) -> Decision | None:
    """Return what a rule decides at a close."""
    return decider(rule_of(policy, leverage, clamped))(row, held, growth)


@pytest.mark.parametrize("leverage", [3.0, -3.0])
def test_a_band_is_left_beyond_its_bounds_and_not_on_them(leverage: float) -> None:
    band = Band(2.0, 4.0)
    for inside in (2.0, 3.0, 4.0):
        assert decided(band, leverage, inside) is None
    for outside in (nextafter(2.0, 0.0), nextafter(4.0, 5.0), 0.0, 100.0):
        assert decided(band, leverage, outside) == (leverage, "band")


def test_a_band_goes_back_to_the_edge_that_was_left() -> None:
    band = Band(2.0, 4.0, to="edge")
    assert decided(band, 3.0, 1.5) == (2.0, "band")
    assert decided(band, 3.0, 4.5) == (4.0, "band")
    assert decided(band, -3.0, 4.5) == (-4.0, "band")


@pytest.mark.parametrize("leverage", [3.0, -3.0])
def test_an_emergency_comes_at_its_level_and_not_below(leverage: float) -> None:
    alone = Emergency(daily=False)
    assert decided(alone, leverage, nextafter(4.0, 0.0)) is None
    assert decided(alone, leverage, 4.0) == (leverage, "emergency")
    assert decided(Emergency(), leverage, 3.5) == (leverage, "reset")
    assert decided(Emergency(), leverage, 4.0) == (leverage, "emergency")


def test_an_adverse_move_triggers_when_it_is_reached_on_the_losing_side() -> None:
    alone = AdverseMove(0.15, daily=False)
    assert decided(alone, 3.0, 3.0, 85.0 / 100.0) == (3.0, "adverse_move")
    assert decided(alone, 3.0, 3.0, nextafter(0.85, 1.0)) is None
    assert decided(alone, 3.0, 3.0, 2.0) is None
    assert decided(alone, -3.0, 3.0, 115.0 / 100.0) == (-3.0, "adverse_move")
    assert decided(alone, -3.0, 3.0, nextafter(1.15, 1.0)) is None
    assert decided(alone, -3.0, 3.0, 0.5) is None


def test_a_ripcord_is_pulled_at_its_level_and_not_below() -> None:
    rule = Recenter(1.7, 2.3, 0.05, ripcord=2.7)
    assert decided(rule, 2.0, 2.7) == (2.3, "ripcord")
    assert decided(rule, -2.0, 2.7) == (-2.3, "ripcord")
    below = decided(rule, 2.0, nextafter(2.7, 0.0))
    assert below == (2.3, "recenter")


def test_recentering_goes_part_of_the_way_and_keeps_to_the_bounds() -> None:
    rule = Recenter(1.7, 2.3, 0.05)
    held = 2.0 * 0.95 / 0.9
    assert round(held, 4) == 2.1111
    near = decided(rule, 2.0, held)
    assert near is not None
    assert round(near.leverage, 5) == 2.10556
    assert decided(rule, 2.0, 2.7) == (2.3, "recenter")
    assert decided(rule, 2.0, 1.2) == (1.7, "recenter")


def test_half_of_a_leverage_error_is_gone_after_thirteen_and_a_half_days() -> None:
    rule = Recenter(1.0, 3.0, 0.05)
    found = decided(rule, 2.0, 2.5)
    assert found is not None
    share_left_after_a_day = (found.leverage - 2.0) / 0.5
    assert round(log(0.5) / log(share_left_after_a_day), 1) == 13.5


def test_a_position_is_liquidated_when_its_margin_has_fallen_to_the_maintenance() -> None:
    assert decided(Never(0.05), 3.0, 20.0) == (0.0, "liquidation")
    assert decided(Never(0.05), -3.0, 20.0) == (0.0, "liquidation")
    assert decided(Never(0.05), 3.0, nextafter(20.0, 0.0)) is None
    assert decided(Never(), 3.0, 1e300) is None


def test_the_calendar_counts_closes_from_the_first_price() -> None:
    due = [row for row in range(1, 11) if decided(Every(3), 3.0, 3.5, row=row)]
    assert due == [3, 6, 9]
    assert all(decided(Daily(), 3.0, 3.5, row=row) for row in range(1, 11))


@given(st.data(), st.sampled_from(TYPICAL_LEVERAGES))
def test_many_scenarios_decide_as_one(data: st.DataObject, leverage: float) -> None:
    policy = data.draw(policies(leverage))
    pairs = data.draw(
        st.lists(st.tuples(fractions(0.0, 30.0), fractions(0.3, 3.0)), min_size=1, max_size=9)
    )
    held, growth = (np.array(column) for column in zip(*pairs, strict=True))
    one, many = rule_of(policy, leverage, clamped), rule_of(policy, leverage, clipped)
    due = np.broadcast_to(many.due(held, growth), held.shape)
    assert due.tolist() == [one.due(*pair) for pair in pairs]
    for ready in ("aim", "step", "level"):
        together = np.broadcast_to(getattr(many, ready)(held), held.shape)
        assert together.tolist() == [getattr(one, ready)(size) for size, _ in pairs]
