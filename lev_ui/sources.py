"""Where the prices on a page come from, and what must be said about them. No Streamlit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Literal, TypeAlias

import pandas as pd

from lev_core import LeverageError, PriceHistory
from lev_core.market import (
    BundledSeries,
    FailureKind,
    LiveMarket,
    LiveRate,
    MarketError,
    bill_rate,
    bundled,
    bundled_series,
)
from lev_ui.by_day import by_day
from lev_ui.costs import Curve, bundled_curve
from lev_ui.file_read import FileRead
from lev_ui.settings import Source
from lev_ui.theme import long_date, month

LISTED_AT_YAHOO = {"index", "share"}  # the bundled oil is spot; Yahoo's WTI is a company
BILL = "^IRX"  # the 13-week Treasury bill, % a year
OwnKind: TypeAlias = Literal["asset", "real", "rate"]

WHOLE_DAY = pd.Timedelta(days=1) - pd.Timedelta(microseconds=1)
WEEK = timedelta(days=7)  # a holiday at either end is not worth a notice


@dataclass(frozen=True, eq=False)
class Sourced:
    """An asset's whole history with what a reader must know of it.

    `label` names the asset on its own, `phrase` inside a sentence ("the S&P 500"). `stale`
    says that older prices from Yahoo are shown, `failure` why bundled ones are shown instead;
    `is_own` that the reader brought them, `file` how their file was read; `fetched_on` when Yahoo
    sent them. `curve` is the dated rate that goes with them, `beside` the real fund's history
    where one is held against them.
    """

    prices: PriceHistory
    label: str
    phrase: str
    is_live: bool
    at_yahoo: bool
    lacks_dividends: bool
    stale: str | None = None
    failure: MarketError | None = None
    is_own: bool = False
    fetched_on: pd.Timestamp | None = None
    file: FileRead | None = None
    curve: Curve = field(default_factory=bundled_curve)
    beside: Sourced | None = None


@dataclass(frozen=True, eq=False)
class OwnFile:
    """A file the reader has brought: prices and how they were read, or a dated rate."""

    label: str
    prices: PriceHistory | None = None
    curve: Curve | None = None
    file: FileRead | None = None


class DatesReversedError(LeverageError):
    """The first date asked for is after the last."""

    def __init__(self, start: date, end: date) -> None:
        super().__init__(
            f"The first date, {long_date(start)}, is after the last, {long_date(end)}; swap them."
        )


class FileElsewhereError(MarketError):
    """The prices asked for were in a file that is not here."""

    def __init__(self) -> None:
        super().__init__(
            FailureKind.UNUSABLE,
            "These prices were in a file of somebody's own, which a link cannot carry",
            "bring the file under Your data, or choose an asset",
        )


class RateElsewhereError(LeverageError):
    """The rate asked for was in a file that is not here."""

    def __init__(self) -> None:
        super().__init__(
            "The rate was in a file of somebody's own, which a link cannot carry; bring the file "
            "under Your data, or choose another rate."
        )


@cache
def catalogue() -> Mapping[str, BundledSeries]:
    """Return the bundled series by symbol, in the order of the picker."""
    return MappingProxyType({series.symbol: series for series in bundled_series()})


@cache
def live_market() -> LiveMarket:
    """Return the one door to Yahoo that all readers of this server share."""
    return LiveMarket()


def find(asset: str, source: Source) -> Sourced:
    """Return an asset's history: bundled where there is one and it is wanted, else from Yahoo."""
    listed = catalogue().get(asset)
    if listed is None:
        return _live(asset)
    if source == "bundled" or listed.kind not in LISTED_AT_YAHOO:
        return _bundled(listed)
    try:
        return _live(asset)
    except MarketError as error:
        return replace(_bundled(listed), failure=error)


def thirteen_week_bill() -> Curve:
    """Return the 13-week bill rate from Yahoo; the bundled one, and why, where there is none."""
    try:
        found = live_market().rate(BILL)
    except MarketError as error:
        why = f"{error.reason}, so the bundled bill rate is used; {error.advice}."
        return replace(bundled_curve(), problem=why)
    return _curve(found)


def extended_bill_rate() -> Curve:
    """Return the bundled bill rate, and Yahoo's 13-week bill after its end where there is one."""
    try:
        return _extended(live_market().rate(BILL))
    except MarketError:
        return bundled_curve()


@lru_cache(maxsize=4)  # by identity, as below
def _extended(found: LiveRate) -> Curve:
    known, whole = bundled_curve(), bill_rate(then=found.rate)
    if len(whole) == len(known.rate):
        return known
    name = f"the bill rate, of one month until {month(known.known_to)} and of 13 weeks after"
    return Curve(whole, name, pd.Timestamp(whole.index[-1]))


@lru_cache(maxsize=4)  # by identity: a rate fetched once is one object
def _curve(found: LiveRate) -> Curve:
    known_to = pd.Timestamp(found.rate.index[-1])
    return Curve(found.rate, "the 13-week bill rate", known_to, found.problem or "")


def of_own_file(file: OwnFile) -> Sourced:
    """Return the history a reader has brought."""
    if file.prices is None:
        raise LeverageError("This file holds a rate and no prices; choose another one.")
    return Sourced(
        prices=file.prices,
        label=file.label,
        phrase=file.label,
        is_live=False,
        at_yahoo=False,
        lacks_dividends=False,
        is_own=True,
        file=file.file,
    )


def financed(sourced: Sourced, curve: Curve | None) -> Sourced:
    """Return a history with the dated rate that goes with it; the bundled one by default."""
    return sourced if curve is None else replace(sourced, curve=curve)


def option_label(asset: str) -> str:
    """Return how an asset is listed in the picker."""
    listed = catalogue().get(asset)
    return asset if listed is None else f"{listed.name} ({asset})"


def understood(typed: str) -> str:
    """Return the symbol a reader means who typed a symbol or a bundled asset's name."""
    wanted = typed.strip().casefold()
    for symbol, series in catalogue().items():
        if wanted in {symbol.casefold(), series.name.casefold(), option_label(symbol).casefold()}:
            return symbol
    return typed.strip().upper()


@lru_cache(maxsize=64)  # by identity: a history is one object for as long as it is shown
def window(prices: PriceHistory, start: date, end: date) -> tuple[PriceHistory, bool, bool]:
    """Return the part of the history asked for, as far as it reaches, both days included.

    Returns
    -------
    tuple
        The prices; whether the dates reach beyond them; whether they lie wholly outside, in
        which case all prices are returned.

    Raises
    ------
    DatesReversedError
        If the first date is after the last.
    LeverageError
        If fewer than two prices lie between the dates.
    """
    if start > end:
        raise DatesReversedError(start, end)
    first, last = prices.index[0].date(), prices.index[-1].date()
    if start > last or end < first:
        return prices, False, True
    beyond = start < first - WEEK or end > last + WEEK
    until = pd.Timestamp(end) + WHOLE_DAY  # all hours of the last day
    return prices.between(pd.Timestamp(start), until), beyond, False


@lru_cache(maxsize=64)  # by identity, as window
def shared(asset: PriceHistory, real: PriceHistory) -> PriceHistory:
    """Return the part of an asset's history in which a real fund has prices too, by days.

    Raises
    ------
    LeverageError
        If there is none.
    """
    asset, real = by_day(asset), by_day(real)
    spans = [history.index.tz_localize(None)[[0, -1]] for history in (asset, real)]
    first, last = max(span[0] for span in spans), min(span[1] for span in spans)
    if first >= last:
        raise LeverageError(
            f"The prices of the two share no days: one has them from {long_date(spans[0][0])} to "
            f"{long_date(spans[0][1])}, the other from {long_date(spans[1][0])} to "
            f"{long_date(spans[1][1])}; choose another fund or asset."
        )
    return asset.between(first, last)


def _bundled(listed: BundledSeries) -> Sourced:
    return Sourced(
        prices=bundled(listed.symbol),
        label=listed.name,
        phrase=f"the {listed.name}" if listed.kind == "index" else listed.name.split(",")[0],
        is_live=False,
        at_yahoo=listed.kind in LISTED_AT_YAHOO,
        lacks_dividends=listed.basis == "price" and listed.kind == "index",
    )


def _live(asset: str) -> Sourced:
    history = live_market().history(asset)
    name = history.prices.name
    return Sourced(
        prices=history.prices,
        label=name,
        phrase=f"the {name}" if asset.startswith("^") else name,
        is_live=True,
        at_yahoo=True,
        lacks_dividends=history.prices.basis == "price",
        stale=history.problem,
        fetched_on=history.fetched_on,
    )
