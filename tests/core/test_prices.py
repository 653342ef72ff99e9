"""A price history: what it reads from its rows, what it refuses, and that it stays as it is."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import FrozenInstanceError

import numpy as np
import pandas as pd
import pytest

from lev_core import PriceHistory, simulate_token
from tests.core.strategies import dated, quotes, refused

COLUMNS = ("open", "high", "low", "volume")


def with_column(column: str, values: pd.Series) -> PriceHistory:
    """Return two prices with one more column."""
    return PriceHistory(dated((100.0, 101.0)), **{column: values})  # type: ignore[arg-type]  # name varies


def on(*dates: str | None, tz: str | None = None) -> PriceHistory:
    """Return a history that rises by 1 a row on these dates."""
    index = pd.DatetimeIndex(dates, tz=tz)
    return PriceHistory(pd.Series(np.arange(100.0, 100.0 + len(dates)), index=index))


def hourly(tz: str | None = None) -> PriceHistory:
    """Return three days of hourly prices."""
    index = pd.date_range("2024-01-01", periods=72, freq="h", tz=tz)
    return PriceHistory(pd.Series(np.arange(1.0, 73.0), index=index))


def test_returns_are_simple_and_dated_at_the_end_of_their_interval() -> None:
    returns = quotes(100.0, 110.0, 99.0).returns
    assert returns.round(12).tolist() == [0.1, -0.1]
    assert list(returns.index) == [pd.Timestamp("2024-01-02"), pd.Timestamp("2024-01-03")]


def test_the_total_return_runs_from_the_first_price_to_the_last() -> None:
    assert quotes(100.0, 250.0, 90.0).total_return == pytest.approx(-0.1, abs=1e-15)


def test_a_weekend_counts_three_days() -> None:
    thursday_to_monday = on("2019-01-03", "2019-01-04", "2019-01-07")
    assert (thursday_to_monday.interval_years * 365).round(9).tolist() == [1.0, 3.0]
    assert thursday_to_monday.years * 365 == pytest.approx(4.0, abs=1e-12)


def test_an_hour_counts_an_hour() -> None:
    assert hourly().interval_years == pytest.approx(np.full(71, 1 / (24 * 365)), rel=1e-12)


@pytest.mark.parametrize(
    ("first", "second", "hours"),
    [("03-09", "03-10", 24), ("03-10", "03-11", 23), ("11-03", "11-04", 25)],
)
def test_a_day_with_a_clock_change_has_its_true_length(first: str, second: str, hours: int) -> None:
    day = on(f"2024-{first}", f"2024-{second}", tz="America/New_York")
    assert day.interval_years[0] * 365 * 24 == pytest.approx(hours, abs=1e-9)


def test_the_unit_of_the_timestamps_does_not_matter() -> None:
    closes = dated((100.0, 101.0, 102.0))
    for unit in ("s", "ms", "us", "ns"):
        index = pd.DatetimeIndex(closes.index).as_unit(unit)
        history = PriceHistory(pd.Series(closes.to_numpy(), index=index))
        assert (history.interval_years * 365).tolist() == [1.0, 1.0]


def test_periods_per_year_are_read_from_the_data() -> None:
    every_day = PriceHistory(dated(np.arange(1.0, 367.0).tolist()))
    weekdays = PriceHistory(dated(np.arange(1.0, 262.0).tolist(), freq="B"))
    assert every_day.periods_per_year == pytest.approx(365.0, rel=1e-12)
    assert weekdays.periods_per_year == pytest.approx(260 / 364 * 365, rel=1e-12)


def test_between_keeps_both_ends_and_every_column() -> None:
    values = (100.0, 101.0, 102.0, 103.0)
    whole = PriceHistory(
        dated(values), open=dated(values), high=dated(values), low=dated(values),
        volume=dated(values), volume_unit="shares", symbol="X", name="An X", currency="EUR",
        source="by hand", basis="price",
    )  # fmt: skip
    part = whole.between("2024-01-02", "2024-01-03")
    for column in ("close", *COLUMNS):
        assert getattr(part, column).tolist() == [101.0, 102.0]
    told = (part.symbol, part.name, part.currency, part.source, part.basis, part.volume_unit)
    assert told == ("X", "An X", "EUR", "by hand", "price", "shares")


@pytest.mark.parametrize("tz", [None, "America/New_York"])
def test_a_date_without_a_time_means_the_whole_day(tz: str | None) -> None:
    assert len(hourly(tz).between("2024-01-01", "2024-01-02")) == 48


def test_between_takes_moments_of_another_time_zone() -> None:
    start, end = (pd.Timestamp(f"2024-01-0{day} 05:00", tz="UTC") for day in (1, 2))
    part = hourly("America/New_York").between(start, end)
    assert len(part) == 25
    assert part.index[0] == start


def test_a_moment_without_a_zone_is_read_in_the_zone_of_the_prices() -> None:
    prices = hourly("America/New_York")
    part = prices.between(pd.Timestamp("2024-01-01 05:00"), pd.Timestamp("2024-01-02 05:00"))
    assert len(part) == 25
    assert part.index[0] == pd.Timestamp("2024-01-01 05:00", tz="America/New_York")


@pytest.mark.parametrize(
    ("start", "end"),
    [("2031-01-03", "2031-01-04"), ("2024-01-02", "2024-01-02"), ("2024-01-03", "2024-01-01")],
)
def test_a_span_without_two_prices_is_refused(start: str, end: str) -> None:
    days = [f"{pd.Timestamp(moment).day} Jan {moment[:4]}" for moment in (start, end)]
    with refused(f"from {days[0]} to {days[1]};", "between 1 Jan 2024 and 3 Jan 2024"):
        quotes(100.0, 101.0, 102.0).between(start, end)


def test_a_moment_that_is_no_date_is_refused_in_words() -> None:
    with refused("yesteryear"):
        quotes(100.0, 101.0).between("yesteryear", "2024-01-02")


@pytest.mark.parametrize("price", [0.0, -3.5, float("nan"), float("inf"), -float("inf")])
def test_a_price_that_is_none_is_refused_with_its_date(price: float) -> None:
    closes = pd.Series([100.0, price], index=pd.to_datetime(["2019-01-02", "2019-01-03"]))
    with refused(f"The price on 3 Jan 2019 is {price:g};", "finite number above zero"):
        PriceHistory(closes)


def test_only_the_first_bad_price_is_named() -> None:
    with refused("The price on 2 Jan 2024 is -1;"):
        quotes(100.0, -1.0, 0.0)


def test_dates_out_of_order_are_refused() -> None:
    with refused("The date 3 Jan 2019 in row 3 comes after a later date;"):
        on("2019-01-02", "2019-01-04", "2019-01-03")


def test_a_date_given_twice_is_refused() -> None:
    with refused("The date 3 Jan 2019 in row 2 appears twice;"):
        on("2019-01-03", "2019-01-03", "2019-01-04")


@pytest.mark.parametrize("row", [1, 2, 3])
def test_a_row_without_a_date_is_refused(row: int) -> None:
    dates: list[str | None] = ["2019-01-02", "2019-01-03", "2019-01-04"]
    dates[row - 1] = None
    with refused(f"Row {row} has no date;"):
        on(*dates)


@pytest.mark.parametrize("count", [0, 1])
def test_fewer_than_two_prices_are_refused(count: int) -> None:
    with refused("At least two prices", f"there are {count}."):
        quotes(*[100.0] * count)


def test_a_price_that_is_text_is_refused_by_name_and_date() -> None:
    with refused("n/a", "2 Jan 2024"):
        PriceHistory(pd.Series([100.0, "n/a"], index=pd.date_range("2024-01-01", periods=2)))


@pytest.mark.parametrize(
    "values",
    [
        pytest.param(["100", "101"], id="text"),
        pytest.param(pd.to_datetime(["2024-01-01", "2024-01-02"]), id="dates"),
        pytest.param([True, True], id="truth values"),
        pytest.param([1 + 1j, 2 + 0j], id="complex numbers"),
    ],
)
def test_a_column_of_something_else_is_not_taken_for_prices(values: object) -> None:
    index = pd.date_range("2024-01-01", periods=2)
    with refused("must be a number"):
        PriceHistory(pd.Series(values, index=index))


def test_whole_numbers_are_prices() -> None:
    index = pd.date_range("2024-01-01", periods=2)
    assert PriceHistory(pd.Series([100, 101], index=index)).values.tolist() == [100.0, 101.0]


def test_a_move_no_number_can_hold_is_refused() -> None:
    with refused("2 Jan 2024"):
        simulate_token(quotes(1e-300, 1e300), 1.0)


@pytest.mark.parametrize("column", COLUMNS)
def test_a_column_of_other_dates_is_refused(column: str) -> None:
    with refused(f"The {column} column must have the same dates"):
        with_column(column, dated((1.0, 2.0), first="2024-01-02"))
    with refused(f"The {column} column must have the same dates"):
        with_column(column, dated((1.0, 2.0, 3.0)))


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("value", [-1.0, float("inf")])
def test_a_column_of_impossible_numbers_is_refused(column: str, value: float) -> None:
    with refused(f"The {column} on 2 Jan 2024 is {value:g};"):
        with_column(column, dated((1.0, value)))


@pytest.mark.parametrize("column", COLUMNS)
def test_a_value_that_was_not_recorded_is_kept_as_missing(column: str) -> None:
    kept = getattr(with_column(column, dated((1.0, float("nan")))), column)
    assert kept.isna().tolist() == [False, True]


def test_a_volume_may_be_zero_and_a_price_may_not() -> None:
    assert with_column("volume", dated((1.0, 0.0))).volume is not None
    with refused("The low on 2 Jan 2024 is 0;"):
        with_column("low", dated((1.0, 0.0)))


def test_a_history_cannot_be_given_other_prices() -> None:
    history = quotes(100.0, 101.0)
    with pytest.raises(FrozenInstanceError):
        history.close = dated((1.0, 2.0))  # type: ignore[misc]  # wrong on purpose


def test_changing_the_series_that_was_passed_in_changes_nothing() -> None:
    closes, volume = dated((100.0, 101.0)), dated((5.0, 6.0))
    history = PriceHistory(closes, volume=volume)
    closes.iloc[0], volume.iloc[0] = 1.0, 1.0
    assert history.values.tolist() == [100.0, 101.0]
    assert history.volume is not None
    assert history.volume.tolist() == [5.0, 6.0]


@pytest.mark.parametrize("array", ["values", "interval_returns", "interval_years"])
def test_the_arrays_of_a_history_cannot_be_written(array: str) -> None:
    with pytest.raises(ValueError, match="read-only"):
        getattr(quotes(100.0, 101.0), array)[0] = 1.0


def test_writing_into_the_closes_does_not_get_past_the_checks() -> None:
    history = quotes(100.0, 101.0)
    with suppress(ValueError):  # refused to be written, which is as good
        history.close.iloc[0] = -5.0
    assert history.values.tolist() == [100.0, 101.0]


def test_arrays_are_computed_once() -> None:
    history = quotes(100.0, 101.0)
    assert history.values is history.values
    assert history.interval_returns is history.interval_returns
