"""A simulated token: its dated views, its ledger, and that nobody can change it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import FrozenInstanceError
from typing import Any, cast

import numpy as np
import pandas as pd
import pytest

from lev_core import Costs, Daily, Funded, TokenPath, simulate_token
from tests.core.strategies import quotes, walk

VIEWS = ("nav", "exposure", "leverage_before", "trades", "charges")
CHARGES = ["management_fee", "financing", "trading_fee", "impact"]
COSTS = Costs(management_fee=0.01, financing=Funded(rate=0.05), trading_fee=0.001)


def golden() -> TokenPath:
    """Return the model's reference path."""
    return simulate_token(walk(0.10, -0.08, 0.05), 3.0, costs=COSTS)


def ruined() -> TokenPath:
    """Return a token that lost everything on its second day."""
    return simulate_token(walk(0.1, -0.4, 0.5, 0.5), 3.0, costs=COSTS)


def test_every_view_has_one_dated_row_per_price() -> None:
    token = golden()
    for view in VIEWS:
        assert getattr(token, view).index.equals(token.prices.index)


def test_the_first_row_is_the_seed_at_target_which_is_no_trade_and_costs_nothing() -> None:
    token = golden()
    assert token.nav.iloc[0] == 1.0
    assert token.exposure.iloc[0] == 3.0
    assert token.leverage_before.iloc[0] == 3.0
    assert token.trades.iloc[0] == 0.0
    assert token.charges.iloc[0].tolist() == [0.0] * 4


def test_what_is_done_to_the_labels_of_one_table_is_not_done_to_another() -> None:
    token = golden()
    for table in (token.charges, token.ledger()):
        table.columns.name = "cost"
    other = golden()
    assert other.charges.columns.name is None
    assert other.ledger().columns.name is None


def test_a_table_can_be_written_on_and_the_path_stays_as_it_was() -> None:
    token = golden()
    charges, ledger = token.charges, token.ledger()
    charges.loc[:, "financing"] = 9.0
    ledger.loc[:, "nav"] = 9.0
    assert token.arrays.charges["financing"].max() < 1.0
    assert token.ledger()["nav"].tolist() == token.arrays.nav[1:].tolist()


def test_charges_come_in_four_columns_and_in_one_more_for_each_rarer_cost() -> None:
    charges = golden().charges
    assert list(charges.columns) == CHARGES
    assert (charges.iloc[1:][CHARGES[:3]] > 0.0).to_numpy().all()
    assert (charges["impact"] == 0.0).all()
    rarer = Costs(rebalance_cost=5.0, fund_size=1e4, creation_fee=0.01, redemption_fee=0.02)
    token = simulate_token(walk(0.1, -0.08), 3.0, costs=rarer)
    assert list(token.charges.columns) == [
        *CHARGES,
        "rebalance_cost",
        "creation_fee",
        "redemption_fee",
    ]
    assert token.charges["rebalance_cost"].tolist() == [0.0, 0.0005, 0.0005]
    assert token.charges["creation_fee"].tolist() == [0.01, 0.0, 0.0]
    assert token.charges["redemption_fee"].tolist() == [0.0, 0.0, 0.02 * token.nav.iloc[-1]]
    assert "rebalance_cost" in token.ledger().columns


def test_leverage_drifts_between_rebalances_by_the_published_formula() -> None:
    token = simulate_token(walk(0.05, -0.05), 3.0)
    assert token.leverage_before.round(2).tolist() == [3.0, 2.74, 3.35]


def test_the_day_of_ruin_is_kept() -> None:
    assert ruined().wiped_out_on == pd.Timestamp("2024-01-03")
    assert ruined().total_return == -1.0


def test_a_token_that_lives_has_no_day_of_ruin() -> None:
    assert golden().wiped_out_on is None
    assert golden().wiped_out_row is None


def test_the_ledger_has_a_row_for_every_rebalance() -> None:
    token = golden()
    ledger = token.ledger()
    assert ledger.index.name == "date"
    assert ledger.index.tolist() == token.prices.index[1:].tolist()
    assert ledger["asset_return"].round(12).tolist() == [0.10, -0.08, 0.05]
    assert ledger["nav"].tolist() == token.nav.iloc[1:].tolist()
    assert ledger["trade"].tolist() == token.trades.iloc[1:].tolist()
    assert ledger["leverage_before"].tolist() == token.leverage_before.iloc[1:].tolist()
    for charge in CHARGES:
        assert ledger[charge].tolist() == token.charges[charge].iloc[1:].tolist()


def test_the_ledger_has_the_columns_it_promises_in_that_order() -> None:
    promised = [
        "asset_return",
        "leverage_before",
        "trade",
        "trading_fee",
        "financing",
        "management_fee",
        "impact",
        "nav",
    ]
    assert list(golden().ledger().columns) == promised


def test_the_ledger_ends_with_the_ruin() -> None:
    ledger = ruined().ledger()
    assert len(ledger) == 2
    assert ledger["nav"].iloc[-1] == 0.0


def test_views_are_not_built_until_they_are_asked_for() -> None:
    token = golden()
    assert not set(VIEWS) & set(vars(token))
    assert token.nav is token.nav
    assert set(VIEWS) & set(vars(token)) == {"nav"}


def test_a_token_remembers_what_it_was_made_from() -> None:
    prices = quotes(100.0, 101.0)
    token = simulate_token(prices, 2, costs=COSTS)
    assert token.prices is prices
    assert token.costs is COSTS
    assert token.policy == Daily()
    assert isinstance(token.leverage, float)


def test_a_token_cannot_be_changed() -> None:
    token = golden()
    with pytest.raises(FrozenInstanceError):
        token.leverage = 2.0  # type: ignore[misc]  # wrong on purpose
    with pytest.raises(FrozenInstanceError):
        token.arrays.nav = np.ones(4)  # type: ignore[misc]  # wrong on purpose


@pytest.mark.parametrize("array", ["nav", "exposure", "leverage_before", "trades"])
def test_the_numbers_of_a_token_cannot_be_written(array: str) -> None:
    with pytest.raises(ValueError, match="read-only"):
        getattr(golden().arrays, array)[1] = 9.0


def test_the_charges_of_a_token_cannot_be_written() -> None:
    arrays = golden().arrays
    with pytest.raises(ValueError, match="read-only"):
        arrays.charges["financing"][1] = 9.0
    with pytest.raises(TypeError):
        cast("Any", arrays.charges)["financing"] = np.ones(4)


@pytest.mark.parametrize("view", VIEWS)
def test_writing_into_a_view_changes_no_number_of_the_token(view: str) -> None:
    token = golden()
    with suppress(ValueError):  # refused to be written, which is as good
        getattr(token, view).iloc[1] = 9.0
    fresh = golden()
    assert token.total_return == fresh.total_return
    pd.testing.assert_frame_equal(token.ledger(), fresh.ledger())
