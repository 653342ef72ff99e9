"""Files to take away run nothing in the spreadsheet that opens them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lev_core import PriceHistory
from lev_ui import expense_tables, holding_tables, tables, tracked_tables
from lev_ui.comparison import compare
from lev_ui.duel import duel
from lev_ui.expense import expense
from lev_ui.holding import hold
from lev_ui.settings import Settings
from lev_ui.spreadsheet import as_csv
from lev_ui.tracked import Names, hold_against
from tests.app.samples import made_up

STARTS = ("=", "+", "-", "@", "\t", "\r")
HOSTILE = (
    '=HYPERLINK("http://evil.example","x")',
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1",
    "\r=1",
    " =1",
    "mine\r=1",
    "mine\n=1",
    "mine; =1",
    "mine,=1",
)


def cells(file: bytes) -> list[list[str]]:
    """Return the cells of a CSV file as a spreadsheet splits it."""
    return list(csv.reader(io.StringIO(file.decode("utf-8-sig"), newline="")))


def runs(cell: str) -> bool:
    """Return whether a spreadsheet could take a cell for a formula; a number is none.

    Also where it parts cells at a semicolon, as in most of Europe.
    """
    try:
        float(cell)
    except ValueError:
        parts = [cell, *cell.split(";"), *cell.split(",")]
        return any(part.startswith(STARTS) or part.strip().startswith(STARTS) for part in parts)
    return False


def exports(label: str) -> dict[str, Callable[[], bytes]]:
    """Return every export of the dashboard for an asset a reader has called something."""
    prices: PriceHistory = made_up([100.0 + row % 7 for row in range(30)], name=label).prices
    settings = Settings(asset="MY-FILE")
    compared, fought = compare(prices, settings, label), duel(prices, settings, label)
    held = hold(prices, settings, label)
    paid = expense(prices, settings, label)
    fund = made_up([50.0 + 3.0 * (row % 7) for row in range(30)], name=label).prices
    tracked = hold_against(prices, fund, settings, Names(label, label))
    return {
        "chart": lambda: tables.chart_csv(compared),
        "ledger": lambda: tables.ledger_csv(compared.token, 1000.0),
        "duel": lambda: tables.duel_csv(fought),
        "rules": lambda: tables.duel_table_csv(fought),
        "costs": lambda: expense_tables.items_csv(paid),
        "years": lambda: expense_tables.years_csv(paid),
        "lengths": lambda: holding_tables.lengths_csv(held),
        "real fund": lambda: tracked_tables.tracked_csv(tracked),
        "cases": tracked_tables.cases_csv,
    }


@pytest.mark.parametrize("label", HOSTILE)
def test_no_cell_of_any_export_is_a_formula(label: str) -> None:
    for name, build in exports(label).items():
        found = cells(build())
        assert len(found) > 1, name
        assert not [cell for row in found for cell in row if runs(cell)], name


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_harmless_in_a_header_a_cell_and_an_index(text: str) -> None:
    frame = pd.DataFrame({text: [text, "plain"]}, index=pd.Index([text, "b"], name=text))
    found = cells(as_csv(frame))
    assert [len(row) for row in found] == [2, 2, 2]
    assert not [cell for row in found for cell in row if runs(cell)]
    assert found[2] == ["b", "plain"]
    assert found[0][0].replace("'", "").split() == text.replace("'", "").split()


@given(st.lists(st.text(), min_size=1), st.text())
def test_nothing_written_into_a_table_comes_out_as_a_formula(texts: list[str], head: str) -> None:
    found = cells(as_csv(pd.DataFrame({head: pd.Series(texts, dtype=object)}), index=False))
    assert not [cell for row in found for cell in row if runs(cell)]


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1))
def test_numbers_stay_numbers_in_full(values: list[float]) -> None:
    found = cells(as_csv(pd.DataFrame({"value": values}), index=False))
    assert [float(row[0]) for row in found[1:]] == values


def test_dates_are_written_as_days() -> None:
    frame = pd.DataFrame({"on": [pd.Timestamp("2020-01-03")]}, index=pd.to_datetime(["2020-01-02"]))
    assert cells(as_csv(frame.rename_axis("date")))[1:] == [["2020-01-02", "2020-01-03"]]
