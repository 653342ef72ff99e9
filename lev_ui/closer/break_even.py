"""How far an asset had to move for a token to beat its multiple, by the theory."""

from __future__ import annotations

from dataclasses import dataclass

from lev_core import LeverageError, break_even_returns, volatility
from lev_core.prices import MIN_ROWS
from lev_ui.comparison import TIE, Comparison


@dataclass(frozen=True, eq=False)
class BreakEven:
    """The two moves beyond which a token beats its multiple, and what there was.

    `volatility` is a year's, `low` and `high` are returns of the asset over the whole time,
    `effect` what the daily reset made beyond L × asset before costs; all as fractions.
    """

    shown: Comparison
    volatility: float
    low: float
    high: float
    effect: float

    @property
    def is_beyond(self) -> bool:
        """Whether the asset moved far enough."""
        return not self.low <= self.shown.asset_return <= self.high

    @property
    def came_true(self) -> bool:
        """Whether the token was ahead or behind before costs as the theory says."""
        return self.is_beyond == (self.effect > 0.0)


def break_even(shown: Comparison) -> BreakEven | str:
    """Return how far the asset had to move, or why that cannot be told."""
    if 0.0 <= shown.leverage <= 1.0:
        return "multiple"
    if len(shown.prices) <= MIN_ROWS:
        return "two prices"
    swings = volatility(shown.prices)
    if swings < TIE:
        return "never moved" if abs(shown.asset_return) < TIE else "one pace"
    try:
        low, high = break_even_returns(swings, shown.leverage, shown.prices.years)
    except (LeverageError, OverflowError):  # swings of thousands of percent a year
        return "too far"
    return BreakEven(shown, swings, low, high, shown.gap.compounding_effect)
