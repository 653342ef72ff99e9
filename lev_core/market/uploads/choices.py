"""What must be known to read a file, and the questions where the file does not say."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from types import MappingProxyType
from typing import Literal, TypeAlias, cast

from lev_core.errors import LeverageError
from lev_core.market.uploads.dates import ORDERS, DateOrder
from lev_core.market.uploads.errors import printable
from lev_core.market.uploads.numerals import MARKS, DecimalMark
from lev_core.market.uploads.splitting import SEPARATORS, Separator
from lev_core.prices import Basis, VolumeUnit

Kind: TypeAlias = Literal["prices", "rate"]
RateUnit: TypeAlias = Literal["percent", "fraction"]
RatePeriod: TypeAlias = Literal["year", "day", "8h", "1h"]
TimeZone: TypeAlias = Literal[
    "UTC",
    "America/New_York",
    "America/Chicago",
    "Europe/London",
    "Europe/Berlin",
    "Asia/Tokyo",
    "Asia/Hong_Kong",
    "Asia/Singapore",
    "Australia/Sydney",
]
Topic: TypeAlias = Literal[
    "sheet",
    "separator",
    "date",
    "time",
    "date_order",
    "close",
    "open",
    "high",
    "low",
    "volume",
    "volume_unit",
    "rate",
    "decimal_mark",
    "rate_unit",
    "rate_period",
    "time_zone",
]

NO_COLUMN = ""
"""The answer that a file has no such column, or that one shall not be used."""

PERIODS_PER_YEAR = MappingProxyType({"year": 1.0, "day": 365.0, "8h": 3 * 365.0, "1h": 24 * 365.0})
TIME_ZONES: tuple[TimeZone, ...] = (
    "UTC",
    "America/New_York",
    "America/Chicago",
    "Europe/London",
    "Europe/Berlin",
    "Asia/Tokyo",
    "Asia/Hong_Kong",
    "Asia/Singapore",
    "Australia/Sydney",
)
ALLOWED = MappingProxyType(
    {
        "separator": SEPARATORS,
        "date_order": ORDERS,
        "decimal_mark": MARKS,
        "volume_unit": ("shares", "currency"),
        "rate_unit": ("percent", "fraction"),
        "rate_period": tuple(PERIODS_PER_YEAR),
        "time_zone": TIME_ZONES,
        "basis": ("total_return", "price", "unknown"),
    }
)


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What a reader has said about a file; None where nothing has been said.

    Parameters
    ----------
    sheet : str, optional
        The sheet of a spreadsheet.
    separator : {",", ";", tab, "|"}, optional
        What stands between the cells of a text.
    date, time : str, optional
        The column of the dates, and of the times of day where they stand apart.
    date_order : {"day_first", "month_first", "year_first"}, optional
        How dates such as 03/04/2020 are meant.
    close, open, high, low, volume : str, optional
        The columns of the prices and of the volume; `NO_COLUMN` to leave one out.
    volume_unit : {"shares", "currency"}, optional
        What the volume counts.
    rate : str, optional
        The column of a rate.
    decimal_mark : {".", ","}, optional
        What stands before the decimals.
    rate_unit : {"percent", "fraction"}, optional
        Whether a rate of 5 means 5% or 500%.
    rate_period : {"year", "day", "8h", "1h"}, optional
        The time a rate is for.
    time_zone : str, optional
        One of `TIME_ZONES`: where the clock of times without a zone stands.
    basis : {"total_return", "price", "unknown"}
        Whether dividends are in the closes.

    Raises
    ------
    LeverageError
        If an answer is not one of those there are.
    """

    sheet: str | None = None
    separator: Separator | None = None
    date: str | None = None
    time: str | None = None
    date_order: DateOrder | None = None
    close: str | None = None
    open: str | None = None
    high: str | None = None
    low: str | None = None
    volume: str | None = None
    volume_unit: VolumeUnit | None = None
    rate: str | None = None
    decimal_mark: DecimalMark | None = None
    rate_unit: RateUnit | None = None
    rate_period: RatePeriod | None = None
    time_zone: TimeZone | None = None
    basis: Basis = "unknown"

    def __post_init__(self) -> None:
        """Refuse answers there are not; whether a column is there, only its file can say."""
        for field in fields(self):
            value = getattr(self, field.name)
            known = ALLOWED.get(field.name)
            if value is not None and (not isinstance(value, str) or (known and value not in known)):
                accepted = ", ".join(map(repr, known)) if known else "a name"
                raise LeverageError(
                    f"The {field.name.replace('_', ' ')} cannot be "
                    f"{printable(str(value), 20)!r}; it must be {accepted}."
                )

    def answering(self, topic: Topic, value: str) -> Choices:
        """Return the choices with one question answered.

        Parameters
        ----------
        topic : str
            The topic of the question.
        value : str
            The value of the reading chosen.

        Returns
        -------
        Choices
            A new object; this one stays as it is.

        Raises
        ------
        LeverageError
            If the answer is not one of those there are.

        Examples
        --------
        >>> Choices().answering("decimal_mark", ",").decimal_mark
        ','
        """
        return replace(self, **cast("dict[str, str]", {topic: value}))  # type: ignore[arg-type]  # checked on the way


@dataclass(frozen=True, kw_only=True)
class Example:
    """A cell of the file and what it says under one reading.

    Parameters
    ----------
    cell : str
        The text as it stands in the file.
    meaning : str
        The date or number it is then.
    """

    cell: str
    meaning: str


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One of the ways a file can be read.

    Parameters
    ----------
    value : str
        What to give `Choices.answering`.
    examples : tuple of Example
        The first values where the readings differ, up to three.
    """

    value: str
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Question:
    """A point where every value of a file agrees with more than one reading.

    Parameters
    ----------
    topic : str
        The field of `Choices` the answer goes into.
    readings : tuple of Reading
        Two or more readings.
    required : bool
        Whether the file cannot be read without an answer.
    """

    topic: Topic
    readings: tuple[Reading, ...]
    required: bool = True

    def answer(self, choices: Choices, value: str) -> Choices:
        """Return the choices with this question answered.

        Parameters
        ----------
        choices : Choices
            What has been answered so far.
        value : str
            The value of one of the readings.

        Returns
        -------
        Choices
            A new object.

        Raises
        ------
        LeverageError
            If no reading has that value.

        Examples
        --------
        >>> asked = Question(topic="decimal_mark", readings=(Reading(value=","),))
        >>> asked.answer(Choices(), ",").decimal_mark
        ','
        """
        if value not in {reading.value for reading in self.readings}:
            raise LeverageError(
                f"{printable(value, 20)!r} is none of the readings of the "
                f"{self.topic.replace('_', ' ')}; choose one of them."
            )
        return choices.answering(self.topic, value)
