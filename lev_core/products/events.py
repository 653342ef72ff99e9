"""What makes a product act: the clock, an emergency, a new target."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import inf
from typing import Literal, TypeAlias

from lev_core.errors import LeverageError
from lev_core.products.checks import check_one_of, check_text

EmergencyKind: TypeAlias = Literal[
    "target_multiple", "leverage", "adverse_move", "nav_loss", "not_published"
]
Action: TypeAlias = Literal["rebalance", "check"]
Calendar: TypeAlias = Literal["every day", "trading days"]


@dataclass(frozen=True, kw_only=True)
class Schedule:
    """When the rule looks at the clock.

    Parameters
    ----------
    action : {"rebalance", "check"}
        Whether it trades at that time, or only looks whether it has to.
    time : str
        The time as the source gives it: "00:02", "23:30–23:45", "about 23:00", "the close".
    zone : str
        The time zone of `time`; "exchange" for that of the listing.
    calendar : {"every day", "trading days"}
        The days that count.

    Raises
    ------
    LeverageError
        If a part is empty or unknown.

    Examples
    --------
    >>> Schedule(action="check", time="16:00", zone="UTC", calendar="every day").time
    '16:00'
    """

    action: Action
    time: str
    zone: str
    calendar: Calendar

    def __post_init__(self) -> None:
        """Refuse a schedule no one can keep."""
        check_one_of(self.action, Action, "action of a schedule")
        check_one_of(self.calendar, Calendar, "calendar")
        check_text(self.time, "time of a schedule")
        check_text(self.zone, "time zone of a schedule")


@dataclass(frozen=True, kw_only=True)
class EmergencyRule:
    """What makes a product rebalance outside its schedule.

    Parameters
    ----------
    kind : {"target_multiple", "leverage", "adverse_move", "nav_loss", "not_published"}
        What is watched: leverage as a multiple of the target, leverage itself (a ripcord),
        the move of the asset against the token since the last rebalance, or the loss of NAV
        since then. "not_published" says that there is a rule but not at which level.
    level : float, optional
        Where it acts: a multiple above 1, a size of leverage above 1, or a fraction between
        0 and 1. None with "not_published" alone.
    losing_side_only : bool, default True
        Whether it acts only after a move against the token.

    Raises
    ------
    LeverageError
        If the level cannot belong to the kind.

    Examples
    --------
    >>> EmergencyRule(kind="adverse_move", level=0.15).losing_side_only
    True
    """

    kind: EmergencyKind
    level: float | None = None
    losing_side_only: bool = True

    def __post_init__(self) -> None:
        """Refuse a level that cannot belong to the kind."""
        check_one_of(self.kind, EmergencyKind, "kind of emergency")
        if self.kind == "not_published":
            fits, wanted = self.level is None, "no level"
        elif self.kind in {"adverse_move", "nav_loss"}:
            fits, wanted = self._is_between(0.0, 1.0), "a fraction between 0 and 1"
        else:
            fits, wanted = self._is_between(1.0, inf), "a number above 1"
        if not fits:
            raise LeverageError(
                f"An emergency of the kind {self.kind!r} has {wanted} as its level, "
                f"not {self.level}."
            )

    def _is_between(self, low: float, high: float) -> bool:
        return self.level is not None and low < self.level < high


@dataclass(frozen=True, kw_only=True)
class TargetChange:
    """A dated change of the target leverage.

    Parameters
    ----------
    first, last : datetime.date
        The change happened on one of these days; the same twice where the day is known.
    before, after : float
        The signed target up to the change, and from it on.

    Raises
    ------
    LeverageError
        If the days are out of order or the target does not change.

    Examples
    --------
    >>> day = date(2020, 3, 31)
    >>> TargetChange(first=day, last=day, before=3.0, after=2.0).after
    2.0
    """

    first: date
    last: date
    before: float
    after: float

    def __post_init__(self) -> None:
        """Refuse a change that is none."""
        if self.first > self.last:
            raise LeverageError(
                f"A change of target from {self.first} to {self.last} ends before it begins."
            )
        if not self.before * self.after > 0.0 or self.before == self.after:
            raise LeverageError(
                "A target changes to another one of the same direction, "
                f"not from {self.before:g} to {self.after:g}."
            )
