"""The program of What it costs: the stated fee, the real cost a year, and each cost in money."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lev_ui.code.figures import in_money, percentage, printed
from lev_ui.code.steps import token_steps
from lev_ui.code.writing import number, program
from lev_ui.expense import Expense
from lev_ui.sources import Sourced
from lev_ui.words import code as words
from lev_ui.words.expense import NAMES, per_year

STEPS = ("yearly = yearly_costs(token)", "paid = itemised_charges(token).sum()")


def costs_code(shown: Expense, sourced: Sourced) -> str:
    """Return the program that prints what the holders of a token paid.

    Parameters
    ----------
    shown : Expense
        What the page shows.
    sourced : Sourced
        Where its prices and its rate come from.

    Returns
    -------
    str
        Python that needs the library alone.
    """
    said = words.costs_title(shown.leverage, shown.asset_name, shown.first, shown.last)
    charged = replace(shown, settings=replace(shown.settings, costs=True))
    steps = [*token_steps(charged, sourced), *STEPS]
    return program(said, steps, printed(list(_rows(shown))))


def _rows(shown: Expense) -> Iterator[tuple[str, str]]:
    currency, amount = shown.prices.currency, shown.settings.amount
    of = number(amount)
    stated = "token.costs.management_fee"
    yield words.STATED, percentage(stated, shown.stated, per_year(shown.stated))
    yield words.REAL, percentage("yearly.sum()", shown.yearly, per_year(shown.yearly))
    for item in shown.items:
        if item.paid:
            money = in_money(f"{of} * paid.{item.name}", amount * item.paid, currency)
            yield NAMES[item.name], money
    yield words.PAID, in_money(f"{of} * paid.sum()", amount * shown.paid, currency)
    became = amount * shown.token.final_value
    yield words.became(amount, currency), in_money(f"{of} * token.final_value", became, currency)
