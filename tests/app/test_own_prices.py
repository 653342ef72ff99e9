"""A reader's own prices on every page: hours, two rows, other centuries, no currency."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from lev_core import LeverageError, PriceHistory, simulate_token
from lev_ui.by_day import by_day, is_sparse
from lev_ui.costs import Curve
from lev_ui.duel import duel
from lev_ui.settings import DEFAULTS, Settings
from lev_ui.sources import OwnFile, window
from lev_ui.words import badges, problems
from lev_ui.words.plain import for_markdown
from tests.app.session import APP, on_file, open_drawers, press, said
from tests.app.test_compare_page import HOSTILE

ONE_DAY = (
    "These prices all lie on 1 Mar 2024 and a token here is reset once a day; choose prices of two "
    "days or more."
)
PAGES = ("compare", "rebalancing", "duel", "costs", "holding", "leverage")
FEW_HOURS = pd.date_range("2024-03-01 22:00", periods=5, freq="h", tz="UTC")


def hourly(days: int = 40, *, start: str = "2024-01-01 05:00", bars: bool = True) -> PriceHistory:
    """Return made-up prices of a coin for every hour, dated in UTC as an upload dates them."""
    times = pd.date_range(start, periods=24 * days, freq="h", tz="UTC")
    row = np.arange(len(times))
    close = pd.Series(100.0 * np.exp(0.03 * np.sin(2.4 * row) + row / 9e3), index=times)
    if not bars:
        return PriceHistory(close, name="Mine")
    opens = close.shift(1, fill_value=100.0)
    both = np.stack([close, opens])
    high, low = (pd.Series(edge, index=times) for edge in (both.max(axis=0), both.min(axis=0)))
    volume = pd.Series(5.0, index=times)
    return PriceHistory(
        close, open=opens, high=high, low=low, volume=volume, volume_unit="shares", name="Mine"
    )


def rising(days: pd.DatetimeIndex) -> PriceHistory:
    """Return made-up prices without a currency on these days."""
    return PriceHistory(pd.Series(100.0 * 1.001 ** np.arange(len(days)), index=days), name="Mine")


BROUGHT = {
    "hours": hourly(),
    "hours without bars": hourly(bars=False),
    "two hours of two days": rising(pd.DatetimeIndex(FEW_HOURS[[1, 2]])),
    "two days": rising(pd.bdate_range("2020-01-02", periods=2)),
    "days of the future": rising(pd.bdate_range("2099-01-01", periods=300)),
    "months": rising(pd.date_range("2010-01-01", periods=60, freq="MS")),
}
CENTURIES_AGO = rising(pd.date_range("1871-01-01", periods=90, freq="MS"))


def curve(index: pd.DatetimeIndex) -> Curve:
    """Return a rate of the reader's own."""
    rate = pd.Series(0.05, index=index, name="rate")
    return Curve(rate, "the rate in your file", pd.Timestamp(index[-1]))


CURVES = {
    "days": curve(pd.date_range("2009-01-01", periods=5000)),
    "eight hours": curve(pd.date_range("2009-01-01", periods=9000, freq="8h", tz="UTC")),
}


def assert_shown(app: AppTest) -> None:
    """Hold a page to an answer about the file."""
    assert not app.exception, [error.message for error in app.exception]
    assert not app.error
    assert not app.warning, [warning.value for warning in app.warning]
    assert any("Your own file to " in text for text in said(app))


# ------------------------------------------------------------ every page, every kind of file


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("brought", BROUGHT)
def test_every_page_answers_from_a_file(brought: str, page: str) -> None:
    assert_shown(on_file(page, BROUGHT[brought]))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("rate", CURVES)
@pytest.mark.parametrize("brought", ["hours", "months"])
def test_every_page_answers_from_a_rate_of_any_pace(brought: str, rate: str, page: str) -> None:
    for address in ({"rate": "file"}, {"financing": "funding", "funding": "file"}):
        app = on_file(page, BROUGHT[brought], CURVES[rate], **address)
        assert_shown(app)
        assert any("the rate in your file" in str(text.help) for text in app.markdown)


@pytest.mark.parametrize("page", PAGES)
def test_prices_of_another_century_are_shown_without_costs(page: str) -> None:
    app = on_file(page, CENTURIES_AGO, costs="off")
    if page != "costs":  # which computes costs even then
        assert_shown(app)
    assert not app.exception


@pytest.mark.parametrize("page", PAGES)
def test_prices_of_one_day_end_in_one_sentence(page: str) -> None:
    app = on_file(page, rising(pd.DatetimeIndex(FEW_HOURS[:2])))
    assert not app.exception
    assert app.title[0].value == problems.REFUSED_TITLE
    assert [text.value for text in app.warning] == [for_markdown(ONE_DAY)]


def test_a_rate_that_starts_late_is_one_press_from_an_answer() -> None:
    late = curve(pd.date_range("2012-01-01 08:00", periods=3000, freq="8h", tz="UTC"))
    app = on_file("compare", BROUGHT["months"], late, rate="file")
    assert app.title[0].value == problems.REFUSED_TITLE
    press(app, "Start on 2 Jan 2012")
    assert not app.exception
    assert any(text.value.startswith("From 1 Feb 2012 to ") for text in app.markdown)


def test_hours_of_an_asset_are_held_against_days_of_a_fund_by_days() -> None:
    prices = BROUGHT["hours"]
    fund = simulate_token(by_day(prices), 3.0).nav
    app = AppTest.from_file(str(APP), default_timeout=60).switch_page("pages/real.py")
    files = {"asset": OwnFile("Mine", prices=prices), "real": OwnFile("F", PriceHistory(fund))}
    app.session_state["_own_files"] = files
    asked = {"asset": "MY-FILE", "real": "MY-TOKEN", "costs": "off"}
    app.query_params.update({**asked, "start": "2024-01-01", "end": "2024-02-10"})
    app.run()
    assert not app.exception
    assert not app.warning, [warning.value for warning in app.warning]
    assert len(app.get("plotly_chart")) > 0


# ------------------------------------------------------------ files that are not here


@pytest.mark.parametrize("missing", [{"real": "MY-TOKEN"}, {"asset": "MY-FILE", "real": "TQQQ"}])
def test_a_link_to_a_fund_of_somebody_s_own_leads_to_ones_own_data(missing: dict[str, str]) -> None:
    app = AppTest.from_file(str(APP), default_timeout=60).switch_page("pages/real.py")
    app.query_params.update(missing)
    app.run()
    assert not app.exception
    assert len(app.warning) == 1
    assert "which a link cannot carry" in app.warning[0].value
    press(app, problems.TO_YOUR_DATA)
    assert not app.exception
    assert app.title[0].value == "Can I use my own prices?"


@pytest.mark.parametrize("page", PAGES)
def test_a_link_to_somebody_s_own_file_leads_to_ones_own_data_or_to_the_opening_view(
    page: str,
) -> None:
    app = AppTest.from_file(str(APP), default_timeout=60).switch_page(f"pages/{page}.py")
    app.query_params.update({"asset": "MY-FILE"})
    app.run()
    assert not app.exception
    assert app.title[0].value == "This picture was drawn from somebody's own file"
    assert len(app.warning) == 1
    labels = [button.label for button in app.button]
    assert problems.TO_YOUR_DATA in labels
    assert problems.TRY_AGAIN not in labels
    press(app, problems.OPENING_VIEW)
    assert not app.warning


def test_a_link_to_somebody_s_own_rate_leads_to_the_bill_rate() -> None:
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.query_params.update({"rate": "file", "financing": "funded"})
    app.run()
    assert "which a link cannot carry" in app.warning[0].value
    press(app, problems.BILL_RATE)
    assert not app.warning
    assert not app.exception


# ------------------------------------------------------------ labels from outside


@pytest.mark.parametrize("page", [*PAGES, "simulate"])
@pytest.mark.parametrize("label", HOSTILE)
def test_a_label_can_write_nothing_into_any_page(label: str, page: str) -> None:
    enough = pd.bdate_range("2020-01-02", periods=100)  # for paths to be learned from
    prices = rising(enough) if page == "simulate" else BROUGHT["two days"]
    last = str(prices.index[-1].date())
    app = AppTest.from_file(str(APP), default_timeout=60).switch_page(f"pages/{page}.py")
    named = Curve(CURVES["days"].rate, f"the rate in your file {label}", CURVES["days"].known_to)
    app.session_state["_own_files"] = {
        "asset": OwnFile(label, prices=prices),
        "rate": OwnFile(label, curve=named),
    }
    app.query_params.update(
        {"asset": "MY-FILE", "start": "2020-01-02", "end": last, "rate": "file"}
    )
    app.run()
    open_drawers(app)
    assert not app.exception
    texts = [*said(app), *(str(text.help) for text in (*app.markdown, *app.metric))]
    assert not [text for text in texts if label in text]
    assert any(for_markdown(label) in text for text in texts)
    drawn = [chart.proto.spec for chart in app.get("plotly_chart")]
    assert drawn or page in {"costs", "holding"}  # one move alone costs little and is no line
    assert not [spec for spec in drawn if "<" in label and label in spec]


# ------------------------------------------------------------ days from hours


def test_a_day_has_its_first_open_last_close_and_farthest_prices() -> None:
    columns = {
        "close": [2.0, 3.0, 4.0, 5.0, 3.5],
        "open": [1.5, 2.0, 3.0, 4.0, 5.0],
        "high": [2.5, 3.0, np.nan, 9.0, 5.0],
        "low": [1.0, 2.0, np.nan, 4.0, 3.0],
        "volume": [1.0, np.nan, 2.0, 3.0, 4.0],
    }
    dated = {name: pd.Series(values, index=FEW_HOURS) for name, values in columns.items()}
    found = by_day(PriceHistory(dated.pop("close"), **dated))  # type: ignore[arg-type]  # columns
    assert found.index.tolist() == [pd.Timestamp("2024-03-01"), pd.Timestamp("2024-03-02")]
    assert found.close.tolist() == [3.0, 3.5]
    bars = [column.tolist() for column in (found.open, found.high, found.low) if column is not None]
    assert bars == [[1.5, 3.0], [3.0, 9.0], [1.0, 3.0]]
    assert found.volume is not None
    assert found.volume.tolist() == [1.0, 9.0]


def test_what_was_never_recorded_on_a_day_stays_missing() -> None:
    close = pd.Series([2.0, 3.0, 4.0, 5.0, 3.5], index=FEW_HOURS)
    gone = pd.Series([np.nan, np.nan, 4.0, 5.0, 6.0], index=FEW_HOURS)
    found = by_day(PriceHistory(close, open=gone, high=gone, low=gone, volume=gone))
    for column in (found.open, found.high, found.low, found.volume):
        assert column is not None
        assert np.isnan(column.iloc[0])
        assert column.iloc[1] >= 4.0 - 0.5


def test_daily_prices_stay_the_object_they_are() -> None:
    daily = BROUGHT["two days"]
    assert by_day(daily) is daily
    assert by_day(BROUGHT["hours"]) is by_day(BROUGHT["hours"])


def test_a_token_on_hours_is_reset_once_a_day_and_not_every_hour() -> None:
    prices = hourly()
    settings = Settings(asset="MY-FILE", costs=False, rules=("daily", "every:5"))
    shown = duel(prices, settings, "Mine")
    ends = prices.index.hour == 23
    ends[-1] = True  # the last day of the file ends at 4:00
    days = pd.Series(prices.values[ends], index=prices.index[ends].tz_localize(None).normalize())
    assert shown.contenders[0].at_closes == pytest.approx(simulate_token(days, 3.0).total_return)
    assert shown.contenders[0].trades == len(days) - 1
    assert shown.luck.clock == "hours"
    at_seven = simulate_token(prices.at_hour(7), 3.0).total_return
    assert shown.luck.results[7] == pytest.approx(at_seven)


# ------------------------------------------------------------ windows of hours


@given(
    st.dates(date(2023, 12, 20), date(2024, 2, 25)), st.dates(date(2023, 12, 20), date(2024, 2, 25))
)
def test_a_window_holds_every_hour_of_both_days(start: date, end: date) -> None:
    prices = BROUGHT["hours"]
    first, last = prices.index[0].date(), prices.index[-1].date()
    if start > end:
        with pytest.raises(LeverageError, match="swap them"):
            window(prices, start, end)
        return
    found, beyond, outside = window(prices, start, end)
    if start > last or end < first:
        assert (found, beyond, outside) == (prices, False, True)
        return
    inside = [moment for moment in prices.index if start <= moment.date() <= end]
    assert found.index.tolist() == inside
    week = timedelta(days=7)
    assert beyond is (start < first - week or end > last + week)


# ------------------------------------------------------------ what is said of them


def test_hours_and_months_are_said_to_be_what_they_are() -> None:
    hours, months = badges.pace(BROUGHT["hours"]), badges.pace(BROUGHT["months"])
    assert hours is not None
    assert hours[0] == "Hours read as days"
    assert months is not None
    assert months[0] == "Reset every 31 days"
    assert badges.pace(BROUGHT["two days"]) is None
    assert badges.pace(BROUGHT["days of the future"]) is None
    assert not is_sparse(rising(pd.bdate_range("2020-01-02", periods=30)))
    assert is_sparse(rising(pd.date_range("2020-01-03", periods=30, freq="W")))


@pytest.mark.parametrize("zone", [None, "UTC"])
def test_a_rate_and_prices_need_not_agree_on_having_a_zone(zone: str | None) -> None:
    rate = curve(pd.date_range("2020-01-01", periods=10, tz=zone))
    for moment_zone in (None, "UTC"):
        assert (
            badges.assumed_rate(DEFAULTS, pd.Timestamp("2020-01-12", tz=moment_zone), rate) is None
        )
        late = badges.assumed_rate(DEFAULTS, pd.Timestamp("2020-02-12", tz=moment_zone), rate)
        assert late is not None
        assert late[0] == "Rate assumed after Jan 2020"
