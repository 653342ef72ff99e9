"""Simulate: numbers of the library, the same seed the same picture, and every bad input told."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from math import log1p
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from lev_core import Costs, Funded, PriceHistory
from lev_core.market import bill_rate, bundled
from lev_core.scenarios import (
    RandomWalk,
    Scenarios,
    StationaryBootstrap,
    fit_clustering,
    simulate_scenarios,
)
from lev_ui import simulated, simulated_tables
from lev_ui.address import parse, write
from lev_ui.charts.fan import fan_chart
from lev_ui.code import simulate_code
from lev_ui.settings import DEFAULTS, LONGEST_HORIZON, MONTHS_AHEAD, PATHS, Settings
from lev_ui.simulated import Simulated, at_once, charged_of, simulate
from lev_ui.theme import multiple, percent
from lev_ui.words import problems
from lev_ui.words import simulate as words
from lev_ui.words.simulate_choices import INSTEAD, drawer_label
from tests.app.programs import as_on_a_page, page, run_for_text
from tests.app.samples import CRISIS, UNREADABLE
from tests.app.session import (
    APP,
    control,
    decoded,
    figure,
    metrics,
    on_file,
    open_drawers,
    press,
    said,
    visit_page,
)

PAGE = "pages/simulate.py"
visit = partial(visit_page, "simulate")
answered_from = partial(on_file, "simulate")
COSTS = Costs(
    management_fee=0.0095,
    financing=Funded(rate=round(float(bill_rate().iloc[-1]), 6), spread=0.005),
    trading_fee=0.0005,
)
VIEWS: dict[str, dict[str, Any]] = {
    "opening": {},
    "short": {"leverage": -2.0, **CRISIS},
    "walk": {"model": "walk", "ahead": 1},
    "set walk": {"model": "walk", "swings": 40.0, "growth": 0.0, "leverage": 5.0},
    "no swings": {"model": "walk", "swings": 0.0, "growth": 10.0},
    "clusters": {"model": "swings", "falls": True, "shocks": "historical", "ahead": 24},
    "pieces": {"block": 1.0, "ahead": 60, "others": (), "costs": False},
    "cash": {"leverage": 0.0},
    "one": {"leverage": 1.0},
}


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    """Forget the models and pictures of other tests."""
    yield
    simulated._quick.cache_clear()  # noqa: SLF001  a server lives longer than a test


def run(prices: PriceHistory | None = None, **chosen: Any) -> Simulated:  # noqa: ANN401  any setting
    """Return what the page shows for the Nasdaq, or for these prices."""
    prices = prices or bundled("^IXIC").between(
        pd.Timestamp(DEFAULTS.start), pd.Timestamp(DEFAULTS.end)
    )
    return simulate(prices, Settings(**chosen), "the Nasdaq Composite")


def made_up(closes: int) -> PriceHistory:
    """Return so many made-up prices."""
    days = pd.bdate_range("2015-01-05", periods=closes)
    moves = np.random.default_rng(5).normal(0.0, 0.02, closes)
    return PriceHistory(pd.Series(100.0 * np.exp(np.cumsum(moves)), index=days))


# ------------------------------------------------------------ the numbers


def opening_by_hand(**given: Any) -> Scenarios:  # noqa: ANN401  any argument
    """Return what the opening view simulates, with the library alone."""
    prices = bundled("^IXIC").between(pd.Timestamp("1999-01-04"), pd.Timestamp("2018-12-31"))
    found = {"intervals": 251, "paths": 10_000, "rng": 1, "costs": COSTS, **given}
    return simulate_scenarios(StationaryBootstrap.fitted(prices), [3.0, 1.0, 2.0, -1.0], **found)


def test_the_page_opens_on_the_numbers_of_the_library() -> None:
    found = opening_by_hand()
    token = found.tokens[0]
    app = visit()
    assert not app.exception
    assert metrics(app) == [
        percent(token.median - 1.0),
        percent(token.mean - 1.0),
        percent(token.chance_of_loss, signed=False),
        percent(token.chance_of_beating_simple, signed=False),
    ]
    (table,) = (text for text in said(app) if "| Simulated |" in text)
    for each in found.tokens:
        row = next(
            line for line in table.splitlines() if f"| {multiple(each.leverage)} tok" in line
        )
        assert f"| {percent(each.median - 1.0)} | {percent(each.mean - 1.0)} |" in row


def test_the_fan_is_that_of_the_library_and_ends_at_the_numbers() -> None:
    shown = run()
    token = opening_by_hand(fan=shown.results.intervals[1:]).tokens[0]
    assert shown.results.fan[0].tolist() == [1.0] * 5
    assert np.array_equal(shown.results.fan[1:], token.fan(simulated.SHARES))
    assert shown.results.fan[-1, 2] == shown.token.median == token.median
    assert shown.results.means[-1] == shown.token.mean == token.mean


@pytest.mark.parametrize("model", ["walk", "swings"])
def test_the_other_models_are_those_of_the_library(model: str) -> None:
    prices = bundled("^IXIC").between(pd.Timestamp("1999-01-04"), pd.Timestamp("2018-12-31"))
    source = RandomWalk.fitted(prices) if model == "walk" else fit_clustering(prices)
    found = simulate_scenarios(
        source, [3.0, 1.0, 2.0, -1.0], intervals=251, paths=10_000, rng=1, costs=COSTS
    )
    shown = run(model=model)
    assert shown.token.mean == pytest.approx(found.tokens[0].mean, rel=1e-12)  # no fan there
    assert shown.token.loss == found.tokens[0].chance_of_loss
    assert shown.results.asset.median == found.asset.median


def test_what_is_set_takes_the_place_of_what_the_data_say() -> None:
    source = run(model="walk", swings=40.0, growth=10.0).question.source
    assert isinstance(source, RandomWalk)
    assert (source.volatility, source.drift) == (0.4, log1p(0.1))
    source = run(block=7.0).question.source
    assert isinstance(source, StationaryBootstrap)
    assert source.mean_block == 7.0


def test_a_dated_rate_is_charged_as_it_was_at_the_end_of_the_prices() -> None:
    prices = bundled("^IXIC").between(pd.Timestamp("1999-01-04"), pd.Timestamp("2000-12-29"))
    charged = charged_of(DEFAULTS, prices)
    known = bill_rate()
    assert charged.rate == round(100.0 * float(known[known.index < "2000-12-29"].iloc[-1]), 4)
    assert charged_of(replace(DEFAULTS, rate=3.0), prices).rate == 3.0


@pytest.mark.parametrize("ahead", MONTHS_AHEAD)
def test_the_time_ahead_has_as_many_prices_as_the_data_have_in_it(ahead: int) -> None:
    shown = run(ahead=ahead)
    assert shown.question.intervals == round(ahead / 12.0 * shown.prices.periods_per_year)
    assert shown.results.intervals[-1] == shown.question.intervals


@pytest.mark.parametrize("ahead", MONTHS_AHEAD[1:])
def test_the_axis_of_time_has_a_number_at_its_end(ahead: int) -> None:
    layout = fan_chart(run(ahead=ahead)).to_dict()["layout"]["xaxis"]
    counted = ahead / 12 if ahead >= 24 else ahead
    assert layout["tick0"] == 0
    assert counted % layout["dtick"] == 0.0
    assert layout["range"][1] >= counted


def test_the_way_back_leads_to_windows_as_long() -> None:
    assert run(ahead=12).looking_back.horizon == 251
    assert run(ahead=60).looking_back.horizon == LONGEST_HORIZON


@pytest.mark.parametrize("chosen", VIEWS.values(), ids=VIEWS)
def test_what_is_drawn_at_once_is_little_enough(chosen: dict[str, Any]) -> None:
    question = run(**chosen).question
    paths = at_once(question)
    assert paths <= PATHS[0]
    source, columns = question.source, 1 + len(question.leverages)
    if not isinstance(source, StationaryBootstrap):
        assert paths * columns * question.intervals <= 3e7
    else:
        assert paths * columns * question.intervals / source.mean_block <= 1e7


# ------------------------------------------------------------ the seed


@pytest.mark.parametrize("chosen", VIEWS.values(), ids=VIEWS)
def test_the_same_seed_gives_the_same_picture_and_another_one_another(
    chosen: dict[str, Any],
) -> None:
    first = fan_chart(run(**chosen)).to_json()
    simulated._quick.cache_clear()  # noqa: SLF001  so that it is drawn anew
    assert fan_chart(run(**chosen)).to_json() == first
    if chosen.get("swings") != 0.0 and chosen.get("leverage") != 0.0:
        assert fan_chart(run(**chosen, seed=2)).to_json() != first
    go.Figure(json.loads(first))


def test_the_multiples_beside_it_do_not_change_the_token() -> None:
    alone = run(others=())
    assert alone.results.tokens == run().results.tokens[:1]


def test_a_link_carries_the_seed_and_opens_on_the_same_picture() -> None:
    chosen = Settings(model="swings", ahead=3, seed=7, falls=True, others=(-3.0, 0.5), leverage=2.0)
    app, again = visit(**write(chosen, "simulate")), visit(**write(chosen, "simulate"))
    assert not app.exception
    assert figure(app, "fan") == figure(again, "fan")
    shown = run(model="swings", ahead=3, seed=7, falls=True, others=(-3.0, 0.5), leverage=2.0)
    assert figure(app, "fan") == decoded(json.loads(fan_chart(shown).to_json()))


# ------------------------------------------------------------ the address


choices = st.fixed_dictionaries(
    {
        "model": st.sampled_from(["history", "walk", "swings"]),
        "ahead": st.sampled_from(MONTHS_AHEAD),
        "paths": st.sampled_from(PATHS),
        "seed": st.integers(1, 999_999),
        "block": st.none() | st.floats(1.0, 250.0),
        "swings": st.none() | st.floats(0.0, 300.0),
        "growth": st.none() | st.floats(-90.0, 300.0),
        "shocks": st.sampled_from(["student", "normal", "historical"]),
        "falls": st.booleans(),
        "others": st.lists(st.floats(-5.0, 5.0), max_size=5, unique=True).map(tuple),
    }
)


@given(choices)
def test_what_an_address_says_is_what_was_written_into_it(chosen: dict[str, Any]) -> None:
    chosen = {**chosen, "others": tuple(value + 0.0 for value in chosen["others"])}
    written = Settings(**chosen)
    assert parse(write(written, "simulate"), "simulate") == (written, ())


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("paths", "1e99"),
        ("paths", "-1"),
        ("paths", "10000000"),
        ("seed", "cats"),
        ("seed", "0"),
        ("seed", "1e3"),
        ("ahead", "6000"),
        ("ahead", "0"),
        ("block", "0"),
        ("block", "nan"),
        ("swings", "1e9"),
        ("growth", "-100"),
        ("model", "crystal ball"),
        ("shocks", "electric"),
        ("falls", "maybe"),
        ("others", "1_2_3_4_5_-1"),
        ("others", "9"),
        ("others", "_"),
    ],
)
def test_nonsense_in_the_address_is_one_sentence_and_the_picture_stays(
    key: str, value: str
) -> None:
    app = visit(**{key: value})
    assert not app.exception
    (notice,) = app.info
    assert notice.value == problems.ignored_keys([key])
    assert len(app.metric) == 4
    assert metrics(app) == metrics(visit())


# ------------------------------------------------------------ bad input


WILD = PriceHistory(
    pd.Series(
        [100.0] * 15 + [1e-300] + [100.0] * 14, index=pd.bdate_range("2015-01-05", periods=30)
    )
)


def test_another_way_to_make_paths_is_one_press_away() -> None:
    app = answered_from(made_up(10))
    press(app, INSTEAD["walk"])
    assert control(app, "set_model").value == "walk"
    assert len(app.metric) == 4


def test_paths_that_end_alike_are_said_to() -> None:
    shown = run(leverage=0.0)
    earned = percent(shown.token.mean - 1.0)
    assert f"every one left a 0x token at **{earned}**" in words.answer(shown)
    assert {percent(value - 1.0) for value in shown.results.fan[-1]} == {earned}
    assert f"Every path ended at {earned}." in words.chart_alt(shown)
    told = " ".join(words.notices(shown))
    assert "in twenty" not in told
    assert "Another seed" not in told


def test_where_half_of_the_paths_leave_nothing_it_is_said() -> None:
    shown = run(model="walk", swings=300.0, growth=300.0, ahead=60)
    assert "at least half left nothing of a 3x token" in words.answer(shown)
    assert words.notices(shown)[0].startswith("At least one path in twenty left **nothing**")
    assert "One in twenty ended at nothing," in words.chart_alt(shown)


def test_where_the_price_never_moved_no_other_way_is_offered() -> None:
    still = PriceHistory(pd.Series(7.0, index=pd.bdate_range("2015-01-05", periods=700)))
    app = answered_from(still)
    assert not {button.label for button in app.button} & {*INSTEAD.values()}


@pytest.mark.parametrize(
    ("prices", "address", "sentence"),
    [
        (made_up(10), {}, "takes at least 61 prices, and between these dates there are 10"),
        (made_up(2), {}, "choose more dates, or a random walk"),
        (made_up(2), {"model": "walk"}, "To learn a random walk takes at least 3 prices"),
        (
            made_up(400),
            {"model": "swings"},
            "takes at least 501 prices, and between these dates there are 400",
        ),
        (
            PriceHistory(pd.Series(7.0, index=pd.bdate_range("2015-01-05", periods=700))),
            {},
            "The price never moved between these dates",
        ),
        (WILD, {"model": "walk"}, "moved too wildly to learn anything from"),
        (made_up(100), {"model": "walk", "swings": "300", "growth": "300", "leverage": "5"}, ""),
    ],
    ids=["ten", "two", "two, walk", "too short", "never moved", "out of bounds", "wild"],
)
def test_prices_nothing_can_be_learned_from_are_one_sentence(
    prices: PriceHistory, address: dict[str, str], sentence: str
) -> None:
    app = answered_from(prices, **address)
    assert not app.exception
    assert not app.error
    if sentence:
        assert app.title[0].value == problems.REFUSED_TITLE
        (warning,) = app.warning
        assert sentence.replace(".", "\\.") in warning.value.replace("\u2060", "")
    else:
        assert len(app.metric) == 4
    assert control(app, "set_model").value == address.get("model", "history")


def test_hours_are_read_as_days() -> None:
    hours = pd.date_range("2018-01-01", periods=24 * 90, freq="h", tz="UTC")
    moves = np.random.default_rng(6).normal(0.0, 0.004, len(hours))
    prices = PriceHistory(pd.Series(100.0 * np.exp(np.cumsum(moves)), index=hours))
    app = answered_from(prices, ahead="1")
    assert not app.exception
    assert len(app.metric) == 4
    assert any("out of 89 returns" in text for text in said(app))


def test_prices_older_than_the_rate_are_one_sentence_and_without_costs_an_answer() -> None:
    days = pd.bdate_range("1850-01-01", periods=100)
    prices = PriceHistory(pd.Series(np.linspace(100.0, 120.0, 100), index=days))
    prices = PriceHistory(prices.close * (1.0 + 0.01 * (np.arange(100) % 3)))
    dates = {"start": "1850-01-01", "end": "1850-12-31"}
    app = answered_from(prices, **dates)
    assert not app.exception
    assert app.title[0].value == problems.REFUSED_TITLE
    assert len(app.warning) == 1
    app = answered_from(prices, costs="off", **dates)
    assert not app.exception
    assert len(app.metric) == 4


def test_from_ten_prices_a_random_walk_is_one_choice_away() -> None:
    app = answered_from(made_up(10))
    control(app, "set_model").set_value("walk")
    app.run()
    assert not app.exception
    assert len(app.metric) == 4


def test_costs_a_simulated_day_cannot_have_are_told_and_left_out() -> None:
    app = visit(impact="1", gas="20", size="100000")
    assert not app.exception
    assert metrics(app) == metrics(visit())
    notes = [note.value for note in app.info]
    assert "Not charged here: market impact and the cost of each rebalance." in " ".join(notes)
    assert len(notes) == 1


# ------------------------------------------------------------ words and pictures


@pytest.mark.parametrize("chosen", VIEWS.values(), ids=VIEWS)
def test_every_sentence_can_be_read_by_anybody(chosen: dict[str, Any]) -> None:
    shown = run(**chosen)
    texts = [
        words.title(shown),
        words.answer(shown),
        words.chart_title(shown),
        words.chart_alt(shown),
        words.made_from(shown),
        words.costs_say(shown),
        simulated_tables.results_table(shown),
        simulated_tables.chances_table(shown),
        drawer_label(shown.settings),
        *words.notices(shown),
        *(part for row in words.four_numbers(shown) for part in row),
    ]
    for text in texts:
        assert not UNREADABLE.search(text), text


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (0.0, "0%"),
        (1.0, "100%"),
        (0.447, "44.7%"),
        (0.0001, "0.01%"),
        (1e-6, "0.0001%"),
        (0.9999, "99.99%"),
        (2.0 / 3000.0, "0.067%"),
        (1.0 - 1e-6, "99.9999%"),
    ],
)
def test_a_few_of_many_paths_are_not_rounded_away(share: float, expected: str) -> None:
    assert words.chance(share) == expected


def test_everything_that_leaves_the_page_says_that_it_is_simulated() -> None:
    app, shown = visit(), run()
    assert any("badge[Simulated]" in text for text in said(app))
    assert "simulated" in words.answer(shown)
    assert words.chart_title(shown).startswith("Simulated")
    assert words.chart_alt(shown).startswith("Simulated")
    assert all("simulated" in label for label, *_ in words.four_numbers(shown))
    for content in (simulated_tables.fan_csv(shown), simulated_tables.endings_csv(shown)):
        assert "simulated" in content.decode("utf-8-sig").splitlines()[0]
    assert simulate_code(*page(simulate)).startswith("# Simulated")


def test_the_files_hold_the_numbers_of_the_page() -> None:
    shown = run()
    fan = pd.read_csv(io.BytesIO(simulated_tables.fan_csv(shown)))
    assert fan["simulated: median"].iloc[-1] == 100.0 * shown.token.median
    assert fan["prices from the start"].tolist() == list(shown.results.intervals)
    table = pd.read_csv(io.BytesIO(simulated_tables.endings_csv(shown)), index_col=0)
    assert table.loc["3x token", "share that lost money"] == shown.token.loss


def test_the_average_and_the_median_differ_in_dash_and_carry_their_names() -> None:
    traces = fan_chart(run()).to_dict()["data"]
    dashes = {trace.get("name"): trace["line"].get("dash") for trace in traces}
    assert (dashes["Median"], dashes["Average"]) == (None, "dash")


# ------------------------------------------------------------ the program


def assert_program(shown: Simulated, program: str) -> None:
    """Hold the program to every row of the page's table."""
    printed, _ = run_for_text(program)
    *rows, edges, lost, average = printed.replace("-", "−").splitlines()
    number = r"[+−]?[\d,.]+(?:%| \w+%)"
    named = [("asset", shown.results.asset)]
    named += [(f"{one.leverage:g}x".replace("-", "−"), one) for one in shown.results.tokens]
    assert len(rows) == len(named)
    for row, (name, ending) in zip(rows, named, strict=True):
        assert row.startswith(f"{name}: ")
        found = re.findall(number, row.partition(": ")[2])
        wanted = (
            percent(ending.median - 1.0),
            percent(ending.mean - 1.0),
            *(words.chance(share) for share in ending[4:]),
        )
        assert [_rounded(*pair) for pair in zip(found, wanted, strict=True)] == list(wanted)
    low, *_, high = shown.results.fan[-1]
    for line, moved in zip((lost, average), words.moved_by(shown), strict=True):
        least, told = words.in_points(moved), line.split()[-2]
        assert told == least or (moved < words.SMALLEST and float(told) < 0.01)
    wanted = (percent(low - 1.0), percent(high - 1.0))
    found = re.findall(rf"(?:below|above) ({number})", edges)
    assert [_rounded(*pair) for pair in zip(found, wanted, strict=True)] == list(wanted)


def _rounded(printed: str, shown: str) -> str:
    """Return what a page shows where a printed number gives it, to as many digits or cut off."""
    value = float(re.sub(r"[%,+]", "", printed).replace("−", "-"))
    digits = len(shown.rstrip("%").partition(".")[2])
    written = float(re.sub(r"[%,+]", "", shown).replace("−", "-"))
    return shown if abs(value - written) <= 0.51 * 10.0**-digits else printed


@pytest.mark.parametrize("chosen", VIEWS.values(), ids=VIEWS)
def test_the_program_gives_the_numbers_of_the_page(chosen: dict[str, Any]) -> None:
    shown, sourced = page(simulate, **chosen)
    assert_program(shown, simulate_code(shown, sourced))


def test_what_is_beyond_words_is_a_power_of_ten_on_the_page_and_in_the_program() -> None:
    shown, sourced = page(simulate, financing="funding", funding=1000.0, leverage=-5.0)
    low, *_, high = (percent(float(end) - 1.0) for end in shown.results.fan[-1])
    numbers = [number for _, number, _ in words.four_numbers(shown)]
    power = re.compile(r"\+\d\.\d×10[⁰¹²³⁴⁵⁶⁷⁸⁹]{2}%")
    assert all(power.fullmatch(number) for number in (low, high, *numbers[:2]))
    axis = json.loads(fan_chart(shown).to_json())["layout"]["yaxis"]
    assert (axis["exponentformat"], "tickformat" in axis) == ("B", False)
    printed = as_on_a_page(run_for_text(simulate_code(shown, sourced))[0])
    assert f"below {low}" in printed
    assert f"above {high}" in printed
    _, average = words.moved_by(shown)
    assert printed.splitlines()[-1].endswith(f" {words.in_points(average)} points")


@settings(max_examples=15)
@given(choices, st.sampled_from([-5.0, -1.0, 0.5, 2.0, 4.5]))
def test_whatever_is_chosen_the_program_gives_the_numbers(
    chosen: dict[str, Any], leverage: float
) -> None:
    tame = {"swings": 30.0, "growth": 5.0} if chosen["swings"] else {}
    chosen |= {"leverage": leverage, "ahead": min(chosen["ahead"], 12), **tame}
    chosen["others"] = chosen["others"][:2]
    shown, sourced = page(simulate, **chosen)
    assert_program(shown, simulate_code(shown, sourced))


# ------------------------------------------------------------ the drawer


def test_what_the_paths_are_made_from_is_in_one_drawer() -> None:
    app = visit()
    app.session_state["paths"] = True
    app.run()
    control(app, "pick_block").set_value(20.0)
    app.run()
    assert app.query_params["block"] == "20"
    assert any("Pieces of 20 prices" in text for text in said(app))
    control(app, "set_seed").set_value(5)
    app.run()
    assert app.query_params["seed"] == "5"
    control(app, "pick_others").set_value([-3.0])
    app.run()
    assert app.query_params["others"] == "-3"
    assert any("| −3x token |" in text for text in said(app))
    control(app, "set_model").set_value("walk")
    app.run()
    control(app, "pick_swings").set_value(40.0)
    app.run()
    assert app.query_params["swings"] == "40"
    control(app, "pick_swings").set_value(None)
    app.run()
    assert app.query_params["swings"] == "data"
    assert not app.exception


def test_the_model_the_time_and_the_number_are_in_view() -> None:
    app = visit()
    for field, value in (("model", "swings"), ("ahead", 3), ("paths", 100_000)):
        control(app, f"set_{field}").set_value(value)
        app.run()
        assert app.query_params[field] == str(value)
    assert not app.exception
    assert "three months" in app.title[0].value
    open_drawers(app, "paths", "method", "share")
    assert not app.exception


def test_another_rule_chosen_elsewhere_is_told_to_be_left_aside() -> None:
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.query_params.update({"rule": "every:5"})
    app.run()
    app.query_params.clear()
    app.switch_page(PAGE).run()
    assert words.OTHER_RULE in [note.value for note in app.info]
    assert metrics(app) == metrics(visit())


def test_a_cut_of_history_is_what_the_paths_are_learned_from() -> None:
    app = visit(start="2009-03-09", end="2018-12-31")
    assert any("From 9 Mar 2009 to 31 Dec 2018" in text for text in said(app))
