"""The published rule of a product, and what of it can be run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import copysign, isfinite
from types import MappingProxyType
from typing import Literal, TypeAlias

from lev_core.errors import LeverageError
from lev_core.policies import (
    AdverseMove,
    Band,
    Daily,
    Emergency,
    Policy,
    Recenter,
    check_policy,
)
from lev_core.products.checks import Range, check_one_of
from lev_core.products.events import EmergencyKind, EmergencyRule, Schedule, TargetChange
from lev_core.products.moves import Triggers
from lev_core.rebalancing import trigger_move

Direction: TypeAlias = Literal["long", "short"]
Rule: TypeAlias = Literal[
    "daily", "daily+skip", "daily+emergency", "adverse_move", "band", "recenter", "hidden"
]
ReturnTo: TypeAlias = Literal["target", "edge", "recenter"]

LARGEST_TARGET = 10.0
DAILY_RULES = frozenset({"daily", "daily+skip", "daily+emergency", "adverse_move", "recenter"})
BAND_RULES = frozenset({"band", "daily+skip", "recenter"})
EMERGENCY_RULES = frozenset({"daily+emergency", "adverse_move"})
EMERGENCIES: Mapping[Rule, tuple[EmergencyKind, ...]] = MappingProxyType(
    {
        "daily": (),
        "daily+skip": ("not_published",),
        "daily+emergency": ("target_multiple", "nav_loss"),
        "adverse_move": ("adverse_move",),
        "band": ("leverage", "not_published"),
        "recenter": ("leverage",),
        "hidden": ("not_published",),
    }
)
WAYS_BACK: Mapping[ReturnTo, tuple[Rule, ...]] = MappingProxyType(
    {
        "target": ("daily", "daily+skip", "daily+emergency", "adverse_move", "band"),
        "edge": ("band",),
        "recenter": ("recenter",),
    }
)


@dataclass(frozen=True, kw_only=True)
class Terms:
    """Direction, target and rule of a product; `Product` says what each part means."""

    direction: Direction
    target: float | None
    rule: Rule
    target_changes: tuple[TargetChange, ...] = ()
    schedule: Schedule | None = None
    band: Range | None = None
    emergency: EmergencyRule | None = None
    return_to: ReturnTo | None = None
    speed: float | None = None

    def __post_init__(self) -> None:
        """Refuse parts that cannot belong together."""
        check_one_of(self.direction, Direction, "direction")
        check_one_of(self.rule, Rule, "rule")
        _check_target(self)
        _check_changes(self)
        _check_kinds(self)
        _check_band(self)
        _check_rule(self)
        if self.target is not None:
            check_policy(self.policy, self.target)

    @property
    def policy(self) -> Policy | None:
        """The rule as the simulator runs it; None where it is hidden."""
        if self.target is None:
            return None
        if self.band is not None and self.speed is not None:
            ripcord = self.emergency.level if self.emergency else None
            return Recenter(self.band.low, self.band.high, self.speed, ripcord=ripcord)
        if self.band is not None:
            if self.return_to == "edge":
                return Band(self.band.low, self.band.high, to="edge")
            return Band(self.band.low, self.band.high, continuous=self.schedule is None)
        return self._emergency(self.target)

    @property
    def triggers(self) -> Triggers:
        """The moves of the asset, from freshly rebalanced, at which the rule acts."""
        if self.target is None or self.rule == "daily+skip":
            return Triggers()
        moves = [*_band_moves(self.target, self.band), _emergency_move(self.target, self.emergency)]
        against = [move for move in moves if move is not None and move * self.target < 0.0]
        in_favour = [move for move in moves if move is not None and move * self.target > 0.0]
        return Triggers(
            adverse=min(against, key=abs, default=None),
            favourable=min(in_favour, key=abs, default=None),
            ripcord=_ripcord_move(self.target, self.emergency),
        )

    def _emergency(self, target: float) -> Daily | Emergency | AdverseMove:
        level = self.emergency.level if self.emergency else None
        if self.emergency is None or level is None:
            return Daily()
        if self.emergency.kind == "target_multiple":
            return Emergency(level)
        if self.emergency.kind == "nav_loss":
            return AdverseMove(level / abs(target))
        return AdverseMove(level)


def _band_moves(target: float, band: Range | None) -> list[float | None]:
    return [_move_to(target, bound) for bound in band or ()]


def _move_to(target: float, size: float) -> float | None:
    """Return the move to a size of leverage; None where no move of a living token gets there."""
    try:
        return trigger_move(target, copysign(size, target))
    except LeverageError:
        return None


def _emergency_move(target: float, emergency: EmergencyRule | None) -> float | None:
    """Return the move on the losing side at which an emergency rebalances to the target."""
    if emergency is None or emergency.level is None:
        return None
    if emergency.kind == "adverse_move":
        return -copysign(emergency.level, target)
    if emergency.kind == "nav_loss":
        return -emergency.level / target
    if emergency.kind == "leverage":
        return None
    move = _move_to(target, abs(target) * emergency.level)
    wins = move is not None and move * target > 0.0
    return None if wins and emergency.losing_side_only else move


def _ripcord_move(target: float, emergency: EmergencyRule | None) -> float | None:
    if emergency is None or emergency.kind != "leverage" or emergency.level is None:
        return None
    return _move_to(target, emergency.level)


def _check_target(terms: Terms) -> None:
    if terms.rule == "hidden":
        if terms.target is not None:
            raise LeverageError(f"A hidden rule has no known target, not {terms.target:g}.")
        return
    target = terms.target
    if target is None or not isfinite(target) or not 0.0 < abs(target) <= LARGEST_TARGET:
        raise LeverageError(f"The target must be a number from -10 to 10 but not 0, not {target}.")
    if (target > 0.0) != (terms.direction == "long"):
        raise LeverageError(f"A {terms.direction} product cannot have a target of {target:g}.")


def _check_changes(terms: Terms) -> None:
    if not terms.target_changes:
        return
    before = None
    for change in terms.target_changes:
        if before is not None and (before.last >= change.first or before.after != change.before):
            raise LeverageError(
                f"The change of target of {change.first} does not follow the one of {before.last}."
            )
        before = change
    after = terms.target_changes[-1].after
    if after != terms.target:
        raise LeverageError(
            f"The last change of target leads to {after:g}, but the target is {terms.target}."
        )


def _check_band(terms: Terms) -> None:
    if terms.band is None:
        return
    low, high = terms.band
    if not 0.0 <= low < high < float("inf"):
        raise LeverageError(
            f"A band is a lower and a higher size of leverage, not {low:g} and {high:g}."
        )
    if terms.target is not None and not low < abs(terms.target) < high:
        raise LeverageError(
            f"The band from {low:g} to {high:g} does not hold the target {terms.target:g}."
        )
    ripcord = terms.emergency.level if terms.emergency else None
    if ripcord is not None and ripcord <= high:
        raise LeverageError(f"A ripcord at {ripcord:g} lies inside the band up to {high:g}.")


def _check_rule(terms: Terms) -> None:
    parts = (
        ("a schedule", terms.schedule, terms.rule in DAILY_RULES),
        ("a band", terms.band, terms.rule in BAND_RULES),
        ("an emergency", terms.emergency, terms.rule in EMERGENCY_RULES),
        ("a recentering speed", terms.speed, terms.rule == "recenter"),
    )
    for name, part, needed in parts:
        if needed and part is None:
            raise LeverageError(f"The rule {terms.rule!r} needs {name}.")
    if terms.speed is not None and (terms.rule != "recenter" or not 0.0 < terms.speed <= 1.0):
        raise LeverageError(
            "A recentering speed is a fraction above 0 and up to 1 of the rule 'recenter', "
            f"not {terms.speed:g} of {terms.rule!r}."
        )
    if terms.band is not None and terms.rule not in {*BAND_RULES, "hidden"}:
        raise LeverageError(f"The rule {terms.rule!r} has no band.")


def _check_kinds(terms: Terms) -> None:
    if terms.emergency is not None and terms.emergency.kind not in EMERGENCIES[terms.rule]:
        raise LeverageError(
            f"An emergency of the kind {terms.emergency.kind!r} does not go with the rule "
            f"{terms.rule!r}."
        )
    if terms.return_to is None:
        return
    check_one_of(terms.return_to, ReturnTo, "way back")
    if terms.rule not in WAYS_BACK[terms.return_to]:
        raise LeverageError(
            f"The way back {terms.return_to!r} does not go with the rule {terms.rule!r}."
        )
