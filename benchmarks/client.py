"""A reader without a browser: speaks Streamlit's own protocol to a running server."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

ROOT = Path(__file__).parents[1]
START_SECONDS = 60.0


class Reader:
    """One session: runs a page, changes its multiplier, waits for the server to finish."""

    def __init__(self, port: int) -> None:
        address = f"ws://127.0.0.1:{port}/_stcore/stream"
        self._socket = connect(
            address,
            origin=Origin(f"http://127.0.0.1:{port}"),
            subprotocols=[Subprotocol("streamlit")],
            max_size=None,
        )
        self._multiplier = ""
        self._fragment = ""

    def __enter__(self) -> Self:
        """Open the page."""
        self.rerun(None)
        if not self._multiplier:
            raise RuntimeError("The page has no control called Multiplier.")
        return self

    def __exit__(self, *_: object) -> None:
        """Close the session."""
        self._socket.close()

    def rerun(self, multiplier: float | None) -> float:
        """Run the page with another multiplier; return the seconds until it was finished."""
        message = BackMsg()
        message.rerun_script.query_string = ""
        if multiplier is not None:
            state = message.rerun_script.widget_states.widgets.add()
            state.id = self._multiplier
            state.double_value = multiplier
            message.rerun_script.fragment_id = self._fragment
        start = time.perf_counter()
        self._socket.send(message.SerializeToString())
        while not self._finished():
            pass
        return time.perf_counter() - start

    def _finished(self) -> bool:
        # Streamlit's server leaves Nagle's algorithm on: an answer in two parts waits 40 ms for
        # an acknowledgement that Linux delays. That is the network's time, not the page's.
        self._socket.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
        received = ForwardMsg()
        received.ParseFromString(self._socket.recv(timeout=START_SECONDS, decode=False))
        element = received.delta.new_element
        if (
            element.WhichOneof("type") == "number_input"
            and element.number_input.label == "Multiplier"
        ):
            self._multiplier = element.number_input.id
            self._fragment = received.delta.fragment_id
        if element.WhichOneof("type") == "exception":
            raise RuntimeError(element.exception.message)
        return received.WhichOneof("type") == "script_finished"


@contextmanager
def server(script: str) -> Iterator[int]:
    """Run a Streamlit script with the project's own settings; give the port it listens on."""
    port = _free_port()
    command = [
        *(sys.executable, "-m", "streamlit", "run", script),
        *("--server.headless", "true", "--server.port", str(port)),
    ]
    process = subprocess.Popen(  # noqa: S603 - our own command, no shell
        command,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    try:
        _wait(port)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(port: int) -> None:
    ends = time.monotonic() + START_SECONDS
    while time.monotonic() < ends:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"The server did not answer within {START_SECONDS:g} s.")
