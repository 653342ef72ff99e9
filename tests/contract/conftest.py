"""What every contract test starts from: an empty cache, a fresh yfinance, a loopback Yahoo."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
import requests
import yfinance.data

from lev_core.market import LiveMarket
from lev_core.market.redirect import redirected_session
from tests.contract.fake_yahoo import FakeYahoo

MarketFactory = Callable[..., LiveMarket]


@pytest.fixture(autouse=True)
def _fresh_yfinance() -> None:
    """Make yfinance forget its session, its crumb and its answers."""
    yfinance.data.SingletonMeta._instances.clear()  # noqa: SLF001  it offers no other way
    yfinance.data.YfData.cache_get.cache_clear()


@pytest.fixture
def yahoo() -> Iterator[FakeYahoo]:
    with FakeYahoo() as server:
        yield server


@pytest.fixture
def make_market(yahoo: FakeYahoo, tmp_path: Path) -> Iterator[MarketFactory]:
    """Make markets that can reach the loopback Yahoo and nothing else."""
    sessions: list[requests.Session] = []

    def loopback_session() -> requests.Session:
        sessions.append(redirected_session(yahoo.url))
        return sessions[-1]

    yield partial(
        LiveMarket, cache_dir=tmp_path / "cache", session_factory=loopback_session, deadline=5.0
    )
    for session in sessions:
        session.close()


@pytest.fixture
def market(make_market: MarketFactory) -> LiveMarket:
    return make_market()
