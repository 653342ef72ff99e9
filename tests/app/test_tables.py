"""What a reader takes away as a file is what the page showed."""

from __future__ import annotations

import io
import re
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lev_ui import tables
from lev_ui.theme import money, points
from tests.app.samples import CRISIS, DOT_COM, MULTIPLES, bundled_comparison, made_up

COSTS = {"Financing": "financing", "Management fee": "management_fee", "Trading fee": "trading_fee"}
FORMULA = re.compile(r"[=+@\t\r-]")


def read(csv: bytes) -> pd.DataFrame:
    """Return a CSV file as a spreadsheet would read it."""
    return pd.read_csv(io.BytesIO(csv), encoding="utf-8-sig", index_col=0, parse_dates=[0])


def test_growth_beyond_words_leaves_the_causes_as_narrow_as_ever() -> None:
    shown = bundled_comparison(financing="funding", funding=1000.0, leverage=-1.0)
    table = rows(tables.gap_table(shown).replace("\\", ""))
    assert table["Financing"] == ["+3.1×10⁸⁵", "+$3.1×10⁸⁶", "got $3.0×10⁸⁶"]
    assert max(len(cell) for row in table.values() for cell in row) <= len("got $1,000,000")


def rows(table: str) -> dict[str, list[str]]:
    """Return the rows of a Markdown table by their first cell."""
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]
    return {row[0].strip("*"): [cell.replace(r"\$", "$") for cell in row[1:]] for row in cells}


@pytest.mark.parametrize("leverage", [3.0, -2.0])
@pytest.mark.parametrize("window", [CRISIS, DOT_COM], ids=["crisis", "dot-com"])
def test_the_ledger_s_file_reads_back_as_the_ledger(
    window: dict[str, Any], leverage: float
) -> None:
    token = bundled_comparison(leverage=leverage, **window).token
    ledger = tables.ledger_table(token, 1000.0)
    again = read(tables.ledger_csv(token, 1000.0))
    pd.testing.assert_frame_equal(again, ledger, check_index_type=False, check_freq=False)


@pytest.mark.parametrize("leverage", MULTIPLES)
def test_the_ledger_has_one_row_for_each_rebalance_and_ends_at_the_token_s_value(
    leverage: float,
) -> None:
    shown = bundled_comparison(leverage=leverage, **CRISIS)
    ledger = tables.ledger_table(shown.token, 500.0)
    assert len(ledger) == shown.token.rebalance_count == len(shown.prices) - 1
    assert ledger["Value after"].iloc[-1] == pytest.approx(500.0 * (1.0 + shown.gap.token))
    assert ledger["Asset's return, %"].to_numpy() == pytest.approx(
        100.0 * shown.prices.interval_returns
    )


def test_a_ledger_ends_with_the_wipe_out() -> None:
    shown = bundled_comparison(leverage=2.0, **DOT_COM)
    ledger = tables.ledger_table(shown.token, 1000.0)
    assert ledger.index[-1] == shown.token.wiped_out_on
    assert ledger["Value after"].iloc[-1] == 0.0
    assert (ledger["Value after"].iloc[:-1] > 0.0).all()


def test_a_ledger_by_hand() -> None:
    # 3x on 100: +10% makes 130 with 330 held, and 3 × 130 = 390 is wanted: buy 60. Then −10%
    # makes 91 with 351 held, and 273 is wanted: sell 78.
    ledger = tables.ledger_table(made_up([50.0, 55.0, 49.5], costs=False).token, 100.0)
    assert ledger["Bought (+) or sold (−)"].tolist() == pytest.approx([60.0, -78.0])
    assert ledger["Value after"].tolist() == pytest.approx([130.0, 91.0])
    assert ledger["Leverage before"].tolist() == pytest.approx([330 / 130, 351 / 91])


@pytest.mark.parametrize("leverage", MULTIPLES)
def test_the_chart_s_file_holds_every_day_of_every_line(leverage: float) -> None:
    shown = bundled_comparison(leverage=leverage, **CRISIS)
    again = read(tables.chart_csv(shown))
    assert again.index.tolist() == shown.prices.index.tolist()
    expected = [
        100.0 * shown.asset,
        100.0 * shown.simple,
        100.0 * shown.token.nav,
        100.0 * shown.asset_drawdown,
        100.0 * shown.token_drawdown,
    ]
    for column, line in zip(again.columns, expected, strict=True):
        assert again[column].to_numpy() == pytest.approx(line.to_numpy())


@pytest.mark.parametrize("baseline", ["asset", "power"])
def test_the_chart_s_file_holds_the_line_the_token_is_held_against(baseline: str) -> None:
    shown = bundled_comparison(baseline=baseline, **CRISIS)
    again = read(tables.chart_csv(shown))
    wanted = 100.0 * shown.baseline.to_numpy()
    assert any(np.allclose(again[column].to_numpy(), wanted) for column in again.columns)


@pytest.mark.parametrize("name", ["=1+1", "@SUM(A1)", "+1", "-1", "\t=1"])
@pytest.mark.parametrize("leverage", [3.0, -2.0])
def test_no_text_in_a_file_can_be_read_as_a_formula(leverage: float, name: str) -> None:
    shown = made_up([100.0, 110.0, 90.0], name=name, leverage=leverage)
    for csv in (tables.chart_csv(shown), tables.ledger_csv(shown.token, 1000.0)):
        lines = csv.decode("utf-8-sig").splitlines()
        cells = [cell for line in lines for cell in line.split(",")]
        texts = [cell for cell in cells if not re.fullmatch(r"-?[\d.]+(e-?\d+)?", cell)]
        assert texts
        assert [text for text in texts if FORMULA.match(text.strip('"'))] == []


@given(st.text(min_size=1), st.sampled_from(MULTIPLES))
def test_no_name_from_outside_can_turn_a_file_s_name_into_a_path(
    asset: str, leverage: float
) -> None:
    shown = made_up([100.0, 110.0], leverage=leverage)
    object.__setattr__(shown.settings, "asset", asset)
    name = tables.file_name(shown.settings, shown.prices, "chart")
    assert re.fullmatch(r"[A-Za-z0-9]+-[-0-9.]+x-20150105-20150106-chart\.csv", name)


@pytest.mark.parametrize("asset", ["../../etc/passwd", "con", "a/b\\c", "\x00", "😀", ".."])
def test_hostile_names_leave_a_file_s_name_plain(asset: str) -> None:
    shown = made_up([100.0, 110.0])
    object.__setattr__(shown.settings, "asset", asset)
    assert not set(tables.file_name(shown.settings, shown.prices, "ledger")) & set("/\\:\x00 \n")
    assert ".." not in tables.file_name(shown.settings, shown.prices, "ledger")


@pytest.mark.parametrize("leverage", MULTIPLES)
@pytest.mark.parametrize("amount", [0.01, 1000.0, 1e9])
def test_the_table_s_money_is_its_points_times_the_amount(amount: float, leverage: float) -> None:
    shown = bundled_comparison(leverage=leverage, amount=amount, split=True, **CRISIS)
    found = rows(tables.gap_table(shown))
    exact = {
        "Trend gain": shown.gap.trend_gain,
        "Volatility drag": shown.gap.volatility_drag,
        **{name: getattr(shown.gap, field) for name, field in COSTS.items()},
    }
    for name, value in exact.items():
        assert found[name][:2] == [points(value), money(amount * value, "USD", signed=True)]
    for name, field in COSTS.items():
        paid = amount * float(shown.token.charges[field].sum())
        assert found[name][2] == ("got " if paid < 0.0 else "") + money(abs(paid), "USD")


def test_the_table_s_first_and_last_rows_are_the_two_results() -> None:
    shown = bundled_comparison(**CRISIS)
    found = list(rows(tables.gap_table(shown)).values())
    assert found[2][0] == points(shown.gap.simple)
    assert found[-1][0] == points(shown.gap.token)


def test_without_costs_the_table_has_no_costs() -> None:
    assert not set(COSTS) & set(rows(tables.gap_table(bundled_comparison(costs=False, **CRISIS))))
