"""The library on its own: light to load, and whole when it is installed."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import lev_core

ROOT = Path(__file__).parents[2]

HEAVY_AFTER_IMPORT = """
import sys
import numpy, pandas            # pandas loads pyarrow itself when it is installed
before = set(sys.modules)
import lev_core
heavy = {"streamlit", "plotly", "yfinance", "pyarrow", "scipy", "arch", "requests"}
print(sorted(heavy & {name.partition(".")[0] for name in set(sys.modules) - before}))
"""

USE_INSTALLED = """
import sys
sys.path.insert(0, sys.argv[1])
import lev_core
from lev_core.market import bundled
assert lev_core.__file__.startswith(sys.argv[1]), lev_core.__file__
print(len(bundled("^IXIC")))
"""


def python(*arguments: str, cwd: Path = ROOT) -> str:
    """Run Python on its own and return what it printed."""
    done = subprocess.run(
        [sys.executable, *arguments], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_importing_the_core_loads_nothing_heavy() -> None:
    assert python("-c", HEAVY_AFTER_IMPORT) == "[]"


def test_the_library_says_the_version_it_is_packed_as() -> None:
    packed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert lev_core.__version__ == packed["project"]["version"]


def test_the_wheel_holds_the_library_its_types_and_its_prices(tmp_path: Path) -> None:
    target = tmp_path / "installed"
    python(
        *("-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-build-isolation"),
        *("--disable-pip-version-check", "--target", str(target), str(ROOT)),
    )
    assert (target / "lev_core" / "py.typed").exists()
    assert sorted(path.name for path in target.iterdir() if "." not in path.name) == ["lev_core"]
    assert int(python("-I", "-c", USE_INSTALLED, str(target), cwd=tmp_path)) == 5031
