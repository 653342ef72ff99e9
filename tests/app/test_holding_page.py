"""Holding period: shares counted one window at a time, a mark that moves, and awkward prices."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import pairwise
from typing import Any
from urllib.parse import parse_qsl

import numpy as np
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from lev_core import LeverageError, PriceHistory, simulate_token
from lev_core.market import bundled
from lev_ui import holding_tables, sources
from lev_ui.address import parse, write
from lev_ui.charts.holding import chances, results
from lev_ui.costs import costs_of
from lev_ui.holding import MIDDLE, Holding, hold, side_by_side
from lev_ui.settings import DEFAULTS, LONGEST_HORIZON, Settings
from lev_ui.theme import money
from lev_ui.words import holding as words
from lev_ui.words import holding_notices as noticed
from lev_ui.words.sharing import LENGTHS_CSV
from tests.app.reported import report_of
from tests.app.samples import UNREADABLE, made_up
from tests.app.session import control, decoded, figure, metrics, on_file, said, visit_page
from tests.app.test_own_prices import BROUGHT, hourly

PAGE = "pages/holding.py"
visit = partial(visit_page, "holding")
SAYS = (
    words.title,
    words.answer,
    words.chances_title,
    words.chances_alt,
    words.results_title,
    words.results_alt,
)
YEAR = {"start": date(2018, 1, 2), "end": date(2018, 12, 31)}
AWKWARD: dict[str, tuple[list[float], dict[str, Any]]] = {
    "two prices": ([100.0, 103.0], {}),
    "three prices": ([100.0, 103.0, 101.0], {}),
    "two prices, a loss": ([100.0, 97.0], {"leverage": -1.0, "horizon": 1}),
    "never moved": ([100.0] * 30, {}),
    "never moved, no costs": ([100.0] * 30, {"costs": False, "horizon": 5}),
    "wiped out on the first day": ([100.0, 60.0, 80.0, 70.0], {"horizon": 1}),
    "wiped out on the last": ([100.0, 101.0, 99.0, 60.0], {"horizon": 2}),
    "nothing held": ([100.0, 101.0, 99.0, 98.0], {"leverage": 0.0, "horizon": 2}),
    "held as it is": ([100.0, 101.0, 99.0], {"leverage": 1.0, "costs": False, "horizon": 1}),
    "closed by the lender": ([100.0, 101.0, 75.0, 70.0], {"rule": "never:0.05", "horizon": 2}),
    "a large amount": ([100.0, 101.0, 99.0, 104.0], {"amount": 1e9, "horizon": 1}),
}


def run(prices: PriceHistory | None = None, **chosen: Any) -> Holding:  # noqa: ANN401  any setting
    """Return what the page shows for the Nasdaq, or for these prices."""
    return hold(prices or bundled("^IXIC"), Settings(**chosen), "the Nasdaq Composite")


def awkward(name: str) -> Holding:
    """Return what the page shows for one of the awkward histories."""
    closes, chosen = AWKWARD[name]
    return run(made_up(closes).prices, **chosen)


def answer(app: AppTest) -> str:
    """Return the page's answer."""
    (found,) = (text.value for text in app.markdown if text.value.startswith("Held for "))
    return str(found)


def texts(shown: Holding) -> list[str]:
    """Return everything the page says."""
    numbers = [part for row in words.four_numbers(shown) for part in row]
    return [*(say(shown) for say in SAYS), *numbers, *noticed.notices(shown), noticed.cut(shown)]


# ------------------------------------------------------------ the numbers


def test_the_page_counts_the_windows_one_after_the_other() -> None:
    prices, length = bundled("^IXIC"), 252
    token = simulate_token(prices, 3.0, costs=costs_of(DEFAULTS, prices))
    nav, closes = token.nav.to_numpy(), prices.values
    lost = beat_multiple = beat_asset = 0
    made = []
    for start in range(len(closes) - length):
        grown = nav[start + length] / nav[start] - 1.0
        asset = closes[start + length] / closes[start] - 1.0
        lost += grown < 0.0
        beat_multiple += grown > 3.0 * asset
        beat_asset += grown > asset
        made.append(grown)
    shares = [f"{100.0 * n / len(made):.0f} of 100" for n in (beat_multiple, beat_asset, lost)]
    middle = money(1000.0 * (1.0 + float(np.median(made))), "USD")
    app = visit()
    assert not app.exception
    assert metrics(app) == [*shares, middle]
    assert f"lost money in **{shares[2]} windows**" in answer(app)
    assert f"beat 3 times the asset in **{shares[0]}**" in answer(app)
    assert f"There are {len(made):,} such windows" in answer(app)


@pytest.mark.parametrize("horizon", [1, 21, 252, 756])
def test_the_dots_on_the_lines_are_the_numbers_of_the_page(horizon: int) -> None:
    shown = run(horizon=horizon)
    (dots,) = (t for t in chances(shown).to_dict()["data"] if t["mode"] == "markers")
    assert dots["x"] == [pytest.approx(horizon**0.5)] * 3
    beat, ahead, lost, _ = (row[1] for row in words.four_numbers(shown))
    assert [words.counted(y / 100.0, shown.windows) for y in dots["y"]] == [ahead, lost, beat]


def test_every_length_can_be_taken_away_and_is_what_is_drawn() -> None:
    shown = run()
    table = holding_tables.lengths_table(shown)
    assert table.index.tolist() == list(range(1, LONGEST_HORIZON + 1))
    drawn = table.loc[shown.periods.intervals]
    assert drawn["lost money"].tolist() == shown.periods.loses.tolist()
    assert drawn["token, 50%"].tolist() == shown.periods.token[:, MIDDLE].tolist()
    assert table.shape[1] == len(holding_tables.UNITS)
    lines = holding_tables.lengths_csv(shown).decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + LONGEST_HORIZON
    assert lines[0].startswith("days held,years,windows,side by side")


@given(st.integers(1, 400), st.integers(1, 60))
def test_windows_side_by_side_share_no_day_and_leave_no_room_for_one_more(
    windows: int, length: int
) -> None:
    starts = range(0, windows, length)
    assert side_by_side(windows, length) == len(starts)


def test_all_lengths_from_a_day_to_the_longest_are_drawn_with_the_reader_s_own() -> None:
    for horizon in (1, 97, 333, LONGEST_HORIZON):
        drawn = run(horizon=horizon).periods.intervals
        assert drawn[0] == 1
        assert drawn[-1] == LONGEST_HORIZON
        assert horizon in drawn
        assert (np.diff(drawn) > 0).all()


# ------------------------------------------------------------ the control and the address


def test_the_days_held_change_the_numbers_the_mark_and_the_address() -> None:
    app = visit()
    before, line = metrics(app), figure(app, "chances")["layout"]["shapes"][0]
    control(app, "set_horizon").set_value(21)
    app.run()
    assert app.query_params["horizon"] == "21"
    assert "**21 trading days (about a month)**" in answer(app)
    assert metrics(app) != before
    moved = figure(app, "chances")["layout"]["shapes"][0]
    assert (line["x0"], moved["x0"]) == (pytest.approx(252**0.5), pytest.approx(21**0.5))


@pytest.mark.parametrize(
    ("name", "days"), [("1 day", 1), ("1 week", 5), ("1 month", 21), ("1 year", 252)]
)
def test_a_usual_length_is_one_press_away(name: str, days: int) -> None:
    app = visit(horizon="100")
    pills = control(app, "pick_horizon")
    assert pills.value is None
    assert run().named[name] == days
    pills.set_value(days)
    app.run()
    assert app.query_params["horizon"] == str(days)
    assert control(app, "set_horizon").value == days


def test_a_coin_has_365_days_to_a_year_and_no_name_for_three_of_them() -> None:
    prices = hourly(800)
    assert run(prices).named == {
        "1 day": 1,
        "1 week": 7,
        "1 month": 30,
        "3 months": 91,
        "6 months": 182,
        "1 year": 365,
        "2 years": 730,
    }


def test_a_link_opens_on_the_same_days() -> None:
    settings = Settings(horizon=63, leverage=-2.0, asset="AAPL")
    assert parse(write(settings, "holding"), "holding") == (settings, ())
    app = visit(**write(settings, "holding"))
    assert control(app, "set_horizon").value == 63
    assert "−2x token on Apple" in answer(app)


@pytest.mark.parametrize("text", ["0", "757", "-1", "21.5", "a year", "", "1e2", "9" * 40])
def test_days_nobody_can_hold_it_for_are_refused_and_said_to_be(text: str) -> None:
    assert parse({"horizon": text}, "holding") == (DEFAULTS, ("horizon",))
    app = visit(horizon=text)
    assert not app.exception
    assert control(app, "set_horizon").value == DEFAULTS.horizon
    (notice,) = (note.value for note in app.info)
    assert notice == "The value given for the days held could not be used, so another one is shown."


def test_the_days_held_outlive_a_look_at_another_page() -> None:
    app = visit(horizon="42")
    app.query_params.clear()
    app.switch_page("pages/costs.py").run()
    app.query_params.clear()
    app.switch_page(PAGE).run()
    assert control(app, "set_horizon").value == 42


def test_the_way_on_leads_to_as_much_time_ahead() -> None:
    assert [run(horizon=days).looking_ahead.ahead for days in (1, 20, 252, 504, 756)] == [
        *(1, 1, 12, 24, 36)
    ]
    app = visit(horizon="63", leverage="2")
    (onward,) = (link for link in app.get("page_link") if link.proto.label == words.TO_SIMULATE)
    assert dict(parse_qsl(onward.proto.query_string)) == write(
        replace(DEFAULTS, leverage=2.0, ahead=3), "simulate"
    )


# ------------------------------------------------------------ awkward prices


def test_a_time_longer_than_the_prices_is_one_sentence_and_loses_nothing() -> None:
    app = visit(start="2018-01-02", end="2018-12-31", horizon="300")
    assert not app.exception
    (notice,) = (note.value for note in app.info)
    assert notice.startswith("These dates hold 250 trading days, so nobody could have held")
    assert "**250 trading days (about a year)**" in answer(app)
    assert control(app, "set_horizon").value == 300
    assert app.query_params["horizon"] == "300"
    assert len(app.get("plotly_chart")) == 2


def test_two_prices_are_one_window_and_no_line() -> None:
    app = visit(start="2018-12-28", end="2018-12-31", horizon="1")
    assert not app.exception
    assert noticed.ONE_LENGTH in [note.value for note in app.info]
    assert not app.get("plotly_chart")
    assert "There is one such window from 28 Dec 2018 to 31 Dec 2018." in answer(app)


def test_an_asset_that_never_moved_is_said_to_be_one() -> None:
    shown = awkward("never moved")
    assert any("never moved" in text for text in noticed.notices(shown))
    assert not any("Where money was lost" in text for text in noticed.notices(shown))
    free = awkward("never moved, no costs")
    assert [row[1] for row in words.four_numbers(free)] == ["0 of 25"] * 3 + ["$1,000"]
    assert not any("never moved" in text for text in noticed.notices(run()))


def test_of_two_windows_there_is_no_nine_in_ten() -> None:
    shown = run(made_up([100.0, 101.0, 99.0, 102.0]).prices, horizon=2)
    assert "the middle of 2 stood at" in words.results_title(shown)


def test_over_one_day_only_costs_set_token_and_multiple_apart() -> None:
    assert any("A single step" in text for text in noticed.notices(run(horizon=1)))
    free = run(horizon=1, costs=False)
    assert free.periods.beats_simple[free.row] == 0.0
    assert abs(free.periods.gap[free.row]).max() < 1e-12
    assert not any("A single step" in text for text in noticed.notices(run(horizon=2)))


def test_a_wiped_out_token_is_not_bought_again() -> None:
    shown = run(made_up([100.0, 101.0, 60.0, 70.0, 80.0]).prices, leverage=3.0, horizon=1)
    assert shown.windows == 2
    (ruin,) = (text for text in noticed.notices(shown) if "Wiped out" in text)
    assert "in 1 of 2 windows of your length" in ruin


@pytest.mark.parametrize("name", AWKWARD)
def test_awkward_prices_give_sentences_pictures_and_tables(name: str) -> None:
    shown = awkward(name)
    assert [text for text in texts(shown) if UNREADABLE.search(text)] == []
    assert len(holding_tables.lengths_table(shown)) == shown.longest
    if shown.longest > 1:
        for draw in (chances, results):
            go.Figure(json.loads(draw(shown).to_json()))
            found = decoded(json.loads(draw(shown).to_json()))
            assert not re.search(r"NaN|Infinity", json.dumps(found))


@pytest.mark.parametrize(
    ("amount", "written"),
    [(1e3, {"tickformat": ",~f"}), (1e5, {"tickformat": ",~f"}), (1e9, {"exponentformat": "B"})],
)
def test_money_stands_beside_the_axis_digit_by_digit_as_long_as_it_fits(
    amount: float, written: dict[str, str]
) -> None:
    found = run(amount=amount)
    axis = json.loads(results(found).to_json())["layout"]["yaxis"]
    assert {key: axis[key] for key in ("tickformat", "exponentformat") if key in axis} == written


@given(
    st.lists(st.floats(-0.2, 0.25), min_size=1, max_size=30),
    st.sampled_from([3.0, 1.0, 0.0, 0.5, -1.0, -5.0]),
    st.integers(1, LONGEST_HORIZON),
    st.booleans(),
)
def test_any_road_can_be_told(
    returns: list[float],
    leverage: float,
    horizon: int,
    costs: bool,  # noqa: FBT001  hypothesis passes it by name
) -> None:
    closes = [100.0, *(100.0 * np.cumprod(1.0 + np.array(returns)))]
    shown = run(made_up(closes).prices, leverage=leverage, horizon=horizon, costs=costs)
    assert [text for text in texts(shown) if UNREADABLE.search(text)] == []
    found, row = shown.periods, shown.row
    assert found.intervals[row] == min(horizon, len(returns))
    assert 1 <= shown.separate <= shown.windows == found.windows[row]
    if shown.longest > 1:
        assert chances(shown).to_json() == chances(shown).to_json()
        assert results(shown).to_json()


def test_months_are_not_called_days() -> None:
    app = on_file("holding", BROUGHT["months"], horizon="12")
    assert not app.exception
    assert "**12 steps of the prices (about a year)**" in answer(app)


def test_reversed_dates_and_unknown_assets_are_one_sentence_with_the_controls_there() -> None:
    for address in ({"start": "2018-01-02", "end": "2017-01-02"}, {"asset": "NOSUCHTHING"}):
        app = visit(**address)
        assert not app.exception
        assert len(app.warning) == 1
        assert control(app, "set_leverage").value == 3.0


def test_a_multiple_the_trading_fee_forbids_is_refused_in_a_sentence() -> None:
    with pytest.raises(LeverageError, match=r"\.$"):
        run(leverage=5.0, trading=1000.0, rule="band:2:6:edge", fee=100.0, per="day")


# ------------------------------------------------------------ words and pictures


@pytest.mark.parametrize("leverage", [3.0, 2.0, 1.0, 0.5, 0.0, -1.0, -3.0])
@pytest.mark.parametrize("horizon", [1, 2, 5, 21, 252, 756])
def test_every_sentence_can_be_read_by_anybody(leverage: float, horizon: int) -> None:
    for rule in ("daily", "band:0.1:9" if leverage > 0.0 else "every:5"):
        shown = run(leverage=leverage, horizon=horizon, rule=rule)
        assert [text for text in texts(shown) if UNREADABLE.search(text)] == []


@pytest.mark.parametrize(
    ("share", "windows", "said_to_be"),
    [
        (0.0, 5000, "0 of 100"),
        (1.0, 5000, "100 of 100"),
        (0.0, 3, "0 of 3"),
        (1.0, 1, "1 of 1"),
        (0.0002, 5000, "under 1 of 100"),
        (0.9998, 5000, "over 99 of 100"),
        (0.4297, 5000, "43 of 100"),
        (3 / 7, 7, "3 of 7"),
        (1 / 99, 99, "1 of 99"),
    ],
)
def test_shares_are_counted_as_people_count(share: float, windows: int, said_to_be: str) -> None:
    assert words.counted(share, windows) == said_to_be


@pytest.mark.parametrize(
    ("years", "told"),
    [
        (1 / 252, ""),
        (1 / 12, "about a month"),
        (0.25, "about 3 months"),
        (1.0, "about a year"),
        (1.5, "about 1.5 years"),
        (3.006, "about 3 years"),
    ],
)
def test_a_length_of_time_is_told_roughly(years: float, told: str) -> None:
    assert words.roughly(years) == told


def test_what_the_title_of_the_picture_claims_holds_at_every_length_drawn() -> None:
    for leverage in (3.0, 2.0, -1.0, -3.0, 0.5):
        shown = run(leverage=leverage)
        ever = shown.periods.beats_simple[1:]
        claim = words.chances_title(shown)
        assert claim.startswith("At no length") == bool((ever < 0.5).all())
        assert claim.startswith("At every length") == bool((ever > 0.5).all())


def test_that_windows_overlap_is_said_beside_the_picture_and_in_the_answer() -> None:
    app = visit()
    assert "they overlap, and only 19 fit side by side." in answer(app)
    assert words.CHANCES_READ in [caption.value for caption in app.caption]
    assert any("are not independent" in text for text in said(app))
    alone = visit(horizon="1")
    assert "overlap" not in answer(alone)


def test_where_there_is_no_leverage_nothing_is_multiplied() -> None:
    for leverage in (0.0, 1.0):
        shown = run(leverage=leverage)
        named = [t.get("name") for t in chances(shown).to_dict()["data"] if t["mode"] == "lines"]
        assert named == ["held for", "beat the asset", "lost money"]
        assert "times the asset" not in words.answer(shown)


@pytest.mark.parametrize("draw", [chances, results])
@pytest.mark.parametrize(
    "chosen", [{}, {"leverage": -2.0, "horizon": 5}, YEAR | {"horizon": 756}], ids=str
)
def test_plotly_accepts_the_pictures_and_the_same_input_gives_the_same_one(
    draw: Any,  # noqa: ANN401  a chart
    chosen: dict[str, Any],
) -> None:
    shown = run(**chosen)
    go.Figure(draw(shown).to_dict())
    assert draw(shown).to_json() == draw(run(**chosen)).to_json()


def test_labels_under_the_axis_have_room_on_a_phone() -> None:
    for prices in (bundled("^IXIC"), made_up([100.0 + row % 7 for row in range(300)]).prices):
        layout = chances(run(prices)).to_dict()["layout"]["xaxis"]
        low, high = layout["range"]
        at = [(tick - low) / (high - low) * 200.0 for tick in layout["tickvals"]]
        spans = sorted(
            (x - 3.2 * len(text), x + 3.2 * len(text))
            for x, text in zip(at, layout["ticktext"], strict=True)
        )
        assert len(spans) > 2
        assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_the_report_says_how_long_it_was_held_and_has_every_length() -> None:
    settings = Settings(horizon=63)
    report = report_of("holding", sources.find("^IXIC", "bundled"), settings)
    held = {row.name: (row.said, row.number) for row in report.assumptions}
    assert held["Days held"] == ("63 trading days (about 3 months)", 63.0)
    numbers = {measure.name: measure.value for measure in report.measures}
    shown = run(horizon=63)
    assert numbers["Lost money"] == pytest.approx(100.0 * shown.periods.loses[shown.row])
    (sheet,) = report.sheets
    assert len(sheet.table) == LONGEST_HORIZON
    assert "horizon=63" in report.link


def test_the_table_is_offered_where_the_picture_is() -> None:
    app = visit()
    labels = [button.proto.label for button in app.get("download_button")]
    assert labels == [LENGTHS_CSV]
