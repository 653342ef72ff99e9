"""What a report is: one frozen value, the same for HTML, picture and spreadsheet."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import NamedTuple, TypeAlias

import pandas as pd

from lev_ui.charts.frame import Picture
from lev_ui.words.assumptions import Assumption


class Badge(NamedTuple):
    """One thing to know about the data; a warning where it weakens the result."""

    text: str
    meaning: str
    is_warning: bool


class Number(NamedTuple):
    """One of the numbers in the row under the answer, as it is written."""

    label: str
    value: str
    meaning: str


class Measure(NamedTuple):
    """One number in full, for a spreadsheet: its name, itself and its unit."""

    name: str
    value: float | pd.Timestamp | str | None
    unit: str


class Fact(NamedTuple):
    """One line of where the numbers come from."""

    name: str
    text: str


class Drawn(NamedTuple):
    """A chart with its description in words."""

    picture: Picture
    alt: str


class Sheet(NamedTuple):
    """One table of a spreadsheet; the units stand under the names of the columns."""

    name: str
    table: pd.DataFrame
    units: tuple[str, ...]


@dataclass(frozen=True)
class Section:
    """One part of a report: a heading, what is said, charts, and what is said below them."""

    heading: str
    said: str = ""
    _: KW_ONLY
    charts: tuple[Drawn, ...] = ()
    below: str = ""


Measures: TypeAlias = tuple[Measure, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class Report:
    """A page's result with everything that must travel with it.

    Every text is Markdown as the pages show it, with what comes from outside already made
    harmless by `for_markdown`. `main` is the picture a slide shows; `code` the lines of
    `lev_core` that give the same result, or nothing.

    Parameters
    ----------
    title, answer : str
        The page's question and its answer.
    badges : tuple of Badge
        What to know of the data.
    numbers : tuple of Number
        The row of numbers.
    main : Drawn
        The page's first picture.
    sections : tuple of Section
        The rest of the page.
    measures : tuple of Measure
        The result in numbers.
    sheets : tuple of Sheet
        Tables that only a spreadsheet holds.
    assumptions : tuple of Assumption
        Every choice the result depends on.
    provenance : tuple of Fact
        Where the numbers come from.
    link : str
        The address that opens on the same result.
    code : str
        Lines of Python, or nothing.
    """

    title: str
    answer: str
    badges: tuple[Badge, ...]
    numbers: tuple[Number, ...]
    main: Drawn | None
    sections: tuple[Section, ...]
    measures: Measures
    sheets: tuple[Sheet, ...]
    assumptions: tuple[Assumption, ...]
    provenance: tuple[Fact, ...]
    link: str
    code: str = ""
