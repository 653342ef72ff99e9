"""The Rule duel: every choice ends in an answer, and its numbers are those of the library."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest
from streamlit.testing.v1 import AppTest

from lev_core import (
    PRODUCTS,
    Daily,
    LeverageError,
    PriceHistory,
    both_orders,
    drawdown,
    one_move,
    simulate_token,
    turnover,
)
from lev_ui import sources, tables
from lev_ui.bars import is_quiet
from lev_ui.charts.duel import duel_lines, hours
from lev_ui.costs import costs_of
from lev_ui.duel import FALLS, Duel, duel
from lev_ui.duel.contender import against, contender, lowest
from lev_ui.rules import read_rule
from lev_ui.settings import Settings
from lev_ui.theme import TOKEN, percent
from lev_ui.words import contenders, duel_choices, luck
from lev_ui.words import duel as words
from lev_ui.words.duel_notices import notices
from tests.app.samples import CRISIS, unreadable
from tests.app.session import (
    answer,
    control,
    decoded,
    figure,
    metrics,
    press,
    said,
    visit_page,
)

open_page = partial(visit_page, "duel")
SIX = ("daily", "every:5", "band:2.25:4.125", "emergency:1.3333", "move:0.15", "never:0.05")
VIEWS: dict[str, dict[str, Any]] = {
    "the opening view": {},
    "short": {"leverage": -3.0, "rules": SIX},
    "nothing held": {"leverage": 0.0, "rules": ("daily", "never:0.05", "every:5")},
    "held as it is": {"leverage": 1.0, "rules": ("daily", "never:0.05")},
    "closes only": {"asset": "AAPL", "leverage": 2.0, "rules": ("daily", "never:0.05")},
    "all wiped out": {"asset": "AMD", "start": date(1990, 1, 2), "end": date(2022, 12, 28)},
    "different multiples": {"rules": ("daily", "ftx-bear", "eth2x-fli", "toros-3x"), **CRISIS},
    "one left out": {
        "leverage": 2.0,
        "rules": ("daily", "band:2.5:4", "recenter:1.7:2.3:0.05:2.7"),
    },
    "only one runs": {"leverage": 2.0, "rules": ("daily", "band:2.5:4"), **CRISIS},
    "the same twice": {"rules": ("daily", "tqqq"), "costs": False},
    "two margins": {"rules": ("never:0.05", "never:0.1"), **CRISIS},
    "two prices": {"start": date(2008, 10, 9), "end": date(2008, 10, 10)},
    "opens that are closes": {"asset": "^GSPC", "start": date(2004, 1, 2), "end": date(2007, 1, 3)},
    "few opens": {"asset": "^GSPC", "start": date(1995, 1, 3), "end": date(2007, 1, 3)},
}


def shown_by(**chosen: Any) -> Duel:  # noqa: ANN401  a value for any setting
    """Return what the page shows for bundled prices under these settings."""
    settings = Settings(**chosen)
    sourced = sources.find(settings.asset, "bundled")
    prices, *_ = sources.window(sourced.prices, settings.start, settings.end)
    return duel(prices, settings, sourced.phrase)


def hourly(days: int = 30) -> PriceHistory:
    """Return made-up prices for every hour, in which no hour is like another."""
    times = pd.date_range("2024-01-01", periods=24 * days, freq="h")
    hours_on = np.arange(len(times))
    close = pd.Series(100.0 * np.exp(0.03 * np.sin(2.4 * hours_on) + hours_on / 9e3), index=times)
    opens = close.shift(1, fill_value=100.0)
    both = np.stack([close, opens])
    high, low = (pd.Series(edge, index=times) for edge in (both.max(axis=0), both.min(axis=0)))
    return PriceHistory(close, open=opens, high=high, low=low, name="Example", currency="USD")


def sentences(shown: Duel) -> dict[str, str]:
    """Return everything the page says about a duel, by where it stands."""
    numbers = [part for row in words.four_numbers(shown, "Example") for part in row]
    return {
        "title": words.title(shown),
        "answer": words.answer(shown),
        "four numbers": "\n".join(numbers),
        "chart title": words.chart_title(shown),
        "chart in words": words.chart_alt(shown),
        "notices": "\n".join(notices(shown)),
        "who is who": "\n".join(contenders.who_is_who(shown)),
        "table": (tables.result_table(shown) + tables.effort_table(shown)).replace("--", ""),
        "stress": tables.stress_table(shown).replace(":--", "").replace("--:", ""),
        "stress intro": words.stress_intro(shown) + "\n".join(words.stress_says(shown)),
        "luck": luck.luck_says(shown),
    }


def duelling(app: AppTest) -> list[str]:
    """Return who is in the duel by the open drawer."""
    return list(control(app, "pick_rules").value)


def open_contenders(**address: str) -> AppTest:
    """Open the page with its drawer of contenders open."""
    app = open_page(**address)
    app.session_state["contenders"] = True
    return app.run()


def assert_fought(app: AppTest, rules: int) -> None:
    """Hold the page to an answer about so many rules."""
    assert not app.exception, [error.message for error in app.exception]
    assert not app.error
    assert answer(app)
    assert len(figure(app, "duel_lines")["data"]) == rules


# ------------------------------------------------------------ the page


def test_the_opening_view_says_the_numbers_it_is_known_for() -> None:
    app = open_page()
    assert_fought(app, 5)
    assert not app.warning
    asked = "Which rule would have served a 3x token on the Nasdaq Composite best?"
    assert app.title[0].value == asked
    assert answer(app) == (
        "From 4 Jan 1999 to 31 Dec 2018, while the Nasdaq Composite rose 200.5%, "
        "**Gate 3L (band 2\\.25–4\\.125)** did best of five and **lost 81.8%**. "
        "The margin position with 5% maintenance did worst and lost 88.0%. The daily reset lost "
        "83.6%. Asset, dates, multiplier and costs are the same for all."
    )
    assert metrics(app) == ["+200.5%", "−81.8%", "−88.0%", "6.1"]
    assert any("the rule is the only difference" in text for text in said(app))


@pytest.mark.parametrize("rules", [("daily", "never:0.05"), SIX])
def test_two_to_six_rules_are_drawn(rules: Sequence[str]) -> None:
    app = open_page(rules="_".join(rules))
    assert_fought(app, len(rules))
    assert not app.info


@pytest.mark.parametrize("rules", ["daily", "_".join((*SIX, "tqqq")), "nonsense_daily", "x" * 99])
def test_rules_nobody_can_use_give_the_usual_ones_and_a_notice(
    rules: str,
) -> None:
    app = open_page(rules=rules)
    assert_fought(app, 5)
    assert any("the rules held against each other" in text.value for text in app.info)


def test_a_rule_that_cannot_be_run_is_named_with_its_reason() -> None:
    app = open_page(leverage="2", rules="daily_band:2.5:4_every:5")
    assert_fought(app, 2)
    assert any("Band 2\\.5–4 is left out" in text and "does not hold" in text for text in said(app))


def test_a_duel_nobody_can_run_ends_in_one_sentence_with_the_drawer_still_there() -> None:
    app = open_page(leverage="2", rules="band:2.5:4_band:3:5")
    assert not app.exception
    assert len(app.warning) == 1
    assert app.title[0].value == "This cannot be computed"
    assert any(drawer.label.startswith("Rules in the duel") for drawer in app.expander)


def test_dates_that_do_not_meet_and_unknown_assets_end_in_one_sentence() -> None:
    for address in ({"start": "2010-01-04", "end": "2010-01-04"}, {"asset": "NOSUCH"}):
        app = open_page(**address)
        assert not app.exception
        assert len(app.warning) == 1


def test_an_asset_with_closes_only_says_that_days_are_not_looked_into() -> None:
    app = open_page(asset="AAPL", leverage="2", rules="daily_emergency:1.3333")
    assert_fought(app, 2)
    assert any("Moves inside the day are not seen" in text for text in said(app))
    assert any("Only closes are known here" in text for text in said(app))


def test_the_link_carries_the_rules() -> None:
    app = open_page(rules="daily_never:0.1", amount="250")
    app.session_state["share"] = True
    link = app.run().code[0].value
    assert "rules=daily_never%3A0.1" in urlsplit(link).query
    assert "amount=250" in link


# ------------------------------------------------------------ the drawer


def test_a_rule_is_taken_out_and_put_back() -> None:
    app = open_contenders()
    control(app, "pick_rules").set_value(["daily", "gate-3l"])
    app.run()
    assert duelling(app) == ["daily", "gate-3l"]
    assert app.query_params["rules"] in ("daily_gate-3l", ["daily_gate-3l"])

    control(app, "add_rule").set_value("tqqq")
    app.run()
    assert duelling(app) == ["daily", "gate-3l", "tqqq"]
    assert_fought(app, 3)
    assert control(app, "add_rule").value is None


def test_too_few_and_too_many_are_refused_in_a_sentence_and_nothing_is_lost() -> None:
    app = open_contenders(rules="daily_never:0.05")
    control(app, "pick_rules").set_value(["daily"])
    app.run()
    assert duelling(app) == ["daily", "never:0.05"]
    assert any("at least two" in text.value for text in app.info)

    app = open_contenders(rules="_".join(SIX))
    control(app, "add_rule").set_value("tqqq")
    app.run()
    assert duelling(app) == list(SIX)
    assert any("at most six" in text.value for text in app.info)
    assert not app.run().info


def test_a_rule_of_ones_own_joins_and_nonsense_is_refused() -> None:
    app = open_contenders(rules="daily_never:0.05")
    control(app, "own_kind").set_value("band")
    app.run()
    control(app, "own_band_0").set_value(2.5)
    control(app, "own_band_1").set_value(3.5)
    press(app, duel_choices.ADD_OWN)
    assert duelling(app) == ["daily", "never:0.05", "band:2.5:3.5"]
    press(app, duel_choices.ADD_OWN)
    assert any("already" in text.value for text in app.info)

    control(app, "own_band_0").set_value(9.0)
    press(app, duel_choices.ADD_OWN)
    assert duelling(app) == ["daily", "never:0.05", "band:2.5:3.5"]
    assert any("lower one first" in text.value for text in app.info)


# ------------------------------------------------------------ the numbers


def test_the_numbers_are_those_of_the_library() -> None:
    shown = shown_by()
    costs = costs_of(shown.settings, shown.prices)
    for one in shown.contenders:
        policy = PRODUCTS[one.word].policy if one.word in PRODUCTS else read_rule(one.word)
        assert policy is not None
        both = both_orders(shown.prices, 3.0, costs=costs, policy=policy)
        paths = (both.low_first, both.high_first)
        worse = min(paths, key=lambda path: path.total_return)
        assert one.results == pytest.approx([path.total_return for path in paths], abs=1e-12)
        assert one.trades == worse.rebalance_count
        assert one.turnover == pytest.approx(turnover(worse))
        assert one.cost == pytest.approx(float(worse.charges.to_numpy().sum()))
        assert one.fall == pytest.approx(drawdown(worse.nav).min())
        assert one.at_closes == pytest.approx(
            simulate_token(shown.prices, 3.0, costs=costs, policy=policy).total_return
        )


@pytest.mark.parametrize("leverage", [3.0, -3.0, 2.0, 0.5, -1.0])
@pytest.mark.parametrize(
    "word",
    [
        "daily",
        "move:0.15",
        "move:0.15:alone",
        "emergency:1.3333",
        "band:0.2:7:always",
        "recenter:0.2:6:0.05:7",
        "never:0.05",
        "every:7",
    ],
)
def test_a_quiet_token_goes_through_its_bars_as_on_closes(word: str, leverage: float) -> None:
    prices = shown_by(**CRISIS).prices
    closes = simulate_token(prices, leverage, policy=read_rule(word))
    if is_quiet(closes):
        both = both_orders(prices, leverage, policy=read_rule(word))
        for path in (both.low_first, both.high_first):
            np.testing.assert_allclose(path.arrays.nav, closes.arrays.nav, rtol=1e-9)


def test_a_token_with_a_quiet_brake_is_found_to_be_quiet() -> None:
    prices = shown_by(**CRISIS).prices
    assert is_quiet(simulate_token(prices, 3.0, policy=read_rule("move:0.15")))
    assert not is_quiet(simulate_token(prices, 3.0, policy=read_rule("never:0.05")))


def test_one_bad_move_is_that_of_the_library_in_the_direction_that_hurts() -> None:
    shown = shown_by(rules=("daily", "ftx-bull", "ftx-bear"), costs=False, **CRISIS)
    for one in shown.contenders:
        worst = shown.worst_move(one.leverage)
        moves = [*(against(one.leverage, fall) for fall in FALLS), worst.value]
        assert [left.slide for left in one.stress] == [
            one_move(one.leverage, move, policy=one.policy, how="slide") for move in moves
        ]
        assert all(move * one.leverage < 0.0 for move in moves)
        assert all(left.jump <= left.slide + 1e-12 for left in one.stress)
    assert [left.jump for left in shown.contenders[0].stress[:2]] == pytest.approx([0.7, 0.4])


def test_the_row_without_a_brake_is_a_daily_reset() -> None:
    shown = shown_by(rules=("ftx-bull", "ftx-bear", "never:0.05"), costs=False)
    assert [times for times, _ in shown.without_brake] == [3.0, -3.0]
    assert shown.without_brake[0][1][0].jump == one_move(3.0, -0.1, policy=Daily())
    assert not shown_by().without_brake


def test_the_day_they_parted_is_the_one_on_which_the_spread_opened_most() -> None:
    shown = shown_by(**CRISIS)
    spread = np.ptp(np.stack([one.nav for one in shown.contenders]), axis=0)
    assert shown.parting is not None
    assert shown.parting.row == 1 + int(np.diff(spread).argmax())
    assert shown_by(rules=("daily", "tqqq")).parting is None


def test_the_lowest_value_looks_inside_the_day_but_not_past_a_brake() -> None:
    days = pd.date_range("2024-01-01", periods=3)
    close = pd.Series([100.0, 99.0, 100.0], index=days)
    low = pd.Series([100.0, 70.0, 99.0], index=days)
    prices = PriceHistory(close, open=close, high=close, low=low)
    plain = lowest(simulate_token(prices, 3.0))
    assert plain.value == pytest.approx(0.1)
    assert plain.on == days[1]
    braked = simulate_token(prices, 3.0, policy=read_rule("emergency:1.3333"), inside="low_first")
    assert lowest(braked).value > 0.2


def test_one_rule_alone_is_refused_only_by_those_it_does_not_go_with() -> None:
    prices = shown_by().prices
    with pytest.raises(LeverageError, match="does not hold"):
        contender(prices, "band:2.5:4", 2.0, costs_of(Settings(leverage=2.0), prices))


# ------------------------------------------------------------ luck


def test_luck_holds_every_hour_against_the_others() -> None:
    prices = hourly()
    shown = duel(prices, Settings(asset="X", rules=("daily", "never:0.05")), "Example")
    found = shown.luck
    assert found.clock == "hours"
    assert found.hours == tuple(range(24))
    costs = costs_of(shown.settings, shown.prices)
    assert found.results[7] == simulate_token(prices.at_hour(7), 3.0, costs=costs).total_return
    assert percent(max(found.results)) in luck.luck_says(shown)
    assert len(decoded(json.loads(hours(shown).to_json()))["data"][0]["x"]) == 24
    assert "7:00" in luck.luck_alt(shown)


def test_luck_holds_open_against_close_only_where_opens_are_prices_of_their_own() -> None:
    assert shown_by().luck.clock == "open"
    assert shown_by(**VIEWS["opens that are closes"]).luck.clock == "copied opens"
    assert shown_by(**VIEWS["few opens"]).luck.clock == "few opens"
    assert shown_by(**VIEWS["closes only"]).luck.clock == "closes"
    assert shown_by(**VIEWS["two prices"]).luck.clock == "few days"


# ------------------------------------------------------------ words and pictures


@pytest.mark.parametrize("view", VIEWS)
def test_every_sentence_can_be_read(view: str) -> None:
    assert unreadable(sentences(shown_by(**VIEWS[view]))) == {}


def test_a_result_that_hangs_on_the_order_of_prices_is_a_range() -> None:
    shown = shown_by(**CRISIS)
    one = replace(shown.contenders[0], results=(-0.5, -0.25))
    assert words.result(one) == "−50.0% to −25.0%"
    assert one.result == -0.5
    other = replace(shown, contenders=(one, replace(one, results=(-0.4, -0.4))))
    assert other.order_matters
    assert any("not certain" in sentence for sentence in notices(other))


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("scale", ["linear", "log"])
def test_the_picture_is_one_plotly_accepts_with_a_look_for_each_rule(view: str, scale: str) -> None:
    shown = shown_by(**{**VIEWS[view], "scale": scale})
    drawn = decoded(json.loads(duel_lines(shown).to_json()))
    go.Figure(drawn)
    looks = [(line["line"]["color"], line["line"].get("dash")) for line in drawn["data"]]
    assert len(set(looks)) == len({dash for _, dash in looks}) == len(shown.contenders)
    daily = [one for one in shown.contenders if isinstance(one.policy, Daily)]
    assert (looks[0] == (TOKEN, None)) == bool(daily)
    assert len(json.dumps(drawn)) < 400_000


def test_files_hold_every_day_and_every_rule() -> None:
    shown = shown_by(**CRISIS)
    chart = tables.duel_csv(shown).decode("utf-8-sig").splitlines()
    assert len(chart) == len(shown.prices) + 1
    assert chart[0] == "date,Daily reset,FTX BULL,Gate 3L,KuCoin 3L,Margin position"
    assert len(tables.duel_table_csv(shown).decode("utf-8-sig").splitlines()) == 6
    name = tables.file_name(shown.settings, shown.prices, "duel")
    assert name == "IXIC-3x-20071001-20131231-duel.csv"


def test_a_second_look_costs_next_to_nothing() -> None:
    shown_by()
    start = time.perf_counter()
    shown_by()
    assert time.perf_counter() - start < 0.05


def test_the_usual_rules_follow_the_multiplier_s_sign() -> None:
    app = open_contenders(leverage="-3")
    assert not app.exception
    told = "\n".join(said(app))
    assert "FTX BEAR" in told
    assert "FTX BULL" not in told
    chosen = open_contenders(leverage="-3", rules="daily_ftx-bull_never:0.05")
    assert "FTX BULL" in "\n".join(said(chosen)), "what was chosen stays"
