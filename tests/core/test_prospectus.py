"""The tables of prospectuses: their published cells, and the lines along which one is constant."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given

from lev_core import asset_return_needed, return_matrix, theoretical_return
from tests.core.published_tables import ULTRA_COIN, ULTRASHORT_ETHER, Published
from tests.core.strategies import fractions, leverages, refused


def test_the_cells_of_the_2x_table_are_the_published_ones_to_their_decimal() -> None:
    cells = (100.0 * return_matrix(2.0).to_numpy()).round(1)
    assert cells[6].tolist() == [-1.0, -6.1, -22.1, -43.0, -63.2]
    assert cells[12, 0] == 153.5  # the asset up 60% at 10% volatility
    assert cells[0, 4] == -94.1  # and down 60% at 100%


@pytest.mark.parametrize("table", [ULTRA_COIN, ULTRASHORT_ETHER], ids=["2x", "-2x"])
def test_every_cell_a_fund_published_comes_out_to_its_decimal(table: Published) -> None:
    ours = return_matrix(
        table.leverage,
        asset_returns=[row / 100.0 for row in table.cells],
        volatilities=[column / 100.0 for column in table.volatilities],
    )
    cells = (100.0 * ours.to_numpy()).round(1)
    assert cells.tolist() == [list(row) for row in table.cells.values()]


@pytest.mark.parametrize("leverage", [-3.0, -2.0, -1.0, 0.5, 1.0, 2.0, 3.0])
def test_every_cell_is_the_formula_written_out(leverage: float) -> None:
    table = return_matrix(leverage, 2.0)
    assert table.shape == (13, 5)
    power = (leverage**2 - leverage) / 2.0
    for row, move in zip(table.to_numpy(), np.arange(-6, 7) / 10.0, strict=True):
        for cell, swing in zip(row, (0.10, 0.25, 0.50, 0.75, 1.00), strict=True):
            by_hand = (1.0 + move) ** leverage * math.exp(-power * swing**2 * 2.0) - 1.0
            assert cell == pytest.approx(by_hand, rel=1e-12, abs=1e-14)


def test_a_table_has_the_rows_and_columns_asked_for() -> None:
    table = return_matrix(3.0, asset_returns=[0.1, 0.2], volatilities=[0.0, 0.3, 0.6])
    assert (table.index == [0.1, 0.2]).all()
    assert (table.columns == [0.0, 0.3, 0.6]).all()
    assert table.iloc[0, 0] == pytest.approx(1.1**3 - 1.0)


@given(fractions(-0.9, 5.0), fractions(0.0, 1.0), leverages(-5.0, 5.0), fractions(0.1, 3.0))
def test_the_asset_return_needed_gives_the_token_return_asked_for(
    wanted: float, swing: float, leverage: float, years: float
) -> None:
    assume(abs(leverage) > 0.05)
    needed = asset_return_needed(wanted, swing, leverage, years)
    assume(-1.0 < float(needed) < 1e6)
    found = theoretical_return(needed, swing, leverage, years)
    assert found == pytest.approx(wanted, rel=1e-6, abs=1e-9)


def test_a_line_of_the_table_is_computed_at_once() -> None:
    swings = np.array([0.0, 0.25, 0.5])
    line = np.asarray(asset_return_needed(0.0, swings, 2.0, 1.0))
    assert line == pytest.approx(np.expm1(0.5 * swings**2))


def test_a_move_beyond_any_number_is_infinite() -> None:
    assert asset_return_needed(1.0, 0.2, 1e-300, 1.0) == math.inf
    assert asset_return_needed(1.0, 0.2, -1e-300, 1.0) == -1.0


def test_what_has_no_place_in_the_table_is_refused() -> None:
    with refused("0x"):
        asset_return_needed(0.1, 0.2, 0.0, 1.0)
    with refused("above −1", "-1"):
        asset_return_needed(-1.0, 0.2, 2.0, 1.0)
    for volatility, years in ((-0.1, 1.0), (0.2, 0.0), (math.nan, 1.0)):
        with refused("zero or above", "a time above zero"):
            asset_return_needed(0.1, volatility, 2.0, years)
    with refused("above −1"):
        return_matrix(2.0, asset_returns=[-1.0])
    with refused("years above zero"):
        return_matrix(2.0, 0.0)
