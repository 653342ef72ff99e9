"""Core results as tables for the page and as files to take away. No Streamlit."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

from lev_core import Never, PriceHistory, SpreadEstimate, TokenPath
from lev_ui.comparison import Comparison
from lev_ui.duel import Duel
from lev_ui.settings import Settings
from lev_ui.theme import (
    long_date,
    money,
    multiple,
    percent,
    plain_number,
    points,
    whole_money,
)
from lev_ui.tracked import Tracked
from lev_ui.tracked.cases import CASES
from lev_ui.words import duel, real_notices, real_spread
from lev_ui.words.causes import Cause, compounding, cost_causes, end_name, rule_causes, start_name
from lev_ui.words.contenders import names
from lev_ui.words.plain import for_markdown

DAYS = "%Y-%m-%d"
LEDGER_COLUMNS = {
    "asset_return": "Asset's return, %",
    "trade": "Bought (+) or sold (−)",
    "leverage_before": "Leverage before",
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
    lines = {"asset": shown.asset, f"{plain_number(shown.leverage)} x asset": shown.simple}
    if shown.settings.baseline == "power":
        lines["token without swings"] = shown.baseline
    if shown.settings.baseline == "margin":
        lines["margin position"] = shown.baseline
    lines |= {
        f"{multiple(shown.leverage)} token": shown.token.nav,
        "asset below its high %": shown.asset_drawdown,
        "token below its high %": shown.token_drawdown,
    }
    table = 100.0 * pd.DataFrame(lines).rename_axis("date")
    return table.to_csv(date_format="%Y-%m-%d").encode("utf-8-sig")


def file_name(settings: Settings, prices: PriceHistory, what: str) -> str:
    """Return a file name that no part of a name from outside can turn into a path."""
    asset = re.sub(r"[^A-Za-z0-9]+", "", settings.asset) or "asset"
    first, last = prices.index[0], prices.index[-1]
    return f"{asset}-{settings.leverage:g}x-{first:%Y%m%d}-{last:%Y%m%d}-{what}.csv"


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
    return _markdown(("Rule", "Result", duel.became(shown), "Worst fall", "Lowest"), rows)


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
    return _markdown(("Rule", "Trades", "Traded a year", "Costs paid, points"), rows)


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
    return _markdown(("Rule", *duel.stress_head(shown)), rows)


def duel_csv(shown: Duel) -> bytes:
    """Return the value of every contender on every day, per 100 put in on the first."""
    lines = dict(zip(names(shown), (one.nav for one in shown.contenders), strict=True))
    table = 100.0 * pd.DataFrame(lines, index=shown.prices.index.rename("date"))
    return table.to_csv(date_format=DAYS).encode("utf-8-sig")


def duel_table_csv(shown: Duel) -> bytes:
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
    return pd.DataFrame(rows).to_csv(index=False, date_format=DAYS).encode("utf-8-sig")


def worst_days_table(shown: Tracked) -> str:
    """Return the real fund's worst days as a Markdown table."""
    rows = [
        (
            long_date(day),
            percent(row["asset"]),
            percent(row["multiple"]),
            percent(row["model"]),
            percent(row["real"]),
            points(row["difference"]),
            real_notices.YES if row["explained"] else real_notices.NO,
        )
        for day, row in real_notices.days_of(shown.worst.losses)
    ]
    return _markdown(real_notices.worst_head(shown), rows)


def held_out_table(found: SpreadEstimate) -> str:
    """Return how each price of leverage did on the days the estimate has not seen."""
    return _markdown((real_spread.CHARGED, real_spread.APART), real_spread.held_out_rows(found))


def tracked_csv(shown: Tracked) -> bytes:
    """Return fund, model and asset on every common day, per 100 on the first, and the ratio."""
    found = shown.tracking
    lines = {"real fund": found.real, "model": found.model}
    if found.asset is not None:
        lines["asset"] = found.asset / found.asset.iloc[0]
    table = 100.0 * pd.DataFrame(lines)
    table["model over real fund"] = found.model / found.real
    if found.target is not None:
        table["target leverage"] = found.target
    return table.rename_axis("date").to_csv(date_format=DAYS).encode("utf-8-sig")


def cases_csv() -> bytes:
    """Return the cases on record, returns as fractions."""
    rows = [
        {
            "what": case.name,
            "when": case.when,
            "multiple": case.leverage,
            "asset": case.asset,
            "asset's return": case.asset_return,
            "multiple x asset": case.multiple,
            "the fund's return": case.real_return,
            "source": case.source,
        }
        for case in CASES
    ]
    return pd.DataFrame(rows).round(6).to_csv(index=False).encode("utf-8-sig")


def _markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table whose first column is a name and the rest are numbers."""
    lines = [head, (":--", *("--:" for _ in head[1:])), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines).replace("$", r"\$")
