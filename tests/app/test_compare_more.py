"""The drawers and further multiples of Compare, run whole, and what is taken away of them."""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from unittest.mock import patch

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from lev_core import Costs, Funded, simulate_token
from lev_core.market import bill_rate, bundled
from lev_ui import sources, tables
from lev_ui.address import parse, write
from lev_ui.charts.overlay import overlay
from lev_ui.closer import PARTS, Closer, Part
from lev_ui.closer.luck import Ranking
from lev_ui.code import compare_code
from lev_ui.comparison import Comparison, compare
from lev_ui.report.value import Report
from lev_ui.reports.common import Origin
from lev_ui.reports.compare import report
from lev_ui.rules import rule_text, usual_rule
from lev_ui.settings import DEFAULTS
from lev_ui.theme import percent, points
from lev_ui.words import break_even, gap_days, problems, windows
from lev_ui.words import compare as words
from lev_ui.words.gap_days import log_points
from tests.app.programs import assert_reads_like, page, run, run_alone
from tests.app.samples import CRISIS, DOT_COM, LONG_RISE, bundled_comparison
from tests.app.session import (
    answer,
    assert_answered,
    control,
    figure,
    metrics,
    open_drawers,
    said,
    set_field,
    visit,
)
from tests.contract.fake_yahoo import Chart, FakeYahoo, wandering

WINDOW = {"start": "2007-10-01", "end": "2013-12-31"}
KINDS = ("daily", "every", "band", "emergency", "move", "recenter", "never")
CHARTS = ("gap_calendar", "windows")
LABELS = {"calendar": gap_days.LABEL, "window": windows.LABEL, "even": break_even.LABEL}


def looked(*parts: Part, **address: str) -> AppTest:
    """Open the page with some of its drawers open, all of them unless named."""
    app = open_drawers(visit(**address), *(parts or PARTS))
    assert not app.exception, [error.message for error in app.exception]
    assert not app.error
    return app


def drawn(app: AppTest) -> list[str]:
    """Return the keys of the charts on the page."""
    return [str(chart.key) for chart in app.get("plotly_chart")]


# ------------------------------------------------------------ the drawers


def test_the_opening_view_is_as_calm_as_before_and_computes_nothing_more() -> None:
    never = patch("lev_ui.closer.gap_days", side_effect=AssertionError)
    with (
        never,
        patch("lev_ui.closer.rank", side_effect=AssertionError),
        patch("lev_ui.closer.break_even", side_effect=AssertionError),
    ):
        app = visit()
    assert_answered(app)
    assert set(LABELS.values()) <= {drawer.label for drawer in app.expander}
    assert drawn(app) == ["overlay", "waterfall"]


@pytest.mark.parametrize("part", PARTS)
def test_a_drawer_opens_alone(part: Part) -> None:
    made_by = {"calendar": "gap_days", "window": "rank", "even": "break_even"}
    others = [name for other, name in made_by.items() if other != part]
    with (
        patch(f"lev_ui.closer.{others[0]}", side_effect=AssertionError),
        patch(f"lev_ui.closer.{others[1]}", side_effect=AssertionError),
    ):
        app = looked(part, **WINDOW)
    assert answer(app)


def test_the_calendar_adds_up_to_the_gap_the_page_shows() -> None:
    app = looked("calendar", **WINDOW)
    (fields,) = figure(app, "gap_calendar")["data"]
    told = [
        float(re.sub("[^-0-9.]", "", text.split(": ")[1].replace("−", "-")))
        for text in fields["hovertext"]
    ]
    gap = metrics(app)[3]
    assert sum(told) == pytest.approx(float(gap.replace("−", "-")), abs=0.05 * len(told))
    assert any(f"make the gap of **{gap} percentage points**" in text for text in said(app))


def test_the_drawers_say_what_the_core_says() -> None:
    app = looked(**WINDOW)
    shown = bundled_comparison(**CRISIS)
    found = Closer(shown, bundled("^IXIC"))
    for text in (
        gap_days.calendar_says(found.days),
        windows.luck_says(found.ranking),
        break_even.break_even_says(found.break_even, shown),
    ):
        assert text in said(app)
    alts = {chart.key: chart.proto.alt for chart in app.get("plotly_chart")}
    assert alts["gap_calendar"] == gap_days.calendar_alt(found.days)
    assert isinstance(found.ranking, Ranking)
    assert alts["windows"] == windows.histogram_alt(found.ranking)


def test_the_opening_view_has_a_sentence_in_place_of_a_rank() -> None:
    app = looked("window")
    assert drawn(app) == ["overlay", "waterfall"]
    assert any(text.startswith("These days are all there are") for text in said(app))


def test_the_drawers_stay_open_while_choices_are_changed() -> None:
    app = looked(**WINDOW)
    for field, value in (("leverage", 2.0), ("start", date(2008, 1, 2)), ("costs", False)):
        set_field(app, field, value)
        assert set(drawn(app)) == {"overlay", "waterfall", *CHARTS}


@pytest.mark.parametrize(
    "address",
    [
        {"start": "2018-12-28", "end": "2018-12-31"},
        {"start": "2018-12-27", "end": "2018-12-31"},
        {"asset": "AAPL", "leverage": "-5", "start": "2000-01-03", "end": "2002-12-31"},
        {"asset": "AAPL", "leverage": "5", "start": "2000-09-29", "end": "2001-12-31"},
        {"leverage": "0"},
        {"leverage": "1", "costs": "off"},
        {"leverage": "0.5", **WINDOW},
        {"rule": "never:0.05", **WINDOW},
        {"rule": "every:5", **WINDOW, "creation": "1"},
        {"impact": "1", "gas": "10", **WINDOW},
    ],
    ids=str,
)
def test_whatever_is_asked_the_answer_stays_and_each_drawer_says_something(
    address: dict[str, str],
) -> None:
    app = looked(**address)
    assert answer(app) == answer(visit(**address))
    assert not app.warning


def test_an_asset_that_never_moved_is_a_sentence_in_each_drawer(yahoo: FakeYahoo) -> None:
    days = wandering().days
    yahoo.give("FLAT", Chart(days=days, closes=[100.0] * len(days), name="Flat"))
    app = looked(asset="FLAT", start="2021-01-04", end="2022-06-30", costs="off")
    told = said(app)
    assert any("never apart" in text for text in told)
    assert any("did not move" in text for text in told)
    assert any("The asset never moved" in text for text in told)
    assert "gap_calendar" not in drawn(app)


# ------------------------------------------------------------ further multiples


def test_two_further_multiples_stand_on_the_chart_with_their_own_dash_and_label() -> None:
    app = visit(**WINDOW, also="2_-1")
    assert_answered(app)
    spec = figure(app, "overlay")
    lines = {line["name"]: line for line in spec["data"] if line.get("name")}
    charged = Costs(
        management_fee=0.0095, financing=Funded(rate=bill_rate(), spread=0.005), trading_fee=0.0005
    )
    prices = bundled("^IXIC").between("2007-10-01", "2013-12-31")
    for times, name in ((2.0, "2x token"), (-1.0, "−1x token")):
        made = simulate_token(prices, times, costs=charged).total_return
        assert lines[name]["y"][-1] == pytest.approx(100.0 * (1.0 + made), rel=1e-6)
        assert any(
            f"<b>{name}</b><br>{percent(made)}" == note["text"]
            for note in spec["layout"]["annotations"]
        )
        assert f"a {name} **" in " ".join(said(app))
        assert name in app.get("plotly_chart")[0].proto.alt
    token = lines["3x token"]
    looks = {str(line["line"].get("dash")) for line in lines.values() if line.get("yaxis") != "y2"}
    assert len(looks) == 4  # two solid lines of different colour and width
    assert {lines[name]["line"]["color"] for name in ("2x token", "−1x token")} == {
        token["line"]["color"]
    }
    assert shown_as_before(app) == shown_as_before(visit(**WINDOW))


def shown_as_before(app: AppTest) -> tuple[str, list[str]]:
    """Return what further multiples must leave alone."""
    return answer(app), metrics(app)


def test_a_multiple_picked_in_the_menu_stands_in_the_address_and_on_the_chart() -> None:
    app = open_drawers(visit(**WINDOW), "also")
    control(app, "pick_also").set_value([2.0]).run()
    assert app.query_params["also"] in ("2", ["2"])
    control(app, "pick_also").set_value([2.0, -1.0]).run()
    assert app.query_params["also"] in ("2_-1", ["2_-1"])
    control(app, "pick_also").set_value([-3.0, -1.0, 2.0]).run()
    assert app.query_params["also"] in ("-1_-3", ["-1_-3"]), "the one picked first goes"
    control(app, "pick_also").set_value([]).run()
    assert app.query_params["also"] in ("none", ["none"])
    assert_answered(app)


def test_the_multiple_itself_is_not_shown_twice() -> None:
    app = visit(**WINDOW, also="3_2")
    names = [line.get("name") for line in figure(app, "overlay")["data"]]
    assert names.count("3x token") == 1
    set_field(app, "leverage", 2.0)
    names = [line.get("name") for line in figure(app, "overlay")["data"]]
    assert names.count("2x token") == 1
    assert "3x token" in names


@pytest.mark.parametrize(
    "also", ["1_2_3", "9", "x", "2_", "_", "nan_inf", "2,3", "<script>", "1e999", "2_" * 4000]
)
def test_a_hostile_list_of_multiples_gives_the_usual_view_and_one_notice(also: str) -> None:
    app = visit(also=also)
    assert_answered(app)
    assert [notice.value for notice in app.info] == [problems.ignored_keys(["also"])]
    assert shown_as_before(app) == shown_as_before(visit())


@pytest.mark.parametrize("also", [(), (2.0,), (2.0, -1.0), (0.0, -0.25), (1.25, 5.0)])
def test_multiples_go_into_the_address_and_back(also: tuple[float, ...]) -> None:
    written = write(bundled_comparison(also=also).settings)
    assert parse(written) == (bundled_comparison(also=also).settings, ())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("also", ["0_0.01", "5_-5", "1_-1"])
def test_further_multiples_follow_any_rule(kind: str, also: str) -> None:
    rule = rule_text(usual_rule(kind, 3.0))  # type: ignore[arg-type]  # kinds
    app = visit(**WINDOW, also=also, rule=rule, baseline="asset", scale="log")
    assert_answered(app)


def test_a_wiped_out_further_token_loses_nothing_else() -> None:
    app = visit(asset="AAPL", leverage="-1", also="5_3", start="2000-01-03", end="2002-12-31")
    assert_answered(app)
    assert "a 5x token **lost everything**" in " ".join(said(app))


def test_the_file_of_the_chart_has_a_column_for_each_multiple() -> None:
    shown = bundled_comparison(**CRISIS, also=(2.0, -1.0))
    table = tables.chart_table(shown)
    for token, name in zip(shown.others, ("2x token", "−1x token"), strict=True):
        assert table[name].to_numpy() == pytest.approx(100.0 * token.holder_value.to_numpy())
    assert (
        len(overlay(shown).to_dict()["data"])
        == len(overlay(bundled_comparison(**CRISIS)).to_dict()["data"]) + 2
    )


# ------------------------------------------------------------ taken away


def reported(*parts: Part, **chosen: Any) -> tuple[Report, Closer]:  # noqa: ANN401  any setting
    """Return the report of Compare with some drawers open."""
    shown = bundled_comparison(**chosen)
    sourced = sources.find(shown.settings.asset, "bundled")
    found = Closer(shown, sourced.prices, frozenset(parts))
    return report(shown, Origin(sourced, "https://lens.example/"), found), found


def test_a_report_holds_the_drawers_that_are_open_and_no_others() -> None:
    plain, _ = reported(**CRISIS)
    headings = {section.heading for section in plain.sections}
    assert not headings & set(LABELS.values())
    for part, label in LABELS.items():
        one, _ = reported(part, **CRISIS)  # type: ignore[arg-type]  # parts
        assert {section.heading for section in one.sections} & set(LABELS.values()) == {label}
    whole, found = reported(*PARTS, **CRISIS)
    assert isinstance(found.ranking, Ranking)
    told = {sheet.name: sheet.table for sheet in whole.sheets}
    assert told["Gap by month"]["whole year"].sum() == pytest.approx(100.0 * found.shown.gap.gap)
    assert told["Gap by day"]["share of the gap"].sum() == pytest.approx(
        100.0 * found.shown.gap.gap
    )
    assert len(told["Windows"]) == found.ranking.found.windows
    measures = {measure.name: measure.value for measure in whole.measures}
    assert measures["Other windows that did worse"] == pytest.approx(
        100.0 * found.ranking.found.better_than
    )
    charts = [chart.alt for section in whole.sections for chart in section.charts]
    assert gap_days.calendar_alt(found.days) in charts
    assert windows.histogram_alt(found.ranking) in charts


def test_a_report_has_the_further_multiples() -> None:
    found, _ = reported(**CRISIS, also=(2.0, -1.0))
    assert any(section.heading == words.OTHERS for section in found.sections)
    measures = {measure.name: measure.value for measure in found.measures}
    shown = bundled_comparison(**CRISIS, also=(2.0, -1.0))
    assert measures["2x token"] == pytest.approx(100.0 * shown.others[0].total_return)
    assert "−1x token" in found.sheets[0].table


def test_the_share_menu_offers_the_files_of_the_open_drawers_alone() -> None:
    def offered(app: AppTest) -> set[str]:
        return {part.proto.label for part in app.get("download_button")}

    more = {"Gap by day (CSV)", "Every window (CSV)"}
    assert not offered(open_drawers(visit(**WINDOW), "share")) & more
    assert more <= offered(looked(*PARTS, **WINDOW))
    assert more & offered(looked("window")) == set(), "nothing to take away of a sentence"


VIEWS: dict[str, dict[str, Any]] = {
    "opening": {},
    "crisis": CRISIS,
    "further multiples": {**CRISIS, "also": (2.0, -1.0)},
    "further multiples of a band": {**CRISIS, "also": (1.5, -3.0), "rule": "band:2:4"},
    "short": {**CRISIS, "leverage": -2.0, "borrow": 1.0, "also": (2.0,)},
    "no costs": {**LONG_RISE, "costs": False, "also": (-1.0,)},
    "a half": {**CRISIS, "leverage": 0.5},
    "none": {**CRISIS, "leverage": 0.0},
    "wiped out": {**DOT_COM, "leverage": 5.0},
    "after a wipe-out": {"asset": "AAPL", "start": date(2004, 1, 5), "end": date(2006, 12, 29)},
    "never": {**CRISIS, "rule": "never:0.05"},
    "impact": {**CRISIS, "impact": 1.0, "gas": 5.0, "also": (2.0,)},
    "three days": {"start": date(2018, 12, 3), "end": date(2018, 12, 6)},
    "two prices": {"start": date(2018, 12, 28), "end": date(2018, 12, 31)},
}


def program_of(**chosen: Any) -> tuple[Comparison, Closer, str]:  # noqa: ANN401  any setting
    """Return what Compare shows, its drawers open, and its program."""
    shown, sourced = page(compare, **chosen)
    found = Closer(shown, sourced.prices, frozenset(PARTS))
    return shown, found, compare_code(shown, sourced, found)


@pytest.mark.parametrize("view", VIEWS)
def test_the_program_gives_the_numbers_of_the_drawers_to_the_digit(view: str) -> None:
    shown, found, program = program_of(**VIEWS[view])
    printed, made = run(program)

    def reads(label: str, wanted: str) -> None:
        assert_reads_like(printed[label].removesuffix(" points").removesuffix(" log"), wanted)

    days = found.days
    reads("Best month", points(days.best.share))
    reads("Worst month", points(days.worst.share))
    reads("All months", points(shown.gap.gap))
    for day, drag in days.dearest.items():
        at = pd.Timestamp(str(day))
        wanted = "all of it" if np.isinf(drag) else log_points(float(drag))
        reads(f"Swing of {at.day} {at:%b %Y}", wanted)
    assert made["months"].sum() == pytest.approx(shown.gap.gap, rel=1e-9, abs=1e-9)
    for token in shown.others:
        reads(f"{token.leverage:g}x token".replace("−", "-"), percent(token.total_return))
    ranking, even = found.ranking, found.break_even
    if isinstance(ranking, Ranking) and ranking.is_enough:
        reads("Windows of this length", f"{ranking.found.windows:,}")
        reads("Side by side", f"{ranking.found.separate:,}")
        reads("Others that did worse", percent(ranking.found.better_than, signed=False))
        reads("Gap of this window", points(ranking.found.gap))
        reads("Gap of the middle one", points(ranking.found.median_gap))
    else:
        assert "luck" not in program
    if isinstance(even, str):
        assert "break_even" not in program
    else:
        reads("Volatility a year", percent(even.volatility, signed=False))
        reads("Break-even below", percent(even.low))
        reads("Break-even above", percent(even.high))


def test_the_whole_program_runs_in_a_python_of_its_own() -> None:
    *_, program = program_of(**CRISIS, also=(2.0, -1.0))
    printed = run_alone(program)
    assert printed["Side by side"] == "3"
    assert "2x token" in printed


def test_a_closed_page_gives_the_program_it_gave_before() -> None:
    shown, sourced = page(compare)
    closed = Closer(shown, sourced.prices)
    assert compare_code(shown, sourced, closed) == compare_code(shown, sourced)
    assert shown.settings == DEFAULTS
    with pytest.raises(KeyError):
        control(visit(), "pick_also")
