"""Choices that a number decides: the same on every machine and in every version."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import numpy as np

Option = TypeVar("Option")


class Draw:
    """A row of choices that follows from the number of a sheet and of an exercise.

    NumPy promises the same raw bits for ever, and nothing of the kind for what its
    generators make of them, so a choice is made from the bits themselves.

    Examples
    --------
    >>> draw = Draw(1, 2)
    >>> [draw.one_of("abcdef") for _ in range(6)]
    ['a', 'f', 'f', 'b', 'a', 'c']
    """

    def __init__(self, sheet: int, exercise: int) -> None:
        self._bits = np.random.PCG64([sheet, exercise])

    def one_of(self, options: Sequence[Option]) -> Option:
        """Return one of the options."""
        return options[int(self._bits.random_raw()) % len(options)]
