"""Hours as days: what a day has of its hours."""

from __future__ import annotations

import pandas as pd

from lev_core import PriceHistory, by_day, simulate_token
from tests.core.strategies import dated, refused


def test_a_day_in_another_zone_is_a_day_in_utc() -> None:
    index = pd.date_range("2024-03-01 18:00", periods=12, freq="h", tz="America/New_York")
    found = by_day(PriceHistory(pd.Series(range(1, 13), index=index, dtype=float)))
    assert found.index.tolist() == [pd.Timestamp("2024-03-01"), pd.Timestamp("2024-03-02")]
    assert found.close.tolist() == [1.0, 12.0]


def test_a_token_on_hours_read_as_days_is_reset_once_a_day() -> None:
    hours = PriceHistory(dated([100.0 + row % 5 for row in range(72)], freq="h"))
    assert simulate_token(by_day(hours), 3.0).rebalance_count == 2


def test_daily_prices_are_days_already() -> None:
    daily = PriceHistory(dated([1.0, 2.0, 3.0]))
    assert by_day(daily) is daily


def test_hours_of_a_single_day_are_refused() -> None:
    with refused("all lie on 1 Jan 2024"):
        by_day(PriceHistory(dated([1.0, 2.0, 3.0], freq="h")))
