"""What the tests of the programs share: pages as they are computed, and programs run."""

from __future__ import annotations

import contextlib
import io
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from lev_ui import sources
from lev_ui.settings import Settings
from lev_ui.sources import Sourced
from lev_ui.theme import MINUS, SUPERSCRIPT

ROOT = Path(__file__).parents[2]
Shown = TypeVar("Shown")


def page(
    compute: Callable[..., Shown],
    **chosen: Any,  # noqa: ANN401  a value for any setting
) -> tuple[Shown, Sourced]:
    """Return what a page shows for bundled prices under these settings, and where it is from."""
    settings = Settings(**chosen)
    sourced = sources.find(settings.asset, "bundled")
    prices, *_ = sources.window(sourced.prices, settings.start, settings.end)
    return compute(prices, settings, sourced.phrase, sourced.curve), sourced


def run(program: str) -> tuple[dict[str, str], dict[str, Any]]:
    """Run a program here; return its printed rows, and its variables."""
    said, variables = run_for_text(program)
    return rows(said), variables


def run_for_text(program: str) -> tuple[str, dict[str, Any]]:
    """Run a program here; return what it printed, and its variables."""
    said, variables = io.StringIO(), dict[str, Any]()
    with contextlib.redirect_stdout(said):
        exec(compile(program, "<program>", "exec"), variables)  # noqa: S102  that it runs is the test
    return said.getvalue(), variables


def run_alone(program: str, cwd: Path = ROOT) -> dict[str, str]:
    """Run a program in a Python of its own; return its printed rows."""
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-W", "error", "-c", program],
        cwd=cwd,
        env=None,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return rows(done.stdout)


def rows(printed: str) -> dict[str, str]:
    """Return the number of every printed row by its label, as a page writes it."""
    pairs = [line.rsplit("  ", 1) for line in printed.splitlines() if "  " in line]
    return {label.strip(): as_on_a_page(number.strip()) for label, number in pairs}


def as_on_a_page(number: str) -> str:
    """Return a printed number with the sign and the power of ten that a page writes."""
    power = re.compile(r"e\+(\d+)")
    written = power.sub(lambda found: f"×10{found[1].translate(SUPERSCRIPT)}", number)
    return written.replace("-", MINUS)


def assert_reads_like(printed: str, shown: str) -> None:
    """Hold a printed number to the digits on the page; a cut one may go on with more."""
    assert printed == shown or (
        len(printed) > len(shown) and printed.startswith(shown.removesuffix("%"))
    ), f"printed {printed}, shown {shown}"
