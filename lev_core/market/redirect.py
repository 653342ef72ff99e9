"""A session that asks another server what would have been asked of Yahoo.

For tests, which need a Yahoo of their own, and for an operator who puts a caching proxy
in front of the real one: set ``LEVERAGE_LENS_YAHOO`` to its address.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.connectionpool import HTTPConnectionPool

from lev_core.market.failures import FailureKind, MarketError

SERVER_VARIABLE = "LEVERAGE_LENS_YAHOO"
DOMAIN = "yahoo.com"


class RedirectToServer(HTTPAdapter):
    """Sends requests for Yahoo's hosts to one server and refuses all others.

    Parameters
    ----------
    server : str
        Its address, for example ``http://127.0.0.1:8080``. It is told the host that was
        meant in the header ``X-Forwarded-Host``.
    """

    def __init__(self, server: str) -> None:
        self._server = server
        self._path = urlsplit(server).path.rstrip("/")
        super().__init__()

    def get_connection_with_tls_context(
        self,
        request: requests.PreparedRequest,
        verify: bool | str | None,  # noqa: ARG002, FBT001  the signature is requests'
        proxies: Mapping[str, str] | None = None,  # noqa: ARG002  as above
        cert: str | tuple[str, str] | None = None,  # noqa: ARG002  as above
    ) -> HTTPConnectionPool:
        """Return a connection to the server for a request meant for Yahoo."""
        host = urlsplit(str(request.url)).hostname or ""
        if host != DOMAIN and not host.endswith(f".{DOMAIN}"):
            raise requests.ConnectionError(f"{host} is not a host of {DOMAIN}.")
        request.headers["X-Forwarded-Host"] = host
        pool: HTTPConnectionPool = self.poolmanager.connection_from_url(self._server)
        return pool

    def request_url(
        self,
        request: requests.PreparedRequest,
        proxies: Mapping[str, str] | None,  # noqa: ARG002  the signature is requests'
    ) -> str:
        """Return the path to ask the server for."""
        return f"{self._path}{request.path_url}"


def redirected_session(server: str) -> requests.Session:
    """Return a session whose every request goes to `server` or nowhere.

    Parameters
    ----------
    server : str
        An address beginning with ``http://`` or ``https://``.

    Returns
    -------
    requests.Session
        Ready for yfinance.

    Raises
    ------
    MarketError
        If `server` is not such an address.
    """
    if urlsplit(server).scheme not in {"http", "https"}:
        raise MarketError(
            FailureKind.UNAVAILABLE,
            f"{SERVER_VARIABLE} is set to {server!r}, which does not begin with http",
            "whoever runs this program has to correct it",
        )
    session = requests.Session()
    for scheme in ("https://", "http://"):
        session.mount(scheme, RedirectToServer(server))
    return session
