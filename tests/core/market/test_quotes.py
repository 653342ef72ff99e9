"""Yahoo's table becomes a price history by rules a reader can check."""

from __future__ import annotations

import pandas as pd
import pytest

from lev_core.market import MarketError
from lev_core.market.quotes import history_from_quotes

ABOUT = {"instrumentType": "EQUITY", "currency": "USD"}


def quotes(days: list[str], closes: list[float]) -> pd.DataFrame:
    index = pd.DatetimeIndex(days).tz_localize("Asia/Tokyo")
    names = ("Open", "High", "Low", "Close", "Adj Close")
    return pd.DataFrame(dict.fromkeys(names, closes) | {"Volume": 7}, index=index)


def test_of_two_rows_on_one_day_the_later_counts() -> None:
    table = quotes(["2024-01-02", "2024-01-03 00:00", "2024-01-03 09:00"], [1.0, 2.0, 3.0])
    prices, dropped = history_from_quotes(table, ABOUT, "X")
    assert prices.values.tolist() == [1.0, 3.0]
    assert dropped == 0


def test_rows_out_of_order_are_put_in_order() -> None:
    prices, _ = history_from_quotes(quotes(["2024-01-03", "2024-01-02"], [2.0, 1.0]), ABOUT, "X")
    assert prices.values.tolist() == [1.0, 2.0]


def test_an_asset_without_a_name_is_called_by_its_symbol() -> None:
    table = quotes(["2024-01-02", "2024-01-03"], [1.0, 2.0])
    assert history_from_quotes(table, ABOUT, "X")[0].name == "X"
    named, _ = history_from_quotes(table, ABOUT | {"shortName": "A\n  name " * 40}, "X")
    assert named.name.startswith("A name A name")
    assert len(named.name) <= 120


@pytest.mark.parametrize("kind", ["CURRENCY", "FUTURE", "MUTUALFUND", ""])
def test_volume_is_kept_only_where_its_unit_is_known(kind: str) -> None:
    table = quotes(["2024-01-02", "2024-01-03"], [1.0, 2.0])
    prices, _ = history_from_quotes(table, {"instrumentType": kind}, "X")
    assert prices.volume is None
    assert prices.volume_unit is None


def test_a_volume_of_nothing_but_zeros_was_not_recorded() -> None:
    table = quotes(["2024-01-02", "2024-01-03"], [1.0, 2.0]).assign(Volume=0)
    assert history_from_quotes(table, ABOUT, "X")[0].volume is None


def test_one_price_is_too_few() -> None:
    with pytest.raises(MarketError, match=r"^Yahoo Finance has only one daily price for X; "):
        history_from_quotes(quotes(["2024-01-02"], [1.0]), ABOUT, "X")
