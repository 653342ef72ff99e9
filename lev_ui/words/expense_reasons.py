"""Why a token pays each of its costs, and why what was paid is not what was lost."""

from __future__ import annotations

from typing import Final

from lev_core import Funded
from lev_ui.expense import Expense, Item
from lev_ui.theme import money, multiple, plain_number, whole_money
from lev_ui.words.expense import NAMES, per_year
from lev_ui.words.plain import for_markdown, moved

LITTLE = 0.005  # of the money put in: paid and lost are told apart from here on
REASONS: Final[dict[str, str]] = {
    "management_fee": "It is what the issuer states and most people look at.",
    "borrow_fee": "Shares sold short are borrowed, and borrowing them has a price.",
    "interest_earned": (
        "A token below 1x has cash of its own left over, and a short one the money its sales "
        "brought in; that earns the going rate."
    ),
    "funding": "The side of the futures that is in demand pays the other every few hours.",
    "trading_fee": "It buys and sells to stay at its multiple. No fee table lists that.",
    "impact": "Its own trades push the price it trades at.",
    "rebalance_cost": "Every rebalance has a price of its own, whatever its size.",
    "creation_fee": "It is paid once, when the tokens are made.",
    "redemption_fee": "It is paid once, when the tokens are taken back.",
}


def what_it_is(shown: Expense) -> str:
    """Return what the token is, and that it is computed."""
    times = multiple(shown.leverage)
    return (
        f"A {times} token promises {plain_number(shown.leverage)} times what the asset does each "
        f"day. This one is computed from the real prices of {for_markdown(shown.asset_name)}, with "
        "the costs that are set; it is no fund's own record."
    )


def at_the_end(shown: Expense) -> str:
    """Return what the reader's money became with and without costs, and what the asset did."""
    amount, currency = shown.settings.amount, shown.prices.currency
    became = money(amount * shown.token.final_value, currency)
    without = money(amount * shown.without_costs, currency)
    return (
        f"{whole_money(amount, currency)} in the token became **{became}**; without any cost it "
        f"would have become **{without}**. {for_markdown(shown.asset_name, first=True)} itself "
        f"{moved(shown.prices.total_return)}: what the daily resets made of that, before any "
        "cost, is on the page Compare."
    ).replace("$", r"\$")


def paid_and_lost(shown: Expense) -> str:
    """Return why the money paid is not the money that is missing at the end."""
    amount, currency = shown.settings.amount, shown.prices.currency
    lost = -sum(item.effect for item in shown.items)
    said = (
        "*Paid* is what was taken along the way, *a year* the same in percent of what the token "
        "was worth at the time."
    )
    if abs(shown.paid - lost) < LITTLE:
        return said
    why = (
        "money that was taken early would mostly have been lost anyway"
        if lost < shown.paid
        else "money that was taken early would have grown with the token"
    )
    return (
        f"{said} {money(amount * shown.paid, currency)} was paid, and "
        f"**{money(amount * lost, currency)}** is missing at the end (*Missing*): {why}."
    ).replace("$", r"\$")


def why(shown: Expense) -> list[str]:
    """Return one sentence or two for each cost, the largest first."""
    return [f"**{NAMES[item.name]}.** {_reason(shown, item)}" for item in shown.items]


def missing(shown: Expense, item: Item) -> str:
    """Return what is missing at the end because of a cost, in money."""
    return money(-shown.settings.amount * item.effect, shown.prices.currency)


def _reason(shown: Expense, item: Item) -> str:
    borrowed = plain_number(max(shown.leverage - 1.0, 0.0))
    if item.name == "interest":
        much = "as much" if borrowed == "1" else f"{borrowed} times as much"
        return (
            f"To hold {plain_number(shown.leverage)} times its own money the token borrows {much} "
            "as it has, and pays the going rate on that every day. No fee table lists it."
        )
    financing = shown.token.costs.financing
    if item.name == "spread" and isinstance(financing, Funded):
        return (
            f"Lenders ask more than the going rate: here {per_year(financing.spread)} a year on "
            f"what is borrowed, and that is {borrowed} times the token's own money."
        )
    return REASONS[item.name]
