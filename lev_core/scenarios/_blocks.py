"""A simulation cut into blocks of paths that anyone can compute, in any order, alike."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from lev_core._types import Floats
from lev_core.costs import Costs
from lev_core.errors import LeverageError
from lev_core.scenarios._growth import token_terms
from lev_core.scenarios._resampled import block_paths, resampled, resampled_factors
from lev_core.scenarios._stepped import stepped
from lev_core.scenarios._tally import BlockTally
from lev_core.scenarios.bootstrap import StationaryBootstrap
from lev_core.scenarios.clustering import Clustering
from lev_core.scenarios.random_walk import RandomWalk

Source: TypeAlias = RandomWalk | StationaryBootstrap | Clustering
"""A model of an asset that paths can be drawn from."""

BLOCK = 4096  # paths
IN_FLIGHT = 16  # blocks given to an executor and not yet taken back


@dataclass(frozen=True, kw_only=True, eq=False)
class Job:
    """All that is needed to compute any block of a simulation."""

    source: Source
    leverages: tuple[float, ...]
    costs: Costs
    dates: tuple[int, ...]  # increasing; the last is the end
    paths: int
    seed: np.random.SeedSequence

    @property
    def block(self) -> int:
        """The paths of every block but the last; nothing about who computes it enters."""
        if isinstance(self.source, StationaryBootstrap):
            return block_paths(self.source, self.dates[-1])
        return BLOCK

    @property
    def blocks(self) -> int:
        """How many blocks there are."""
        return -(-self.paths // self.block)

    def size(self, number: int) -> int:
        """Return the paths of one block."""
        return min(self.block, self.paths - number * self.block)

    def generator(self, number: int) -> np.random.Generator:
        """Return the generator of one block, its own child of the seed."""
        child = np.random.SeedSequence(
            self.seed.entropy,
            spawn_key=(*self.seed.spawn_key, number),
            pool_size=self.seed.pool_size,
        )
        return np.random.Generator(np.random.SFC64(child))


def block_tally(job: Job, number: int) -> BlockTally:
    """Simulate one block and return what is kept of it."""
    try:
        with np.errstate(over="raise", invalid="raise"):
            return _block_tally(job, number)
    except FloatingPointError:
        raise LeverageError(
            "A simulated value would grow beyond any number; choose a smaller multiple, "
            "a smaller volatility or a shorter time."
        ) from None


def write_factors(job: Job, number: int, factors: Floats) -> None:
    """Write the asset's growth factors in one block into its columns of all paths."""
    source, generator, paths = job.source, job.generator(number), job.size(number)
    block = factors[:, number * job.block :][:, :paths]
    if isinstance(source, StationaryBootstrap):
        block[:] = resampled_factors(source, job.dates[-1], generator, paths)
        return
    fill, row = source.stepper(generator, paths), np.empty((1, paths))
    for interval in block:
        fill(row)
        interval[:] = row[0]


def tallies(job: Job, executor: Executor | None) -> Iterator[BlockTally]:
    """Yield the tally of every block in order, whoever computes them."""
    if executor is None:
        yield from (block_tally(job, number) for number in range(job.blocks))
        return
    pending: deque[Future[BlockTally]] = deque()
    try:
        for number in range(job.blocks):
            pending.append(executor.submit(block_tally, job, number))
            if len(pending) == IN_FLIGHT:
                yield pending.popleft().result()
        while pending:
            yield pending.popleft().result()
    finally:
        for future in pending:
            future.cancel()


def _block_tally(job: Job, number: int) -> BlockTally:
    source, paths = job.source, job.size(number)
    years, kept = 1.0 / source.periods_per_year, job.costs.kept
    terms = tuple(token_terms(leverage, job.costs, years) for leverage in job.leverages)
    generator, tally = job.generator(number), BlockTally(1 + len(terms), len(job.dates))
    if isinstance(source, StationaryBootstrap):
        moments = resampled(source, terms, job.dates, generator, paths)
    else:
        moments = stepped(source, terms, job.dates, generator, paths)
    for place, values in moments:
        if kept == 1.0:
            tally.note(place, values)
        else:
            tally.note(place, np.vstack([values[:1], values[1:] * kept]))
    return tally
