"""Leverage: the numbers of the library, sentences that hold for any prices, honest pictures."""

from __future__ import annotations

import json
import math
import re
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest
from streamlit.testing.v1 import AppTest

from lev_core import (
    PriceHistory,
    best_in_hindsight,
    calendar_years,
    drawdown,
    simulate_token,
    sweep,
    theoretical_return,
    volatility,
)
from lev_core.market import bundled
from lev_ui import hindsight_tables
from lev_ui.address import parse, write
from lev_ui.charts.hindsight import curve
from lev_ui.charts.hindsight_years import best_by_year
from lev_ui.charts.matrix import LABEL, PHONE, SPOTS, matrix
from lev_ui.code import leverage_code
from lev_ui.costs import costs_of
from lev_ui.hindsight import MULTIPLES, RETURNS, Hindsight, hindsight
from lev_ui.settings import DEFAULTS, Settings
from lev_ui.theme import money, multiple, percent
from lev_ui.words import hindsight as words
from lev_ui.words import hindsight_years as years_words
from lev_ui.words import matrix as matrix_words
from lev_ui.words import problems
from tests.app.programs import assert_reads_like, page, run_alone
from tests.app.programs import run as run_here
from tests.app.samples import DOT_COM, LONG_RISE, UNREADABLE
from tests.app.session import (
    APP,
    control,
    decoded,
    figure,
    metrics,
    on_file,
    said,
    set_field,
    visit_page,
)

PAGE = "pages/leverage.py"
visit = partial(visit_page, "leverage")
OIL: dict[str, Any] = {"asset": "WTI", "start": date(1990, 1, 2), "end": date(2016, 6, 30)}
FALL: dict[str, Any] = {"start": date(2000, 3, 10), "end": date(2002, 10, 9)}
VIEWS: dict[str, dict[str, Any]] = {
    "opening": {},
    "short": {"leverage": -2.0, **OIL},
    "log": {"scale": "log", **OIL},
    "rise": LONG_RISE,
    "fall": {"leverage": -3.0, **FALL},
    "crisis": {"leverage": 2.5, **DOT_COM},
    "none": {"leverage": 0.0},
    "one": {"leverage": 1.0},
    "a part": {"leverage": 0.35},
    "no costs": {"costs": False},
    "half a year": {"start": date(2018, 7, 2)},
    "three days": {"start": date(2018, 12, 3), "end": date(2018, 12, 5)},
    "two days": {"start": date(2018, 12, 3), "end": date(2018, 12, 4)},
    "next to none": {"leverage": 1e-300},
    "hardly any": {"leverage": -0.004},
    "impact": {"impact": 0.5, "market": 5e9, "gas": 25.0, "sizing": "fixed", **DOT_COM},
    "beyond words": {
        "fee": 100.0,
        "trading": 1000.0,
        "leverage": 5.0,
        "spread": 100.0,
        "borrow": 100.0,
        "rate": 500.0,
    },
    "every cost": {"creation": 0.1, "redemption": 0.2, "passive": 40.0, "per": "day", "fee": 0.03},
}
SAYS = (
    words.title,
    words.answer,
    words.chart_title,
    words.chart_alt,
    words.curve_caption,
    matrix_words.title,
    matrix_words.said,
    matrix_words.alt,
)
views = pytest.mark.parametrize("view", VIEWS)


def shown(view: str) -> Hindsight:
    """Return what the page shows in a view."""
    return page(hindsight, **VIEWS[view])[0]


def of_closes(closes: list[float], first: str = "2015-01-05", **chosen: Any) -> Hindsight:  # noqa: ANN401  any setting
    """Return what the page shows for these closes on consecutive weekdays, in dollars."""
    days = pd.bdate_range(first, periods=len(closes))
    prices = PriceHistory(pd.Series(closes, index=days, dtype=float), currency="USD")
    return hindsight(prices, Settings(asset="X", **chosen), "Example")


# ------------------------------------------------------------ the numbers


def test_the_page_opens_on_the_numbers_of_the_library() -> None:
    prices = bundled("^IXIC")
    costs = costs_of(DEFAULTS, prices)
    best = best_in_hindsight(sweep(prices, MULTIPLES, costs=costs))
    token = simulate_token(prices, 3.0, costs=costs)
    app = visit()
    assert not app.exception
    assert metrics(app) == [
        multiple(best.leverage),
        f"{multiple(round(best.low, 1))} to {multiple(round(best.high, 1))}",
        money(1000.0 * token.final_value, "USD"),
        percent(float(drawdown(token.nav).min())),
    ]
    answer = next(text for text in said(app) if text.startswith("From "))
    assert f"**{multiple(best.leverage)}**" in answer
    assert money(1000.0 * (1.0 + best.total_return), "USD").replace("$", r"\$") in answer


def test_every_multiple_is_the_token_of_the_library() -> None:
    found = shown("every cost")
    for at in (0, 17, 50, 60, 74, 100):
        result = found.results[at]
        token = simulate_token(found.prices, MULTIPLES[at], costs=found.token.costs)
        assert result.total_return == pytest.approx(token.total_return, rel=1e-9)
        assert result.fall == pytest.approx(float(drawdown(token.nav).min()), rel=1e-9)


def test_the_reader_s_multiple_between_the_steps_is_computed_as_it_is() -> None:
    found = page(hindsight, leverage=2.125)[0]
    assert found.own.total_return == pytest.approx(found.token.total_return, rel=1e-12)
    assert found.best == page(hindsight)[0].best


def test_money_is_lost_from_the_first_multiple_above_the_best_that_lost_some() -> None:
    found = shown("opening")
    lost = found.lost_from
    assert lost is not None
    above = [result for result in found.results if found.best.leverage < result.leverage < lost]
    assert all(result.total_return >= 0.0 for result in above)
    at = found.results[MULTIPLES.index(lost)]
    assert at.total_return < 0.0


def test_the_years_are_those_of_the_library() -> None:
    found = shown("opening")
    parts = calendar_years(found.prices)
    assert [year.year for year in found.years] == list(parts)
    for year in found.years[::5]:
        part = parts[year.year]
        theory = theoretical_return(part.total_return, volatility(part), 3.0, part.years)
        assert year.theory == pytest.approx(float(theory))
        assert year.before_costs == pytest.approx(simulate_token(part, 3.0).total_return)
        charged = simulate_token(part, 3.0, costs=found.token.costs)
        assert year.token == pytest.approx(charged.total_return)
        assert year.best == best_in_hindsight(sweep(part, MULTIPLES, costs=found.token.costs))


def test_theory_and_history_stand_close_together_at_daily_resets() -> None:
    for year in shown("opening").years:
        apart = math.log1p(year.before_costs) - math.log1p(year.theory)
        assert abs(apart) < 0.02, year.year


def test_each_half_has_its_own_best() -> None:
    found = shown("opening")
    assert found.halves is not None
    middle = found.first + (found.last - found.first) / 2
    second = found.prices.between(middle, found.last)
    again = best_in_hindsight(sweep(second, MULTIPLES, costs=found.token.costs))
    assert found.halves[1] == again
    assert shown("half a year").halves is None


# ------------------------------------------------------------ what is said


@views
def test_every_sentence_can_be_read_by_anybody(view: str) -> None:
    found = shown(view)
    texts = [say(found) for say in SAYS]
    texts += [part for row in words.four_numbers(found) for part in row]
    texts += [*words.why(found), *words.limits(found)]
    if found.years:
        texts += [years_words.years_title(found), years_words.years_alt(found)]
        texts.append(years_words.years_intro(found))
    for text in texts:
        assert text.strip()
        assert not UNREADABLE.search(text), text


def test_a_fund_at_one_times_the_asset_is_told_from_the_asset() -> None:
    found = shown("opening")
    one = simulate_token(found.prices, 1.0, costs=found.costs).total_return
    (said,) = (reason for reason in words.why(found) if reason.startswith("1x is a fund too"))
    assert f"${1000.0 * (1.0 + one):,.0f}" in said
    assert f"${1000.0 * (1.0 + found.prices.total_return):,.0f}" in said
    assert not any("a fund too" in reason for reason in words.why(shown("no costs")))


def test_where_costs_leave_nothing_at_any_multiple_no_best_is_named() -> None:
    prices = bundled("^IXIC").between("2018-01-02", "2018-12-31")
    chosen = Settings(gas=1e6, size=1.0, impact=5.0, market=1.0)
    found = hindsight(prices, chosen, "the Nasdaq Composite")
    assert "no multiple from −5x to 5x left anything: costs took it all." in words.answer(found)
    assert words.chart_title(found) == "At no multiple was anything left"
    assert words.four_numbers(found)[0][1] == "none"


def test_hindsight_is_told_to_be_hindsight() -> None:
    found = shown("opening")
    why = " ".join(words.why(found))
    assert "On the first day nobody could know it" in why
    assert f"**{multiple(round(found.best.low, 1))}**" in why
    assert found.halves is not None
    assert f"**{multiple(found.halves[0].leverage)}**" in why


def test_a_best_multiple_at_the_end_of_the_scale_is_said_to_be_there() -> None:
    found = shown("fall")
    assert found.best.leverage < 0.0
    steep = of_closes([100.0 * 1.01**day for day in range(30)])
    assert (steep.best.leverage, steep.best.is_at_edge) == (5.0, True)
    assert "the end of the scale" in words.answer(steep)
    assert "all the way up to 5x" in words.chart_title(steep)


def test_where_everything_lost_the_least_loss_is_the_answer() -> None:
    wild = of_closes([100.0, 100.5] * 30, fee=20.0, rate=0.0)
    assert all(result.total_return < 0.0 for result in wild.results)
    assert "every multiple from −5x to 5x lost money" in words.answer(wild)


def test_the_wiped_out_are_crossed_and_the_rest_is_a_line() -> None:
    found = shown("log")
    drawn = {trace["name"]: trace for trace in decoded(json.loads(curve(found).to_json()))["data"]}
    gone = [result.leverage for result in found.results if result.is_wiped_out]
    assert drawn["Wiped out"]["x"] == pytest.approx(gone)
    assert set(drawn["Became"]["x"]).isdisjoint(drawn["Wiped out"]["x"])
    assert min(drawn["Became"]["y"]) >= 1000.0 * 1e-6
    assert "× wiped out" in words.curve_caption(found)
    assert "wiped out" not in words.curve_caption(shown("opening"))
    assert f"from {multiple(found.wiped_out_from or 0.0)} up all of it" in words.answer(found)


def test_the_reader_s_wiped_out_multiple_is_said_with_its_day() -> None:
    found = page(hindsight, leverage=5.0, **OIL)[0]
    assert found.token.wiped_out_on is not None
    assert "**wiped out on 17 Jan 1991**" in words.answer(found)


# ------------------------------------------------------------ pictures


def test_what_is_beyond_words_is_short_in_the_sentence_and_beside_the_curve() -> None:
    found = shown("beyond words")
    assert "$3.1×10⁹⁸" in words.answer(found).replace("\\", "")
    layout = json.loads(curve(found).to_json())["layout"]
    assert any(note["text"].endswith("<br>$3.1×10⁹⁸") for note in layout["annotations"])
    assert "tickformat" not in layout["yaxis"]
    assert layout["yaxis"]["exponentformat"] == "B"


@views
@pytest.mark.parametrize("draw", [curve, best_by_year, matrix])
def test_plotly_accepts_the_pictures_and_the_same_input_gives_the_same_one(
    draw: Any,  # noqa: ANN401  a chart
    view: str,
) -> None:
    found = shown(view)
    if draw is best_by_year and not found.years:
        return
    go.Figure(draw(found).to_dict())
    assert draw(found).to_json() == draw(shown(view)).to_json()


def test_the_shaded_band_is_the_one_that_is_written() -> None:
    found = shown("opening")
    shapes = curve(found).to_dict()["layout"]["shapes"]
    (band,) = (shape for shape in shapes if shape["type"] == "rect")
    assert (band["x0"], band["x1"]) == (found.best.low, found.best.high)


def test_the_points_are_the_years_and_the_lines_the_table() -> None:
    found = shown("opening")
    data = decoded(json.loads(matrix(found).to_json()))["data"]
    points = data[-1]
    assert points["x"] == pytest.approx([100.0 * year.volatility for year in found.years])
    assert points["y"] == pytest.approx([100.0 * year.asset_return for year in found.years])
    assert all(
        str(year.year) in text for year, text in zip(found.years, points["customdata"], strict=True)
    )
    even = next(trace for trace in data if trace["line"]["width"] == 2.5)
    for swing, move in zip(even["x"][::10], even["y"][::10], strict=True):
        token = theoretical_return(move / 100.0, swing / 100.0, 3.0, 1.0)
        assert token == pytest.approx(0.0, abs=1e-6)


@pytest.mark.parametrize("leverage", [3.0, 1.0, 0.5, -1.0, -3.0])
def test_an_area_is_coloured_by_the_sign_of_what_the_table_says_in_it(leverage: float) -> None:
    found = page(hindsight, leverage=leverage)[0]
    data = decoded(json.loads(matrix(found).to_json()))["data"]
    areas = [trace for trace in data if trace.get("fill") == "toself"]
    checked = 0
    for area in areas:
        across, up = np.array(area["x"]) / 100.0, np.array(area["y"]) / 100.0
        half = len(across) // 2
        for at in (5, 30, 55):
            top, floor = up[at], up[::-1][at]
            if top - floor < 0.01:
                continue
            token = float(theoretical_return((top + floor) / 2.0, across[at], leverage, 1.0))
            assert (token > 0.0) == (area["fillcolor"] == "#000004"), (token, area["fillcolor"])
            checked += 1
        assert half == 60
    assert checked > 10


@pytest.mark.parametrize("leverage", [5.0, 3.0, 0.5, -5.0])
def test_names_of_lines_do_not_stand_on_each_other_and_even_is_named(leverage: float) -> None:
    layout = matrix(page(hindsight, leverage=leverage)[0]).to_dict()["layout"]
    low, high = layout["yaxis"]["range"]
    named = {note["text"]: note["y"] for note in layout["annotations"] if note.get("yref") == "y"}
    assert "0%" in named
    heights = sorted(named.values())
    assert min(np.diff(heights)) >= 0.035 * (high - low)


def test_how_far_theory_and_history_are_apart_is_a_share_of_the_end() -> None:
    found = shown("opening")
    apart = [abs((1.0 + year.before_costs) / (1.0 + year.theory) - 1.0) for year in found.years]
    bounds = re.findall(r"within ([\d.]+)%", matrix_words.said(found))
    most, usual = (float(bound) / 100.0 for bound in bounds)
    assert max(apart) <= most < max(apart) + 0.001
    assert sum(one <= usual for one in apart) >= len(apart) / 2


def test_labels_of_years_do_not_stand_on_each_other() -> None:
    spec = matrix(shown("opening")).to_dict()
    points, axes = spec["data"][-1], (spec["layout"]["xaxis"], spec["layout"]["yaxis"])
    scale = [
        size / (one["range"][1] - one["range"][0]) for size, one in zip(PHONE, axes, strict=True)
    ]
    places = np.array([points["x"], points["y"]]).T * scale
    labels = [
        place + SPOTS[spot]
        for place, spot, text in zip(places, points["textposition"], points["text"], strict=True)
        if text
    ]
    assert len(labels) >= 12
    assert all((np.abs(one - two) >= LABEL).any() for one, two in combinations(labels, 2))
    covers = [np.abs(label - place) < 0.5 * np.array(LABEL) for label in labels for place in places]
    assert not any(both.all() for both in covers)
    assert set(points["text"]) - {""} <= {f"’{year % 100:02d}" for year in range(1999, 2019)}


# ------------------------------------------------------------ the program, the files, the link


@views
def test_the_program_prints_the_numbers_of_the_page(view: str) -> None:
    found, sourced = page(hindsight, **VIEWS[view])
    printed, _ = run_here(leverage_code(found, sourced))
    assert_reads_like(printed["Best multiple"], multiple(found.best.leverage))
    if found.has_band:
        assert printed["Its error band"] == words.band(found.best)
    at = f"At {multiple(found.leverage)}".replace("−", "-")
    became = words.became(found, found.own.total_return)
    assert became == words.NEXT_TO_NOTHING or printed[at] == became
    assert printed["At the best"] == words.became(found, found.best.total_return)
    assert_reads_like(printed["Deepest fall"], percent(found.own.fall))
    assert_reads_like(printed["Deepest of the best"], percent(found.best_result.fall))
    if found.swings is not None:
        assert_reads_like(printed["Volatility a year"], percent(found.swings, signed=False))
    for label, first in (
        ("Money lost from", found.lost_from),
        ("Nothing left from", found.wiped_out_from),
    ):
        assert printed.get(label) == (None if first is None else multiple(first))
    halves = [value for label, value in printed.items() if label.startswith("Best from ")]
    assert halves == [multiple(half.leverage) for half in found.halves or ()]


def test_the_program_prints_every_year_and_runs_on_its_own() -> None:
    found, sourced = page(hindsight)
    program = leverage_code(found, sourced)
    assert run_alone(program)["Best multiple"] == multiple(found.best.leverage)
    _, made = run_here(program)
    last = found.years[-1]
    assert made["top"].leverage == last.best.leverage
    assert made["table"] == pytest.approx(last.theory)
    assert [made["real"], made["after"]] == pytest.approx([last.before_costs, last.token])


@pytest.mark.parametrize(
    ("leverage", "row", "cells"),
    [  # as the prospectuses of 2x and −1x funds print them
        (2.0, "0%", ["−1.0%", "−6.1%", "−22.1%", "−43.0%"]),
        (3.0, "0%", ["−3.0%", "−17.1%", "−52.8%", "−81.5%"]),
        (-1.0, "0%", ["−1.0%", "−6.1%", "−22.1%", "−43.0%"]),
    ],
)
def test_the_table_of_the_prospectuses_stands_there_in_numbers(
    leverage: float, row: str, cells: list[str]
) -> None:
    found = page(hindsight, leverage=leverage)[0]
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in hindsight_tables.prospectus_table(found).splitlines()
    ]
    assert rows[0][1:] == ["10%", "25%", "50%", "75%"]
    assert next(each for each in rows if each[0] == row)[1:] == cells
    assert len(rows) == 2 + len(RETURNS)


def test_what_is_taken_away_is_what_is_shown() -> None:
    found = shown("opening")
    table, years = hindsight_tables.sweep_table(found), hindsight_tables.years_table(found)
    assert table.index.tolist() == list(MULTIPLES)
    assert table["return"].max() == found.best.total_return
    assert years.index.tolist() == [year.year for year in found.years]
    lines = hindsight_tables.years_csv(found).decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + len(found.years)
    assert len(hindsight_tables.sweep_csv(found).splitlines()) == 1 + len(MULTIPLES)


def test_a_link_opens_on_the_same_numbers() -> None:
    rise = Settings(**LONG_RISE)
    settings = replace(rise, leverage=-1.5, scale="log", amount=500.0, fee=0.5)
    address = write(settings, "leverage")
    assert parse(address, "leverage") == (settings, ())
    app = visit(**address)
    assert not app.exception
    prices = bundled("^GSPC").between(pd.Timestamp(2009, 3, 9), pd.Timestamp(2018, 12, 31))
    token = simulate_token(prices, -1.5, costs=costs_of(settings, prices))
    assert metrics(app)[2] == money(500.0 * token.final_value, "USD")
    assert figure(app, "curve")["layout"]["yaxis"]["type"] == "log"


def test_garbage_in_the_link_gives_the_default_and_a_notice() -> None:
    app = visit(leverage="lots", scale="cubic", amount="-1", start="yesterday")
    assert not app.exception
    assert metrics(app) == metrics(visit())
    (notice,) = [note.value for note in app.info]
    assert "could not be used" in notice


def test_every_control_changes_the_page() -> None:
    app = visit()
    before = metrics(app)
    app = set_field(app, "leverage", 2.0)
    assert metrics(app)[0] == before[0]
    assert metrics(app)[2] != before[2]
    app = set_field(app, "scale", "log")
    assert app.query_params["scale"] == "log"
    app = set_field(app, "costs", value=False)
    assert metrics(app)[0] == multiple(shown("no costs").best.leverage)


# ------------------------------------------------------------ rules and bad input


def test_another_rule_is_left_out_in_one_sentence() -> None:
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.query_params.update({"rule": "band:2:4"})
    app.run()
    app.query_params.clear()
    app.switch_page(PAGE).run()
    (note,) = [note.value for note in app.info]
    assert note.startswith("Every token on this page is reset each day; your rule, ")
    assert metrics(app) == metrics(visit())


def test_what_is_assumed_of_the_rate_is_said_at_any_multiple() -> None:
    for leverage in ("3", "1"):
        badges = " ".join(text.value for text in visit(leverage=leverage).markdown)
        assert "Rate assumed after Nov 2018" in badges


def test_two_prices_have_no_band_and_say_so() -> None:
    app = visit(start="2018-12-03", end="2018-12-04")
    assert not app.exception
    assert metrics(app)[1] == "unknown"
    notes = [note.value for note in app.info]
    assert len(notes) == 2
    assert notes[0].startswith("Two prices hold no swings")
    assert notes[1].startswith("These dates hold no whole calendar year")
    assert {chart.key for chart in app.get("plotly_chart")} == {"curve", "matrix"}
    assert control(app, "set_asset").value == "^IXIC"


def test_less_than_a_year_draws_everything_but_years() -> None:
    app = visit(start="2018-07-02")
    assert not app.exception
    (note,) = [note.value for note in app.info]
    assert note.startswith("These dates hold no whole calendar year")
    assert metrics(app)[1] != "unknown"


@pytest.mark.parametrize("costs", [True, False])
def test_an_asset_that_never_moved_is_told_by_its_costs(costs: bool) -> None:  # noqa: FBT001  a switch of the page
    still = of_closes([5.0] * 600, costs=costs)
    assert words.limits(still)[0].startswith("The price never moved")
    assert words.band(still.best) == "unknown"
    assert still.years
    for draw in (curve, best_by_year, matrix):
        go.Figure(draw(still).to_dict())
    assert not UNREADABLE.search(words.answer(still))
    assert still.best.leverage == 0.0 or costs


def test_a_file_of_still_prices_is_a_page_with_a_sentence() -> None:
    days = pd.bdate_range("2020-01-02", periods=30)
    still = PriceHistory(pd.Series([5.0] * 30, index=days), name="Still")
    app = on_file("leverage", still)
    assert not app.exception
    assert any("never moved" in note.value for note in app.info)


def test_growth_beyond_any_number_ends_in_one_sentence() -> None:
    days = pd.date_range("2020-01-01", periods=600)
    wild = PriceHistory(pd.Series([4.0 * (1.7**day) for day in range(600)], index=days))
    app = on_file("leverage", wild)
    assert not app.exception
    assert app.title[0].value == problems.REFUSED_TITLE
    assert len(app.warning) == 1
