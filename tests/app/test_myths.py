"""Every myth's experiment shows what its page says, on real prices and on any road."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from lev_core import (
    LeverageError,
    PriceHistory,
    calendar_years,
    simulate_many,
    simulate_token,
)
from lev_ui import sources
from lev_ui.address import parse, write
from lev_ui.charts.myths import picture_of
from lev_ui.layout.learn import LEARN
from lev_ui.myths import MYTHS, Experiment, experiment
from lev_ui.myths.brake import Brake
from lev_ui.myths.coin import Coin, outcomes
from lev_ui.myths.inverse import Inverse, trade_after
from lev_ui.myths.order import Shuffled, shuffled
from lev_ui.myths.pair import Pair, both
from lev_ui.myths.swings import Widened, widened
from lev_ui.myths.years import Years
from lev_ui.settings import DIPS, JUMPS, MYTH_NAMES, TOSSES, WIDTHS, Settings
from lev_ui.theme import percent
from lev_ui.words.myths import tell
from lev_ui.words.myths import told as words
from tests.app.samples import CRISIS, DOT_COM, LONG_RISE, MULTIPLES, unreadable
from tests.app.session import control, figure, press, said, visit_page

open_page = partial(visit_page, "myths")
OPENING = {"asset": "^IXIC", "start": date(1999, 1, 4), "end": date(2018, 12, 31)}
WINDOWS = {"opening": OPENING, "dot-com": DOT_COM, "long rise": LONG_RISE, "crisis": CRISIS}
WITHOUT_YEARS = "hold no whole calendar year"

daily = st.lists(st.floats(-0.15, 0.18), min_size=2, max_size=40)
leverages = st.sampled_from(MULTIPLES) | st.floats(-5.0, 5.0).map(lambda value: round(value, 2))
levered = leverages.filter(lambda value: not 0.0 <= value <= 1.0)


def on_bundled(myth: str, **chosen: Any) -> Any:  # noqa: ANN401  which experiment, the myth says
    """Return a myth's experiment on bundled prices."""
    settings = Settings(**{**OPENING, **chosen, "myth": myth})
    sourced = sources.find(settings.asset, "bundled")
    prices, *_ = sources.window(sourced.prices, settings.start, settings.end)
    return experiment(prices, settings, sourced.phrase)


def road(returns: list[float]) -> PriceHistory:
    """Return an asset that makes these returns on consecutive weekdays."""
    closes = 100.0 * np.cumprod([1.0, *(1.0 + np.array(returns))])
    days = pd.bdate_range("2015-01-05", periods=len(closes))
    return PriceHistory(pd.Series(closes, index=days), currency="USD")


def on_road(myth: str, returns: list[float], **chosen: Any) -> Any:  # noqa: ANN401  as above
    """Return a myth's experiment on a road of these returns."""
    return experiment(road(returns), Settings(**{**chosen, "myth": myth}), "Example")


def texts(shown: Experiment) -> dict[str, str]:
    """Return everything the page says about an experiment, by where it stands."""
    told = tell(shown)
    return {
        "verdict": told.verdict,
        "heading": told.heading,
        "alt": told.alt,
        "why": told.why,
        "truth": "\n".join(told.truth),
        "table": told.table.replace(":--", "").replace("--:", "") or "–",
    }


def verdict(app: AppTest) -> str:
    """Return the answer to the myth."""
    found = [str(t.value) for t in app.markdown if str(t.value).startswith(words.TRUE_OR_NOT)]
    assert len(found) == 1
    return found[0]


# ------------------------------------------------------------ everything reads well


@pytest.mark.parametrize("window", WINDOWS.values(), ids=WINDOWS)
@pytest.mark.parametrize("myth", MYTHS)
@pytest.mark.parametrize("leverage", MULTIPLES)
def test_every_sentence_can_be_read_and_every_picture_drawn(
    leverage: float, myth: str, window: dict[str, Any]
) -> None:
    shown = on_bundled(myth, leverage=leverage, **window)
    assert unreadable(texts(shown)) == {}
    go.Figure(picture_of(shown, tell(shown).heading).to_dict())
    assert (
        picture_of(shown, tell(shown).heading).to_json()
        == picture_of(shown, tell(shown).heading).to_json()
    )


@given(st.sampled_from(MYTH_NAMES), daily, leverages, st.data())
def test_any_choice_ends_in_sentences_or_in_one_refusal(
    myth: str, returns: list[float], leverage: float, data: st.DataObject
) -> None:
    chosen = {
        "widen": data.draw(st.floats(*WIDTHS)),
        "jump": data.draw(st.floats(*JUMPS)),
        "dip": data.draw(st.floats(*DIPS)),
        "tosses": data.draw(st.integers(*TOSSES)),
        "shuffle": data.draw(st.integers(1, 9999)),
    }
    shown = on_road(myth, returns, leverage=leverage, **chosen)
    refusal, found = "", {}
    try:
        found = texts(shown)
    except LeverageError as error:
        refusal = str(error)
    if not found:
        assert WITHOUT_YEARS in refusal
        return
    assert unreadable(found) == {}
    assert picture_of(shown, tell(shown).heading).to_json()


@pytest.mark.parametrize("myth", MYTHS)
def test_no_result_is_typed_into_a_sentence(myth: str) -> None:
    one, other = (
        texts(on_bundled(myth, **window, jump=jump, dip=dip, tosses=tosses, leverage=leverage))
        for window, jump, dip, tosses, leverage in (
            (LONG_RISE, 5.0, 25.0, 250, 3.0),
            (CRISIS, -7.0, 31.0, 90, 2.0),
        )
    )
    for where in ("verdict", "alt"):
        results = [set(re.findall(r"\d[\d,]*\.\d+%?", said[where])) for said in (one, other)]
        assert results[0] & results[1] <= {"0.0%"}, where


def test_every_myth_has_a_name_a_title_and_an_experiment() -> None:
    assert tuple(MYTHS) == MYTH_NAMES == tuple(words.NAMES) == tuple(words.SAID)


# ------------------------------------------------------------ the order of the days


@given(daily, leverages, st.integers(1, 9999))
def test_shuffled_days_end_where_the_real_ones_do(
    returns: list[float], leverage: float, seed: int
) -> None:
    shown: Shuffled = on_road("order", returns, leverage=leverage, shuffle=seed)
    assert shown.lump_sum.is_same
    assert shown.other.total_return == pytest.approx(shown.prices.total_return)
    gone = [token.wiped_out_on is None for token in (shown.real_token, shown.other_token)]
    assert gone[0] == gone[1]


@pytest.mark.parametrize("leverage", [-3.0, -2.0, 0.5, 2.0, 3.0])
def test_on_real_prices_the_order_changes_the_road_and_not_the_end(leverage: float) -> None:
    shown: Shuffled = on_bundled("order", leverage=leverage)
    assert shown.lump_sum.is_same
    others = (shown.worst_fall, shown.saving, shown.thresholds)
    assert not any(two is None or two.is_same for two in others)
    made = percent(shown.lump_sum.real).lstrip("+−")
    assert tell(shown).verdict.count(made) == 2


def test_the_same_seed_gives_the_same_order_and_another_one_another() -> None:
    prices = road([0.1, -0.05, 0.02, 0.03, -0.01, 0.04])
    one, same, other = (shuffled(prices, np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert one.values.tolist() == same.values.tolist() != other.values.tolist()
    for history in (one, other):
        assert sorted(history.interval_returns) == pytest.approx(sorted(prices.interval_returns))


def test_a_day_that_takes_everything_is_in_every_order() -> None:
    shown: Shuffled = on_bundled("order", leverage=2.0, **DOT_COM)
    assert shown.real_token.wiped_out_on is not None
    assert tell(shown).verdict.count("wiped out on") == 1
    assert "a day that takes everything is in every order" in tell(shown).verdict


def test_regular_saving_is_the_mean_of_what_each_month_made() -> None:
    shown: Shuffled = on_road("order", [0.1] * 42, leverage=2.0)
    by_hand = (1.2**42 + 1.2**21) / 2.0 - 1.0
    assert shown.saving.real == pytest.approx(by_hand)


# ------------------------------------------------------------ time, or swings


@given(daily, levered, st.floats(1.0, 3.0))
def test_wider_swings_never_help_beyond_one_and_below_zero(
    returns: list[float], leverage: float, width: float
) -> None:
    shown: Widened = on_road("time", returns, leverage=leverage, widen=width)
    ends = [token.final_value for token in (shown.other_token, shown.real_token)]
    straight = shown.straight_token.final_value
    assert ends[0] <= ends[1] * (1.0 + 1e-9)
    assert ends[1] <= straight * (1.0 + 1e-9)


@given(daily, st.floats(0.05, 0.95), st.floats(1.0, 3.0))
def test_between_zero_and_one_wider_swings_help(
    returns: list[float], leverage: float, width: float
) -> None:
    shown: Widened = on_road("time", returns, leverage=leverage, widen=width)
    assert shown.other_token.final_value >= shown.real_token.final_value * (1.0 - 1e-9)
    assert shown.real_token.final_value >= shown.straight_token.final_value * (1.0 - 1e-9)


@given(daily, st.floats(*WIDTHS))
def test_widened_swings_keep_start_and_end_and_one_keeps_all(
    returns: list[float], width: float
) -> None:
    prices = road(returns)
    other = widened(prices, width)
    assert other.values[[0, -1]] == pytest.approx(prices.values[[0, -1]])
    assert widened(prices, 1.0).values == pytest.approx(prices.values)


@pytest.mark.parametrize("leverage", [-3.0, 2.0, 3.0])
def test_without_swings_twenty_years_take_nothing(leverage: float) -> None:
    shown: Widened = on_bundled("time", leverage=leverage)
    simple = leverage * shown.prices.total_return
    assert shown.straight_token.total_return >= simple
    assert f"{percent(shown.straight_token.total_return)}" in tell(shown).alt
    assert "Not true: it is the swings" in tell(shown).verdict


def test_at_one_there_is_nothing_to_see_and_the_page_says_so() -> None:
    for leverage in (0.0, 1.0):
        shown: Widened = on_bundled("time", leverage=leverage)
        assert shown.other_token.final_value == pytest.approx(shown.real_token.final_value)
        assert "nothing to see" in tell(shown).verdict


# ------------------------------------------------------------ long and short


@given(st.floats(0.05, 5.0))
def test_a_way_up_and_back_takes_from_every_pair(size: float) -> None:
    shown: Pair = on_road("both", [0.1, -0.05], leverage=size)
    assert shown.there_and_back.together < 0.0


@given(daily, st.floats(0.1, 5.0))
def test_moved_back_to_half_and_half_each_day_the_two_cancel(
    returns: list[float], size: float
) -> None:
    prices = road(returns)
    assume(np.abs(prices.interval_returns).max() * size < 0.99)
    growth = [
        simulate_token(prices, side).nav.to_numpy()[1:]
        / simulate_token(prices, side).nav.to_numpy()[:-1]
        for side in (size, -size)
    ]
    assert 0.5 * (growth[0] + growth[1]) == pytest.approx(np.ones(len(prices) - 1))


@given(daily, leverages)
def test_a_pair_is_said_to_have_lost_or_gained_as_it_did(
    returns: list[float], leverage: float
) -> None:
    shown: Pair = on_road("both", returns, leverage=leverage)
    said_so = tell(shown).verdict
    if shown.size == 0.0:
        assert "nothing is won or lost" in said_so
    elif percent(shown.made).startswith("−"):
        assert said_so.startswith("**Not true.**")
        assert "lost" in said_so
    else:
        assert "though here it" in said_so
        assert "have lost" in said_so or "lost money in" in said_so


def test_where_a_pair_gained_the_page_says_so_and_in_how_many_years_one_lost() -> None:
    shown: Pair = on_bundled("both", leverage=2.0)
    assert shown.made > 0.0
    lost = sum(both(prices, 2.0) < 0.0 for prices in calendar_years(shown.prices).values())
    assert f"lost money in {lost} of 20 whole years" in tell(shown).verdict
    assert 0 < lost < 20


# ------------------------------------------------------------ the inverse token


@given(st.floats(*JUMPS).map(lambda value: round(value, 2)))
def test_a_minus_one_token_trades_what_a_two_times_token_does(jump: float) -> None:
    shown: Inverse = on_road("inverse", [0.1, -0.1], jump=jump)
    assert shown.minus_one.trade == pytest.approx(2.0 * shown.move, abs=1e-12)
    assert shown.alike == pytest.approx(shown.minus_one.trade, abs=1e-12)
    assert shown.minus_one.worth * -1.0 == pytest.approx(-shown.minus_one.owed + shown.alike)


@given(st.floats(-5.0, 5.0), st.floats(-0.15, 0.15))
def test_only_zero_and_one_trade_nothing_and_all_others_with_the_move(
    leverage: float, move: float
) -> None:
    trade = trade_after(leverage, move)
    assert trade == pytest.approx((leverage**2 - leverage) * move, abs=1e-12)
    assert trade_after(0.0, move) == pytest.approx(0.0, abs=1e-12)
    assert trade_after(1.0, move) == pytest.approx(0.0, abs=1e-12)


def test_the_picture_shows_every_multiple_with_its_trade() -> None:
    shown: Inverse = on_bundled("inverse", leverage=-5.0)
    (bars,) = picture_of(shown, tell(shown).heading).to_dict()["data"]
    assert [trade.leverage for trade in shown.trades] == [-5, -3, -2, -1, 0, 1, 2, 3]
    assert bars["y"] == pytest.approx([150.0, 60.0, 30.0, 10.0, 0.0, 0.0, 10.0, 30.0])


def test_a_short_that_is_left_alone_is_the_model_s_position_that_never_trades() -> None:
    shown: Inverse = on_bundled("inverse", **CRISIS)
    asset = shown.prices.values / shown.prices.values[0]
    assert asset.max() < 2.0
    assert shown.left_alone.nav.to_numpy() == pytest.approx(2.0 - asset)
    gone: Inverse = on_bundled("inverse")
    assert gone.left_alone.wiped_out_on == pd.Timestamp(2000, 2, 8)
    assert "worth nothing on 8 Feb 2000" in tell(gone).truth[-1]


# ------------------------------------------------------------ always


@pytest.mark.parametrize("leverage", [-3.0, 0.5, 2.0, 3.0])
def test_in_some_years_the_token_beats_its_multiple_and_in_some_not(leverage: float) -> None:
    shown: Years = on_bundled("always", leverage=leverage)
    assert [year.year for year in shown.all] == list(range(1999, 2019))
    assert 0 < len(shown.ahead) < len(shown.all)
    assert f"**{len(shown.ahead)} of 20 whole years**" in tell(shown).verdict
    assert shown.best.gap > 0.0 > shown.worst.gap


def test_a_year_runs_from_the_last_close_before_it_to_its_own_last() -> None:
    shown: Years = on_bundled("always", leverage=3.0)
    closes = shown.prices.close
    year = next(year for year in shown.all if year.year == 2008)
    first, last = closes[:"2007-12-31"].iloc[-1], closes[:"2008-12-31"].iloc[-1]
    assert year.asset == pytest.approx(last / first - 1.0)
    assert year.simple == pytest.approx(3.0 * year.asset)


def test_where_it_never_was_ahead_the_page_says_so_and_claims_no_more() -> None:
    returns = [0.05, -0.05] * 131
    shown: Years = on_road("always", returns, leverage=3.0)
    assert not shown.ahead
    assert tell(shown).verdict.startswith("**Not true in general, though it is so here:**")


def test_a_steady_year_is_ahead_so_always_is_never_true() -> None:
    shown: Years = on_road("always", [0.001] * 262, leverage=3.0)
    assert shown.all == shown.ahead


def test_dates_without_a_whole_year_are_refused_with_a_way_out() -> None:
    app = open_page(myth="always", start="2010-02-01", end="2010-06-30")
    assert not app.exception
    assert WITHOUT_YEARS in app.warning[0].value
    press(app, "Show the whole history")
    assert "whole years" in verdict(app)


def test_a_year_that_left_nothing_is_named() -> None:
    shown: Years = on_bundled("always", leverage=2.0, **DOT_COM)
    assert [year.year for year in shown.wiped_out] == [2000]
    assert "wiped out in 1 of 3 whole years (2000)" in "\n".join(tell(shown).truth)


# ------------------------------------------------------------ on average


@given(st.integers(1, 400), st.floats(0.001, 0.1), st.floats(-5.0, 5.0))
def test_a_fair_coin_has_a_mean_of_nothing_and_a_middle_of_no_more(
    tosses: int, move: float, leverage: float
) -> None:
    found = outcomes(tosses, move, leverage)
    assert found.chances.sum() == pytest.approx(1.0)
    assert found.mean == pytest.approx(1.0)
    assert found.median <= 1.0 + 1e-12
    assert found.shares().sum() == pytest.approx(1.0)
    if tosses % 2 == 0:
        assert found.median == pytest.approx((1.0 - (leverage * move) ** 2) ** (tosses / 2))


def test_every_road_of_three_tosses_is_counted() -> None:
    found = outcomes(3, 0.1, 2.0)
    ends = sorted(
        (1 + 0.2 * a) * (1 + 0.2 * b) * (1 + 0.2 * c)
        for a in (-1, 1)
        for b in (-1, 1)
        for c in (-1, 1)
    )
    counted = np.repeat(found.values, np.rint(8 * found.chances).astype(int))
    assert counted == pytest.approx(ends)


def test_the_coin_agrees_with_tossed_roads() -> None:
    rng = np.random.default_rng(3)
    signs = np.where(rng.random((100, 20_000)) < 0.5, -0.02, 0.02)
    closes = 100.0 * np.cumprod(np.vstack([np.ones(20_000), 1.0 + signs]), axis=0)
    ends = np.prod(1.0 + 3.0 * (closes[1:] / closes[:-1] - 1.0), axis=0)
    found = outcomes(100, 0.02, 3.0)
    assert ends.mean() == pytest.approx(found.mean, abs=4.0 * ends.std() / np.sqrt(20_000))
    assert np.median(ends) == pytest.approx(found.median)


def test_the_page_gives_the_mean_and_the_middle() -> None:
    shown: Coin = on_bundled("average", leverage=3.0, tosses=250)
    assert "**0.0% on average**" in tell(shown).verdict
    assert f"**{percent(shown.outcomes.median - 1.0)}**" in tell(shown).verdict
    assert shown.outcomes.median < shown.asset_outcomes.median < 1.0
    assert shown.outcomes.chance_of_loss > 0.5


# ------------------------------------------------------------ the brake


@given(levered, st.floats(1.0, 60.0))
def test_a_brake_helps_where_the_move_stays_and_never_where_it_comes_back(
    leverage: float, dip: float
) -> None:
    shown: Brake = on_road("brake", [0.1, -0.1], leverage=leverage, dip=dip)
    assert shown.with_brake.stays >= shown.without.stays - 1e-9
    if shown.without.stays > 0.0:
        assert shown.without.comes_back == pytest.approx(1.0)
        assert shown.with_brake.comes_back <= 1.0 + 1e-9
        assert (shown.with_brake.comes_back < 1.0 - 1e-9) is bool(shown.times_pulled)


def test_the_brake_by_hand() -> None:
    # At −1/9 a 3x token stands at 2/3 and is taken back from 4x to 3x. From there to −20% the
    # asset falls a tenth more, and the way back from 8/9 to 1 is a rise of an eighth.
    shown: Brake = on_road("brake", [0.1, -0.1], leverage=3.0, dip=20.0)
    assert shown.times_pulled == 1
    assert shown.with_brake.stays == pytest.approx(2.0 / 3.0 * (1.0 - 3.0 * 0.1))
    assert shown.with_brake.comes_back == pytest.approx(2.0 / 3.0 * (1.0 + 3.0 / 8.0))
    assert shown.without.stays == pytest.approx(0.4)


def test_a_wipe_out_on_the_way_is_not_undone_by_the_way_back() -> None:
    shown: Brake = on_road("brake", [0.1, -0.1], leverage=3.0, dip=40.0)
    assert (shown.without.stays, shown.without.comes_back) == (0.0, 0.0)
    assert shown.with_brake.comes_back > 0.0
    assert "**wiped out** on the way" in tell(shown).verdict


def test_too_small_a_move_pulls_no_brake_and_the_page_says_what_would() -> None:
    shown: Brake = on_road("brake", [0.1, -0.1], leverage=2.0, dip=10.0)
    assert shown.times_pulled == 0
    assert "that takes 20%" in tell(shown).verdict


@pytest.mark.parametrize("leverage", [0.0, 0.5, 1.0])
def test_a_token_without_anything_to_brake_is_shown_at_three(leverage: float) -> None:
    shown: Brake = on_bundled("brake", leverage=leverage)
    assert shown.times == 3.0
    assert "has nothing to brake, so here is a 3x token" in tell(shown).verdict


# ------------------------------------------------------------ the page


@pytest.mark.parametrize("myth", MYTH_NAMES)
def test_every_myth_has_a_link_of_its_own(myth: str) -> None:
    app = open_page(myth=myth)
    assert not app.exception
    assert not app.warning
    assert app.title[0].value == words.SAID[myth]
    assert figure(app, "myth")["data"]
    assert dict(app.query_params)["myth"] in (myth, [myth])
    assert verdict(app)


def test_shuffling_again_changes_the_road_and_the_address_but_not_the_end() -> None:
    app = open_page()
    before, drawn = verdict(app), figure(app, "myth")["data"]
    press(app, words.SHUFFLE_AGAIN)
    after = verdict(app)
    assert after != before
    assert re.findall(r"\*\*lost 42\.4%\*\*", after) == ["**lost 42.4%**"] * 2
    real, other = figure(app, "myth")["data"]
    assert real["y"][-1] == drawn[0]["y"][-1] == pytest.approx(other["y"][-1], rel=1e-6)
    assert min(other["y"]) != min(drawn[1]["y"])
    assert "2" in dict(app.query_params)["shuffle"]


def test_a_slider_moves_the_experiment() -> None:
    app = open_page(myth="time")
    before = verdict(app)
    control(app, "set_widen").set_value(1.5)
    app.run()
    assert "1.5 times as wide" in verdict(app) != before


def test_a_pair_is_chosen_with_one_press() -> None:
    app = open_page(myth="both")
    control(app, "pick_experiment").set_value(2.0)
    app.run()
    assert "2x token" in verdict(app)
    assert "2" in dict(app.query_params)["leverage"]


def test_next_leads_through_all_of_them_and_back() -> None:
    app = open_page()
    seen = []
    for _ in MYTH_NAMES:
        seen.append(app.title[0].value)
        control(app, "next_myth").click()
        app.run()
    assert seen == list(words.SAID.values())
    assert app.title[0].value == seen[0]


def test_bad_values_give_the_default_and_one_notice() -> None:
    app = open_page(myth="nonsense", shuffle="-1", widen="NaN", jump="99", dip="x", tosses="2.5")
    assert not app.exception
    assert app.title[0].value == words.SAID["order"]
    assert len(app.info) == 1
    assert "the myth" in app.info[0].value
    assert "could not be used" in app.info[0].value


@given(
    st.builds(
        Settings,
        myth=st.sampled_from(MYTH_NAMES),
        shuffle=st.integers(1, 9999),
        widen=st.floats(*WIDTHS),
        jump=st.floats(*JUMPS),
        dip=st.floats(*DIPS),
        tosses=st.integers(*TOSSES),
    )
)
def test_an_address_says_the_whole_experiment(chosen: Settings) -> None:
    again, ignored = parse(write(chosen, "myths"), "myths")
    assert (again, ignored) == (chosen, ())


def test_the_experiment_runs_without_the_reader_s_costs() -> None:
    app = open_page(myth="order")
    assert any("Before costs" in text for text in said(app))
    token = simulate_token(on_bundled("order").prices, 3.0)
    assert percent(token.total_return) in "\n".join(said(app))


def test_the_row_of_links_leads_to_every_learning_page_there_is() -> None:
    app = open_page()
    labels = [str(link.proto.label) for link in app.get("page_link")]
    expected = [name for page, name in LEARN if page != "myths"]
    assert labels[: len(expected)] == expected
    assert {"Lessons", "Real cases", "Quiz", "For teachers"} <= set(labels)


def test_many_shuffles_at_once_end_at_one_value() -> None:
    prices = on_bundled("order", **CRISIS).prices
    growth = prices.values[1:] / prices.values[:-1]
    rng = np.random.default_rng(5)
    roads = np.cumprod(
        np.vstack([np.ones(50), np.column_stack([rng.permutation(growth) for _ in range(50)])]),
        axis=0,
    )
    ends = simulate_many(roads, prices.index, 3.0).nav[-1]
    assert ends == pytest.approx(np.full(50, simulate_token(prices, 3.0).final_value))


def test_a_replaced_setting_makes_another_experiment() -> None:
    shown = on_bundled("order")
    other = experiment(shown.prices, replace(shown.settings, shuffle=7), "the Nasdaq")
    assert isinstance(other, Shuffled)
    assert other.worst_fall.shuffled != shown.worst_fall.shuffled
