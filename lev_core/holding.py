"""What holding a token for a while did, over every window of its history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lev_core._columns import read_only
from lev_core._time import day
from lev_core._types import Floats
from lev_core.errors import LeverageError
from lev_core.token import TokenPath

LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)
SHARES = ("beats_simple", "beats_asset", "loses", "ruined")
TIE = 1e-9  # of the money put in: rounding, not a lead


class Windows(NamedTuple):
    """Every window of one length: what each made, as fractions, shape ``(windows,)``."""

    token: Floats
    simple: Floats
    asset: Floats

    @property
    def gap(self) -> Floats:
        """What the token made beyond L × asset."""
        return self.token - self.simple


@dataclass(frozen=True, kw_only=True, eq=False)
class HoldingPeriods:
    """How a token did over every window of some lengths; arrays are read-only.

    Windows overlap, so they are not independent of each other: twenty years hold about twenty
    separate years, however many windows of a year there are.

    Parameters
    ----------
    intervals : numpy.ndarray
        Length of the windows in intervals of the data, shape ``(lengths,)``.
    years : numpy.ndarray
        The same in years, on average, same shape.
    windows : numpy.ndarray
        How many windows of each length there are: those that start with a token worth
        something, same shape.
    levels : tuple of float
        The quantiles kept, from 0 to 1.
    token, simple, asset, gap : numpy.ndarray
        Quantiles of the return of the token, of L × asset and of the asset, and of the token's
        less that of L × asset, as fractions, shape ``(lengths, levels)``.
    beats_simple, beats_asset, loses, ruined : numpy.ndarray
        Share of windows in which the token did better than L × asset and than the asset, ended
        below its start, and ended worth nothing, from 0 to 1, shape ``(lengths,)``.
    """

    intervals: NDArray[np.intp]
    years: Floats
    windows: NDArray[np.intp]
    levels: tuple[float, ...]
    token: Floats
    simple: Floats
    asset: Floats
    gap: Floats
    beats_simple: Floats
    beats_asset: Floats
    loses: Floats
    ruined: Floats


@dataclass(frozen=True, kw_only=True)
class Luck:
    """Where one window stands among all windows of its length.

    Parameters
    ----------
    intervals : int
        Length of the window in intervals.
    windows : int
        How many windows of that length there are, this one among them.
    separate : int
        How many of them lie beside each other without sharing a day: the size of the sample.
    gap : float
        Return of the token less that of L × asset in this window, as a fraction.
    median_gap : float
        The same in the middle one of all windows.
    better_than : float
        Share of the other windows with a smaller gap, from 0 to 1; a tie counts half. NaN where
        there is no other window.
    """

    intervals: int
    windows: int
    separate: int
    gap: float
    median_gap: float
    better_than: float


def holding_periods(
    token: TokenPath, intervals: Sequence[int], *, levels: Sequence[float] = LEVELS
) -> HoldingPeriods:
    """Return how a token did over every window of some lengths.

    A window is somebody who bought on its first date and sold on its last: they made
    ``NAV_end/NAV_start − 1``, less the fees on the way in and out. Quantiles are interpolated
    between neighbours (Hyndman & Fan, 1996, "Sample quantiles in statistical packages", The
    American Statistician 50, type 7).

    Parameters
    ----------
    token : TokenPath
        A simulated token over the whole history.
    intervals : sequence of int
        Lengths of windows in intervals, from 1 to ``rows − 1``.
    levels : sequence of float, optional
        The quantiles to keep, from 0 to 1.

    Returns
    -------
    HoldingPeriods
        Quantiles and shares for each length.

    Raises
    ------
    LeverageError
        If a length is not between 1 and the history's own, or a level not between 0 and 1.

    Examples
    --------
    >>> import pandas as pd
    >>> from lev_core import simulate_token
    >>> days = pd.date_range("2024-01-01", periods=4)
    >>> token = simulate_token(pd.Series([100.0, 110.0, 99.0, 108.9], index=days), 2.0)
    >>> found = holding_periods(token, [1, 2], levels=[0.5])
    >>> found.windows.tolist(), found.token[:, 0].round(9).tolist()
    ([3, 2], [0.2, -0.04])
    >>> found.beats_simple.tolist()
    [0.0, 0.0]
    """
    lengths, at = _lengths(token, intervals), _levels(levels)
    quantiles = np.empty((4, len(lengths), len(at)))
    shares = np.empty((4, len(lengths)))
    windows = np.empty(len(lengths), dtype=np.intp)
    for row, length in enumerate(lengths):
        found = _windows(token, length)
        windows[row] = len(found.token)
        for place, values in enumerate((*found, found.gap)):
            quantiles[place, row] = _quantiles(values, at)
        shares[:, row] = _shares(found)
    return HoldingPeriods(
        intervals=np.array(lengths, dtype=np.intp),
        years=np.array(lengths) / token.prices.periods_per_year,
        windows=windows,
        levels=at,
        **dict(zip(("token", "simple", "asset", "gap"), read_only(quantiles), strict=True)),
        **dict(zip(SHARES, read_only(shares), strict=True)),
    )


def luck(token: TokenPath, start: pd.Timestamp | str, end: pd.Timestamp | str) -> Luck:
    """Return where one window stands among all windows of its length in a history.

    Parameters
    ----------
    token : TokenPath
        A simulated token over the whole history.
    start, end : pandas.Timestamp or str
        The first and the last date of the window; what lies between rows is cut off.

    Returns
    -------
    Luck
        Its rank by the gap to L × asset.

    Raises
    ------
    LeverageError
        If the history has fewer than two rows between the dates, or the token was worth
        nothing on the first of them.

    Examples
    --------
    >>> import pandas as pd
    >>> from lev_core import simulate_token
    >>> days = pd.date_range("2024-01-01", periods=5)
    >>> token = simulate_token(pd.Series([100.0, 110.0, 121.0, 110.0, 121.0], index=days), 2.0)
    >>> found = luck(token, "2024-01-01", "2024-01-03")
    >>> found.windows, found.separate, round(found.gap, 9), found.better_than
    (3, 2, 0.02, 1.0)
    """
    within = token.prices.between(start, end).index
    first, length = int(token.prices.index.searchsorted(within[0])), len(within) - 1
    if token.arrays.nav[first] <= 0.0:
        raise LeverageError(
            f"The token was worth nothing on {day(within[0])}, so nobody could have bought it."
        )
    gaps = window_gaps(token, length).to_numpy()
    own = float(gaps[first])
    others = len(gaps) - 1
    lower = int(np.count_nonzero(gaps < own - TIE))
    tied = int(np.count_nonzero(np.abs(gaps - own) <= TIE)) - 1
    return Luck(
        intervals=length,
        windows=len(gaps),
        separate=others // length + 1,
        gap=own,
        median_gap=float(np.median(gaps)),
        better_than=(lower + 0.5 * tied) / others if others else float("nan"),
    )


def window_gaps(token: TokenPath, intervals: int) -> pd.Series:
    """Return what every window of one length made beyond L × asset.

    Parameters
    ----------
    token : TokenPath
        A simulated token over the whole history.
    intervals : int
        Length of the windows in intervals, from 1 to ``rows − 1``.

    Returns
    -------
    pandas.Series
        Return of the token less that of L × asset as fractions, dated at each window's start.

    Raises
    ------
    LeverageError
        If the length is not between 1 and the history's own.

    Examples
    --------
    >>> import pandas as pd
    >>> from lev_core import simulate_token
    >>> days = pd.date_range("2024-01-01", periods=4)
    >>> token = simulate_token(pd.Series([100.0, 110.0, 99.0, 108.9], index=days), 2.0)
    >>> window_gaps(token, 2).round(9).tolist()
    [-0.02, -0.02]
    """
    (length,) = _lengths(token, [intervals])
    gaps = _windows(token, length).gap
    return pd.Series(gaps, index=token.prices.index[: len(gaps)], name="gap")


def _windows(token: TokenPath, length: int) -> Windows:
    """Return every window of a length that starts with a token worth something."""
    nav, prices = token.arrays.nav, token.prices.values
    ruin = token.wiped_out_row
    starts = min(len(nav) - length, len(nav) if ruin is None else ruin)
    asset = prices[length : length + starts] / prices[:starts] - 1.0
    grown = nav[length : length + starts] / nav[:starts]
    multiple = token.leverage if token.schedule is None else token.targets.to_numpy()[:starts]
    return Windows(token=grown * token.kept - 1.0, simple=multiple * asset, asset=asset)


def _shares(found: Windows) -> Floats:
    """Return the share of windows that beat L × asset and the asset, lost, and were ruined."""
    counted = (
        found.gap > TIE,
        found.token - found.asset > TIE,
        found.token < -TIE,
        found.token <= -1.0,
    )
    return np.array([np.count_nonzero(each) for each in counted]) / len(found.token)


def _quantiles(values: Floats, levels: tuple[float, ...]) -> Floats:
    """Return quantiles of values, interpolated between neighbours."""
    ordered = np.sort(values)
    position = (len(ordered) - 1) * np.array(levels)
    below = position.astype(np.intp)
    above = np.minimum(below + 1, len(ordered) - 1)
    low = ordered[below]
    return np.asarray(low + (position - below) * (ordered[above] - low))


def _lengths(token: TokenPath, intervals: Sequence[int]) -> list[int]:
    longest = len(token.prices) - 1
    lengths = [int(length) for length in intervals]
    for length in lengths:
        if not 1 <= length <= longest:
            raise LeverageError(
                f"A window is between 1 and {longest} intervals long in these prices, not {length}."
            )
    return lengths


def _levels(levels: Sequence[float]) -> tuple[float, ...]:
    for level in levels:
        if not 0.0 <= level <= 1.0:
            raise LeverageError(f"A quantile lies between 0 and 1, not {level:g}.")
    return tuple(float(level) for level in levels)
