"""Rules of rebalancing as a word in an address, and back. No Streamlit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import isclose
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

ReturnTo: TypeAlias = Literal["target", "edge"]
Kind: TypeAlias = Literal["daily", "every", "band", "emergency", "move", "recenter", "never"]
MAX_TEXT = 120
SHOWN = 40
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
            f"{text[:SHOWN]!r} is no rule; write one like daily, every:5 or band:2:4."
        ) from None


def numbers_of(policy: Policy) -> tuple[Kind, tuple[float | bool, ...]]:  # noqa: PLR0911  one each
    """Return the kind of a rule and its numbers and switches, as controls show them.

    Moves, speeds and margins are in percent; a ripcord of 0 is none.

    Parameters
    ----------
    policy : Policy
        Any rule.

    Returns
    -------
    tuple
        The kind, and what `usual_rule` takes.

    Examples
    --------
    >>> numbers_of(Band(2.0, 4.0))
    ('band', (2.0, 4.0, False, False))
    """
    match policy:
        case Daily():
            return "daily", ()
        case Every(intervals):
            return "every", (float(intervals),)
        case Band(low, high):
            return "band", (low, high, policy.to == "edge", policy.continuous)
        case Emergency(trigger):
            return "emergency", (round(trigger, 4), not policy.daily)
        case AdverseMove(move):
            return "move", (_percent(move), not policy.daily)
        case Recenter(low, high, speed):
            return "recenter", (low, high, _percent(speed), policy.ripcord or 0.0)
        case Never(maintenance):
            return "never", (_percent(maintenance),)


def usual_rule(
    kind: Kind, leverage: float, numbers: Sequence[float | bool] | None = None
) -> Policy:
    """Return a rule of a kind for a target: with these numbers, or with the usual ones.

    Parameters
    ----------
    kind : str
        The kind.
    leverage : float
        Target leverage, which the usual bounds lie around.
    numbers : sequence, optional
        What `numbers_of` returns.

    Returns
    -------
    Policy
        The rule.

    Raises
    ------
    LeverageError
        If the numbers make no rule.

    Examples
    --------
    >>> usual_rule("band", -3.0)
    Band(low=2.25, high=4.0, to='target', continuous=False)
    """
    size = abs(leverage)
    usual: dict[Kind, tuple[float | bool, ...]] = {
        "daily": (),
        "every": (5.0,),
        "band": (round(0.75 * size, 4), round(size * 4.0 / 3.0, 4), False, False),
        "emergency": (4.0 / 3.0, False),
        "move": (15.0, False),
        "recenter": (round(0.85 * size, 4), round(1.15 * size, 4), 5.0, round(1.35 * size, 4)),
        "never": (5.0,),
    }
    return _from_numbers(kind, usual[kind] if numbers is None else tuple(numbers))


def rule_for(policy: Policy, leverage: float) -> Policy:
    """Return a rule for another multiple: bounds around a multiple are the usual ones there.

    Examples
    --------
    >>> rule_for(Band(2.0, 4.0), 2.0)
    Band(low=1.5, high=2.6667, to='target', continuous=False)
    >>> rule_for(Every(5), -1.0)
    Every(intervals=5)
    """
    if not isinstance(policy, Band | Recenter):
        return policy
    kind, _ = numbers_of(policy)
    return usual_rule(kind, leverage) if leverage else Daily()


def _from_numbers(kind: Kind, numbers: tuple[float | bool, ...]) -> Policy:  # noqa: PLR0911  one for each rule
    match kind, numbers:
        case "daily", ():
            return Daily()
        case "every", (intervals,):
            return Every(int(intervals) if float(intervals).is_integer() else 0)
        case "band", (low, high, edge, continuous):
            way: ReturnTo = "edge" if edge else "target"
            return Band(low, high, to=way, continuous=bool(continuous))
        case "emergency", (trigger, alone):
            return Emergency(_third(trigger), daily=not alone)
        case "move", (move, alone):
            return AdverseMove(move / 100.0, daily=not alone)
        case "recenter", (low, high, speed, ripcord):
            return Recenter(low, high, speed / 100.0, ripcord=ripcord or None)
        case "never", (maintenance,):
            return Never(maintenance / 100.0)
        case _:
            raise LeverageError(f"{kind!r} is no kind of rule with {len(numbers)} numbers.")


def _third(trigger: float) -> float:
    """Return 4/3 for what a reader can type of it."""
    return 4.0 / 3.0 if isclose(trigger, 4.0 / 3.0, abs_tol=5e-4) else trigger


def _percent(fraction: float) -> float:
    return round(100.0 * fraction, 6)


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
