"""What the model says to a case on record, from the few numbers that are known of it."""

from __future__ import annotations

from math import log1p, sqrt

from lev_core import Daily, Emergency, LeverageError, one_move, theoretical_return
from lev_ui.tracked.cases import FIRST, LAST, Case

DAYS_IN_YEAR = 365.0
FIVE_MONTHS_IN_YEARS = (LAST - FIRST).days / DAYS_IN_YEAR
A_DAY = 0.05  # a move, to show what one day does to both of a pair


def swings_that_explain(
    asset_return: float, token_return: float, leverage: float, years: float
) -> float:
    """Return the steady volatility at which a token makes what it made, by the theory.

    The prospectus formula solved for σ:
    ``σ² = 2·(L·ln(1 + R) − ln(1 + V)) / ((L² − L)·T)``; no costs, zero rate.

    Parameters
    ----------
    asset_return, token_return : float
        Returns R and V over the time, as fractions above −1.
    leverage : float
        The multiple L, above 1 or below 0.
    years : float
        The time T, above 0.

    Returns
    -------
    float
        Volatility a year, as a fraction.

    Raises
    ------
    LeverageError
        If the token made more than it could without any swings.

    Examples
    --------
    >>> round(swings_that_explain(0.0, -0.0605869, 2.0, 1.0), 4)
    0.25
    """
    drag = leverage * log1p(asset_return) - log1p(token_return)
    if drag < 0.0:
        raise LeverageError(
            "No swings explain a token that made more than it would have on a straight road."
        )
    return sqrt(2.0 * drag / ((leverage**2 - leverage) * years))


def other_of_the_pair(first: Case, second: Case) -> tuple[float, float]:
    """Return the swings that explain the first fund, and what they make of the second.

    Examples
    --------
    >>> from lev_ui.tracked.cases import CASES
    >>> [round(part, 2) for part in other_of_the_pair(CASES[2], CASES[3])]
    [0.89, -0.89]
    """
    years = FIVE_MONTHS_IN_YEARS
    swings = swings_that_explain(first.known_return, first.real_return, first.leverage, years)
    made = theoretical_return(second.known_return, swings, second.leverage, years)
    return swings, float(made)


def in_one_day(case: Case) -> float:
    """Return what the day leaves of 1 under a daily reset, from close to close; 0 is nothing."""
    return one_move(case.leverage, case.known_return, policy=Daily())


def at_its_farthest(case: Case) -> float:
    """Return the same at the farthest point inside the day."""
    return one_move(case.leverage, case.inside or case.known_return, policy=Daily())


def with_the_brake(case: Case) -> float:
    """Return what an even slide to the close leaves of 1 under FTX's emergency rule."""
    return one_move(case.leverage, case.known_return, policy=Emergency(), how="slide")


def takes_everything(leverage: float) -> float:
    """Return the move of one day that leaves nothing of a token, as a fraction."""
    return -1.0 / leverage


def implied_move(case: Case) -> float:
    """Return the asset's move that a fund's loss of one day implies."""
    return case.real_return / case.leverage


def a_day_of_both(leverage: float, move: float = A_DAY) -> tuple[float, float]:
    """Return what a day leaves of 1 in a token and in its mirror image.

    Their product is ``1 − (L·r)²``: below 1 after every move, whichever way it went.

    Examples
    --------
    >>> [round(left, 2) for left in a_day_of_both(3.0, 0.05)]
    [1.15, 0.85]
    """
    moved = (one_move(side, move, policy=Daily()) for side in (leverage, -leverage))
    return next(moved), next(moved)


def half_in_each(first: Case, second: Case) -> float:
    """Return what half the money in each made, as a fraction."""
    return 0.5 * (first.real_return + second.real_return)
