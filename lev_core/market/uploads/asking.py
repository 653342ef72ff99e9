"""The questions of a file, in the order they can be answered."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from lev_core.market.uploads.choices import (
    NO_COLUMN,
    PERIODS_PER_YEAR,
    TIME_ZONES,
    Choices,
    Example,
    Kind,
    Question,
    Reading,
    Topic,
)
from lev_core.market.uploads.column import Column
from lev_core.market.uploads.errors import QUOTED, UploadError, printable
from lev_core.market.uploads.grid import Grid
from lev_core.market.uploads.moments import dated, needs_zone, stamps_of, told
from lev_core.market.uploads.numerals import Numbers
from lev_core.market.uploads.picking import (
    clock_columns,
    date_columns,
    named_columns,
    number_columns,
    value_columns,
)
from lev_core.market.uploads.settling import (
    SHOWN,
    column_question,
    date_orders,
    decimal_marks,
    question_of,
    told_moment,
    told_number,
)
from lev_core.market.uploads.table import Table, preview

OPTIONAL: tuple[Topic, ...] = ("open", "high", "low", "volume")
NEEDED = frozenset({"close", "rate"})  # which cannot be answered with NO_COLUMN
ASKED = {"percent": 100.0, "fraction": 1.0}


@dataclass(kw_only=True, eq=False)
class Settled:
    """Choices with everything filled in that a file decides, and what it does not.

    Parameters
    ----------
    choices : Choices
        What the reader said and what the file says.
    grid : Grid or None
        The table, None while its sheet or separator is a question.
    questions : list of Question
        What is open.
    """

    choices: Choices
    grid: Grid | None = None
    questions: list[Question] = field(default_factory=list)

    def take(self, topic: Topic, value: str) -> None:
        """Fill in what the file says."""
        self.choices = self.choices.answering(topic, value)

    def column(self, topic: Topic) -> Column | None:
        """Return a chosen column, None where there is none."""
        name = getattr(self.choices, topic)
        return self.grid.column(name) if self.grid is not None and name else None

    def pick(self, topic: Topic, candidates: list[Column], *, required: bool = True) -> None:
        """Fill in the only candidate, or ask between several; without any there is no column."""
        if getattr(self.choices, topic) is not None and not (required and topic in NEEDED):
            return
        if len(candidates) == 1:
            self.take(topic, candidates[0].name)
        elif candidates:
            self.questions.append(column_question(topic, candidates, required=required))
        else:
            self.take(topic, NO_COLUMN)


def questions(table: Table, kind: Kind, choices: Choices) -> tuple[Question, ...]:
    r"""Return every point where more than one reading agrees with all values of a file.

    An answer can bring further questions, as columns can only be asked for once the
    separator is known: ask again with the choices answered until none is required.

    Parameters
    ----------
    table : Table
        The file.
    kind : {"prices", "rate"}
        What it shall be read as.
    choices : Choices
        What has been answered so far.

    Returns
    -------
    tuple of Question
        In the order to show them; empty when everything is known.

    Raises
    ------
    UploadError
        If it can never be read so: there are no dates, or no numbers.

    Examples
    --------
    >>> from lev_core.market.uploads.table import read_table
    >>> table = read_table(b"Date,Close\n03/04/2024,1.5\n04/04/2024,1.6\n")
    >>> [asked] = questions(table, "prices", Choices())
    >>> [(way.value, way.examples[0].meaning) for way in asked.readings]
    [('day_first', '3 Apr 2024'), ('month_first', '4 Mar 2024')]
    >>> questions(table, "prices", asked.answer(Choices(), "day_first"))
    ()
    """
    return tuple(settle(table, kind, choices).questions)


def settle(table: Table, kind: Kind, choices: Choices) -> Settled:
    """Return the choices with what the file decides, and the questions it leaves."""
    key = table.key(choices)
    settled = Settled(choices=choices)
    if key is None:
        settled.questions.append(_key_question(table))
        return settled
    grid = table.grid(key)
    settled.take("sheet" if table.is_spreadsheet else "separator", key)
    settled.grid = grid
    settled.pick("date", date_columns(grid) if choices.date is None else [])
    date = settled.column("date")
    if date is None:
        return settled
    settled.pick("time", clock_columns(grid, date), required=True)
    _settle_order(settled, date)
    _settle_mark(settled, date)
    _settle_values(settled, kind, date)
    _settle_zone(settled, date)
    return settled


def missing_answers(settled: Settled) -> UploadError | None:
    """Return the refusal to read on while a question is open that must be answered."""
    topics = [q.topic.replace("_", " ") for q in settled.questions if q.required]
    if not topics:
        return None
    return UploadError(
        f"The file can be read in more than one way; say first what is meant by its "
        f"{', '.join(topics)}."
    )


def _key_question(table: Table) -> Question:
    topic: Topic = "sheet" if table.is_spreadsheet else "separator"
    readings = []
    for key in table.sheets or table.separators:
        chosen = Choices().answering(topic, key)
        row = preview(table, chosen, rows=1)
        cells = [str(cell) for cell in row.iloc[0]] if len(row) else []
        examples = [Example(cell=cell, meaning="") for cell in cells[:SHOWN]]
        readings.append(Reading(value=key, examples=tuple(examples)))
    return Question(topic=topic, readings=tuple(readings))


def _settle_order(settled: Settled, date: Column) -> None:
    if settled.choices.date_order is not None:
        return
    orders = date_orders(date)
    if len(orders) == 1:
        settled.take("date_order", orders[0].value)
    else:
        settled.questions.append(question_of("date_order", orders, date.cells, told_moment))


def _settle_values(settled: Settled, kind: Kind, date: Column) -> None:
    grid = settled.grid
    if grid is None:
        return
    value: Topic = "close" if kind == "prices" else "rate"
    if not getattr(settled.choices, value):
        settled.pick(value, value_columns(grid, kind, date))
    if kind == "prices":
        for topic in OPTIONAL:
            settled.pick(topic, named_columns(grid, topic, date), required=False)
        if settled.choices.volume and settled.choices.volume_unit is None:
            readings = (Reading(value="shares"), Reading(value="currency"))
            settled.questions.append(
                Question(topic="volume_unit", readings=readings, required=False)
            )
    else:
        _settle_rate(settled)


def _settle_rate(settled: Settled) -> None:
    column = settled.column("rate")
    if column is None:
        return
    numbers = column.by_mark[settled.choices.decimal_mark or "."]
    if settled.choices.rate_unit is None:
        if numbers.percent[~column.missing].all():
            settled.take("rate_unit", "percent")
        else:
            readings = [_unit_reading(column, numbers, unit) for unit in ASKED]
            settled.questions.append(Question(topic="rate_unit", readings=tuple(readings)))
    if settled.choices.rate_period is None:
        periods = [Reading(value=period) for period in PERIODS_PER_YEAR]
        settled.questions.append(Question(topic="rate_period", readings=tuple(periods)))


def _unit_reading(column: Column, numbers: Numbers, unit: str) -> Reading:
    rows = np.flatnonzero(numbers.known & ~numbers.percent)[:SHOWN]
    return Reading(
        value=unit,
        examples=tuple(
            Example(
                cell=printable(column.cells[row], QUOTED),
                meaning=f"{numbers.values[row] * 100.0 / ASKED[unit]:.6g}%",
            )
            for row in rows
        ),
    )


def _settle_mark(settled: Settled, date: Column) -> None:
    if settled.choices.decimal_mark is not None or settled.grid is None:
        return
    columns = number_columns(settled.grid, date)
    marks = decimal_marks(columns) if columns else []
    if len(marks) > 1:
        cells = np.concatenate([column.cells for column in columns])
        settled.questions.append(question_of("decimal_mark", marks, cells, told_number))
    else:
        settled.take("decimal_mark", marks[0].value if marks else ".")


def _settle_zone(settled: Settled, date: Column) -> None:
    order = settled.choices.date_order or date_orders(date)[0].value
    stamps = stamps_of(date, settled.column("time"), order)
    if settled.choices.time_zone is not None or not needs_zone(stamps):
        return
    first = int(stamps.known.argmax())
    readings = []
    for zone in TIME_ZONES:
        moment = dated(stamps, zone).moments[first]
        meaning = "never" if np.isnat(moment) else f"{told(moment)} UTC"
        cell = printable(date.cells[first], QUOTED)
        readings.append(Reading(value=zone, examples=(Example(cell=cell, meaning=meaning),)))
    settled.questions.append(Question(topic="time_zone", readings=tuple(readings)))
