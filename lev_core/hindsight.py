"""The multiple that would have ended highest, and how little a history says about it."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, isfinite

import numpy as np

from lev_core.errors import LeverageError
from lev_core.measures import volatility
from lev_core.prices import MIN_ROWS, PriceHistory
from lev_core.sweeping import Sweep
from lev_core.theory import growth_optimal_leverage

NORMAL_95 = 1.959964  # standard errors to either side that hold 95 of 100


@dataclass(frozen=True, kw_only=True)
class BestMultiple:
    """The multiple of a sweep that ended highest, with its error band.

    Parameters
    ----------
    leverage : float
        The multiple, one of those swept.
    total_return : float
        What it returned, as a fraction, never below −1.
    standard_error : float
        Standard error of `leverage` as an estimate of the best multiple, zero or above; infinite
        where the prices say nothing of it.
    is_at_edge : bool
        Whether it is the lowest or the highest multiple swept, so that one beyond may be better.

    Raises
    ------
    LeverageError
        If a number is none or lies outside its range.

    Examples
    --------
    See `best_in_hindsight`.
    """

    leverage: float
    total_return: float
    standard_error: float
    is_at_edge: bool

    def __post_init__(self) -> None:
        """Refuse numbers that no sweep has."""
        if not (isfinite(self.leverage) and self.total_return >= -1.0):
            raise LeverageError(
                "A best multiple is a finite number with a return of −1 or above, "
                f"not {self.leverage:g} with {self.total_return:g}."
            )
        if not self.standard_error >= 0.0:
            raise LeverageError(
                f"A standard error must be zero or above, not {self.standard_error:g}."
            )

    @property
    def low(self) -> float:
        """The lower end of the band that holds the best multiple in 95 of 100 histories."""
        return self.leverage - NORMAL_95 * self.standard_error

    @property
    def high(self) -> float:
        """The upper end of that band."""
        return self.leverage + NORMAL_95 * self.standard_error


def best_in_hindsight(sweep: Sweep, *, costs: int = 0) -> BestMultiple:
    """Return the multiple of a sweep that ended highest, with its error band.

    Growth is close to ``μ·L − ½·σ²·L²`` in the multiple, so the one that grew fastest is close to
    ``μ/σ²``, and is known no better than the mean μ: its standard error is
    ``se(μ)/σ² = 1/(σ·√years)``, as in `growth_optimal_leverage` (Merton, 1969). Costs that are
    linear in the multiple shift it and leave the error as it is.

    Parameters
    ----------
    sweep : Sweep
        Tokens at many multiples.
    costs : int, default 0
        Which of the sets of costs swept.

    Returns
    -------
    BestMultiple
        The multiple nearest to zero among those that ended highest. Its error is infinite for
        fewer than three prices, and where the asset never moved.

    Raises
    ------
    LeverageError
        If the sweep has no such set of costs.

    Examples
    --------
    >>> import pandas as pd
    >>> from lev_core import sweep
    >>> days = pd.date_range("2024-01-01", periods=3)
    >>> swept = sweep(pd.Series([100.0, 110.0, 104.5], index=days), [0.0, 1.0, 5.0, 6.0])
    >>> best = best_in_hindsight(swept)
    >>> best.leverage, round(best.total_return, 6), best.is_at_edge
    (5.0, 0.125, False)

    Two days are no evidence, and the band says so:

    >>> best.high - best.low > 20.0
    True
    """
    if not 0 <= costs < len(sweep.costs):
        raise LeverageError(
            f"The sweep has {len(sweep.costs)} sets of costs, counted from 0; there is no {costs}."
        )
    returns, multiples = sweep.total_return[:, costs], np.array(sweep.leverages)
    tied = np.flatnonzero(returns == returns.max())
    best = int(tied[np.abs(multiples[tied]).argmin()])
    leverage = sweep.leverages[best]
    return BestMultiple(
        leverage=leverage,
        total_return=float(returns[best]),
        standard_error=_standard_error(sweep.prices),
        is_at_edge=leverage in (multiples.min(), multiples.max()),
    )


def _standard_error(prices: PriceHistory) -> float:
    """Return ``1/(σ·√years)``, whatever the mean; infinite where σ is unknown or zero."""
    swings = volatility(prices) if len(prices) > MIN_ROWS else 0.0
    if swings == 0.0:
        return inf
    return growth_optimal_leverage(0.0, 0.0, swings, prices.years).standard_error
