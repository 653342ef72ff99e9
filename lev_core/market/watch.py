"""Holds an HTTP session to a deadline and remembers how Yahoo answered.

yfinance asks several addresses for one history, each with a time limit of its own, and
its errors do not always carry the HTTP status. Watching the session covers both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from time import monotonic
from typing import Any, Protocol

DATA_PATHS = ("/v8/finance/chart/", "/v1/finance/search")


class Response(Protocol):
    """What is read of an HTTP answer."""

    status_code: int


class Call:
    """One question to Yahoo under way.

    Parameters
    ----------
    ends : float
        The moment, on the clock of `time.monotonic`, by which it must be over.
    """

    def __init__(self, ends: float) -> None:
        self.ends = ends
        self.status = 0

    def seconds_left(self) -> float:
        """Return the time left, or raise `TimeoutError` if there is none."""
        left = self.ends - monotonic()
        if left <= 0.0:
            raise TimeoutError
        return left


_call: ContextVar[Call | None] = ContextVar("_call", default=None)


@contextmanager
def calling(ends: float) -> Iterator[Call]:
    """Hold every request this thread makes on a watched session to a deadline.

    Parameters
    ----------
    ends : float
        The moment, on the clock of `time.monotonic`, by which all must be over.

    Yields
    ------
    Call
        Its `status` is the HTTP status of the last answer about prices or a search,
        0 where there was none.
    """
    call = Call(ends)
    before = _call.set(call)
    try:
        yield call
    finally:
        _call.reset(before)


def watch(session: object) -> None:
    """Make the requests of a session heed `calling`.

    Parameters
    ----------
    session : curl_cffi.requests.Session or requests.Session
        Changed in place; yfinance accepts these two classes only, so it cannot be wrapped.
    """
    for verb in ("get", "post"):
        setattr(session, verb, _watched(getattr(session, verb)))


def _watched(request: Callable[..., Response]) -> Callable[..., Response]:
    @wraps(request)
    def held(url: str, *, timeout: float = 30.0, **options: Any) -> Response:  # noqa: ANN401  passed on
        call = _call.get()
        if call is None:
            return request(url, timeout=timeout, **options)
        about_data = any(path in url for path in DATA_PATHS)
        if about_data:
            call.status = 0
        response = request(url, timeout=min(timeout, call.seconds_left()), **options)
        if about_data:
            call.status = response.status_code
        return response

    return held
