"""What the models of an asset ask of the data they are made from."""

from __future__ import annotations

from math import isfinite

import numpy as np
import pandas as pd

from lev_core._types import Floats
from lev_core.errors import LeverageError
from lev_core.prices import PriceHistory, as_prices


def check_periods(periods_per_year: float) -> None:
    """Refuse a number of intervals in a year that cannot be one."""
    if not (isfinite(periods_per_year) and periods_per_year > 0.0):
        raise LeverageError(
            f"The periods in a year must be a number above zero, not {periods_per_year:g}."
        )


def moving_returns(
    prices: PriceHistory | pd.Series, least: int, what: str
) -> tuple[PriceHistory, Floats]:
    """Return checked prices and their returns; refuse too few, or an asset that never moved."""
    history = as_prices(prices)
    returns = history.interval_returns
    if len(returns) < least:
        raise LeverageError(
            f"{what} needs at least {least + 1:,} prices of the asset to learn from; "
            f"there are {len(history):,}."
        )
    if not np.any(returns):
        raise LeverageError(
            f"{what} has nothing to learn from an asset whose price never moved; "
            "choose another asset or a longer time."
        )
    return history, returns
