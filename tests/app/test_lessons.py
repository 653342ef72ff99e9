"""The lessons: what each step claims holds, and every sentence fits the numbers beside it."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lev_core import PriceHistory, drag_of_daily_fee, rebalance
from lev_core.market import bundled
from lev_ui.charts.lessons import made_up, real
from lev_ui.lessons import as_asked, question_of
from lev_ui.lessons.spells import years_of
from lev_ui.settings import DEFAULTS, Settings
from lev_ui.words import lessons as words
from lev_ui.words.lessons import both_sides, trend
from tests.app.lessons import studied, texts
from tests.app.samples import UNREADABLE, unreadable

ODD = (5.0, 3.0, 2.0, 1.5, 1.0, 0.5, 0.0, -0.5, -1.0, -1.5, -3.0, -5.0)
beyond = st.floats(1.1, 5.0) | st.floats(-5.0, -0.1)
moves = st.floats(1.0, 30.0) | st.floats(-30.0, -1.0)
multiples = st.sampled_from(ODD) | st.floats(-5.0, 5.0).map(lambda value: round(value, 2))
returns = st.lists(st.floats(-0.3, 0.4), min_size=1, max_size=60)
PICTURES: dict[int, tuple[Any, ...]] = {
    1: (made_up.two_days_picture,),
    2: (made_up.evening_picture,),
    3: (made_up.roads_picture,),
    4: (real.trend_picture,),
    5: (real.toll_picture, real.real_cost_picture),
    6: (real.sides_picture,),
}


def priced(daily: list[float], start: str = "2015-01-05") -> PriceHistory:
    """Return prices in dollars on weekdays that make these returns."""
    closes = 100.0 * np.cumprod([1.0, *(1.0 + np.array(daily))])
    days = pd.bdate_range(start, periods=len(closes))
    return PriceHistory(pd.Series(closes, index=days), currency="USD", name="Example")


# ------------------------------------------------------------ 1, two days


def test_up_a_tenth_and_back_leaves_945_45_of_a_thousand() -> None:
    shown = studied(1)
    assert shown.token.tolist() == pytest.approx([1000.0, 1300.0, 945.4545454545])
    assert shown.mirror.tolist() == pytest.approx([1000.0, 700.0, 890.9090909091])
    assert shown.turned[-1] == pytest.approx(933.3333333333)
    assert words.tell(shown).answer == (
        r"**\$1,000 → \$1,300 → \$945.45.** The asset is exactly back, and **\$54.55 is "
        r"missing**. The same token on the two days the other way round, first down 10% and then "
        r"exactly back up, leaves **\$933.33**. A −3x token, which moves three times as far the "
        r"other way: \$1,000 → \$700 → \$890.91."
    )


@given(beyond, moves)
def test_two_days_that_come_back_always_cost_beyond_0_to_1(leverage: float, move: float) -> None:
    shown = studied(1, leverage=leverage, move=move)
    assert shown.asset[-1] == pytest.approx(shown.settings.amount)
    assert shown.end < shown.settings.amount
    assert shown.outcome == "less"


@given(st.floats(0.1, 0.9), st.floats(5.0, 30.0))
def test_below_1x_they_bring_a_little(leverage: float, move: float) -> None:
    assert studied(1, leverage=leverage, move=move).outcome == "more"
    assert studied(1, leverage=leverage, move=-move).outcome == "more"


@pytest.mark.parametrize("leverage", [0.0, 1.0])
def test_at_0x_and_1x_they_change_nothing(leverage: float) -> None:
    shown = studied(1, leverage=leverage)
    assert shown.outcome == "same"
    assert "Choose 2x or 3x" in words.tell(shown).why


def test_a_wipe_out_is_called_one() -> None:
    first = studied(1, leverage=5.0, move=-20.0)
    second = studied(1, leverage=5.0, move=30.0)
    assert words.tell(first).answer.startswith(r"**\$1,000 → nothing.** The asset is back, and")
    assert r"**\$1,000 → \$2,500 → nothing.**" in words.tell(second).answer
    assert first.end == second.end == 0.0


# ------------------------------------------------------------ 2, why it trades


def test_after_a_rise_of_a_tenth_a_3x_fund_buys_600_and_a_minus_3x_fund_1200() -> None:
    shown = studied(2)
    assert (shown.own.trade, shown.mirror.trade) == pytest.approx((600.0, 1200.0))
    assert shown.turned.trade == pytest.approx(-600.0)
    assert shown.own.trade == rebalance(shown.own.value, shown.own.held, 3.0).trade
    answer = words.tell(shown).answer
    assert r"**buys \$600**" in answer
    assert "**2.54 times**" in answer
    assert r"After a fall of 10% it **sells \$600**." in answer
    assert r"After a rise of 10% it owes \$3,300 and is worth \$700" in answer
    assert r"For −3x it may owe \$2,100, so it **buys \$1,200** too." in answer


@given(st.floats(1.1, 5.0), moves)
def test_both_sides_trade_with_the_move(leverage: float, move: float) -> None:
    shown = studied(2, leverage=leverage, move=move)
    for fund in (shown.own, shown.mirror):
        assert fund.is_ruined or np.sign(fund.trade) == np.sign(move)


@given(multiples, st.floats(-30.0, 30.0))
def test_the_trade_brings_the_fund_back_to_its_multiple(leverage: float, move: float) -> None:
    own = studied(2, leverage=leverage, move=move).own
    if not own.is_ruined:
        assert own.held + own.trade == pytest.approx(leverage * own.value, abs=1e-6)


# ------------------------------------------------------------ 3, roads


@given(multiples, st.floats(0.0, 10.0))
@example(3.0, 5.0)
def test_the_roads_end_together_and_the_calm_token_never_lower(
    leverage: float, swing: float
) -> None:
    shown = studied(3, leverage=leverage, swing=swing)
    assert shown.wild_asset[-1] == pytest.approx(shown.calm_asset[-1], rel=1e-12)
    ahead = float(shown.calm[-1] - shown.wild[-1])
    if 0.0 < leverage < 1.0:
        assert ahead <= 1e-9
    else:
        assert ahead >= -1e-9


def test_wider_swings_cost_more() -> None:
    ends = [studied(3, swing=swing).wild[-1] for swing in (0.0, 1.0, 2.0, 5.0, 10.0)]
    assert ends == sorted(ends, reverse=True)


# ------------------------------------------------------------ 4, trend or chop


def test_the_opening_year_is_the_one_in_which_the_token_was_ahead_by_most() -> None:
    shown = studied(4)
    assert shown.outcome == "above"
    assert shown.result.ahead == max(each.ahead for each in shown.results)
    year = str(shown.result.spell.year)
    closes = bundled("^IXIC").close
    inside = closes[year] if year == "1999" else closes[str(int(year) - 1) :][:year]
    daily = inside.pct_change().dropna().to_numpy(dtype=np.float64)
    assert shown.result.token == pytest.approx(float(np.prod(1.0 + 3.0 * daily)) - 1.0)
    assert 0 < shown.years_ahead < len(shown.results)
    assert f"It fell behind most in {shown.worst.spell.year}" in words.tell(shown).answer


def test_a_short_token_opens_on_a_year_in_which_its_multiple_left_something() -> None:
    shown = studied(4, leverage=-3.0)
    assert shown.outcome == "above"
    assert -1.0 < shown.result.simple < shown.result.token
    assert shown.best.simple < -1.0
    assert "more than everything" in words.tell(studied(4, leverage=-3.0, year=1999)).answer


def test_a_year_begins_at_the_last_close_of_the_year_before() -> None:
    spells = years_of(bundled("^IXIC"))
    assert [spell.year for spell in spells] == list(range(1999, 2019))
    for before, spell in pairwise(spells):
        assert spell.prices.index[0] == before.prices.index[-1]


def test_half_a_year_is_no_calendar_year() -> None:
    prices = bundled("^IXIC").between("2003-07-01", "2005-06-30")
    assert [spell.year for spell in years_of(prices)] == [2004]
    short = studied(4, prices.between("2003-07-01", "2003-09-30"), year=2003)
    assert short.result.spell.year is None
    assert "From **1 Jul 2003 to 30 Sep 2003**" in words.tell(short).story
    assert trend.no_such_year(short).endswith("so all of them are shown.")


def test_over_two_prices_token_and_multiple_are_the_same() -> None:
    shown = studied(4, priced([0.1]))
    assert shown.outcome == "at"
    assert "is the same" in words.tell(shown).answer


def test_a_year_outside_the_prices_gives_the_opening_one_and_a_notice() -> None:
    shown = studied(4, year=2030)
    assert shown.result is shown.opening
    assert "whole of 2030" in trend.no_such_year(shown)
    assert trend.no_such_year(studied(4, year=2011)) == ""


# ------------------------------------------------------------ 5, what it costs


def test_five_hundredths_of_a_percent_a_day_take_a_sixth_in_a_year() -> None:
    shown = studied(5)
    assert shown.share == drag_of_daily_fee(0.0005) == pytest.approx(0.16685, abs=1e-5)
    assert shown.left[-1] == pytest.approx(1000.0 - shown.gone)
    assert words.tell(shown).answer == r"**\$166.85, which is 16.7%.** \$833.15 is left."
    assert shown.outcome == "much"


def test_the_real_cost_is_that_of_the_page_what_it_costs_under_a_daily_reset() -> None:
    shown = studied(5, rule="band:1:5")
    assert shown.real.token.policy == studied(5).real.token.policy
    assert shown.real.yearly == pytest.approx(studied(5).real.yearly, rel=1e-12)
    assert shown.real.yearly > shown.real.stated


# ------------------------------------------------------------ 6, both sides


@pytest.mark.parametrize("asset", ["^IXIC", "^GSPC", "AAPL"])
def test_the_opening_year_is_one_in_which_both_lost(asset: str) -> None:
    shown = studied(6, asset=asset)
    assert shown.outcome == "both lost"
    assert max(each.token for each in shown.pair) < 0.0
    assert shown.pair.better == min(pair.better for pair in shown.years)
    assert words.tell(shown).answer.startswith("**Both lost.**")


def test_dates_of_a_teachers_own_are_shown_as_they_are() -> None:
    shown = studied(6, start=date(2008, 12, 1), end=date(2009, 4, 30))
    assert shown.span == "dates"
    assert "From **1 Dec 2008 to 30 Apr 2009**" in words.tell(shown).story
    assert shown.outcome == "one"


@given(returns, multiples)
def test_both_sides_never_win_before_costs(daily: list[float], leverage: float) -> None:
    shown = studied(6, priced(daily), leverage=leverage)
    own, mirror = (1.0 + each.token for each in shown.pair)
    assert own * mirror <= 1.0 + 1e-12
    assert shown.outcome != "both gained"


def test_both_sides_of_nothing_come_out_even() -> None:
    shown = studied(6, leverage=0.0)
    assert shown.outcome == "even"
    assert words.verdict(words.tell(shown), "one").startswith("**No answer here holds")


# ------------------------------------------------------------ everything reads well


@pytest.mark.parametrize("leverage", ODD)
@pytest.mark.parametrize("step", range(1, 7))
def test_every_sentence_can_be_read_at_odd_multiples(step: int, leverage: float) -> None:
    still: dict[str, Any] = {"move": 0.0, "toll": 0.01}
    for chosen in ({}, {"move": -30.0, "swing": 0.0, "toll": 0.0}, still):
        shown = studied(step, leverage=leverage, **chosen)
        assert unreadable(texts(shown)) == {}
        for draw in PICTURES[step]:
            figure = draw(shown)
            go.Figure(figure.to_dict())
            assert figure.to_dict() == draw(shown).to_dict()


@given(returns, multiples, st.sampled_from((4, 6)))
def test_every_sentence_can_be_read_on_any_road(
    daily: list[float], leverage: float, step: int
) -> None:
    shown = studied(step, priced(daily), leverage=leverage)
    assert unreadable(texts(shown)) == {}
    for draw in PICTURES[step]:
        go.Figure(draw(shown).to_dict())


@given(st.integers(1, 3), multiples, st.floats(-30.0, 30.0), st.floats(0.0, 10.0))
def test_every_wrong_answer_is_told_what_is_wrong(
    step: int, leverage: float, move: float, swing: float
) -> None:
    told = words.tell(studied(step, leverage=leverage, move=move, swing=swing))
    assert told.outcome in told.options
    for choice in told.options:
        said = words.verdict(told, choice)
        assert said.startswith("**You were right.**") is (choice == told.outcome)
        assert choice == told.outcome or told.about[choice]
    assert UNREADABLE.search(told.answer) is None


@pytest.mark.parametrize("leverage", ODD)
@pytest.mark.parametrize("year", range(1999, 2019, 3))
def test_every_wrong_answer_on_real_prices_is_told_what_is_wrong(
    leverage: float, year: int
) -> None:
    for step in (4, 6):
        told = words.tell(studied(step, leverage=leverage, year=year, span=year))
        wrong = set(told.options) - {told.outcome}
        assert told.outcome == "even" or all(told.about[choice] for choice in wrong)


def test_the_question_gives_nothing_away() -> None:
    for step in range(1, 7):
        told = words.tell(studied(step))
        asked = " ".join((told.title, told.story, told.ask, *told.options.values()))
        for number in ("945.45", "600", "2.54", "1,329", "1,155", "399.0", "166.85", "36.2"):
            assert number not in asked


def test_a_prediction_is_for_all_choices_but_the_one_control() -> None:
    moved = Settings(move=20.0)
    assert question_of(moved) == question_of(DEFAULTS)
    assert question_of(Settings(leverage=2.0)) != question_of(DEFAULTS)
    assert question_of(Settings(asset="AAPL")) == question_of(DEFAULTS)  # made-up moves
    on_apple, on_nasdaq = Settings(asset="AAPL", step=4), Settings(step=4)
    assert question_of(on_apple) != question_of(on_nasdaq)
    assert as_asked(moved, DEFAULTS).move == DEFAULTS.move


def test_every_choice_of_time_has_a_name() -> None:
    shown = studied(6)
    assert [both_sides.span_label(span) for span in shown.choices][-2:] == ["2018", "All dates"]
    assert both_sides.no_such_span(studied(6, span=2030)).endswith("2001 is shown.")
