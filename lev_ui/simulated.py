"""What the page Simulate shows: a model of the asset, and tokens along its paths. No Streamlit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lev_core import Costs, Funded, PerpetualFunding, PriceHistory
from lev_core.scenarios import (
    Outcome,
    Scenarios,
    StationaryBootstrap,
    fan_dates,
    simulate_scenarios,
)
from lev_ui.by_day import by_day
from lev_ui.costs import Curve, bundled_curve, costs_of
from lev_ui.learned import Source, source_of
from lev_ui.settings import COST_FIELDS, LONGEST_HORIZON, PATHS, Settings
from lev_ui.shown import Shown

AT_ONCE = (PATHS[0], 5_000, 3_000, 2_000, 1_000)  # paths; the most that take no time to speak of
LONGEST = 0.2  # seconds
PIECE, STEP = 2e-8, 7e-9  # seconds for each of them, by path and by column, as measured
DATES = 36
MONTHS = 12.0
DIGITS = 4  # of a rate in % a year
SHARES = (0.05, 0.25, 0.5, 0.75, 0.95)  # of the paths, below the lines of the fan
KEPT = 32  # pictures


class Ending(NamedTuple):
    """What the asset or a token came to; values per unit put in, chances from 0 to 1."""

    leverage: float
    median: float
    mean: float
    standard_error: float
    loss: float
    ruin: float
    beats_simple: float
    beats_asset: float


@dataclass(frozen=True, kw_only=True, eq=False)
class Results:
    """What is kept of a simulation: `fan` and `means` begin with the 1 that was put in."""

    paths: int
    intervals: tuple[int, ...]  # of the fan, from 0
    asset: Ending
    tokens: tuple[Ending, ...]  # the reader's first
    fan: NDArray[np.float64]  # (dates, shares), of the reader's token
    means: NDArray[np.float64]
    is_certain: bool  # whether every path left the reader's token the same


class Question(NamedTuple):
    """All that a simulation hangs on but the number of its paths."""

    source: Source
    leverages: tuple[float, ...]
    costs: Costs
    intervals: int
    seed: int


Key = tuple[object, ...]
"""What tells two questions apart for as long as a visit lasts."""


@dataclass(frozen=True, eq=False)
class Simulated(Shown):
    """One token on simulated paths; `charged` are the settings with the costs really charged."""

    charged: Settings
    question: Question
    key: Key
    results: Results

    @property
    def looking_back(self) -> Settings:
        """The settings with the time ahead as the time a token is held."""
        return replace(self.settings, horizon=min(LONGEST_HORIZON, self.question.intervals))

    @property
    def token(self) -> Ending:
        """What the reader's token came to."""
        return self.results.tokens[0]

    @property
    def is_whole(self) -> bool:
        """Whether as many paths are shown as are asked for."""
        return self.results.paths >= self.settings.paths

    @cached_property
    def rows(self) -> tuple[Ending, ...]:
        """The tokens of the table, by their multiples."""
        return tuple(sorted(self.results.tokens, key=lambda ending: ending.leverage))


def simulate(
    prices: PriceHistory,
    settings: Settings,
    asset_name: str,
    curve: Curve | None = None,
    kept: Mapping[Key, Results] | None = None,
) -> Simulated:
    """Return what a page shows: a run kept from before, or a quick one.

    Parameters
    ----------
    prices : PriceHistory
        What the model of the asset is made from.
    settings : Settings
        The reader's choices.
    asset_name : str
        How a sentence calls the asset.
    curve : Curve, optional
        The dated rate the choices ask for; its last value in these prices is charged.
    kept : mapping, optional
        Large runs that were made before, by what they answer.
    """
    prices = by_day(prices)
    charged = charged_of(settings, prices, curve)
    source = source_of(prices, settings)
    question = Question(
        source=source,
        leverages=multiples(settings),
        costs=costs_of(charged, prices, curve),
        intervals=steps_ahead(source, settings),
        seed=settings.seed,
    )
    key = _key(prices, charged, question)
    found = (kept or {}).get(key)
    results = _quick(question) if found is None else found
    return Simulated(settings, asset_name, prices, charged, question, key, results)


def charged_of(settings: Settings, prices: PriceHistory, curve: Curve | None = None) -> Settings:
    """Return the settings with costs a simulated day can have.

    It has no date, so a rate is the one in force at the end of the prices; and no volume and no
    fund's size, so that impact and costs per rebalance are left out.
    """
    charged = replace(settings, rule="daily", impact=0.0, gas=0.0)
    field = "funding" if settings.financing == "funding" else "rate"
    if not settings.costs or not isinstance(getattr(settings, field), str):
        return charged
    return replace(charged, **{field: _last(settings, prices, curve or bundled_curve())})  # type: ignore[arg-type]  # a number


def left_out(settings: Settings) -> tuple[Literal["impact", "gas"], ...]:
    """Return which of the costs that are set cannot be charged here."""
    if not settings.costs:
        return ()
    return tuple(name for name in ("impact", "gas") if getattr(settings, name) > 0.0)


def multiples(settings: Settings) -> tuple[float, ...]:
    """Return the multiples that are simulated, the reader's first."""
    return tuple(dict.fromkeys((settings.leverage, *settings.others)))


def steps_ahead(source: Source, settings: Settings) -> int:
    """Return how many prices lie in the time ahead."""
    return max(1, round(settings.ahead / MONTHS * source.periods_per_year))


def run(
    question: Question,
    paths: int,
    progress: Callable[[int, int], None] | None = None,
    cancel: Callable[[], bool] | None = None,
) -> Results:
    """Simulate as many paths as asked for, or as many as were done when it was cancelled."""
    found = simulate_scenarios(
        question.source,
        question.leverages,
        intervals=question.intervals,
        paths=paths,
        rng=question.seed,
        costs=question.costs,
        fan=fan_dates(question.intervals, DATES),
        progress=progress,
        cancel=cancel,
    )
    return _results(found)


def at_once(question: Question) -> int:
    """Return how many paths are simulated without being asked for, in half a second at most."""
    source, columns = question.source, 1 + len(question.leverages)
    work = STEP * question.intervals
    if isinstance(source, StationaryBootstrap):
        work = PIECE * (question.intervals / source.mean_block + DATES)
    fitting = (paths for paths in AT_ONCE if paths * columns * work <= LONGEST)
    return next(fitting, AT_ONCE[-1])


@lru_cache(maxsize=KEPT)  # models and costs by identity: each is one object as long as it is shown
def _quick(question: Question) -> Results:
    return run(question, at_once(question))


def _results(found: Scenarios) -> Results:
    first = found.tokens[0]
    return Results(
        paths=found.paths,
        intervals=(0, *found.fan_intervals),
        asset=_ending(found.asset),
        tokens=tuple(_ending(token) for token in found.tokens),
        fan=np.vstack([np.ones(len(SHARES)), first.fan(SHARES)]),
        means=np.concatenate([[1.0], first.mean_fan]),
        is_certain=first.is_certain,
    )


def _ending(outcome: Outcome) -> Ending:
    return Ending(
        leverage=outcome.leverage,
        median=outcome.median,
        mean=outcome.mean,
        standard_error=outcome.standard_error,
        loss=outcome.chance_of_loss,
        ruin=outcome.chance_of_ruin,
        beats_simple=outcome.chance_of_beating_simple,
        beats_asset=outcome.chance_of_beating_asset,
    )


def _key(prices: PriceHistory, charged: Settings, question: Question) -> Key:
    """Return what a question is told by, which outlives the objects it is made of."""
    first, last, total = prices.index[0], prices.index[-1], float(prices.values.sum())
    model = (charged.model, charged.block, charged.swings, charged.growth)
    shape = (charged.shocks, charged.falls, charged.paths)
    costs = tuple(getattr(charged, name) for name in COST_FIELDS)
    return (
        charged.asset,
        first,
        last,
        total,
        *model,
        *shape,
        *costs,
        question.leverages,
        question.intervals,
        question.seed,
    )


def _last(settings: Settings, prices: PriceHistory, curve: Curve) -> float:
    """Return a dated rate as it was at the end of the prices, in % a year."""
    kind = PerpetualFunding if settings.financing == "funding" else Funded
    return round(100.0 * float(kind(rate=curve.rate).rates(prices.index[-2:])[-1]), DIGITS)
