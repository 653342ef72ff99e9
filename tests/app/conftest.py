"""What every test of the dashboard starts from: no network, an empty cache, a fresh market."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
import streamlit as st
import yfinance.data
from hypothesis import settings

from lev_ui import sources
from tests.contract.fake_yahoo import FakeYahoo

NOBODY = "http://127.0.0.1:9"  # the discard port: refused at once, and never leaves this machine

# The same examples on every run and every machine; a deadline would only measure the machine.
settings.register_profile("app", derandomize=True, deadline=None, max_examples=100)
settings.load_profile("app")


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Keep every test away from Yahoo, from earlier answers and from the user's own cache."""
    monkeypatch.setenv("LEVERAGE_LENS_YAHOO", NOBODY)
    monkeypatch.setenv("LEVERAGE_LENS_CACHE", str(tmp_path / "cache"))
    _forget()
    yield
    session = sources.live_market()._yahoo._session  # noqa: SLF001  it closes with its process
    if isinstance(session, requests.Session):
        session.close()
    _forget()


@pytest.fixture
def yahoo(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeYahoo]:
    """Give the dashboard a Yahoo on this machine."""
    with FakeYahoo() as server:
        monkeypatch.setenv("LEVERAGE_LENS_YAHOO", server.url)
        yield server


def _forget() -> None:
    sources.live_market.cache_clear()
    st.cache_data.clear()
    yfinance.data.SingletonMeta._instances.clear()  # noqa: SLF001  it offers no other way
    yfinance.data.YfData.cache_get.cache_clear()
