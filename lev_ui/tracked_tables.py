"""A model held against a real fund, and what is on record of funds, as tables and files."""

from __future__ import annotations

import pandas as pd

from lev_core import SpreadEstimate
from lev_ui.spreadsheet import as_csv
from lev_ui.tables import markdown_table
from lev_ui.theme import long_date, percent, points
from lev_ui.tracked import Tracked
from lev_ui.tracked.cases import CASES
from lev_ui.words import real_notices, real_spread


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
    return markdown_table(real_notices.worst_head(shown), rows)


def held_out_table(found: SpreadEstimate) -> str:
    """Return how each price of leverage did on the days the estimate has not seen."""
    return markdown_table(
        (real_spread.CHARGED, real_spread.APART), real_spread.held_out_rows(found)
    )


def tracked_csv(shown: Tracked) -> bytes:
    """Return what the chart shows as CSV."""
    return as_csv(tracked_table(shown))


def tracked_table(shown: Tracked) -> pd.DataFrame:
    """Return fund, model and asset on every common day, per 100 on the first, and the ratio."""
    found = shown.tracking
    lines = {"real fund": found.real, "model": found.model}
    if found.asset is not None:
        lines["asset"] = found.asset / found.asset.iloc[0]
    table = 100.0 * pd.DataFrame(lines)
    table["model over real fund"] = found.model / found.real
    if found.target is not None:
        table["target leverage"] = found.target
    return table.rename_axis("date")


def cases_csv() -> bytes:
    """Return the cases on record as CSV."""
    return as_csv(cases_table(), index=False)


def cases_table() -> pd.DataFrame:
    """Return the cases on record, returns as fractions."""
    rows = [
        {
            "what": case.name,
            "when": case.when,
            "multiple": case.leverage,
            "asset": case.asset,
            "asset's return": case.asset_return,
            "multiple x asset": case.multiple if case.has_asset else None,
            "the fund's return": case.real_return,
            "source": case.source,
        }
        for case in CASES
    ]
    return pd.DataFrame(rows).round(6)
