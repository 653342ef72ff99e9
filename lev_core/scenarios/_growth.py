"""The growth of daily-reset tokens along simulated paths, many intervals and paths at once."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from lev_core._types import Floats
from lev_core.costs import Costs
from lev_core.daily import daily_growth
from lev_core.errors import LeverageError

NEXT_TO_NOTHING = 1e-12  # a multiple this small is as good as 0, and cannot be divided by
MOST_ROWS = 8  # whose growth may be multiplied before the slope is: 1e12^8 is a number


class TokenTerms(NamedTuple):
    """What the growth of a token in an interval hangs on, besides the asset."""

    leverage: float
    accrued: float  # financing and management fee of an interval per unit of NAV
    trading_fee: float


def token_terms(leverage: float, costs: Costs, years: float) -> TokenTerms:
    """Return the terms of a token for intervals of so many years."""
    rate = costs.financing.rate
    if isinstance(rate, pd.Series) or not costs.trades_in_proportion:
        raise LeverageError(
            "Simulated days have no dates and no volume, so the rate must be one number, and "
            "market impact and a cost per rebalance cannot be charged."
        )
    yearly = costs.financing.yearly_charge(leverage, rate) + costs.management_fee
    return TokenTerms(leverage, yearly * years, costs.trading_fee)


def token_growth(factors: Floats, terms: TokenTerms) -> Floats:
    """Return the growth of a token where the asset grows by these factors, zero at a wipe-out."""
    accrued = np.full_like(factors, terms.accrued)
    growth = daily_growth(factors - 1.0, accrued, terms.leverage, terms.trading_fee)
    return np.maximum(growth, 0.0)


class Ends(NamedTuple):
    """The lowest and the highest growth of the asset among some."""

    lowest: float
    highest: float


class GrowthLines:
    """The growth of one token, arranged so that the least is left to do for each interval.

    The candidates of `lev_core.daily.daily_growth`, buying and selling, are lines in
    ``R = S_t/S_{t−1}``. Divided by the steeper one's slope, with s the sign of L and a the
    charges accrued, the growth is the lower one of::

        s·R + K/(1 + c)   and   β·(s·R + K/(1 − c)),   K = (1 − L − a)/|L|

    The slope is multiplied in once for many intervals.

    Parameters
    ----------
    terms : TokenTerms
        The token.

    Attributes
    ----------
    slope : float
        What the growth of each interval is still to be multiplied by.
    """

    def __init__(self, terms: TokenTerms) -> None:
        leverage, accrued, fee = terms
        self._rises, self._has_fee = leverage > 0.0, fee != 0.0
        self._size = abs(leverage) if abs(leverage) > NEXT_TO_NOTHING else 0.0
        if not self._size:
            self.slope = max(0.0, 1.0 - accrued)
            return
        self.slope = self._size * (1.0 + fee) / (1.0 + leverage * fee)
        self._ratio = self._size * (1.0 - fee) / (1.0 - leverage * fee) / self.slope
        constant = (1.0 - leverage - accrued) / self._size
        self._buying, self._selling = constant / (1.0 + fee), constant / (1.0 - fee)

    def grow(self, factors: Floats, growth: Floats, other: Floats, ends: Ends) -> None:
        """Write the growth of every interval, over the slope; `other` is room to work in."""
        if not self._size:
            growth[:] = 1.0
            return
        self._line(factors, self._buying, growth)
        if self._has_fee:
            self._line(factors, self._selling, other)
            np.multiply(other, self._ratio, out=other)
            np.minimum(growth, other, out=growth)
        # The growth is a concave function, so it is lowest at one end.
        if min(self._least(ends.lowest), self._least(ends.highest)) <= 0.0:
            np.maximum(growth, 0.0, out=growth)

    def _line(self, factors: Floats, constant: float, out: Floats) -> None:
        if self._rises:
            np.add(factors, constant, out=out)
        else:
            np.subtract(constant, factors, out=out)

    def _least(self, factor: float) -> float:
        signed = factor if self._rises else -factor
        return min(self._buying + signed, self._selling + signed)


class Growing:
    """Values of the asset and of tokens on it, taken through time a few intervals at once.

    Parameters
    ----------
    terms : tuple of TokenTerms
        One for each token.
    paths : int
        How many paths.
    """

    def __init__(self, terms: tuple[TokenTerms, ...], paths: int) -> None:
        columns = 1 + len(terms)
        self._lines = tuple(GrowthLines(each) for each in terms)
        self._growth = np.empty((2, MOST_ROWS, paths))
        self._values = np.empty((1 + MOST_ROWS, columns, paths))
        self._values[0] = 1.0

    def advance(self, factors: Floats, stops: list[int]) -> Floats:
        """Take all values through at most 8 intervals.

        Parameters
        ----------
        factors : numpy.ndarray
            Growth S_t/S_{t−1} of the asset, shape ``(rows, paths)``.
        stops : list of int
            Rows after which the values are wanted, increasing; the last is all of them.

        Returns
        -------
        numpy.ndarray
            Shape ``(stops, columns, paths)``, the asset as column 0; written over the next time.
        """
        ends = Ends(float(factors.min()), float(factors.max()))
        growth, other = self._growth[:, : len(factors)]
        self._compound(0, factors, 1.0, stops)
        for column, lines in enumerate(self._lines, start=1):
            lines.grow(factors, growth, other, ends)
            self._compound(column, growth, lines.slope, stops)
        self._values[0] = self._values[len(stops)]
        return self._values[1 : 1 + len(stops)]

    def _compound(self, column: int, growth: Floats, slope: float, stops: list[int]) -> None:
        """Write the values of a column after each stop."""
        start = 0
        for place, end in enumerate(stops):
            value = self._values[place + 1, column]
            np.multiply.reduce(growth[start:end], axis=0, out=value)
            np.multiply(value, self._values[place, column], out=value)
            if slope != 1.0:
                np.multiply(value, slope ** (end - start), out=value)
            start = end
