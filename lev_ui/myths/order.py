"""The order of the days matters: the same days, shuffled."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from lev_core import Band, PriceHistory, TokenPath, drawdown, simulate_token
from lev_ui.shown import Shown

SAVED_EVERY = 21  # prices: about a month of trading days
BAND = (0.75, 4.0 / 3.0)  # of the target
SAME = 1e-9  # of the value: rounding, not a difference


@dataclass(frozen=True)
class TwoWays:
    """One result in the real order of the days and in the shuffled one, as fractions."""

    real: float
    shuffled: float

    @property
    def is_same(self) -> bool:
        """Whether they differ by no more than rounding."""
        return abs(self.real - self.shuffled) <= SAME * (1.0 + abs(self.real))


@dataclass(frozen=True, eq=False)
class Shuffled(Shown):
    """A token on the asset's days as they came, and on the same days in another order."""

    @cached_property
    def other(self) -> PriceHistory:
        """The asset with its days in the order of the reader's shuffle."""
        return shuffled(self.prices, np.random.default_rng(self.settings.shuffle))

    @cached_property
    def real_token(self) -> TokenPath:
        """The token on the days as they came."""
        return simulate_token(self.prices, self.leverage)

    @cached_property
    def other_token(self) -> TokenPath:
        """The token on the shuffled days."""
        return simulate_token(self.other, self.leverage)

    @cached_property
    def lump_sum(self) -> TwoWays:
        """What money put in once made."""
        return TwoWays(self.real_token.total_return, self.other_token.total_return)

    @cached_property
    def worst_fall(self) -> TwoWays:
        """How far the token stood at worst below its highest value so far."""
        falls = [float(drawdown(token.nav).min()) for token in (self.real_token, self.other_token)]
        return TwoWays(*falls)

    @cached_property
    def saving(self) -> TwoWays:
        """What the same amount put in about every month made."""
        return TwoWays(saved(self.real_token), saved(self.other_token))

    @cached_property
    def band(self) -> Band | None:
        """A rule that trades at thresholds; none where leverage cannot leave its target."""
        if self.leverage in {0.0, 1.0}:
            return None
        low, high = (part * abs(self.leverage) for part in BAND)
        return Band(low, high)

    @cached_property
    def thresholds(self) -> TwoWays | None:
        """What the token made that is reset only when its leverage leaves a band."""
        if self.band is None:
            return None
        made = [
            simulate_token(prices, self.leverage, policy=self.band).total_return
            for prices in (self.prices, self.other)
        ]
        return TwoWays(*made)


def shuffled(prices: PriceHistory, rng: np.random.Generator) -> PriceHistory:
    """Return an asset with its daily moves in another order: same start, same end, same dates.

    Parameters
    ----------
    prices : PriceHistory
        The asset.
    rng : numpy.random.Generator
        Decides the order.

    Returns
    -------
    PriceHistory
        Closes alone: a day's high and low do not go along.

    Examples
    --------
    >>> days = pd.date_range("2024-01-01", periods=4)
    >>> real = PriceHistory(pd.Series([100.0, 110.0, 99.0, 108.9], index=days))
    >>> other = shuffled(real, np.random.default_rng(1))
    >>> round(float(other.values[-1]), 9)
    108.9
    >>> sorted(other.returns.round(9).tolist())
    [-0.1, 0.1, 0.1]
    """
    growth = rng.permutation(prices.values[1:] / prices.values[:-1])
    close = prices.values[0] * np.concatenate(([1.0], np.cumprod(growth)))
    return on_the_same_dates(prices, close)


def on_the_same_dates(prices: PriceHistory, close: np.ndarray) -> PriceHistory:
    """Return other closes on an asset's dates, in its currency."""
    closes = pd.Series(close, index=prices.index)
    return replace(prices, close=closes, open=None, high=None, low=None, volume=None)


def saved(token: TokenPath) -> float:
    """Return what the same amount put in every month made, as a fraction of all put in.

    A token that is wiped out takes all that was put in before; nobody can put in more after.
    """
    if token.wiped_out_on is not None:
        return -1.0
    values = token.nav.to_numpy()
    return float((values[-1] / values[:-1:SAVED_EVERY]).mean() - 1.0)
