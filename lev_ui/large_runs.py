"""Runs that take seconds: each in a thread of its own, one after the other. No Streamlit.

Whoever asked looks in from time to time; a run nobody has looked at for a while ends by itself,
sooner where others wait, so that a closed tab does not hold up the next reader.
"""

from __future__ import annotations

import threading
from time import monotonic

from lev_core import LeverageError
from lev_ui.simulated import Key, Question, Results, run

PATIENCE = 75.0  # seconds: browsers wake a hidden tab once a minute
WANTED = 10.0  # seconds, once another reader waits
LOOKS = 0.25  # seconds between two looks at the queue
BREATH = 0.001  # seconds after each block, in which other readers are served

_turn = threading.Condition()
_queue: list[LargeRun] = []


class LargeRun:
    """One run of many paths: how far it is, and what it came to.

    Parameters
    ----------
    question : Question
        What is simulated.
    key : tuple
        What the question is told by.
    paths : int
        How many are asked for.
    """

    def __init__(self, question: Question, key: Key, paths: int) -> None:
        self.key = key
        self.paths = paths
        self.done = 0
        self.results: Results | None = None
        self.problem = ""
        self._question = question
        self._is_cancelled = False
        self._looked_at = monotonic()
        self._thread = threading.Thread(target=self._work, name="large run", daemon=True)
        with _turn:
            _queue.append(self)
        self._thread.start()

    @property
    def before(self) -> int:
        """How many runs are served first."""
        with _turn:
            return _queue.index(self) if self in _queue else 0

    @property
    def is_over(self) -> bool:
        """Whether nothing more is to come, whatever it came to."""
        return not self._thread.is_alive()

    @property
    def was_stopped(self) -> bool:
        """Whether it ended before its last path, and not because something went wrong."""
        return self.is_over and self.results is None and not self.problem

    def look(self) -> None:
        """Say that somebody is still waiting for it."""
        self._looked_at = monotonic()

    def cancel(self) -> None:
        """Stop after the block of paths that is being simulated."""
        self._is_cancelled = True
        with _turn:
            _turn.notify_all()

    def wait(self, seconds: float) -> bool:
        """Wait until it is over, at most so long; return whether it is."""
        self._thread.join(seconds)
        return self.is_over

    def _is_to_stop(self) -> bool:
        patience = PATIENCE if len(_queue) == 1 else WANTED
        return self._is_cancelled or monotonic() - self._looked_at > patience

    def _work(self) -> None:
        try:
            if self._has_turn():
                self._simulate()
        finally:
            with _turn:
                _queue.remove(self)
                _turn.notify_all()

    def _has_turn(self) -> bool:
        with _turn:
            while _queue[0] is not self and not self._is_to_stop():
                _turn.wait(LOOKS)
        return not self._is_to_stop()

    def _simulate(self) -> None:
        try:
            found = run(self._question, self.paths, self._note, self._is_to_stop)
        except LeverageError as error:
            self.problem = str(error)
            return
        if found.paths == self.paths:
            self.results = found

    def _note(self, done: int, _: int) -> None:
        self.done = done
        _pause.wait(BREATH)


_pause = threading.Event()  # never set: to wait for it is to let others go first
