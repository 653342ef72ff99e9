"""The bundled prices: openly licensed series that need no network.

What they are, where they come from and under which licence is in ``README.md`` beside
them; ``scripts/build_prices.py`` makes them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from lev_core.errors import LeverageError
from lev_core.prices import OPTIONAL_COLUMNS, Basis, PriceHistory

IN_WHEEL = Path(__file__).with_name("prices")
IN_CHECKOUT = Path(__file__).resolve().parents[2] / "assets" / "prices"


@dataclass(frozen=True, kw_only=True)
class BundledSeries:
    """What is known of one bundled series without reading its prices.

    Parameters
    ----------
    symbol, name : str
        What `bundled` is asked for, and what a reader is shown.
    currency : str
        The currency of the prices.
    basis : {"total_return", "price"}
        Whether dividends are reinvested in the prices or left out.
    kind : {"index", "commodity", "share"}
        The kind of asset.
    source, licence : str
        The package and version the series comes from, and its licence.
    first, last : pandas.Timestamp
        The first and last day.
    rows : int
        The number of prices.
    """

    symbol: str
    name: str
    currency: str
    basis: Basis
    kind: str
    source: str
    licence: str
    first: pd.Timestamp
    last: pd.Timestamp
    rows: int


def bundled_series() -> tuple[BundledSeries, ...]:
    """Return what is bundled, in the order a picker shows it.

    Returns
    -------
    tuple of BundledSeries
        Indices first, then oil, then shares by symbol.

    Examples
    --------
    >>> [series.name for series in bundled_series()][:3]
    ['S&P 500', 'Nasdaq Composite', 'WTI crude oil, spot']
    """
    return tuple(_described(entry) for entry in catalogue()["series"])


def symbols() -> tuple[str, ...]:
    """Return the symbols `bundled` knows.

    Returns
    -------
    tuple of str
        In the order of `bundled_series`.

    Examples
    --------
    >>> symbols()[:3]
    ('^GSPC', '^IXIC', 'WTI')
    """
    return tuple(series.symbol for series in bundled_series())


@cache
def bundled(symbol: str) -> PriceHistory:
    """Return one of the bundled price histories.

    Parameters
    ----------
    symbol : str
        One of `symbols`.

    Returns
    -------
    PriceHistory
        The whole series. The same object is handed out every time; do not write to it.

    Raises
    ------
    LeverageError
        If no series of that symbol is bundled.

    Examples
    --------
    >>> nasdaq = bundled("^IXIC")
    >>> f"{nasdaq.total_return:.1%}"
    '200.5%'
    """
    known = {entry["symbol"]: entry for entry in catalogue()["series"]}
    if symbol not in known:
        raise LeverageError(
            f"There are no bundled prices for {symbol[:20]!r}; there are for {', '.join(known)}."
        )
    entry = known[symbol]
    table = read_series(entry["file"])
    bars: dict[str, Any] = {name: table[name] for name in OPTIONAL_COLUMNS if name in table}
    return PriceHistory(
        table["close"],
        **bars,
        symbol=symbol,
        name=entry["name"],
        currency=entry["currency"],
        source=f"bundled, from {entry['source']}",
        basis=entry["basis"],
    )


def read_series(file: str) -> pd.DataFrame:
    """Return one bundled file as a table dated by its index."""
    import pyarrow.parquet as pq

    table: pd.DataFrame = pq.read_table(_directory() / file).to_pandas()
    return table.set_index("date")


@cache
def catalogue() -> dict[str, Any]:
    """Return catalogue.json, which says what is bundled."""
    text = (_directory() / "catalogue.json").read_text(encoding="utf-8")
    contents: dict[str, Any] = json.loads(text)
    return contents


def _directory() -> Path:
    return IN_WHEEL if IN_WHEEL.is_dir() else IN_CHECKOUT


def _described(entry: dict[str, Any]) -> BundledSeries:
    told = {key: value for key, value in entry.items() if key not in {"file", "sha256"}}
    dates = {key: pd.Timestamp(entry[key]) for key in ("first", "last")}
    return BundledSeries(**(told | dates))
