"""PDF and picture: made where a browser is at hand, refused in a sentence where it is not."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lev_ui.report import printing
from lev_ui.report.printing import BROWSERS, PrintingError
from tests.app.reported import made_up, report_of, whole

REPORT = report_of("compare", made_up("Example", closes=30), whole("compare"))
MAKES_A_FILE = """
import sys
into = next(part.split("=", 1)[1] for part in sys.argv if part.startswith("--print-to-pdf="))
open(into, "w").write("\\n".join(sys.argv[1:]))
"""


@pytest.fixture(autouse=True)
def _found_anew(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Look for a browser in every test, and keep its files where they can be counted."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    printing.browser.cache_clear()
    yield
    printing.browser.cache_clear()
    assert not list(tmp_path.glob("leverage-lens-*")), "something was left behind"


@pytest.fixture
def path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Give the search for a browser a folder of its own, empty as yet."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def put(folder: Path, name: str, program: str) -> None:
    """Put a program into a folder, written in Python."""
    file = folder / name
    file.write_text(f"#!{sys.executable}\n{program}", encoding="utf-8")
    file.chmod(file.stat().st_mode | stat.S_IEXEC)


def test_no_browser_on_the_path_is_said_in_a_sentence(path: Path) -> None:
    assert not list(path.iterdir())
    assert printing.browser() is None
    with pytest.raises(PrintingError, match=r"no browser on this server.*\.$"):
        printing.pdf(REPORT)


@pytest.mark.parametrize("name", BROWSERS)
def test_a_browser_is_found_by_any_of_its_names(name: str, path: Path) -> None:
    put(path, name, "")
    assert printing.browser() == str(path / name)


def test_a_browser_is_started_alone_without_a_network_and_with_a_profile_that_goes(
    path: Path,
) -> None:
    put(path, "chromium", MAKES_A_FILE)
    *started, page = printing.pdf(REPORT).decode().splitlines()
    assert "--headless" in started
    assert "--host-resolver-rules=MAP * ~NOTFOUND" in started
    assert ("--no-sandbox" in started) is (os.geteuid() == 0)
    (profile,) = (part for part in started if part.startswith("--user-data-dir="))
    assert "leverage-lens-" in profile
    assert page.startswith("file:///")
    assert "Example" not in page, "no text from outside is on the command line"


@pytest.mark.parametrize(
    "program", ["", "raise SystemExit(3)"], ids=["makes nothing", "breaks off"]
)
def test_a_browser_that_makes_nothing_is_said_in_a_sentence(program: str, path: Path) -> None:
    put(path, "chromium", program)
    with pytest.raises(PrintingError, match="made no file"):
        printing.pdf(REPORT)


def test_a_browser_that_hangs_is_ended_with_all_it_started(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = tmp_path / "child"
    put(
        path,
        "chromium",
        "import subprocess, sys, time, pathlib\n"
        "one = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        f"pathlib.Path({str(child)!r}).write_text(str(one.pid))\n"
        "time.sleep(60)\n",
    )
    monkeypatch.setattr(printing, "PATIENCE", 3.0)
    with pytest.raises(PrintingError, match="took too long"):
        printing.pdf(REPORT)
    state = subprocess.run(
        ["/bin/ps", "-o", "stat=", "-p", child.read_text()],
        capture_output=True,
        text=True,
        check=False,
    )
    assert state.stdout.strip()[:1] in {"", "Z"}


def test_only_so_many_print_at_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(path, "chromium", MAKES_A_FILE)
    monkeypatch.setattr(printing, "PATIENCE", 0.01)
    for _ in range(printing.AT_ONCE):
        assert printing._free.acquire(timeout=1.0)  # noqa: SLF001  as a print that takes long
    try:
        with pytest.raises(PrintingError, match="Others are printing"):
            printing.pdf(REPORT)
    finally:
        for _ in range(printing.AT_ONCE):
            printing._free.release()  # noqa: SLF001  as above
    monkeypatch.setattr(printing, "PATIENCE", 20.0)
    assert printing.pdf(REPORT)
