"""The dashboard in a server of its own, a Chromium to open it in, and a Yahoo on this machine."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from typing import Literal, TypeAlias
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Page,
    Request,
    ViewportSize,
    WebSocket,
    sync_playwright,
)

from tests.browser.waiting import COUNT_MESSAGES, settle
from tests.contract.fake_yahoo import FakeYahoo, wandering

ROOT = Path(__file__).parents[2]
HERE = {"127.0.0.1", "localhost"}
LONGEST_START = 60.0
LONGEST_WAIT = 30_000.0  # ms; a busy machine is no reason to fail
LAPTOP = ViewportSize(width=1280, height=800)
PHONE = ViewportSize(width=390, height=844)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# The client looks for the server below the page's path first; each miss is one line.
PROBES = ("/_stcore/health", "/_stcore/host-config")

Scheme: TypeAlias = Literal["light", "dark"]
Visit: TypeAlias = Callable[..., Page]


@dataclass(frozen=True)
class Server:
    """A running dashboard."""

    url: str
    log: Path

    def said(self) -> str:
        """Return what the server wrote so far: errors that pages do not show stand there."""
        return self.log.read_text(encoding="utf-8")


@dataclass
class Witness:
    """What a browser did that no page may do."""

    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def request(self, request: Request) -> None:
        self._address(request.url)

    def socket(self, opened: WebSocket) -> None:
        self._address(opened.url)

    def console(self, message: ConsoleMessage) -> None:
        probe = urlsplit(message.location["url"]).path.endswith(PROBES)
        if message.type == "error" and not (probe and "404" in message.text):
            self.errors.append(message.text)

    def dialog(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def _address(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"data", "blob", "about"} and parts.hostname not in HERE:
            self.outside.append(url)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def healthy(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


@contextmanager
def running(directory: Path, yahoo_url: str) -> Iterator[Server]:
    """Run the dashboard on a free port, with its home and cache in `directory`."""
    port, log = free_port(), directory / "server.log"
    settings = {name: value for name, value in os.environ.items() if "STREAMLIT" not in name}
    settings |= {
        "HOME": str(directory),
        "LEVERAGE_LENS_CACHE": str(directory / "cache"),
        "LEVERAGE_LENS_YAHOO": yahoo_url,
    }
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    command += ["--server.headless", "true", "--server.port", str(port)]
    with log.open("w") as written:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=settings,
            stdout=written,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            _wait_for(process, port, log)
            yield Server(f"http://127.0.0.1:{port}", log)
        finally:
            _stop(process)


def _wait_for(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + LONGEST_START
    while not healthy(port):
        if process.poll() is not None or time.monotonic() > end:
            raise RuntimeError(f"The dashboard did not start:\n{log.read_text()}")
        time.sleep(0.1)


def _stop(process: subprocess.Popen[bytes]) -> None:
    for sign in (signal.SIGTERM, signal.SIGKILL):
        if process.poll() is None:
            os.killpg(process.pid, sign)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            continue
        return


@pytest.fixture(scope="package")
def yahoo() -> Iterator[FakeYahoo]:
    """Run a Yahoo that knows one fund, WAND, and finds it whatever it is asked."""
    with FakeYahoo() as server:
        server.give("WAND", wandering())
        match = {"symbol": "WAND", "longname": "Wandering Fund", "exchDisp": "NYSEArca"}
        server.find([{**match, "quoteType": "ETF"}])
        yield server


@pytest.fixture(scope="package")
def server(yahoo: FakeYahoo, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Run the dashboard that most tests share."""
    # Whoever ends the tests with a plain kill ends the servers too.
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    with running(tmp_path_factory.mktemp("server"), yahoo.url) as started:
        yield started
    signal.signal(signal.SIGTERM, before)


@pytest.fixture
def fresh_server(
    yahoo: FakeYahoo, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[], Server]]:
    """Start dashboards that nobody has opened yet."""
    with ExitStack() as stack:
        started: list[Server] = []

        def start() -> Server:
            directory = tmp_path_factory.mktemp("fresh")
            started.append(stack.enter_context(running(directory, yahoo.url)))
            return started[-1]

        yield start
        assert "Traceback" not in "".join(server.said() for server in started)


@pytest.fixture(scope="package")
def browser_context() -> Iterator[BrowserContext]:
    """Open the browser that all tests share: only its first page loads Streamlit's files."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    assert path, "No Chromium or Chrome: run `make browser`"
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    arguments.append("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost")
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=path, args=arguments) as browser,
        browser.new_context(viewport=LAPTOP, locale="en-GB", reduced_motion="reduce") as context,
    ):
        context.set_default_timeout(LONGEST_WAIT)
        context.add_init_script(COUNT_MESSAGES)
        yield context


@pytest.fixture
def witness(browser_context: BrowserContext, server: Server) -> Iterator[Witness]:
    """Watch what the browser does, and hold every test to doing nothing it must not."""
    seen, said_before = Witness(), len(server.said())
    browser_context.on("request", seen.request)
    browser_context.on("console", seen.console)
    yield seen
    browser_context.remove_listener("request", seen.request)
    browser_context.remove_listener("console", seen.console)
    assert not seen.outside, "asked a server elsewhere"
    assert not seen.errors, "wrote errors to the console"
    assert not seen.dialogs, "opened a dialog"
    assert "Traceback" not in server.said()[said_before:]


@pytest.fixture
def visit(
    browser_context: BrowserContext,
    server: Server,
    witness: Witness,
    fresh_server: Callable[[], Server],
) -> Iterator[Visit]:
    """Open a path of the dashboard in a new page and wait until it is drawn."""
    del fresh_server  # asked for only so that pages are closed before servers stop
    opened: list[Page] = []

    def open_page(
        path: str = "/",
        *,
        at: Server = server,
        size: ViewportSize = LAPTOP,
        scheme: Scheme = "light",
    ) -> Page:
        page = browser_context.new_page()
        opened.append(page)
        page.on("dialog", witness.dialog)
        page.on("websocket", witness.socket)
        page.on("pageerror", lambda error: witness.errors.append(str(error)))
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        page.goto(f"{at.url}{path}")
        settle(page)
        return page

    yield open_page
    for page in opened:
        page.close()
