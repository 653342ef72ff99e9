"""Small made-up files that show what can be brought. No Streamlit."""

from __future__ import annotations

import numpy as np
import pandas as pd

from lev_ui.sources import OwnKind
from lev_ui.spreadsheet import as_csv

FILE_NAMES: dict[OwnKind, str] = {
    "asset": "made-up-prices.csv",
    "real": "made-up-fund.csv",
    "rate": "made-up-rate.csv",
}
ROWS = 250


def example_file(kind: OwnKind) -> bytes:
    """Return a made-up file of weekdays for a purpose; its column says that it is made up."""
    days = pd.bdate_range("2023-01-02", periods=ROWS, name="Date")
    row = np.arange(ROWS)
    swings = 0.05 * np.sin(row / 17.0) + 0.02 * np.sin(2.1 * row)
    if kind == "rate":
        values = (4.0 + 10.0 * swings).round(2)
        return as_csv(pd.DataFrame({"Made-up rate in %": values}, index=days))
    multiple = 3.0 if kind == "real" else 1.0
    prices = (100.0 * np.exp(multiple * (swings + 0.0006 * row))).round(2)
    return as_csv(pd.DataFrame({"Made-up price": prices}, index=days))
