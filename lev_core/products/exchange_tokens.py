"""Tokens issued by exchanges on coins: one record for each row and direction of the facts."""

from __future__ import annotations

from dataclasses import replace

from lev_core.products.checks import Range, exactly
from lev_core.products.events import EmergencyRule, Schedule
from lev_core.products.fees import Fees, Financing
from lev_core.products.product import Product
from lev_core.products.shared import FACTS_OF, ONE_COIN, daily_at

ONE_THIRD_ABOVE = 4.0 / 3.0
FIFTEEN_PERCENT = EmergencyRule(kind="adverse_move", level=0.15)
GATE_CHECK = Schedule(action="check", time="16:00", zone="UTC", calendar="every day")
UNKNOWN = Financing(kind="unknown")
FUNDING = Financing(kind="funding")
ALL_IN = Financing(kind="all-in")

FTX = Product(
    id="ftx-bull",
    name="FTX BULL",
    issuer="FTX",
    group="exchange token",
    status="closed",
    closed="2022",
    as_of=FACTS_OF,
    source="FTX help centre, “Walkthrough” and “FAQ”, and copies at other exchanges",
    confidence="A",
    fee_confidence="B",
    underlying="Bitcoin",
    symbol="BTC-USD",
    direction="long",
    target=3.0,
    rule="daily+emergency",
    schedule=daily_at("00:02", "UTC"),
    emergency=EmergencyRule(kind="target_multiple", level=ONE_THIRD_ABOVE),
    return_to="target",
    fees=Fees(
        management=exactly(0.0003),
        per="day",
        creation=exactly(0.001),
        redemption=exactly(0.001),
    ),
    financing=UNKNOWN,
    notes="The daily fee is from secondary text. All four kinds came on other coins too.",
)

BINANCE = Product(
    id="binance-up",
    name="Binance UP",
    issuer="Binance",
    group="exchange token",
    status="closed",
    closed="2024-04-03",
    as_of=FACTS_OF,
    source="Binance FAQ 360043392811, 360043387931 and 360042957472",
    confidence="illustrative",
    underlying=ONE_COIN,
    direction="long",
    target=None,
    rule="hidden",
    band=Range(1.25, 4.0),
    fees=Fees(
        management=exactly(0.0001),
        per="day",
        creation=exactly(0.001),
        redemption=exactly(0.001),
    ),
    financing=FUNDING,
    notes="The target floats between the bounds of the band; it rebalanced in extremes only.",
)

BYBIT = Product(
    id="bybit-3l",
    name="Bybit 3L",
    issuer="Bybit",
    group="exchange token",
    status="reported delisted",
    as_of=FACTS_OF,
    source="Bybit help centre 000001605 and 000001481",
    confidence="A",
    underlying=ONE_COIN,
    direction="long",
    target=3.0,
    rule="band",
    band=Range(2.0, 4.0),
    return_to="target",
    fees=Fees(
        management=exactly(0.00005),
        per="day",
        creation=exactly(0.0005),
        redemption=exactly(0.0005),
    ),
    financing=FUNDING,
    notes="It rebalances when a bound is reached.",
)

KUCOIN = Product(
    id="kucoin-3l",
    name="KuCoin 3L",
    issuer="KuCoin",
    group="exchange token",
    status="reported delisted",
    as_of=FACTS_OF,
    source="KuCoin support 900004691986 and 900004691646",
    confidence="A",
    underlying=ONE_COIN,
    direction="long",
    target=3.0,
    rule="adverse_move",
    schedule=daily_at("23:30–23:45", "UTC"),
    emergency=FIFTEEN_PERCENT,
    return_to="target",
    fees=Fees(
        management=exactly(0.0005),
        per="day",
        creation=exactly(0.001),
        redemption=exactly(0.001),
    ),
    financing=UNKNOWN,
)

GATE = Product(
    id="gate-3l",
    name="Gate 3L",
    issuer="Gate",
    group="exchange token",
    status="active",
    as_of=FACTS_OF,
    source="gate.com post 13598448, and Gate Research of February 2026",
    confidence="A",
    underlying=ONE_COIN,
    direction="long",
    target=3.0,
    rule="band",
    schedule=GATE_CHECK,
    band=Range(2.25, 4.125),
    return_to="target",
    fees=Fees(management=exactly(0.001), per="day"),
    financing=ALL_IN,
    notes="The fee covers hedging, funding and slippage.",
)
GATE_5 = replace(GATE, id="gate-5l", name="Gate 5L", target=5.0, band=Range(3.5, 7.0))

MEXC = Product(
    id="mexc-3l",
    name="MEXC 3L",
    issuer="MEXC",
    group="exchange token",
    status="active",
    as_of=FACTS_OF,
    source="MEXC blog “Rebalancing Mechanism” and FAQ 360038484492; one fee from a third party",
    confidence="C",
    underlying=ONE_COIN,
    direction="long",
    target=3.0,
    rule="adverse_move",
    schedule=daily_at("16:00", "UTC"),
    emergency=FIFTEEN_PERCENT,
    return_to="target",
    fees=Fees(management=Range(0.00001, 0.002), per="day"),
    financing=UNKNOWN,
    notes="Sources give fees 200 times apart, and that is what the grade is for.",
)

PIONEX_2 = Product(
    id="pionex-2l",
    name="Pionex 2L",
    issuer="Pionex",
    group="exchange token",
    status="not stated",
    as_of=FACTS_OF,
    source="Pionex support 1500004320142",
    confidence="A",
    underlying=ONE_COIN,
    direction="long",
    target=2.0,
    rule="band",
    band=Range(1.6, 3.5),
    return_to="target",
    financing=UNKNOWN,
)
PIONEX_5 = replace(
    PIONEX_2,
    id="pionex-5l",
    name="Pionex 5L",
    source="Pionex blog on its 5x tokens",
    target=5.0,
    rule="daily+skip",
    schedule=daily_at("about 23:00", "UTC"),
    band=Range(4.95, 5.05),
    emergency=EmergencyRule(kind="not_published"),
    assumes="The level at which it cuts its exposure inside the day was not found, "
    "so that rule is left out.",
    notes="Between two resets it only ever cuts its exposure.",
)

AMUN = Product(
    id="amun-3l",
    name="Amun 3x long",
    issuer="Amun",
    group="exchange token",
    status="not verified",
    as_of=FACTS_OF,
    source="Amun help centre 360044576211",
    confidence="A",
    underlying=ONE_COIN,
    direction="long",
    target=3.0,
    rule="adverse_move",
    schedule=daily_at("17:00", "CET"),
    emergency=FIFTEEN_PERCENT,
    return_to="target",
    financing=UNKNOWN,
)

EXCHANGE_TOKENS = (
    FTX,
    replace(FTX, id="ftx-bear", name="FTX BEAR", direction="short", target=-3.0),
    replace(FTX, id="ftx-hedge", name="FTX HEDGE", direction="short", target=-1.0),
    replace(
        FTX,
        id="ftx-half",
        name="FTX HALF",
        target=0.5,
        assumes="Its leverage grows when it gains, so its emergency, on the losing side only, "
        "never acts; inside a bar the simulator would act on a gain of 100%.",
    ),
    BINANCE,
    replace(BINANCE, id="binance-down", name="Binance DOWN", direction="short"),
    BYBIT,
    replace(BYBIT, id="bybit-3s", name="Bybit 3S", direction="short", target=-3.0),
    KUCOIN,
    replace(KUCOIN, id="kucoin-3s", name="KuCoin 3S", direction="short", target=-3.0),
    GATE,
    replace(
        GATE,
        id="gate-3s",
        name="Gate 3S",
        direction="short",
        target=-3.0,
        band=Range(1.5, 5.25),
    ),
    GATE_5,
    replace(GATE_5, id="gate-5s", name="Gate 5S", direction="short", target=-5.0),
    MEXC,
    replace(MEXC, id="mexc-3s", name="MEXC 3S", direction="short", target=-3.0),
    PIONEX_2,
    PIONEX_5,
    replace(PIONEX_5, id="pionex-5s", name="Pionex 5S", direction="short", target=-5.0),
    AMUN,
    replace(AMUN, id="amun-3s", name="Amun 3x short", direction="short", target=-3.0),
)
