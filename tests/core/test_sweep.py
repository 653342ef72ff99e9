"""Many multiples and costs at once: the same paths as one by one."""

from __future__ import annotations

from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from multiprocessing import get_context

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lev_core import (
    Costs,
    Funded,
    PerpetualFunding,
    PriceHistory,
    SquareRootImpact,
    attribute_gap,
    calendar_years,
    drawdown,
    simulate_token,
    sweep,
    sweep_assets,
)
from lev_core.market import bill_rate, bundled
from tests.core.strategies import costs, histories, leverages, refused, swings, walk

LONG = bundled("^IXIC")
DATED = Costs(
    management_fee=0.0095, financing=Funded(rate=bill_rate(), spread=0.005), trading_fee=0.0005
)
FLAT = Costs(financing=PerpetualFunding(rate=0.1), creation_fee=0.001, redemption_fee=0.002)


def same(ours: np.ndarray, theirs: np.ndarray) -> None:
    np.testing.assert_allclose(ours, theirs, rtol=1e-10, atol=1e-13)


@given(
    histories(),
    st.lists(leverages(-5.0, 5.0), min_size=1, max_size=4),
    st.lists(costs(max_trading_fee=0.02), min_size=1, max_size=3),
)
def test_every_path_is_that_of_the_token_on_its_own(
    history: PriceHistory, multiples: list[float], charged: list[Costs]
) -> None:
    found = sweep(history, multiples, costs=charged)
    assert found.nav.shape == (len(history), len(multiples), len(charged))
    for row, multiple in enumerate(multiples):
        for column, one in enumerate(charged):
            token = simulate_token(history, multiple, costs=one)
            if token.arrays.nav.min() > 1e-6 or token.arrays.nav[-1] == 0.0:
                same(found.nav[:, row, column], token.arrays.nav)
                assert found.total_return[row, column] == pytest.approx(token.total_return)


def test_a_long_history_with_dated_rates_is_the_same_to_rounding() -> None:
    multiples = np.linspace(-5.0, 5.0, 21)
    found = sweep(LONG, multiples, costs=[DATED, FLAT, Costs()])
    for row, multiple in enumerate(multiples):
        for column, charged in enumerate(found.costs):
            token = simulate_token(LONG, float(multiple), costs=charged)
            same(found.nav[:, row, column], token.arrays.nav)
            deepest = drawdown(token.nav).min()
            assert found.max_drawdown[row, column] == pytest.approx(deepest, abs=1e-12)


def test_ruin_lasts() -> None:
    found = sweep(walk(0.1, -0.4, 0.5, 0.5), [1.0, 3.0])
    assert found.nav[:, 1, 0].tolist()[2:] == [0.0, 0.0, 0.0]
    assert found.total_return[1, 0] == -1.0
    assert found.max_drawdown[1, 0] == -1.0


def test_what_has_no_closed_form_is_walked() -> None:
    moved = Costs(
        impact=SquareRootImpact(coefficient=1.0, daily_volatility=0.03, daily_volume=1e6),
        fund_size=1e6,
    )
    history = swings(0.4, 60, seed=5)
    found = sweep(history, [2.0, 3.0], costs=[moved, Costs()])
    same(found.nav[:, 1, 0], simulate_token(history, 3.0, costs=moved).arrays.nav)
    same(found.nav[:, 1, 1], simulate_token(history, 3.0).arrays.nav)


def test_the_drag_is_that_of_the_attribution() -> None:
    history = bundled("^GSPC").between("2007-01-01", "2012-12-31")
    found = sweep(history, [-2.0, 0.5, 2.0, 3.0])
    for multiple, drag in zip(found.leverages, found.drag, strict=True):
        gap = attribute_gap(simulate_token(history, multiple))
        assert drag == pytest.approx(gap.volatility_drag, abs=1e-12)


def test_equal_steps_that_ruin_a_token_leave_no_drag_to_tell() -> None:
    assert np.isnan(sweep(walk(-0.5), [3.0]).drag).tolist() == [True]


def executors() -> list[Executor]:
    return [ThreadPoolExecutor(2), ProcessPoolExecutor(2, mp_context=get_context("spawn"))]


@pytest.mark.parametrize("executor", executors(), ids=["threads", "processes"])
def test_a_sweep_over_assets_is_the_same_wherever_it_runs(executor: Executor) -> None:
    assets = {
        symbol: bundled(symbol).between("2010-01-01", "2012-12-31") for symbol in ("AAPL", "WTI")
    }
    here = sweep_assets(assets, [-1.0, 2.0], costs=DATED)
    with executor:
        there = sweep_assets(assets, [-1.0, 2.0], costs=DATED, executor=executor)
    assert list(there) == ["AAPL", "WTI"]
    for symbol, found in here.items():
        assert np.array_equal(there[symbol].nav, found.nav)


def test_a_sweep_needs_something_to_sweep() -> None:
    with refused("at least one multiple"):
        sweep(walk(0.1), [])
    with refused("at least one multiple"):
        sweep(walk(0.1), [2.0], costs=[])


def test_a_multiple_or_fee_the_model_cannot_use_is_refused() -> None:
    with refused("11"):
        sweep(walk(0.1), [2.0, 11.0])
    with refused("would cost more than the token"):
        sweep(walk(0.1), [2.0], costs=Costs(trading_fee=0.6))


def test_growth_beyond_any_number_is_refused() -> None:
    with refused("beyond any number"):
        sweep(walk(*[0.9] * 400), [10.0])


def test_paths_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="read-only"):
        sweep(walk(0.1), [2.0]).nav[0] = 2.0


IMPACT = Costs(
    management_fee=0.01,
    financing=Funded(rate=0.03, spread=0.005, borrow_fee=0.002),
    trading_fee=0.001,
    impact=SquareRootImpact(daily_volume=1e9, daily_volatility=0.02),
    rebalance_cost=50.0,
    fund_size=1e6,
)
MANY = [-5.0, -3.0, -1.5, 0.0, 0.5, 1.0, 1.7, 2.0, 3.0, 5.0]


@pytest.mark.parametrize("follows", [True, False])
@pytest.mark.parametrize("volatility", [0.2, 0.9])
def test_trades_that_cost_more_than_a_share_are_those_of_the_token_too(
    volatility: float,
    follows: bool,  # noqa: FBT001  a switch of the costs
) -> None:
    charged = replace(IMPACT, size_follows_nav=follows)
    history = swings(volatility, 900, seed=7)
    found = sweep(history, MANY, costs=charged)
    for row, multiple in enumerate(MANY):
        alone = simulate_token(history, multiple, costs=charged).arrays.nav
        np.testing.assert_allclose(found.nav[:, row, 0], alone, rtol=1e-8, atol=1e-12)


def test_a_rate_and_a_volume_that_change_are_looked_up_at_each_step() -> None:
    prices = bundled("AAPL").between("2005-01-03", "2009-12-31")
    volume = pd.Series([1e9, 2e7, 5e9], index=prices.index[[0, 400, 800]])
    impact = SquareRootImpact(daily_volume=volume, daily_volatility=0.02)
    charged = replace(IMPACT, financing=DATED.financing, impact=impact)
    found = sweep(prices, MANY, costs=charged)
    alone = simulate_token(prices, 3.0, costs=charged).arrays.nav
    np.testing.assert_allclose(found.nav[:, MANY.index(3.0), 0], alone, rtol=1e-9)


def test_histories_of_any_length_are_walked_together_as_alone() -> None:
    years = calendar_years(LONG.between("2001-01-02", "2004-12-31"))
    histories = {"whole": LONG.between("2001-01-02", "2004-12-31")}
    histories |= {str(year): part for year, part in years.items()}
    together = sweep_assets(histories, MANY, costs=IMPACT)
    assert list(together) == list(histories)
    for name, history in histories.items():
        np.testing.assert_array_equal(together[name].nav, sweep(history, MANY, costs=IMPACT).nav)


def test_a_token_wiped_out_on_the_way_stays_at_nothing() -> None:
    found = sweep(walk(0.1, -0.5, 0.9, 0.9), MANY, costs=IMPACT)
    ruined = found.nav[2, :, 0] == 0.0
    assert [one for one, gone in zip(MANY, ruined, strict=True) if gone] == [2.0, 3.0, 5.0]
    assert (found.nav[3:, ruined] == 0.0).all()


def test_growth_beyond_any_number_is_refused_step_by_step_too() -> None:
    wild = walk(*[0.9] * 700)
    with refused("beyond any number"):
        sweep(wild, [float(one) for one in range(1, 11)], costs=replace(IMPACT, impact=None))
