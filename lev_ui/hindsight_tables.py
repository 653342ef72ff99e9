"""Leverage as files to take away. No Streamlit."""

from __future__ import annotations

import pandas as pd

from lev_core import return_matrix
from lev_ui.hindsight import RETURNS, VOLATILITIES, Hindsight
from lev_ui.spreadsheet import as_csv
from lev_ui.tables import markdown_table
from lev_ui.theme import percent
from lev_ui.words.matrix import DOWN


def prospectus_table(shown: Hindsight) -> str:
    """Return the prospectuses' table at the reader's multiple as a Markdown table."""
    cells = prospectus_cells(shown).to_numpy().tolist()
    head = (DOWN, *(f"{swings:.0%}" for swings in VOLATILITIES))
    sides = [percent(made).replace(".0%", "%") for made in RETURNS]
    rows = [(side, *map(percent, row)) for side, row in zip(sides, cells, strict=True)]
    return markdown_table(head, rows)


def prospectus_cells(shown: Hindsight) -> pd.DataFrame:
    """Return the numbers of that table in full."""
    return return_matrix(shown.leverage, asset_returns=RETURNS, volatilities=VOLATILITIES)


def sweep_csv(shown: Hindsight) -> bytes:
    """Return what every multiple came to as CSV."""
    return as_csv(sweep_table(shown))


def sweep_table(shown: Hindsight) -> pd.DataFrame:
    """Return what every multiple came to as numbers in full, a row for each."""
    rows = {
        "return": [found.total_return for found in shown.results],
        "deepest fall": [found.fall for found in shown.results],
        "changed by swings": [found.drag for found in shown.results],
    }
    multiples = [found.leverage for found in shown.results]
    return pd.DataFrame(rows, index=pd.Index(multiples, name="multiple"))


def years_csv(shown: Hindsight) -> bytes:
    """Return every whole calendar year as CSV."""
    return as_csv(years_table(shown))


def years_table(shown: Hindsight) -> pd.DataFrame:
    """Return every whole calendar year as numbers in full: the asset, theory, token, the best."""
    rows = {
        "asset": [year.asset_return for year in shown.years],
        "volatility": [year.volatility for year in shown.years],
        "token by the table": [year.theory for year in shown.years],
        "token before costs": [year.before_costs for year in shown.years],
        "token after costs": [year.token for year in shown.years],
        "best multiple": [year.best.leverage for year in shown.years],
        "return of the best": [year.best.total_return for year in shown.years],
    }
    return pd.DataFrame(rows, index=pd.Index([year.year for year in shown.years], name="year"))
