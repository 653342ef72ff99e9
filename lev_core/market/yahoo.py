"""Asks Yahoo Finance, through yfinance, and says in one sentence what went wrong.

By default yfinance's own session is used. Set ``LEVERAGE_LENS_YAHOO`` to the address of
another server, such as a caching proxy, to have that asked instead.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from threading import Lock
from time import monotonic
from types import ModuleType
from typing import Any, TypeAlias

import pandas as pd

from lev_core.market.answers import Match
from lev_core.market.failures import FailureKind, MarketError, counted_seconds
from lev_core.market.quotes import history_from_quotes, rate_from_quotes
from lev_core.market.symbol_rules import is_symbol
from lev_core.market.watch import Call, calling, watch
from lev_core.prices import PriceHistory

SessionFactory: TypeAlias = Callable[[], object]

SERVER_VARIABLE = "LEVERAGE_LENS_YAHOO"  # read by lev_core.market.redirect as well
# Nothing can be created under a device, so yfinance keeps no files: docs/decisions/0012.
NO_DIRECTORY = f"{os.devnull}/yfinance"
MATCHES_WANTED = 8
NOT_FOUND = 404
TOO_MANY = 429
AN_ERROR = 400


class Yahoo:
    """Yahoo Finance, asked through one session.

    Parameters
    ----------
    session_factory : callable, optional
        Makes the session, on first use: one of ``curl_cffi`` or of ``requests``. By
        default yfinance's own, or one redirected by ``LEVERAGE_LENS_YAHOO``.
    """

    def __init__(self, session_factory: SessionFactory | None = None) -> None:
        self._factory = session_factory or _usual_session
        self._session: object | None = None
        self._lock = Lock()

    def prices(self, symbol: str, ends: float) -> tuple[PriceHistory, int]:
        """Ask for an asset's whole daily history.

        Parameters
        ----------
        symbol : str
            A checked symbol.
        ends : float
            The moment, on the clock of `time.monotonic`, by which to give up.

        Returns
        -------
        prices : PriceHistory
            The history.
        dropped : int
            Days Yahoo listed without a price.

        Raises
        ------
        MarketError
            If there is no usable answer, whatever the cause.
        """
        with self._asking(ends, symbol) as (yfinance, session):
            ticker = yfinance.Ticker(symbol, session=session)
            quotes = _daily_quotes(ticker, ends)
            return history_from_quotes(quotes, ticker.get_history_metadata(), symbol)

    def rate(self, symbol: str, ends: float) -> pd.Series:
        """Ask for the whole daily history of a rate quoted in percent.

        Parameters
        ----------
        symbol : str
            A checked symbol.
        ends : float
            As for `prices`.

        Returns
        -------
        pandas.Series
            Fractions per year.

        Raises
        ------
        MarketError
            If there is no usable answer, whatever the cause.
        """
        with self._asking(ends, symbol) as (yfinance, session):
            quotes = _daily_quotes(yfinance.Ticker(symbol, session=session), ends)
            return rate_from_quotes(quotes, symbol)

    def search(self, text: str, ends: float) -> tuple[Match, ...]:
        """Ask which assets a name could mean.

        Parameters
        ----------
        text : str
            Part of a name or a symbol.
        ends : float
            As for `prices`.

        Returns
        -------
        tuple of Match
            Best first; empty where Yahoo finds nothing.

        Raises
        ------
        MarketError
            If there is no usable answer, whatever the cause.
        """
        with self._asking(ends) as (yfinance, session):
            found = yfinance.Search(
                text,
                max_results=MATCHES_WANTED,
                news_count=0,
                lists_count=0,
                recommended=0,
                session=session,
            )
            return tuple(_match(quote) for quote in found.quotes if is_symbol(quote["symbol"]))

    @contextmanager
    def _asking(self, ends: float, symbol: str = "") -> Iterator[tuple[ModuleType, object]]:
        started = monotonic()
        with calling(ends) as call:
            try:
                yfinance = _yfinance()
                yield yfinance, self._opened_session()
                _refuse_error_status(call)
            except MarketError:
                _forget_answers()
                raise
            except Exception as error:
                _forget_answers()
                raise _explained(error, call, symbol, ends - started) from error

    def _opened_session(self) -> object:
        with self._lock:
            if self._session is None:
                session = self._factory()
                watch(session)
                self._session = session
            return self._session


def _daily_quotes(ticker: Any, ends: float) -> pd.DataFrame:  # noqa: ANN401 - yfinance has no types
    quotes: pd.DataFrame = ticker.history(
        period="max",
        interval="1d",
        auto_adjust=False,
        actions=True,
        keepna=True,
        timeout=max(0.1, ends - monotonic()),
    )
    return quotes


def _usual_session() -> object:
    server = os.environ.get(SERVER_VARIABLE)
    if server:
        from lev_core.market.redirect import redirected_session

        return redirected_session(server)
    # A ticker makes yfinance's own session, which looks like a browser to Yahoo.
    return _yfinance().Ticker("SESSION").session


def _yfinance() -> ModuleType:
    yfinance = _configured()
    # Said anew each time and never undone: warnings.catch_warnings is not safe in threads.
    warnings.filterwarnings("ignore", module="yfinance")
    return yfinance


@cache
def _configured() -> ModuleType:
    import yfinance

    yfinance.set_tz_cache_location(NO_DIRECTORY)
    yfinance.config.debug.hide_exceptions = False
    yfinance.config.network.retries = 0
    module: ModuleType = yfinance
    return module


def _forget_answers() -> None:
    """Clear yfinance's memory of answers, which keeps errors as long as good ones."""
    from yfinance.data import YfData

    YfData.cache_get.cache_clear()


def _refuse_error_status(call: Call) -> None:
    """Refuse what yfinance read as an empty answer when it was an error."""
    if call.status >= AN_ERROR:
        raise ConnectionError


def _explained(error: Exception, call: Call, symbol: str, seconds: float) -> MarketError:
    """Return what a reader should be told about an error raised inside yfinance."""
    names = {base.__name__ for base in type(error).__mro__}
    if "YFRateLimitError" in names or call.status == TOO_MANY:
        kind, reason = FailureKind.RATE_LIMITED, "is refusing requests because there were too many"
    elif names & {"Timeout", "TimeoutError"}:
        return too_slow(seconds)
    # yfinance reads an error as an asset without prices, so the status comes first; a page
    # that is nobody's (a ValueError: it is not JSON) can carry any status.
    elif call.status == NOT_FOUND and symbol and not isinstance(error, ValueError):
        kind, reason = FailureKind.UNKNOWN_SYMBOL, f"knows no asset called {symbol}"
    elif call.status >= AN_ERROR:
        kind, reason = FailureKind.UNAVAILABLE, f"answered with an error ({call.status})"
    elif "YFTickerMissingError" in names:
        kind, reason = FailureKind.UNUSABLE, f"has no daily prices for {symbol}"
    elif call.status == 0 and isinstance(error, OSError):
        kind, reason = FailureKind.NO_NETWORK, "could not be reached"
    else:
        kind, reason = FailureKind.UNAVAILABLE, "sent an answer that cannot be understood"
    return MarketError(kind, f"Yahoo Finance {reason}")


def too_slow(seconds: float) -> MarketError:
    """Return the error for an answer that did not come in time."""
    within = counted_seconds(seconds)
    return MarketError(FailureKind.TOO_SLOW, f"Yahoo Finance did not answer within {within}")


def _match(quote: dict[str, Any]) -> Match:
    symbol = str(quote["symbol"])
    return Match(
        symbol=symbol,
        name=str(quote.get("longname") or quote.get("shortname") or symbol),
        exchange=str(quote.get("exchDisp") or quote.get("exchange") or ""),
        kind=str(quote.get("quoteType") or "").lower(),
    )
