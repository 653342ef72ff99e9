"""The sentences of the page What it costs."""

from __future__ import annotations

from typing import Final

from lev_ui.expense import Expense, Item
from lev_ui.theme import (
    MINUS,
    long_date,
    money,
    multiple,
    percent,
    plain_number,
    whole_money,
)
from lev_ui.words.glossary import MEANING
from lev_ui.words.plain import for_markdown

NAMES: Final[dict[str, str]] = {
    "management_fee": "Management fee",
    "interest": "Interest on borrowed money",
    "spread": "Lender's spread",
    "borrow_fee": "Fee for borrowing shares",
    "interest_earned": "Interest earned on cash",
    "funding": "Funding of the futures",
    "trading_fee": "Trading fees",
    "impact": "Market impact",
    "rebalance_cost": "Cost of each rebalance",
    "creation_fee": "Fee on the way in",
    "redemption_fee": "Fee on the way out",
}
WITHOUT = "Costs are switched off elsewhere; this page counts them all the same."
COMPUTED = (
    "Costs computed",
    (
        "The prices are real. The costs are computed from the rates and fees that are set, "
        "on a token that follows its rule to the letter; they are no fund's own accounts."
    ),
)
SMALLEST = 5e-5  # half of what two digits of a percentage show
WHERE = "Where the money went"
BY_YEAR = "Year by year"
BY_YEAR_INTRO = (
    "In percent of what was held when it fell due. Interest follows the rate of its time; the "
    "trading fee is dearest when the swings are widest."
)


def title(shown: Expense) -> str:
    """Return the page's question."""
    return f"What does a {multiple(shown.leverage)} token really cost?"


def answer(shown: Expense) -> str:
    """Return the page's answer: the stated fee, the real cost, the largest part in money."""
    stated = f"Its stated fee is **{per_year(shown.stated)}** a year."
    if shown.largest is None:
        return f"{stated} Nothing was paid: {_no_cost(shown)}."
    amount, currency = shown.settings.amount, shown.prices.currency
    largest = shown.largest
    name = NAMES[largest.name]
    part = (
        f"The largest cost was {name[0].lower()}{name[1:]}: "
        f"**{money(amount * largest.paid, currency)}** on {whole_money(amount, currency)} put in, "
        "over the whole time."
    )
    return f"{stated} {_real(shown)} {part}".replace("$", r"\$")


def _real(shown: Expense) -> str:
    gone = shown.token.wiped_out_on
    until = (
        f"to {long_date(shown.last)}"
        if gone is None
        else f"until it was **wiped out on {long_date(gone)}**"
    )
    span = f"From {long_date(shown.first)} {until} on {for_markdown(shown.asset_name)}"
    if shown.yearly < 0.0:
        return (
            f"{span} its holders **earned {per_year(-shown.yearly)}** a year on balance, because "
            "interest on its cash came to more than its costs."
        )
    times = shown.yearly / shown.stated if shown.stated > 0.0 else 0.0
    more = f", {plain_number(times, 1)} times as much" if times >= 1.1 else ""  # noqa: PLR2004 - a tenth
    return f"{span} it really cost **{per_year(shown.yearly)}** a year{more}."


def _no_cost(shown: Expense) -> str:
    only = "what it earned" if shown.items else "every cost is set to zero"
    return f"{only} is all there was" if shown.items else only


def four_numbers(shown: Expense) -> tuple[tuple[str, str, str], ...]:
    """Return label, value and meaning of the four numbers."""
    amount, currency = shown.settings.amount, shown.prices.currency
    invested = whole_money(amount, currency)
    return tuple(
        (label.replace("$", r"\$"), value, meaning)
        for label, value, meaning in (
            ("Stated fee a year", per_year(shown.stated), MEANING["management fee"]),
            ("Real cost a year", per_year(shown.yearly), MEANING["real cost"]),
            (f"Paid on {invested}", money(amount * shown.paid, currency), MEANING["paid"]),
            (
                f"{invested} became",
                money(amount * shown.token.final_value, currency),
                f"Without any cost it would have been "
                f"{money(amount * shown.without_costs, currency)}.".replace("$", r"\$"),
            ),
        )
    )


def bars_title(shown: Expense) -> str:
    """Return what the bars show."""
    invested = whole_money(shown.settings.amount, shown.prices.currency)
    if shown.largest is None or shown.paid <= 0.0:
        return f"What was paid and earned on {invested}"
    name = NAMES[shown.largest.name]
    taken = sum(item.paid for item in shown.items if item.paid > 0.0)
    share = percent(shown.largest.paid / taken, signed=False)
    return f"{name}: {share} of all that was paid on {invested}"


def bar_label(shown: Expense, item: Item) -> str:
    """Return the name and numbers beside a bar."""
    paid = money(shown.settings.amount * item.paid, shown.prices.currency)
    return f"{NAMES[item.name]}<br><b>{paid}</b>, {per_year(item.yearly)} a year"


def bars_alt(shown: Expense) -> str:
    """Return the bars in words."""
    amount, currency = shown.settings.amount, shown.prices.currency
    listed = "; ".join(
        f"{NAMES[item.name]} {money(amount * item.paid, currency)}, {per_year(item.yearly)} a year"
        for item in shown.items
    )
    return f"{bars_title(shown)}. {listed or 'Nothing was paid'}."


def years_title(shown: Expense) -> str:
    """Return what the picture by year shows."""
    years = shown.by_year.sum(axis="columns")
    if years.empty:
        return "What each year cost"
    dearest = str(years.idxmax())
    return f"{dearest} was the dearest year: {per_year(float(years.max()))} of what was held"


def years_alt(shown: Expense) -> str:
    """Return the picture by year in words."""
    years = shown.by_year.sum(axis="columns")
    listed = ", ".join(f"{year} {per_year(float(cost))}" for year, cost in years.items())
    return f"{years_title(shown)}. All costs by calendar year: {listed}."


def per_year(fraction: float) -> str:
    """Return a cost a year: two digits where one would hide it."""
    if abs(fraction) < 0.1:  # noqa: PLR2004 - from ten per cent one digit is enough
        return f"{MINUS if fraction < -SMALLEST else ''}{abs(100.0 * fraction):.2f}%"
    return percent(fraction, signed=False)


METHOD = r"""
**Each cost has its place in the day.** The market moves the token. Interest or funding and the
management fee are taken on its value at the day's start, for the calendar days that have passed,
365 to a year. Then it trades back to its multiple and pays for the trade.

**A year.** The share of the token's value each cost took when it fell due, summed over all days
and divided by the years. That is the unit of a stated fee, which comes out as itself.

**Financing.** A long token at the multiple $L$ pays $L-1$ times the rate and the spread a year; a
short one earns $1+|L|$ times the rate and pays $|L|$ times the fee for borrowing shares. With
perpetual futures it is $L$ times the funding.

**Market impact.** An order of the share $q$ of a fund of size $A$ costs $\kappa q^{3/2}$ of it,
with $\kappa=\tfrac23 Y\sigma\sqrt{A/V}$. Here $V$ is the market's volume a day, $\sigma$ the
asset's usual move in a day and $Y$ the coefficient. That is the square-root law of Tóth and others
(2011, *Anomalous price impact and the critical nature of liquidity in financial markets*). Bai,
Bond and Hatch (2012) and Tuzun (2013) find that leveraged funds move closing prices; Ivanov and
Lenkey (2018) call the effect insignificant.

**Missing at the end.** The costs are linked over time with logarithmic means (Carino, 1999), so
that what each took from the end adds up exactly.
"""
