"""From a leverage to the move of the asset that brings it about, and back."""

from __future__ import annotations

from dataclasses import dataclass


def move_to_leverage(target: float, leverage: float) -> float | None:
    """Return the move that takes a freshly rebalanced token to a leverage.

    With the target L and the leverage λ it is ``r = (λ − L) / (L·(1 − λ))``.

    Parameters
    ----------
    target : float
        Target leverage, any sign but not 0.
    leverage : float
        Leverage to be reached, of the same sign.

    Returns
    -------
    float or None
        The simple return of the asset as a fraction; None where no move of a solvent token
        gets there, as a long one never falls to 1x.

    Examples
    --------
    >>> round(move_to_leverage(3.0, 4.0), 4), round(move_to_leverage(-3.0, -4.0), 4)
    (-0.1111, 0.0667)
    """
    if leverage == 1.0:
        return None
    move = (leverage - target) / (target * (1.0 - leverage))
    return move if move > -1.0 else None


def leverage_after(target: float, move: float) -> float:
    """Return the leverage of a freshly rebalanced token after a move it survives.

    With the target L and the move r it is ``λ = L·(1 + r) / (1 + L·r)``.

    Parameters
    ----------
    target : float
        Target leverage, any sign.
    move : float
        Simple return of the asset as a fraction, with ``1 + L·r`` above 0.

    Returns
    -------
    float
        The signed leverage held then.

    Examples
    --------
    >>> round(leverage_after(3.0, -0.15), 2), round(leverage_after(-3.0, 0.15), 2)
    (4.64, -6.27)
    """
    return target * (1.0 + move) / (1.0 + target * move)


@dataclass(frozen=True, kw_only=True)
class Triggers:
    """Moves of the asset, from freshly rebalanced, at which a rule acts.

    Parameters
    ----------
    adverse, favourable : float, optional
        Signed simple return of the asset against the token, and in its favour, at which it
        rebalances or leaves its band; None where no move does.
    ripcord : float, optional
        Signed return at which the ripcord is pulled; None where there is none.

    Examples
    --------
    >>> Triggers(adverse=-0.15).favourable is None
    True
    """

    adverse: float | None = None
    favourable: float | None = None
    ripcord: float | None = None
