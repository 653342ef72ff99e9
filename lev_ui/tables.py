"""Core results as tables for the page and as files to take away. No Streamlit."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

from lev_core import Never, PriceHistory, TokenPath
from lev_ui.comparison import Comparison
from lev_ui.duel import Duel
from lev_ui.settings import Settings
from lev_ui.spreadsheet import as_csv
from lev_ui.theme import (
    long_date,
    money,
    multiple,
    percent,
    plain_number,
    points,
    whole_money,
)
from lev_ui.words import duel
from lev_ui.words.causes import Cause, compounding, cost_causes, end_name, rule_causes, start_name
from lev_ui.words.contenders import names
from lev_ui.words.plain import for_markdown

RARE = ("impact", "rebalance_cost")
LEDGER_COLUMNS = {
    "asset_return": "Asset's return, %",
    "trade": "Bought (+) or sold (−)",
    "leverage_before": "Leverage before",
    "trading_fee": "Trading fee",
    "impact": "Market impact",
    "rebalance_cost": "Cost of the rebalance",
    "financing": "Financing",
    "management_fee": "Management fee",
    "nav": "Value after",
}


def ledger_table(token: TokenPath, amount: float) -> pd.DataFrame:
    """Return one row per rebalance for an amount invested, newest last.

    Amounts are in the asset's currency, per `amount` put in on the first day; the asset's
    return is in percent.
    """
    found = token.ledger()
    shown = [name for name in LEDGER_COLUMNS if name not in RARE or _is_charged(found, name)]
    ledger = found[shown]
    in_money = [name for name in shown if name not in {"asset_return", "leverage_before"}]
    ledger[in_money] *= amount
    ledger["asset_return"] *= 100.0
    return ledger.rename(columns=LEDGER_COLUMNS).rename_axis("Date")


def _is_charged(ledger: pd.DataFrame, name: str) -> bool:
    return name in ledger and bool(ledger[name].any())


def ledger_csv(token: TokenPath, amount: float) -> bytes:
    """Return the ledger as CSV, with ISO dates and full precision."""
    return as_csv(ledger_table(token, amount))


def chart_csv(shown: Comparison) -> bytes:
    """Return what the chart shows as CSV."""
    return as_csv(chart_table(shown))


def chart_table(shown: Comparison) -> pd.DataFrame:
    """Return what the chart shows, every day of it, per 100 put in on the first day."""
    lines = {"asset": shown.asset, f"{plain_number(shown.leverage)} x asset": shown.simple}
    if shown.settings.baseline == "power":
        lines["token without swings"] = shown.baseline
    if shown.settings.baseline == "margin":
        lines["margin position"] = shown.baseline
    lines |= {
        f"{multiple(token.leverage)} token": token.holder_value
        for token in (shown.token, *shown.others)
    }
    lines |= {
        "asset below its high %": shown.asset_drawdown,
        "token below its high %": shown.token_drawdown,
    }
    return 100.0 * pd.DataFrame(lines).rename_axis("date")


def file_name(settings: Settings, prices: PriceHistory, what: str, ending: str = "csv") -> str:
    """Return a file name that no part of a name from outside can turn into a path."""
    asset = re.sub(r"[^A-Za-z0-9]+", "", settings.asset) or "asset"
    first, last = prices.index[0], prices.index[-1]
    return f"{asset}-{settings.leverage:g}x-{first:%Y%m%d}-{last:%Y%m%d}-{what}.{ending}"


def gap_table(shown: Comparison) -> str:
    """Return the way from L × asset to the token as a Markdown table, in points and money."""
    gap = shown.gap
    costs = cost_causes(gap) if shown.settings.costs else ()
    rows = [
        _row(shown, Cause(f"**{start_name(shown)}**", gap.simple)),
        *(_row(shown, cause) for cause in compounding(gap, split=shown.is_split)),
        *(_row(shown, cause) for cause in (*rule_causes(shown, gap), *costs)),
        _row(shown, Cause(f"**{end_name(shown)}**", gap.token)),
    ]
    invested = whole_money(shown.settings.amount, shown.prices.currency)
    head = f"| Cause | Points | On {invested} | Paid |\n|:--|--:|--:|--:|"
    return "\n".join([head, *rows]).replace("$", r"\$")


def _row(shown: Comparison, cause: Cause) -> str:
    amount, currency = shown.settings.amount, shown.prices.currency
    changed = money(amount * cause.value, currency, signed=True)
    paid = ""
    if cause.charge:
        paid = _paid(amount * float(shown.token.arrays.charges[cause.charge].sum()), currency)
    return f"| {cause.name} | {points(cause.value)} | {changed} | {paid} |"


def _paid(amount: float, currency: str) -> str:
    written = money(abs(amount), currency)
    return f"got {written}" if amount < 0.0 else written


def result_table(shown: Duel) -> str:
    """Return what became of each rule as a Markdown table."""
    rows = [
        (
            for_markdown(name),
            duel.result(one),
            duel.in_money(shown, 1.0 + one.result),
            percent(one.fall),
            f"{duel.in_money(shown, one.lowest.value)} on {long_date(one.lowest.on)}",
        )
        for name, one in zip(names(shown), shown.contenders, strict=True)
    ]
    return markdown_table(("Rule", "Result", duel.became(shown), "Worst fall", "Lowest"), rows)


def effort_table(shown: Duel) -> str:
    """Return what each rule traded and paid as a Markdown table."""
    rows = [
        (
            for_markdown(name),
            f"{one.trades:,}",
            "–" if isinstance(one.policy, Never) else duel.traded(one.turnover),
            points(one.cost).lstrip("+"),
        )
        for name, one in zip(names(shown), shown.contenders, strict=True)
    ]
    return markdown_table(("Rule", "Trades", "Traded a year", "Costs paid, points"), rows)


def stress_table(shown: Duel) -> str:
    """Return what one move would have done to each rule, and to one without a brake."""
    rows = [
        (for_markdown(name), *(duel.lost_ways(left) for left in one.stress))
        for name, one in zip(names(shown), shown.contenders, strict=True)
    ]
    rows += [
        (duel.without_brake(leverage), *(duel.lost_ways(left) for left in stress))
        for leverage, stress in shown.without_brake
    ]
    return markdown_table(("Rule", *duel.stress_head(shown)), rows)


def duel_csv(shown: Duel) -> bytes:
    """Return the chart of the duel as CSV."""
    return as_csv(duel_lines_table(shown))


def duel_lines_table(shown: Duel) -> pd.DataFrame:
    """Return the value of every contender on every day, per 100 put in on the first."""
    lines = dict(zip(names(shown), (one.nav for one in shown.contenders), strict=True))
    return 100.0 * pd.DataFrame(lines, index=shown.prices.index.rename("date"))


def duel_table_csv(shown: Duel) -> bytes:
    """Return the rules side by side as CSV."""
    return as_csv(rules_table(shown), index=False)


def rules_table(shown: Duel) -> pd.DataFrame:
    """Return the rules side by side as numbers in full, returns as fractions."""
    rows = [
        {
            "rule": name,
            "word": one.word,
            "multiplier": one.leverage,
            "return, low first": one.results[0],
            "return, high first": one.results[1],
            "return on closes": one.at_closes,
            "trades": one.trades,
            "turnover a year": one.turnover,
            "costs paid per 1 put in": one.cost,
            "worst fall": one.fall,
            "lowest per 1 put in": one.lowest.value,
            "lowest on": one.lowest.on,
        }
        for name, one in zip(names(shown), shown.contenders, strict=True)
    ]
    return pd.DataFrame(rows)


def markdown_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table whose first column is a name and the rest are numbers."""
    lines = [head, (":--", *("--:" for _ in head[1:])), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines).replace("$", r"\$")
