"""Against a real fund: the numbers are the library's, and nothing that goes wrong is a wall."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, get_args
from urllib.parse import urlsplit

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest
from streamlit.testing.v1 import AppTest

from lev_core import (
    Funded,
    LeverageError,
    PriceHistory,
    SpreadEstimate,
    TokenPath,
    estimate_spread,
    fund_of,
    listed_pairs,
    simulate_token,
    track,
)
from lev_ui import tracked_tables
from lev_ui.address import parse, write
from lev_ui.charts.on_record import on_record
from lev_ui.charts.tracked import tracked_lines
from lev_ui.controls import own
from lev_ui.costs import Curve, costs_of
from lev_ui.settings import OWN_REAL, Scale, Settings
from lev_ui.sources import OwnFile
from lev_ui.theme import SIMPLE, TOKEN, percent, points
from lev_ui.tracked import Names, Tracked, hold_against
from lev_ui.tracked.cases import CASES
from lev_ui.tracked.published import is_as_published, published, terms_of
from lev_ui.words import real as words
from lev_ui.words import real_cases, real_choices, real_notices, real_spread
from tests.app.made_up_pair import DAYS, RATE, SPREAD, asset, fund, give_pairs
from tests.app.samples import unreadable
from tests.app.session import (
    APP,
    answer,
    control,
    decoded,
    figure,
    metrics,
    press,
    said,
    visit,
    visit_page,
)
from tests.contract.fake_yahoo import FakeYahoo, Page

open_page = partial(visit_page, "real")
CURVE = Curve(pd.Series(RATE, index=DAYS), "the 13-week bill rate", DAYS[-1])
PAIR = {"real": "TQQQ", "asset": "QQQ", "leverage": "3", "source": "yahoo"}
PUBLISHED = {"fee": "0.84", "rate": "irx", "spread": "0.5", "trading": "0"}
WHOLE = {"start": "2021-01-04", "end": f"{DAYS[-1]:%Y-%m-%d}"}


def pick(app: AppTest, symbol: str) -> AppTest:
    """Pick a real fund, or type what is not listed."""
    picker = control(app, "pick_real")
    if symbol not in picker.options:
        picker.options.append(symbol)  # a browser adds what is typed to the list as well
    picker.set_value(symbol)
    return app.run()


def in_force(app: AppTest) -> Settings:
    """Return the settings the address says."""
    values = {key: text if isinstance(text, str) else text[0] for key, text in _query(app).items()}
    settings, ignored = parse(values, "real")
    assert not ignored
    return settings


def _query(app: AppTest) -> dict[str, Any]:
    return dict(app.query_params)


def prices_of(closes: pd.Series, symbol: str = "X") -> PriceHistory:
    """Return closes as a history."""
    return PriceHistory(closes, symbol=symbol, currency="USD")


def tracked(symbol: str = "TQQQ", **chosen: Any) -> Tracked:  # noqa: ANN401  a value for any setting
    """Return what the page shows for a made-up asset and a fund on record."""
    pair = fund_of(symbol)
    assert pair is not None
    settings = replace(published(Settings(), pair), **chosen)
    real = prices_of(fund(asset(), 3.0), symbol)
    names = Names(pair.stand_in, pair.fund)
    return hold_against(prices_of(asset(), pair.stand_in), real, settings, names, CURVE)


def against_nothing(real: pd.Series, leverage: float = 3.0) -> Tracked:
    """Return the made-up asset without costs against any prices."""
    settings = Settings(asset="QQQ", real="OTHER", leverage=leverage, costs=False)
    history = prices_of(asset().loc[real.index[0] : real.index[-1]])
    return hold_against(history, prices_of(real), settings, Names("QQQ", "Other"), CURVE)


def wiped_out() -> Tracked:
    """Return a model that loses everything in a day the fund survives."""
    closes = asset().copy()
    closes.iloc[300:] *= 0.6
    settings = Settings(asset="QQQ", real="TQQQ", costs=False)
    real = prices_of(fund(asset(), 3.0))
    return hold_against(prices_of(closes), real, settings, Names("QQQ", "TQQQ"), CURVE)


VIEWS: dict[str, Callable[[], Tracked]] = {
    "as published": tracked,
    "costs of one's own": lambda: tracked(fee=2.0),
    "another multiple": lambda: tracked(leverage=2.0),
    "no costs": lambda: tracked(costs=False),
    "a short model": lambda: tracked("SPXS", asset="QQQ"),
    "nothing on record": lambda: tracked("GUSH"),
    "no record": lambda: against_nothing(fund(asset(), 3.0)),
    "the very same": lambda: against_nothing(simulate_token(asset(), 3.0).nav),
    "half a year": lambda: against_nothing(fund(asset(), 3.0).iloc[:130]),
    "wiped out": wiped_out,
    "cash": lambda: against_nothing(fund(asset(), 3.0), leverage=0.0),
    "a fund that never moves": lambda: against_nothing(pd.Series(10.0, index=DAYS)),
}


def sentences(shown: Tracked) -> dict[str, str]:
    """Return everything the page says about a comparison, by where it stands."""
    return {
        "title": words.title(shown.names.real),
        "answer": words.answer(shown),
        "four numbers": "\n".join(part for row in words.four_numbers(shown) for part in row),
        "chart title": words.chart_title(shown),
        "chart in words": words.chart_alt(shown),
        "notices": "\n".join(real_notices.notices(shown)),
        "worst days": real_notices.worst_intro(shown) + real_notices.misses(shown),
        "table": tracked_tables.worst_days_table(shown).replace(":--", "").replace("--:", ""),
    }


def assert_recorded(app: AppTest) -> None:
    """Hold the page to the picture that needs no network, with nothing gone wrong."""
    assert not app.exception, [error.message for error in app.exception]
    assert not app.error
    assert len(figure(app, "on_record")["data"]) == 3


def assert_tracked(app: AppTest) -> None:
    """Hold the page to an answer."""
    assert not app.exception, [error.message for error in app.exception]
    assert not app.error
    assert not app.warning, [warning.value for warning in app.warning]
    assert len(figure(app, "tracked_lines")["data"]) == 3
    assert answer(app)


# ------------------------------------------------------------ before a fund is picked


def test_the_opening_view_needs_no_network_and_asks_nobody(yahoo: FakeYahoo) -> None:
    app = open_page()
    assert_recorded(app)
    assert not app.warning
    assert app.title[0].value == "Does the model match a real fund?"
    assert any("crude oil fell **33%**, a 3x product on it lost **99%**" in t for t in said(app))
    assert any("No fund's own prices come with this app" in text for text in said(app))
    assert not yahoo.log


def test_the_picture_of_the_record_is_the_table_and_plotly_accepts_it() -> None:
    drawn = json.loads(on_record().to_json())
    go.Figure(drawn)
    _, computed, real = drawn["data"]
    assert computed["marker"]["color"] == SIMPLE
    assert real["marker"]["color"] == TOKEN
    known = [case for case in CASES if case.asset_return is not None]
    assert computed["x"] == pytest.approx([100.0 * c.leverage * c.known_return for c in known])
    assert real["x"] == pytest.approx([100.0 * case.real_return for case in CASES])
    assert len(tracked_tables.cases_csv().decode("utf-8-sig").splitlines()) == len(CASES) + 1


def test_the_record_can_be_read_and_names_its_sources() -> None:
    texts = {"answer": real_cases.answer(), "alt": real_cases.alt()}
    texts |= {str(row): text for row, text in enumerate(real_cases.sentences())}
    assert unreadable(texts) == {}
    assert all("Source: " in text for text in real_cases.sentences())
    for case in CASES:
        assert real_cases.result(case.real_return) in real_cases.alt()


def test_nothing_on_record_lost_more_than_everything() -> None:
    with pytest.raises(LeverageError, match="more than all of it"):
        replace(CASES[0], real_return=-1.1)


# ------------------------------------------------------------ picking a fund


def test_picking_a_fund_sets_its_index_multiple_costs_and_all_their_days(yahoo: FakeYahoo) -> None:
    give_pairs(yahoo)
    app = pick(open_page(), "TQQQ")
    assert_tracked(app)
    settings = in_force(app)
    assert (settings.asset, settings.leverage, settings.real) == ("QQQ", 3.0, "TQQQ")
    assert (settings.fee, settings.spread, settings.rate) == (0.84, 0.5, "irx")
    assert (settings.trading, settings.source, settings.scale) == (0.0, "yahoo", "log")
    assert (settings.start, settings.end) == (DAYS[0].date(), DAYS[-1].date())
    assert "with its published 0.84% fee, the 13-week bill rate plus 0.5%" in answer(app)
    assert "and nothing fitted" in answer(app)
    assert not app.info


def test_the_numbers_are_those_of_the_library(yahoo: FakeYahoo) -> None:
    give_pairs(yahoo)
    app = open_page(**PAIR, **PUBLISHED, **WHOLE)
    assert_tracked(app)
    settings = Settings(fee=0.84, rate="irx", spread=0.5, trading=0.0)
    model = simulate_token(asset(), 3.0, costs=costs_of(settings, prices_of(asset()), CURVE))
    found = track(model, fund(asset(), 3.0))
    assert found.tracking_difference is not None
    assert found.r_squared is not None
    assert metrics(app) == [
        percent(found.real_return),
        percent(found.model_return),
        points(found.tracking_difference),
        words.explained_share(found.r_squared),
    ]


def test_a_short_fund_pays_a_borrow_fee_and_no_spread(yahoo: FakeYahoo) -> None:
    give_pairs(yahoo)
    app = pick(open_page(), "SQQQ")
    assert_tracked(app)
    settings = in_force(app)
    assert (settings.leverage, settings.spread, settings.borrow) == (-3.0, 0.0, 0.0)
    assert "interest at the 13-week bill rate, and nothing fitted" in answer(app)


@pytest.mark.parametrize("pair", listed_pairs(), ids=lambda pair: pair.fund)
def test_every_fund_on_record_sets_costs_that_cost_what_its_record_says(pair: Any) -> None:  # noqa: ANN401  pytest's
    settings = published(Settings(fee=3.0, impact=1.0, per="day", gas=4.0), pair)
    assert is_as_published(settings, pair)
    assert not is_as_published(replace(settings, fee=settings.fee + 0.1), pair)
    assert parse(write(settings, "real"), "real") == (settings, ())
    terms = terms_of(pair)
    if terms.has_fee and terms.has_charge:
        recorded = pair.product.costs(fee="low")
        charged = costs_of(replace(settings, rate=0.0), prices_of(asset()))
        assert isinstance(charged.financing, Funded)
        assert isinstance(recorded.financing, Funded)
        assert charged.management_fee == pytest.approx(recorded.management_fee)
        assert charged.financing.spread == pytest.approx(recorded.financing.spread)
        assert charged.financing.borrow_fee == pytest.approx(
            recorded.financing.borrow_fee, abs=1e-8
        )
    assert pair.fund in real_choices.option(pair)


def test_what_is_not_on_record_is_said_to_be_usual() -> None:
    shown = tracked("GUSH")
    assert "a usual 0.95% fee, its own not being on record" in words.answer(shown)
    assert any("no spread is on record" in text for text in real_notices.notices(shown))


def test_any_other_symbol_is_held_against_the_reader_s_own_asset(yahoo: FakeYahoo) -> None:
    give_pairs(yahoo)
    yahoo.give("TQQQ.X", yahoo._charts["TQQQ"])  # noqa: SLF001  the same prices by another name
    app = pick(open_page(asset="QQQ", leverage="2"), "tqqq.x")
    assert_tracked(app)
    assert app.title[0].value == "Does the model match Three Times Example?"
    assert "The 2x model on Example Hundred, with the costs set below" in answer(app)


def test_what_no_fund_can_be_called_changes_nothing(yahoo: FakeYahoo) -> None:
    give_pairs(yahoo)
    app = pick(open_page(), "<b>")
    assert_recorded(app)
    assert any(real_choices.NOT_A_FUND in text.value for text in app.info)
    assert not app.run().info


def test_letting_the_fund_go_leads_back_to_the_record(yahoo: FakeYahoo) -> None:
    give_pairs(yahoo)
    app = open_page(**PAIR, **PUBLISHED, **WHOLE)
    control(app, "pick_real").set_value(None)
    app.run()
    assert_recorded(app)
    assert app.query_params["real"] in ("none", ["none"])


def test_a_fund_that_changed_its_target_is_followed_and_it_is_said(yahoo: FakeYahoo) -> None:
    give_pairs(yahoo)
    app = pick(open_page(), "GUSH")
    assert_tracked(app)  # its change of 2020 is before these days
    assert not any("The promise changed" in text for text in said(app))

    days = pd.bdate_range("2019-06-03", periods=len(DAYS))
    old = pd.Series(asset().to_numpy(), index=days)
    pair = fund_of("GUSH")
    assert pair is not None
    settings = published(Settings(), pair)
    real = prices_of(fund(old, pair.leverage))
    curve = replace(CURVE, rate=pd.Series(RATE, index=days))
    shown = hold_against(prices_of(old), real, settings, Names("XOP", "GUSH"), curve)
    assert shown.tracking.target is not None
    assert sorted(set(shown.tracking.target)) == [2.0, 3.0]
    said_of_it = "GUSH went from 3x to 2x on 31 Mar 2020; the model does the same."
    assert any(said_of_it in text for text in real_notices.notices(shown))
    assert shown.tracking.r_squared is not None
    assert shown.tracking.r_squared > 0.99
    fixed = hold_against(
        prices_of(old), real, replace(settings, leverage=3.0), Names("XOP", "GUSH"), curve
    )
    assert not fixed.changes
    assert any("Another multiple" in text for text in real_notices.notices(fixed))


def test_the_link_opens_on_the_same_answer(yahoo: FakeYahoo) -> None:
    give_pairs(yahoo)
    app = pick(open_page(), "TQQQ")
    app.session_state["share"] = True
    link = app.run().code[0].value
    query = dict(part.split("=") for part in urlsplit(link).query.split("&"))
    assert (query["real"], query["asset"], query["part"]) == ("TQQQ", "QQQ", "50")
    assert answer(open_page(**query)) == answer(app)


# ------------------------------------------------------------ the hidden spread


def test_nothing_is_estimated_until_the_drawer_is_opened(
    yahoo: FakeYahoo, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_pairs(yahoo)
    asked: list[float] = []

    def estimated(token: TokenPath, real: PriceHistory, *, fit: float) -> SpreadEstimate:
        asked.append(fit)
        return estimate_spread(token, real, fit=fit)

    monkeypatch.setattr("lev_ui.tracked.estimate_spread", estimated)
    app = open_page(**PAIR, **PUBLISHED, **WHOLE, part="60")
    assert_tracked(app)
    assert asked == []
    app.session_state["hidden_cost"] = True
    app.run()
    assert asked == [0.6]


def test_the_spread_the_fund_was_made_with_is_found_and_used_only_when_pressed(
    yahoo: FakeYahoo,
) -> None:
    give_pairs(yahoo)
    app = open_page(**PAIR, **PUBLISHED, **WHOLE)
    app.session_state["hidden_cost"] = True
    before = answer(app.run())
    found = tracked().spread
    assert found.low <= SPREAD <= found.high
    told = "\n".join(said(app))
    assert real_spread.estimate(found) in told
    assert f"Estimated: {real_spread.yearly(found.per_year)}" in told
    assert answer(app) == before

    press(app, real_spread.use_label(found))
    settings = in_force(app)
    assert settings.spread == round(100.0 * found.per_year, 2)
    assert "with the costs set below" in answer(app)
    assert "nothing fitted" not in answer(app)


def test_an_interval_says_whether_the_given_spread_lies_in_it() -> None:
    found = tracked().spread
    inside = replace(found, given=found.per_year)
    assert "lies inside" in real_spread.estimate(inside)
    outside = replace(found, given=found.high + 0.01)
    assert "lies outside it: on those days the fund cost less" in real_spread.estimate(outside)


@pytest.mark.parametrize(
    ("fitted", "given", "said_of_it"),
    [
        (-0.001, -0.004, "did better"),
        (0.004, -0.001, "did worse"),
        (-0.001, 0.001, "as well as"),
        (None, 0.001, "says nothing"),
    ],
)
def test_the_days_not_seen_decide(fitted: float | None, given: float, said_of_it: str) -> None:
    found = tracked().spread
    judged = replace(found, held_out=replace(found.held_out, fitted=fitted, given=given))
    assert said_of_it in real_spread.verdict(judged)
    assert unreadable({"rows": "\n".join(map("".join, real_spread.held_out_rows(judged)))}) == {}


def test_an_estimate_that_cannot_be_made_ends_in_one_sentence(yahoo: FakeYahoo) -> None:
    give_pairs(yahoo)
    few = {"start": "2021-01-04", "end": "2021-04-30"}
    for more in (few, {**WHOLE, "leverage": "1"}):
        app = open_page(**{**PAIR, **PUBLISHED, **more})
        app.session_state["hidden_cost"] = True
        app.run()
        assert not app.exception
        assert len(app.warning) == 1, more


def test_without_costs_there_is_no_interest_for_a_spread_to_come_on_top_of(
    yahoo: FakeYahoo,
) -> None:
    give_pairs(yahoo)
    app = open_page(**{**PAIR, **PUBLISHED, **WHOLE, "costs": "off"})
    app.session_state["hidden_cost"] = True
    assert len(app.run().warning) == 1
    press(app, real_spread.INCLUDE)
    assert not app.warning


def test_a_charge_of_nothing_is_judged_once() -> None:
    found = tracked().spread
    assert [row[0] for row in real_spread.held_out_rows(found)][1:] == [
        "As set above: 0.5%",
        "Nothing",
    ]
    assert len(real_spread.held_out_rows(replace(found, given=0.0))) == 2


def test_a_charge_below_zero_is_said_and_cannot_be_set() -> None:
    found = replace(tracked().spread, per_year=-0.002)
    assert "−0.2% is below zero" in real_spread.below_zero(found)


# ------------------------------------------------------------ what goes wrong


def test_without_a_network_the_page_says_so_and_the_record_stands() -> None:
    app = pick(open_page(), "TQQQ")
    assert_recorded(app)
    assert len(app.warning) == 1
    assert app.title[0].value == "Does the model match TQQQ?"
    press(app, real_choices.ON_RECORD)
    assert app.title[0].value == "Does the model match a real fund?"
    assert not app.warning


@pytest.mark.parametrize(
    "address",
    [
        {"real": "NOSUCH"},
        {"asset": "NOSUCH", "real": "TQQQ"},
        {"asset": "TQQQ", "real": "TQQQ"},
        {"asset": "QQQ", "real": "QQQ"},
        {"real": "TQQQ", "start": "2010-01-04", "end": "2009-01-04"},
        {"real": "TQQQ"},  # bundled prices that end before the fund begins
        {"asset": "QQQ", "real": "TQQQ", "start": "2021-01-04", "end": "2021-01-20"},
        {"real": "MY-TOKEN"},
        {"asset": "MY-FILE", "real": "TQQQ"},
        {"asset": "QQQ", "real": "TQQQ", "rate": "file"},
    ],
    ids=str,
)
def test_what_cannot_be_compared_ends_in_one_sentence(
    address: dict[str, str], yahoo: FakeYahoo
) -> None:
    give_pairs(yahoo)
    app = open_page(**address)
    assert_recorded(app)
    assert len(app.warning) == 1, [warning.value for warning in app.warning]
    assert str(app.warning[0].value).endswith(".")
    assert control(app, "pick_real").value == address["real"]


def test_a_broken_yahoo_is_one_sentence(yahoo: FakeYahoo) -> None:
    give_pairs(yahoo)
    yahoo.give("TQQQ", Page(status=500, body=b"<html>"))
    app = pick(open_page(), "TQQQ")
    assert_recorded(app)
    assert len(app.warning) == 1


def test_a_fund_taken_for_its_own_asset_leads_to_what_it_multiplies(yahoo: FakeYahoo) -> None:
    give_pairs(yahoo)
    app = open_page(asset="TQQQ", real="TQQQ", leverage="1")
    press(app, real_choices.ITS_INDEX)
    assert_tracked(app)
    assert "model on QQQ" in answer(app)


def test_dates_beyond_what_both_have_are_shortened_and_it_is_said(yahoo: FakeYahoo) -> None:
    give_pairs(yahoo)
    app = open_page(**{**PAIR, **PUBLISHED, "start": "2015-01-01", "end": WHOLE["end"]})
    assert_tracked(app)
    assert answer(app).startswith("From 4 Jan 2021 to ")
    assert any("QQQ and TQQQ together run from" in text.value for text in app.info)


@pytest.mark.parametrize(
    "garbage",
    [
        {"real": "<script>"},
        {"real": "x" * 99},
        {"part": "99"},
        {"part": "nan"},
        {"real": "../../etc/passwd", "part": "", "scale": "cubic"},
    ],
    ids=str,
)
def test_garbage_gives_the_opening_view_and_a_notice(garbage: dict[str, str]) -> None:
    app = open_page(**garbage)
    assert_recorded(app)
    assert len(app.info) == 1


# ------------------------------------------------------------ the reader's own files


def test_two_files_of_the_reader_s_own_are_held_against_each_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    files = {
        "asset": OwnFile("my asset", prices_of(asset())),
        "real": OwnFile("my $token$", prices_of(fund(asset(), 3.0))),
    }
    monkeypatch.setattr(own, "_files", lambda: files)
    app = open_page()
    assert "Your file: my $token$" in control(app, "pick_real").options
    picker = control(app, "pick_real")
    picker.set_value(OWN_REAL)
    app.run()
    assert_tracked(app)
    assert app.title[0].value == r"Does the model match my \$token\$?"
    assert "model on my asset" in answer(app)


# ------------------------------------------------------------ words and pictures


@pytest.mark.parametrize("view", VIEWS)
def test_every_sentence_can_be_read(view: str) -> None:
    assert unreadable(sentences(VIEWS[view]())) == {}


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("scale", get_args(Scale))
def test_the_picture_is_one_plotly_accepts_and_ends_where_both_ended(
    view: str, scale: Scale
) -> None:
    shown = VIEWS[view]()
    shown = replace(shown, settings=replace(shown.settings, scale=scale))
    drawn = decoded(json.loads(tracked_lines(shown).to_json()))
    go.Figure(drawn)
    real, model, apart = drawn["data"]
    assert (real["line"]["color"], model["line"]["color"]) == (TOKEN, SIMPLE)
    assert real["y"][-1] == pytest.approx(100.0 * (1.0 + shown.tracking.real_return), rel=1e-6)
    assert apart["y"][-1] == pytest.approx(
        100.0 * (shown.tracking.terminal_ratio - 1.0), rel=1e-5, abs=1e-5
    )
    assert len(json.dumps(drawn)) < 200_000


def test_a_wiped_out_model_is_a_state_and_no_end_of_the_page() -> None:
    shown = wiped_out()
    gone = shown.token.wiped_out_on
    assert gone is not None
    assert "**lost everything**" in words.answer(shown)
    assert any("was wiped out on" in text for text in real_notices.notices(shown))


def test_not_quite_everything_is_not_called_everything() -> None:
    assert words.explained_share(0.99775) == "99.8%"
    assert words.explained_share(0.9999) == "over 99.9%"
    assert words.explained_share(1.0) == "100.0%"


def test_days_only_one_of_the_two_has_are_counted() -> None:
    real = fund(asset(), 3.0).drop(DAYS[[50, 51, 90]])
    told = "\n".join(real_notices.notices(against_nothing(real)))
    assert "3 days of QQQ on which the other has no price" in told


def test_the_worst_days_are_those_of_the_library() -> None:
    shown = tracked()
    table = tracked_tables.worst_days_table(shown).splitlines()
    assert len(table) == 12
    assert percent(float(shown.worst.losses["real"].iloc[0])) in table[2]
    known = int(shown.worst.losses["explained"].sum())
    assert f"**{known} of 10**" in real_notices.worst_intro(shown)


def test_the_file_holds_every_common_day() -> None:
    shown = tracked()
    lines = tracked_tables.tracked_csv(shown).decode("utf-8-sig").splitlines()
    assert lines[0] == "date,real fund,model,asset,model over real fund,target leverage"
    assert len(lines) == len(DAYS) + 1
    last = dict(zip(lines[0].split(","), lines[-1].split(","), strict=True))
    assert float(last["real fund"]) == pytest.approx(100.0 * (1.0 + shown.tracking.real_return))
    assert np.isclose(float(last["model over real fund"]), shown.tracking.terminal_ratio)


# ------------------------------------------------------------ a fund's own name on any page


@pytest.mark.parametrize("page", ["compare", "rebalancing", "duel", "real"])
def test_a_fund_s_own_name_is_asked_about_on_every_page_even_offline(page: str) -> None:
    app = AppTest.from_file(str(APP), default_timeout=60).switch_page(f"pages/{page}.py")
    app.query_params.update({"asset": "TQQQ"})
    app.run()
    assert not app.exception
    asked = "TQQQ is itself a 3x fund on the Nasdaq\\-100. Look at its own prices at 1x"
    assert any(asked in text.value for text in app.info)
    press(app, "TQQQ at 1x")
    assert app.query_params["leverage"] == "1"
    assert not any("itself" in text.value for text in app.info)


def test_its_index_against_it_opens_this_page_with_what_is_on_record(yahoo: FakeYahoo) -> None:
    give_pairs(yahoo)
    app = visit(asset="TQQQ", start="2021-01-04", end=WHOLE["end"])
    assert not app.exception
    press(app, "QQQ at 3x against TQQQ")
    assert_tracked(app)
    assert app.title[0].value == "Does the model match TQQQ?"
    assert "its published 0.84% fee" in answer(app)


def test_an_asset_that_is_no_fund_on_record_is_not_asked_about(yahoo: FakeYahoo) -> None:
    give_pairs(yahoo)
    app = visit(asset="QQQ", start="2021-01-04", end=WHOLE["end"])
    assert not any("itself" in text.value for text in app.info)
