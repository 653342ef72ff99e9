"""Prices come from where the reader wants them, and a page is never without a reason."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lev_core import LeverageError
from lev_core.market import FailureKind, MarketError
from lev_ui import sources
from lev_ui.settings import EARLIEST, LATEST
from lev_ui.sources import DatesReversedError, find, option_label, understood, window
from lev_ui.words.periods import PERIODS, period_dates
from tests.app.samples import made_up
from tests.contract.fake_yahoo import FakeYahoo, Page, wandering

ASSETS = list(sources.catalogue())
PRICES = made_up([100.0 + row for row in range(60)]).prices  # weekdays from 5 Jan 2015
FIRST, LAST = PRICES.index[0].date(), PRICES.index[-1].date()

days = st.dates(FIRST - timedelta(days=60), LAST + timedelta(days=60))


@given(days, days)
def test_a_window_holds_exactly_the_prices_between_the_dates(start: date, end: date) -> None:
    inside = [moment for moment in PRICES.index if start <= moment.date() <= end]
    if start > end:
        with pytest.raises(DatesReversedError, match="swap them"):
            window(PRICES, start, end)
    elif start > LAST or end < FIRST:
        assert window(PRICES, start, end) == (PRICES, False, True)
    elif len(inside) < 2:
        with pytest.raises(LeverageError, match=r"fewer than two prices.*\.$"):
            window(PRICES, start, end)
    else:
        prices, beyond, outside = window(PRICES, start, end)
        assert prices.index.tolist() == inside
        week = timedelta(days=7)
        assert beyond is (start < FIRST - week or end > LAST + week)
        assert outside is False


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (FIRST, LAST, (False, False)),
        (EARLIEST, LATEST, (True, False)),
        (EARLIEST, LAST, (True, False)),
        (FIRST, LATEST, (True, False)),
        (EARLIEST, date(1901, 1, 1), (False, True)),
        (date(2099, 1, 1), LATEST, (False, True)),
        (FIRST - timedelta(days=7), LAST + timedelta(days=7), (False, False)),
        (FIRST - timedelta(days=8), LAST, (True, False)),
    ],
)
def test_dates_that_reach_too_far_are_told_apart_from_dates_that_miss(
    start: date, end: date, said: tuple[bool, bool]
) -> None:
    prices, *reach = window(PRICES, start, end)
    assert tuple(reach) == said
    assert prices.index.tolist() == PRICES.index.tolist()


@pytest.mark.parametrize("asset", ASSETS)
def test_every_bundled_asset_is_found_by_symbol_name_and_label_in_any_case(asset: str) -> None:
    name = sources.catalogue()[asset].name
    for typed in (asset, name, option_label(asset)):
        for written in (typed, typed.lower(), typed.upper(), f"  {typed} "):
            assert understood(written) == asset
    sourced = find(asset, "bundled")
    assert sourced.label == name
    assert not sourced.is_live
    assert len(sourced.prices) > 4000


@given(st.text())
def test_whatever_is_typed_is_understood_the_same_the_second_time(typed: str) -> None:
    assert understood(understood(typed)) == understood(typed)


def test_an_index_has_an_article_and_a_share_has_none() -> None:
    assert find("^GSPC", "bundled").phrase == "the S&P 500"
    assert find("AAPL", "bundled").phrase == "Apple"
    assert find("WTI", "bundled").phrase == "WTI crude oil"


def test_oil_never_asks_yahoo_whose_wti_is_a_company(yahoo: FakeYahoo) -> None:
    yahoo.give("WTI", wandering())
    sourced = find("WTI", "yahoo")
    assert (sourced.is_live, sourced.at_yahoo, sourced.failure) == (False, False, None)
    assert yahoo.log == []


def test_a_bundled_asset_comes_from_yahoo_when_that_is_wanted(yahoo: FakeYahoo) -> None:
    yahoo.give("AAPL", wandering(rows=50))
    sourced = find("AAPL", "yahoo")
    assert (sourced.is_live, sourced.label, len(sourced.prices)) == (True, "Wandering Fund", 50)
    assert not find("AAPL", "bundled").is_live


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (Page(status=500, body=b"{}"), FailureKind.UNAVAILABLE),
        (Page(status=429, body=b"Too Many Requests"), FailureKind.RATE_LIMITED),
        (Page(body=b"<html>consent</html>", content_type="text/html"), FailureKind.UNAVAILABLE),
    ],
)
def test_when_yahoo_fails_the_bundled_prices_are_shown_with_the_reason(
    yahoo: FakeYahoo, answer: Page, kind: FailureKind
) -> None:
    yahoo.give("AAPL", answer)
    sourced = find("AAPL", "yahoo")
    assert not sourced.is_live
    assert sourced.prices is find("AAPL", "bundled").prices
    assert sourced.failure is not None
    assert sourced.failure.kind is kind


def test_without_a_network_a_bundled_asset_is_shown_and_another_is_refused() -> None:
    kept = find("AAPL", "yahoo")
    assert kept.failure is not None
    assert kept.failure.kind is FailureKind.NO_NETWORK
    with pytest.raises(MarketError) as refusal:
        find("QQQ", "bundled")
    assert refusal.value.kind is FailureKind.NO_NETWORK


@pytest.mark.parametrize("asset", ASSETS)
@pytest.mark.parametrize("name", PERIODS)
def test_every_period_of_the_menu_can_be_shown_for_every_bundled_asset(
    name: str, asset: str
) -> None:
    prices = find(asset, "bundled").prices
    start, end = period_dates(name, prices.index[0].date(), prices.index[-1].date())
    shown, *_ = window(prices, start, end)
    assert len(shown) >= 200


@given(st.dates(date(1950, 1, 1), date(2030, 12, 31)), st.integers(0, 20_000))
def test_a_period_counted_back_from_the_end_stays_inside_the_data(last: date, length: int) -> None:
    first = last - timedelta(days=length)
    for name in list(PERIODS)[:4]:
        start, end = period_dates(name, first, last)
        assert first <= start <= end == last


def test_the_last_year_begins_on_the_same_day_a_year_before() -> None:
    start, end = period_dates("Last year of the data", date(1990, 1, 1), date(2018, 12, 31))
    assert (start, end) == (date(2017, 12, 31), date(2018, 12, 31))
