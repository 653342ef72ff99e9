"""The Compare page, run whole: every choice ends in an answer or in one sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from lev_core import Costs, Funded, attribute_gap, simulate_token
from lev_core.market import bill_rate, bundled
from lev_ui import address, controls, sources
from lev_ui.address import write
from lev_ui.settings import DEFAULTS, EARLIEST, LARGEST, LATEST, PAGE_KEYS, RATE_RANGE, Settings
from lev_ui.theme import money, percent, points
from lev_ui.words import problems
from lev_ui.words.compare import FOOTER
from lev_ui.words.periods import PERIODS
from lev_ui.words.plain import for_markdown
from tests.app.session import (
    APP,
    address_now,
    answer,
    assert_answered,
    assert_settled,
    control,
    figure,
    is_drawn,
    metrics,
    open_drawers,
    press,
    said,
    set_field,
    type_asset,
    visit,
    visit_page,
)
from tests.contract.fake_yahoo import Chart, FakeYahoo, Page, wandering

ASSETS = list(sources.catalogue())
GARBAGE = {
    "asset": "x" * 41,
    "leverage": "9",
    "start": "2019-02-30",
    "end": "yesterday",
    "costs": "maybe",
    "fee": "-1",
    "rate": "501",
    "spread": "nan",
    "trading": "1e400",
    "per": "decade",
    "financing": "prayer",
    "borrow": "101",
    "funding": "1001",
    "maker": "-101",
    "passive": "100.5",
    "impact": "6",
    "gas": "-5",
    "size": "0",
    "market": "lots",
    "sizing": "random",
    "creation": "51",
    "redemption": "inf",
    "baseline": "bond",
    "scale": "polar",
    "amount": "0",
    "split": "2",
    "also": "2_nan",
    "source": "bloomberg",
    "rule": "band:4:2",
    "product": "tulips",
    "testfol": "QQQ?L=3x",
}
HOSTILE = (
    "[x](javascript:alert(1))",
    "[x](//evil.co)",
    "![](//evil.co/a.png)",
    "<script>alert(1)</script>",
    "$x$",
    ":red[x]",
    "**bold**",
    "`code`",
)


def carried(link: str) -> dict[str, str]:
    """Return the values a link carries."""
    return {key: texts[-1] for key, texts in parse_qs(urlsplit(link).query).items()}


def shown_values(app: AppTest) -> tuple[str, list[str]]:
    """Return what identifies a picture to a reader."""
    return answer(app), metrics(app)


# ------------------------------------------------------------ the opening view


def test_the_opening_view_says_the_numbers_it_is_known_for() -> None:
    app = visit()
    assert_answered(app)
    assert not app.warning
    assert not app.info
    assert answer(app) == (
        "From 4 Jan 1999 to 31 Dec 2018 the Nasdaq Composite **rose 200.5%**. "
        "Three times that is **601.5%**. A token reset to 3x every day "
        "**lost 42.4% before costs, and 83.6% after them**."
    )
    assert metrics(app) == ["+200.5%", "+601.5%", "−83.6%", "−685.1"]
    assert any("worth nothing on 20 Sep 2001" in text for text in said(app))
    assert app.title[0].value.endswith("?")
    assert sum(FOOTER in text.value for text in app.caption) == 1


def test_a_page_opened_before_the_app_goes_through_the_app() -> None:
    app = AppTest.from_file(str(APP), default_timeout=60).switch_page("pages/compare.py").run()
    assert_answered(app)
    assert shown_values(app) == shown_values(visit())


def test_both_pictures_have_words_for_who_cannot_see_them() -> None:
    texts = [chart.proto.alt for chart in visit().get("plotly_chart")]
    assert len(texts) == 2
    assert all(len(text) > 80 for text in texts)
    assert "3x token −83.6" in texts[1]


# ------------------------------------------------------------ every control at both ends


@pytest.mark.parametrize(
    ("field", "ends"),
    [
        ("leverage", [-5.0, 5.0, 0.0, 1.0, 0.5, -0.1]),
        ("fee", [0.0, LARGEST["fee"]]),
        ("spread", [0.0, LARGEST["spread"]]),
        ("trading", [0.0, LARGEST["trading"]]),
        ("amount", [0.01, 1e9]),
        ("baseline", ["asset", "power", "simple"]),
        ("scale", ["log", "linear"]),
        ("split", [True, False]),
        ("costs", [False, True]),
        ("start", [EARLIEST, LATEST, date(2018, 12, 31), date(2018, 12, 28), date(2019, 1, 1)]),
        ("end", [LATEST, EARLIEST, date(1999, 1, 4), date(1999, 1, 5), date(1998, 12, 31)]),
    ],
)
def test_each_end_of_a_control_gives_an_answer_or_one_sentence(field: str, ends: list[Any]) -> None:
    app = visit()
    before = shown_values(app)
    for end in ends:
        set_field(app, field, end)
        assert_settled(app)
        assert address_now(app)[field] == write(replace(DEFAULTS, **{field: end}))[field]
    set_field(app, field, getattr(DEFAULTS, field))
    assert shown_values(app) == before


@pytest.mark.parametrize("rate", [RATE_RANGE[0], RATE_RANGE[1], 0.0])
def test_each_end_of_the_reader_s_own_rate_gives_an_answer(rate: float) -> None:
    app = visit()
    set_field(app, "rate_kind", "own")
    assert_answered(app)
    set_field(app, "rate", rate)
    assert_settled(app)
    assert float(address_now(app)["rate"]) == rate


def test_a_reader_s_own_rate_is_still_there_after_a_look_at_the_bill_rate() -> None:
    app = visit()
    for field, value in (("rate_kind", "own"), ("rate", 4.25), ("rate_kind", "bill")):
        set_field(app, field, value)
    assert address_now(app)["rate"] == "bill"
    set_field(app, "rate_kind", "own")
    assert app.number_input(key="set_rate").value == 4.25


@pytest.mark.parametrize("leverage", ["-5", "5"])
@pytest.mark.parametrize(
    "extreme",
    [
        {"rate": "-100"},
        {"rate": "500"},
        {"trading": "1000", "fee": "100", "spread": "100"},
        {"rate": "500", "baseline": "power", "scale": "log", "split": "on"},
    ],
)
@pytest.mark.parametrize("asset", ["^GSPC", "AAPL", "WTI"])
def test_extremes_together_still_give_an_answer_or_one_sentence(
    asset: str, extreme: dict[str, str], leverage: str
) -> None:
    whole = {"start": str(EARLIEST), "end": str(LATEST)}
    assert_settled(visit(asset=asset, leverage=leverage, **whole, **extreme))


@pytest.mark.parametrize("asset", ASSETS)
def test_every_bundled_asset_has_an_answer(asset: str) -> None:
    app = visit()
    app.selectbox(key="set_asset").set_value(asset).run()
    assert_answered(app)
    assert app.metric[0].label == for_markdown(sources.catalogue()[asset].name)


@pytest.mark.parametrize("name", PERIODS)
def test_every_period_of_the_menu_has_an_answer(name: str) -> None:
    app = visit(asset="AAPL")
    control(app, "pick_period").click(name).run()
    assert_answered(app)
    first, last = date(1990, 1, 2), date(2022, 12, 28)
    start, end = PERIODS[name](first, last)
    assert (app.date_input(key="set_start").value, app.date_input(key="set_end").value) == (
        start,
        end,
    )


@pytest.mark.parametrize("leverage", controls.MULTIPLES)
def test_a_usual_multiplier_is_one_press(leverage: float) -> None:
    app = visit(leverage="1.5")
    control(app, "pick_leverage").set_value(leverage).run()
    assert_answered(app)
    assert app.number_input(key="set_leverage").value == leverage
    assert float(address_now(app)["leverage"]) == leverage


def test_no_costs_is_one_press() -> None:
    app = visit()
    app.toggle(key="set_costs").set_value(False).run()
    assert_answered(app)
    assert answer(app).endswith("**lost 42.4%**, and that is with no costs at all.")
    assert app.expander[0].label.endswith("no costs")
    assert metrics(app)[2] == "−42.4%"


def test_dates_the_wrong_way_round_are_put_right_by_one_button() -> None:
    app = visit(start="2010-01-04", end="2005-01-03")
    assert_settled(app)
    assert "4 Jan 2010, is after the last, 3 Jan 2005" in app.warning[0].value
    press(app, problems.SWAP_DATES)
    assert_answered(app)
    assert answer(app).startswith("From 3 Jan 2005 to 4 Jan 2010 ")


def test_one_day_is_too_short_and_the_whole_history_is_one_button_away() -> None:
    app = visit(start="2010-01-04", end="2010-01-04")
    assert_settled(app)
    assert "fewer than two prices" in app.warning[0].value
    press(app, problems.WHOLE_HISTORY)
    assert_answered(app)
    assert answer(app).startswith("From 4 Jan 1999 to 31 Dec 2018 ")


def test_two_days_are_enough_and_the_token_did_what_it_promises() -> None:
    app = visit(start="2008-09-26", end="2008-09-29", costs="off")
    assert_answered(app)
    asset, simple, token, gap = metrics(app)
    assert simple == token
    assert gap == "0.0"
    assert asset != token


def test_settings_come_through_a_page_that_could_not_be_shown() -> None:
    app = visit()
    for field, value in (("scale", "log"), ("amount", 250.0), ("split", True)):
        set_field(app, field, value)
    set_field(app, "start", LATEST)
    assert not app.metric
    app.run()
    set_field(app, "start", DEFAULTS.start)
    assert_answered(app)
    now = address_now(app)
    assert (now["scale"], now["amount"], now["split"]) == ("log", "250", "on")


@pytest.mark.parametrize(("field", "value"), [("fee", 2.0), ("rate_kind", "own"), ("costs", False)])
def test_the_costs_drawer_stays_open_while_costs_are_changed(field: str, value: object) -> None:
    app = open_drawers(visit(), "drawer")
    set_field(app, field, value)
    assert is_drawn(app, "fee")


@pytest.mark.parametrize(("field", "value"), [("leverage", 2.0), ("start", date(2003, 1, 2))])
def test_the_ledger_stays_open_while_choices_are_changed(field: str, value: object) -> None:
    app = open_drawers(visit(), "ledger")
    set_field(app, field, value)
    assert len(app.dataframe) == 1


def test_a_setting_keeps_its_value_while_its_drawer_is_closed() -> None:
    app = set_field(visit(), "fee", 2.5)
    with_fee = shown_values(app)
    app.run()
    app.number_input(key="set_leverage").set_value(2.0).run()
    app.number_input(key="set_leverage").set_value(3.0).run()
    assert shown_values(app) == with_fee
    assert address_now(app)["fee"] == "2.5"


# ------------------------------------------------------------ the numbers are the core's


@pytest.mark.parametrize("leverage", [3.0, 0.5, -2.0])
@pytest.mark.parametrize("costs", [True, False], ids=["costs", "no costs"])
def test_the_four_numbers_are_the_core_s(leverage: float, costs: bool) -> None:  # noqa: FBT001  pytest passes it by name
    app = visit(
        asset="AAPL",
        leverage=str(leverage),
        costs="on" if costs else "off",
        start="2005-01-03",
        end="2012-12-31",
        split="on",
    )
    prices = bundled("AAPL").between("2005-01-03", "2012-12-31")
    charged = Costs(
        management_fee=0.0095, financing=Funded(rate=bill_rate(), spread=0.005), trading_fee=0.0005
    )
    gap = attribute_gap(simulate_token(prices, leverage, costs=charged if costs else Costs()))
    assert metrics(app) == [
        percent(prices.total_return),
        percent(leverage * prices.total_return),
        percent(gap.token),
        points(gap.gap),
    ]
    table = next(text.value for text in app.markdown if "| Trend gain |" in text.value)
    for part in (gap.simple, gap.trend_gain, gap.volatility_drag, gap.token):
        changed = money(1000.0 * part, "USD", signed=True).replace("$", r"\$")
        assert f"| {points(part)} | {changed} |" in table


@pytest.mark.parametrize("split", ["on", "off"])
@pytest.mark.parametrize("start", ["1999-01-04", "2007-10-01"], ids=["logs", "points"])
def test_the_waterfall_leads_from_the_multiple_to_the_token(start: str, split: str) -> None:
    app = visit(start=start, split=split)
    drawn = figure(app, "waterfall")
    (bars,) = drawn["data"]
    base, size = np.array(bars["base"]), np.array(bars["x"])
    assert base[1:-1] == pytest.approx((base + size)[:-2], abs=1e-6)
    assert (base + size)[-2] == pytest.approx(size[-1], abs=1e-6)
    if "log points" in drawn["layout"]["xaxis"]["title"]["text"]:
        size = 100.0 * np.expm1(size / 100.0)
    assert points(size[-1] / 100.0) == metrics(app)[2].removesuffix("%")
    assert points(size[0] / 100.0) == metrics(app)[1].removesuffix("%")


def test_the_ledger_opens_with_one_row_for_each_rebalance() -> None:
    app = visit()
    assert not app.dataframe
    label = next(drawer.label for drawer in app.expander if "rebalance" in drawer.label)
    open_drawers(app, "ledger")
    assert_answered(app)
    (ledger,) = app.dataframe
    assert len(ledger.value) == 5030
    assert "5,030" in label
    assert ledger.value["Value after"].iloc[-1] == pytest.approx(164.19, abs=0.005)


# ------------------------------------------------------------ dates asked for are kept


def test_dates_asked_for_come_back_with_an_asset_that_reaches_them() -> None:
    app = visit(asset="AAPL", start="1990-01-02", end="2022-12-28")
    before = answer(app)
    assert before.startswith("From 2 Jan 1990 to 28 Dec 2022 ")
    app.selectbox(key="set_asset").set_value("^IXIC").run()
    assert answer(app).startswith("From 4 Jan 1999 to 31 Dec 2018 ")
    assert len(app.info) == 1
    assert "4 Jan 1999 to 31 Dec 2018" in app.info[0].value
    assert app.date_input(key="set_start").value == date(1990, 1, 2)
    app.selectbox(key="set_asset").set_value("AAPL").run()
    assert answer(app) == before
    assert not app.info


def test_dates_wholly_outside_the_prices_show_the_whole_span_and_say_so() -> None:
    app = visit(start="1970-01-01", end="1980-01-01")
    assert_answered(app)
    assert len(app.info) == 1
    assert "whole span" in app.info[0].value


# ------------------------------------------------------------ links


CHOSEN = Settings(
    asset="KO",
    leverage=-1.5,
    start=date(2001, 2, 5),
    end=date(2011, 3, 4),
    fee=0.35,
    rate=1.25,
    spread=0.75,
    trading=12.0,
    per="day",
    borrow=0.5,
    passive=40.0,
    maker=-1.0,
    gas=12.5,
    size=5e6,
    sizing="fixed",
    creation=0.1,
    redemption=0.2,
    baseline="power",
    scale="log",
    amount=2500.5,
    split=True,
)


@pytest.mark.parametrize("chosen", [DEFAULTS, CHOSEN], ids=["defaults", "chosen"])
def test_a_link_opens_on_the_same_picture_even_when_the_defaults_have_changed(
    chosen: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_drawers(visit(**write(chosen)), "share")
    assert_answered(app)
    link = carried(app.code[0].value)
    assert link == write(chosen)
    changed = replace(
        DEFAULTS,
        asset="WMT",
        leverage=-2.0,
        start=date(2003, 1, 2),
        end=date(2004, 1, 2),
        costs=False,
        fee=9.0,
        rate=9.0,
        spread=9.0,
        trading=9.0,
        baseline="asset",
        scale="log",
        amount=9.0,
        split=True,
    )
    monkeypatch.setattr("lev_ui.settings.DEFAULTS", changed)
    assert shown_values(visit()) != shown_values(app)
    opened = visit(**link)
    assert shown_values(opened) == shown_values(app)
    assert [figure(opened, key) for key in ("overlay", "waterfall")] == [
        figure(app, key) for key in ("overlay", "waterfall")
    ]


def test_the_address_follows_the_controls_and_opens_on_the_same_answer() -> None:
    app = visit()
    set_field(app, "leverage", -2.0)
    set_field(app, "start", date(2003, 1, 2))
    again = visit(**address_now(app))
    assert shown_values(again) == shown_values(app)


def test_going_back_to_an_earlier_address_brings_its_settings_back() -> None:
    app = visit(leverage="2")
    before = shown_values(app)
    set_field(app, "leverage", 3.0)
    assert shown_values(app) != before
    app.query_params.clear()
    app.query_params["leverage"] = "2"
    app.run()
    assert shown_values(app) == before
    assert app.number_input(key="set_leverage").value == 2.0


@pytest.mark.parametrize("key", GARBAGE)
def test_garbage_in_a_link_gives_the_usual_value_and_one_notice_naming_it(key: str) -> None:
    app = visit(**{key: GARBAGE[key]})
    assert_answered(app)
    assert shown_values(app) == shown_values(visit())
    assert not app.warning
    assert [notice.value for notice in app.info] == [problems.ignored_keys([key])]
    assert problems.KEY_NAMES[key] in app.info[0].value


def test_garbage_everywhere_gives_the_opening_view_and_one_notice() -> None:
    app = visit(**GARBAGE)
    assert shown_values(app) == shown_values(visit())
    assert len(app.info) == 1
    assert set(GARBAGE) == set(PAGE_KEYS["compare"])
    assert app.info[0].value == problems.ignored_keys(list(GARBAGE))
    named = [problems.KEY_NAMES[key] for key in GARBAGE][: problems.MOST_NAMED]
    assert all(name in app.info[0].value for name in named)
    assert f"{len(GARBAGE) - problems.MOST_NAMED} more" in app.info[0].value


def test_a_notice_about_a_link_stays_until_the_reader_changes_something() -> None:
    app = visit(leverage="9")
    app.run()
    assert len(app.info) == 1
    set_field(app, "leverage", 2.0)
    assert not app.info


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("compare", {"asset": "ge", "fee": "abc", "leverage": "99"}),
        ("simulate", {"asset": "aapl", "model": "foo"}),
        ("holding", {"asset": "nasdaq composite", "horizon": "9999"}),
    ],
)
def test_a_notice_about_a_link_stays_where_the_asset_is_spelled_another_way(
    page: str, address: dict[str, str]
) -> None:
    told = problems.ignored_keys([key for key in address if key != "asset"])
    app = visit_page(page, **address)
    for _ in range(2):
        assert [notice.value for notice in app.info if notice.value == told] == [told]
        app.run()
    set_field(app, "leverage", 2.0)
    assert told not in [notice.value for notice in app.info]


def test_a_typed_minus_nought_is_nought() -> None:
    app = visit()
    set_field(app, "leverage", -0.0)
    assert address_now(app)["leverage"] == "0"
    set_field(app, "fee", -0.0)
    assert address_now(app)["fee"] == "0"


def test_garbage_that_other_pages_would_read_is_ignored_in_silence() -> None:
    assert not visit(horizon="cats", seed="cats", myth="cats").info


def test_keys_nobody_knows_are_ignored_in_silence() -> None:
    app = visit(utm_source="mail", Leverage="2", foo="<b>")
    assert not app.info
    assert shown_values(app) == shown_values(visit())


@pytest.mark.parametrize("chosen", [DEFAULTS, CHOSEN], ids=["defaults", "chosen"])
def test_a_rerun_changes_nothing(chosen: Settings) -> None:
    app = visit(**write(chosen))
    before = shown_values(app), address_now(app)
    for _ in range(2):
        app.run()
        assert (shown_values(app), address_now(app)) == before


@pytest.mark.parametrize("asset", ["aapl", "Apple"])
def test_a_link_with_an_asset_in_small_letters_shows_the_same_before_and_after_a_rerun(
    asset: str,
) -> None:
    app = visit(asset=asset)
    before = app.title[0].value
    app.run()
    assert app.title[0].value == before
    assert_answered(app)


# ------------------------------------------------------------ Yahoo


def test_an_unknown_ticker_without_a_network_is_one_sentence_with_ways_out() -> None:
    app = visit(asset="QQQ")
    assert_settled(app)
    assert app.title[0].value == "There are no prices for QQQ"
    assert {button.label for button in app.button} >= {problems.TRY_AGAIN, problems.OPENING_VIEW}
    press(app, problems.OPENING_VIEW)
    assert_answered(app)
    assert shown_values(app) == shown_values(visit())


def test_trying_again_once_yahoo_is_back_shows_the_prices(yahoo: FakeYahoo) -> None:
    yahoo.give("QQQ", wandering())
    app = visit(asset="QQQ", start="2021-01-04", end="2022-12-30")
    assert_answered(app)
    assert "Wandering Fund" in answer(app)
    assert not app.warning


def test_a_bundled_asset_whose_yahoo_prices_fail_is_shown_with_one_sentence() -> None:
    app = visit(source="yahoo")
    assert_answered(app)
    assert len(app.warning) == 1
    assert "the bundled prices to 31 Dec 2018 are shown" in app.warning[0].value
    assert shown_values(app) == shown_values(visit())


@pytest.mark.parametrize("status", [429, 500])
def test_a_yahoo_that_answers_with_errors_is_one_sentence(yahoo: FakeYahoo, status: int) -> None:
    yahoo.give("^IXIC", Page(status=status, body=b"{}"))
    yahoo.give("QQQ", Page(status=status, body=b"{}"))
    kept = visit(source="yahoo")
    assert_answered(kept)
    assert len(kept.warning) == 1
    assert_settled(visit(asset="QQQ"))


def test_later_prices_are_one_button_away(yahoo: FakeYahoo) -> None:
    yahoo.give("^IXIC", wandering(kind="INDEX"))
    app = visit(end="2022-12-30")
    press(app, problems.LATER_PRICES)
    assert_answered(app)
    assert address_now(app)["source"] == "yahoo"
    assert "4 Jan 2021" in answer(app)


def test_a_symbol_yahoo_does_not_know_offers_what_could_be_meant(yahoo: FakeYahoo) -> None:
    yahoo.find([{"symbol": "AAPL", "longname": "Apple Inc.", "exchDisp": "NASDAQ"}])
    app = visit(asset="APPEL")
    assert_settled(app)
    press(app, r"**AAPL** Apple Inc\. · NASDAQ")
    assert_answered(app)
    assert app.metric[0].label == "Apple"


def test_a_search_for_the_asset_that_was_not_found_finds_it_too(yahoo: FakeYahoo) -> None:
    yahoo.find([{"symbol": "NVDA", "longname": "NVIDIA Corporation", "exchDisp": "NASDAQ"}])
    app = open_drawers(visit(asset="NVIDIA"), "finder")
    app.text_input(key="search").set_value("nvidia").run()
    assert_settled(app)


def test_a_search_that_lists_an_asset_twice_is_shown(yahoo: FakeYahoo) -> None:
    twice = {"symbol": "NVDA", "longname": "NVIDIA Corporation", "exchDisp": "NASDAQ"}
    yahoo.find([twice, twice])
    app = open_drawers(visit(), "finder")
    app.text_input(key="search").set_value("nvidia").run()
    assert_answered(app)


def test_a_search_picks_what_is_pressed(yahoo: FakeYahoo) -> None:
    yahoo.give("NVDA", wandering(kind="EQUITY"))
    yahoo.find([{"symbol": "NVDA", "longname": "NVIDIA Corporation", "exchDisp": "NASDAQ"}])
    app = open_drawers(visit(start="2021-01-04", end="2022-12-30"), "finder")
    app.text_input(key="search").set_value("nvidia").run()
    press(app, r"**NVDA** NVIDIA Corporation · NASDAQ")
    assert_answered(app)
    assert address_now(app)["asset"] == "NVDA"


def test_a_search_without_a_network_says_so_and_the_answer_stays() -> None:
    app = open_drawers(visit(), "finder")
    app.text_input(key="search").set_value("gold").run()
    assert_answered(app)
    assert len(app.warning) == 1


# ------------------------------------------------------------ text from outside


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_asset_in_a_link_is_shown_as_it_is_or_not_at_all(name: str) -> None:
    app = visit(asset=name)
    for _ in range(2):
        assert not app.exception
        assert [text for text in said(app) if name[:20].casefold() in text.casefold()] == []
        app.run()
    if address.as_asset(name) is None:
        assert [notice.value for notice in app.info] == [problems.ignored_keys(["asset"])]
        assert app.selectbox(key="set_asset").value == DEFAULTS.asset
    else:
        assert for_markdown(name).casefold() in app.title[0].value.casefold()
        assert str(app.selectbox(key="set_asset").value).casefold() == name.casefold()


@pytest.mark.parametrize("name", ["../../etc/passwd", "=1+1"])
def test_what_is_not_a_symbol_at_all_is_one_sentence(name: str) -> None:
    assert_settled(visit(asset=name))


@pytest.mark.parametrize("name", ["x" * 10_240, "a\x00b", "a\nb", "\u202eevil"])
def test_an_asset_that_cannot_be_shown_is_treated_as_garbage(name: str) -> None:
    app = visit(asset=name)
    assert shown_values(app) == shown_values(visit())
    assert [notice.value for notice in app.info] == [problems.ignored_keys(["asset"])]


@pytest.mark.parametrize("typed", ["x" * 10_240, "a\x00b", "   ", "[x](//evil.co)", "ß" * 30])
def test_whatever_is_typed_as_an_asset_gives_a_page_that_its_own_address_reproduces(
    typed: str,
) -> None:
    app = visit()
    type_asset(app, typed)
    assert not app.exception
    assert app.title[0].value
    again = visit(**address_now(app))
    assert not again.info
    assert again.title[0].value == app.title[0].value


def test_a_bundled_asset_can_be_typed_by_name_in_small_letters() -> None:
    app = type_asset(visit(), "  apple ")
    assert_answered(app)
    assert app.metric[0].label == "Apple"
    assert address_now(app)["asset"] == "AAPL"


def test_a_hostile_name_from_yahoo_is_shown_as_it_is(yahoo: FakeYahoo) -> None:
    name = "[x](javascript:alert(1)) $y$ :red[z] <b>w</b>"
    few = wandering()
    yahoo.give("EVIL", Chart(days=few.days, closes=few.closes, name=name, kind="ETF"))
    app = visit(asset="EVIL", start="2021-01-04", end="2022-12-30")
    assert_answered(app)
    assert for_markdown(name) in app.title[0].value
    for part in ("[x](", "$y$", ":red[", "<b>"):
        assert [text for text in said(app) if part in text] == []
    assert "<b>w" not in app.get("plotly_chart")[0].proto.spec


def test_a_page_with_nothing_to_notice_has_no_empty_heading() -> None:
    app = visit(leverage="0", costs="off")
    assert_answered(app)
    headings = [text for text in said(app) if "What to notice" in text]
    assert [text for text in headings if "- " not in text] == []


@pytest.mark.parametrize(("typed", "shown"), [(10.0, 5.0), (-7.5, -5.0)])
def test_a_multiplier_out_of_range_is_taken_to_the_nearest_and_said(
    typed: float, shown: float
) -> None:
    app = visit()
    set_field(app, "leverage", typed)
    assert not app.exception
    assert app.number_input(key="set_leverage").value == shown
    assert [info.value for info in app.info] == [problems.out_of_range(5.0)]
    set_field(app, "leverage", 2.0)
    assert not app.info


def test_a_name_no_asset_can_have_is_said_and_the_asset_kept() -> None:
    app = visit(asset="AAPL")
    type_asset(app, "x" * 50)
    assert [info.value for info in app.info] == [problems.NOT_AN_ASSET]
    assert app.selectbox(key="set_asset").value == "AAPL"
