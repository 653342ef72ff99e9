"""Many scenarios at once: each one is what it would be alone."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lev_core import Band, Costs, Daily, Every, Funded, Never, simulate_many, simulate_token
from lev_core._types import Floats
from tests.core.rules import policies
from tests.core.strategies import costs, fractions, leverages, refused

COSTS = Costs(management_fee=0.01, financing=Funded(rate=0.05), trading_fee=0.001)


def scenarios(rows: int, count: int, seed: int, volatility: float = 0.03) -> Floats:
    """Return seeded prices, shape (rows, count)."""
    changes = np.random.default_rng(seed).normal(0.0, volatility, (rows - 1, count))
    growth = np.maximum(1.0 + changes, 0.2)
    return np.asarray(100.0 * np.cumprod(np.vstack([np.ones(count), growth]), axis=0))


def days(rows: int) -> pd.DatetimeIndex:
    """Return consecutive dates."""
    return pd.date_range("2024-01-01", periods=rows)


@given(
    st.data(),
    leverages(-4.0, 4.0),
    costs(lowest=-0.3),
    st.integers(0, 2**16),
    st.sampled_from((0.02, 0.15)),
)
def test_each_scenario_is_the_token_alone(
    data: st.DataObject, leverage: float, charged: Costs, seed: int, volatility: float
) -> None:
    policy = data.draw(policies(leverage))
    closes, index = scenarios(20, 4, seed, volatility), days(20)
    many = simulate_many(closes, index, leverage, costs=charged, policy=policy)
    for column in range(closes.shape[1]):
        alone = simulate_token(
            pd.Series(closes[:, column], index=index), leverage, costs=charged, policy=policy
        ).arrays
        assume(not ((alone.nav > 0.0) & (alone.nav < 1e-6)).any())
        np.testing.assert_allclose(many.nav[:, column], alone.nav, rtol=1e-9)
        for ours, theirs in ((many.exposure, alone.exposure), (many.trades, alone.trades)):
            np.testing.assert_allclose(ours[:, column], theirs, rtol=1e-8, atol=1e-9)


@given(fractions(-0.6, 1.0), leverages(-4.0, 4.0), costs(lowest=-0.3))
def test_one_scenario_is_enough(move: float, leverage: float, charged: Costs) -> None:
    assume(abs(1.0 + leverage * move) > 0.05)
    closes = np.array([[100.0], [100.0 * (1.0 + move)]])
    many = simulate_many(closes, days(2), leverage, costs=charged)
    alone = simulate_token(pd.Series(closes[:, 0], index=days(2)), leverage, costs=charged)
    assert many.nav[-1, 0] == pytest.approx(alone.arrays.nav[-1], rel=1e-9, abs=1e-12)


def test_the_leverage_of_each_scenario_is_its_own() -> None:
    many = simulate_many(scenarios(300, 5, seed=1), days(300), 3.0, costs=COSTS, policy=Every(5))
    reset = many.leverage[::5]
    np.testing.assert_allclose(reset, 3.0, rtol=1e-12)
    assert len(np.unique(many.leverage[4].round(9))) == 5
    assert many.nav.shape == many.trades.shape == (300, 5)


def test_a_worthless_scenario_holds_nothing_and_has_no_leverage() -> None:
    closes = np.array([[100.0, 100.0], [60.0, 101.0], [90.0, 102.0]])
    many = simulate_many(closes, days(3), 3.0, costs=COSTS)
    assert many.nav[1:, 0].tolist() == [0.0, 0.0]
    assert np.isnan(many.leverage[1:, 0]).all()
    assert (many.nav[:, 1] > 0.9).all()


def test_a_liquidated_scenario_is_cash_while_the_others_go_on() -> None:
    closes = np.array([[100.0, 100.0], [69.0, 101.0], [90.0, 102.0]])
    many = simulate_many(closes, days(3), 3.0, costs=COSTS, policy=Never(0.05))
    assert many.nav[1, 0] == many.nav[2, 0] > 0.0
    assert many.exposure[2].tolist()[0] == 0.0
    assert many.exposure[2, 1] == pytest.approx(3.06)


def test_dated_targets_change_in_every_scenario() -> None:
    targets = pd.Series([3.0, 2.0], index=pd.to_datetime(["2024-01-01", "2024-02-01"]))
    closes = scenarios(60, 3, seed=2)
    for policy in (Daily(), Band(1.5, 3.5)):
        many = simulate_many(closes, days(60), targets, costs=COSTS, policy=policy)
        alone = simulate_token(
            pd.Series(closes[:, 1], index=days(60)), targets, costs=COSTS, policy=policy
        )
        np.testing.assert_allclose(many.nav[:, 1], alone.arrays.nav, rtol=1e-11)


def test_numbers_of_many_paths_cannot_be_written() -> None:
    many = simulate_many(scenarios(5, 2, seed=3), days(5), 3.0)
    with pytest.raises(ValueError, match="read-only"):
        many.nav[1, 1] = 9.0


def test_scenarios_no_one_can_use_are_refused_in_words() -> None:
    closes = scenarios(5, 2, seed=3)
    with refused("a row for each date", "(5, 2) for 4 dates"):
        simulate_many(closes, days(4), 3.0)
    with refused("shape (5,)"):
        simulate_many(closes[:, 0], days(5), 3.0)
    for bad in (0.0, float("nan")):
        broken = closes.copy()
        broken[2, 1] = bad
        with refused("above zero", f"not {bad:g}"):
            simulate_many(broken, days(5), 3.0)
    with refused("dates must be in order"):
        simulate_many(closes, days(5)[::-1], 3.0)
    with refused("target of 3x;"):
        simulate_many(closes, days(5), 3.0, policy=Band(4.0, 5.0))
    rising = np.cumprod(np.full((320, 1), 2.0), axis=0)
    with refused("10x", "beyond any number"):
        simulate_many(rising, days(320), 10.0)
