"""Calendar years: whole ones alone, and together all of the history between them."""

from __future__ import annotations

import math
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lev_core import PriceHistory, calendar_years
from lev_core.market import bundled


def daily(first: str, last: str, freq: str = "D", tz: str | None = None) -> PriceHistory:
    """Return a history that grows by one each day."""
    days = pd.date_range(first, last, freq=freq, tz=tz)
    return PriceHistory(pd.Series(range(100, 100 + len(days)), index=days, dtype=float))


def test_a_year_starts_with_the_last_price_of_the_year_before() -> None:
    years = calendar_years(daily("2019-12-01", "2021-12-31"))
    assert list(years) == [2020, 2021]
    assert years[2020].index[0] == pd.Timestamp("2019-12-31")
    assert years[2021].index[[0, -1]].tolist() == [
        pd.Timestamp("2020-12-31"),
        pd.Timestamp("2021-12-31"),
    ]


def test_the_first_year_starts_at_its_own_first_price_where_there_is_none_before() -> None:
    years = calendar_years(daily("2020-01-03", "2020-12-31"))
    assert years[2020].index[0] == pd.Timestamp("2020-01-03")


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2020-01-16", "2020-12-31", [2020]),  # 350 days
        ("2020-01-17", "2020-12-31", []),  # 349
        ("2019-12-31", "2020-12-15", [2020]),
        ("2019-12-31", "2020-12-14", []),
        ("2020-03-01", "2020-09-01", []),
    ],
)
def test_a_year_of_fewer_than_350_days_is_no_whole_year(
    first: str, last: str, expected: list[int]
) -> None:
    assert list(calendar_years(daily(first, last))) == expected


@given(st.integers(0, 700), st.integers(0, 2500))
def test_whole_years_multiply_to_all_of_the_time_between_them(skip: int, length: int) -> None:
    prices = daily("2001-01-01", "2008-12-31")
    prices = prices.between(prices.index[skip], prices.index[min(skip + length + 2, 2900)])
    years = calendar_years(prices)
    if not years:
        return
    parts = list(years.values())
    first, last = parts[0].values[0], parts[-1].values[-1]
    product = math.prod(1.0 + part.total_return for part in parts)
    assert product == pytest.approx(last / first, rel=1e-12)
    assert all(one.index[-1] == two.index[0] for one, two in pairwise(parts))


def test_the_years_of_the_nasdaq_are_those_on_record() -> None:
    years = calendar_years(bundled("^IXIC"))
    assert list(years) == list(range(1999, 2019))
    returns = {year: round(100.0 * years[year].total_return, 1) for year in (2000, 2003, 2008)}
    assert returns == {2000: -39.3, 2003: 50.0, 2008: -40.5}


def test_dates_with_a_zone_and_prices_by_month_have_years_too() -> None:
    zoned = daily("2019-12-31", "2021-12-31", tz="Asia/Tokyo")
    assert list(calendar_years(zoned)) == [2020, 2021]
    assert list(calendar_years(daily("2018-12-31", "2020-12-31", freq="ME"))) == [2019, 2020]
