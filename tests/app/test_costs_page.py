"""What it costs: numbers of the library, sentences that hold for any costs, and every control."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from lev_core import (
    PRODUCTS,
    Funded,
    PerpetualFunding,
    PriceHistory,
    drag_of_daily_fee,
    gross_value,
    itemised_charges,
    simulate_token,
    yearly_costs,
)
from lev_core.market import bundled
from lev_ui import expense_tables
from lev_ui.address import write
from lev_ui.charts.expense import cost_bars, cost_years, impact_by_size
from lev_ui.costs import Curve, costs_of
from lev_ui.expense import Expense, expense
from lev_ui.product_costs import product_costs
from lev_ui.settings import DEFAULTS, Settings
from lev_ui.theme import money
from lev_ui.words import expense as words
from lev_ui.words import expense_parts as parts
from lev_ui.words import expense_reasons as reasons
from lev_ui.words.cost_choices import costs_label
from tests.app.samples import UNREADABLE, made_up
from tests.app.session import control, decoded, metrics, said, visit_page

visit = partial(visit_page, "costs")
SAYS = (
    words.title,
    words.answer,
    words.bars_title,
    words.bars_alt,
    reasons.at_the_end,
    reasons.what_it_is,
    reasons.paid_and_lost,
    words.years_title,
    words.years_alt,
    parts.lens,
    parts.trading,
    parts.size,
    parts.size_title,
    parts.size_alt,
    expense_tables.items_table,
    expense_tables.lens_table,
)
EVERYTHING: dict[str, Any] = {
    "per": "day",
    "fee": 0.03,
    "financing": "funding",
    "funding": 12.0,
    "passive": 50.0,
    "maker": 1.0,
    "gas": 20.0,
    "impact": 1.0,
    "market": 1e9,
    "size": 1e7,
    "creation": 0.1,
    "redemption": 0.1,
}


def run(prices: PriceHistory | None = None, **chosen: Any) -> Expense:  # noqa: ANN401  any setting
    """Return what the page shows for the Nasdaq, or for these prices."""
    return expense(prices or bundled("^IXIC"), Settings(**chosen), "the Nasdaq Composite")


# ------------------------------------------------------------ the numbers


def test_the_page_opens_on_the_numbers_of_the_library() -> None:
    prices = bundled("^IXIC")
    token = simulate_token(prices, 3.0, costs=costs_of(DEFAULTS, prices))
    yearly, paid = yearly_costs(token), itemised_charges(token).sum()
    app = visit()
    assert not app.exception
    assert metrics(app) == [
        "0.95%",
        f"{100.0 * float(yearly.sum()):.2f}%",
        money(1000.0 * float(paid.sum()), "USD"),
        money(1000.0 * token.final_value, "USD"),
    ]
    largest = str(paid.idxmax())
    answer = next(text for text in said(app) if text.startswith("Its stated fee is"))
    assert words.NAMES[largest].lower() in answer.lower()
    assert money(1000.0 * float(paid.max()), "USD").replace("$", r"\$") in answer


def test_the_items_sum_to_what_was_paid_and_to_what_it_changed() -> None:
    shown = run(**EVERYTHING)
    token = shown.token
    assert shown.paid == pytest.approx(float(token.charges.to_numpy().sum()), rel=1e-12)
    changed = sum(item.effect for item in shown.items)
    assert changed == pytest.approx(token.final_value - gross_value(token), rel=1e-9)
    names = {item.name for item in shown.items}
    assert names == {
        "management_fee",
        "funding",
        "trading_fee",
        "impact",
        "rebalance_cost",
        "creation_fee",
        "redemption_fee",
    }


def test_the_costs_are_ranked_by_the_money_they_took() -> None:
    paid = [item.paid for item in run(**EVERYTHING).items]
    assert paid == sorted(paid, reverse=True)


def test_halving_and_doubling_the_fee_are_runs_of_the_model() -> None:
    shown = run()
    half, now, double = shown.trading
    prices = bundled("^IXIC")
    for fee, found in ((2.5, half), (5.0, now), (10.0, double)):
        costs = costs_of(Settings(trading=fee), prices)
        assert found is not None
        assert found.value == pytest.approx(simulate_token(prices, 3.0, costs=costs).final_value)
    values = [found.value for found in (half, now, double) if found is not None]
    assert values == sorted(values, reverse=True)


def test_impact_grows_with_the_size_of_the_fund() -> None:
    shown = run(impact=1.0)
    yearly = [sized.yearly for sized in shown.by_size]
    assert yearly == sorted(yearly)
    first, fourth = shown.by_size[0], shown.by_size[3]
    ratio = (fourth.share / first.share) ** 0.5
    assert fourth.yearly / first.yearly == pytest.approx(ratio, rel=0.02)


def test_the_lens_is_the_published_one() -> None:
    taken = [row[1] for row in parts.lens_rows(run())]
    assert taken == ["3.6%", "10.4%", "16.7%", "30.6%", "66.6%"]
    assert drag_of_daily_fee(0.0003) == pytest.approx(0.104, abs=5e-4)


# ------------------------------------------------------------ costs of every kind


def test_a_fee_per_day_is_charged_365_times_a_year() -> None:
    costs = costs_of(Settings(fee=0.03, per="day"), bundled("^IXIC"))
    assert costs.management_fee == pytest.approx(0.1095)


def test_futures_pay_funding_on_all_of_the_exposure_and_no_rate() -> None:
    costs = costs_of(Settings(financing="funding", funding=12.0), bundled("^IXIC"))
    assert isinstance(costs.financing, PerpetualFunding)
    assert costs.financing.rate == pytest.approx(0.12)
    assert yearly_costs(simulate_token(bundled("^IXIC"), 3.0, costs=costs))[
        "funding"
    ] == pytest.approx(0.36, rel=1e-9)


def test_a_rate_of_the_reader_s_own_is_the_one_paid() -> None:
    days = pd.DatetimeIndex(["1990-01-01", "2010-01-04"])
    curve = Curve(pd.Series([0.02, 0.08], index=days), "your own rate", days[-1])
    prices = bundled("^IXIC")
    costs = costs_of(Settings(rate="file", spread=0.0), prices, curve)
    assert isinstance(costs.financing, Funded)
    assert set(costs.financing.rates(prices.index)) == {0.02, 0.08}
    costs = costs_of(Settings(financing="funding", funding="file"), prices, curve)
    assert isinstance(costs.financing, PerpetualFunding)


def test_the_same_choices_are_the_same_costs_and_others_are_not() -> None:
    prices = bundled("^IXIC")
    assert costs_of(DEFAULTS, prices) is costs_of(Settings(leverage=2.0), prices)
    assert costs_of(DEFAULTS, prices) is not costs_of(Settings(fee=1.0), prices)


def test_impact_without_a_known_volume_is_not_charged_and_the_page_says_so() -> None:
    app = visit(impact="1")
    assert not app.exception
    assert any("Market impact is not charged" in note.value for note in (*app.info, *app.warning))
    app = visit(impact="1", market="1000000000")
    assert not any("Market impact is not charged" in note.value for note in app.warning)
    assert any("Market impact" in text for text in said(app))


def test_costs_switched_off_are_counted_here_all_the_same() -> None:
    app = visit(costs="off")
    assert metrics(app) == metrics(visit())
    assert words.WITHOUT in [note.value for note in app.info]


@pytest.mark.parametrize("product", ["ftx-bull", "gate-3l", "tqqq", "sqqq", "kucoin-3l"])
def test_a_product_brings_the_costs_on_its_record(product: str) -> None:
    found = PRODUCTS[product]
    terms = product_costs(found)
    assert terms["fee"] == pytest.approx(100.0 * found.fees.management.high)  # type: ignore[union-attr]  # these have one
    assert terms["per"] == found.fees.per
    assert (terms["financing"] == "funding") == (found.financing.kind == "funding")
    if found.financing.kind == "all-in":
        assert (terms["rate_kind"], terms["rate"], terms["spread"]) == ("own", 0.0, 0.0)


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({}, "0.95% fee, bill rate + 0.5%, 5 bp trading"),
        ({"per": "day", "fee": 0.03}, "0.03% a day fee, bill rate + 0.5%, 5 bp trading"),
        ({"rate": "irx"}, "0.95% fee, 13-week bill + 0.5%, 5 bp trading"),
        (
            {"financing": "funding", "gas": 12.0, "impact": 1.0, "creation": 0.1},
            (
                "0.95% fee, funding 10.95% a year, 5 bp trading, $12 a rebalance, "
                "market impact, 0.1% in and 0% out"
            ),
        ),
        (
            {"leverage": -3.0, "borrow": 0.4, "passive": 30.0},
            "0.95% fee, bill rate earned, 5 bp trading, 0.4% borrow fee, 30% of orders waiting",
        ),
        ({"costs": False}, "no costs"),
    ],
)
def test_the_closed_drawer_says_which_costs_are_in_force(
    chosen: dict[str, Any], expected: str
) -> None:
    assert costs_label(Settings(**chosen)) == f"Costs and rules: {expected}"


# ------------------------------------------------------------ words and pictures


@pytest.mark.parametrize("leverage", [3.0, 1.0, 0.5, 0.0, -1.0, -3.0, -5.0, 5.0])
@pytest.mark.parametrize("chosen", [{}, EVERYTHING, {"rule": "band:0.1:9"}], ids=str)
def test_every_sentence_can_be_read_by_anybody(leverage: float, chosen: dict[str, Any]) -> None:
    if "rule" in chosen and leverage == 0.0:
        return
    shown = run(**{**chosen, "leverage": leverage})
    texts = [str(say(shown)) for say in SAYS]
    texts += [row for pair in words.four_numbers(shown) for row in pair]
    texts += reasons.why(shown)
    for text in texts:
        assert not UNREADABLE.search(text), text


def test_a_short_token_that_earns_more_than_it_pays_is_told_so() -> None:
    shown = run(leverage=-1.0, rate=9.0)
    assert shown.yearly < 0.0
    assert "earned" in words.answer(shown)
    assert shown.items[-1].name == "interest_earned"


def test_nothing_paid_is_said_plainly() -> None:
    shown = run(leverage=1.0, fee=0.0, trading=0.0)
    assert shown.items == ()
    assert "Nothing was paid" in words.answer(shown)
    app = visit(leverage="1", fee="0", trading="0")
    assert not app.exception


def test_a_ruined_token_s_costs_end_with_it() -> None:
    shown = run(made_up([100.0, 101.0, 60.0, 70.0, 80.0]).prices, leverage=3.0)
    assert shown.token.wiped_out_on is not None
    assert "wiped out" in words.answer(shown)
    assert not UNREADABLE.search(words.answer(shown))


@pytest.mark.parametrize("draw", [cost_bars, cost_years, impact_by_size])
@pytest.mark.parametrize("chosen", [{}, EVERYTHING, {"leverage": -2.0}], ids=str)
def test_plotly_accepts_the_pictures_and_the_same_input_gives_the_same_one(
    draw: Any,  # noqa: ANN401  a chart
    chosen: dict[str, Any],
) -> None:
    shown = run(**chosen)
    go.Figure(draw(shown).to_dict())
    assert draw(shown).to_json() == draw(run(**chosen)).to_json()


def test_the_bars_are_the_money_of_the_table() -> None:
    shown = run()
    bars = decoded(json.loads(cost_bars(shown).to_json()))["data"][0]["x"]
    assert bars == pytest.approx([1000.0 * item.paid for item in shown.items])
    table = expense_tables.items_table(shown)
    assert all(money(bar, "USD").replace("$", r"\$") in table for bar in bars)


def test_the_years_end_with_the_token() -> None:
    falling = made_up([100.0, 101.0, 60.0, *[70.0] * 800]).prices
    shown = run(falling, leverage=3.0)
    assert shown.token.wiped_out_on is not None
    assert shown.by_year.index.tolist() == [shown.token.wiped_out_on.year]


@pytest.mark.parametrize(
    "chosen", [{"leverage": "5", "trading": "1000"}, {"rule": "band:2:6:edge", "trading": "1000"}]
)
def test_a_fee_that_cannot_be_doubled_is_said_to_be(chosen: dict[str, str]) -> None:
    app = visit(**chosen)
    assert not app.exception
    assert any("no trade could keep the multiple" in text for text in said(app))


def test_a_fee_per_day_beyond_the_model_is_one_sentence() -> None:
    app = visit(fee="1.5", per="day")
    assert not app.exception
    assert "beyond what the model takes" in app.warning[0].value


def test_the_years_of_the_picture_are_calendar_years() -> None:
    shown = run()
    columns = decoded(json.loads(cost_years(shown).to_json()))["data"]
    assert all(column["x"] == list(range(1999, 2019)) for column in columns)


def test_why_more_was_paid_than_is_missing_is_said_with_the_numbers() -> None:
    shown = run()
    said = reasons.paid_and_lost(shown)
    lost = shown.without_costs - shown.token.final_value
    assert money(1000.0 * lost, "USD").replace("$", r"\$") in said
    assert "would mostly have been lost anyway" in said
    rising = bundled("^IXIC").between(pd.Timestamp(2009, 3, 9), pd.Timestamp(2018, 12, 31))
    assert "would have grown with the token" in reasons.paid_and_lost(run(rising, leverage=2.0))


def test_what_is_taken_away_is_what_is_shown() -> None:
    shown = run()
    lines = expense_tables.items_csv(shown).decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + len(shown.items)
    years = expense_tables.years_csv(shown).decode("utf-8-sig").splitlines()
    assert years[0].split(",")[0] == "year"
    assert len(years) == 1 + len(shown.by_year)


# ------------------------------------------------------------ the drawer


def test_the_rarer_costs_are_one_press_away_and_change_the_answer() -> None:
    app = visit()
    app.session_state["drawer"] = True
    app.run()
    control(app, "more_costs").set_value(True)
    app.run()
    control(app, "set_financing").set_value("funding")
    app.run()
    assert app.query_params["financing"] == "funding"
    assert any("funding of the futures" in text for text in said(app))
    control(app, "set_gas").set_value(25.0)
    app.run()
    assert app.query_params["gas"] == "25"
    control(app, "cost_size").set_value(2e6)
    app.run()
    assert app.query_params["size"] == "2000000"
    assert not app.exception


def test_a_link_with_every_cost_opens_on_the_same_numbers() -> None:
    settings = Settings(**EVERYTHING)
    app = visit(**write(settings, "costs"))
    assert not app.exception
    shown = run(**EVERYTHING)
    assert metrics(app)[1] == words.per_year(shown.yearly)
    app.session_state["drawer"] = True
    app.run()
    assert control(app, "more_costs").value is True
