"""Server time of one change of the multiplier, against pages on which all is ready-made."""

from __future__ import annotations

from contextlib import ExitStack
from statistics import median

from benchmarks.client import Reader, server
from benchmarks.ready_made import MULTIPLES

PAGES = ("app.py", "benchmarks/bare_page.py", "benchmarks/figures_page.py")
ROUNDS = 25
WARM_UP = 2


def measure() -> tuple[float, ...]:
    """Return the median seconds of a rerun of each page, interleaved in one run."""
    with ExitStack() as open_pages:
        ports = [open_pages.enter_context(server(page)) for page in PAGES]
        readers = [open_pages.enter_context(Reader(port)) for port in ports]
        taken: list[list[float]] = [[] for _ in readers]
        for turn in range((WARM_UP + ROUNDS) * len(MULTIPLES)):
            multiple = MULTIPLES[(turn + 1) % len(MULTIPLES)]
            for reader, times in zip(readers, taken, strict=True):
                times.append(reader.rerun(multiple))
    return tuple(median(times[WARM_UP * len(MULTIPLES) :]) for times in taken)
