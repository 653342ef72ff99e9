"""Daily prices from Yahoo Finance: cached, shared, and never later than a deadline."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pandas as pd

from lev_core._time import day
from lev_core.market.answers import LiveHistory, LiveRate, Match
from lev_core.market.failures import MarketError
from lev_core.market.flights import Flights, Late
from lev_core.market.pauses import Pauses
from lev_core.market.store import PriceStore, RateStore, Store, T, default_directory
from lev_core.market.symbol_rules import checked_symbol
from lev_core.market.yahoo import SessionFactory, Yahoo, too_slow

ONE_DAY = pd.Timedelta(days=1)
PAUSE_SECONDS = 60.0
LONGEST_SEARCH = 80


class LiveMarket:
    """Prices of any asset Yahoo Finance knows, with the last good copy to fall back on.

    However many threads ask for an asset at once, Yahoo is asked once. After a failure it
    is not asked for the same thing for a minute, after a refusal for too many requests not
    for anything.

    Parameters
    ----------
    cache_dir : pathlib.Path, optional
        Where copies are kept: by default the directory named by ``LEVERAGE_LENS_CACHE``,
        or the user's cache directory. One that cannot be written to is done without.
    deadline : float
        Seconds after which a question to Yahoo is given up.
    session_factory : callable, optional
        Makes the HTTP session yfinance uses; by default yfinance's own, or, where
        ``LEVERAGE_LENS_YAHOO`` is set, one that asks the server at that address instead.
    max_age : pandas.Timedelta
        How old a copy may be to be served without asking Yahoo.
    pause : float
        Seconds for which Yahoo is not asked again after a failure.
    """

    def __init__(
        self,
        *,
        cache_dir: Path | None = None,
        deadline: float = 12.0,
        session_factory: SessionFactory | None = None,
        max_age: pd.Timedelta = ONE_DAY,
        pause: float = PAUSE_SECONDS,
    ) -> None:
        directory = default_directory() if cache_dir is None else cache_dir
        self._store, self._rate_store = PriceStore(directory), RateStore(directory)
        self._yahoo = Yahoo(session_factory)
        self._deadline = deadline
        self._max_age = max_age
        self._pauses = Pauses(pause)
        self._histories: Flights[LiveHistory] = Flights()
        self._rates: Flights[LiveRate] = Flights()
        self._searches: Flights[tuple[Match, ...]] = Flights()

    def cached(self, symbol: str) -> LiveHistory | None:
        """Return the last good copy of an asset's prices without using the network.

        Parameters
        ----------
        symbol : str
            Yahoo's symbol.

        Returns
        -------
        LiveHistory or None
            The copy, however old; None where there is none.

        Raises
        ------
        MarketError
            If no symbol can look like that.
        """
        return self._store.read(checked_symbol(symbol))

    def history(self, symbol: str, *, refresh: bool = False) -> LiveHistory:
        """Return an asset's whole daily history.

        Parameters
        ----------
        symbol : str
            Yahoo's symbol.
        refresh : bool
            Ask Yahoo even where the copy is younger than `max_age`.

        Returns
        -------
        LiveHistory
            Fresh prices, or the last good copy with its `problem` filled in.

        Raises
        ------
        MarketError
            If Yahoo gives no usable prices and there is no copy either.
        """
        symbol = checked_symbol(symbol)
        ask = partial(self._asked_prices, symbol)
        return self._newest(symbol, self._store, self._histories, ask, refresh=refresh)

    def rate(self, symbol: str, *, refresh: bool = False) -> LiveRate:
        """Return a yearly rate that Yahoo quotes in percent, such as the bill rate ``^IRX``.

        Parameters
        ----------
        symbol : str
            Yahoo's symbol.
        refresh : bool
            As for `history`.

        Returns
        -------
        LiveRate
            Fractions per year, or the last good copy with its `problem` filled in.

        Raises
        ------
        MarketError
            As for `history`.
        """
        symbol = checked_symbol(symbol)
        ask = partial(self._asked_rate, symbol)
        return self._newest(symbol, self._rate_store, self._rates, ask, refresh=refresh)

    def search(self, text: str) -> tuple[Match, ...]:
        """Return the assets a name or part of one could mean.

        Parameters
        ----------
        text : str
            What a reader typed.

        Returns
        -------
        tuple of Match
            Best first; empty where nothing is found or `text` is empty.

        Raises
        ------
        MarketError
            If Yahoo gives no usable answer.
        """
        printable = "".join(c if c.isprintable() else " " for c in text[:LONGEST_SEARCH])
        wanted = " ".join(printable.split()).lower()
        if not wanted:
            return ()
        key = f"search for {wanted}"
        try:
            return self._searches.share(key, partial(self._find, key, wanted), self._deadline)
        except Late:
            error = too_slow(self._deadline)
            self._pauses.note(key, error)
            raise error from None

    def _newest(
        self,
        symbol: str,
        store: Store[T],
        flights: Flights[T],
        ask: Callable[[float], T],
        *,
        refresh: bool,
    ) -> T:
        """Return a fresh copy, or an old one with its problem, or raise what went wrong."""
        asked_on = pd.Timestamp.now("UTC")
        copy = store.read(symbol)
        if copy is not None and not refresh and self._is_fresh(copy, asked_on):
            return copy
        key = f"{store.kind}{symbol}"
        fetch = partial(self._fetch, symbol, store, ask, asked_on)
        try:
            return flights.share(key, fetch, self._deadline)
        except Late:
            error = too_slow(self._deadline)
            self._pauses.note(key, error)
        except MarketError as failure:
            error = failure
        if copy is None:
            raise error
        what = store.content
        shown = f"these {what} were fetched on {day(copy.fetched_on)} (UTC)"
        return replace(copy, problem=f"{error.reason}; {shown}.")

    def _is_fresh(self, copy: LiveHistory | LiveRate, now: pd.Timestamp) -> bool:
        # A copy from the future was dated by a clock since put right.
        return pd.Timedelta(0) <= now - copy.fetched_on < self._max_age

    def _fetch(
        self,
        symbol: str,
        store: Store[T],
        ask: Callable[[float], T],
        asked_on: pd.Timestamp,
        ends: float,
    ) -> T:
        landed = store.read(symbol)
        if landed is not None and asked_on <= landed.fetched_on <= pd.Timestamp.now("UTC"):
            return landed
        key = f"{store.kind}{symbol}"
        self._pauses.check(key)
        try:
            copy = ask(ends)
        except MarketError as error:
            self._pauses.note(key, error)
            raise
        store.write(symbol, copy)
        return copy

    def _asked_prices(self, symbol: str, ends: float) -> LiveHistory:
        prices, dropped = self._yahoo.prices(symbol, ends)
        now = pd.Timestamp.now("UTC")
        return LiveHistory(prices=prices, fetched_on=now, dropped_rows=dropped)

    def _asked_rate(self, symbol: str, ends: float) -> LiveRate:
        rate = self._yahoo.rate(symbol, ends)
        return LiveRate(rate=rate, fetched_on=pd.Timestamp.now("UTC"))

    def _find(self, key: str, wanted: str, ends: float) -> tuple[Match, ...]:
        self._pauses.check(key)
        try:
            return self._yahoo.search(wanted, ends)
        except MarketError as error:
            self._pauses.note(key, error)
            raise
