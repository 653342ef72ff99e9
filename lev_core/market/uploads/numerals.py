"""Cells as numbers: decimal marks, thousands, signs, currencies and percent signs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from lev_core._types import Floats
from lev_core.market.uploads.shapes import Shapes

DecimalMark: TypeAlias = Literal[".", ","]

LARGEST = 1e100  # beyond it nothing is a price, and sums of squares overflow
MARKS: tuple[DecimalMark, ...] = (".", ",")
_MINUS = "-−–"
_CURRENCY = r"[$€£¥₿₹₽₩₺₴฿¢]|USDT|USDC|USD|EUR|GBP|CHF|JPY|CAD|AUD|BTC|ETH"
_SUFFIXES = {"k": 1e3, "m": 1e6, "b": 1e9}
_DROPPED = {ord(c): None for c in " '’()%$€£¥₿₹₽₩₺₴฿¢+KkMmBb\u00a0\u2007\u2009\u202f" + _MINUS}
_DROPPED |= dict.fromkeys(range(ord("A"), ord("Z") + 1))
_BEFORE_DIGITS = "".join(map(chr, _DROPPED))


def _pattern(mark: str) -> re.Pattern[str]:
    point, other = re.escape(mark), "," if mark == "." else r"\."
    return re.compile(
        rf"(?P<open>\()?(?:{_CURRENCY})? ?(?P<sign>[{_MINUS}+])? ?(?:{_CURRENCY})? ?"
        rf"(?P<size>9{{1,3}}(?:(?P<by>[{other} '’])999)(?:(?P=by)999)*(?:{point}9*)?"
        rf"|9+(?:{point}9*)?(?P<power>[eE][-+−]?9{{1,3}})?|{point}9+(?P<power2>[eE][-+−]?9{{1,3}})?)"
        rf" ?(?P<suffix>[KkMmBb])? ?(?P<percent>%)? ?(?:{_CURRENCY})?(?P<after>-)?(?P<close>\))?"
    )


_PATTERNS = {mark: _pattern(mark) for mark in MARKS}


@dataclass(frozen=True, kw_only=True)
class _Verdict:
    """What a shape means under one decimal mark."""

    readable: bool = False
    plain: bool = False
    powered: bool = False
    grouped: bool = False
    sign: float = 1.0
    scale: float = 1.0
    percent: bool = False


@dataclass(frozen=True, kw_only=True, eq=False)
class Numbers:
    """What the cells of a column say as numbers, each array of shape ``(rows,)``.

    Parameters
    ----------
    values : numpy.ndarray
        The numbers, NaN where a cell holds none; one with a percent sign is its hundredth.
    percent : numpy.ndarray
        Which cells carry a percent sign.
    """

    values: Floats
    percent: NDArray[np.bool_]

    @property
    def known(self) -> NDArray[np.bool_]:
        """Which cells are numbers."""
        return np.isfinite(self.values)


def is_number_shape(shape: str) -> bool:
    """Return whether numbers are written in this shape, under either decimal mark."""
    return any(_verdict(shape, mark).readable for mark in MARKS)


def read_numbers(shapes: Shapes, mark: DecimalMark) -> Numbers:
    """Return what cells say under a decimal mark.

    Examples
    --------
    >>> from lev_core.market.uploads.shapes import shapes_of
    >>> cells = shapes_of(np.array(["1.234,5", "(2,5)", "7 %", "1.5"], dtype=object))
    >>> read_numbers(cells, ",").values.tolist()
    [1234.5, -2.5, 0.07, nan]
    """
    verdicts = [_verdict(shape, mark) for shape in shapes.distinct]
    codes = shapes.codes

    def flags(name: str) -> NDArray[np.bool_]:
        return np.array([getattr(verdict, name) for verdict in verdicts], dtype=np.bool_)[codes]

    texts = np.where(flags("readable"), shapes.cells, "nan").astype(object)
    grouped = np.flatnonzero(flags("grouped"))
    # A group of thousands does not begin with a zero: 0.125 is an eighth.
    false = [row for row in grouped if texts[row].lstrip(_BEFORE_DIGITS)[:1] == "0"]
    texts[false] = "nan"
    powered = flags("powered")
    to_point = str.maketrans({",": "."} if mark == "," else {",": None})
    for rows, table in (
        (powered, to_point | {ord("−"): "-"}),
        (flags("readable") & ~powered & ~flags("plain"), _cleaning(mark)),
    ):
        chosen = np.flatnonzero(rows & (texts != "nan"))
        texts[chosen] = [texts[row].translate(table) for row in chosen]
    values = texts.astype(np.float64)
    for name in ("sign", "scale"):
        values = values * np.array([getattr(v, name) for v in verdicts], dtype=np.float64)[codes]
    percent = flags("percent") & np.isfinite(values)
    values = np.where(percent, values / 100.0, values)
    return Numbers(values=np.where(np.abs(values) <= LARGEST, values, np.nan), percent=percent)


def _cleaning(mark: DecimalMark) -> dict[int, str | int | None]:
    thousands, point = (".", ",") if mark == "," else (",", ".")
    return {**_DROPPED, ord(thousands): None, ord(point): "."}


def _verdict(shape: str, mark: DecimalMark) -> _Verdict:
    found = _PATTERNS[mark].fullmatch(shape)
    if found is None or bool(found["open"]) != bool(found["close"]):
        return _Verdict()
    powered = bool(found["power"] or found["power2"])
    bare = found["size"] == shape
    negative = bool(found["open"] or found["after"] or (found["sign"] and found["sign"] in _MINUS))
    if powered and not (bare or shape == f"{found['sign']}{found['size']}"):
        return _Verdict()
    return _Verdict(
        readable=True,
        plain=bare and mark == "." and not found["by"],
        powered=powered,
        grouped=bool(found["by"]) and found["by"] in ".,",
        sign=-1.0 if negative and not powered else 1.0,
        scale=_SUFFIXES[found["suffix"].lower()] if found["suffix"] else 1.0,
        percent=bool(found["percent"]),
    )
