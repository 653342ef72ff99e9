"""Leverage decays with time: the same start and end, with wider or narrower swings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from lev_core import PriceHistory, TokenPath, simulate_token
from lev_ui.myths.order import on_the_same_dates
from lev_ui.shown import Shown

STRAIGHT, AS_IT_WAS = 0.0, 1.0
LEAST_DRAG = 1e-6  # in logs: below, how many times as much is noise


@dataclass(frozen=True, eq=False)
class Widened(Shown):
    """A token on the real road, on a straight one and on one with wider swings."""

    @property
    def width(self) -> float:
        """How many times as wide the swings are made."""
        return self.settings.widen

    @cached_property
    def other(self) -> PriceHistory:
        """The asset with its swings as wide as the reader wants them."""
        return widened(self.prices, self.width)

    @cached_property
    def real_token(self) -> TokenPath:
        """The token on the real road."""
        return simulate_token(self.prices, self.leverage)

    @cached_property
    def other_token(self) -> TokenPath:
        """The token on the road with other swings."""
        return simulate_token(self.other, self.leverage)

    @cached_property
    def straight_token(self) -> TokenPath:
        """The token on the road without swings."""
        return simulate_token(widened(self.prices, STRAIGHT), self.leverage)

    @cached_property
    def times_the_drag(self) -> float | None:
        """How many times as much the swings took in logs; None where that is no number."""
        ends = [
            token.final_value for token in (self.straight_token, self.real_token, self.other_token)
        ]
        if min(ends) <= 0.0:
            return None
        straight, real, other = np.log(ends)
        taken = straight - real
        return float((straight - other) / taken) if abs(taken) > LEAST_DRAG else None


def widened(prices: PriceHistory, width: float) -> PriceHistory:
    """Return an asset whose log returns lie `width` times as far from their mean.

    Start and end stay where they were: the deviations sum to nothing however they are scaled.

    Parameters
    ----------
    prices : PriceHistory
        The asset.
    width : float
        0 is the straight road, 1 the road as it was, 2 swings twice as wide.

    Returns
    -------
    PriceHistory
        Closes alone, on the same dates.

    Examples
    --------
    >>> import pandas as pd
    >>> days = pd.date_range("2024-01-01", periods=3)
    >>> real = PriceHistory(pd.Series([100.0, 150.0, 121.0], index=days))
    >>> widened(real, 0.0).values.round(6).tolist()
    [100.0, 110.0, 121.0]
    """
    logs = np.diff(np.log(prices.values))
    stretched = logs.mean() + width * (logs - logs.mean())
    road = np.exp(np.concatenate(([0.0], np.cumsum(stretched))))
    return on_the_same_dates(prices, prices.values[0] * road)
