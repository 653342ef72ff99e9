"""With an emergency brake it cannot lose like that: one day, down and back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import copysign

import numpy as np
import pandas as pd

from lev_core import (
    BothOrders,
    Emergency,
    Never,
    PriceHistory,
    TokenPath,
    both_orders,
    simulate_token,
    trigger_move,
)
from lev_ui.shown import Shown

USUAL = 3.0  # where the reader's multiple has nothing to brake
STEPS = 120  # of each half of the day
PERCENT = 0.01
DIGITS = 12  # beyond is rounding: a fifth against a 5x token leaves nothing, not 3e-15
RULE = Emergency()  # FTX: at four thirds of the target, back to the target
BRAKE = Emergency(daily=False)  # inside the day there is no close to be reset at
NO_BRAKE = Never()  # nor is there anything else to trade on


@dataclass(frozen=True)
class Ending:
    """What a day left of 1: where the move stays, and where it comes back."""

    stays: float
    comes_back: float


@dataclass(frozen=True)
class OwnPrices:
    """A daily reset with and without the brake through the reader's own highs and lows."""

    without: BothOrders
    with_brake: BothOrders


@dataclass(frozen=True, eq=False)
class Brake(Shown):
    """A daily reset with and without an emergency rule, through one bad day."""

    @property
    def times(self) -> float:
        """The multiple that is shown: the reader's, where a move can take it too far."""
        return USUAL if 0.0 <= self.leverage <= 1.0 else self.leverage

    @property
    def move(self) -> float:
        """The asset's move against the token, as a fraction with its sign."""
        return -copysign(self.settings.dip * PERCENT, self.times)

    @property
    def trigger(self) -> float:
        """The move from a reset at which the brake is pulled, as a fraction."""
        return trigger_move(self.times, RULE.trigger * self.times)

    @cached_property
    def day(self) -> PriceHistory:
        """The asset through the day: away at an even pace, and back."""
        return there_and_back(self.move)

    @cached_property
    def braked(self) -> TokenPath:
        """The token with the brake, through the day."""
        return simulate_token(self.day, self.times, policy=BRAKE, inside="low_first")

    @cached_property
    def unbraked(self) -> TokenPath:
        """The token without, which does nothing until the close."""
        return simulate_token(self.day, self.times, policy=NO_BRAKE, inside="low_first")

    @property
    def with_brake(self) -> Ending:
        """What the day left of the token with the brake."""
        return _ending(self.braked)

    @property
    def without(self) -> Ending:
        """What it left of the token without."""
        return _ending(self.unbraked)

    @property
    def times_pulled(self) -> int:
        """How often the brake was pulled."""
        return int((self.braked.arrays.trades != 0.0).sum())

    @property
    def on_own_prices(self) -> OwnPrices | None:
        """Both rules on the reader's prices; None where those have no highs and lows."""
        return _on_prices(self.prices, self.times) if self.prices.has_bars else None


@lru_cache(maxsize=16)  # by identity: the prices are one object as long as they are shown
def _on_prices(prices: PriceHistory, leverage: float) -> OwnPrices:
    return OwnPrices(both_orders(prices, leverage), both_orders(prices, leverage, policy=RULE))


def there_and_back(move: float) -> PriceHistory:
    """Return a day in which the asset moves away at an even pace and comes all the way back.

    Parameters
    ----------
    move : float
        How far it goes, as a fraction above −1.

    Returns
    -------
    PriceHistory
        Bars from 9:00 on, each from the price before to its own; the far end is the middle row.

    Examples
    --------
    >>> day = there_and_back(-0.2)
    >>> float(day.values[0]), float(day.values.min().round(9)), float(day.values[-1])
    (1.0, 0.8, 1.0)
    """
    away = 1.0 + move * np.linspace(0.0, 1.0, STEPS + 1)
    close = np.concatenate((away, away[-2::-1]))
    opens = np.concatenate(([1.0], close[:-1]))
    minutes = pd.date_range("2024-01-01 09:00", periods=len(close), freq="min")

    def column(values: np.ndarray) -> pd.Series:
        return pd.Series(values, index=minutes)

    return PriceHistory(
        column(close),
        open=column(opens),
        high=column(np.maximum(opens, close)),
        low=column(np.minimum(opens, close)),
    )


def _ending(token: TokenPath) -> Ending:
    values = token.nav.to_numpy()
    stays, comes_back = (round(float(values[row]), DIGITS) for row in (STEPS, -1))
    return Ending(stays=stays, comes_back=comes_back)
