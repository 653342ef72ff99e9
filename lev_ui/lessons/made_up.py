"""Made-up prices, and a token on them in money. No Streamlit."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lev_core import PriceHistory, simulate_token

CURRENCY = "USD"
HALF_A_CENT = 5e-6  # of a thousand: what nobody can see is no difference
ROUNDING = 1e-9  # of a unit: what a move of exactly −1 / L leaves of it
_FIRST_DAY = "2001-01-01"  # without costs no number depends on the date


def values_of(closes: Sequence[float], leverage: float, amount: float) -> NDArray[np.float64]:
    """Return an amount put into a token at the first close, at every close, before any cost."""
    days = pd.date_range(_FIRST_DAY, periods=len(closes))
    prices = PriceHistory(pd.Series(list(closes), index=days, dtype=np.float64))
    nav = simulate_token(prices, leverage).arrays.nav
    return amount * np.where(nav < ROUNDING, 0.0, nav)


def side_of(value: float, other: float) -> int:
    """Return 1 where a value lies above another, −1 below, 0 where nobody could see it."""
    if abs(value - other) <= HALF_A_CENT * abs(other):
        return 0
    return 1 if value > other else -1
