"""Rules of rebalancing as a word in an address, and back. No Streamlit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, TypeAlias

from lev_core import (
    AdverseMove,
    Band,
    Daily,
    Emergency,
    Every,
    LeverageError,
    Never,
    Policy,
    Recenter,
)

Kind: TypeAlias = Literal["daily", "every", "band", "emergency", "move", "recenter", "never"]
MAX_TEXT = 60
PART = ":"


def rule_text(policy: Policy) -> str:
    """Return a rule as one word: its kind, then its numbers, `band:2.25:4.125`.

    Parameters
    ----------
    policy : Policy
        Any rule.

    Returns
    -------
    str
        What `read_rule` reads.

    Examples
    --------
    >>> rule_text(Recenter(1.7, 2.3, 0.05, ripcord=2.7))
    'recenter:1.7:2.3:0.05:2.7'
    >>> rule_text(Band(2.0, 4.0, continuous=True))
    'band:2:4:always'
    """
    return PART.join(_written(part) for part in _parts(policy))


def read_rule(text: str) -> Policy:
    """Return the rule a word in an address stands for.

    Parameters
    ----------
    text : str
        As written by `rule_text`.

    Returns
    -------
    Policy
        The rule.

    Raises
    ------
    LeverageError
        If it is no rule.

    Examples
    --------
    >>> read_rule("band:1.6:3.5")
    Band(low=1.6, high=3.5, to='target', continuous=False)
    """
    kind, *parts = text[:MAX_TEXT].strip().split(PART)
    words = {part for part in parts if part.isalpha()}
    try:
        numbers = [float(part) for part in parts if part not in words]
        return _MAKERS[kind](numbers, words)
    except (KeyError, ValueError, TypeError, OverflowError):
        raise LeverageError(
            f"{text[:MAX_TEXT]!r} is no rule; write one like daily, every:5 or band:2:4."
        ) from None


def _parts(policy: Policy) -> tuple[object, ...]:  # noqa: PLR0911  one for each rule
    match policy:
        case Daily():
            return ("daily",)
        case Every(intervals):
            return "every", intervals
        case Band(low, high):
            way = ("edge",) if policy.to == "edge" else ()
            watch = ("always",) if policy.continuous else ()
            return "band", low, high, *way, *watch
        case Emergency(trigger):
            return "emergency", trigger, *(() if policy.daily else ("alone",))
        case AdverseMove(move):
            return "move", move, *(() if policy.daily else ("alone",))
        case Recenter(low, high, speed):
            return "recenter", low, high, speed, *(policy.ripcord,) * (policy.ripcord is not None)
        case Never(maintenance):
            return "never", maintenance


def _written(part: object) -> str:
    return repr(part).removesuffix(".0") if isinstance(part, float) else str(part)


def _only(words: set[str], *allowed: str) -> None:
    if words - set(allowed):
        raise ValueError


def _daily(numbers: Sequence[float], words: set[str]) -> Policy:
    _only(words)
    return Daily(*numbers)


def _every(numbers: Sequence[float], words: set[str]) -> Policy:
    _only(words)
    (intervals,) = numbers
    if not intervals.is_integer():
        raise ValueError
    return Every(int(intervals))


def _band(numbers: Sequence[float], words: set[str]) -> Policy:
    _only(words, "edge", "always")
    low, high = numbers
    return Band(low, high, to="edge" if "edge" in words else "target", continuous="always" in words)


def _emergency(numbers: Sequence[float], words: set[str]) -> Policy:
    _only(words, "alone")
    return Emergency(*numbers, daily="alone" not in words)


def _move(numbers: Sequence[float], words: set[str]) -> Policy:
    _only(words, "alone")
    return AdverseMove(*numbers, daily="alone" not in words)


def _recenter(numbers: Sequence[float], words: set[str]) -> Policy:
    _only(words)
    low, high, speed, *ripcord = numbers
    return Recenter(low, high, speed, ripcord=ripcord[0] if ripcord else None)


def _never(numbers: Sequence[float], words: set[str]) -> Policy:
    _only(words)
    return Never(*numbers)


_MAKERS: dict[str, Callable[[Sequence[float], set[str]], Policy]] = {
    "daily": _daily,
    "every": _every,
    "band": _band,
    "emergency": _emergency,
    "move": _move,
    "recenter": _recenter,
    "never": _never,
}
