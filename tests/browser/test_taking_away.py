"""What a reader takes away: data, the ledger, a printed page, a value under the pointer."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Locator, Page, expect

from lev_core.market import bundled
from tests.browser.conftest import Visit
from tests.browser.waiting import choose, settle, unfold

pytestmark = pytest.mark.browser


def download(page: Page, label: str) -> tuple[str, list[dict[str, str]]]:
    """Press a download button; return the name of the file and its rows."""
    with page.expect_download() as started:
        page.get_by_role("button", name=label).click()
    with Path(started.value.path()).open(encoding="utf-8-sig", newline="") as file:
        return started.value.suggested_filename, list(csv.DictReader(file))


def opening_days() -> int:
    window = bundled("^IXIC").between(pd.Timestamp("1999-01-04"), pd.Timestamp("2018-12-31"))
    return len(window)


def test_the_data_of_the_chart_can_be_taken_away(visit: Visit) -> None:
    name, rows = download(visit(), "Data of this chart (CSV)")

    assert name == "IXIC-3x-19990104-20181231-chart.csv"
    assert len(rows) == opening_days()
    assert (rows[0]["date"], rows[-1]["date"]) == ("1999-01-04", "2018-12-31")
    assert float(rows[-1]["asset"]) == pytest.approx(300.5, abs=0.05)
    assert float(rows[-1]["3x token"]) == pytest.approx(16.4, abs=0.05)


def test_the_ledger_opens_as_a_table_and_can_be_taken_away(visit: Visit) -> None:
    page = visit()
    ledger = unfold(page, "Every rebalance")
    said = re.search(r"[0-9,]+", ledger.locator("summary").inner_text())
    assert said is not None
    expect(ledger.get_by_test_id("stDataFrame")).to_be_visible()
    table = ledger.locator("table[role=grid]")
    assert int(table.get_attribute("aria-rowcount") or 0) >= opening_days() - 1

    _, rows = download(page, "Ledger (CSV)")
    assert len(rows) == int(said.group().replace(",", ""))
    assert "Bought (+) or sold (−)" in rows[0]
    assert not any(value in {"", "nan", "NaN", "inf"} for row in rows for value in row.values())


def test_a_download_has_what_is_on_the_page_now(visit: Visit) -> None:
    page = visit()
    choose(page, "−1x")
    name, rows = download(page, "Data of this chart (CSV)")

    assert name.startswith("IXIC--1x-")
    assert "−1x token" in rows[0]


def test_the_page_prints(visit: Visit) -> None:
    page = visit()
    page.emulate_media(media="print")
    settle(page)
    printed = page.pdf(format="A4")

    sheets = len(re.findall(rb"/Type\s*/Page\b", printed))
    assert sheets >= 2, "the page is longer than one sheet, so more than the first screen came out"


def test_the_pointer_on_the_chart_shows_the_date_and_every_line(visit: Visit) -> None:
    page = visit()
    plot: Locator = page.locator(".st-key-overlay .nsewdrag").first
    box = plot.bounding_box()
    assert box is not None
    shown = page.locator(".st-key-overlay .hoverlayer")
    for step in range(3):
        page.mouse.move(box["x"] + box["width"] * 0.6 + step, box["y"] + 40)
    expect(shown).to_contain_text(re.compile(r"\d{1,2} [A-Z][a-z]{2} 20\d\d"))

    for line in ("Asset", "3 × the asset", "3x token"):
        expect(shown).to_contain_text(re.compile(rf"{re.escape(line)} ?: ?−?[\d,]+\.\d"))
