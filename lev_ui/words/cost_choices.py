"""The costs a reader can set: what each control is called, and what is in force in one line."""

from __future__ import annotations

from typing import Final

from lev_ui.rules import read_rule
from lev_ui.settings import DEFAULTS, Settings
from lev_ui.theme import large_money, plain_number
from lev_ui.words.plain import lower_first
from lev_ui.words.rules import rule_name

RATES: Final[dict[str, str]] = {
    "bill": "Bill rate",
    "irx": "13-week bill, from Yahoo",
    "file": "Rate from my file",
    "own": "My own",
}
FUNDINGS: Final[dict[str, str]] = {"own": "My own", "file": "Funding from my file"}
FINANCINGS: Final[dict[str, str]] = {
    "funded": "Borrowed cash",
    "funding": "Perpetual futures",
}
FINANCING_REASON: Final[dict[str, str]] = {
    "funded": (
        "The fund borrows what it holds beyond its own money, at a rate plus a spread. "
        "A short one earns the rate on its cash and pays for the shares it borrows."
    ),
    "funding": (
        "The token holds futures that never end. Every few hours the side in demand pays the "
        "other: usually the long one, on everything it holds."
    ),
}
PER_LABEL = "Management fee is for"
FINANCING_LABEL = "What it borrows with"
PER: Final[dict[str, str]] = {"year": "a year", "day": "a day"}
SIZINGS: Final[dict[str, str]] = {
    "follows": "Grows and shrinks with the token",
    "fixed": "Stays as it is",
}
SHORT_RATES: Final[dict[str, str]] = {
    "bill": "bill rate",
    "irx": "13-week bill",
    "file": "rate from your file",
}
MORE = "More costs"
MORE_HELP = (
    "Fees per day, perpetual futures, shorts, exchange fees, gas, market impact, in and out."
)
FEE = "Management fee, %"
BORROW = "Fee for borrowing shares, % a year"
FUNDING = "Funding, % a year"
RESTING_FUNDING = 0.01  # % every eight hours
FUNDING_HELP = (
    f"{plain_number(RESTING_FUNDING)}% every eight hours, the usual resting rate of exchanges, is "
    f"{plain_number(3.0 * 365.0 * RESTING_FUNDING)}% a year."
)
MAKER = "Fee of waiting orders, basis points"
PASSIVE = "Share of waiting orders, %"
PASSIVE_HELP = (
    "An order that waits in the book (maker) pays less than one that takes what is there (taker). "
    "The trading fee above is that of taking."
)
GAS = "Cost of each rebalance"
GAS_HELP = "Paid whatever the trade's size, such as gas and the reward of whoever sets it off."
IMPACT = "Market impact, 0 for none"
IMPACT_HELP = (
    "How far the fund's own trades push the price they trade at: 0.5 to 1 is what is measured for "
    "large orders. Whether such funds move closing prices is disputed, so it is off unless you "
    "set it."
)
SIZE = "Money in the fund"
VOLUME = "Market's volume a day, in money"
VOLUME_HELP = "Left empty, the asset's own volume is used where it is known in money."
SIZING = "The fund"
CREATION = "Fee on the way in, %"
REDEMPTION = "Fee on the way out, %"
NO_VOLUME = (
    "Market impact is not charged: nobody knows here how much of this asset changes hands a day. "
    "Type the market's volume among the costs."
)


def costs_label(settings: Settings) -> str:
    """Return the closed drawer's label: what is in force."""
    rule = (
        "" if settings.rule == "daily" else f", {lower_first(rule_name(read_rule(settings.rule)))}"
    )
    return f"Costs and rules: {costs_in_force(settings)}{rule}"


def costs_in_force(settings: Settings) -> str:
    """Return what the costs are: "0.95% fee, bill rate + 0.5%, 5 bp trading"."""
    if not settings.costs:
        return "no costs"
    per = " a day" if settings.per == "day" else ""
    return ", ".join(
        [
            f"{plain_number(settings.fee)}%{per} fee",
            financing_in_force(settings),
            f"{plain_number(settings.trading)} bp trading",
            *_rarer(settings),
        ]
    )


def financing_in_force(settings: Settings) -> str:
    """Return what is paid for the borrowed part, in a few words."""
    if settings.financing == "funding":
        if isinstance(settings.funding, str):
            return "funding from your file"
        return f"funding {plain_number(settings.funding)}% a year"
    rate = (
        SHORT_RATES[settings.rate]
        if isinstance(settings.rate, str)
        else f"{plain_number(settings.rate)}%"
    )
    if settings.leverage < 1.0:  # it borrows nothing, and its cash earns the rate
        return f"{rate} earned"
    return f"{rate} + {plain_number(settings.spread)}%"


def has_rarer_costs(settings: Settings) -> bool:
    """Return whether a cost is set that most readers never touch."""
    rare = ("per", "financing", "borrow", "passive", "impact", "gas", "creation", "redemption")
    return any(getattr(settings, name) != getattr(DEFAULTS, name) for name in rare)


def _rarer(settings: Settings) -> list[str]:
    said = []
    if settings.leverage < 0.0 and settings.borrow and settings.financing == "funded":
        said.append(f"{plain_number(settings.borrow)}% borrow fee")
    if settings.passive:
        said.append(f"{plain_number(settings.passive)}% of orders waiting")
    if settings.gas:
        said.append(f"{large_money(settings.gas, 'USD')} a rebalance")
    if settings.impact:
        said.append("market impact")
    if settings.creation or settings.redemption:
        into, out = plain_number(settings.creation), plain_number(settings.redemption)
        said.append(f"{into}% in and {out}% out")
    return said
