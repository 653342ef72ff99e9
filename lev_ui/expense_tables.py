"""What it costs as tables for the page and as files to take away. No Streamlit."""

from __future__ import annotations

import pandas as pd

from lev_ui.expense import Expense, Item
from lev_ui.spreadsheet import as_csv
from lev_ui.tables import markdown_table
from lev_ui.theme import money, whole_money
from lev_ui.words.expense import NAMES, per_year
from lev_ui.words.expense_parts import lens_rows
from lev_ui.words.expense_reasons import missing


def items_table(shown: Expense) -> str:
    """Return every cost as a Markdown table, with all of them together."""
    amount, currency = shown.settings.amount, shown.prices.currency
    rows = [
        (
            NAMES[item.name],
            per_year(item.yearly),
            money(amount * item.paid, currency),
            missing(shown, item),
        )
        for item in shown.items
    ]
    together = (
        "**Together**",
        per_year(shown.yearly),
        money(amount * shown.paid, currency),
        missing(shown, _together(shown)),
    )
    head = ("Cost", "A year", f"Paid on {whole_money(amount, currency)}", "Missing at the end")
    return markdown_table(head, [*rows, together])


def lens_table(shown: Expense) -> str:
    """Return what fees per day take in a year as a Markdown table."""
    invested = whole_money(shown.settings.amount, shown.prices.currency)
    head = ("Fee per day", "Takes in a year", f"Of {invested}")
    return markdown_table(head, lens_rows(shown))


def items_csv(shown: Expense) -> bytes:
    """Return every cost as CSV."""
    return as_csv(costs_table(shown), index=False)


def costs_table(shown: Expense) -> pd.DataFrame:
    """Return every cost as numbers in full: fractions per year, money per unit put in."""
    rows = [
        {
            "cost": NAMES[item.name],
            "a year, share of what was held": item.yearly,
            "paid per 1 put in": item.paid,
            "changed of the return": item.effect,
        }
        for item in shown.items
    ]
    return pd.DataFrame(rows)


def years_csv(shown: Expense) -> bytes:
    """Return what each cost took in each calendar year as CSV."""
    return as_csv(years_table(shown))


def years_table(shown: Expense) -> pd.DataFrame:
    """Return what each cost took in each calendar year, as shares of what was held."""
    return shown.by_year.rename(columns=NAMES)


def _together(shown: Expense) -> Item:
    effect = sum(item.effect for item in shown.items)
    return Item("together", shown.yearly, shown.paid, effect)
