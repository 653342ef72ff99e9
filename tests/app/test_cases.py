"""Real cases: one table of facts, and cards that claim what it and the model say."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from urllib.parse import parse_qs

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lev_core import (
    Emergency,
    LeverageError,
    PriceHistory,
    both_orders,
    simulate_token,
    theoretical_return,
)
from lev_ui import sources
from lev_ui.address import parse, write
from lev_ui.settings import CASE_NAMES, PAGE_KEYS
from lev_ui.tracked.cards import CARDS, Card
from lev_ui.tracked.cases import CASES, FIRST, LAST
from lev_ui.tracked.modelled import (
    a_day_of_both,
    at_its_farthest,
    half_in_each,
    implied_move,
    in_one_day,
    other_of_the_pair,
    swings_that_explain,
    takes_everything,
    with_the_brake,
)
from lev_ui.words import case_cards as words
from lev_ui.words import real_cases
from tests.app.samples import unreadable
from tests.app.session import figure, said, visit_page

open_page = partial(visit_page, "cases")
BY_ID = {case.id: case for case in CASES}
CARD = list(CARDS.values())


def texts(card: Card) -> dict[str, str]:
    """Return everything a card says, by where it stands."""
    return {
        "title": words.title(card),
        "when": words.when(card),
        "table": words.table(card).replace(":--", "").replace("--:", ""),
        "why": words.why(card),
        "model": words.model(card),
        "source": words.source(card),
        "link": words.link_label(card),
    }


def two_days(close: float, high: float = 1.0, low: float = 1.0) -> PriceHistory:
    """Return an asset that goes from 1 to a close within a day, with a high and a low."""
    days = pd.date_range("2020-01-01", periods=2)

    def column(value: float) -> pd.Series:
        return pd.Series([1.0, value], index=days)

    return PriceHistory(
        column(close),
        open=column(1.0),
        high=column(max(high, close, 1.0)),
        low=column(min(low, close, 1.0)),
    )


# ------------------------------------------------------------ the facts


def test_the_facts_are_those_on_record() -> None:
    facts = {case.id: (case.leverage, case.asset_return, case.real_return) for case in CASES}
    assert facts == {
        "oil-2x": (2.0, 0.02, -0.06),
        "oil-2s": (-2.0, 0.02, -0.26),
        "banks-3x": (3.0, 0.08, -0.53),
        "banks-3s": (-3.0, 0.08, -0.90),
        "oil-3x-day": (3.0, -0.330, -0.990),
        "gush": (3.0, -0.369, -0.81),
        "ftx-bull": (3.0, -0.372, -0.848),
        "amd-3s": (-3.0, 0.237, -1.0),
        "xiv": (-1.0, None, -0.9635),
        "labu": (3.0, None, -0.97),
        "labd": (-3.0, None, -0.97),
    }
    assert BY_ID["amd-3s"].inside == 0.37
    assert (FIRST.isoformat(), LAST.isoformat()) == ("2008-12-01", "2009-04-30")


def test_every_case_stands_on_exactly_one_card_and_every_card_can_be_named_in_a_link() -> None:
    told = [case.id for card in CARD for case in card.cases]
    assert sorted(told) == sorted(BY_ID)
    assert tuple(CARDS) == CASE_NAMES == tuple(words.SAYS)


def test_what_is_not_on_record_is_never_computed_with() -> None:
    with pytest.raises(LeverageError, match="not on record"):
        _ = BY_ID["xiv"].multiple
    assert real_cases.lost(BY_ID["labu"]) == "−97% or worse"
    assert real_cases.result(BY_ID["xiv"].real_return) == "−96.35%"


# ------------------------------------------------------------ what the model says


@pytest.mark.parametrize("card", CARD, ids=list(CARDS))
def test_every_card_can_be_read_and_says_who_says_so(card: Card) -> None:
    assert unreadable(texts(card)) == {}
    assert words.source(card).startswith(("Source: ", "No document is named"))
    for case in card.cases:
        assert real_cases.result(case.real_return) in words.table(card)
        assert real_cases.result(case.real_return) in words.title(card)


@given(st.floats(-0.5, 1.0), st.floats(0.05, 1.2), st.sampled_from([-3.0, -2.0, 2.0, 3.0]))
def test_the_swings_that_explain_a_result_make_it(
    asset_return: float, swings: float, leverage: float
) -> None:
    made = theoretical_return(asset_return, swings, leverage, 0.5)
    assert swings_that_explain(asset_return, float(made), leverage, 0.5) == pytest.approx(swings)


def test_no_swings_explain_more_than_a_straight_road_makes() -> None:
    with pytest.raises(LeverageError, match="No swings explain"):
        swings_that_explain(0.1, 0.5, 2.0, 1.0)


@pytest.mark.parametrize(("card", "near"), [("oil", 0.04), ("banks", 0.02)])
def test_the_swings_behind_one_fund_come_near_the_other(card: str, near: float) -> None:
    first, second = CARDS[card].cases
    swings, made = other_of_the_pair(first, second)
    assert made == pytest.approx(second.real_return, abs=near)
    assert f"{100.0 * swings:.0f}% a year" in words.model(CARDS[card])


def test_three_times_the_oil_s_day_leaves_one_percent() -> None:
    case = BY_ID["oil-3x-day"]
    assert in_one_day(case) == pytest.approx(0.01)
    token = simulate_token(two_days(0.67), 3.0)
    assert token.total_return == pytest.approx(case.real_return)
    assert "makes −99.0%" in words.model(CARDS["oil-day"])


def test_amd_is_gone_inside_the_day_and_not_by_its_close() -> None:
    case = BY_ID["amd-3s"]
    assert in_one_day(case) == pytest.approx(0.289)
    assert at_its_farthest(case) == 0.0
    found = both_orders(two_days(1.237, high=1.37), -3.0)
    assert found.low_first.wiped_out_on is not None
    assert found.high_first.wiped_out_on is not None
    assert "−71.1%" in words.model(CARDS["amd"])
    assert "+37%" in words.when(CARDS["amd"])


def test_bull_without_its_rule_is_gone_and_with_it_is_not() -> None:
    case = BY_ID["ftx-bull"]
    assert in_one_day(case) == 0.0
    found = both_orders(two_days(0.628, low=0.628), 3.0, policy=Emergency())
    assert with_the_brake(case) == pytest.approx(found.low_first.final_value)
    assert with_the_brake(case) == pytest.approx(found.high_first.final_value)
    assert "−79.8%" in words.model(CARDS["bull"])
    assert "not on record" in words.model(CARDS["bull"])


def test_gush_would_be_wiped_out_by_the_model_and_the_card_says_so() -> None:
    assert in_one_day(BY_ID["gush"]) == 0.0
    assert BY_ID["gush"].multiple < -1.0
    assert "wiped out" in words.model(CARDS["gush"])


@given(st.floats(0.5, 3.0), st.floats(-0.3, 0.3).filter(lambda move: abs(move) > 1e-6))
def test_of_a_pair_s_two_results_the_product_always_shrinks(leverage: float, move: float) -> None:
    long, short = a_day_of_both(leverage, move)
    assert long * short == pytest.approx(1.0 - (leverage * move) ** 2)
    assert long * short < 1.0
    assert a_day_of_both(leverage, -move) == pytest.approx((short, long))


def test_half_in_each_of_two_that_lost_97_percent_lost_97_percent() -> None:
    assert half_in_each(*CARDS["biotech"].cases) == pytest.approx(-0.97)
    assert implied_move(BY_ID["xiv"]) == pytest.approx(0.9635)
    assert takes_everything(3.0) == pytest.approx(-1.0 / 3.0)


@pytest.mark.parametrize("card", CARD, ids=list(CARDS))
def test_no_result_is_typed_into_a_card(card: Card, monkeypatch: pytest.MonkeyPatch) -> None:
    before = texts(card)
    others = tuple(_other(case) for case in card.cases)
    monkeypatch.setattr(Card, "cases", property(lambda _: others))
    after = texts(card)
    for where in ("title", "table", "model"):
        assert before[where] != after[where], where
    old = {real_cases.result(case.real_return) for case in BY_ID.values()}
    assert not any(f" {text}" in after["title"] for text in old)


def _other(case: object) -> object:
    assert isinstance(case, type(CASES[0]))
    known = case.asset_return
    return replace(
        case,
        leverage=case.leverage + (1.0 if case.leverage > 0.0 else -1.0),
        real_return=round(0.5 * case.real_return - 0.0123, 4),
        asset_return=None if known is None else round(1.1 * known, 4),
    )


# ------------------------------------------------------------ the page


def test_all_cards_stand_below_the_picture_and_nothing_is_asked_of_the_network() -> None:
    app = open_page()
    assert not app.exception
    assert not app.warning
    assert app.title[0].value == words.TITLE
    assert len(figure(app, "on_record")["data"]) == 3
    told = "\n".join(said(app))
    for card in CARD:
        assert words.title(card) in told
    assert f"Each of the {len(CARDS)} cards" in told


@pytest.mark.parametrize("name", CASE_NAMES)
def test_a_card_has_a_link_of_its_own(name: str) -> None:
    app = open_page(case=name)
    assert not app.exception
    told = "\n".join(said(app))
    shown = [card.id for card in CARD if words.title(card) in told]
    assert shown == [name]
    real = figure(app, "on_record")["data"][2]
    assert len(real["x"]) == len(CARDS[name].cases)


def test_a_card_nobody_knows_gives_all_of_them_and_a_notice() -> None:
    app = open_page(case="<script>")
    assert not app.exception
    assert "the real case" in app.info[0].value
    assert all(words.title(card) in "\n".join(said(app)) for card in CARD)


@pytest.mark.parametrize("card", CARD, ids=list(CARDS))
def test_a_card_leads_on_to_a_page_that_has_the_prices(card: Card) -> None:
    settings, ignored = parse(write(card.settings, card.page), card.page)
    assert not ignored
    assert all(
        getattr(settings, key) == getattr(card.settings, key) for key in PAGE_KEYS[card.page]
    )
    prices = sources.find(settings.asset, "bundled").prices
    window, beyond, outside = sources.window(prices, settings.start, settings.end)
    assert len(window) > 50
    assert not beyond
    assert not outside


def test_the_links_of_a_card_carry_its_settings() -> None:
    app = open_page(case="banks")
    links = {str(link.proto.label): link.proto for link in app.get("page_link")}
    onward = links[words.link_label(CARDS["banks"])]
    query = parse_qs(onward.query_string)
    assert (query["asset"], query["leverage"]) == (["JPM"], ["3"])
    assert words.ALL_CASES in links
