"""Core results as tables for the page and as files to take away. No Streamlit."""

from __future__ import annotations

import re

import pandas as pd

from lev_core import TokenPath
from lev_ui.comparison import Comparison
from lev_ui.theme import money, multiple, plain_number, points

LEDGER_COLUMNS = {
    "asset_return": "Asset's return, %",
    "leverage_before": "Leverage before",
    "trade": "Bought (+) or sold (−)",
    "trading_fee": "Trading fee",
    "financing": "Financing",
    "management_fee": "Management fee",
    "nav": "Value after",
}


def ledger_table(token: TokenPath, amount: float) -> pd.DataFrame:
    """Return one row per rebalance for an amount invested, newest last.

    Amounts are in the asset's currency, per `amount` put in on the first day; the asset's
    return is in percent.
    """
    ledger = token.ledger()[list(LEDGER_COLUMNS)]
    in_money = ["trade", "trading_fee", "financing", "management_fee", "nav"]
    ledger[in_money] *= amount
    ledger["asset_return"] *= 100.0
    return ledger.rename(columns=LEDGER_COLUMNS).rename_axis("Date")


def ledger_csv(token: TokenPath, amount: float) -> bytes:
    """Return the ledger as CSV: ISO dates, full precision, a mark so spreadsheets read UTF-8."""
    return ledger_table(token, amount).to_csv(date_format="%Y-%m-%d").encode("utf-8-sig")


def chart_csv(shown: Comparison) -> bytes:
    """Return what the chart shows, every day of it, per 100 put in on the first day."""
    columns = {
        "asset": 100.0 * shown.asset,
        f"{plain_number(shown.leverage)} x asset": 100.0 * shown.simple,
        f"{multiple(shown.leverage)} token": 100.0 * shown.token.nav,
        "asset below its high %": 100.0 * shown.asset_drawdown,
        "token below its high %": 100.0 * shown.token_drawdown,
    }
    table = pd.DataFrame(columns).rename_axis("date")
    return table.to_csv(date_format="%Y-%m-%d").encode("utf-8-sig")


def file_name(shown: Comparison, what: str) -> str:
    """Return a file name that no part of a name from outside can turn into a path."""
    asset = re.sub(r"[^A-Za-z0-9]+", "", shown.settings.asset) or "asset"
    return f"{asset}-{shown.leverage:g}x-{shown.first:%Y%m%d}-{shown.last:%Y%m%d}-{what}.csv"


def gap_table(shown: Comparison) -> str:
    """Return the way from L × asset to the token as a Markdown table, in points and money."""
    gap, amount = shown.gap, shown.settings.amount
    currency = shown.prices.currency
    paid = shown.token.arrays.charges

    def row(name: str, value: float, charge: str | None = None) -> str:
        changed = money(amount * value, currency, signed=True)
        actually = "" if charge is None else _paid(amount * float(paid[charge].sum()), currency)
        return f"| {name} | {points(value)} | {changed} | {actually} |"

    costs = [
        row("Financing", gap.financing, "financing"),
        row("Management fee", gap.management_fee, "management_fee"),
        row("Trading fee", gap.trading_fee, "trading_fee"),
    ]
    rows = [
        row(f"**{plain_number(shown.leverage)} × asset**", gap.simple),
        row("Trend gain", gap.trend_gain),
        row("Volatility drag", gap.volatility_drag),
        *(costs if shown.settings.costs else []),
        row(f"**{multiple(shown.leverage)} token**", gap.token),
    ]
    invested = money(amount, currency).removesuffix(".00")
    head = f"| | Points | On {invested} | Paid |\n|:--|--:|--:|--:|"
    return "\n".join([head, *rows]).replace("$", r"\$")


def _paid(amount: float, currency: str) -> str:
    written = money(abs(amount), currency)
    return f"got {written}" if amount < 0.0 else written
