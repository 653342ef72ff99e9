"""The Shapley shares of the costs: they sum, and they audit the linking."""

from __future__ import annotations

import pytest
from hypothesis import given

from lev_core import (
    Costs,
    Funded,
    PerpetualFunding,
    PriceHistory,
    SquareRootImpact,
    TokenPath,
    attribute_gap,
    simulate_token,
)
from lev_core._path import CHARGES
from lev_core.attribution import gross_value
from lev_core.shapley import shapley_costs
from tests.core.strategies import costs, histories, leverages, swings, walk


@given(histories(), leverages(-3.0, 3.0), costs(max_trading_fee=0.3))
def test_shapley_shares_sum_to_what_the_costs_changed(
    history: PriceHistory, leverage: float, charged: Costs
) -> None:
    token = simulate_token(history, leverage, costs=charged)
    changed = token.final_value - gross_value(token)
    size = max(1.0, gross_value(token), token.arrays.nav[-1])
    assert sum(shapley_costs(token).values()) == pytest.approx(changed, abs=1e-12 * size)


def test_shapley_of_one_cost_is_its_whole_effect() -> None:
    only_fee = simulate_token(walk(0.1, -0.08, 0.05), 3.0, costs=Costs(management_fee=0.5))
    shares = shapley_costs(only_fee)
    assert shares["management_fee"] == pytest.approx(
        only_fee.arrays.nav[-1] - gross_value(only_fee), rel=1e-12
    )
    assert shares["financing"] == shares["trading_fee"] == shares["impact"] == 0.0


@pytest.mark.parametrize("leverage", [-3.0, -1.0, 2.0, 3.0, 5.0])
@pytest.mark.parametrize("seed", range(3))
def test_linking_agrees_with_shapley_within_a_twentieth_of_the_costs(
    leverage: float, seed: int
) -> None:
    charged = Costs(
        management_fee=0.0095,
        financing=Funded(rate=0.03, spread=0.005, borrow_fee=0.01),
        trading_fee=0.0005,
    )
    token = simulate_token(swings(0.2, 3 * 365, seed, drift=0.08), leverage, costs=charged)
    assert_linked_as_shared(token)


@pytest.mark.parametrize("leverage", [-3.0, 2.0, 3.0])
@pytest.mark.parametrize("follows", [True, False])
def test_linking_agrees_with_shapley_with_every_cost_there_is(
    leverage: float,
    follows: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    charged = Costs(
        management_fee=0.0095,
        financing=PerpetualFunding(rate=0.12),
        trading_fee=0.0005,
        impact=SquareRootImpact(daily_volume=1e9, daily_volatility=0.02),
        rebalance_cost=30.0,
        fund_size=1e7,
        size_follows_nav=follows,
        creation_fee=0.001,
        redemption_fee=0.001,
    )
    token = simulate_token(swings(0.4, 2 * 365, seed=3, drift=0.1), leverage, costs=charged)
    assert all(shapley_costs(token)[name] != 0.0 for name in CHARGES)
    assert_linked_as_shared(token)


def assert_linked_as_shared(token: TokenPath) -> None:
    """Hold the linking to the Shapley shares, to a twentieth of all costs."""
    linked, shared = attribute_gap(token), shapley_costs(token)
    total = sum(abs(share) for share in shared.values())
    for name, share in shared.items():
        assert abs(getattr(linked, name) - share) <= 0.05 * total


def test_two_costs_share_what_neither_does_alone() -> None:
    fee, interest = Costs(management_fee=0.9), Costs(financing=Funded(rate=0.7))
    together = Costs(management_fee=0.9, financing=Funded(rate=0.7))
    prices = walk(0.1, -0.08, 0.05)

    def effect(charged: Costs) -> float:
        return simulate_token(prices, 3.0, costs=charged).total_return

    alone = effect(Costs())
    first_or_last = (effect(fee) - alone, effect(together) - effect(interest))
    shares = shapley_costs(simulate_token(prices, 3.0, costs=together))
    assert shares["management_fee"] == pytest.approx(sum(first_or_last) / 2.0, rel=1e-12)
    assert first_or_last[0] != pytest.approx(first_or_last[1], rel=1e-6)
