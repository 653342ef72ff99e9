"""Where prices and rates come from: bundled series, and Yahoo Finance with a cache.

The only part of the library that reads files or talks to a network. Loading it starts
neither: pyarrow's parquet reader is loaded with the first series, yfinance with the first
request.
"""

from lev_core.market.answers import LiveHistory, LiveRate, Match
from lev_core.market.bundle import BundledSeries, bundled, bundled_series, symbols
from lev_core.market.failures import FailureKind, MarketError
from lev_core.market.live import LiveMarket
from lev_core.market.rates import BILL_RATE_KNOWN_TO, bill_rate

__all__ = [
    "BILL_RATE_KNOWN_TO",
    "BundledSeries",
    "FailureKind",
    "LiveHistory",
    "LiveMarket",
    "LiveRate",
    "MarketError",
    "Match",
    "bill_rate",
    "bundled",
    "bundled_series",
    "symbols",
]
