"""Why prices could not be had, in sentences a reader can act on."""

from __future__ import annotations

from enum import Enum
from types import MappingProxyType


class FailureKind(Enum):
    """The ways a request for prices can fail."""

    UNKNOWN_SYMBOL = "unknown_symbol"
    RATE_LIMITED = "rate_limited"
    UNAVAILABLE = "unavailable"
    NO_NETWORK = "no_network"
    TOO_SLOW = "too_slow"
    UNUSABLE = "unusable"


ADVICE = MappingProxyType(
    {
        FailureKind.UNKNOWN_SYMBOL: "check the spelling or search for its name",
        FailureKind.RATE_LIMITED: "wait a minute and try again",
        FailureKind.UNAVAILABLE: "try again in a few minutes",
        FailureKind.NO_NETWORK: "check the internet connection and try again",
        FailureKind.TOO_SLOW: "try again in a minute",
        FailureKind.UNUSABLE: "choose another asset",
    }
)


def counted_seconds(seconds: float) -> str:
    """Return a length of time as a reader is told it: whole seconds, at least one."""
    whole = max(1, round(seconds))
    return "1 second" if whole == 1 else f"{whole} seconds"


class MarketError(Exception):
    """Prices that could not be had; the message is one sentence saying why and what to do.

    Parameters
    ----------
    kind : FailureKind
        Which way the request failed.
    reason : str
        What happened, as a clause without a full stop.
    advice : str, optional
        What to do about it, likewise; the usual advice for `kind` by default.

    Examples
    --------
    >>> str(MarketError(FailureKind.NO_NETWORK, "Yahoo Finance could not be reached"))
    'Yahoo Finance could not be reached; check the internet connection and try again.'
    """

    def __init__(self, kind: FailureKind, reason: str, advice: str | None = None) -> None:
        self.kind = kind
        self.reason = reason
        self.advice = ADVICE[kind] if advice is None else advice
        super().__init__(f"{self.reason}; {self.advice}.")
