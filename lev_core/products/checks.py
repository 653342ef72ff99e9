"""Ranges, and the refusal of what no source can have said."""

from __future__ import annotations

from math import isfinite
from typing import Literal, NamedTuple, TypeAlias, get_args

from lev_core.errors import LeverageError

Choice: TypeAlias = Literal["low", "high"]

MAX_FEE = 1.0  # of anything, a day or a year


class Range(NamedTuple):
    """The lowest and the highest number a source gives; the same twice where there is one.

    Parameters
    ----------
    low, high : float
        The ends of the range, in the unit of what it is a range of.

    Examples
    --------
    >>> Range(0.00001, 0.002).pick("high")
    0.002
    """

    low: float
    high: float

    def pick(self, choice: Choice) -> float:
        """Return the end that was asked for.

        Parameters
        ----------
        choice : {"low", "high"}
            Which end; there is no middle, as no source gives one.

        Returns
        -------
        float
            That end.

        Raises
        ------
        LeverageError
            If it is neither.
        """
        check_one_of(choice, Choice, "end of a range")
        return self.low if choice == "low" else self.high


def exactly(value: float) -> Range:
    """Return the range of a single number.

    Parameters
    ----------
    value : float
        The number a source gives.

    Returns
    -------
    Range
        From that number to itself.

    Examples
    --------
    >>> exactly(0.0003)
    Range(low=0.0003, high=0.0003)
    """
    return Range(value, value)


def check_range(value: Range | None, what: str) -> None:
    """Refuse a range that is not made of fractions in order."""
    if value is None:
        return
    low, high = value
    if not (isfinite(low) and isfinite(high) and 0.0 <= low <= high < MAX_FEE):
        raise LeverageError(
            f"The {what} must be fractions from 0 to below 1, the lower one first, "
            f"not {low:g} and {high:g}; 0.001 is 0.1%."
        )


def check_one_of(value: object, allowed: object, what: str) -> None:
    """Refuse a word that is none of a closed set."""
    words = get_args(allowed)
    if value not in words:
        known = ", ".join(repr(word) for word in words)
        raise LeverageError(f"The {what} must be one of {known}, not {value!r}.")


def check_text(value: str, what: str) -> None:
    """Refuse a text that says nothing."""
    if not value or value != value.strip():
        raise LeverageError(f"The {what} must be a text without spaces around it, not {value!r}.")
