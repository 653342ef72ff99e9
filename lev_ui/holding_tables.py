"""Holding period as a table of every length, to take away. No Streamlit."""

from __future__ import annotations

import pandas as pd

from lev_ui.holding import LEVELS, Holding, side_by_side
from lev_ui.spreadsheet import as_csv
from lev_ui.theme import plain_number

SHARES = ("beats_simple", "beats_asset", "loses", "ruined")
RESULTS = ("token", "simple", "asset", "gap")
NAMES = {
    "beats_simple": "beat multiplier × asset",
    "beats_asset": "beat the asset",
    "loses": "lost money",
    "ruined": "ended worth nothing",
    "token": "token",
    "simple": "multiplier × asset",
    "asset": "asset",
    "gap": "token less multiplier × asset",
}
UNITS = (
    *("years", "windows", "windows"),
    *("share of the windows",) * len(SHARES),
    *("fraction",) * (len(RESULTS) * len(LEVELS)),
)


def lengths_table(shown: Holding) -> pd.DataFrame:
    """Return every window length up to the longest: how often, and what was made.

    The results are those of the window that stands at 5%, 25%, 50%, 75% and 95% of all windows
    of a length, in order of that result.
    """
    found = shown.over(range(1, shown.longest + 1))
    columns = {
        "years": found.years,
        "windows": found.windows,
        "side by side": [
            side_by_side(int(windows), int(length))
            for windows, length in zip(found.windows, found.intervals, strict=True)
        ],
        **{NAMES[name]: getattr(found, name) for name in SHARES},
        **{
            f"{NAMES[name]}, {plain_number(100.0 * level)}%": getattr(found, name)[:, place]
            for name in RESULTS
            for place, level in enumerate(LEVELS)
        },
    }
    return pd.DataFrame(columns, index=pd.Index(found.intervals, name="days held"))


def lengths_csv(shown: Holding) -> bytes:
    """Return the same as CSV."""
    return as_csv(lengths_table(shown))
