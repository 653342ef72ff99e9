"""Everything a result depends on, in words, with its unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from lev_core import Policy
from lev_ui.costs import Curve
from lev_ui.settings import Settings
from lev_ui.theme import large_money, long_date, plain_number, whole_money
from lev_ui.words.cost_choices import FINANCING_REASON, FINANCINGS, PER, SIZINGS
from lev_ui.words.plain import for_markdown
from lev_ui.words.rules import KIND_REASON, kind_of, rule_name

DAY_COUNT = "Calendar days, 365 to a year, for interest and fees alike."
NO_COSTS = "None are charged."
A_YEAR = "% a year"
TRADED = "basis points of what is traded"
ITS_OWN_VOLUME = "the asset's own, averaged over about a month"


class Assumption(NamedTuple):
    """One choice: its name, what it is in words, and its number with its unit if it is one."""

    name: str
    said: str
    number: float | date | None = None
    unit: str = ""


def chosen(settings: Settings, asset: str, first: date, last: date) -> tuple[Assumption, ...]:
    """Return the asset, the multiple and the dates."""
    return (
        Assumption("Asset", for_markdown(asset)),
        Assumption(
            "Multiplier",
            f"{plain_number(settings.leverage)} times the asset",
            settings.leverage,
            "times the asset",
        ),
        Assumption("First day", long_date(first), first, "date"),
        Assumption("Last day", long_date(last), last, "date"),
    )


def rule(policy: Policy) -> tuple[Assumption, ...]:
    """Return the rule by which the token is rebalanced."""
    return (Assumption("Rule", f"{rule_name(policy)}. {KIND_REASON[kind_of(policy)]}"),)


def against(settings: Settings, names: Mapping[str, str], reasons: Mapping[str, str]) -> Assumption:
    """Return what the token is held against."""
    baseline = settings.baseline
    return Assumption("Held against", f"{names[baseline]}. {reasons[baseline]}")


def amount(settings: Settings, currency: str) -> tuple[Assumption, ...]:
    """Return the money put in, and how time is counted."""
    invested = whole_money(settings.amount, currency).replace("$", r"\$")
    return (
        Assumption("Amount put in", invested, settings.amount, currency or "money"),
        Assumption("How time is counted", DAY_COUNT),
    )


def costs(settings: Settings, curve: Curve) -> tuple[Assumption, ...]:
    """Return every cost that is set, those at zero too."""
    if not settings.costs:
        return (Assumption("Costs", NO_COSTS),)
    per = PER[settings.per]
    fee = _number("Management fee", settings.fee, f"% {per}")
    return (fee, *_financing(settings, curve), *_trading(settings), *_outside(settings))


def _financing(settings: Settings, curve: Curve) -> Iterator[Assumption]:
    kind = settings.financing
    yield Assumption("How it is financed", f"{FINANCINGS[kind]}. {FINANCING_REASON[kind]}")
    if kind == "funding":
        yield _rate("Funding", settings.funding, curve)
        return
    yield _rate("Interest rate", settings.rate, curve)
    yield _number("Spread of the lender on top", settings.spread, A_YEAR)
    yield _number("Fee for borrowing shares", settings.borrow, A_YEAR)


def _rate(name: str, rate: float | str, curve: Curve) -> Assumption:
    if not isinstance(rate, str):
        return _number(name, rate, A_YEAR)
    return Assumption(
        name,
        f"By its date: {for_markdown(curve.name)}, known to {long_date(curve.known_to)}; its last "
        "value is used after that.",
        unit=A_YEAR,
    )


def _trading(settings: Settings) -> Iterator[Assumption]:
    yield _number("Trading fee", settings.trading, TRADED)
    if settings.passive:
        yield _number("Share of orders that wait", settings.passive, "% of what is traded")
        yield _number("Fee of orders that wait", settings.maker, TRADED)
    yield _number("Cost of each rebalance", settings.gas, "money of the fund, each time")
    yield _number("Market impact", settings.impact, "coefficient of the square-root law")
    if not (settings.gas or settings.impact):
        return
    yield Assumption("Money in the fund", _dollars(settings.size), settings.size, "money")
    yield Assumption("The fund's size", f"{SIZINGS[settings.sizing]}.")
    if settings.impact and settings.market is None:
        yield Assumption("Market's volume a day", ITS_OWN_VOLUME)
    elif settings.impact and settings.market is not None:
        said = _dollars(settings.market)
        yield Assumption("Market's volume a day", said, settings.market, "money")


def _outside(settings: Settings) -> Iterator[Assumption]:
    yield _number("Fee on the way in", settings.creation, "% of what is put in")
    yield _number("Fee on the way out", settings.redemption, "% of what is taken out")


def _dollars(size: float) -> str:
    return large_money(size, "USD").replace("$", r"\$")


def _number(name: str, number: float, unit: str) -> Assumption:
    written = plain_number(number)
    said = f"{written}{unit}" if unit.startswith("%") else f"{written} {unit}"
    return Assumption(name, said if number else "none", number, unit)
