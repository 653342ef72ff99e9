"""Yahoo's table of daily quotes as a checked price history."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
import pandas as pd

from lev_core._time import day
from lev_core.market.failures import FailureKind, MarketError
from lev_core.prices import MIN_ROWS, Basis, PriceHistory, VolumeUnit

VOLUME_UNITS: Mapping[str, VolumeUnit] = MappingProxyType(
    {"EQUITY": "shares", "ETF": "shares", "CRYPTOCURRENCY": "currency"}
)
BARS = ("Open", "High", "Low")
LONGEST_NAME = 120
LARGEST_PERCENT = 500.0  # as `lev_core.financing` accepts


def history_from_quotes(
    quotes: pd.DataFrame, about: Mapping[str, object], symbol: str
) -> tuple[PriceHistory, int]:
    """Return Yahoo's daily quotes as a price history.

    The close is Yahoo's adjusted close, a total return, except for an index, which keeps
    its own close. Yahoo's prices are adjusted for splits already, so the splits it lists
    are not applied again. Open, high and low are scaled as the close is; one that is not
    above zero is taken as not recorded.

    Parameters
    ----------
    quotes : pandas.DataFrame
        What ``yfinance.Ticker.history(auto_adjust=False)`` returns: one row per day in the
        exchange's time zone.
    about : mapping
        Yahoo's metadata: ``instrumentType``, ``currency``, ``longName``, ``shortName``.
    symbol : str
        The symbol asked for.

    Returns
    -------
    prices : PriceHistory
        Dated at midnight of the exchange's day, without a time zone.
    dropped : int
        Rows without a price, left out.

    Raises
    ------
    MarketError
        If the prices cannot be used; the message names the day where there is one.
    """
    kind = str(about.get("instrumentType", ""))
    basis: Basis = "price" if kind == "INDEX" else "total_return"
    days = _by_day(quotes)
    wanted = days["Close"] if basis == "price" else days["Adj Close"]
    has_price = wanted.notna() & days["Close"].notna()
    days, close = days[has_price], wanted[has_price]
    _check(close, symbol)
    scale = close / days["Close"]
    bars = {column.lower(): _recorded(days[column]) * scale for column in BARS}
    unit = VOLUME_UNITS.get(kind)
    volume = days["Volume"] if unit and (days["Volume"] > 0).any() else None
    prices = PriceHistory(
        close,
        **bars,
        volume=None if volume is None else volume.where(volume >= 0),
        volume_unit=None if volume is None else unit,
        symbol=symbol,
        name=_text(about.get("longName") or about.get("shortName")) or symbol,
        currency=_text(about.get("currency")),
        source="Yahoo Finance",
        basis=basis,
    )
    return prices, int((~has_price).sum())


def rate_from_quotes(quotes: pd.DataFrame, symbol: str) -> pd.Series:
    """Return Yahoo's daily quotes of a rate in percent as fractions per year.

    A rate may be zero or below, which no price may.

    Parameters
    ----------
    quotes : pandas.DataFrame
        As in `history_from_quotes`.
    symbol : str
        The symbol asked for.

    Returns
    -------
    pandas.Series
        Dated at midnight of the exchange's day, days without a quote left out.

    Raises
    ------
    MarketError
        If there is no quote, or one that no rate can be.
    """
    percent = _by_day(quotes)["Close"].dropna()
    if percent.empty:
        raise MarketError(FailureKind.UNUSABLE, f"Yahoo Finance has no daily rates for {symbol}")
    bad = ~(percent.abs() <= LARGEST_PERCENT)
    if bad.any():
        date = pd.DatetimeIndex(percent.index)[int(bad.to_numpy().argmax())]
        raise MarketError(
            FailureKind.UNUSABLE,
            f"Yahoo Finance gives {symbol} a rate of {percent[date]:g}% on {day(date)}",
            "set a rate of your own",
        )
    return (percent / 100.0).rename("rate")


def _by_day(quotes: pd.DataFrame) -> pd.DataFrame:
    """Return the numbers dated by the exchange's day, each day once, the last row winning."""
    index = pd.DatetimeIndex(quotes.index)
    dates = index.tz_localize(None).normalize().as_unit("us")
    columns = ["Close", "Adj Close", "Volume", *BARS]
    numbers = quotes[columns].astype(np.float64).set_axis(dates.rename("date"))
    return numbers[~numbers.index.duplicated(keep="last")].sort_index()


def _check(close: pd.Series, symbol: str) -> None:
    bad = ~(np.isfinite(close) & (close > 0.0))
    if bad.any():
        date = pd.DatetimeIndex(close.index)[int(bad.to_numpy().argmax())]
        raise MarketError(
            FailureKind.UNUSABLE,
            f"Yahoo Finance gives {symbol} a price of {close[date]:g} on {day(date)}, "
            "and a price must be above zero",
        )
    if len(close) < MIN_ROWS:
        count = "no daily prices" if close.empty else "only one daily price"
        raise MarketError(FailureKind.UNUSABLE, f"Yahoo Finance has {count} for {symbol}")


def _recorded(prices: pd.Series) -> pd.Series:
    return prices.where(np.isfinite(prices) & (prices > 0.0))


def _text(value: object) -> str:
    """Return a label from outside as one short line."""
    return " ".join(str(value or "").split())[:LONGEST_NAME]
