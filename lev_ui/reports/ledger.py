"""The ledger of rebalances as a sheet of a spreadsheet."""

from __future__ import annotations

from lev_core import TokenPath
from lev_ui import tables
from lev_ui.report.value import Sheet

IN_PERCENT, IN_TIMES = "Asset's return, %", "Leverage before"


def ledger_sheet(token: TokenPath, amount: float, currency: str) -> Sheet:
    """Return every rebalance, amounts for the money put in on the first day."""
    table = tables.ledger_table(token, amount)
    units = {IN_PERCENT: "%", IN_TIMES: "times"}
    return Sheet(
        "Rebalances", table, tuple(units.get(str(name), currency or "money") for name in table)
    )
