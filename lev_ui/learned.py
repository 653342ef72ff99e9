"""The models of an asset that paths are drawn from, learned from its prices. No Streamlit."""

from __future__ import annotations

from functools import lru_cache
from math import log1p
from typing import Final, Literal

from lev_core import LeverageError, PriceHistory
from lev_core.scenarios import (
    Clustering,
    RandomWalk,
    StationaryBootstrap,
    bootstrap,
    fit_clustering,
    fitting,
    random_walk,
)
from lev_ui.costs import from_percent
from lev_ui.settings import Model, Settings

Source = RandomWalk | StationaryBootstrap | Clustering
KEPT = 32  # models

LEAST: Final[dict[Model, int]] = {  # prices
    "history": bootstrap.LEAST_RETURNS + 1,
    "walk": random_walk.LEAST_RETURNS + 1,
    "swings": fitting.LEAST_RETURNS + 1,
}
TAKES: Final[dict[Model, str]] = {
    "history": "To cut the past into pieces",
    "walk": "To learn a random walk",
    "swings": "To see how swings come in clusters",
}
ELSE: Final[dict[Model, str]] = {
    "history": "more dates, or a random walk",
    "walk": "more dates",
    "swings": "more dates, or its own past in pieces",
}
INSTEAD: Final[dict[Model, Model]] = {"history": "walk", "walk": "history", "swings": "history"}


class UnlearnableError(LeverageError):
    """A model of the asset cannot be learned from these prices."""

    def __init__(self, model: Model, prices: PriceHistory) -> None:
        super().__init__(_reason(model, prices))
        self.other = _other(model, prices)


def _reason(model: Model, prices: PriceHistory) -> str:
    """Return why not, and what to do."""
    least, there = LEAST[model], len(prices)
    if there < least:
        return (
            f"{TAKES[model]} takes at least {least} prices, and between these dates there are "
            f"{there}; choose {ELSE[model]}."
        )
    if _never_moved(prices):
        return (
            "The price never moved between these dates, so there is nothing to learn from; choose "
            "another asset or a longer time."
        )
    return (
        "Between these dates the price moved too wildly to learn anything from; choose a longer "
        "time, or paths made in another way."
    )


def _other(model: Model, prices: PriceHistory) -> Model | None:
    """Return another way to make paths that these prices are enough for."""
    other = INSTEAD[model]
    return None if _never_moved(prices) or len(prices) < LEAST[other] else other


def _never_moved(prices: PriceHistory) -> bool:
    return not prices.interval_returns.any()


def source_of(prices: PriceHistory, settings: Settings) -> Source:
    """Return the model of the asset that is chosen; the same object for the same choices."""
    try:
        if settings.model == "walk":
            return _walk(prices, settings.swings, settings.growth)
        if settings.model == "swings":
            return _clustering(prices, settings.shocks, is_asymmetric=settings.falls)
        return _bootstrap(prices, settings.block)
    except LeverageError:
        raise UnlearnableError(settings.model, prices) from None


@lru_cache(maxsize=KEPT)  # prices by identity, as everywhere
def _bootstrap(prices: PriceHistory, block: float | None) -> StationaryBootstrap:
    return StationaryBootstrap.fitted(prices, mean_block=block)


@lru_cache(maxsize=KEPT)
def _clustering(
    prices: PriceHistory,
    shocks: Literal["student", "normal", "historical"],
    *,
    is_asymmetric: bool,
) -> Clustering:
    return fit_clustering(prices, innovations=shocks, asymmetric=is_asymmetric)


@lru_cache(maxsize=KEPT)
def _walk(prices: PriceHistory, swings: float | None, growth: float | None) -> RandomWalk:
    return RandomWalk(
        volatility=RandomWalk.fitted(prices).volatility if swings is None else from_percent(swings),
        periods_per_year=prices.periods_per_year,
        drift=RandomWalk.fitted(prices).drift if growth is None else log1p(from_percent(growth)),
    )
