"""The programs a page gives away print its own numbers, and hold nothing that can break out."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lev_core import PRODUCTS, GapAttribution, LeverageError
from lev_ui import tables
from lev_ui.code import compare_code, costs_code, duel_code, holding_code, rebalancing_code
from lev_ui.comparison import Comparison, compare
from lev_ui.duel import Duel, duel
from lev_ui.expense import Expense, expense
from lev_ui.holding import HIGH, LOW, MIDDLE, Holding, hold
from lev_ui.mechanism import TRADE_COSTS, Mechanism, mechanism
from lev_ui.rules import rule_text, usual_rule
from lev_ui.theme import money, percent, points, signed_leverage, whole_money
from lev_ui.words import compare as words
from lev_ui.words.contenders import names
from lev_ui.words.expense import NAMES, per_year
from lev_ui.words.expense import four_numbers as expense_numbers
from lev_ui.words.holding import four_numbers as holding_numbers
from tests.app.programs import assert_reads_like, page, run, run_alone, run_for_text
from tests.app.samples import CRISIS, DOT_COM, LONG_RISE

EXACT = 1e-12
EVERYTHING: dict[str, Any] = {
    "fee": 0.03,
    "per": "day",
    "impact": 0.5,
    "market": 5e9,
    "gas": 25.0,
    "passive": 40.0,
    "sizing": "fixed",
    "creation": 0.1,
    "redemption": 0.25,
}
SHORT_WINDOW = {"start": date(2018, 12, 3), "end": date(2018, 12, 5)}
KINDS = ("daily", "every", "band", "emergency", "move", "recenter", "never")
BEYOND_WORDS = {"financing": "funding", "funding": 500.0, "leverage": -1.0}
VIEWS: dict[str, dict[str, Any]] = {
    "opening": {},
    "crisis": CRISIS,
    "long rise": LONG_RISE,
    "one share, dot com": DOT_COM,
    "nearly everything lost": {**DOT_COM, "leverage": 5.0, "asset": "GE"},
    "thousands of percent": {"asset": "AAPL", "start": date(2003, 1, 2), "leverage": 3.0},
    "millions of percent": {**LONG_RISE, "asset": "AAPL", "leverage": 5.0, "costs": False},
    "short": {"leverage": -2.0, "borrow": 1.25},
    "minus one": {**LONG_RISE, "leverage": -1.0},
    "none": {"leverage": 0.0},
    "one": {"leverage": 1.0},
    "a part": {"leverage": 0.35},
    "a fraction": {"leverage": 2.125},
    "no costs": {"costs": False},
    "nothing charged": {"fee": 0.0, "spread": 0.0, "rate": 0.0, "trading": 0.0},
    "a rate of one's own": {"rate": 2.5},
    "a rate below zero": {"rate": -0.75, "spread": 0.7},
    "funding": {"financing": "funding", "funding": 10.95},
    "no funding": {"financing": "funding", "funding": 0.0},
    "everything": EVERYTHING,
    "everything, short": {**EVERYTHING, "leverage": -1.5, "borrow": 0.3},
    "impact on its own volume": {"asset": "AAPL", "impact": 1.0, **LONG_RISE},
    "impact nobody can tell": {"impact": 1.0},
    "rebates for waiting": {"maker": -1.0, "trading": 4.0, "passive": 80.0},
    "tiny fees": {"trading": 0.01, "fee": 0.007},
    "wiped out": {**DOT_COM, "leverage": -5.0},
    "split": {"split": True},
    "beyond words": BEYOND_WORDS,
    "log scale": {"scale": "log", "baseline": "margin"},
    "three days": SHORT_WINDOW,
    "dates beyond": {"start": date(1990, 1, 1), "end": date(2030, 1, 1)},
    "dates outside": {"start": date(2025, 1, 1), "end": date(2030, 1, 1)},
    "another amount": {"amount": 1e9},
    "a small amount": {"amount": 0.01},
    **{f"rule {kind}": {"rule": rule_text(usual_rule(kind, 3.0))} for kind in KINDS},  # type: ignore[arg-type]  # kinds
    "a band to its edge": {"rule": "band:2:4:edge"},
    "a brake alone": {"rule": "emergency:1.25:alone"},
    "a ripcord": {"rule": "recenter:2.5:3.5:0.05:4.5"},
}
RUN = [product for product in PRODUCTS.values() if product.policy is not None][::3]
PRODUCT_VIEWS = {
    product.id: {"leverage": product.target, "rule": rule_text(product.policy)}
    for product in RUN
    if product.policy is not None
}
ALL_VIEWS = VIEWS | PRODUCT_VIEWS
FEW = ("opening", "short", "everything", "wiped out", "three days", "no costs", "funding")


def compared(**chosen: Any) -> tuple[Comparison, str]:  # noqa: ANN401  any setting
    """Return what Compare shows, and its program."""
    shown, sourced = page(compare, **chosen)
    return shown, compare_code(shown, sourced)


@st.composite
def choices(draw: st.DrawFn) -> dict[str, Any]:
    """Draw settings of any kind, to two digits as a reader types them."""

    def typed(low: float, high: float) -> float:
        return round(draw(st.floats(low, high)), 2) + 0.0

    leverage = draw(st.sampled_from([-3.0, -2.0, -1.0, 0.0, 0.5, 1.0, 2.0, 3.0, typed(-5.0, 5.0)]))
    start = date(1999, 1, 4) + timedelta(days=draw(st.integers(0, 6500)))
    chosen = {
        "asset": draw(st.sampled_from(["^IXIC", "^GSPC", "AAPL", "WTI", "XOM"])),
        "leverage": leverage,
        "start": start,
        "end": start + timedelta(days=draw(st.integers(5, 2500))),
        "costs": draw(st.booleans() | st.just(value=True)),
        "fee": typed(0.0, 1.3),
        "per": draw(st.sampled_from(["year", "day"])),
        "financing": draw(st.sampled_from(["funded", "funding"])),
        "rate": draw(st.just("bill") | st.just(typed(-2.0, 20.0))),
        **{name: typed(0.0, 9.0) for name in ("spread", "borrow", "trading", "creation")},
        "funding": typed(-40.0, 80.0),
        "maker": typed(-1.0, 3.0),
        "passive": draw(st.sampled_from([0.0, 25.0, 100.0])),
        "impact": draw(st.sampled_from([0.0, 0.75])),
        "market": draw(st.sampled_from([None, 3.3e9])),
        "gas": draw(st.sampled_from([0.0, 12.5])),
        "sizing": draw(st.sampled_from(["follows", "fixed"])),
        "redemption": typed(0.0, 3.0),
        "amount": typed(0.01, 1e6) or 0.01,
        "split": draw(st.booleans()),
    }
    kind = draw(st.sampled_from(KINDS))
    return chosen | {"rule": rule_text(usual_rule(kind, leverage))}  # type: ignore[arg-type]  # kinds


def page_of(compute: Any, chosen: dict[str, Any]) -> Any:  # noqa: ANN401  any page's
    """Return what a page shows, or try other settings where it shows a refusal."""
    try:
        return page(compute, **chosen)
    except LeverageError:
        assume(condition=False)


def assert_compare(shown: Comparison, program: str) -> None:
    """Hold the program of Compare to everything the page shows."""
    printed, made = run(program)
    gap: GapAttribution = made["gap"]
    for name in ("simple", "token", "gap", "compounding_effect", "cost_drag", "rule_effect"):
        exact = getattr(shown.gap, name)
        assert getattr(gap, name) == pytest.approx(exact, rel=EXACT, abs=EXACT), name
    assert made["prices"].total_return == shown.asset_return
    shown_numbers = [row[1] for row in words.four_numbers(shown, "Asset")]
    for said, number in zip(list(printed.values())[:4], shown_numbers, strict=True):
        assert_reads_like(said.removesuffix(" points"), number)
    table = dict(re.findall(r"^\| (\w[^|]+) \| ([^|]+) \|", tables.gap_table(shown), re.MULTILINE))
    parts = {name: said for name, said in printed.items() if name in table}
    for name, said in parts.items():
        assert_reads_like(said.removesuffix(" points"), table[name])
    left = [number for name, number in table.items() if name not in {*parts, "Cause"}]
    assert set(left) <= {"0.0"}
    gone = shown.token.wiped_out_on
    assert printed.get("Wiped out on", "") == ("" if gone is None else f"{gone:%Y−%m−%d}")


@pytest.mark.parametrize("view", ALL_VIEWS)
def test_the_program_of_compare_gives_the_numbers_of_the_page(view: str) -> None:
    assert_compare(*compared(**ALL_VIEWS[view]))


@settings(max_examples=60)
@given(choices())
def test_whatever_is_chosen_the_program_of_compare_gives_the_numbers(
    chosen: dict[str, Any],
) -> None:
    shown, sourced = page_of(compare, chosen)
    assert_compare(shown, compare_code(shown, sourced))


def test_the_opening_program_is_one_to_put_on_a_slide() -> None:
    _, program = compared()
    assert program == (
        "# A 3x token on the Nasdaq Composite, 4 Jan 1999 to 31 Dec 2018, lev_core 0.1.0\n"
        "from lev_core import Costs, Funded, attribute_gap, simulate_token\n"
        "from lev_core.market import bill_rate, bundled\n"
        "\n"
        'prices = bundled("^IXIC").between("1999-01-04", "2018-12-31")\n'
        "financing = Funded(rate=bill_rate(), spread=0.005)\n"
        "costs = Costs(management_fee=0.0095, financing=financing, trading_fee=0.0005)\n"
        "token = simulate_token(prices, 3, costs=costs)\n"
        "gap = attribute_gap(token)\n"
        "\n"
        'print(f"Asset               {prices.total_return:+.1%}")\n'
        'print(f"3 x asset           {gap.simple:+.1%}")\n'
        'print(f"3x token            {gap.token:+.1%}")\n'
        'print(f"Gap                 {100 * gap.gap:+.1f} points")\n'
        'print(f"Compounding effect  {100 * gap.compounding_effect:+.1f} points")\n'
        'print(f"Financing           {100 * gap.financing:+.1f} points")\n'
        'print(f"Management fee      {100 * gap.management_fee:+.1f} points")\n'
        'print(f"Trading fee         {100 * gap.trading_fee:+.1f} points")\n'
    )
    printed = run_alone(program)
    assert list(printed.values())[:4] == ["+200.5%", "+601.5%", "−83.6%", "−685.1 points"]


def assert_rebalancing(shown: Mechanism, program: str) -> None:
    """Hold the program of Rebalancing to the day the page shows."""
    printed, made = run(program)
    day, currency = shown.day, shown.prices.currency
    exact = {"move": day.asset_return, "before": day.before.exposure, "trade": day.trade}
    if day.after.value > 0.0:
        exact["after"] = day.after.exposure
    if day.trade_cost:
        exact["cost"] = day.trade_cost
    for name, number in exact.items():
        largest = max(map(abs, exact.values()))
        assert made[name] == pytest.approx(number, rel=EXACT, abs=EXACT * largest), name
    assert printed["The asset's move"] == percent(day.asset_return)
    assert printed["Held before"] == money(day.before.exposure, currency)
    if day.after.value <= 0.0:
        assert printed["Wiped out on"] == f"{shown.token.wiped_out_on:%Y−%m−%d}"
        return
    verb = "Sold" if day.trade < 0.0 else "Bought"
    assert printed[verb] == money(abs(day.trade), currency)
    assert printed["Held after the move"] == money(day.moved.exposure, currency)
    assert printed["Leverage by then"] == signed_leverage(day.moved.leverage)
    assert printed["Held after the trade"] == money(day.after.exposure, currency)
    cost = day.trade_cost
    assert printed.get("Cost of the trade") == (money(cost, currency) if cost else None)


@pytest.mark.parametrize("view", ALL_VIEWS)
def test_the_program_of_rebalancing_gives_the_numbers_of_the_page(view: str) -> None:
    shown, sourced = page(mechanism, **ALL_VIEWS[view])
    assert_rebalancing(shown, rebalancing_code(shown, sourced))


@settings(max_examples=40)
@given(choices(), st.integers(0, 3000))
def test_whatever_day_is_chosen_the_program_of_rebalancing_gives_the_numbers(
    chosen: dict[str, Any], days: int
) -> None:
    chosen["day"] = chosen["start"] + timedelta(days=days)
    shown, sourced = page_of(mechanism, chosen)
    assert_rebalancing(shown, rebalancing_code(shown, sourced))


def test_a_trade_that_costs_in_several_ways_is_the_sum_of_them() -> None:
    shown, sourced = page(mechanism, **EVERYTHING)
    program = rebalancing_code(shown, sourced)
    assert all(name in program for name in TRADE_COSTS)


def assert_costs(shown: Expense, program: str) -> None:
    """Hold the program of What it costs to the numbers of the page."""
    printed, made = run(program)
    amount, currency = shown.settings.amount, shown.prices.currency
    assert made["yearly"].sum() == pytest.approx(shown.yearly, rel=EXACT, abs=EXACT)
    largest = max([1.0, *(abs(item.paid) for item in shown.items)])
    for item in shown.items:
        found = float(made["paid"].get(item.name, 0.0))
        assert found == pytest.approx(item.paid, rel=EXACT, abs=EXACT * largest)
        if item.paid:
            assert printed[NAMES[item.name]] == money(amount * item.paid, currency)
    stated, real, paid, became = (row[1] for row in expense_numbers(shown))
    assert_reads_like(printed["Stated fee a year"], stated)
    assert_reads_like(printed["Real cost a year"], real)
    assert printed["Paid in all"] == paid
    assert printed[f"{whole_money(amount, currency)} became"] == became
    assert stated == per_year(shown.stated)


@pytest.mark.parametrize("view", ALL_VIEWS)
def test_the_program_of_what_it_costs_gives_the_numbers_of_the_page(view: str) -> None:
    shown, sourced = page(expense, **ALL_VIEWS[view])
    assert_costs(shown, costs_code(shown, sourced))


@settings(max_examples=40)
@given(choices())
def test_whatever_is_chosen_the_program_of_what_it_costs_gives_the_numbers(
    chosen: dict[str, Any],
) -> None:
    shown, sourced = page_of(expense, chosen)
    assert_costs(shown, costs_code(shown, sourced))


def assert_holding(shown: Holding, program: str) -> None:
    """Hold the program of Holding period to the numbers of the page."""
    printed, made = run(program)
    found, row = made["found"], shown.row
    for name in ("beats_simple", "beats_asset", "loses", "ruined"):
        assert getattr(found, name)[0] == getattr(shown.periods, name)[row], name
    assert found.windows[0] == shown.windows
    assert found.token[0] == pytest.approx(shown.periods.token[row], rel=EXACT, abs=EXACT)
    labels = [label for label in printed if label.startswith(("Beat ", "Lost "))]
    *shares, middle = (row[1] for row in holding_numbers(shown))
    for label, share in zip(labels, shares, strict=True):
        if share.startswith(("under", "over")):
            assert printed[label].endswith("%")
        else:
            assert printed[label] == share
    amount, currency = shown.settings.amount, shown.prices.currency
    assert printed[f"Middle of {whole_money(amount, currency)}"] == middle
    assert printed["Side by side"] == f"{shown.separate:,}"
    assert_reads_like(printed["Middle of asset"], percent(float(shown.periods.asset[row, MIDDLE])))
    gap = printed["Middle of gap"].removesuffix(" points")
    assert_reads_like(gap, points(float(shown.periods.gap[row, MIDDLE])))
    assert_reads_like(printed["One in 20 below"], percent(float(shown.periods.token[row, LOW])))
    assert_reads_like(printed["One in 20 above"], percent(float(shown.periods.token[row, HIGH])))
    others, told = made["others"], shown.told
    assert others.intervals.tolist() == shown.periods.intervals[told].tolist()
    for name in ("loses", "beats_asset", "beats_simple", "token", "simple", "asset"):
        there = getattr(shown.periods, name)[told]
        assert getattr(others, name) == pytest.approx(there, rel=EXACT, abs=EXACT), name


@pytest.mark.parametrize("view", ALL_VIEWS)
def test_the_program_of_holding_period_gives_the_numbers_of_the_page(view: str) -> None:
    shown, sourced = page(hold, **ALL_VIEWS[view])
    assert_holding(shown, holding_code(shown, sourced))


@settings(max_examples=40)
@given(choices(), st.integers(1, 756))
def test_whatever_is_chosen_the_program_of_holding_period_gives_the_numbers(
    chosen: dict[str, Any], horizon: int
) -> None:
    shown, sourced = page_of(hold, {**chosen, "horizon": horizon})
    assert_holding(shown, holding_code(shown, sourced))


DUELS: dict[str, dict[str, Any]] = {
    "opening": {},
    "short": {"leverage": -3.0},
    "one share": DOT_COM,
    "closes alone": {"asset": "WTI"},
    "mixed": {"rules": ("daily", "ftx-bull", "ftx-bear", "pionex-2l", "never:0.05")},
    "every kind": {"rules": tuple(rule_text(usual_rule(kind, 3.0)) for kind in KINDS[1:])},  # type: ignore[arg-type]  # kinds
    "everything": EVERYTHING,
    "no costs": {"costs": False, **LONG_RISE},
    "large amounts": {"amount": 12345.0, **LONG_RISE},
    "three days": SHORT_WINDOW,
}


def assert_duel(shown: Duel, program: str) -> None:
    """Hold the program of the duel to each row of the page's tables."""
    printed, made = run_for_text(program)
    line = re.compile(r"(.+): (\S+), trades (\S+), costs (\S+) points")
    said = [line.fullmatch(text).groups() for text in printed.splitlines()]  # type: ignore[union-attr]
    amount, currency = shown.settings.amount, shown.prices.currency
    assert len(said) == len(shown.contenders)
    for one, name, row in zip(shown.contenders, names(shown), said, strict=True):
        label, end, trades, cost = row
        assert label == name.replace("×", "x").replace("–", "-").replace("−", "-")
        assert trades == f"{one.trades:,}"
        page_end, page_cost = money(amount * (1.0 + one.result), currency), points(one.cost)
        assert _rounded(end, page_end) == page_end
        assert _rounded(cost, page_cost.lstrip("+")) == page_cost.lstrip("+")
    assert len(made["rules"]) == len(said)


def _rounded(printed: str, shown: str) -> str:
    """Return a printed number to as many digits as the page shows."""
    number = float(re.sub(r"[$,]", "", printed))
    digits = len(shown.partition(".")[2])
    comma = "," if "," in shown else ""
    sign = "-" if number < 0.0 and round(number, digits) else ""
    body = f"{abs(number):{comma}.{digits}f}"
    return f"{sign}{'$' * shown.count('$')}{body}".replace("-", "−")


@pytest.mark.parametrize("view", DUELS)
def test_the_program_of_the_duel_gives_the_numbers_of_the_page(view: str) -> None:
    shown, sourced = page(duel, **DUELS[view])
    assert_duel(shown, duel_code(shown, sourced))
