"""The sentences of the page claim only what holds for the numbers they stand beside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from lev_core import LeverageError
from lev_ui import sources
from lev_ui.charts.overlay import overlay
from lev_ui.charts.waterfall import waterfall
from lev_ui.comparison import Comparison, find_lead
from lev_ui.costs import bundled_curve
from lev_ui.settings import EARLIEST, LARGEST, LATEST, RATE_RANGE, Settings
from lev_ui.theme import long_date, percent, points
from lev_ui.words import badges, causes, problems
from lev_ui.words import compare as words
from lev_ui.words.cost_choices import costs_label
from lev_ui.words.notices import notices
from lev_ui.words.plain import for_chart, for_markdown
from tests.app.samples import (
    CRISIS,
    DOT_COM,
    LONG_RISE,
    MULTIPLES,
    bundled_comparison,
    made_up,
    sentences,
    unreadable,
)

BUYS = "buys after a rise and sells after a fall"
SELLS = "sells after a rise and buys after a fall"
WHOLE: dict[str, Any] = {"start": EARLIEST, "end": LATEST}
WINDOWS = (DOT_COM, LONG_RISE, CRISIS)
HOSTILE = ("[x](//evil.co)", "![](//e.co/a.png)", "$x$", ":red[x]", "**b**", "`c`", "<b>", "a|b")

daily = st.lists(st.floats(-0.15, 0.18), min_size=1, max_size=40)
leverages = st.sampled_from(MULTIPLES) | st.floats(-5.0, 5.0).map(lambda value: round(value, 2))


def road(returns: Sequence[float]) -> list[float]:
    """Return closes that start at 100 and make these returns."""
    return [100.0, *(100.0 * np.cumprod(1.0 + np.array(returns)))]


def notice(shown: Comparison, start: str) -> str:
    """Return the one notice that starts so, or nothing."""
    return next((said for said in notices(shown) if said.startswith(start)), "")


# ------------------------------------------------------------ everything reads well


@pytest.mark.parametrize("costs", [True, False], ids=["costs", "no costs"])
@pytest.mark.parametrize("window", WINDOWS, ids=["dot-com", "long rise", "crisis"])
@pytest.mark.parametrize("leverage", MULTIPLES)
def test_every_sentence_can_be_read(leverage: float, window: dict[str, Any], costs: bool) -> None:  # noqa: FBT001  pytest passes it by name
    shown = bundled_comparison(leverage=leverage, costs=costs, **window)
    assert unreadable(sentences(shown)) == {}


@given(daily, leverages, st.booleans())
def test_every_sentence_can_be_read_on_any_road(
    returns: list[float],
    leverage: float,
    costs: bool,  # noqa: FBT001  hypothesis passes it by name
) -> None:
    shown = made_up(road(returns), leverage=leverage, costs=costs)
    assert unreadable(sentences(shown)) == {}


@given(
    st.builds(
        Settings,
        asset=st.sampled_from(list(sources.catalogue())),
        leverage=leverages,
        start=st.dates(date(1990, 1, 1), date(2018, 1, 1)),
        end=st.dates(date(2018, 2, 1), LATEST),
        costs=st.booleans(),
        fee=st.sampled_from([0.0, 0.95, LARGEST["fee"]]),
        rate=st.sampled_from(["bill", *RATE_RANGE, 2.5]),
        spread=st.sampled_from([0.0, 0.5, LARGEST["spread"]]),
        trading=st.sampled_from([0.0, 5.0, LARGEST["trading"]]),
        baseline=st.sampled_from(["simple", "asset", "power"]),
        scale=st.sampled_from(["linear", "log"]),
        split=st.booleans(),
    )
)
@example(Settings(asset="^GSPC", leverage=-3.0, rate=500.0, split=True, **WHOLE))
@example(Settings(asset="AAPL", leverage=-5.0, rate=500.0, scale="log", **WHOLE))
@example(Settings(asset="CVX", leverage=-5.0, rate=500.0, **WHOLE))
@settings(phases=[Phase.explicit, Phase.generate])
def test_any_choice_on_the_page_ends_in_sentences_and_pictures_or_in_one_refusal(
    chosen: Settings,
) -> None:
    refusal, shown = "", None
    try:
        shown = bundled_comparison(**vars(chosen))
    except LeverageError as error:
        refusal = str(error)
    if shown is None:
        assert unreadable({"refusal": refusal}) == {}
        assert refusal.endswith(".")
        return
    assert unreadable(sentences(shown)) == {}
    assert overlay(shown).to_json()
    assert waterfall(shown).to_json()


@pytest.mark.parametrize("leverage", MULTIPLES)
def test_no_number_is_typed_into_a_sentence(leverage: float) -> None:
    one = sentences(bundled_comparison(leverage=leverage, **LONG_RISE))
    other = sentences(bundled_comparison(leverage=leverage, **CRISIS))
    for where in ("answer", "notices", "chart in words", "waterfall in words", "four numbers"):
        results = [set(re.findall(r"\d[\d,]*\.\d+%?", texts[where])) for texts in (one, other)]
        fixed = results[0] & results[1] - {"0.0", "0.0%", "0.5"}
        assert len(fixed) <= len(results[0]) // 4, (where, fixed)
    dated = [set(re.findall(r"\d+ [A-Z][a-z]{2} \d{4}", texts["answer"])) for texts in (one, other)]
    assert dated[0]
    assert not dated[0] & dated[1]


# ------------------------------------------------------------ the answer


def test_the_answer_gives_the_reader_s_own_numbers() -> None:
    shown = bundled_comparison(**CRISIS)
    said = words.answer(shown)
    assert said.startswith("From 1 Oct 2007 to 31 Dec 2013 the Nasdaq Composite ")
    assert f"rose {percent(shown.asset_return, signed=False)}" in said
    assert f"Three times that is **{percent(shown.gap.simple, signed=False)}**" in said
    assert f"{percent(shown.before_costs, signed=False)} before costs" in said
    assert percent(abs(shown.gap.token), signed=False) in said


@pytest.mark.parametrize(
    ("leverage", "start"),
    [
        (3.0, "Three times that"),
        (2.0, "Twice that"),
        (0.5, "Half of that"),
        (-1.0, "The opposite of that"),
        (-2.0, "Minus twice that"),
        (2.5, "2.5 times that"),
    ],
)
def test_the_answer_names_the_multiple_as_a_friend_would(leverage: float, start: str) -> None:
    assert f" {start} is **" in words.answer(bundled_comparison(leverage=leverage, **CRISIS))


@pytest.mark.parametrize("leverage", [0.0, 1.0])
def test_the_answer_multiplies_nothing_where_there_is_nothing_to_multiply(leverage: float) -> None:
    shown = bundled_comparison(leverage=leverage, **CRISIS)
    assert "that is **" not in words.answer(shown)
    assert "not simply" not in words.title(shown.settings, shown.asset_name)


def test_a_multiple_below_minus_one_hundred_percent_is_said_to_be_more_than_all() -> None:
    assert ", more than everything put in." in words.answer(
        bundled_comparison(leverage=2.0, **DOT_COM)
    )
    assert "more than everything" not in words.answer(bundled_comparison(leverage=2.0, **LONG_RISE))


@pytest.mark.parametrize("leverage", [2.0, 3.0])
@pytest.mark.parametrize("costs", [True, False], ids=["costs", "no costs"])
def test_a_wiped_out_token_is_said_to_be_worth_nothing_since_when(
    leverage: float,
    costs: bool,  # noqa: FBT001  pytest passes it by name
) -> None:
    shown = bundled_comparison(leverage=leverage, costs=costs, **DOT_COM)
    assert "**wiped out on 29 Sep 2000** and is worth nothing." in words.answer(shown)
    assert words.chart_title(shown).endswith("was wiped out on 29 Sep 2000")
    assert notice(shown, "**A wipe-out is final.**")
    assert not notice(shown, "**The deepest hole.**")


def test_without_costs_the_answer_speaks_of_no_costs_and_gives_one_number() -> None:
    said = words.answer(bundled_comparison(costs=False, **CRISIS))
    assert said.endswith("and that is with no costs at all.")
    assert "before costs" not in said


@given(daily, leverages)
def test_up_down_and_even_are_said_as_they_were(returns: list[float], leverage: float) -> None:
    shown = made_up(road(returns), leverage=leverage, costs=False)
    said = words.answer(shown)
    assert ("**rose " in said) is (percent(shown.asset_return).startswith("+"))
    assert ("**gained " in said) is (percent(shown.gap.token).startswith("+"))
    assert ("came out even" in said) is (percent(shown.gap.token) == "0.0%")


def test_prices_that_do_not_move_are_said_to_have_ended_where_they_began() -> None:
    said = words.answer(made_up([100.0] * 5, costs=False))
    assert "ended where it began" in said
    assert "came out even" in said


# ------------------------------------------------------------ the road


@given(daily, leverages)
def test_what_a_daily_reset_buys_and_sells_is_what_the_token_traded(
    returns: list[float], leverage: float
) -> None:
    shown = made_up(road(returns), leverage=leverage, costs=False)
    said = notice(shown, "**A tug of war")
    trades = shown.token.arrays.trades[1:]
    follows = shown.prices.interval_returns * trades
    moved = (np.abs(follows) > 1e-15) & (shown.token.arrays.nav[1:] > 0.0)
    if BUYS in said:
        assert (follows[moved] > 0.0).all()
    elif SELLS in said:
        assert (follows[moved] < 0.0).all()
    else:
        assert said == ""


@pytest.mark.parametrize("leverage", [0.1, 0.5, 0.9])
def test_below_one_a_reset_is_never_said_to_buy_after_a_rise(leverage: float) -> None:
    shown = bundled_comparison(leverage=leverage, **CRISIS)
    assert SELLS in notice(shown, "**A tug of war")
    assert "pays a little" in notice(shown, "**A tug of war")


def test_two_prices_are_no_road() -> None:
    assert not notice(made_up([100.0, 110.0]), "**It is the road")
    assert notice(made_up([100.0, 110.0, 105.0]), "**It is the road")


def test_a_round_trip_is_told_in_english() -> None:
    shown = made_up([100.0, 110.0, 100.0], leverage=3.0)
    assert "would have came" not in notice(shown, "**It is the road")


# ------------------------------------------------------------ the fixed position


def test_a_fixed_position_s_end_is_dated_when_its_line_first_reaches_zero() -> None:
    shown = bundled_comparison()
    gone = shown.simple[shown.simple <= 0.0].index[0]
    assert f"worth nothing on {long_date(gone)}" in notice(shown, "**Nobody could have")
    assert not notice(bundled_comparison(**LONG_RISE), "**Nobody could have")


def test_a_short_position_is_not_said_to_be_bought_with_borrowed_money() -> None:
    said = notice(bundled_comparison(leverage=-2.0, **LONG_RISE), "**Nobody could have")
    assert "short position" in said
    assert "borrowed" not in said


@pytest.mark.parametrize("baseline", ["asset", "power"])
def test_a_dashed_line_anyone_could_have_held_is_not_said_to_be_impossible(baseline: str) -> None:
    shown = bundled_comparison(baseline=baseline)
    assert (shown.baseline > 0.0).all()
    assert "the dashed line" not in "\n".join(notices(shown))


# ------------------------------------------------------------ costs, depth, wipe-out


@given(daily, leverages)
def test_costs_are_said_to_have_taken_what_the_parts_add_up_to(
    returns: list[float], leverage: float
) -> None:
    shown = made_up(road(returns), leverage=leverage)
    said = notice(shown, "**Costs ")
    if not said:
        return
    assert shown.gap.cost_drag <= 0.0
    assert f"took {points(abs(shown.gap.cost_drag)).removeprefix('+')} percentage points" in said


def test_interest_a_short_token_earns_is_said_to_have_been_added() -> None:
    shown = bundled_comparison(leverage=-1.0, rate=10.0, **CRISIS)
    assert shown.gap.cost_drag > 0.0
    assert points(shown.gap.cost_drag).lstrip("+") in notice(shown, "**Interest outweighed")


def test_no_costs_are_said_to_have_taken_nothing() -> None:
    assert not notice(bundled_comparison(costs=False, **CRISIS), "**Costs ")


def test_the_deepest_hole_is_where_the_token_stood_lowest_under_its_high() -> None:
    shown = bundled_comparison(**LONG_RISE)
    said = notice(shown, "**The deepest hole.**")
    row = int(shown.token_drawdown.to_numpy().argmin())
    assert f"On {long_date(shown.prices.index[row])}" in said
    need = 1.0 / (1.0 + shown.token_drawdown.min()) - 1.0
    assert f"gain {percent(need, signed=False)}" in said


def test_a_token_that_never_fell_has_no_hole() -> None:
    assert not notice(made_up([100.0, 101.0, 103.0], costs=False), "**The deepest hole.**")


def test_a_token_that_lost_all_but_a_trace_still_gets_a_readable_page() -> None:
    shown = bundled_comparison(asset="^GSPC", leverage=-5.0, rate=-100.0, **WHOLE)
    assert shown.token.wiped_out_on is None
    assert unreadable(sentences(shown)) == {}


def test_a_wipe_out_that_costs_alone_caused_is_not_blamed_on_the_asset() -> None:
    shown = bundled_comparison(asset="WTI", leverage=5.0, trading=1000.0)
    assert shown.before_costs > -1.0
    assert shown.token.wiped_out_on is not None
    assert "the asset moved far enough" not in notice(shown, "**A wipe-out is final.**")


# ------------------------------------------------------------ the chart's title


@given(daily, leverages, st.booleans(), st.sampled_from(["simple", "asset", "power"]))
def test_the_chart_s_title_says_who_is_ahead_and_since_when(
    returns: list[float],
    leverage: float,
    costs: bool,  # noqa: FBT001  hypothesis passes it by name
    baseline: str,
) -> None:
    shown = made_up(road(returns), leverage=leverage, costs=costs, baseline=baseline)
    said = words.chart_title(shown)
    ahead = (shown.token.nav - shown.baseline).to_numpy()
    if "end together" in said:
        assert abs(ahead[-1]) < 1e-8
    elif "from the start" in said:
        assert (ahead[1:] * ahead[-1] > 0.0).all()
    elif "for good on" in said:
        row = [long_date(day) for day in shown.prices.index].index(said.rpartition(" on ")[2])
        assert (ahead[row:] * ahead[-1] > 0.0).all()
        assert ahead[row - 1] * ahead[-1] < 1e-8
    elif "token ended " in said:
        late = max(0, len(ahead) * 49 // 50 - 2)
        assert (ahead[late:] * ahead[-1] < 1e-8).any(), "the lead changed near the end"
    elif said.startswith("The asset "):
        assert shown.worthless_on is not None
        return
    else:
        assert shown.token.wiped_out_on is not None
        return
    assert ("ahead of" in said) is bool(ahead[-1] > 1e-9)


@pytest.mark.parametrize("leverage", [2.0, 3.0])
def test_a_token_ahead_at_the_end_is_said_to_be_ahead(leverage: float) -> None:
    shown = bundled_comparison(leverage=leverage, costs=False, **LONG_RISE)
    assert shown.gap.gap > 0.0
    assert "pulled ahead of" in words.chart_title(shown)


def test_the_last_lead_begins_on_the_day_after_the_last_day_of_the_other() -> None:
    # By hand, token against 2 × asset: 0.8 = 0.8, 0.96 < 0.98, 1.152 < 1.178, 1.3824 < 1.3958,
    # and on the fifth day 1.65888 > 1.63538.
    shown = made_up(road([-0.1, 0.1, 0.1, 0.1, 0.1, 0.1]), leverage=2.0, costs=False)
    lead = find_lead(shown.token.nav, shown.simple)
    assert lead.ahead == 1.0
    assert lead.since == shown.prices.index[5]


# ------------------------------------------------------------ in words, for who cannot see


@pytest.mark.parametrize("leverage", MULTIPLES)
def test_a_chart_in_words_says_where_every_line_ends(leverage: float) -> None:
    shown = bundled_comparison(leverage=leverage, **CRISIS)
    said = words.chart_alt(shown)
    assert words.chart_title(shown) in said
    assert f"the asset at {100.0 * shown.asset.iloc[-1]:.1f}" in said
    assert f"token at {100.0 * shown.token.nav.iloc[-1]:.1f}".removesuffix(".0") in said
    assert percent(shown.token_drawdown.min()) in said


@pytest.mark.parametrize("leverage", MULTIPLES)
def test_a_waterfall_in_words_names_every_step(leverage: float) -> None:
    shown = bundled_comparison(leverage=leverage, **CRISIS)
    said = causes.waterfall_alt(shown)
    assert f"× asset {points(shown.gap.simple)}" in said
    assert said.endswith(f"token {points(shown.gap.token)}.")
    for _, value, _ in causes.cost_causes(shown.gap):
        assert points(value) in said


@pytest.mark.parametrize("chosen", [{"split": True}, {"costs": False}])
def test_a_waterfall_in_words_names_the_bars_that_are_drawn_and_no_others(
    chosen: dict[str, Any],
) -> None:
    shown = bundled_comparison(**chosen, **CRISIS)
    axis = waterfall(shown).to_dict()["layout"]["yaxis"]
    drawn = [row.partition("<br>")[0].lower() for row in axis["ticktext"]]
    said = causes.waterfall_alt(shown).lower()
    named = ["compounding effect", "trend gain", "volatility drag", "financing", "management fee"]
    assert [name for name in named if name in said] == [name for name in named if name in drawn]


# ------------------------------------------------------------ labels and badges


def test_the_closed_drawer_says_what_is_in_force() -> None:
    assert costs_label(Settings()).endswith("0.95% fee, bill rate + 0.5%, 5 bp trading")
    own = costs_label(Settings(rate=-0.25, fee=0.0, spread=1.0, trading=2.5))
    assert own.endswith("0% fee, −0.25% + 1%, 2.5 bp trading")
    assert costs_label(Settings(costs=False)).endswith("no costs")


def test_the_amount_becomes_what_the_returns_make_of_it() -> None:
    shown = made_up([100.0, 110.0], leverage=2.0, costs=False, amount=500.0)
    assert words.money_result(shown) == (
        r"\$500 in the token became **\$600.00**; in the asset it became **\$550.00**."
    )


@pytest.mark.parametrize(
    ("chosen", "is_said"),
    [
        ({}, True),
        ({"end": date(2018, 11, 30)}, False),
        ({"rate": 2.0}, False),
        ({"costs": False}, False),
        ({"leverage": 1.0}, False),
    ],
)
def test_an_assumed_rate_is_said_only_where_it_changes_something(
    chosen: dict[str, Any],
    is_said: bool,  # noqa: FBT001  pytest passes it by name
) -> None:
    shown = bundled_comparison(**chosen)
    assert (badges.assumed_rate(shown.settings, shown.last, bundled_curve()) is not None) is is_said


def test_every_setting_has_a_name_a_reader_understands() -> None:
    assert set(problems.KEY_NAMES) == set(vars(Settings()))


@pytest.mark.parametrize("count", [1, 2, 3, 14])
def test_a_notice_names_everything_that_was_not_understood(count: int) -> None:
    keys = list(problems.KEY_NAMES)[:count]
    said = problems.ignored_keys(keys)
    assert all(problems.KEY_NAMES[key] in said for key in keys)
    assert said.count(".") == 1


# ------------------------------------------------------------ text from outside


@pytest.mark.parametrize("name", HOSTILE)
def test_an_asset_s_name_obeys_nothing_in_markdown(name: str) -> None:
    shown = made_up([100.0, 120.0, 90.0], name=name)
    texts = [
        words.title(shown.settings, name),
        words.answer(shown),
        *notices(shown),
        *(row[0] for row in words.four_numbers(shown, name)),
        problems.no_prices_title(name),
        problems.nothing_found(name),
        problems.match_label(name, name, name),
        problems.shortened(name, date(2000, 1, 1), date(2001, 1, 1)),
        problems.outside(name, date(2000, 1, 1), date(2001, 1, 1)),
    ]
    assert all(name not in text for text in texts)
    assert for_markdown(name) in texts[0]


@given(st.text())
def test_text_made_harmless_for_markdown_reads_the_same(text: str) -> None:
    harmless = for_markdown(text)
    shown = re.sub(r"\\(.)", r"\1", harmless)
    assert shown.replace("\u2060", "") == " ".join(text.split()).replace("\u2060", "")
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_\[\]()<>$:|#!~]", harmless)
    assert "\n" not in harmless


@pytest.mark.parametrize("text", ["www.example.org", "http://example.org", "a@b.org", ":smile:"])
def test_plain_words_that_would_become_links_or_emoji_are_broken_by_a_joiner(text: str) -> None:
    assert "\u2060" in for_markdown(text)


@given(st.text())
def test_text_made_harmless_for_a_chart_has_no_tags(text: str) -> None:
    harmless = for_chart(text)
    assert "<" not in harmless
    assert ">" not in harmless
    assert not re.search(r"&(?!amp;|lt;|gt;)", harmless)
