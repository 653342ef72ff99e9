"""The one door to scenarios: a model of an asset and some multiples in, chances out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from operator import index
from typing import cast

import numpy as np

from lev_core._targets import check_leverage
from lev_core._types import Floats
from lev_core.costs import Costs
from lev_core.errors import LeverageError
from lev_core.rebalancing import check_affordable
from lev_core.scenarios._blocks import Job, Source, tallies, write_factors
from lev_core.scenarios._growth import token_terms
from lev_core.scenarios._tally import Tally
from lev_core.scenarios.outcomes import Scenarios, outcome

NO_COSTS = Costs()
MOST_PATHS = 2**32 - 1  # what a bin can count
MOST_DATES, MOST_MULTIPLES = 128, 12  # of a fan; so that a block fits in memory


def simulate_scenarios(  # noqa: PLR0913 - as simulate_token, and what a long run needs
    source: Source,
    leverages: Sequence[float],
    *,
    intervals: int,
    paths: int,
    rng: np.random.Generator | int,
    costs: Costs = NO_COSTS,
    fan: Sequence[int] = (),
    progress: Callable[[int, int], None] | None = None,
    cancel: Callable[[], bool] | None = None,
    executor: Executor | None = None,
) -> Scenarios:
    """Simulate daily-reset tokens at several multiples on the same paths of an asset.

    Every interval ends in a reset, with the arithmetic of `lev_core.simulate_token`; charges
    accrue over ``1/periods_per_year`` years each. A token worth nothing stays so. Paths are
    simulated in blocks of a few thousand and never stored: a million take no more memory
    than ten thousand. Each block draws from its own child of the seed, so the same seed
    gives the same result however the blocks are spread over workers, and whether or not
    there is a fan. Simulated: what the model would bring, not a forecast.

    Parameters
    ----------
    source : RandomWalk, StationaryBootstrap or Clustering
        The model of the asset.
    leverages : sequence of float
        Target leverages from −10 to 10, one to twelve.
    intervals : int
        Length of every path, 1 or above.
    paths : int
        How many, 1 or above.
    rng : numpy.random.Generator or int
        Where the seed comes from; a whole number is the seed of a new generator. A generator
        gives another seed each time.
    costs : Costs, optional
        What holders pay; nothing by default. The rate must be one number, and a trade can
        cost only a share of its notional.
    fan : sequence of int, optional
        Intervals after which quantiles are wanted besides the end, at most 127; see
        `fan_dates`. Without it a bootstrap takes time by the block and not by the day.
    progress : callable, optional
        Called after each block with the paths done and the paths asked for.
    cancel : callable, optional
        Asked after each block whether to stop; `Scenarios.paths` then says how many were
        done.
    executor : concurrent.futures.Executor, optional
        Computes the blocks, such as a pool of threads or processes, or what
        ``dask.distributed.Client.get_executor()`` returns; this thread by default.

    Returns
    -------
    Scenarios
        Chances and quantiles of the asset and of each token.

    Raises
    ------
    LeverageError
        If a number, a multiple or a cost is one that cannot be simulated, or a value grows
        beyond any number.

    Examples
    --------
    On a fair game a 3x token breaks even on average, and most holders lose:

    >>> from lev_core.scenarios import RandomWalk
    >>> walk = RandomWalk(volatility=0.2, periods_per_year=252.0)
    >>> found = simulate_scenarios(walk, [3.0], intervals=252, paths=20_000, rng=1)
    >>> token = found.tokens[0]
    >>> round(token.mean, 2), round(token.median, 2), round(token.chance_of_loss, 2)
    (1.0, 0.83, 0.62)
    """
    job = _job(source, leverages, costs, (intervals, paths), rng)
    job = replace(job, dates=_dates(fan, intervals))
    total = Tally(job.leverages, len(job.dates))
    for block in tallies(job, executor):
        total.take(block)
        if progress is not None:
            progress(total.paths, paths)
        if cancel is not None and cancel():
            break
    return Scenarios(
        intervals=intervals,
        years=intervals / source.periods_per_year,
        paths=total.paths,
        asked=paths,
        fan_intervals=job.dates,
        asset=outcome(total, 0),
        tokens=tuple(outcome(total, column) for column in range(1, 1 + len(job.leverages))),
    )


def draw_paths(
    source: Source, *, intervals: int, paths: int, rng: np.random.Generator | int
) -> Floats:
    """Return the asset's paths that `simulate_scenarios` looks at with the same seed.

    Parameters
    ----------
    source : RandomWalk, StationaryBootstrap or Clustering
        The model of the asset.
    intervals, paths : int
        Length and number of the paths, 1 or above.
    rng : numpy.random.Generator or int
        As in `simulate_scenarios`.

    Returns
    -------
    numpy.ndarray
        Growth factors S_t/S_{t−1}, shape ``(intervals, paths)``, all kept in memory.

    Raises
    ------
    LeverageError
        If a number cannot be used.

    Examples
    --------
    >>> from lev_core.scenarios import RandomWalk
    >>> walk = RandomWalk(volatility=0.2, periods_per_year=252.0)
    >>> draw_paths(walk, intervals=3, paths=2, rng=1).shape
    (3, 2)
    """
    job = _job(source, (1.0,), NO_COSTS, (intervals, paths), rng)
    factors = np.empty((intervals, paths))
    for number in range(job.blocks):
        write_factors(job, number, factors)
    return factors


def fan_dates(intervals: int, count: int = 60) -> tuple[int, ...]:
    """Return evenly spread intervals for a fan, the last of them the end.

    Parameters
    ----------
    intervals : int
        Length of the paths, 1 or above.
    count : int, default 60
        How many dates, if there are so many intervals.

    Returns
    -------
    tuple of int
        Increasing, from 1 or above.

    Examples
    --------
    >>> fan_dates(252, 4)
    (63, 126, 189, 252)
    >>> fan_dates(3)
    (1, 2, 3)
    """
    count = min(count, intervals)
    return tuple(intervals * place // count for place in range(1, count + 1))


def _job(
    source: Source,
    leverages: Sequence[float],
    costs: Costs,
    size: tuple[int, int],
    rng: np.random.Generator | int,
) -> Job:
    """Check what is asked for and return it ready for work."""
    for number, what in zip(size, ("intervals", "paths"), strict=True):
        if not 1 <= number <= MOST_PATHS:
            raise LeverageError(f"The {what} to simulate must be 1 or more, not {number:,}.")
    if not 1 <= len(leverages) <= MOST_MULTIPLES:
        raise LeverageError(
            f"There must be at least one multiple to simulate, and at most {MOST_MULTIPLES} "
            f"multiples at once, not {len(leverages)}."
        )
    for leverage in leverages:
        check_leverage(leverage)
        check_affordable(costs.trading_fee, leverage)
        token_terms(leverage, costs, 1.0 / source.periods_per_year)
    generator = rng if isinstance(rng, np.random.Generator) else np.random.default_rng(rng)
    seed = generator.spawn(1)[0].bit_generator.seed_seq
    return Job(
        source=source,
        leverages=tuple(float(leverage) for leverage in leverages),
        costs=costs,
        dates=(size[0],),
        paths=size[1],
        seed=cast("np.random.SeedSequence", seed),
    )


def _dates(fan: Sequence[int], intervals: int) -> tuple[int, ...]:
    """Return the dates of a fan, in order and with the end."""
    dates = sorted({*(index(date) for date in fan), intervals})
    if dates[0] < 1 or dates[-1] > intervals:
        wrong = dates[0] if dates[0] < 1 else dates[-1]
        raise LeverageError(
            f"The dates of a fan must be intervals from 1 to {intervals:,}, not {wrong:,}."
        )
    if len(dates) > MOST_DATES:
        raise LeverageError(
            f"A fan can have at most {MOST_DATES} dates with the end, not {len(dates):,}."
        )
    return tuple(dates)
