"""Server time of one change of the multiplier, against pages on which all is ready-made."""

from __future__ import annotations

from contextlib import ExitStack
from statistics import median

from benchmarks.client import Reader, server
from benchmarks.ready_made import MULTIPLES
from benchmarks.results import Result, slower

PAGES = ("app.py", "benchmarks/bare_page.py", "benchmarks/figures_page.py")
GOAL = 1.5
ROUNDS = 25
WARM_UP = 2


def measure() -> dict[str, Result]:
    """Return the time of the Compare page next to that of the ready-made ones."""
    page, bare, figures = rerun_seconds()
    print(
        f"One change of the multiplier, server time: Compare page {1e3 * page:.1f} ms, "
        f"same elements ready-made {1e3 * bare:.1f} ms, figures alone {1e3 * figures:.1f} ms"
    )
    return {
        "rerun": slower(
            page, bare, goal=GOAL, against="a Streamlit page of the same elements, all ready-made"
        ),
        "rerun_against_figures": slower(
            page,
            figures,
            goal=None,
            against="a Streamlit page with one control and the two figures ready-made",
        ),
    }


def rerun_seconds() -> tuple[float, ...]:
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
