"""A whole program pointed at a stand-in for Yahoo from outside."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from time import monotonic

import pytest

from lev_core.market import LiveMarket, MarketError
from tests.contract.fake_yahoo import Drip, FakeYahoo, wandering

pytestmark = pytest.mark.contract

ROOT = Path(__file__).resolve().parents[2]
FETCH = """
from lev_core.market import LiveMarket, MarketError
market = LiveMarket(deadline=3.0)
try:
    print(len(market.history("QQQ").prices))
except MarketError as error:
    print(error)
"""


def run(program: str, yahoo: FakeYahoo, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    nowhere = os.fspath(tmp_path / "missing" / "home")
    environment = os.environ | {
        "LEVERAGE_LENS_YAHOO": yahoo.url,
        "LEVERAGE_LENS_CACHE": os.fspath(tmp_path / "cache"),
        "HOME": nowhere,
        "XDG_CACHE_HOME": nowhere,
        "PYTHONPATH": os.fspath(ROOT),
    }
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_a_program_fetches_from_the_server_named_in_the_environment(
    yahoo: FakeYahoo, tmp_path: Path
) -> None:
    yahoo.give("QQQ", wandering(rows=321))
    done = run(FETCH, yahoo, tmp_path)
    assert (done.stdout, done.stderr, done.returncode) == ("321\n", "", 0)
    assert "query2.finance.yahoo.com" in {request.host for request in yahoo.log}


def test_yfinance_leaves_no_files_of_its_own(yahoo: FakeYahoo, tmp_path: Path) -> None:
    yahoo.give("QQQ", wandering())
    run(FETCH, yahoo, tmp_path)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path.suffix for path in files] == [".parquet"]


def test_a_hung_request_does_not_hold_up_the_exit_of_a_program(
    yahoo: FakeYahoo, tmp_path: Path
) -> None:
    yahoo.give("QQQ", Drip())
    started = monotonic()
    done = run(FETCH, yahoo, tmp_path)
    assert monotonic() - started < 6.0
    assert "did not answer within 3 seconds" in done.stdout
    assert done.returncode == 0


def test_an_address_that_is_none_is_said_to_be_the_operator_s_mistake(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LEVERAGE_LENS_YAHOO", "127.0.0.1")
    with pytest.raises(MarketError, match=r"LEVERAGE_LENS_YAHOO is set to '127\.0\.0\.1'"):
        LiveMarket(cache_dir=tmp_path).history("QQQ")
