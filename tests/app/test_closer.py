"""The closer look of Compare: the gap by day, luck, break-even, each exact and each in words."""

from __future__ import annotations

import io
import math
import re
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lev_core import PriceHistory, break_even_returns, daily_drag, gross_value, luck, simulate_token
from lev_core.market import bundled
from lev_ui import compare_tables as tables
from lev_ui.charts.calendar import gap_calendar
from lev_ui.charts.windows import column_edges, window_columns
from lev_ui.closer import PARTS, Closer
from lev_ui.closer.break_even import BreakEven
from lev_ui.closer.luck import Ranking
from lev_ui.comparison import Comparison, compare
from lev_ui.settings import Settings
from lev_ui.theme import MINUS, points
from lev_ui.words import break_even, gap_days, windows
from tests.app.samples import CRISIS, DOT_COM, LONG_RISE, UNREADABLE, bundled_comparison, made_up

OPENED = frozenset(PARTS)
MOVES = st.lists(st.floats(-0.3, 0.3), min_size=2, max_size=80)
MULTIPLE = st.sampled_from([3.0, 2.0, 1.0, 0.5, 0.0, -1.0, -3.0])


def closer(shown: Comparison, whole: PriceHistory | None = None) -> Closer:
    """Look closer at a comparison, all of it open."""
    return Closer(shown, whole or shown.prices, OPENED)


def look(**chosen: Any) -> Closer:  # noqa: ANN401  a value for any setting
    """Look closer at bundled prices."""
    shown = bundled_comparison(**chosen)
    return closer(shown, bundled(shown.settings.asset))


def walked(moves: list[float], **chosen: Any) -> Comparison:  # noqa: ANN401  as above
    """Return what the page shows for made-up moves, one after the other."""
    return made_up([100.0, *(100.0 * np.cumprod(1.0 + np.array(moves)))], **chosen)


def words_of(found: Closer) -> list[str]:
    """Return all that the drawers say."""
    said = [gap_days.calendar_says(found.days), gap_days.how_counted(found.days)]
    said += [gap_days.swings_title(found.days), gap_days.swings_say(found.days)]
    said += [tables.swings_table(found.days)]
    if found.days.is_drawn:
        said += [gap_days.calendar_title(found.days), gap_days.calendar_alt(found.days)]
    said.append(windows.luck_says(found.ranking))
    if isinstance(found.ranking, Ranking) and found.ranking.is_enough:
        said += [windows.histogram_title(found.ranking), windows.histogram_alt(found.ranking)]
        said += windows.cautions(found.ranking)
    return [*said, break_even.break_even_says(found.break_even, found.shown)]


# ------------------------------------------------------------ the calendar


@given(MOVES, MULTIPLE, st.booleans())
def test_months_years_and_days_each_add_up_to_the_gap(
    moves: list[float],
    leverage: float,
    costs: bool,  # noqa: FBT001  hypothesis passes it
) -> None:
    shown = walked(moves, leverage=leverage, costs=costs, creation=0.1 if costs else 0.0)
    days = closer(shown).days
    scale = 1e-12 * len(moves) * max(1.0, *shown.token.arrays.nav, *np.abs(shown.simple))
    assert sum(month.share for month in days.months) == pytest.approx(shown.gap.gap, abs=scale)
    assert sum(days.years.values()) == pytest.approx(shown.gap.gap, abs=scale)
    assert tables.days_table(days)["share of the gap"].sum() == pytest.approx(
        100.0 * shown.gap.gap, abs=100.0 * scale
    )
    table = tables.months_table(days)
    assert table["whole year"].sum() == pytest.approx(100.0 * shown.gap.gap, abs=100.0 * scale)
    assert table.drop(columns="whole year").sum(axis="columns").to_numpy() == pytest.approx(
        table["whole year"].to_numpy(), abs=100.0 * scale
    )


@given(MOVES, MULTIPLE)
def test_the_swings_of_all_days_are_what_parts_the_token_from_the_power_of_the_asset(
    moves: list[float], leverage: float
) -> None:
    shown = walked(moves, leverage=leverage, costs=False)
    drags = closer(shown).days.drags
    if shown.token.wiped_out_on is not None:
        assert drags.min() == -math.inf
        return
    apart = math.log(gross_value(shown.token)) - leverage * math.log1p(shown.asset_return)
    assert drags.sum() == pytest.approx(apart, abs=1e-9)


@pytest.mark.parametrize("chosen", [{}, CRISIS, {**DOT_COM, "leverage": 2.0}], ids=str)
def test_the_calendar_draws_each_month_once_where_it_belongs(chosen: dict[str, Any]) -> None:
    days = look(**chosen).days
    spec = gap_calendar(days).to_dict()
    (fields,) = spec["data"]
    rows = {round(base + 0.45) for base in fields["base"]}
    assert len(rows) == len(days.years)
    dates = pd.DatetimeIndex(days.gaps.index)
    assert len(fields["x"]) == len({(day.year, day.month) for day in dates})
    told = [
        float(text.split(": ")[1].split()[0].replace(MINUS, "-").replace(",", ""))
        for text in fields["hovertext"]
    ]
    assert sum(told) == pytest.approx(100.0 * days.shown.gap.gap, abs=0.05 * len(told))
    for text, share, shape in zip(
        fields["hovertext"], days.months, fields["marker"]["pattern"]["shape"], strict=True
    ):
        assert text.endswith(f": {points(share.share)} points")
        assert (shape == "") == (share.share >= 0.0), "never colour alone"
    totals = spec["layout"]["yaxis"]["ticktext"]
    assert totals == [f"{year}  <b>{points(share)}</b>" for year, share in days.years.items()]


@pytest.mark.parametrize("leverage", [3.0, -2.0, 0.5])
def test_the_ten_days_are_the_core_s_with_what_happened_on_each(leverage: float) -> None:
    days = look(**CRISIS, leverage=leverage).days
    prices = bundled("^IXIC").between("2007-10-01", "2013-12-31")
    drags = daily_drag(prices, leverage)
    wanted = drags.nlargest(10) if leverage == 0.5 else drags.nsmallest(10)
    table = tables.swings_table(days).splitlines()[2:]
    assert len(table) == 10
    for line, (day, drag) in zip(table, wanted.items(), strict=True):
        when, asset, token, cost = (cell.strip() for cell in line.strip("|").split("|"))
        at = pd.Timestamp(str(day))
        move = float(prices.close.pct_change().loc[at])
        assert when == f"{at.day} {at:%b %Y}"
        assert asset == f"{100 * move:+.1f}%".replace("-", MINUS)
        assert token == f"{100 * leverage * move:+.1f}%".replace("-", MINUS)
        assert cost == f"{100 * drag:+.2f}".replace("-", MINUS)
    said = gap_days.swings_say(days)
    total = 100.0 * abs(float(drags.sum()))
    assert f"of the **{total:.{1 if total >= 10.0 else 2}f}** log points" in said
    assert ("gave" in said) == (leverage == 0.5)


def test_one_move_is_told_as_one() -> None:
    days = look(start=date(2010, 1, 4), end=date(2010, 1, 5)).days
    drag = 100.0 * abs(float(days.drags.iloc[0]))
    told = f"There is one move here, and it took **{drag:.2f}** log points"
    assert gap_days.swings_say(days).startswith(told)


def test_windows_of_one_step_do_not_overlap() -> None:
    ranking = look(start=date(2010, 1, 4), end=date(2010, 1, 5)).ranking
    assert isinstance(ranking, Ranking)
    assert not any("overlap" in caution for caution in windows.cautions(ranking))


def test_a_wipe_out_is_told_in_the_calendar_and_among_the_days() -> None:
    days = look(**DOT_COM, leverage=5.0).days
    assert "all of it" in tables.swings_table(days).splitlines()[2]
    assert "took everything" in gap_days.swings_say(days)
    assert "After the wipe-out on 29 Sep 2000" in gap_days.how_counted(days)


def test_where_there_is_no_calendar_worth_drawing_a_sentence_says_why() -> None:
    two = closer(made_up([100.0, 110.0]))
    assert gap_days.calendar_says(two.days).startswith("There are two prices here, so the gap of")
    still = closer(made_up([100.0] * 60, costs=False))
    assert "never apart" in gap_days.calendar_says(still.days)
    assert gap_days.swings_say(still.days) == (
        "The asset did not move, so no swing of a day cost anything."
    )
    at_once = closer(made_up([1.0, 2.0, 1.0], leverage=1.0))
    assert "changes nothing" in gap_days.swings_say(at_once.days)
    month = closer(made_up([100.0, 110.0, 99.0]))
    assert "end in Jan 2015" in gap_days.calendar_says(month.days)
    assert not any(part.days.is_drawn for part in (two, still, month))


# ------------------------------------------------------------ luck


def by_hand(prices: PriceHistory, leverage: float, shown: Comparison) -> list[float]:
    """Return the gap of every window, each from a token of its own that starts on its first day."""
    length, found = len(shown.prices) - 1, []
    for start in range(len(prices) - length):
        dates = prices.index[[start, start + length]]
        part = prices.between(*dates)
        made = simulate_token(part, leverage, costs=shown.token.costs).total_return
        found.append(made - leverage * part.total_return)
    return found


@pytest.mark.parametrize("leverage", [3.0, -1.0])
def test_the_rank_is_that_among_windows_computed_one_by_one(leverage: float) -> None:
    whole = bundled("^IXIC").between("2008-01-02", "2010-12-31")
    settings = Settings(leverage=leverage, start=date(2009, 3, 9), end=date(2009, 5, 29))
    shown = compare(whole.between("2009-03-09", "2009-05-29"), settings, "it")
    ranking = closer(shown, whole).ranking
    assert isinstance(ranking, Ranking)
    gaps = np.array(by_hand(whole, leverage, shown))
    np.testing.assert_allclose(ranking.gaps, gaps, atol=1e-9)
    worse = (gaps < shown.gap.gap - 1e-9).sum() / (len(gaps) - 1)
    assert ranking.found.better_than == pytest.approx(worse)
    assert f"{len(gaps):,} windows" in windows.luck_says(ranking)
    assert f"**{100 * worse:.1f}%**" in windows.luck_says(ranking)
    assert f"**{points(shown.gap.gap)} points**" in windows.luck_says(ranking)
    assert "not independent" in windows.cautions(ranking)[0]


def test_the_columns_count_every_window_and_mark_the_one_shown() -> None:
    ranking = look(**CRISIS).ranking
    assert isinstance(ranking, Ranking)
    spec = window_columns(ranking).to_dict()
    assert sum(spec["data"][0]["y"]) == ranking.found.windows == len(ranking.gaps)
    zero, line = spec["layout"]["shapes"]
    assert zero["x0"] == zero["x1"] == 0.0
    assert line["x0"] == line["x1"] == pytest.approx(100.0 * ranking.found.gap)
    low, high = spec["layout"]["xaxis"]["range"]
    assert low <= line["x0"] <= high
    colours = spec["data"][0]["marker"]
    middles = np.array(spec["data"][0]["x"])
    assert [shape == "" for shape in colours["pattern"]["shape"]] == (middles >= 0.0).tolist()


@given(st.lists(st.floats(-9.0, 99.0), min_size=10, max_size=60), st.data())
def test_columns_hold_the_window_shown_and_never_straddle_zero(
    gaps: list[float], data: st.DataObject
) -> None:
    own = data.draw(st.sampled_from(gaps))
    edges = column_edges(np.array(gaps), own)
    assert edges[0] <= own + 1e-9
    assert own <= edges[-1] + 1e-9
    assert 2 <= len(edges) <= 50
    assert not ((edges[:-1] < -1e-9) & (edges[1:] > 1e-9)).any()


def test_the_whole_history_has_nothing_to_be_ranked_among() -> None:
    assert windows.luck_says(look().ranking) == (
        "These days are all there are, so no other window is as long. A shorter time can be ranked."
    )


def test_a_window_longer_than_half_of_the_history_is_not_ranked() -> None:
    said = windows.luck_says(look(start=date(2001, 1, 2)).ranking)
    assert said.startswith("This window is longer than half of the history")


def test_too_few_windows_are_not_ranked() -> None:
    closes = [100.0, 101.0, 100.0, 102.0, 101.0, 103.0]
    whole = made_up(closes)
    part = compare(whole.prices.between("2015-01-05", "2015-01-06"), whole.settings, "it")
    assert windows.luck_says(closer(part, whole.prices).ranking) == (
        "There are 5 windows of this length: too few to say what is usual."
    )


def test_a_margin_position_has_no_windows_of_others() -> None:
    assert windows.luck_says(look(**CRISIS, rule="never:0.05").ranking) == windows.OWN_POSITION


def test_after_a_wipe_out_windows_are_counted_from_there_and_that_is_said() -> None:
    found = look(asset="AAPL", start=date(2004, 1, 5), end=date(2006, 12, 29)).ranking
    assert isinstance(found, Ranking)
    assert found.since == pd.Timestamp("2000-09-29")
    assert any("from 29 Sep 2000 on" in said for said in windows.cautions(found))
    again = luck(found.always, "2004-01-05", "2006-12-29")
    assert again == found.found


def test_a_rule_that_remembers_is_said_to() -> None:
    found = look(rule="band:2:4", start=date(2005, 1, 5), end=date(2008, 12, 29))
    assert isinstance(found.ranking, Ranking)
    said = windows.cautions(found.ranking)[-1]
    assert said.startswith("**The rule remembers.**")
    assert points(found.ranking.found.gap) in said
    assert points(found.shown.gap.gap) in said


def test_windows_begin_where_the_rate_is_known() -> None:
    days = pd.bdate_range("1925-01-01", "1930-12-31")
    closes = 100.0 * np.exp(np.cumsum(0.01 * np.sin(np.arange(len(days)))))
    whole = PriceHistory(pd.Series(closes, index=days), symbol="X")
    shown = compare(whole.between("1928-01-03", "1929-12-31"), Settings(), "it")
    ranking = closer(shown, whole).ranking
    assert isinstance(ranking, Ranking)
    known_from = shown.token.costs.financing.rate.index[0]  # type: ignore[union-attr]  # the bill rate
    assert whole.index[0] < known_from <= ranking.since


# ------------------------------------------------------------ break-even


def a_year_at(volatility: float, end: float) -> Comparison:
    """Return a 2x token on an asset of this volatility over one year that ends at this return."""
    moves = np.where(np.arange(365) % 2, 1.0, -1.0)
    moves[-1] = 0.0
    logs = moves - moves.mean() + math.log1p(end) / 365.0
    for _ in range(60):  # the trend changes nothing of the deviation, so this settles at once
        logs = (logs - logs.mean()) * volatility / (np.std(logs, ddof=1) * math.sqrt(365.0))
        logs += math.log1p(end) / 365.0
    days = pd.date_range("2015-01-01", periods=366)
    close = pd.Series(100.0 * np.exp(np.concatenate(([0.0], np.cumsum(logs)))), index=days)
    prices = PriceHistory(close, symbol="X")
    return compare(prices, Settings(leverage=2.0, costs=False), "Example")


@pytest.mark.parametrize(("end", "is_beyond"), [(0.1, False), (0.5, True), (-0.3, True)])
def test_the_break_evens_of_a_year_at_25_per_cent_are_the_published_ones(
    end: float,
    is_beyond: bool,  # noqa: FBT001  pytest passes it by name
) -> None:
    found = closer(a_year_at(0.25, end)).break_even
    assert isinstance(found, BreakEven)
    assert found.low == pytest.approx(-0.1975, abs=5e-5)
    assert found.high == pytest.approx(0.3265, abs=5e-5)
    assert (found.is_beyond, found.came_true) == (is_beyond, True)
    said = break_even.break_even_says(found, found.shown)
    assert "25.0% a year, over one year" in said
    assert "falls more than **19.8%** or rises more than **32.7%**" in said
    assert f"{'far' if is_beyond else 'not far'} enough" in said


def test_where_the_theory_is_not_borne_out_that_is_said() -> None:
    found = look(asset="^IXIC", start=date(2008, 9, 1), end=date(2008, 11, 28)).break_even
    assert isinstance(found, BreakEven)
    odd = replace(found, effect=-found.effect)
    assert "yet the daily reset made" in break_even.break_even_says(odd, odd.shown)


@pytest.mark.parametrize(
    ("closes", "leverage", "said"),
    [
        ([100.0, 110.0, 90.0], 0.5, "Between 0x and 1x there is no break-even"),
        ([100.0, 110.0, 90.0], 1.0, "A reset to 1x changes nothing"),
        ([100.0, 110.0], 3.0, "There are two prices here"),
        ([100.0] * 9, 3.0, "The asset never moved"),
        ([100.0, 110.0, 121.0], 3.0, "The asset went at one pace"),
    ],
)
def test_where_there_is_no_break_even_a_sentence_says_why(
    closes: list[float], leverage: float, said: str
) -> None:
    found = closer(made_up(closes, leverage=leverage))
    told = break_even.break_even_says(found.break_even, found.shown)
    assert told.startswith(said)
    assert told.endswith(".")


def test_swings_beyond_all_numbers_are_a_sentence_too() -> None:
    moves = [100.0, 1e9] * 400
    told = closer(made_up(moves, leverage=5.0))
    assert "further than numbers" in break_even.break_even_says(told.break_even, told.shown)


# ------------------------------------------------------------ what is said


@pytest.mark.parametrize("leverage", [3.0, 0.5, 1.0, 0.0, -1.0, -5.0])
@pytest.mark.parametrize("chosen", [{}, CRISIS, DOT_COM, LONG_RISE], ids=["whole", "a", "b", "c"])
def test_no_sentence_holds_what_no_reader_should_meet(
    chosen: dict[str, Any], leverage: float
) -> None:
    found = look(**chosen, leverage=leverage)
    assert [said for said in words_of(found) if UNREADABLE.search(said)] == []


@given(MOVES, MULTIPLE)
def test_whatever_the_prices_every_drawer_has_something_to_say(
    moves: list[float], leverage: float
) -> None:
    found = closer(walked(moves, leverage=leverage))
    for said in words_of(found):
        assert said.strip()
        assert not re.search(r"\bnan\b|\binf\b", said)


def test_files_hold_every_day_and_every_window_in_full() -> None:
    found = look(**CRISIS)
    assert isinstance(found.ranking, Ranking)
    days = pd.read_csv(io.BytesIO(tables.days_csv(found.days)), encoding="utf-8-sig", index_col=0)
    assert days["share of the gap"].sum() == pytest.approx(100.0 * found.shown.gap.gap)
    assert days["cost of the swing"].sum() == pytest.approx(100.0 * found.days.drags.sum())
    every = pd.read_csv(
        io.BytesIO(tables.windows_csv(found.ranking)), encoding="utf-8-sig", index_col=0
    )
    assert len(every) == found.ranking.found.windows
    assert every.loc["2007-10-01", "gap"] == pytest.approx(100.0 * found.shown.gap.gap)


def test_the_break_evens_are_the_core_s() -> None:
    found = look(**CRISIS).break_even
    assert isinstance(found, BreakEven)
    assert (found.low, found.high) == break_even_returns(
        found.volatility, 3.0, found.shown.prices.years
    )
