"""Step 5, what it costs: a small fee comes every day, and it is not the only one."""

from __future__ import annotations

from lev_ui.lessons.made_up import CURRENCY
from lev_ui.lessons.toll import LITTLE, MUCH, Toll
from lev_ui.theme import exact_money, multiple, percent, plain_number
from lev_ui.words import expense
from lev_ui.words.expense import per_year
from lev_ui.words.lessons.telling import Telling, cents, side_of_zero_and_one

CONTROL = "Fee a day"
REAL = "And everything together?"


def tell(shown: Toll) -> Telling:
    """Return everything the step says."""
    amount = shown.settings.amount
    little, much = cents(LITTLE * amount), cents(MUCH * amount)
    return Telling(
        title=f"“Only {_fee(shown)} a day”: what is gone after a year?",
        story=_story(shown),
        ask=f"How much of {cents(amount)} is gone after a year?",
        options={
            "little": f"Less than {little}",
            "some": f"Between {little} and {much}",
            "much": f"More than {much}",
        },
        outcome=shown.outcome,
        about=_about(shown),
        answer=_answer(shown),
        why=_why(shown),
        remember="Turn every fee into a year, and into money, before you call it small.",
    )


def _fee(shown: Toll) -> str:
    return f"{plain_number(shown.settings.toll)}%"


def _story(shown: Toll) -> str:
    amount = shown.settings.amount
    return (
        f"Holding a token costs **{_fee(shown)} a day**. On {cents(amount)} that is "
        f"**{cents(amount * shown.a_day)}** on the first day. The asset does not move at all."
    )


def _about(shown: Toll) -> dict[str, str]:
    zero = "So small a number looks like nothing. But it comes 365 times."
    fewer = "Not quite so much at this fee."
    order = ("little", "some", "much")
    at = order.index(shown.outcome)
    return {name: zero if row < at else fewer for row, name in enumerate(order) if row != at}


def _answer(shown: Toll) -> str:
    if shown.a_day == 0.0:
        return "**Nothing**, because nothing is charged."
    return (
        f"**{cents(shown.gone)}, which is {percent(shown.share, signed=False)}.** "
        f"{cents(shown.settings.amount - shown.gone)} is left."
    )


def real(shown: Toll) -> str:
    """Return what the reader's token really cost, over the reader's dates."""
    times = multiple(shown.settings.leverage)
    return (
        f"Take a {times} token computed on real prices, with all its costs and not the fee alone. "
        f"{expense.answer(shown.real)} A percentage a year is of what is left by then, so the "
        "money paid shrinks with it."
    )


def _why(shown: Toll) -> str:
    year = "A year has 365 days, and the fee is taken on each of them."
    rest = "And the stated fee is not the only cost"
    match side_of_zero_and_one(shown.settings.leverage):
        case "long":
            return (
                f"{year} {rest}: a token beyond 1x works with borrowed money and pays interest on "
                "it, and it pays for its trade every evening."
            )
        case "short":
            return (
                f"{year} {rest}: a token that bets on a fall pays for its trade every evening too. "
                "The interest on its cash pays some of it back."
            )
        case "between":
            return (
                f"{year} {rest}: a token below 1x trades a little every evening, while the "
                "interest on its cash pays some of it back."
            )
        case _:
            return (
                f"{year} A token at 0x or 1x has hardly any other cost; beyond 1x, interest on "
                "borrowed money comes on top."
            )


def picture_title(shown: Toll) -> str:
    """Return what the picture of the year shows."""
    gone, put_in = (exact_money(part, CURRENCY) for part in (shown.gone, shown.settings.amount))
    return f"{_fee(shown)} a day takes {gone} of {put_in} in a year"


def alt(shown: Toll) -> str:
    """Return the picture of the year in words."""
    left = shown.left
    quarters = ", ".join(exact_money(float(left[day]), CURRENCY) for day in (0, 91, 182, 273, 365))
    return f"{picture_title(shown)}. Left at the start and after each quarter: {quarters}."


def real_title(shown: Toll) -> str:
    """Return what the picture of the real cost shows."""
    found = shown.real
    if found.yearly < 0.0:
        return f"A year brought {per_year(-found.yearly)} on balance"
    return f"Stated {per_year(found.stated)} a year, really {per_year(found.yearly)}"


def real_alt(shown: Toll) -> str:
    """Return the picture of the real cost in words."""
    parts = "; ".join(
        f"{expense.NAMES[item.name].lower()} {per_year(item.yearly)}" for item in shown.real.items
    )
    return f"{real_title(shown)}. {parts or 'Nothing was paid'}, all in percent a year."
