"""A testfol expression becomes settings, survives in a link, and its differences are told."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from lev_core import LeverageError, read_testfol, turnover, yearly_costs
from lev_ui import testfol
from lev_ui.address import parse, write
from lev_ui.comparison import Comparison, compare
from lev_ui.settings import DEFAULTS, Settings
from lev_ui.words import testfol as words
from lev_ui.words.expense import per_year
from tests.app.made_up_pair import give_pairs
from tests.app.programs import page
from tests.app.samples import CRISIS, DOT_COM, UNREADABLE
from tests.app.session import (
    APP,
    assert_answered,
    open_drawers,
    press,
    said,
    set_field,
    type_asset,
    visit,
)
from tests.contract.fake_yahoo import FakeYahoo

PASTED = "SPYSIM?L=3&E=0.95&SP=0.4"
NUMBERS = st.floats(-20.0, 20.0).map(lambda value: f"{value:.2f}")


def run_from(text: str, **chosen: Any) -> tuple[Settings, Comparison]:  # noqa: ANN401  any setting
    """Return the settings of an expression, and what Compare shows of them."""
    settings = testfol.settings_of(testfol.read(text), Settings(**chosen))
    values = {name: getattr(settings, name) for name in Settings.__dataclass_fields__}
    return settings, page(compare, **values)[0]


def data_page() -> AppTest:
    """Open the page Your data."""
    return AppTest.from_file(str(APP), default_timeout=60).switch_page("pages/data.py").run()


def paste(app: AppTest, text: str) -> AppTest:
    """Paste a text into the place for expressions and press the button beside it."""
    app.text_input(key="testfol_typed").set_value(text)
    return press(app, words.SEE_IT_RUN)


def in_address(app: AppTest) -> str:
    """Return the expression in the address."""
    found = app.query_params["testfol"]
    return found if isinstance(found, str) else found[0]


# ------------------------------------------------------------ settings


def test_an_expression_sets_what_it_says_and_what_it_leaves_to_its_usual_values() -> None:
    before = Settings(
        rule="band:2:4", product="gate-3l", trading=7.0, gas=5.0, rate=3.0, costs=False, amount=5.0
    )
    settings = testfol.settings_of(testfol.read(PASTED), before)
    assert (settings.asset, settings.leverage) == ("^GSPC", 3.0)
    assert (settings.fee, settings.spread, settings.trading) == (0.95, 0.44, 0.0)
    assert (settings.rate, settings.rule, settings.product) == ("bill", "daily", "")
    assert (settings.costs, settings.gas) == (True, 0.0)
    assert (settings.amount, settings.start) == (5.0, DEFAULTS.start)
    assert settings.testfol == PASTED


@pytest.mark.parametrize(
    ("ticker", "symbol"),
    [
        ("SPY", "^GSPC"),
        ("SPYSIM", "^GSPC"),
        ("QQQ", "QQQ"),
        ("QQQSIM", "QQQ"),
        ("TLTSIM", "TLT"),
        ("BTC", "BTC-USD"),
        ("AAPL", "AAPL"),
        ("SIM", "SIM"),
    ],
)
def test_what_an_expression_multiplies_has_a_stand_in(ticker: str, symbol: str) -> None:
    assert testfol.stand_in(read_testfol(f"{ticker}?L=2")) == symbol


def test_what_no_page_can_charge_is_the_nearest_it_can() -> None:
    settings = testfol.settings_of(testfol.read("RY?L=3&E=-2.905&SP=-1"), DEFAULTS)
    assert (settings.fee, settings.spread) == (0.0, 0.0)
    with pytest.raises(LeverageError, match=r"^L must be from −5x to 5x here, not 7x\.$"):
        testfol.read("QQQ?L=7")


@given(NUMBERS, NUMBERS, st.sampled_from(["-2", "0.5", "1", "2.5", "5"]))
def test_an_expression_is_in_force_until_something_it_says_is_changed(
    fee: str, spread: str, times: str
) -> None:
    text = f"SPYSIM?L={times}&E={fee}&SP={spread}"
    settings = testfol.settings_of(testfol.read(text), DEFAULTS)
    assert testfol.in_force(settings) == read_testfol(text)
    assert testfol.in_force(replace(settings, asset="SPY")) is not None
    for other in ({"start": date(2010, 1, 4)}, {"scale": "log"}, {"amount": 7.0}):
        assert testfol.in_force(replace(settings, **other)) is not None
    for changed in ({"trading": 1.0}, {"asset": "AAPL"}, {"rule": "every:5"}, {"costs": False}):
        now = replace(settings, **changed)
        assert testfol.in_force(now) is None
        assert testfol.without_stale(now).testfol == ""


# ------------------------------------------------------------ the address


def test_a_link_carries_the_expression_and_opens_on_it() -> None:
    settings = testfol.settings_of(testfol.read(PASTED), DEFAULTS)
    assert parse(write(settings)) == (settings, ())
    assert parse({"testfol": PASTED.lower()}) == (settings, ())


def test_an_address_that_says_otherwise_is_followed_and_the_expression_let_go() -> None:
    settings, ignored = parse({"testfol": PASTED, "fee": "2"})
    assert (settings.fee, settings.testfol, ignored) == (2.0, "", ())


@given(st.text())
def test_whatever_stands_in_the_address_is_an_expression_or_ignored(text: str) -> None:
    settings, ignored = parse({"testfol": text})
    assert ignored == ("testfol",) or testfol.in_force(settings) or text.strip() == "none"
    if ignored:
        assert settings == DEFAULTS


# ------------------------------------------------------------ what differs


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        (PASTED, {}),
        (PASTED, CRISIS),
        ("AAPL?L=3", DOT_COM),
        ("AAPL?L=-2&E=1", {}),
        ("SPYSIM?L=1", {}),
        ("SPYSIM?L=0.5&SW=1", {}),
        ("^IXIC?L=2&UR=8&UV=20&FB=(SPYSIM?L=2)", {}),
        ("WTI?L=2&E=-2.905", {}),
        ("SPYSIM?L=2&E=300", {}),
    ],
)
def test_every_difference_can_be_read(text: str, chosen: dict[str, Any]) -> None:
    kept = {name: value for name, value in chosen.items() if name != "asset"}
    settings, shown = run_from(text, **kept)
    expression = testfol.in_force(settings)
    assert expression is not None
    listed = words.differences(shown, expression)
    assert len(listed) >= 5
    for sentence in (*listed, words.summary(shown, expression), words.taken(expression)):
        own = sentence.replace("\\", "").replace(expression.text, "")
        assert not UNREADABLE.search(own), sentence
        assert sentence == "" or sentence.endswith(".")
    assert words.drawer(shown, expression).endswith(f"{len(listed)} things to know")


def test_the_sizes_told_are_those_of_the_token_shown() -> None:
    settings, shown = run_from(PASTED)
    expression = read_testfol(PASTED)
    rate = words.average_rate(shown)
    told = " ".join(words.differences(shown, expression))
    assert f"{per_year(rate)} a year on average" in told
    assert f"The rate is paid on 1: {100 * 0.1 * 2.0 * rate:.2f} points a year less" in told
    assert f"about {100 * 0.0005 * turnover(shown.token):.2f} points a year" in told
    assert "The spread here is 0.44%, which is 1.1 times its 0.4%" in told
    charged = float(yearly_costs(shown.token).sum())
    summary = words.summary(shown, expression)
    assert f"**{per_year(expression.yearly_cost(rate))}** a year from 4 Jan 1999" in summary
    assert f"was charged **{per_year(charged)}** a year" in summary
    # Rate and spread on 1.1 for each 1 borrowed, less the rate on the 0.1, is what is charged.
    assert charged == pytest.approx(expression.yearly_cost(rate) - 0.1 * 2.0 * rate, rel=1e-9)
    assert settings.trading == 0.0


def test_what_is_left_out_is_named_and_what_cannot_be_charged_is_sized() -> None:
    expression = read_testfol("WTI?L=2&E=-2.905&UV=20&FB=(SPY)")
    told = " ".join(words.differences(run_from(expression.text)[1], expression))
    assert "UV and FB are not understood here" in told
    assert re.search(r"The fee\*\* of −2.9\d% a year cannot be charged here; it is 0.00%", told)
    assert "2.9 points a year apart" in told


def test_without_a_swap_exposure_above_one_nothing_is_said_of_it() -> None:
    expression = read_testfol("AAPL?L=2&SW=1")
    told = " ".join(words.differences(run_from(expression.text)[1], expression))
    assert "Swap" not in told
    assert "Another series" not in told


# ------------------------------------------------------------ the pages


def test_an_expression_pasted_under_your_data_opens_compare_with_its_differences() -> None:
    app = paste(data_page(), f"  {PASTED.lower()} ")
    assert_answered(app)
    assert in_address(app) == PASTED
    assert any("Run from the testfol expression" in text for text in said(app))
    assert any("Swap exposure" in text for text in said(app))


def test_what_is_changed_afterwards_is_the_reader_s_own_and_the_expression_is_let_go() -> None:
    app = visit(testfol=PASTED)
    assert any("Run from the testfol expression" in text for text in said(app))
    set_field(app, "trading", 5.0)
    assert in_address(app) == "none"
    assert not any("Run from the testfol expression" in text for text in said(app))


@pytest.mark.parametrize(
    ("text", "reason"),
    [("", "is no ticker"), ("QQQ?L=7", "from −5x to 5x"), ("*[x](y)*?L=2", "is no ticker")],
)
def test_a_text_that_is_no_expression_is_refused_in_one_sentence(text: str, reason: str) -> None:
    app = paste(data_page(), text)
    assert not app.exception
    (notice,) = app.info
    assert reason in notice.value.replace("\\", "")
    assert "[x](" not in notice.value


@pytest.mark.parametrize("opened", ["compare", "rebalancing", "costs"])
def test_typed_where_the_asset_is_picked_it_is_understood_on_every_page(opened: str) -> None:
    app = AppTest.from_file(str(APP), default_timeout=60).switch_page(f"pages/{opened}.py").run()
    type_asset(app, "spysim?l=2&e=0.9")
    assert not app.exception
    assert app.selectbox(key="set_asset").value == "^GSPC"
    assert app.number_input(key="set_leverage").value == 2.0
    assert any("Run from the testfol expression" in text for text in said(app))
    open_drawers(app, "drawer")
    assert app.number_input(key="set_fee").value == 0.9


def test_typed_wrongly_it_is_one_sentence_and_nothing_changes() -> None:
    app = type_asset(visit(), "QQQ?L=3x")
    assert_answered(app)
    assert any("L must be a number" in text for text in said(app))
    assert app.selectbox(key="set_asset").value == DEFAULTS.asset


def test_a_fund_of_yahoo_s_is_run_with_the_bill_that_goes_on(yahoo: FakeYahoo) -> None:
    give_pairs(yahoo)
    app = visit(testfol="QQQ?L=3&E=0.95&SP=0.4", start="2021-01-04", end="2023-09-08")
    assert_answered(app)
    assert any("are put back in, there and here" in text for text in said(app))


def test_the_same_fund_with_dividends_is_one_press_away(yahoo: FakeYahoo) -> None:
    give_pairs(yahoo)
    yahoo.give("SPY", yahoo._charts["QQQ"])  # noqa: SLF001  any prices will do
    app = press(visit(testfol=PASTED), words.WITH_THEM)
    assert app.selectbox(key="set_asset").value == "SPY"
    assert in_address(app) == PASTED
    assert any("are put back in" in text for text in said(app))


def test_garbage_in_the_address_is_ignored_with_a_notice() -> None:
    app = visit(testfol="?L=3")
    assert_answered(app)
    assert any("the testfol expression could not be used" in text for text in said(app))
