"""What a file decides by itself, and what it leaves to be asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from lev_core.market.uploads.choices import Example, Question, Reading, Topic
from lev_core.market.uploads.column import Column
from lev_core.market.uploads.dates import ORDERS, DateOrder
from lev_core.market.uploads.errors import QUOTED, printable
from lev_core.market.uploads.moments import told
from lev_core.market.uploads.numerals import MARKS, DecimalMark

Value = TypeVar("Value", bound=str)

SHOWN = 3  # examples of a reading
NOT_READ = "not readable"


@dataclass(frozen=True, kw_only=True, eq=False)
class Candidate(Generic[Value]):
    """One way to read all cells, each array of shape ``(cells,)``.

    Parameters
    ----------
    value : str
        Its name.
    known : numpy.ndarray
        Which cells can be read so.
    values : numpy.ndarray
        What they say then.
    """

    value: Value
    known: NDArray[np.bool_]
    values: NDArray[np.generic] = field(repr=False)

    def is_worse_than(self, other: Candidate[Value]) -> bool:
        """Return whether the other reads every cell that this one reads, and more."""
        more = other.known & ~self.known
        return bool(more.any() and not (self.known & ~other.known).any())

    def equals(self, other: Candidate[Value]) -> bool:
        """Return whether both read the same cells to the same values."""
        same = self.known == other.known
        return bool(same.all() and (self.values[self.known] == other.values[self.known]).all())


def consistent(candidates: Sequence[Candidate[Value]]) -> list[Candidate[Value]]:
    """Return the readings that no other reading makes needless.

    One that reads fewer cells than another goes, so that 13/04/2020 anywhere rules out that
    the month comes first; of two that come to the same, the first stays.
    """
    left = [one for one in candidates if not any(one.is_worse_than(other) for other in candidates)]
    kept: list[Candidate[Value]] = []
    for one in left:
        if not any(one.equals(other) for other in kept):
            kept.append(one)
    return kept


def date_orders(date: Column) -> list[Candidate[DateOrder]]:
    """Return the orders of day, month and year that agree with all dates of a column."""
    return consistent(
        [
            Candidate(value=order, known=stamps.known, values=stamps.local)
            for order, stamps in ((order, date.by_order[order]) for order in ORDERS)
        ]
    )


def decimal_marks(columns: Sequence[Column]) -> list[Candidate[DecimalMark]]:
    """Return the decimal marks that agree with all numbers of a table."""
    return consistent(
        [
            Candidate(
                value=mark,
                known=np.concatenate([column.by_mark[mark].known for column in columns]),
                values=np.concatenate([column.by_mark[mark].values for column in columns]),
            )
            for mark in MARKS
        ]
    )


def question_of(
    topic: Topic,
    candidates: Sequence[Candidate[Value]],
    cells: NDArray[np.object_],
    tell: Callable[[np.generic], str],
) -> Question:
    """Return the question between readings, with the first cells they read differently."""
    first, *others = candidates
    differ = np.zeros(len(cells), dtype=np.bool_)
    for other in others:
        differ |= first.known != other.known
        differ |= first.known & other.known & (first.values != other.values)
    shown = np.flatnonzero(differ)[:SHOWN]
    readings = [
        Reading(
            value=candidate.value,
            examples=tuple(
                Example(
                    cell=printable(cells[i], QUOTED),
                    meaning=tell(candidate.values[i]) if candidate.known[i] else NOT_READ,
                )
                for i in shown
            ),
        )
        for candidate in candidates
    ]
    return Question(topic=topic, readings=tuple(readings))


def column_question(topic: Topic, columns: Sequence[Column], *, required: bool = True) -> Question:
    """Return the question which of some columns is meant."""
    readings = [
        Reading(
            value=column.name,
            examples=tuple(
                Example(cell=printable(cell, QUOTED), meaning="") for cell in column.cells[:SHOWN]
            ),
        )
        for column in columns
    ]
    if not required:
        readings.append(Reading(value=""))
    return Question(topic=topic, readings=tuple(readings), required=required)


def told_moment(value: np.generic) -> str:
    """Return a moment as a person writes it."""
    return told(cast("np.datetime64", value))


def told_number(value: np.generic) -> str:
    """Return a number without marks between its thousands."""
    return f"{float(value):.12g}"
