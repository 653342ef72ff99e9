"""Loading the market loads nothing slow and touches no network."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
SLOW = ("streamlit", "plotly", "yfinance", "pyarrow.parquet", "scipy", "arch", "requests")


def loaded_by(program: str) -> set[str]:
    """Return which of the slow modules a program has loaded at its end."""
    report = f"{program}; import sys; print(*sorted(set({SLOW!r}) & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", report],
        env=os.environ | {"PYTHONPATH": os.fspath(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


def test_loading_the_market_loads_nothing_slow() -> None:
    # pandas loads pyarrow itself where it is installed, so its parquet reader stands for it.
    assert loaded_by("import lev_core.market; lev_core.market.LiveMarket()") == set()


def test_bundled_prices_need_the_parquet_reader_only() -> None:
    assert loaded_by("import lev_core.market as m; m.bundled('WTI')") == {"pyarrow.parquet"}


def test_the_library_itself_does_not_load_the_market() -> None:
    program = "import sys, lev_core; assert 'lev_core.market' not in sys.modules"
    assert loaded_by(program) == set()
