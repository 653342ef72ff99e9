"""The bundled prices are what their catalogue says, byte for byte."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from lev_core.errors import LeverageError
from lev_core.market import bundled, bundled_series, symbols

PRICES = Path(__file__).resolve().parents[3] / "assets" / "prices"
CATALOGUE: dict[str, Any] = json.loads((PRICES / "catalogue.json").read_text(encoding="utf-8"))
SERIES: list[dict[str, Any]] = CATALOGUE["series"]
NAMES = [entry["symbol"] for entry in SERIES]


def test_the_indices_oil_and_twenty_shares_are_bundled() -> None:
    assert symbols()[:3] == ("^GSPC", "^IXIC", "WTI")
    assert len(symbols()) == 23


@pytest.mark.parametrize("entry", SERIES, ids=NAMES)
def test_a_series_has_the_span_and_rows_of_the_catalogue(entry: dict[str, Any]) -> None:
    prices = bundled(entry["symbol"])
    assert len(prices) == entry["rows"]
    assert (prices.index[0], prices.index[-1]) == tuple(
        pd.Timestamp(entry[end]) for end in ("first", "last")
    )
    assert prices.index.tz is None
    assert prices.index.unit == "us"
    for name in ("symbol", "name", "currency", "basis"):
        assert getattr(prices, name) == entry[name]
    assert entry["source"] in prices.source


@pytest.mark.parametrize("entry", [*SERIES, CATALOGUE["bill_rate"]], ids=[*NAMES, "bill rate"])
def test_a_file_is_the_one_its_source_and_licence_were_written_for(entry: dict[str, Any]) -> None:
    content = (PRICES / entry["file"]).read_bytes()
    assert hashlib.sha256(content).hexdigest() == entry["sha256"]
    assert entry["sha256"] in (PRICES / "README.md").read_text(encoding="utf-8")
    assert entry["licence"] in {"NCSA", "BSD-3-Clause", "BSD-3-Clause and NCSA"}


def test_nothing_else_lies_beside_the_prices() -> None:
    files = {entry["file"] for entry in [*SERIES, CATALOGUE["bill_rate"]]}
    papers = {"catalogue.json", "README.md", "LICENSE-arch.md", "LICENSE-skfolio.txt"}
    assert {path.name for path in PRICES.iterdir()} == files | papers


def test_the_licences_are_those_of_the_two_packages() -> None:
    assert "Copyright (c) 2017 Kevin Sheppard" in (PRICES / "LICENSE-arch.md").read_text("utf-8")
    assert "BSD 3-Clause" in (PRICES / "LICENSE-skfolio.txt").read_text("utf-8")


def test_the_nasdaq_rose_200_5_percent_from_1999_to_2018() -> None:
    nasdaq = bundled("^IXIC").between("1999-01-04", "2018-12-31")
    assert nasdaq.total_return == pytest.approx(2.0050404826670666, abs=1e-15)


def test_the_s_and_p_500_has_bars_where_arch_has_them_and_closes_everywhere() -> None:
    prices = bundled("^GSPC")
    first, last = pd.Timestamp(1999, 1, 4), pd.Timestamp(2018, 12, 31)
    inside = (prices.index >= first) & (prices.index <= last)
    for name in ("open", "high", "low", "volume"):
        recorded = getattr(prices, name).notna().to_numpy()
        assert np.array_equal(recorded, inside)


@pytest.mark.parametrize("symbol", ["^GSPC", "^IXIC"])
def test_every_bar_of_an_index_contains_its_open_and_close(symbol: str) -> None:
    prices = bundled(symbol)
    assert prices.open is not None
    assert prices.high is not None
    assert prices.low is not None
    recorded = prices.high.notna()
    for price in (prices.open[recorded], prices.close[recorded]):
        assert (price <= prices.high[recorded]).all()
        assert (price >= prices.low[recorded]).all()


def test_index_volume_has_no_unit_and_shares_include_dividends() -> None:
    assert bundled("^IXIC").volume is not None
    assert bundled("^IXIC").volume_unit is None
    assert {series.basis for series in bundled_series() if series.kind == "share"} == {
        "total_return"
    }
    assert {series.basis for series in bundled_series() if series.kind != "share"} == {"price"}


def test_what_is_bundled_is_described_without_reading_its_prices() -> None:
    described = {series.symbol: series for series in bundled_series()}
    oil = described["WTI"]
    assert (oil.kind, oil.currency, oil.rows) == ("commodity", "USD", 8321)
    assert (oil.first, oil.last) == (pd.Timestamp(1986, 1, 2), pd.Timestamp(2019, 1, 3))


def test_asking_twice_reads_once() -> None:
    assert bundled("AAPL") is bundled("AAPL")


@pytest.mark.parametrize("symbol", ["QQQ", "", "../catalogue", "x" * 500])
def test_a_symbol_that_is_not_bundled_is_refused_with_those_that_are(symbol: str) -> None:
    with pytest.raises(LeverageError, match=r"^There are no bundled prices for .*\^GSPC.*\.$"):
        bundled(symbol)
