"""Tokens kept by smart contracts: one record for each row of the facts, all of them long."""

from __future__ import annotations

from dataclasses import replace

from lev_core.products.checks import Range, exactly
from lev_core.products.events import EmergencyRule
from lev_core.products.fees import Fees, Financing
from lev_core.products.product import Product
from lev_core.products.shared import FACTS_OF, ONE_COIN, daily_at

FLI_EXECUTION = (
    "A trade is cut into chunks of {chunk}, and of {ripcord_chunk} after the ripcord, 30 s "
    "apart (1 s), each with a slippage of at most 2% (5%)."
)

ETH_FLI = Product(
    id="eth2x-fli",
    name="ETH2x-FLI",
    issuer="Index Coop",
    group="on-chain token",
    status="not stated",
    as_of=FACTS_OF,
    source="deployment settings, and documentation and forum of Index Coop",
    confidence="A",
    underlying="Ether",
    symbol="ETH-USD",
    direction="long",
    target=2.0,
    rule="recenter",
    schedule=daily_at("every 24 h", "any"),
    band=Range(1.7, 2.3),
    emergency=EmergencyRule(kind="leverage", level=2.7),
    return_to="recenter",
    speed=0.05,
    fees=Fees(
        management=exactly(0.0195),
        per="year",
        creation=exactly(0.001),
        redemption=exactly(0.001),
    ),
    financing=Financing(kind="borrow"),
    notes=FLI_EXECUTION.format(chunk="600 ETH", ripcord_chunk="1,200 ETH"),
)

RANGE_BOUND = Product(
    id="index-coop-eth2x",
    name="Index Coop ETH2x",
    issuer="Index Coop",
    group="on-chain token",
    status="not stated",
    as_of=FACTS_OF,
    source="documentation and launch post of Index Coop",
    confidence="A",
    underlying="Ether",
    symbol="ETH-USD",
    direction="long",
    target=2.0,
    rule="band",
    band=Range(1.74, 2.30),
    emergency=EmergencyRule(kind="leverage", level=3.0),
    fees=Fees(
        management=exactly(0.0365),
        per="year",
        creation=exactly(0.001),
        redemption=exactly(0.001),
    ),
    financing=Financing(kind="borrow"),
    assumes="The facts do not say where a rebalance goes; it is taken to go to the target. The "
    "ripcord is left out: a band watched at every moment has acted before it.",
    notes="The lower bound is the square of the target divided by the upper one.",
)

TOROS = Product(
    id="toros-2x",
    name="Toros 2x",
    issuer="Toros",
    group="on-chain token",
    status="not stated",
    as_of=FACTS_OF,
    source="docs.toros.finance, fees and vault pages",
    confidence="A",
    underlying=ONE_COIN,
    direction="long",
    target=2.0,
    rule="band",
    band=Range(1.8, 2.2),
    return_to="edge",
    fees=Fees(
        management=exactly(0.0),
        per="year",
        creation=exactly(0.002),
        redemption=exactly(0.002),
    ),
    financing=Financing(kind="unknown"),
    assumes="It is checked at the close, as a band watched at every moment would trade without "
    "end at its edge.",
    notes="There is no streaming fee.",
)

ONCHAIN_TOKENS = (
    ETH_FLI,
    replace(
        ETH_FLI,
        id="btc2x-fli",
        name="BTC2x-FLI",
        source="deployment settings, Index Coop's documentation and IIP-37",
        underlying="Bitcoin",
        symbol="BTC-USD",
        band=Range(1.8, 2.2),
        emergency=EmergencyRule(kind="leverage", level=2.4),
        speed=0.10,
        notes=FLI_EXECUTION.format(chunk="12 WBTC", ripcord_chunk="24 WBTC"),
    ),
    RANGE_BOUND,
    replace(
        RANGE_BOUND,
        id="index-coop-btc2x",
        name="Index Coop BTC2x",
        underlying="Bitcoin",
        symbol="BTC-USD",
        band=Range(1.82, 2.20),
        emergency=EmergencyRule(kind="leverage", level=2.7),
    ),
    TOROS,
    replace(
        TOROS,
        id="toros-3x",
        name="Toros 3x",
        confidence="C",
        target=3.0,
        band=Range(2.7, 3.3),
        notes="There is no streaming fee. Sources disagree about the band.",
    ),
)
