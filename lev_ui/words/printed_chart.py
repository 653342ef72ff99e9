"""What can be read off a printed chart: the questions, and the answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pandas as pd

from lev_ui.classroom import Classroom
from lev_ui.theme import long_date, month, multiple, plain_number, value
from lev_ui.words.compare import chart_title
from lev_ui.words.plain import for_markdown, lower_first

CLOSE = 0.01  # ends nearer than this share of the money put in are one to the eye
LEAST = 0.1
YEARS, MONTHS = 730, 60  # days from which a question asks for a year, and for a month


class Reading(NamedTuple):
    """An exercise on the chart: pairs of question and answer."""

    title: str
    given: str
    tasks: tuple[tuple[str, str], ...]


class Unit(NamedTuple):
    """How finely a date can be read off the chart."""

    question: str
    answer: Callable[[pd.Timestamp], str]


def line_names(shown: Classroom) -> tuple[str, str, str]:
    """Return what the three lines are called: token, L × asset, asset."""
    return f"{multiple(shown.leverage)} token", f"{plain_number(shown.leverage)} × asset", "Asset"


def alt(shown: Classroom) -> str:
    """Return the chart in words, for a reader who cannot see it."""
    ends = ", ".join(f"{name} at {value(line.iloc[-1])}" for name, line in _named(shown).items())
    return (
        f"{chart_title(shown.comparison)}. Lines from {long_date(shown.first)} to "
        f"{long_date(shown.last)}, each worth 100 on the first day; they end with {ends}."
    )


def reading(shown: Classroom) -> Reading:
    """Return the exercise."""
    name = for_markdown(shown.asset_name, first=True)
    costs = "costs counted in the token" if shown.settings.costs else "no costs"
    return Reading(
        "Read the chart",
        (
            f"{name}, {long_date(shown.first)} to {long_date(shown.last)}: 100 put in on the first "
            f"day, {costs}."
        ),
        (
            ("Which line ends highest, which lowest?", _order(shown)),
            (f"{_unit(shown).question} did the token stand highest?", _highest(shown)),
            ("About what is left of 100 in the token?", _left(shown)),
        ),
    )


def _named(shown: Classroom) -> dict[str, pd.Series]:
    compared = shown.comparison
    lines = (compared.token.holder_value, compared.simple, compared.asset)
    return dict(zip(line_names(shown), (100.0 * line for line in lines), strict=True))


def _order(shown: Classroom) -> str:
    ends = {name: float(line.iloc[-1]) for name, line in _named(shown).items()}
    top, bottom = max(ends.values()), min(ends.values())
    near = 100.0 * CLOSE
    highest = [name for name, end in ends.items() if top - end < near]
    lowest = [name for name, end in ends.items() if end - bottom < near]
    if len(highest) == len(ends):
        return "All three end together, or nearly."
    said = ", ".join(f"{lower_first(name)} {value(end)}" for name, end in ends.items())
    top_names, bottom_names = (lower_first(" and ".join(found)) for found in (highest, lowest))
    return f"Highest: {top_names}; lowest: {bottom_names} ({said})."


def _unit(shown: Classroom) -> Unit:
    days = (shown.last - shown.first).days
    if days >= YEARS:
        return Unit("In which year", lambda day: f"In {day.year}.")
    if days >= MONTHS:
        return Unit("In which month", lambda day: f"In {month(day)}.")
    return Unit("On which day", lambda day: f"On {long_date(day)}.")


def _highest(shown: Classroom) -> str:
    values = shown.comparison.token.holder_value
    return _unit(shown).answer(values.index[int(np.argmax(values.to_numpy()))])


def _left(shown: Classroom) -> str:
    gone, end = shown.comparison.token.wiped_out_on, 100.0 * shown.comparison.token.final_value
    if gone is not None:
        return f"Nothing: it was wiped out on {long_date(gone)}."
    return f"{value(end)}." if end >= LEAST else f"Less than {LEAST}."
