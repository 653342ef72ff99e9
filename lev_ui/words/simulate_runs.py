"""What is said of a large run: how to start it, how far it is, how it ended."""

from __future__ import annotations

CANCEL = "Cancel"


def few(shown: int, asked: int) -> str:
    """Return that fewer paths are shown than are asked for."""
    return f"{shown:,} simulated paths are shown so far, of {asked:,} asked for."


def start(asked: int) -> str:
    """Return the label of the button that starts a run."""
    return f"Simulate all {asked:,} paths"


def again(asked: int) -> str:
    """Return the label of the button after a run that was stopped."""
    return f"Start again: {asked:,} paths"


def progress(done: int, asked: int) -> str:
    """Return how far a run is."""
    return f"{done:,} of {asked:,} paths simulated. The picture below stays until all are done."


def waiting(before: int) -> str:
    """Return how many runs are served first."""
    runs = "One other large run is" if before == 1 else f"{before} other large runs are"
    return f"{runs} served first; yours starts by itself."


def stopped(done: int, asked: int) -> str:
    """Return that a run was stopped."""
    return (
        f"The run was stopped after {done:,} of {asked:,} paths. The picture is the one from "
        "before."
    )
