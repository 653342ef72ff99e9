"""The rules of rebalancing in words: what each is called and what it does."""

from __future__ import annotations

from math import isclose
from typing import Final, cast

from lev_core import (
    PRODUCTS,
    AdverseMove,
    Band,
    Daily,
    Emergency,
    Every,
    Never,
    Policy,
    PriceHistory,
    Product,
    Recenter,
    TokenPath,
)
from lev_ui.rules import Kind, rule_text
from lev_ui.settings import Settings
from lev_ui.theme import long_date, multiple, percent, plain_number, whole_money
from lev_ui.words.plain import for_markdown

KINDS: Final[dict[Kind, str]] = {
    "daily": "Every day",
    "every": "Every few days",
    "band": "When leverage leaves a band",
    "emergency": "Daily, and at once when leverage is too high",
    "move": "Daily, and at once after a large move against it",
    "recenter": "A small part of the way each day",
    "never": "Never (a margin position)",
}
KIND_REASON: Final[dict[Kind, str]] = {
    "daily": "Most listed funds: back to the multiplier at every close, whatever happened.",
    "every": "The same reset less often; in between the leverage drifts with the asset.",
    "band": (
        "Nothing is traded while the leverage stays between two bounds, so small swings cost "
        "nothing; beyond them it trades back."
    ),
    "emergency": (
        "A daily reset with a brake. When a move against the token has driven its leverage to a "
        "multiple of the target, it sells at once. That saves it from zero and locks in the loss."
    ),
    "move": (
        "A daily reset with a brake. When the asset has moved this far against the token since "
        "the last reset, it goes back to its multiplier at once."
    ),
    "recenter": (
        "Each day only part of the distance to the target is traded, within bounds; a ripcord "
        "takes the leverage down at once when it has run far above."
    ),
    "never": (
        "Borrow once and leave it alone: no trades to pay for, but the position is closed when "
        "what is left falls to the maintenance margin."
    ),
}
NUMBERS: Final[dict[Kind, tuple[str, ...]]] = {
    "daily": (),
    "every": ("Days between resets",),
    "band": (
        "Lower bound of leverage",
        "Upper bound of leverage",
        "Back to the nearer bound only",
        "Watched at every moment",
    ),
    "emergency": ("Acts at this multiple of the target", "No daily reset in between"),
    "move": ("Acts after a move of, %", "No daily reset in between"),
    "recenter": (
        "Lowest leverage kept",
        "Highest leverage kept",
        "Share of the way each day, %",
        "Ripcord at (0 for none)",
    ),
    "never": ("Maintenance margin, %",),
}
PRODUCT_PROMPT = "Pick one, such as FTX BULL"
OTHER_COSTS = "Its published costs are set above; the trading fee stays as it was."
CONFIDENCE = {
    "A": "A (the issuer's own words)",
    "B": "B (told by others)",
    "C": "C (sources disagree)",
    "illustrative": "low (for illustration only)",
    "not graded": "not graded",
}
FIXED_BY_FACTS = "You have since changed its multiplier or rule, so what is shown is your own."


def kind_of(policy: Policy) -> Kind:
    """Return which kind of rule a policy is."""
    return cast("Kind", rule_text(policy).split(":")[0])


def rule_name(policy: Policy) -> str:  # noqa: PLR0911  one line for each rule
    """Return a rule's short name, as it labels a line or a row."""
    match policy:
        case Daily():
            return "Daily reset"
        case Every(intervals):
            return f"Reset every {intervals} days" if intervals > 1 else "Daily reset"
        case Band(low, high):
            edge = ", to the edge" if policy.to == "edge" else ""
            return f"Band {plain_number(low)}–{plain_number(high)}{edge}"
        case Emergency(trigger):
            brake = f"emergency at {trigger_text(trigger)} × target"
            return f"Daily + {brake}" if policy.daily else brake.capitalize()
        case AdverseMove(move):
            brake = f"{whole_percent(move)} adverse move"
            return f"Daily + {brake}" if policy.daily else brake.capitalize()
        case Recenter(low, high, speed):
            bounds = f"{plain_number(low)}–{plain_number(high)}"
            return f"Recentering {whole_percent(speed)} a day, {bounds}"
        case Never(maintenance):
            return f"Margin position, {whole_percent(maintenance)} maintenance"


def subject(policy: Policy, leverage: float) -> str:
    """Return the token under a rule as the start of a sentence."""
    times = multiple(leverage)
    match policy:
        case Daily():
            return f"A token reset to {times} every day"
        case Every(intervals):
            return f"A token reset to {times} every {intervals} days"
        case Band(low, high):
            bounds = f"{plain_number(low)}x and {plain_number(high)}x"
            return f"A {times} token kept between {bounds}"
        case Emergency() | AdverseMove():
            return f"A {times} token reset every day, with an emergency brake,"
        case Recenter():
            return f"A {times} token recentred a little each day"
        case Never():
            return f"A {times} margin position, never reset,"


LEDGER_ALT = "Every rebalance: date, the asset's return, leverage before, the trade and its costs."


def ledger_intro(settings: Settings, prices: PriceHistory) -> str:
    """Return what the ledger shows."""
    amount = whole_money(settings.amount, prices.currency).replace("$", r"\$")
    daily = settings.rule == "daily"
    each = "Each row is one day" if daily else "Each row is one day with a trade"
    return (
        f"Amounts for {amount} put in on {long_date(prices.index[0])}. {each}. It shows what the "
        "asset did since the row before, the leverage that left the token with, and the trade that "
        "the rule asked for."
    )


def ledger_label(token: TokenPath) -> str:
    """Return the closed ledger's label."""
    if not token.arrays.trades.any():
        return "Every rebalance: not one was needed"
    return f"Every rebalance: {token.rebalance_count:,} of them"


def product_label(product: Product) -> str:
    """Return how a product stands in a list."""
    target = "floating" if product.target is None else multiple(product.target)
    issuer = "" if product.issuer in product.name else f"{product.issuer}, "
    return f"{product.name} ({issuer}{target})"


def product_facts(product: Product) -> str:
    """Return what is known of a product's rule, with its source, as Markdown."""
    hidden = f" {for_markdown(product.why_not_run)}" if product.policy is None else ""
    assumed = f" {for_markdown(product.assumes)}" if product.assumes else ""
    notes = f" {for_markdown(product.notes)}" if product.notes else ""
    others = "" if product.policy is None else f" {OTHER_COSTS}"
    return (
        f"**{for_markdown(product.name)}** ({for_markdown(product.issuer)}, {product.status}): "
        f"{fees(product)}.{hidden}{assumed}{notes}{others} Facts as of "
        f"{long_date(product.as_of)}, source: {for_markdown(product.source)}, "
        f"confidence {CONFIDENCE[product.confidence]}."
    )


def not_run(product: Product) -> str:
    """Return what is said when a product with a hidden rule is picked."""
    return f"The picture stays as it was: {product_facts(product)}"


def fee_missing(product: Product, fee: float) -> str:
    """Return what is said when a product without a fee on record is picked."""
    return (
        f"No management fee is on record for {for_markdown(product.name)}; {plain_number(fee)}% a "
        "year is used until you type one."
    )


def fees(product: Product) -> str:
    """Return a product's management fee as it is stated and what it comes to in a year."""
    stated, yearly = product.fees.management, product.annual_drag
    if stated is None or yearly is None:
        return "management fee not on record"
    said = _span(100.0 * stated.low, 100.0 * stated.high)
    if product.fees.per == "year":
        return f"management fee {said}% a year"
    taken = _span(100.0 * yearly.low, 100.0 * yearly.high, 1)
    return f"management fee {said}% a day, which takes {taken}% of what is held in a year"


def runnable() -> dict[str, Product]:
    """Return the products whose rule is known, by id."""
    return {name: product for name, product in PRODUCTS.items() if product.policy is not None}


def _span(low: float, high: float, digits: int = 4) -> str:
    first, last = (plain_number(round(edge, digits)) for edge in (low, high))
    return first if first == last else f"{first}–{last}"


def trigger_text(trigger: float) -> str:
    """Return an emergency's multiple of the target, four thirds as a fraction."""
    return "4/3" if isclose(trigger, 4.0 / 3.0, abs_tol=5e-5) else plain_number(round(trigger, 4))


def whole_percent(fraction: float) -> str:
    """Return a share as somebody typed it: "5%", "16.7%"."""
    return percent(fraction, signed=False).replace(".0%", "%")
