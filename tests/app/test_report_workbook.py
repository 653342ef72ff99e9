"""The spreadsheet: numbers as numbers with their unit, and no text that a spreadsheet would run."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import datetime
from io import BytesIO

import openpyxl
import pandas as pd
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from lev_core import simulate_token
from lev_ui import sources
from lev_ui.report.harmless import harmless
from lev_ui.report.markdown import as_text
from lev_ui.report.value import Measure, Report, Sheet
from lev_ui.report.workbook import workbook
from lev_ui.settings import DEFAULTS, Page
from tests.app.reported import HOSTILE, PAGES, made_up, opening_report, report_of, whole


def opened(report: Report) -> dict[str, Worksheet]:
    """Return a report's sheets as openpyxl reads them."""
    book = openpyxl.load_workbook(BytesIO(workbook(report)))
    return {sheet.title: sheet for sheet in book.worksheets}


def rows(sheet: Worksheet) -> list[tuple[object, ...]]:
    return list(sheet.iter_rows(values_only=True))


@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_what_it_is_its_assumptions_its_numbers_and_its_tables(page: Page) -> None:
    report = report_of(page, made_up("Example"), whole(page))
    sheets = opened(report)
    assert list(sheets) == [
        *("Read me", "Assumptions", "Numbers"),
        *(sheet.name for sheet in report.sheets),
    ]
    assert ("Question", as_text(report.title)) in rows(sheets["Read me"])
    assert ("Link", report.link) in rows(sheets["Read me"])
    assert any(
        "Nothing here is a forecast or advice" in str(row) for row in rows(sheets["Read me"])
    )
    assert len(rows(sheets["Assumptions"])) == 1 + len(report.assumptions)
    assert len(rows(sheets["Numbers"])) == 1 + len(report.measures)
    for told in report.sheets:
        assert len(rows(sheets[told.name])) == 2 + len(told.table)
        assert len(told.units) == told.table.shape[1]


def test_the_numbers_are_those_of_the_model_in_full() -> None:
    sheets = opened(opening_report("compare"))
    told = {row[0]: row[1:] for row in rows(sheets["Numbers"])}
    used = sources.find("^IXIC", "bundled").prices.between("1999-01-04", "2018-12-31")
    assert told["Asset"] == (pytest.approx(100.0 * used.total_return, rel=1e-14), "%")
    gross = simulate_token(used, DEFAULTS.leverage).total_return
    assert told["3x token before costs"][0] == pytest.approx(100.0 * gross, rel=1e-12)
    parts = sum(row[0] for name, row in told.items() if str(name).startswith("Gap: "))  # type: ignore[misc]  # numbers
    assert parts == pytest.approx(told["Gap"][0], rel=1e-9)


def test_days_are_dates_and_prices_are_numbers_with_a_format() -> None:
    sheet = opened(opening_report("compare"))["By day"]
    heads, units, first, *_ = sheet.iter_rows()
    assert [cell.value for cell in heads][:2] == ["Date", "asset"]
    assert [cell.value for cell in units][:2] == ["date", "per 100 put in"]
    assert first[0].value == datetime(1999, 1, 4)  # noqa: DTZ001  spreadsheets know no zone
    assert first[0].is_date
    assert all(cell.data_type == "n" and cell.number_format != "General" for cell in first[1:])
    assert heads[0].font.bold
    assert sheet.freeze_panes == "B3"
    assert all(9 <= one.width <= 60 for one in sheet.column_dimensions.values())


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_becomes_a_formula_and_no_character_breaks_the_file(page: Page, name: str) -> None:
    report = report_of(page, made_up(name, closes=61, currency=name), whole(page))
    whole_name = name.replace("\ud800", "")  # pandas holds no half of a pair
    hostile = pd.DataFrame({whole_name: [1.0]}, index=pd.Index([whole_name], name=name))
    with_names = replace(report, sheets=(*report.sheets, Sheet(name, hostile, (name,))))
    for sheet in opened(with_names).values():
        for row in sheet.iter_rows():
            assert not [cell.coordinate for cell in row if cell.data_type in {"f", "e"}]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_stands_there_as_text(name: str) -> None:
    small = report_of("compare", made_up("Example"), whole("compare"))
    report = replace(small, measures=(Measure("x", name, name),))
    (_, (_, value, unit)) = opened(report)["Numbers"].iter_rows()
    wanted = " ".join(harmless(name).split())
    assert unit.data_type == value.data_type == "s"
    if "[" not in name and "`" not in name:  # Markdown of its own
        assert (value.value, unit.value) == (wanted, wanted)


def test_what_no_spreadsheet_holds_is_left_empty_or_written_out() -> None:
    days = pd.DatetimeIndex(["1850-01-02", "2020-01-02 00:00"])
    table = pd.DataFrame({"x": [float("inf"), float("nan")]}, index=days)
    small = report_of("compare", made_up("Example"), whole("compare"))
    report = replace(small, sheets=(Sheet("Odd", table, ("%",)),))
    *_, old, new = rows(opened(report)["Odd"])
    assert old == ("1850-01-02", None)
    assert new == (datetime(2020, 1, 2), None)  # noqa: DTZ001  as above


def test_the_same_report_is_the_same_spreadsheet_whenever_it_is_made() -> None:
    report = report_of("compare", made_up("Example"), whole("compare"))
    first = workbook(report)
    time.sleep(2.1)  # a zip keeps times to two seconds
    assert workbook(report) == first
