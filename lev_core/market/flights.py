"""One request at a time for each thing asked, its answer shared, with a deadline.

A call stuck in a socket cannot be ended from outside, only abandoned, so each runs in a
daemon thread of its own: it takes no place in a pool and holds up no exit.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Lock, Thread
from time import monotonic
from typing import Generic, TypeVar

T = TypeVar("T")
THREAD_NAME = "leverage-lens-market"


class Late(Exception):  # noqa: N818  a state of the flight, translated by its caller
    """The deadline passed before there was an answer."""


class Flight(Generic[T]):
    """One piece of work under way, which any number of readers may wait for.

    Parameters
    ----------
    work : callable
        Called once with the moment, on the clock of `time.monotonic`, by which it must end.
    deadline : float
        Seconds from now until readers stop waiting.
    """

    def __init__(self, work: Callable[[float], T], deadline: float) -> None:
        self.ends = monotonic() + deadline
        self._work = work
        self._landed = Event()
        self._answers: list[T] = []
        self._error: Exception | None = None

    def fly(self) -> None:
        """Do the work and keep its answer or its error."""
        try:
            self._answers.append(self._work(self.ends))
        except Exception as error:  # noqa: BLE001  raised again in every reader
            self._error = error
        finally:
            self._landed.set()

    def wait(self) -> T:
        """Return the answer, or raise the work's error, or `Late`."""
        if not self._landed.wait(max(0.0, self.ends - monotonic())):
            raise Late
        if self._error is not None:
            raise self._error
        return self._answers[0]


class Flights(Generic[T]):
    """The flights under way, by what they fetch."""

    def __init__(self) -> None:
        self._under_way: dict[str, Flight[T]] = {}
        self._lock = Lock()

    def share(self, key: str, work: Callable[[float], T], deadline: float) -> T:
        """Return the answer to `key`, doing the work only if nobody is doing it already.

        Parameters
        ----------
        key : str
            What is asked.
        work : callable
            Finds the answer; see `Flight`.
        deadline : float
            Seconds the work may take from its start.

        Returns
        -------
        T
            The answer, one object for all who waited.

        Raises
        ------
        Late
            If the deadline passes; the work is then abandoned.
        """
        flight = self._joined(key, work, deadline)
        try:
            return flight.wait()
        finally:
            self._forget(key, flight)

    def _joined(self, key: str, work: Callable[[float], T], deadline: float) -> Flight[T]:
        with self._lock:
            flight = self._under_way.get(key)
            if flight is None:
                flight = Flight(work, deadline)
                Thread(target=flight.fly, name=THREAD_NAME, daemon=True).start()
                self._under_way[key] = flight
            return flight

    def _forget(self, key: str, flight: Flight[T]) -> None:
        with self._lock:
            if self._under_way.get(key) is flight:
                del self._under_way[key]
