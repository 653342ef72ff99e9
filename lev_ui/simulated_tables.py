"""Simulated tokens as tables for the page and as files to take away. No Streamlit."""

from __future__ import annotations

import pandas as pd

from lev_ui.simulated import Ending, Simulated
from lev_ui.spreadsheet import as_csv
from lev_ui.tables import markdown_table
from lev_ui.theme import multiple, percent
from lev_ui.words.simulate import chance

RESULTS = ("Simulated", "Median", "Average", "Lost money")
CHANCES = ("Simulated", "Wiped out", "Beat multiple × asset", "Beat the asset")
LINES = ("5% below", "25% below", "median", "25% above", "5% above")


def results_table(shown: Simulated) -> str:
    """Return what the asset and every multiple came to as a Markdown table."""
    rows = [
        (name, percent(one.median - 1.0), percent(one.mean - 1.0), chance(one.loss))
        for name, one in _named(shown)
    ]
    return markdown_table(RESULTS, rows)


def chances_table(shown: Simulated) -> str:
    """Return how often every multiple was wiped out or ahead as a Markdown table."""
    rows = [
        (name, chance(one.ruin), chance(one.beats_simple), chance(one.beats_asset))
        for name, one in _named(shown)[1:]
    ]
    return markdown_table(CHANCES, rows)


def _named(shown: Simulated) -> list[tuple[str, Ending]]:
    tokens = [(f"{multiple(token.leverage)} token", token) for token in shown.rows]
    return [("The asset", shown.results.asset), *tokens]


def endings_csv(shown: Simulated) -> bytes:
    """Return the asset and every multiple as CSV."""
    return as_csv(endings_frame(shown).reset_index(), index=False)


def endings_frame(shown: Simulated) -> pd.DataFrame:
    """Return the asset and every multiple as numbers in full, returns and shares as fractions."""
    rows = [
        {
            "simulated": name,
            "multiplier": ending.leverage,
            "median return": ending.median - 1.0,
            "average return": ending.mean - 1.0,
            "standard error of the average": ending.standard_error,
            "share that lost money": ending.loss,
            "share wiped out": ending.ruin,
            "share above L times the asset": ending.beats_simple,
            "share above the asset": ending.beats_asset,
            "paths": shown.results.paths,
        }
        for name, ending in _named(shown)
    ]
    return pd.DataFrame(rows).set_index("simulated")


def fan_csv(shown: Simulated) -> bytes:
    """Return the fan as CSV."""
    return as_csv(fan_frame(shown).reset_index(), index=False)


def fan_frame(shown: Simulated) -> pd.DataFrame:
    """Return the lines of the fan per 100 put in, by prices from the start."""
    columns = {
        f"simulated: {name}": 100.0 * shown.results.fan[:, place]
        for place, name in enumerate(LINES)
    }
    columns["simulated: average"] = 100.0 * shown.results.means
    index = pd.Index(shown.results.intervals, name="prices from the start")
    return pd.DataFrame(columns, index=index)
