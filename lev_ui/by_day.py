"""Prices finer than a day as days, once for as long as they are shown. No Streamlit."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

import lev_core
from lev_core import PriceHistory
from lev_core.prices import INTRADAY_YEARS

LONG_STEP = 4.5  # days; prices that usually lie farther apart are not those of every day
DAYS_PER_YEAR = 365.0


@lru_cache(maxsize=16)  # by identity: a history is one object for as long as it is shown
def by_day(prices: PriceHistory) -> PriceHistory:
    """Return prices with one row for each day, or refuse them as `lev_core.by_day` does."""
    return lev_core.by_day(prices)


def usual_step(prices: PriceHistory) -> float:
    """Return how many days usually lie between one price and the next."""
    return float(np.median(prices.interval_years)) * DAYS_PER_YEAR


def is_sparse(prices: PriceHistory) -> bool:
    """Return whether prices lie so far apart that nothing can be reset every day on them."""
    return usual_step(prices) > LONG_STEP


def has_hours(prices: PriceHistory) -> bool:
    """Return whether any two prices lie less than a day apart."""
    return bool((prices.interval_years < INTRADAY_YEARS).any())
