"""Values along paths that are drawn forward in time, a few intervals at once."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from lev_core._types import Floats
from lev_core.scenarios._growth import MOST_ROWS, Growing, TokenTerms
from lev_core.scenarios._source import Stepping


def stepped(
    source: Stepping,
    terms: tuple[TokenTerms, ...],
    dates: tuple[int, ...],
    generator: np.random.Generator,
    paths: int,
) -> Iterator[tuple[int, Floats]]:
    """Yield the place of each date and the values then, ``(columns, paths)``, the asset first.

    The values are those of the moment: they change when the next are asked for. With a few
    thousand paths and 8 intervals at once all of it stays in the processor's cache.
    """
    fill = source.stepper(generator, paths)
    growing, factors = Growing(terms, paths), np.empty((MOST_ROWS, paths))
    place = 0
    for start in range(0, dates[-1], MOST_ROWS):
        end = min(start + MOST_ROWS, dates[-1])
        stops = [date - start for date in dates[place:] if date <= end]
        due = len(stops)
        if not stops or stops[-1] != end - start:
            stops.append(end - start)
        taken = factors[: end - start]
        fill(taken)
        for values in growing.advance(taken, stops)[:due]:
            yield place, values
            place += 1
