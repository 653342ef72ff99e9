"""When a token rebalances, and to which leverage: the rules as plain values.

Each rule refuses parameters no one can mean; `check_policy` refuses what does not go together
with a target leverage. What the rules decide is in `lev_core.deciding`.
"""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from math import copysign, inf, isfinite
from typing import Literal, TypeAlias, get_args

from lev_core.errors import LeverageError

ReturnTo: TypeAlias = Literal["target", "edge"]


@dataclass(frozen=True)
class Daily:
    """Reset to the target leverage at the end of every interval of the price history.

    Examples
    --------
    >>> Daily()
    Daily()
    """


@dataclass(frozen=True)
class Every:
    """Reset to the target leverage at the end of every n-th interval.

    Parameters
    ----------
    intervals : int
        How many intervals lie between two resets, counted from the first price; 1 is daily
        on daily prices.

    Raises
    ------
    LeverageError
        If it is not a whole number of 1 or more.

    Examples
    --------
    >>> Every(5)
    Every(intervals=5)
    """

    intervals: int

    def __post_init__(self) -> None:
        """Refuse a count no one can mean."""
        count: object = self.intervals
        if isinstance(count, bool) or not isinstance(count, int) or count < 1:
            raise LeverageError(
                f"A reset comes after a whole number of intervals, 1 or more, not {count!r}."
            )


@dataclass(frozen=True)
class Band:
    """Rebalance when the leverage held has left a band; on a bound it is still inside.

    Parameters
    ----------
    low, high : float
        Bounds of the size of the leverage, |λ|; the size of the target lies between them. A
        band of no width is a daily reset.
    to : {"target", "edge"}, default "target"
        Where a rebalance goes: to the target leverage, or to the bound that was left.
    continuous : bool, default False
        Whether the band is watched at every moment, which matters inside bars of open, high
        and low. False checks it at the close alone.

    Raises
    ------
    LeverageError
        If ``0 ≤ low ≤ high`` does not hold, or a band watched at every moment goes back to
        its edge: it would trade there without end.

    Examples
    --------
    >>> Band(2.0, 4.0)
    Band(low=2.0, high=4.0, to='target', continuous=False)
    """

    low: float
    high: float
    _: KW_ONLY
    to: ReturnTo = "target"
    continuous: bool = False

    def __post_init__(self) -> None:
        """Refuse bounds and ways back no one can mean."""
        _check_bounds(self.low, self.high)
        if self.to not in get_args(ReturnTo):
            raise LeverageError(f"A band goes back to 'target' or 'edge', not to {self.to!r}.")
        if self.continuous and self.to == "edge":
            raise LeverageError(
                "A band watched at every moment would trade without end at its edge; "
                "let it go back to 'target', or be checked at the close."
            )


@dataclass(frozen=True)
class Emergency:
    """Reset daily, and in between when the leverage held has grown too large (FTX).

    Parameters
    ----------
    trigger : float, default 4/3
        Multiple of the target, above 1: at ``|λ| ≥ trigger·|L|`` the token goes back to L.
    daily : bool, default True
        Whether it is also reset at every close; False leaves the trigger alone.

    Raises
    ------
    LeverageError
        If the trigger is not a finite number above 1.

    Examples
    --------
    >>> round(Emergency().trigger, 4)
    1.3333
    """

    trigger: float = 4.0 / 3.0
    _: KW_ONLY
    daily: bool = True

    def __post_init__(self) -> None:
        """Refuse a trigger no one can mean."""
        if not (isfinite(self.trigger) and self.trigger > 1.0):
            raise LeverageError(
                f"An emergency trigger is a multiple of the target above 1, not {self.trigger:g}; "
                "4/3 is a leverage one third above it."
            )


@dataclass(frozen=True)
class AdverseMove:
    """Reset daily, and in between after a large move against the token (KuCoin, MEXC).

    Parameters
    ----------
    move : float, default 0.15
        Move of the asset since the last rebalance against the token, as a fraction between
        0 and 1: down for a long token, up for a short one. It triggers when reached.
    daily : bool, default True
        Whether it is also reset at every close; False leaves the trigger alone.

    Raises
    ------
    LeverageError
        If the move does not lie between 0 and 1.

    Examples
    --------
    >>> AdverseMove()
    AdverseMove(move=0.15, daily=True)
    """

    move: float = 0.15
    _: KW_ONLY
    daily: bool = True

    def __post_init__(self) -> None:
        """Refuse a move no one can mean."""
        if not 0.0 < self.move < 1.0:
            raise LeverageError(
                f"An adverse move is a fraction between 0 and 1, not {self.move:g}; 0.15 is 15%."
            )


@dataclass(frozen=True)
class Recenter:
    """Go part of the way back to the target at every close (Flexible Leverage Index).

    At the close the leverage becomes ``max(low, min(high, λ·(1 − speed) + L·speed))`` in
    size; from ``|λ| ≥ ripcord`` on it is taken back to `high` at once.

    Parameters
    ----------
    low, high : float
        Bounds of the size of the leverage after a rebalance; the target lies between them.
    speed : float
        Recentering speed, above 0 and up to 1: the share of the way back; 1 is daily.
    ripcord : float, optional
        Size of the leverage, above `high`, that pulls the ripcord; None has none.

    Raises
    ------
    LeverageError
        If a parameter lies outside its range.

    Examples
    --------
    >>> Recenter(1.7, 2.3, 0.05, ripcord=2.7).speed
    0.05
    """

    low: float
    high: float
    speed: float
    _: KW_ONLY
    ripcord: float | None = None

    def __post_init__(self) -> None:
        """Refuse bounds and speeds no one can mean."""
        _check_bounds(self.low, self.high)
        if not 0.0 < self.speed <= 1.0:
            raise LeverageError(
                f"A recentering speed is a fraction above 0 and up to 1, not {self.speed:g}; "
                "0.05 is 5%."
            )
        if self.ripcord is not None and not self.high < self.ripcord < inf:
            raise LeverageError(
                f"A ripcord is a leverage above the highest one kept, {self.high:g}, "
                f"not {self.ripcord:g}."
            )


@dataclass(frozen=True)
class Never:
    """Hold a margin position: entered once at the target, never rebalanced.

    It is liquidated when NAV divided by the size of the exposure has fallen to the
    maintenance margin; what is left is cash, without interest and without fees.

    Parameters
    ----------
    maintenance : float, default 0.0
        Maintenance margin as a fraction of the exposure, from 0 to below 1; at 0 the
        position ends when nothing is left.

    Raises
    ------
    LeverageError
        If the margin is not a fraction from 0 to below 1.

    Examples
    --------
    >>> Never(0.05)
    Never(maintenance=0.05)
    """

    maintenance: float = 0.0

    def __post_init__(self) -> None:
        """Refuse a margin no one can mean."""
        if not 0.0 <= self.maintenance < 1.0:
            raise LeverageError(
                "A maintenance margin is a fraction from 0 to below 1, "
                f"not {self.maintenance:g}; 0.05 is 5%."
            )


Policy: TypeAlias = Daily | Every | Band | Emergency | AdverseMove | Recenter | Never


def check_policy(policy: object, leverage: float) -> None:
    """Refuse a rule that is none of ours, or one that does not go with the target leverage."""
    if not isinstance(policy, Policy):
        raise LeverageError(
            "The policy must be Daily(), Every(), Band(), Emergency(), AdverseMove(), Recenter() "
            f"or Never(), not {policy!r}."
        )
    size = abs(leverage)
    if isinstance(policy, Band | Recenter) and not policy.low <= size <= policy.high:
        raise LeverageError(
            f"A band from {policy.low:g}x to {policy.high:g}x does not hold the target of "
            f"{size:g}x; choose one bound below it and one above."
        )
    if isinstance(policy, Never) and policy.maintenance * size >= 1.0:
        raise LeverageError(
            f"At {leverage:g}x a maintenance margin of {policy.maintenance:g} would be called at "
            f"once; it must be below {1.0 / size:.4g}, which is 1 / leverage."
        )


def farthest_target(policy: Policy, leverage: float) -> float:
    """Return the leverage of the largest size that the rule ever trades to, signed."""
    if isinstance(policy, Recenter) or (isinstance(policy, Band) and policy.to == "edge"):
        return copysign(policy.high, leverage)
    return leverage


def _check_bounds(low: float, high: float) -> None:
    if not 0.0 <= low <= high < inf:
        raise LeverageError(
            "The bounds of the leverage are sizes, zero or above, the lower one first, "
            f"not {low:g} and {high:g}; a short token has the same bounds as a long one."
        )
