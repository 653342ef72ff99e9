"""How long not to ask again after a failure."""

from __future__ import annotations

from threading import Lock
from time import monotonic

from lev_core.market.failures import FailureKind, MarketError, counted_seconds

EVERYTHING = ""


class Pauses:
    """Remembers failures for a while, so that a page drawn again does not ask again.

    A refusal for too many requests stops all questions, any other failure those for the
    same thing only.

    Parameters
    ----------
    seconds : float
        How long a pause lasts.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._until: dict[str, tuple[float, MarketError]] = {}
        self._lock = Lock()

    def note(self, key: str, error: MarketError) -> None:
        """Begin a pause after a failure.

        Parameters
        ----------
        key : str
            What was asked.
        error : MarketError
            How it failed.
        """
        key = EVERYTHING if error.kind is FailureKind.RATE_LIMITED else key
        now = monotonic()
        with self._lock:
            self._until = {k: v for k, v in self._until.items() if v[0] > now}
            self._until[key] = (now + self._seconds, error)

    def check(self, key: str) -> None:
        """Raise the last failure again while its pause lasts.

        Parameters
        ----------
        key : str
            What is about to be asked.

        Raises
        ------
        MarketError
            The failure, saying when Yahoo will be asked again.
        """
        now = monotonic()
        with self._lock:
            running = [self._until[k] for k in (EVERYTHING, key) if k in self._until]
        for until, error in running:
            if until > now:
                raise _repeated(error, until - now)


def _repeated(error: MarketError, seconds: float) -> MarketError:
    if error.kind is FailureKind.UNKNOWN_SYMBOL:
        return error
    wait = f"it will not be asked again for {counted_seconds(seconds)}"
    return MarketError(error.kind, error.reason, wait)
