"""What a rule decides: whether to rebalance now, and to which leverage.

Deciding only reads the leverage held and the asset's move since the last rebalance; the trade
is computed in `lev_core.rebalancing` and booked by the loops. Each threshold is compared here
and nowhere else, for one token (floats) and for many scenarios at once (arrays) alike. At a
level of its own a trigger fires when it is reached; a band fires when it is left.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import copysign
from typing import Generic, Literal, NamedTuple, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from lev_core._types import Floats
from lev_core.errors import LeverageError
from lev_core.policies import AdverseMove, Band, Emergency, Every, Never, Policy, Recenter
from lev_core.rebalancing import move_to

N = TypeVar("N", float, Floats)  # one token, or one value for each scenario
Due: TypeAlias = "bool | NDArray[np.bool_]"
Clamp: TypeAlias = Callable[[N, float, float], N]
Reason: TypeAlias = Literal[
    "reset", "band", "emergency", "adverse_move", "recenter", "ripcord", "liquidation", "target"
]

SMALLEST_MOVE_INSIDE = 0.001


class Decision(NamedTuple):
    """A leverage to trade to, and why."""

    leverage: float
    reason: Reason


Decide: TypeAlias = Callable[[int, float, float], Decision | None]


@dataclass(frozen=True)
class Rule(Generic[N]):
    """A policy made ready for one target leverage.

    Parameters
    ----------
    due : callable
        Whether the trigger fires, from the size of the leverage held and the asset's price
        as a multiple of that at the last rebalance.
    aim : callable
        Signed leverage the trigger trades to, from the size of the leverage held.
    level : callable
        Size of the leverage at which the trigger fired, from the size found beyond it.
    growth_level : float, optional
        The asset's growth since the last rebalance at which the trigger fires, for one that
        watches the asset instead of the leverage.
    reason : str
        Name of the trigger.
    watched : bool
        Whether the trigger is watched inside bars and not at the close alone.
    step : callable
        Signed leverage a scheduled rebalance trades to, from the size of the leverage held.
    step_reason : str
        Name of the scheduled rebalance.
    every : int
        A scheduled rebalance comes at each n-th close; 0 has none.
    """

    due: Callable[[N, N], Due]
    aim: Callable[[N], N | float]
    level: Callable[[N], N | float]
    step: Callable[[N], N | float]
    reason: Reason = "reset"
    step_reason: Reason = "reset"
    growth_level: float | None = None
    watched: bool = False
    every: int = 0


def decider(rule: Rule[float]) -> Decide:
    """Return what decides at each close: a trigger that fires, else the calendar, else nothing.

    Parameters
    ----------
    rule : Rule
        The rule of the target in force.

    Returns
    -------
    callable
        Takes the number of the row, counted from the first price, 0; the size of the
        leverage held; and the asset's price as a multiple of that at the last rebalance.
        Returns a `Decision` or None.
    """
    due, aim, step, every = rule.due, rule.aim, rule.step, rule.every

    def decide(row: int, held: float, growth: float) -> Decision | None:
        if due(held, growth):
            return Decision(aim(held), rule.reason)
        if every and row % every == 0:
            return Decision(step(held), rule.step_reason)
        return None

    return decide


def clamped(value: float, low: float, high: float) -> float:
    """Return the value, or the bound it lies beyond."""
    return max(low, min(high, value))


def clipped(values: Floats, low: float, high: float) -> Floats:
    """Return the values, each one or the bound it lies beyond."""
    return np.clip(values, low, high)


def rule_of(policy: Policy, leverage: float, clamp: Clamp[N]) -> Rule[N]:
    """Return a policy made ready for a target leverage.

    Parameters
    ----------
    policy : Policy
        One that `lev_core.policies.check_policy` accepts with this leverage.
    leverage : float
        Target leverage L, signed.
    clamp : callable
        `clamped` for one token, `clipped` for many scenarios.

    Returns
    -------
    Rule
        The same rule for either.
    """
    match policy:
        case Band():
            return _band(policy, leverage, clamp)
        case Recenter():
            return _recenter(policy, leverage, clamp)
        case AdverseMove() if leverage != 0.0:
            return _adverse_move(policy, leverage)
        case Emergency() if leverage != 0.0:
            level = abs(leverage) * policy.trigger
            return _at_or_above(level, leverage, "emergency", every=int(policy.daily))
        case Never() if policy.maintenance > 0.0:
            return _at_or_above(1.0 / policy.maintenance, 0.0, "liquidation")
    return _calendar(leverage, _closes_between(policy))


def _closes_between(policy: Policy) -> int:
    """Return how many closes lie between two scheduled rebalances; 0 for none."""
    match policy:
        case Every():
            return policy.intervals
        case Never():
            return 0
        case Emergency() | AdverseMove():
            return int(policy.daily)
    return 1


def _calendar(leverage: float, every: int) -> Rule[N]:
    def back(_: N) -> float:
        return leverage

    return Rule(due=_nothing_is_due, aim=back, level=back, step=back, every=every)


def _at_or_above(level: float, target: float, reason: Reason, *, every: int = 0) -> Rule[N]:
    def reached(held: N, _: N) -> Due:
        return held >= level

    def back(_: N) -> float:
        return target

    def there(_: N) -> float:
        return level

    return Rule(
        due=reached, aim=back, level=there, step=back, reason=reason, watched=True, every=every
    )


def _band(policy: Band, leverage: float, clamp: Clamp[N]) -> Rule[N]:
    low, high, sign = policy.low, policy.high, copysign(1.0, leverage)

    def left(held: N, _: N) -> Due:
        return (held < low) | (held > high)

    def edge(held: N) -> N:
        return clamp(held, low, high)

    def to_edge(held: N) -> N:
        return sign * edge(held)

    def back(_: N) -> float:
        return leverage

    return Rule(
        due=left,
        aim=to_edge if policy.to == "edge" else back,
        level=edge,
        step=back,
        reason="band",
        watched=policy.continuous,
    )


def _adverse_move(policy: AdverseMove, leverage: float) -> Rule[N]:
    level = 1.0 - copysign(policy.move, leverage)

    def fallen(_: N, growth: N) -> Due:
        return growth <= level

    def risen(_: N, growth: N) -> Due:
        return growth >= level

    def back(_: N) -> float:
        return leverage

    return Rule(
        due=fallen if leverage > 0.0 else risen,
        aim=back,
        level=back,
        step=back,
        reason="adverse_move",
        growth_level=level,
        watched=True,
        every=int(policy.daily),
    )


def _recenter(policy: Recenter, leverage: float, clamp: Clamp[N]) -> Rule[N]:
    low, high, speed = policy.low, policy.high, policy.speed
    size, sign = abs(leverage), copysign(1.0, leverage)
    highest = sign * high

    def nearer(held: N) -> N:
        return sign * clamp(held * (1.0 - speed) + size * speed, low, high)

    def to_high(_: N) -> float:
        return highest

    level = policy.ripcord
    ripcord: Rule[N] = (
        _calendar(leverage, 1)
        if level is None
        else _at_or_above(level, highest, "ripcord", every=1)
    )
    return Rule(
        due=ripcord.due,
        aim=to_high,
        level=ripcord.level,
        step=nearer,
        reason="ripcord",
        step_reason="recenter",
        watched=level is not None,
        every=1,
    )


def _nothing_is_due(_held: N, _growth: N) -> Due:
    return False


def check_inside(policy: Policy, leverage: float) -> None:
    """Refuse a rule that would trade without end inside a bar: its levels are too near."""
    match policy:
        case Emergency():
            moves = [(leverage, leverage * policy.trigger)]
        case Band(continuous=True):
            moves = [(leverage, copysign(bound, leverage)) for bound in (policy.low, policy.high)]
        case Recenter(ripcord=float(ripcord)):
            moves = [(copysign(policy.high, leverage), copysign(ripcord, leverage))]
        case _:
            moves = []
    smallest = min(
        (abs(move_to(start, level)) for start, level in moves if start != 0.0 and level != 1.0),
        default=policy.move if isinstance(policy, AdverseMove) else 1.0,
    )
    if smallest < SMALLEST_MOVE_INSIDE:
        raise LeverageError(
            f"The rule acts after a move of {smallest * 100:.2g}%; inside bars it must be 0.1% "
            "or more, or it would trade without end."
        )
