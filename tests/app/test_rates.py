"""Which rate a token pays: bundled, gone on with Yahoo's, Yahoo's alone, or the reader's own."""

from __future__ import annotations

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from lev_core.market import bill_rate
from lev_ui import sources
from lev_ui.costs import bundled_curve
from tests.app.session import assert_answered, open_drawers, press, said, visit
from tests.contract.fake_yahoo import Chart, FakeYahoo, Page, wandering

DAYS = [f"{day:%Y-%m-%d}" for day in pd.bdate_range("2018-11-01", "2024-12-31")]
BILL = Chart(days=DAYS, closes=[4.0] * len(DAYS), kind="INDEX", name="13 WEEK BILL")
LIVE = {"asset": "QQQ", "start": "2021-01-04", "end": "2024-12-31"}


@pytest.fixture(autouse=True)
def _fresh_curves() -> None:
    """Forget the rates of other tests, which lived at other addresses."""
    sources._extended.cache_clear()  # noqa: SLF001  a server lives longer than a test


def badges_of(app: AppTest) -> str:
    """Return the line of badges beside the question."""
    return next(text for text in said(app) if "-badge[" in text)


def test_live_prices_go_on_with_yahoo_s_bill_where_the_bundled_one_ends(yahoo: FakeYahoo) -> None:
    yahoo.give("QQQ", wandering())
    yahoo.give("^IRX", BILL)
    app = visit(**LIVE)
    assert_answered(app)
    assert yahoo.times_asked("^IRX") == 1
    assert "Rate assumed" not in badges_of(app)
    assert "Rate to 31 Dec 2024" in badges_of(app)
    curve = sources.extended_bill_rate()
    known = bill_rate()
    assert curve.rate.loc[: known.index[-1]].equals(known)
    assert set(curve.rate.loc["2018-12-03":]) == {0.04}


def test_without_that_bill_the_last_bundled_rate_is_assumed_and_said(yahoo: FakeYahoo) -> None:
    yahoo.give("QQQ", wandering())
    yahoo.give("^IRX", Page(status=500, body=b"oops"))
    app = visit(**LIVE)
    assert_answered(app)
    assert "Rate assumed after Nov 2018" in badges_of(app)
    assert not app.warning, "the badge says it"


def test_bundled_prices_ask_nobody_for_a_rate(yahoo: FakeYahoo) -> None:
    assert_answered(visit())
    assert yahoo.times_asked("^IRX") == 0


def test_the_13_week_bill_asked_for_by_name_is_the_rate(yahoo: FakeYahoo) -> None:
    yahoo.give("QQQ", wandering())
    yahoo.give("^IRX", BILL)
    app = visit(**LIVE, rate="irx")
    assert_answered(app)
    assert any("13-week bill + 0.5%" in text for text in said(app))
    assert sources.thirteen_week_bill().rate.iloc[0] == 0.04


def test_asked_for_by_name_and_not_to_be_had_it_is_told(yahoo: FakeYahoo) -> None:
    yahoo.give("QQQ", wandering())
    yahoo.give("^IRX", Page(status=500, body=b"oops"))
    app = visit(**LIVE, rate="irx")
    assert_answered(app)
    assert any("so the bundled bill rate is used" in note.value for note in app.warning)


def test_a_rate_that_starts_after_the_prices_is_one_sentence(yahoo: FakeYahoo) -> None:
    yahoo.give("^IRX", BILL)
    app = visit(rate="irx")
    assert not app.exception
    assert "known from 1 Nov 2018" in app.warning[0].value
    open_drawers(app, "drawer")
    assert not app.exception
    press(app, "Start on 1 Nov 2018")
    assert_answered(app)


def test_a_link_to_a_rate_in_somebody_s_file_is_one_sentence() -> None:
    app = visit(rate="file")
    assert not app.exception
    assert "which a link cannot carry" in app.warning[0].value


def test_a_link_to_somebody_s_own_prices_is_one_sentence() -> None:
    app = visit(asset="MY-FILE")
    assert not app.exception
    assert app.title[0].value == "This picture was drawn from somebody's own file"
    assert "which a link cannot carry" in app.warning[0].value


def test_the_bundled_curve_is_one_object() -> None:
    assert bundled_curve() is bundled_curve()
