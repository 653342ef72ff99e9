"""What a series shows that its reader should look at; nothing here changes a row."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lev_core._types import Floats
from lev_core.market.uploads.gathering import Gathered
from lev_core.market.uploads.moments import told
from lev_core.market.uploads.report import LISTED, Finding, of_rows

SECONDS_PER_DAY = 86_400.0
LONGEST_BREAK = 7.0  # days without a row that holidays explain in a series of weekdays
LOOSE = 1.5  # times the usual step, from which a step is a gap where there are no weekends
WEEKLY = 5.0  # days; series that step so far have no weekends
FEW_WEEKENDS = 0.1  # share of rows on weekends up to which a series is one of weekdays
STALE = 5  # rows
FEWEST_MOVES = 10  # from which a series shows what is usual
SPLITS = (2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 10.0, 15.0, 20.0, 25.0, 30.0, 50.0, 100.0)
UNEXPLAINED = 8.0  # times the usual move, beyond which a move needs another explanation
NEAREST, FARTHEST = 0.02, 0.12  # log distance from a whole ratio that still looks like a split
TO_DEVIATION = 1.4826  # of the median absolute move to a standard deviation, for normal moves


def inspect(gathered: Gathered, *, priced: bool) -> None:
    """Note gaps, weekends, a partial last row and, of prices, jumps and stale runs."""
    frame = gathered.frame
    if priced:
        gathered.tell(_jumps(frame))
        gathered.tell(_stale(frame))
    _tell_rhythm(gathered, frame)


def _tell_rhythm(gathered: Gathered, frame: pd.DataFrame) -> None:
    steps = np.diff(frame["moment"].to_numpy().astype("datetime64[us]").astype(np.int64))
    days = steps.astype(np.float64) / (SECONDS_PER_DAY * 1e6)
    usual = float(np.median(days))
    weekend = (frame["local"].dt.day_of_week >= 5).to_numpy()  # noqa: PLR2004  Saturday
    weekdays_only = usual < WEEKLY and float(weekend.mean()) < FEW_WEEKENDS
    allowed = max(LONGEST_BREAK, LOOSE * usual) if weekdays_only else LOOSE * usual
    local = frame["local"].to_numpy()
    wide = np.flatnonzero(days > allowed)
    spans = [f"{told(local[i])} to {told(local[i + 1])}" for i in wide[:LISTED]]
    gathered.tell(of_rows("gaps", "kept", frame.iloc[wide], spans))
    if weekdays_only and weekend.any():
        on = [told(moment) for moment in local[weekend][:LISTED]]
        gathered.tell(of_rows("weekend_bars", "kept", frame[weekend], on))
    if len(days) > 2 and days[-1] < usual / 2.0 <= days[:-1].min():  # noqa: PLR2004  a rhythm
        gathered.tell(of_rows("partial_last_bar", "kept", frame.iloc[-1:]))


def _jumps(frame: pd.DataFrame) -> Finding:
    moves = np.diff(np.log(frame["value"].to_numpy(dtype=np.float64)))
    if len(moves) < FEWEST_MOVES:
        return of_rows("split_like_jumps", "kept", frame.iloc[:0])
    size = np.abs(moves)
    deviation = _usual_size(size)
    reach = min(max(3.0 * deviation, NEAREST), FARTHEST)
    away = np.min(np.abs(size[:, None] - np.log(SPLITS)[None, :]), axis=1)
    found = np.flatnonzero((size > UNEXPLAINED * deviation) & (away < reach))
    local = frame["local"].to_numpy()
    told_moves = [f"{told(local[i + 1])}: ×{np.exp(moves[i]):.3g}" for i in found[:LISTED]]
    return of_rows("split_like_jumps", "kept", frame.iloc[found + 1], told_moves)


def _usual_size(size: Floats) -> float:
    """Return the deviation of the everyday moves, which a few jumps do not change."""
    moving = size[size > 0.0]
    return float(np.median(moving)) * TO_DEVIATION if len(moving) > 2 else 0.0  # noqa: PLR2004  fewer have no everyday


def _stale(frame: pd.DataFrame) -> Finding:
    values = frame["value"].to_numpy(dtype=np.float64)
    starts = _run_starts(values)
    lengths = np.diff(np.append(starts, len(values)))
    long = lengths >= STALE
    local = frame["local"].to_numpy()
    runs = [
        f"{length} rows from {told(local[start])}"
        for start, length in zip(starts[long][:LISTED], lengths[long][:LISTED], strict=True)
    ]
    return of_rows("stale_runs", "kept", frame.iloc[starts[long]], runs)


def _run_starts(values: Floats) -> NDArray[np.intp]:
    return np.concatenate(([0], np.flatnonzero(np.diff(values) != 0.0) + 1)).astype(np.intp)
