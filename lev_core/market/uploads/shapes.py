"""Cells by their shape: ``2020-01-31`` and ``1999-12-01`` are both ``9999-99-99``.

A column of many thousand cells has few shapes, so what a cell can mean is decided once per
shape and the values are then read with array arithmetic.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Cells = NDArray[np.object_]

LONGEST = 48  # characters; nothing longer is a date or a number
_DIGITS = str.maketrans("0123456789", "9999999999")
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f"), " ")
_DIGITS_AND_SPACES = _DIGITS | _SPACES
MISSING = frozenset(
    {
        *("", ".", "-", "--", "---", "–", "—", "?", "na", "n/a", "n.a.", "nan", "null", "none"),
        *("nil", "missing", "#n/a", "#na", "#n/a n/a", "\\n", "k.a.", "n.d.", "<na>", "nat"),
    }
)


@dataclass(frozen=True, kw_only=True, eq=False)
class Shapes:
    """The distinct shapes of a column and which cell has which.

    Parameters
    ----------
    cells : numpy.ndarray
        Texts, shape ``(rows,)``.
    distinct : tuple of str
        Each shape once: digits as 9, spaces of any width as a space.
    codes : numpy.ndarray
        The position in `distinct` of each cell's shape, shape ``(rows,)``.
    """

    cells: Cells
    distinct: tuple[str, ...]
    codes: NDArray[np.intp]

    def rows_by_shape(self) -> list[NDArray[np.intp]]:
        """Return for each distinct shape the positions of the cells that have it."""
        order = np.argsort(self.codes, kind="stable")
        ends = np.cumsum(np.bincount(self.codes, minlength=len(self.distinct)))
        return np.split(order, ends[:-1]) if len(ends) else []

    @property
    def missing(self) -> NDArray[np.bool_]:
        """Which cells say that there is no value."""
        verdicts = [shape.casefold() in MISSING for shape in self.distinct]
        return np.array(verdicts, dtype=np.bool_)[self.codes]


def shape_of(cell: str) -> str:
    """Return the shape of a cell: its digits as 9, spaces of any width as a space."""
    return cell.translate(_DIGITS_AND_SPACES) if len(cell) <= LONGEST else "too long"


def shapes_of(cells: Cells) -> Shapes:
    """Return the shapes of a column.

    Examples
    --------
    >>> shapes_of(np.array(["1.5", "2.5", "n/a"], dtype=object)).distinct
    ('9.9', 'n/a')
    """
    drawn = list(map(shape_of, cells))
    codes, distinct = pd.factorize(np.array([*drawn, ""], dtype=object)[:-1])
    return Shapes(cells=cells, distinct=tuple(map(str, distinct)), codes=codes)


def characters(cells: list[str], width: int) -> NDArray[np.uint32]:
    """Return texts of one length as their character codes, shape ``(rows, width)``."""
    return np.array(cells, dtype=f"<U{width}").view(np.uint32).reshape(-1, width)


def whole(codes: NDArray[np.uint32], start: int, end: int) -> NDArray[np.int64]:
    """Return the digits from `start` to `end` of each row as a whole number."""
    powers = 10 ** np.arange(end - start - 1, -1, -1, dtype=np.int64)
    digits = codes[:, start:end].astype(np.int64) - ord("0")
    return np.asarray(digits @ powers)
