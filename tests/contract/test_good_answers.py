"""What Yahoo sends when all is well ends as prices whose returns can be checked by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from lev_core.market import LiveMarket, Match
from tests.contract.fake_yahoo import Chart, FakeYahoo

pytestmark = pytest.mark.contract

WEEK = ["2024-06-03", "2024-06-04", "2024-06-05", "2024-06-06"]

# A 2-for-1 split on 5 June, quoted after it: Yahoo shows 100 for the 200 of the day before.
# A dividend of 2 on 6 June: days before it are scaled by 1 − 2/104.
SHARE = Chart(
    days=WEEK,
    closes=[96.0, 100.0, 104.0, 103.0],
    opens=[95.0, 97.0, 101.0, 104.0],
    adjusted=[96.0 * 102 / 104, 100.0 * 102 / 104, 102.0, 103.0],
    dividends={"2024-06-06": 2.0},
    splits={"2024-06-05": (2, 1)},
)


def test_a_share_s_return_includes_its_dividend_and_applies_its_split_once(
    yahoo: FakeYahoo, market: LiveMarket
) -> None:
    yahoo.give("AAPL", SHARE)
    prices = market.history("AAPL").prices
    # By hand: 96, 100, 104, and on the last day 103 against 104 less the dividend of 2.
    expected = [100 / 96 - 1, 104 / 100 - 1, 103 / 102 - 1]
    assert prices.returns.to_numpy() == pytest.approx(expected, abs=1e-12)
    assert prices.total_return == pytest.approx(103 / (96 * 102 / 104) - 1, abs=1e-12)
    assert prices.basis == "total_return"


def test_open_high_and_low_are_scaled_as_the_close_is(yahoo: FakeYahoo, market: LiveMarket) -> None:
    yahoo.give("AAPL", SHARE)
    prices = market.history("AAPL").prices
    assert prices.open is not None
    assert prices.high is not None
    assert prices.low is not None
    assert (prices.open / prices.close).tolist() == pytest.approx(
        [95 / 96, 97 / 100, 101 / 104, 104 / 103]
    )
    assert (prices.high / prices.close).to_numpy() == pytest.approx(1.02)
    assert (prices.low / prices.close).to_numpy() == pytest.approx(0.97)


def test_what_the_asset_is_comes_with_its_prices(yahoo: FakeYahoo, market: LiveMarket) -> None:
    yahoo.give("AAPL", SHARE)
    before = pd.Timestamp.now("UTC")
    live = market.history(" aapl ")
    assert (live.prices.symbol, live.prices.name) == ("AAPL", "Example Corporation")
    assert (live.prices.currency, live.prices.source) == ("USD", "Yahoo Finance")
    assert (live.prices.volume_unit, live.problem, live.dropped_rows) == ("shares", None, 0)
    assert before <= live.fetched_on <= pd.Timestamp.now("UTC")


def test_days_are_the_exchange_s_own_without_a_time_or_zone(
    yahoo: FakeYahoo, market: LiveMarket
) -> None:
    # 09:00 in Tokyo is the evening before in New York and midnight in London.
    yahoo.give(
        "7203.T", Chart(days=WEEK, closes=[1.0, 2.0, 3.0, 4.0], zone="Asia/Tokyo", opening="09:00")
    )
    index = market.history("7203.T").prices.index
    assert index.tz is None
    assert index.tolist() == [pd.Timestamp(day) for day in WEEK]


def test_bitcoin_keeps_its_weekends_and_its_volume_in_money(
    yahoo: FakeYahoo, market: LiveMarket
) -> None:
    days = [f"{day:%Y-%m-%d}" for day in pd.date_range("2024-06-01", "2024-06-14")]
    closes = [60_000.0 + 100.0 * i for i in range(14)]
    kind = "CRYPTOCURRENCY"
    yahoo.give("BTC-USD", Chart(days=days, closes=closes, kind=kind, zone="UTC", opening="00:00"))
    prices = market.history("BTC-USD").prices
    assert len(prices) == 14
    assert prices.periods_per_year == pytest.approx(365)
    assert prices.volume_unit == "currency"


def test_london_prices_stay_in_pence_and_say_so(yahoo: FakeYahoo, market: LiveMarket) -> None:
    closes = [7_150.0, 7_200.0, 7_100.0, 7_300.0]
    yahoo.give("VOD.L", Chart(days=WEEK, closes=closes, currency="GBp", zone="Europe/London"))
    prices = market.history("VOD.L").prices
    assert prices.currency == "GBp"
    assert prices.values.tolist() == closes


def test_an_index_is_a_price_index_without_a_volume(yahoo: FakeYahoo, market: LiveMarket) -> None:
    closes, adjusted = [10.0, 11.0, 12.0, 13.0], [9.0, 10.0, 11.0, 13.0]
    yahoo.give("^GSPC", Chart(days=WEEK, closes=closes, adjusted=adjusted, kind="INDEX"))
    prices = market.history("^GSPC").prices
    assert (prices.basis, prices.volume, prices.volume_unit) == ("price", None, None)
    assert prices.values.tolist() == closes


def test_days_without_a_price_are_left_out_and_counted(
    yahoo: FakeYahoo, market: LiveMarket
) -> None:
    volume = [5, 5, 5, None]
    yahoo.give("AAPL", Chart(days=WEEK, closes=[10.0, None, 12.0, None], volume=volume))
    live = market.history("AAPL")
    assert live.prices.values.tolist() == [10.0, 12.0]
    assert live.dropped_rows == 2


def test_an_opening_price_of_zero_is_one_that_was_not_recorded(
    yahoo: FakeYahoo, market: LiveMarket
) -> None:
    yahoo.give("AAPL", Chart(days=WEEK, closes=[1.0, 2.0, 3.0, 4.0], opens=[0.0, 2.0, 3.0, 4.0]))
    opens = market.history("AAPL").prices.open
    assert opens is not None
    assert np.isnan(opens.iloc[0])
    assert opens.iloc[1:].tolist() == [2.0, 3.0, 4.0]


def test_a_bar_of_a_day_still_open_replaces_the_day_s_earlier_one(
    yahoo: FakeYahoo, market: LiveMarket
) -> None:
    yahoo.give("AAPL", Chart(days=[*WEEK, WEEK[-1]], closes=[1.0, 2.0, 3.0, 4.0, 5.0]))
    assert market.history("AAPL").prices.values.tolist() == [1.0, 2.0, 3.0, 5.0]


def test_a_search_by_name_finds_symbols(yahoo: FakeYahoo, market: LiveMarket) -> None:
    yahoo.find(
        [
            {
                "symbol": "AAPL",
                "longname": "Apple Inc.",
                "exchDisp": "NASDAQ",
                "quoteType": "EQUITY",
            },
            {"symbol": "../../x", "shortname": "not a symbol"},
            {"symbol": "APC.F"},
        ]
    )
    assert market.search("  Apple\x00 ") == (
        Match(symbol="AAPL", name="Apple Inc.", exchange="NASDAQ", kind="equity"),
        Match(symbol="APC.F", name="APC.F", exchange="", kind=""),
    )
    asked = [request for request in yahoo.log if request.path == "/v1/finance/search"]
    assert [request.query["q"] for request in asked] == [["apple"]]


def test_a_search_for_nothing_asks_nobody(yahoo: FakeYahoo, market: LiveMarket) -> None:
    assert market.search(" \n") == ()
    assert yahoo.log == []


def test_the_same_search_asks_yahoo_once(yahoo: FakeYahoo, market: LiveMarket) -> None:
    yahoo.find([{"symbol": "AAPL"}])
    assert market.search("Apple") == market.search("apple ")
    assert sum(request.path == "/v1/finance/search" for request in yahoo.log) == 1
