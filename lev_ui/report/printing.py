"""A report as PDF and as a picture, where a browser is at hand on this machine. No Streamlit."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import BoundedSemaphore

from lev_ui.report.page import html
from lev_ui.report.slide import HEIGHT, WIDTH, slide
from lev_ui.report.value import Report

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
AT_ONCE = 2
PATIENCE = 40.0  # seconds
DRAWING = 15_000  # ms of the page's own time, which passes as fast as it is drawn
SHARP = 1.875  # pixels of the file for each of the slide: 2400 × 1350

_free = BoundedSemaphore(AT_ONCE)


class PrintingError(RuntimeError):
    """No print could be made; the message is a sentence for a reader."""


@cache
def browser() -> str | None:
    """Return the browser that prints, or None where there is none."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def pdf(report: Report) -> bytes:
    """Return a report printed on A4.

    Raises
    ------
    PrintingError
        If there is no browser, or it does not print in time.
    """
    return pdf_of(html(report))


def pdf_of(page: str) -> bytes:
    """Return a self-contained page printed to its own measure, A4 where it names none.

    Raises
    ------
    PrintingError
        As `pdf`.
    """
    return _made(page, "report.pdf", "--print-to-pdf={}", "--no-pdf-header-footer")


def png(report: Report) -> bytes:
    """Return a report's main picture with its question and source, 2400 × 1350 pixels.

    Raises
    ------
    PrintingError
        As `pdf`.
    """
    size = (f"--window-size={WIDTH},{HEIGHT}", f"--force-device-scale-factor={SHARP}")
    return _made(slide(report), "picture.png", "--screenshot={}", "--hide-scrollbars", *size)


def _made(page: str, name: str, into: str, *more: str) -> bytes:
    """Return the file a browser makes of a page, in a folder and with a profile of its own."""
    program = browser()
    if program is None:
        raise PrintingError("There is no browser on this server to print with.")
    if not _free.acquire(timeout=PATIENCE):
        raise PrintingError("Others are printing just now; try again in a minute.")
    try:
        with TemporaryDirectory(prefix="leverage-lens-", ignore_cleanup_errors=True) as folder:
            place = Path(folder)
            (place / "report.html").write_text(page, encoding="utf-8")
            made = place / name
            options = [*_options(place), into.format(made), *more]
            _run([program, *options, (place / "report.html").as_uri()])
            if not made.exists():
                raise PrintingError("The browser on this server made no file.")
            return made.read_bytes()
    finally:
        _free.release()


def _options(place: Path) -> list[str]:
    """Return how the browser is started: alone, without a network, with a profile that goes."""
    alone = [
        "--headless",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-default-apps",
        "--disable-dev-shm-usage",
        "--disable-extensions",
        "--disable-sync",
        "--no-first-run",
        "--no-default-browser-check",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        f"--user-data-dir={place / 'profile'}",
        f"--virtual-time-budget={DRAWING}",
    ]
    # A browser refuses to build its sandbox for the superuser, as in most containers.
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*alone, "--no-sandbox"] if is_root else alone


def _run(command: Sequence[str]) -> None:
    """Run the browser, and everything it starts, for as long as there is patience."""
    with subprocess.Popen(  # noqa: S603  a program found on the path, and no text from outside
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            _end(process)
            raise PrintingError("The browser on this server took too long.") from None


def _end(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        import signal

        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
