"""Step 5: a small fee a day over a year, and what a real token cost. No Streamlit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from lev_core import PriceHistory, drag_of_daily_fee
from lev_ui.costs import Curve
from lev_ui.expense import Expense, expense
from lev_ui.settings import Settings

DAYS = 365
LITTLE, MUCH = 0.02, 0.10  # of the money put in: what the reader chooses between


@dataclass(frozen=True, eq=False)
class Toll:
    """A fee a day on money that earns nothing else, and the real cost of the reader's token."""

    settings: Settings
    real: Expense

    @property
    def a_day(self) -> float:
        """The fee a day as a fraction."""
        return self.settings.toll / 100.0

    @property
    def share(self) -> float:
        """The share of the money that is gone after a year."""
        return drag_of_daily_fee(self.a_day)

    @property
    def gone(self) -> float:
        """The same in money."""
        return self.settings.amount * self.share

    @property
    def left(self) -> NDArray[np.float64]:
        """What is left at the end of each day of the year, the start first, in money."""
        days = np.arange(DAYS + 1, dtype=np.float64)
        return self.settings.amount * np.power(1.0 - self.a_day, days)

    @property
    def outcome(self) -> Literal["little", "some", "much"]:
        """What the reader is asked to predict."""
        return "little" if self.share < LITTLE else "some" if self.share < MUCH else "much"


def toll(prices: PriceHistory, settings: Settings, asset_name: str, curve: Curve) -> Toll:
    """Return the fee of the reader's choice, and the real cost over the reader's dates.

    Raises
    ------
    LeverageError
        If a cost is one the model cannot use.
    """
    daily = replace(settings, rule="daily", product="")  # a rule chosen elsewhere is not taught
    return Toll(settings, expense(prices, daily, asset_name, curve))
