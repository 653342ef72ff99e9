"""Prices at the open, or at an hour of the day."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from lev_core import PriceHistory, simulate_token
from tests.core.rules import bars, start_at
from tests.core.strategies import quotes, refused


def hourly(days: int, start: str = "2024-01-01", zone: str | None = None) -> PriceHistory:
    """Return hourly bars that open at 100, 101, 102 and so on."""
    index = pd.date_range(start, periods=24 * days, freq="h", tz=zone)
    opens = pd.Series(np.arange(100.0, 100.0 + len(index)), index=index)
    return PriceHistory(opens + 0.5, open=opens, high=opens + 2.0, low=opens - 3.0, symbol="X")


def test_at_the_open_prices_are_the_opens_and_bars_run_from_one_to_the_next() -> None:
    daily = bars(start_at(100.0), (101.0, 106.0, 95.0, 104.0), (103.0, 108.0, 99.0, 100.0))
    taken = daily.at_open()
    assert taken.close.tolist() == [100.0, 101.0, 103.0]
    assert taken.index.equals(daily.index)
    opens, highs, lows = taken.bars
    assert opens[1:].tolist() == [100.0, 101.0]
    assert highs[1:].tolist() == [100.0, 106.0]
    assert lows[1:].tolist() == [100.0, 95.0]
    assert np.isnan([opens[0], highs[0], lows[0]]).all()


def test_a_row_without_an_open_is_passed_over_but_its_high_and_low_count() -> None:
    nothing = float("nan")
    daily = bars(start_at(100.0), (nothing, 120.0, 80.0, 104.0), (103.0, nothing, 99.0, 100.0))
    taken = daily.at_open()
    assert taken.close.tolist() == [100.0, 103.0]
    assert [column[1] for column in taken.bars] == [100.0, 120.0, 80.0]


def test_opens_without_highs_and_lows_stay_without() -> None:
    closes = quotes(100.0, 101.0, 102.0).close
    taken = PriceHistory(closes, open=closes - 1.0).at_open()
    assert taken.close.tolist() == [99.0, 100.0, 101.0]
    assert taken.high is None
    assert taken.low is None
    assert not taken.has_bars


def test_an_hour_takes_the_open_of_the_bar_that_starts_then_once_a_day() -> None:
    taken = hourly(3).at_hour(7)
    assert taken.close.tolist() == [107.0, 131.0, 155.0]
    assert taken.index.hour.tolist() == [7, 7, 7]
    assert taken.symbol == "X"
    opens, highs, lows = taken.bars
    assert opens[1:].tolist() == [107.0, 131.0]
    assert highs[1:].tolist() == [130.0 + 2.0, 154.0 + 2.0]
    assert lows[1:].tolist() == [107.0 - 3.0, 131.0 - 3.0]
    assert taken.periods_per_year == pytest.approx(365.0)


def test_the_hour_is_in_utc_whatever_zone_the_dates_are_in() -> None:
    taken = hourly(3, zone="America/New_York").at_hour(7)
    assert taken.index.tz_convert("UTC").hour.tolist() == [7, 7, 7]
    assert taken.close.tolist() == [102.0, 126.0, 150.0]


def test_a_token_can_be_taken_through_the_bars_between_two_samples() -> None:
    taken = hourly(3).at_hour(7)
    token = simulate_token(taken, 2.0, inside="low_first")
    assert token.total_return == pytest.approx(
        (1.0 + 2.0 * 24.0 / 107.0) * (1.0 + 2.0 * 24.0 / 131.0) - 1.0, rel=1e-12
    )


def test_rows_less_than_a_day_apart_are_intraday() -> None:
    assert hourly(2).is_intraday
    assert not quotes(100.0, 101.0, 102.0).is_intraday
    summer_time = pd.date_range("2024-03-29", periods=4, tz="Europe/Berlin")
    assert not PriceHistory(pd.Series([1.0, 2.0, 3.0, 4.0], index=summer_time)).is_intraday


def test_an_hour_that_cannot_be_had_is_refused_in_words() -> None:
    with refused("hourly or finer", "a day or more apart"):
        bars(start_at(100.0), start_at(101.0), start_at(102.0)).at_hour(7)
    for hour in (24, -1, 7.5, "7"):
        with refused("from 0 to 23", f"not {hour!r}"):
            hourly(3).at_hour(hour)  # type: ignore[arg-type]  # wrong on purpose
    morning = hourly(3).between("2024-01-01 00:00", "2024-01-01 09:00")
    with refused("Fewer than two bars start at 12:00 UTC", "0, 1, 2, 3, 4, 5, 6, 7, 8, 9"):
        morning.at_hour(12)
    with refused("Fewer than two bars start at 7:00 UTC"):
        morning.at_hour(7)
    half_past = pd.date_range("2024-01-01 00:30", periods=48, freq="h")
    closes = pd.Series(1.0, index=half_past)
    with refused("Fewer than two bars start at 7:00 UTC", "none"):
        PriceHistory(closes, open=closes).at_hour(7)


def test_opens_that_are_not_there_are_refused_in_words() -> None:
    with refused("at least two opening prices", "there are none"):
        quotes(100.0, 101.0).at_open()
    with refused("at least two opening prices"):
        PriceHistory(hourly(2).close).at_hour(7)
    closes = quotes(100.0, 101.0).close
    with refused("there is 1"):
        PriceHistory(closes, open=closes.where(closes < 101.0)).at_open()
