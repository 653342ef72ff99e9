"""The table of products: every row of the facts, nothing guessed, nothing hidden ever run."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from dataclasses import FrozenInstanceError, replace
from datetime import date
from typing import Any, cast, get_args

import pytest

from lev_core import (
    PRODUCTS,
    AdverseMove,
    Band,
    Costs,
    Daily,
    Emergency,
    Funded,
    LeverageError,
    Product,
    Recenter,
    leverage_after,
    simulate_token,
)
from lev_core.policies import Policy, check_policy
from lev_core.products import (
    EmergencyRule,
    Fees,
    Financing,
    Range,
    Schedule,
    TargetChange,
)
from lev_core.products.checks import exactly
from lev_core.products.events import EmergencyKind
from lev_core.products.product import ID
from lev_core.products.table import by_id
from tests.core.strategies import dated, refused

EXCHANGE = (
    *("ftx-bull", "ftx-bear", "ftx-hedge", "ftx-half", "binance-up", "binance-down"),
    *("bybit-3l", "bybit-3s", "kucoin-3l", "kucoin-3s"),
    *("gate-3l", "gate-3s", "gate-5l", "gate-5s", "mexc-3l", "mexc-3s"),
    *("pionex-2l", "pionex-5l", "pionex-5s", "amun-3l", "amun-3s"),
)
ON_CHAIN = (
    *("eth2x-fli", "btc2x-fli", "index-coop-eth2x", "index-coop-btc2x"),
    *("toros-2x", "toros-3x"),
)
LISTED = (
    *("tqqq", "sqqq", "qld", "psq", "upro", "spxu", "sso", "sds", "sh"),
    *("spxl", "spxs", "tna", "tza", "soxl", "soxs", "tmf", "tmv", "labu", "labd"),
    *("nvdl", "tsll", "mstu"),
    *("graniteshares-3l", "graniteshares-3s", "leverage-shares-3l", "leverage-shares-3s"),
    *("nugt", "dust", "jnug", "erx", "gush", "svxy", "uvxy"),
)

FTX, GATE, FLI = PRODUCTS["ftx-bull"], PRODUCTS["gate-3l"], PRODUCTS["eth2x-fli"]
AIRBAG = PRODUCTS["leverage-shares-3l"].emergency
RUN = [product for product in PRODUCTS.values() if product.policy is not None]
HIDDEN = [product for product in PRODUCTS.values() if product.policy is None]


def funded(costs: Costs) -> Funded:
    """Return the financing of a product that borrows at a rate."""
    assert isinstance(costs.financing, Funded)
    return costs.financing


def moves(product: str) -> tuple[str | None, str | None]:
    """Return the two moves as the facts print them."""
    triggers = PRODUCTS[product].triggers
    adverse, favourable = (
        None if move is None else f"{move:+.2%}".replace("-", "−")
        for move in (triggers.adverse, triggers.favourable)
    )
    return adverse, favourable


def changed(product: Product, **fields: object) -> Product:
    """Return a record with some fields replaced by anything at all."""
    return replace(product, **cast("dict[str, Any]", fields))


# ---------------------------------------------------------------- the table


def test_every_row_of_the_facts_is_there_in_their_order() -> None:
    assert list(PRODUCTS) == [*EXCHANGE, *ON_CHAIN, *LISTED]
    assert Counter(product.group for product in PRODUCTS.values()) == {
        "exchange token": 21,
        "on-chain token": 6,
        "listed fund": 33,
    }


def test_an_id_is_lower_case_and_leads_to_its_product() -> None:
    assert all(ID.fullmatch(key) and key == product.id for key, product in PRODUCTS.items())


def test_no_two_products_share_an_id_or_a_name() -> None:
    assert len({product.name for product in PRODUCTS.values()}) == len(PRODUCTS)
    with refused("'ftx-bull' is in the table twice"):
        by_id((FTX, GATE, FTX))


def test_neither_the_table_nor_a_record_can_be_changed() -> None:
    table = cast("Any", PRODUCTS)
    with pytest.raises(TypeError):
        table["tqqq"] = FTX
    with pytest.raises(TypeError):
        del table["tqqq"]
    with pytest.raises(AttributeError):
        table.more = FTX
    with pytest.raises(FrozenInstanceError):
        cast("Any", FTX).target = 4.0


def test_the_table_is_built_when_it_is_first_looked_into() -> None:
    program = (
        "import sys, lev_core\n"
        "built = lambda: 'lev_core.products.listed_funds' in sys.modules\n"
        "before = built(); len(lev_core.PRODUCTS); print(before, built())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "True"]


def test_a_product_that_is_not_there_is_a_missing_key() -> None:
    assert "unobtainium" not in PRODUCTS
    assert repr(PRODUCTS) == "<60 products>"


# ---------------------------------------------------------------- facts


@pytest.mark.parametrize(
    ("products", "targets"),
    [
        ("ftx-bull ftx-bear ftx-hedge ftx-half", (3, -3, -1, 0.5)),
        ("bybit-3l bybit-3s kucoin-3l kucoin-3s", (3, -3, 3, -3)),
        ("gate-3l gate-3s gate-5l gate-5s", (3, -3, 5, -5)),
        ("mexc-3l mexc-3s amun-3l amun-3s", (3, -3, 3, -3)),
        ("pionex-2l pionex-5l pionex-5s", (2, 5, -5)),
        (" ".join(ON_CHAIN), (2, 2, 2, 2, 2, 3)),
        ("tqqq sqqq qld psq upro spxu sso sds sh", (3, -3, 2, -1, 3, -3, 2, -2, -1)),
        ("spxl spxs tna tza soxl soxs tmf tmv labu labd", (3, -3) * 5),
        ("nvdl tsll mstu", (2, 2, 2)),
        ("graniteshares-3l graniteshares-3s leverage-shares-3l leverage-shares-3s", (3, -3) * 2),
        ("nugt dust jnug erx gush svxy uvxy", (2, -2, 2, 2, 2, -0.5, 1.5)),
    ],
)
def test_targets(products: str, targets: tuple[float, ...]) -> None:
    assert tuple(PRODUCTS[product].target for product in products.split()) == targets


@pytest.mark.parametrize(
    ("product", "policy"),
    [
        ("ftx-hedge", Emergency(4 / 3)),
        ("bybit-3s", Band(2.0, 4.0, continuous=True)),
        ("kucoin-3l", AdverseMove(0.15)),
        ("gate-3l", Band(2.25, 4.125)),
        ("gate-3s", Band(1.5, 5.25)),
        ("gate-5s", Band(3.5, 7.0)),
        ("mexc-3s", AdverseMove(0.15)),
        ("pionex-2l", Band(1.6, 3.5, continuous=True)),
        ("pionex-5s", Band(4.95, 5.05)),
        ("amun-3l", AdverseMove(0.15)),
        ("eth2x-fli", Recenter(1.7, 2.3, 0.05, ripcord=2.7)),
        ("btc2x-fli", Recenter(1.8, 2.2, 0.10, ripcord=2.4)),
        ("index-coop-eth2x", Band(1.74, 2.30, continuous=True)),
        ("index-coop-btc2x", Band(1.82, 2.20, continuous=True)),
        ("toros-2x", Band(1.8, 2.2, to="edge")),
        ("toros-3x", Band(2.7, 3.3, to="edge")),
        ("tqqq", Daily()),
        ("leverage-shares-3s", AdverseMove(0.5 / 3)),
    ],
)
def test_rules(product: str, policy: Policy) -> None:
    assert PRODUCTS[product].policy == policy


@pytest.mark.parametrize(
    ("product", "time", "zone"),
    [
        ("ftx-half", "00:02", "UTC"),
        ("kucoin-3s", "23:30–23:45", "UTC"),
        ("gate-5l", "16:00", "UTC"),
        ("mexc-3l", "16:00", "UTC"),
        ("pionex-5l", "about 23:00", "UTC"),
        ("amun-3s", "17:00", "CET"),
        ("btc2x-fli", "every 24 h", "any"),
        ("labd", "the close", "exchange"),
    ],
)
def test_schedules(product: str, time: str, zone: str) -> None:
    schedule = PRODUCTS[product].schedule
    assert schedule is not None
    assert (schedule.time, schedule.zone) == (time, zone)


def test_what_is_watched_at_every_moment_has_no_schedule() -> None:
    unscheduled = [product.id for product in RUN if product.schedule is None]
    assert unscheduled == ["bybit-3l", "bybit-3s", "pionex-2l", *ON_CHAIN[2:]]


@pytest.mark.parametrize(
    ("product", "per", "management", "creation"),
    [
        ("ftx-bear", "day", (0.0003, 0.0003), 0.001),
        ("binance-down", "day", (0.0001, 0.0001), 0.001),
        ("bybit-3l", "day", (0.00005, 0.00005), 0.0005),
        ("kucoin-3s", "day", (0.0005, 0.0005), 0.001),
        ("gate-5s", "day", (0.001, 0.001), None),
        ("mexc-3l", "day", (0.00001, 0.002), None),
        ("pionex-2l", None, None, None),
        ("pionex-5l", None, None, None),
        ("amun-3l", None, None, None),
        ("btc2x-fli", "year", (0.0195, 0.0195), 0.001),
        ("index-coop-eth2x", "year", (0.0365, 0.0365), 0.001),
        ("toros-3x", "year", (0.0, 0.0), 0.002),
        ("tqqq", "year", (0.0084, 0.0084), None),
        ("sqqq", "year", (0.0095, 0.0095), None),
        ("psq", "year", (0.0095, 0.0095), None),
        ("sds", "year", (0.009, 0.009), None),
        ("tmv", "year", (0.009, 0.011), None),
        ("mstu", "year", (0.01, 0.01), None),
        ("graniteshares-3l", None, None, None),
        ("nugt", None, None, None),
    ],
)
def test_fees(
    product: str, per: str | None, management: tuple[float, float] | None, creation: float | None
) -> None:
    fees = PRODUCTS[product].fees
    assert (fees.management, fees.per) == (management, per)
    assert fees.creation == fees.redemption == (None if creation is None else exactly(creation))


@pytest.mark.parametrize(
    ("product", "kind", "spread"),
    [
        ("ftx-bull", "unknown", None),
        ("binance-up", "funding", None),
        ("bybit-3s", "funding", None),
        ("gate-3s", "all-in", None),
        ("eth2x-fli", "borrow", None),
        ("toros-2x", "unknown", None),
        ("tqqq", "rate+spread", (0.005, 0.005)),
        ("sqqq", "rate+spread", (0.0, 0.0)),
        ("qld", "rate+spread", None),
        ("sso", "rate+spread", (0.0055, 0.0055)),
        ("sh", "rate+spread", (0.0, 0.0007)),
        ("tza", "rate+spread", (0.0025, 0.0075)),
        ("nvdl", "rate+spread", (0.05, 0.35)),
        ("uvxy", "unknown", None),
    ],
)
def test_financing(product: str, kind: str, spread: tuple[float, float] | None) -> None:
    financing = PRODUCTS[product].financing
    assert (financing.kind, financing.spread) == (kind, spread)


@pytest.mark.parametrize(
    ("product", "status", "closed"),
    [
        ("ftx-half", "closed", "2022"),
        ("binance-up", "closed", "2024-04-03"),
        ("bybit-3l", "reported delisted", None),
        ("kucoin-3l", "reported delisted", None),
        ("gate-5l", "active", None),
        ("mexc-3l", "active", None),
        ("pionex-2l", "not stated", None),
        ("amun-3s", "not verified", None),
        ("eth2x-fli", "not stated", None),
        ("nugt", "not stated", None),
    ],
)
def test_status(product: str, status: str, closed: str | None) -> None:
    assert (PRODUCTS[product].status, PRODUCTS[product].closed) == (status, closed)


def test_the_grade_is_that_of_the_facts() -> None:
    assert (FTX.confidence, FTX.fee_confidence) == ("A", "B")
    graded = {product: PRODUCTS[product].confidence for product in [*EXCHANGE, *ON_CHAIN]}
    assert {product for product, grade in graded.items() if grade == "C"} == {
        *("mexc-3l", "mexc-3s", "toros-3x"),
    }
    assert {product for product, grade in graded.items() if grade == "illustrative"} == {
        *("binance-up", "binance-down"),
    }
    assert {PRODUCTS[product].confidence for product in LISTED} == {"not graded"}


def test_every_record_says_when_and_where_it_was_read() -> None:
    assert {product.as_of for product in PRODUCTS.values()} == {date(2026, 11, 22)}
    assert all(product.source for product in PRODUCTS.values())


@pytest.mark.parametrize(
    ("products", "before", "after", "day"),
    [
        ("nugt jnug erx gush", 3.0, 2.0, date(2020, 3, 31)),
        ("dust", -3.0, -2.0, date(2020, 3, 31)),
        ("tsll", 1.5, 2.0, date(2024, 4, 1)),
        ("svxy", -1.0, -0.5, date(2018, 2, 28)),
        ("uvxy", 2.0, 1.5, date(2018, 2, 28)),
    ],
)
def test_changes_of_target(products: str, before: float, after: float, day: date) -> None:
    for product in products.split():
        (change,) = PRODUCTS[product].target_changes
        assert change == TargetChange(first=day, last=day, before=before, after=after)


def test_a_change_of_which_only_the_month_is_known_lies_in_that_month() -> None:
    (change,) = PRODUCTS["nvdl"].target_changes
    assert (change.first, change.last) == (date(2024, 1, 1), date(2024, 1, 31))
    assert (change.before, change.after) == (1.5, 2.0)


# ---------------------------------------------------------------- rules in plain moves


@pytest.mark.parametrize(
    ("product", "adverse", "favourable"),
    [
        ("ftx-bull", "−11.11%", None),
        ("ftx-bear", "+6.67%", None),
        ("ftx-hedge", "+14.29%", None),
        ("ftx-half", None, None),
        ("bybit-3l", "−11.11%", "+33.33%"),
        ("bybit-3s", "+6.67%", "−11.11%"),
        ("gate-3l", "−12.00%", "+20.00%"),
        ("gate-3s", "+12.00%", "−20.00%"),
        ("gate-5l", "−6.67%", "+12.00%"),
        ("gate-5s", "+5.00%", "−6.67%"),
        ("kucoin-3l", "−15.00%", None),
        ("mexc-3s", "+15.00%", None),
        ("amun-3l", "−15.00%", None),
        ("pionex-2l", "−30.00%", "+33.33%"),
        ("pionex-5l", None, None),
        ("eth2x-fli", "−11.54%", "+21.43%"),
        ("toros-3x", "−4.35%", "+5.88%"),
        ("graniteshares-3l", "−16.67%", None),
        ("graniteshares-3s", "+16.67%", None),
        ("tqqq", None, None),
        ("binance-up", None, None),
    ],
)
def test_the_rule_in_plain_moves(product: str, adverse: str | None, favourable: str | None) -> None:
    assert moves(product) == (adverse, favourable)


@pytest.mark.parametrize(
    ("product", "move"),
    [
        ("eth2x-fli", "-20.59%"),
        ("btc2x-fli", "-14.29%"),
        ("index-coop-eth2x", "-25.00%"),
        ("index-coop-btc2x", "-20.59%"),
    ],
)
def test_the_ripcord_in_plain_moves(product: str, move: str) -> None:
    ripcord = PRODUCTS[product].triggers.ripcord
    assert ripcord is not None
    assert f"{ripcord:.2%}" == move


def test_the_leverage_at_a_fifteen_percent_adverse_move() -> None:
    assert round(leverage_after(3.0, -0.15), 2) == 4.64
    assert round(leverage_after(-3.0, 0.15), 2) == -6.27


def test_a_leverage_no_move_leads_to_has_no_move() -> None:
    low = replace(PRODUCTS["bybit-3l"], band=Range(0.9, 4.0))
    at_one = replace(PRODUCTS["bybit-3l"], band=Range(1.0, 4.0))
    assert low.triggers.favourable is None
    assert at_one.triggers.favourable is None


def test_an_emergency_on_both_sides_acts_on_a_gain_too() -> None:
    emergency = EmergencyRule(kind="target_multiple", level=4 / 3, losing_side_only=False)
    triggers = replace(PRODUCTS["ftx-half"], emergency=emergency).triggers
    assert triggers.adverse is None
    assert triggers.favourable == pytest.approx(1.0)


def test_the_airbag_opens_when_half_of_the_nav_is_lost() -> None:
    for product in ("leverage-shares-3l", "leverage-shares-3s"):
        target, move = PRODUCTS[product].target, PRODUCTS[product].triggers.adverse
        assert target is not None
        assert move is not None
        assert 1.0 + target * move == pytest.approx(0.5, abs=1e-15)


# ---------------------------------------------------------------- running


@pytest.mark.parametrize("product", RUN, ids=lambda product: product.id)
def test_a_known_rule_goes_with_its_target(product: Product) -> None:
    assert isinstance(product.policy, get_args(Policy))
    assert product.target is not None
    check_policy(product.policy, product.target)
    assert product.why_not_run == ""


def test_a_hidden_rule_is_never_run() -> None:
    assert [product.id for product in HIDDEN] == ["binance-up", "binance-down"]
    for product in HIDDEN:
        assert product.target is None
        assert product.why_not_run == (
            f"Binance keeps the rule of {product.name} secret, its target and when it "
            "rebalances, so it is shown and never run."
        )


def test_a_policy_that_departs_from_the_rule_says_so() -> None:
    assert {product.id for product in PRODUCTS.values() if product.assumes} == {
        *("ftx-half", "pionex-5l", "pionex-5s"),
        *("index-coop-eth2x", "index-coop-btc2x", "toros-2x", "toros-3x"),
        *("graniteshares-3l", "graniteshares-3s", "leverage-shares-3l", "leverage-shares-3s"),
    }


# ---------------------------------------------------------------- what it costs


@pytest.mark.parametrize(
    ("daily", "percent"),
    [(0.0001, 3.6), (0.0003, 10.4), (0.0005, 16.7), (0.001, 30.6), (0.003, 66.6)],
)
def test_a_daily_fee_per_year_compounds(daily: float, percent: float) -> None:
    product = replace(FTX, fees=Fees(management=exactly(daily), per="day"))
    assert product.annual_drag is not None
    assert product.annual_rate is not None
    assert round(product.annual_drag.low * 100, 1) == percent
    assert product.annual_rate.high == pytest.approx(365 * daily, rel=1e-15)


def test_a_year_of_the_rate_takes_the_drag() -> None:
    costs = FTX.costs(fee="low")
    token = simulate_token(dated([100.0] * 366), 1.0, costs=costs)
    assert FTX.annual_drag is not None
    assert -token.total_return == pytest.approx(FTX.annual_drag.low, rel=1e-12)


def test_a_fee_per_year_is_the_rate() -> None:
    assert FLI.annual_rate == (0.0195, 0.0195)
    assert PRODUCTS["nugt"].annual_rate is None
    assert PRODUCTS["nugt"].annual_drag is None


def test_the_chosen_end_of_a_range_is_charged() -> None:
    mexc, spxl = PRODUCTS["mexc-3l"], PRODUCTS["spxl"]
    assert mexc.costs(fee="low").management_fee == pytest.approx(0.00365)
    assert mexc.costs(fee="high").management_fee == pytest.approx(0.73)
    assert funded(spxl.costs(fee="low")).spread == 0.0025
    assert funded(spxl.costs(fee="high", rate=0.04)).spread == 0.0075
    with refused("must be one of 'low', 'high', not 'middle'"):
        mexc.costs(fee=cast("Any", "middle"))


def test_a_fund_pays_the_rate_and_the_spread_on_what_it_borrows() -> None:
    financing = PRODUCTS["tqqq"].costs(fee="low", rate=0.04).financing
    assert financing.yearly_charge(3.0, 0.04) == pytest.approx(2.0 * (0.04 + 0.005), abs=1e-15)


def test_an_inverse_fund_pays_the_spread_on_one_unit_more_than_its_size() -> None:
    for product in ("spxu", "sds", "sh"):
        target = PRODUCTS[product].target
        assert target is not None
        financing = PRODUCTS[product].costs(fee="high", rate=0.04).financing
        expected = -(1.0 - target) * (0.04 - 0.0007)
        assert financing.yearly_charge(target, 0.04) == pytest.approx(expected, abs=1e-15)


def test_only_a_fund_financed_at_a_rate_pays_it() -> None:
    for product in ("gate-3l", "bybit-3l", "eth2x-fli", "kucoin-3l"):
        financing = funded(PRODUCTS[product].costs(fee="low", rate=0.04))
        assert (financing.rate, financing.spread, financing.borrow_fee) == (0.0, 0.0, 0.0)


def test_what_the_costs_leave_out_is_said() -> None:
    said = {product.financing.kind: product.left_out for product in PRODUCTS.values()}
    assert said["all-in"] == said["rate+spread"] == ""
    assert "funding" in said["funding"]
    assert "lending protocol" in said["borrow"]
    assert "not found" in said["unknown"]


@pytest.mark.parametrize("product", ["pionex-2l", "amun-3s", "leverage-shares-3l", "gush"])
def test_a_fee_that_is_not_on_record_has_to_be_typed(product: str) -> None:
    name = PRODUCTS[product].name
    with refused(f"No management fee is on record for {name}; type one to run it."):
        PRODUCTS[product].costs(fee="low")
    assert PRODUCTS[product].costs(fee="low", management_fee=0.02).management_fee == 0.02


def test_a_spread_that_is_not_on_record_has_to_be_typed() -> None:
    with refused("No financing spread is on record for ProShares QLD; type one to run it."):
        PRODUCTS["qld"].costs(fee="low", rate=0.04)
    assert funded(PRODUCTS["qld"].costs(fee="low", spread=0.003)).spread == 0.003
    with refused("Gate 3L has no financing spread"):
        GATE.costs(fee="low", spread=0.003)


# ---------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("product", "fields", "words"),
    [
        (FTX, {"id": "FTX bull"}, "not 'FTX bull'"),
        (FTX, {"name": ""}, "name of ftx-bull"),
        (FTX, {"issuer": " "}, "issuer of ftx-bull"),
        (FTX, {"source": ""}, "source of ftx-bull"),
        (FTX, {"underlying": "Bitcoin "}, "underlying of ftx-bull"),
        (FTX, {"group": "bank"}, "group must be one of"),
        (FTX, {"status": "gone"}, "status must be one of 'active', 'closed'"),
        (FTX, {"status": "active"}, "ftx-bull is active: a closed product says when"),
        (FTX, {"closed": None}, "ftx-bull is closed"),
        (FTX, {"confidence": "D"}, "confidence must be one of"),
        (FTX, {"fee_confidence": "D"}, "confidence of the fee must be one of"),
        (FTX, {"confidence": "illustrative"}, "illustrative if its rule is hidden"),
        (FTX, {"direction": "up"}, "direction must be one of 'long', 'short'"),
        (FTX, {"direction": "short"}, "A short product cannot have a target of 3"),
        (FTX, {"target": -3.0}, "A long product cannot have a target of -3"),
        (FTX, {"target": None}, "not None"),
        (FTX, {"target": 0.0}, "not 0.0"),
        (FTX, {"target": 11.0}, "from -10 to 10"),
        (FTX, {"target": float("nan")}, "not nan"),
        (FTX, {"rule": "weekly"}, "rule must be one of"),
        (FTX, {"rule": "hidden", "confidence": "illustrative"}, "no known target, not 3"),
        (FTX, {"return_to": "home"}, "way back must be one of"),
        (FTX, {"schedule": None}, "'daily+emergency' needs a schedule"),
        (FTX, {"emergency": None}, "'daily+emergency' needs an emergency"),
        (FTX, {"band": Range(2.0, 4.0), "emergency": None}, "needs an emergency"),
        (FTX, {"rule": "daily", "band": Range(2.0, 4.0), "emergency": None}, "has no band"),
        (GATE, {"band": None}, "'band' needs a band"),
        (GATE, {"band": Range(3.1, 4.0)}, "from 3.1 to 4 does not hold the target 3"),
        (GATE, {"band": Range(4.0, 2.0)}, "not 4 and 2"),
        (GATE, {"speed": 0.05}, "not 0.05 of 'band'"),
        (GATE, {"return_to": "recenter"}, "'recenter' does not go with the rule 'band'"),
        (GATE, {"emergency": FTX.emergency}, "'target_multiple' does not go with the rule"),
        (FLI, {"return_to": "edge"}, "'edge' does not go with the rule 'recenter'"),
        (FTX, {"emergency": FLI.emergency}, "'leverage' does not go with the rule"),
        (FTX, {"target": 0.5, "emergency": AIRBAG}, "not 1;"),
        (FLI, {"speed": None}, "'recenter' needs a recentering speed"),
        (FLI, {"speed": 1.5}, "not 1.5 of 'recenter'"),
        (FLI, {"emergency": EmergencyRule(kind="leverage", level=2.2)}, "A ripcord at 2.2"),
        (PRODUCTS["nvdl"], {"target": 3.0}, "leads to 2, but the target is 3"),
        (PRODUCTS["tsll"], {"target_changes": PRODUCTS["tsll"].target_changes * 2}, "not follow"),
    ],
)
def test_a_broken_record_is_refused(
    product: Product, fields: dict[str, object], words: str
) -> None:
    with refused(words):
        changed(product, **fields)


@pytest.mark.parametrize(
    "fee", [Range(0.2, 0.1), exactly(-0.1), exactly(1.0), exactly(float("nan"))]
)
def test_a_fee_that_is_no_fraction_is_refused(fee: Range) -> None:
    with refused("management fee must be fractions from 0 to below 1"):
        Fees(management=fee, per="day")
    with refused("redemption fee must be fractions"):
        Fees(redemption=fee)


def test_a_fee_without_its_time_is_refused() -> None:
    with refused("per day or per year"):
        Fees(management=exactly(0.01))
    with refused("per day or per year"):
        Fees(per="day")
    with refused("time of a fee must be one of 'day', 'year'"):
        Fees(management=exactly(0.01), per=cast("Any", "week"))
    with refused("basis of a fee must be one of"):
        Fees(basis=cast("Any", "gross"))


def test_a_spread_belongs_to_a_rate() -> None:
    with refused("not to the financing 'funding'"):
        Financing(kind="funding", spread=exactly(0.01))
    with refused("kind of financing must be one of"):
        Financing(kind=cast("Any", "free"))


@pytest.mark.parametrize(
    ("kind", "level", "words"),
    [
        ("adverse_move", 1.5, "a fraction between 0 and 1 as its level, not 1.5"),
        ("nav_loss", None, "a fraction between 0 and 1 as its level, not None"),
        ("target_multiple", 1.0, "a number above 1 as its level, not 1.0"),
        ("leverage", float("nan"), "a number above 1 as its level, not nan"),
        ("not_published", 2.0, "no level as its level, not 2.0"),
        ("panic", 2.0, "kind of emergency must be one of"),
    ],
)
def test_an_emergency_has_a_level_of_its_kind(
    kind: EmergencyKind, level: float | None, words: str
) -> None:
    with refused(words):
        EmergencyRule(kind=kind, level=level)


def test_a_schedule_says_what_and_when() -> None:
    with refused("action of a schedule must be one of"):
        Schedule(action=cast("Any", "sleep"), time="00:02", zone="UTC", calendar="every day")
    with refused("time of a schedule"):
        Schedule(action="check", time="", zone="UTC", calendar="every day")
    with refused("time zone of a schedule"):
        Schedule(action="check", time="00:02", zone="", calendar="every day")
    with refused("calendar must be one of"):
        Schedule(action="check", time="00:02", zone="UTC", calendar=cast("Any", "Mondays"))


def test_a_change_of_target_is_one() -> None:
    day, eve = date(2020, 3, 31), date(2020, 3, 30)
    with refused("from 2020-03-31 to 2020-03-30 ends before it begins"):
        TargetChange(first=day, last=eve, before=3.0, after=2.0)
    for before, after in ((3.0, 3.0), (3.0, -2.0), (0.0, 2.0)):
        with refused(f"not from {before:g} to {after:g}"):
            TargetChange(first=day, last=day, before=before, after=after)


def test_a_refusal_is_the_librarys_one_error() -> None:
    with pytest.raises(LeverageError):
        changed(FTX, source="")
