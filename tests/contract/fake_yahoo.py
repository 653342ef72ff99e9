"""A stand-in for Yahoo Finance on this machine, for the real yfinance to talk to.

``with FakeYahoo() as yahoo: yahoo.give("AAPL", Chart(...))`` serves until the block ends.
Point a program at it with ``LEVERAGE_LENS_YAHOO=<yahoo.url>``, a test with
``redirected_session(yahoo.url)``. Every request is in `FakeYahoo.log`.
"""

from __future__ import annotations

import json
import math
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from types import TracebackType
from typing import ClassVar, Self, TypeAlias
from urllib.parse import parse_qs, unquote, urlsplit
from zoneinfo import ZoneInfo

CHART = "/v8/finance/chart/"
SEARCH = "/v1/finance/search"
LONGEST_HANG = 30.0
PERIODS = ("pre", "regular", "post")
NOT_FOUND = {"code": "Not Found", "description": "No data found, symbol may be delisted"}


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A good answer: daily quotes of one asset, as Yahoo would send them."""

    days: Sequence[str]
    closes: Sequence[float | None]
    adjusted: Sequence[float | None] | None = None
    opens: Sequence[float | None] | None = None
    volume: Sequence[int | None] | None = None
    dividends: Mapping[str, float] = field(default_factory=dict)
    splits: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    kind: str = "EQUITY"
    currency: str = "USD"
    name: str = "Example Corporation"
    zone: str = "America/New_York"
    opening: str = "09:30"

    def body(self, symbol: str) -> bytes:
        """Return the answer to a request for the whole history."""
        quote = {
            "open": self.opens or self.closes,
            "high": [None if c is None else c * 1.02 for c in self.closes],
            "low": [None if c is None else c * 0.97 for c in self.closes],
            "close": self.closes,
            "volume": self.volume or [1_000_000] * len(self.days),
        }
        result = {
            "meta": self._meta(symbol),
            "timestamp": [self._moment(day) for day in self.days],
            "events": self._events(),
            "indicators": {
                "quote": [quote],
                "adjclose": [{"adjclose": self.adjusted or self.closes}],
            },
        }
        return json.dumps({"chart": {"result": [result], "error": None}}).encode()

    def _moment(self, day: str) -> int:
        moment = datetime.fromisoformat(f"{day}T{self.opening}")
        return int(moment.replace(tzinfo=ZoneInfo(self.zone)).timestamp())

    def _events(self) -> dict[str, dict[str, dict[str, float]]]:
        paid = {str(self._moment(d)): (self._moment(d), v) for d, v in self.dividends.items()}
        split = {str(self._moment(d)): (self._moment(d), v) for d, v in self.splits.items()}
        return {
            "dividends": {key: {"date": at, "amount": v} for key, (at, v) in paid.items()},
            "splits": {
                key: {"date": at, "numerator": new, "denominator": old}
                for key, (at, (new, old)) in split.items()
            },
        }

    def _meta(self, symbol: str) -> dict[str, object]:
        first, last = self._moment(self.days[0]), self._moment(self.days[-1])
        hours = {"timezone": "XXX", "start": last, "end": last + 23_400, "gmtoffset": 0}
        return {
            "symbol": symbol,
            "currency": self.currency,
            "instrumentType": self.kind,
            "longName": self.name,
            "exchangeName": "XXX",
            "exchangeTimezoneName": self.zone,
            "timezone": "XXX",
            "gmtoffset": 0,
            "firstTradeDate": first,
            "regularMarketTime": last,
            "priceHint": 2,
            "dataGranularity": "1d",
            "range": "max",
            "validRanges": ["1d", "5d", "1mo", "1y", "max"],
            "currentTradingPeriod": {period: dict(hours) for period in PERIODS},
        }


@dataclass(frozen=True, kw_only=True)
class Page:
    """Any answer with a status and a body, good or not."""

    status: int = 200
    body: bytes = b""
    content_type: str = "application/json"


@dataclass(frozen=True)
class Hang:
    """No answer: the connection stays open until the server closes."""


@dataclass(frozen=True)
class Drip:
    """An answer that never ends: a byte now and then until the server closes."""

    every: float = 0.05


Behaviour: TypeAlias = Chart | Page | Hang | Drip


@dataclass(frozen=True, kw_only=True)
class Request:
    """One request the server got."""

    host: str
    path: str
    query: Mapping[str, Sequence[str]]

    @property
    def symbol(self) -> str:
        """The symbol whose whole history is asked for, empty for any other request."""
        asks_history = self.path.startswith(CHART) and "period1" in self.query
        return self.path.removeprefix(CHART) if asks_history else ""


class FakeYahoo:
    """A server for the length of a ``with`` block."""

    def __init__(self) -> None:
        self.log: list[Request] = []
        self.delay = 0.0
        self.crumb: Behaviour = Page(body=b"a-crumb", content_type="text/plain")
        self.found: Behaviour = Page(body=json.dumps({"quotes": []}).encode())
        self.closing = Event()
        self._charts: dict[str, Behaviour] = {}
        self._lock = Lock()
        self._server = ThreadingHTTPServer(
            ("127.0.0.1", 0), type("Handler", (Handler,), {"yahoo": self})
        )
        self._server.daemon_threads = True
        self._thread = Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def url(self) -> str:
        """The address to ask instead of Yahoo."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def give(self, symbol: str, behaviour: Behaviour) -> None:
        """Answer requests about `symbol` so from now on."""
        self._charts[symbol] = behaviour

    def find(self, quotes: Sequence[Mapping[str, str]]) -> None:
        """Answer searches with these matches from now on."""
        self.found = Page(body=json.dumps({"quotes": quotes}).encode())

    def times_asked(self, symbol: str) -> int:
        """Return how often the whole history of `symbol` was asked for."""
        with self._lock:
            return sum(request.symbol == symbol for request in self.log)

    def answer(self, request: Request) -> tuple[Behaviour, str]:
        """Return what to answer, and the symbol it is about."""
        with self._lock:
            self.log.append(request)
        if request.path.startswith(CHART):
            symbol = request.path.removeprefix(CHART)
            time.sleep(self.delay)
            return self._charts.get(symbol, not_found()), symbol
        if request.path == SEARCH:
            return self.found, ""
        if request.path == "/v1/test/getcrumb":
            return self.crumb, ""
        return Page(status=404, body=b"<html></html>", content_type="text/html"), ""


def not_found() -> Page:
    """Return what Yahoo answers for a symbol it does not know."""
    body = json.dumps({"chart": {"result": None, "error": NOT_FOUND}}).encode()
    return Page(status=404, body=body)


def wandering(*, rows: int = 600, start: float = 100.0, kind: str = "ETF") -> Chart:
    """Return a made-up weekday history of `rows` days that looks like prices."""
    days: list[str] = []
    day = date(2021, 1, 4)
    while len(days) < rows:
        if day.weekday() < 5:
            days.append(day.isoformat())
        day += timedelta(days=1)
    closes = [
        start * math.exp(0.0004 * i + 0.08 * math.sin(i / 17) + 0.01 * math.sin(i * 2.3))
        for i in range(rows)
    ]
    return Chart(days=days, closes=closes, kind=kind, name="Wandering Fund")


class Handler(BaseHTTPRequestHandler):
    """Answers as the `FakeYahoo` it belongs to says."""

    yahoo: ClassVar[FakeYahoo]
    protocol_version = "HTTP/1.1"
    wbufsize = 1 << 16  # head and body in one packet: apart, the second waits 40 ms

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        request = Request(
            host=self.headers.get("X-Forwarded-Host", ""),
            path=unquote(asked.path),
            query=parse_qs(asked.query),
        )
        behaviour, symbol = self.yahoo.answer(request)
        if isinstance(behaviour, Hang):
            self.yahoo.closing.wait(LONGEST_HANG)
            self.close_connection = True
        elif isinstance(behaviour, Drip):
            self._drip(behaviour)
        elif isinstance(behaviour, Chart):
            self._send(Page(body=behaviour.body(symbol)))
        else:
            self._send(behaviour)

    do_POST = do_GET  # noqa: N815  the name http.server looks for

    def _send(self, page: Page) -> None:
        self.send_response(HTTPStatus(page.status))
        self.send_header("Content-Type", page.content_type)
        self.send_header("Content-Length", str(len(page.body)))
        if self.path == "/":
            self.send_header("Set-Cookie", "A3=d; Domain=.yahoo.com; Path=/; Max-Age=3600")
        self.end_headers()
        self.wfile.write(page.body)

    def _drip(self, drip: Drip) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Length", "1000000")
        self.end_headers()
        self.close_connection = True
        while not self.yahoo.closing.wait(drip.every):
            try:
                self.wfile.write(b" ")
                self.wfile.flush()
            except OSError:
                return

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  http.server's
        """Stay silent; `FakeYahoo.log` has it all."""
