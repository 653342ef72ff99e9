"""The trade that brings a token back to its target leverage."""

from __future__ import annotations

from dataclasses import dataclass
from math import copysign, isfinite, isnan, nan, sqrt

from lev_core.costs import check_trading_fee
from lev_core.errors import LeverageError
from lev_core.impact import traded_size


@dataclass(frozen=True)
class Rebalance:
    """What one rebalance did.

    Parameters
    ----------
    trade : float
        Signed notional traded, in the unit of `nav`: above zero bought, below zero sold.
    nav : float
        Net asset value after the costs of the trade are paid; 0 where no trade restores the
        target.
    exposure : float
        Signed notional exposure afterwards, equal to the target leverage times `nav`.
    """

    trade: float
    nav: float
    exposure: float


def rebalance(
    nav: float, exposure: float, leverage: float, *, trading_fee: float = 0.0, impact: float = 0.0
) -> Rebalance:
    """Trade to the target leverage, paying fee and impact out of the NAV.

    The trade is chosen so that leverage is `leverage` *after* the fee is paid::

        D = L·V − E            what is missing before the fee
        s = sign(D)
        Q = D / (1 + s·L·c)    the signed trade
        V' = V − c·|Q|,  E' = L·V'

    The solution is unique for ``|L|·c < 1``. Without a fee and from a fresh reset the
    trade after a return r is ``V·(L² − L)·r`` (Cheng & Madhavan, 2009, "The Dynamics of
    Leveraged and Inverse Exchange-Traded Funds", Journal of Investment Management 7(4)):
    the sign of r for every L outside [0, 1], so long and short tokens trade alike.

    With impact the trade costs ``V·κ·(|Q|/V)^(3/2)`` more, and ``u = √(|Q|/V)`` solves
    ``s·L·κ·u³ + (1 + s·L·c)·u² = |D|/V``. De-levering there may be no solution: every unit
    sold costs more than it frees. Then the token is wiped out.

    Parameters
    ----------
    nav : float
        Net asset value before the trade, in any currency unit, above zero.
    exposure : float
        Signed notional exposure before the trade, in the same unit.
    leverage : float
        Target leverage, any sign.
    trading_fee : float, default 0.0
        Fee as a fraction of the notional traded (0.0005 is 5 basis points), from 0 up
        to but not including ``1 / |leverage|``.
    impact : float, default 0.0
        Factor κ of the square-root law, zero or above; see `SquareRootImpact.kappa`.

    Returns
    -------
    Rebalance
        The trade, and NAV and exposure after it. A NAV of zero or below means that the
        token cannot pay for the trade and is wiped out.

    Raises
    ------
    LeverageError
        If a value is not finite, `nav` is not above zero, the fee is too large or the
        impact is below zero.

    Examples
    --------
    A fund worth 200 at 3x gains 15% after the asset rose 5%: 230 of NAV carry 630 of
    exposure, and it must buy 60 to be at 3x again.

    >>> rebalance(230.0, 630.0, 3.0)
    Rebalance(trade=60.0, nav=230.0, exposure=690.0)
    >>> rebalance(1.3, 3.3, 3.0, trading_fee=0.0005).nav
    1.299700449326011
    """
    if not (isfinite(nav) and isfinite(exposure) and isfinite(leverage) and nav > 0.0):
        raise LeverageError(
            "A rebalance needs a NAV above zero and a finite exposure and leverage, "
            f"not {nav:g}, {exposure:g} and {leverage:g}."
        )
    check_affordable(trading_fee, leverage)
    if not (isfinite(impact) and impact >= 0.0):
        raise LeverageError(f"The impact must be a number of zero or above, not {impact:g}.")
    per_unit = impact / sqrt(nav)
    trade = trade_to_target(nav, exposure, leverage, trading_fee, per_unit)
    if isnan(trade):
        return Rebalance(0.0, 0.0, 0.0)
    nav_after = nav - (trading_fee * abs(trade) + per_unit * abs(trade) ** 1.5)
    return Rebalance(trade, nav_after, leverage * nav_after)


def leverage_after(leverage: float, move: float) -> float:
    """Return the leverage held after a move of the asset since the last rebalance.

    ``λ(r) = L·(1 + r) / (1 + L·r)``, before costs.

    Parameters
    ----------
    leverage : float
        Leverage L just after the last rebalance, any sign.
    move : float
        Return r of the asset since then, as a fraction above −1.

    Returns
    -------
    float
        Leverage held, of the sign of L.

    Raises
    ------
    LeverageError
        If a value is not finite, or the move leaves nothing.

    Examples
    --------
    >>> round(leverage_after(3.0, -0.15), 2), round(leverage_after(-3.0, 0.15), 2)
    (4.64, -6.27)
    """
    if not (isfinite(leverage) and isfinite(move) and move > -1.0):
        raise LeverageError(
            "The leverage after a move needs a finite leverage and a return above −1 (a loss "
            f"below 100%), not {leverage:g} and {move:g}."
        )
    if 1.0 + leverage * move <= 0.0:
        raise LeverageError(
            f"At {leverage:g}x a move of {move * 100:g}% leaves nothing; "
            "the leverage of nothing is not a number."
        )
    return leverage * (1.0 + move) / (1.0 + leverage * move)


def trigger_move(leverage: float, level: float) -> float:
    """Return the move of the asset that takes the leverage held to a level.

    ``r = (λ − L) / (L·(1 − λ))``, the inverse of `leverage_after`, before costs.

    Parameters
    ----------
    leverage : float
        Leverage L just after the last rebalance, any sign but not 0 or 1.
    level : float
        Leverage λ to be reached, of the same sign: above 1 for L above 1, between 0 and 1
        for L between 0 and 1, below 0 for L below 0.

    Returns
    -------
    float
        Return of the asset as a fraction.

    Raises
    ------
    LeverageError
        If no move takes the one to the other.

    Examples
    --------
    The 3x token of FTX acted at 4x, its −3x token at −4x.

    >>> round(trigger_move(3.0, 4.0), 4), round(trigger_move(-3.0, -4.0), 4)
    (-0.1111, 0.0667)
    """
    if not (isfinite(leverage) and isfinite(level)) or _side(leverage) != _side(level):
        raise LeverageError(
            f"No move takes a leverage of {leverage:g} to {level:g}; both must lie above 1, "
            "between 0 and 1, or below 0."
        )
    return move_to(leverage, level)


def move_to(leverage: float, level: float) -> float:
    """Return the move that takes one leverage to another; nothing is checked."""
    return (level - leverage) / (leverage * (1.0 - level))


def trade_to_target(
    nav: float, exposure: float, leverage: float, trading_fee: float, impact: float = 0.0
) -> float:
    """Return the signed trade Q that leaves leverage exact after its costs.

    NaN where impact leaves no such trade; nothing is checked. `impact` multiplies |Q|^(3/2)
    in the unit of `nav`.
    """
    missing = leverage * nav - exposure
    sign = 1.0 if missing >= 0.0 else -1.0
    square = 1.0 + sign * leverage * trading_fee
    if impact == 0.0:
        return missing / square
    return copysign(traded_size(abs(missing), square, sign * leverage * impact), missing)


def check_affordable(trading_fee: float, leverage: float) -> None:
    """Refuse a fee at which no trade could restore the target: ``|L|·c`` must stay below 1."""
    check_trading_fee(trading_fee)
    if abs(leverage) * trading_fee >= 1.0:
        raise LeverageError(
            f"A trading fee of {trading_fee:.4g} at {leverage:g}x would cost more than the token "
            f"is worth; the fee must be below {1.0 / abs(leverage):.4g}, which is 1 / leverage."
        )


def _side(leverage: float) -> float:
    """Return on which side of 0 and 1 a leverage stays; 0 and 1 are on none, not their own."""
    if leverage in (0.0, 1.0):
        return nan
    return (leverage > 0.0) + (leverage > 1.0)
