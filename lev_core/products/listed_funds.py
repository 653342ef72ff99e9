"""Listed funds: one record for each ticker, or each issuer and direction, of the facts.

The facts grade none of them and call the spreads indicative, so `confidence` is "not graded".
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from lev_core.products.checks import Range, exactly
from lev_core.products.events import EmergencyRule, Schedule, TargetChange
from lev_core.products.fees import Fees, Financing
from lev_core.products.product import Product
from lev_core.products.shared import FACTS_OF

AT_THE_CLOSE = Schedule(
    action="rebalance", time="the close", zone="exchange", calendar="trading days"
)
NOT_IN_TABLE = "Only its change of target is on record, not its fee."
MARCH_2020 = date(2020, 3, 31)
FEBRUARY_2018 = date(2018, 2, 28)


def expense(ratio: Range, *, about: bool = False) -> Fees:
    """Return the fees of a fund of which the expense ratio alone is known."""
    return Fees(management=ratio, per="year", basis="NAV", approximate=about)


def spread(size: Range | None) -> Financing:
    """Return financing at a rate plus an indicative spread."""
    return Financing(kind="rate+spread", spread=size, approximate=size is not None)


def changed(on: date, before: float, after: float) -> tuple[TargetChange, ...]:
    """Return a change of target on a known day."""
    return (TargetChange(first=on, last=on, before=before, after=after),)


TQQQ = Product(
    id="tqqq",
    name="ProShares TQQQ",
    issuer="ProShares",
    group="listed fund",
    status="active",
    as_of=FACTS_OF,
    source="gathered from issuer pages and press, not read in a prospectus",
    confidence="not graded",
    underlying="Nasdaq-100",
    symbol="^NDX",
    direction="long",
    target=3.0,
    rule="daily",
    schedule=AT_THE_CLOSE,
    return_to="target",
    fees=expense(exactly(0.0084), about=True),
    financing=spread(exactly(0.005)),
)


def fund(base: Product, ticker: str, target: float) -> Product:
    """Return a sister fund with its own ticker and target, all else the same."""
    return replace(
        base,
        id=ticker.lower(),
        name=f"{base.issuer} {ticker}",
        direction="long" if target > 0.0 else "short",
        target=target,
    )


SQQQ = replace(
    fund(TQQQ, "SQQQ", -3.0),
    fees=expense(exactly(0.0095), about=True),
    financing=spread(exactly(0.0)),
)
QLD = replace(fund(TQQQ, "QLD", 2.0), fees=expense(exactly(0.0095)), financing=spread(None))
UPRO = replace(
    fund(TQQQ, "UPRO", 3.0),
    underlying="S&P 500",
    symbol="^GSPC",
    fees=expense(exactly(0.009), about=True),
    financing=spread(exactly(0.0055)),
)
SPXU = replace(fund(UPRO, "SPXU", -3.0), financing=spread(Range(0.0, 0.0007)))

PROSHARES = (
    TQQQ,
    SQQQ,
    QLD,
    fund(QLD, "PSQ", -1.0),
    UPRO,
    SPXU,
    fund(UPRO, "SSO", 2.0),
    fund(SPXU, "SDS", -2.0),
    fund(SPXU, "SH", -1.0),
)

DIREXION = replace(
    UPRO,
    id="spxl",
    name="Direxion SPXL",
    issuer="Direxion",
    fees=expense(Range(0.009, 0.011), about=True),
    financing=spread(Range(0.0025, 0.0075)),
)
DIREXION_PAIRS = (
    ("SPXL", "SPXS", "S&P 500", "^GSPC"),
    ("TNA", "TZA", "Russell 2000", "^RUT"),
    ("SOXL", "SOXS", "semiconductor shares", None),
    ("TMF", "TMV", "Treasury bonds of 20 years and more", None),
    ("LABU", "LABD", "biotechnology shares", None),
)
DIREXION_FUNDS = tuple(
    replace(fund(DIREXION, ticker, target), underlying=underlying, symbol=symbol)
    for bull, bear, underlying, symbol in DIREXION_PAIRS
    for ticker, target in ((bull, 3.0), (bear, -3.0))
)

NVDL = replace(
    TQQQ,
    id="nvdl",
    name="GraniteShares NVDL",
    issuer="GraniteShares",
    underlying="Nvidia",
    symbol="NVDA",
    target=2.0,
    target_changes=(
        TargetChange(first=date(2024, 1, 1), last=date(2024, 1, 31), before=1.5, after=2.0),
    ),
    fees=expense(exactly(0.01), about=True),
    financing=spread(Range(0.05, 0.35)),
    notes="The spread is what was observed on funds of this kind.",
)
TSLL = replace(
    NVDL,
    id="tsll",
    name="Direxion TSLL",
    issuer="Direxion",
    underlying="Tesla",
    symbol="TSLA",
    target_changes=changed(date(2024, 4, 1), 1.5, 2.0),
)
MSTU = replace(
    NVDL,
    id="mstu",
    name="T-Rex MSTU",
    issuer="T-Rex",
    underlying="Strategy (MicroStrategy)",
    symbol="MSTR",
    target_changes=(),
)

AIRBAG = replace(
    TQQQ,
    id="graniteshares-3l",
    name="GraniteShares 3x long ETP",
    issuer="GraniteShares",
    underlying="one share",
    symbol=None,
    rule="daily+emergency",
    emergency=EmergencyRule(kind="nav_loss", level=0.5),
    fees=Fees(),
    financing=Financing(kind="unknown"),
    assumes="The airbag acts at the move that costs half of the NAV since the last reset, and "
    "trades at that level, or at the open where the open is beyond it.",
    notes="An airbag resets the exposure inside the day once half of the NAV is lost.",
)
AIRBAG_SHORT = replace(
    AIRBAG,
    id="graniteshares-3s",
    name="GraniteShares 3x short ETP",
    direction="short",
    target=-3.0,
)
ETPS = (
    AIRBAG,
    AIRBAG_SHORT,
    replace(
        AIRBAG,
        id="leverage-shares-3l",
        name="Leverage Shares 3x long ETP",
        issuer="Leverage Shares",
    ),
    replace(
        AIRBAG_SHORT,
        id="leverage-shares-3s",
        name="Leverage Shares 3x short ETP",
        issuer="Leverage Shares",
    ),
)

# Known for the dated change of their target alone: nothing else of them is in the facts.
CHANGED = replace(
    TQQQ,
    status="not stated",
    symbol=None,
    fees=Fees(),
    financing=Financing(kind="unknown"),
    notes=NOT_IN_TABLE,
)
CHANGES = (
    ("Direxion", "NUGT", "gold miners", MARCH_2020, 3.0, 2.0),
    ("Direxion", "DUST", "gold miners", MARCH_2020, -3.0, -2.0),
    ("Direxion", "JNUG", "junior gold miners", MARCH_2020, 3.0, 2.0),
    ("Direxion", "ERX", "energy shares", MARCH_2020, 3.0, 2.0),
    ("Direxion", "GUSH", "oil and gas shares", MARCH_2020, 3.0, 2.0),
    ("ProShares", "SVXY", "short-term VIX futures", FEBRUARY_2018, -1.0, -0.5),
    ("ProShares", "UVXY", "short-term VIX futures", FEBRUARY_2018, 2.0, 1.5),
)
CHANGED_FUNDS = tuple(
    replace(
        fund(replace(CHANGED, issuer=issuer), ticker, after),
        underlying=underlying,
        target_changes=changed(day, before, after),
    )
    for issuer, ticker, underlying, day, before, after in CHANGES
)

LISTED_FUNDS = (*PROSHARES, *DIREXION_FUNDS, NVDL, TSLL, MSTU, *ETPS, *CHANGED_FUNDS)
