"""Where an axis of a printed chart is marked, and what stands there."""

from __future__ import annotations

from math import ceil, floor, log10
from typing import NamedTuple

import numpy as np
import pandas as pd

from lev_ui.charts.heights import Heights
from lev_ui.theme import MINUS, SUPERSCRIPT, long_date, month

MOST = 6
FEW_DECADES = 2.0
FROM_YEARS, FROM_MONTHS = 3 * 365, 90  # days from which years are marked, and months
WRITTEN_POWERS = range(-2, 6)  # of ten


class Mark(NamedTuple):
    """A place on an axis, in the data's unit, and its label."""

    at: float
    label: str


def date_marks(dates: pd.DatetimeIndex, most: int) -> list[tuple[pd.Timestamp, str]]:
    """Return `most` dates to mark, or fewer: years, months, or first, middle and last day.

    Examples
    --------
    >>> days = pd.DatetimeIndex(["2001-03-01", "2001-03-05", "2001-03-09"])
    >>> [label for _, label in date_marks(days, 10)]
    ['1 Mar 2001', '5 Mar 2001', '9 Mar 2001']
    """
    first, last = dates[0], dates[-1]
    span = (last - first).days
    if span >= FROM_YEARS:
        years = pd.date_range(first, last, freq="YS", normalize=True)
        step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 400) if span / 365 / s <= most)
        found = [(day, str(day.year)) for day in years if day.year % step == 0]
    elif span >= FROM_MONTHS:
        months = pd.date_range(first, last, freq="MS", normalize=True)
        step = next(s for s in (1, 2, 3, 6, 12) if span / 30 / s <= most)
        found = [(day, month(day)) for day in months if (day.month - 1) % step == 0]
    else:
        few = {dates[0], dates[len(dates) // 2], dates[-1]}
        found = [(day, long_date(day)) for day in sorted(few)]
    return [(day, label) for day, label in found if first <= day <= last]


def height_marks(upper: Heights) -> list[Mark]:
    """Return the heights to mark: round numbers, or powers of ten on a logarithmic axis.

    Examples
    --------
    >>> [mark.label for mark in height_marks(Heights(-120.0, 310.0, logarithmic=False))]
    ['−100', '0', '100', '200', '300']
    >>> [mark.label for mark in height_marks(Heights(-1.5, 6.1, logarithmic=True))]
    ['0.1', '10', '1,000', '100,000']
    """
    return _powers(upper) if upper.logarithmic else _round_numbers(upper.low, upper.high)


def _round_numbers(low: float, high: float) -> list[Mark]:
    rough = (high - low) / MOST
    power = 10.0 ** floor(log10(rough))
    step = power * next(times for times in (1, 2, 5, 10) if times * power >= rough)
    digits = max(0, -floor(log10(step) + 1e-9))
    numbers = np.arange(ceil(low / step), floor(high / step) + 1) * step
    return [Mark(float(number), _written(float(number), digits)) for number in numbers]


def _powers(upper: Heights) -> list[Mark]:
    if upper.high - upper.low <= FEW_DECADES:
        ends = range(floor(upper.low), ceil(upper.high) + 1)
        found = [(times * 10.0**power, power) for power in ends for times in (1, 2, 5)]
        return [
            Mark(number, _written(number, max(0, -power)))
            for number, power in found
            if upper.low <= log10(number) <= upper.high
        ]
    low, high = ceil(upper.low), floor(upper.high)
    powers = range(low, high + 1, ceil((high - low + 1) / MOST))
    return [Mark(10.0**power, _power(power)) for power in powers]


def _power(power: int) -> str:
    if power not in WRITTEN_POWERS:
        return f"10{str(power).translate(SUPERSCRIPT)}"
    return _written(10.0**power, max(0, -power))


def _written(number: float, digits: int) -> str:
    text = f"{number:,.{digits}f}"
    return text.replace("-", MINUS if text.strip("-0.,") else "")
