"""Open, high and low of each row held against its close."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lev_core.market.uploads.asking import Settled
from lev_core.market.uploads.gathering import Gathered
from lev_core.market.uploads.moments import told
from lev_core.market.uploads.picking import raw_close
from lev_core.market.uploads.report import LISTED, Action, of_rows

BARS = ("open", "high", "low")
ROUNDING = 1e-6  # relative; files round a close and the high it is equal to differently


def put_bars_right(gathered: Gathered, settled: Settled) -> None:
    """Scale bars to an adjusted close; drop open, high and low where they cannot be."""
    there = [name for name in BARS if name in gathered.frame]
    if not there:
        return
    _scale(gathered, settled, there)
    frame = gathered.frame
    impossible = _impossible(frame)
    if impossible.any():
        rows = frame[impossible]
        days = [told(moment) for moment in rows["local"].to_numpy()[:LISTED]]
        gathered.tell(of_rows("impossible_bars", "left_out", rows, days))
        gathered.frame = frame.assign(
            **{name: np.where(impossible, np.nan, frame[name]) for name in there}
        )


def _scale(gathered: Gathered, settled: Settled, there: list[str]) -> None:
    """Scale the bars as the close was adjusted; without the close it was made from, drop them."""
    close, date = settled.column("close"), settled.column("date")
    if close is None or date is None or settled.grid is None or close.role != "adjusted":
        return
    raw = raw_close(settled.grid, close, date)
    frame = gathered.frame
    scale = np.full(len(frame), np.nan)
    if raw is not None:
        before = raw.by_mark[settled.choices.decimal_mark or "."].values[frame["position"]]
        np.divide(frame["value"], before, out=scale, where=before > 0.0)
    scale[~(np.isfinite(scale) & (scale > 0.0))] = np.nan
    action: Action = "left_out" if raw is None else "converted"
    changed = frame[~(scale == 1.0)]
    gathered.tell(of_rows("adjusted_bars", action, changed))
    gathered.frame = frame.assign(**{name: _usable(frame[name] * scale) for name in there})


def _usable(prices: pd.Series) -> pd.Series:
    return prices.where(np.isfinite(prices) & (prices > 0.0))


def _impossible(frame: pd.DataFrame) -> NDArray[np.bool_]:
    """Return which rows have a high below, or a low above, another price of the row."""
    nothing = pd.Series(np.nan, index=frame.index)
    opened, high, low = (frame.get(name, nothing) for name in BARS)
    floor = frame["value"].where(~(opened < frame["value"]), opened)
    ceiling = frame["value"].where(~(opened > frame["value"]), opened)
    above = high < np.fmax(ceiling, low) * (1.0 - ROUNDING)
    below = low > floor * (1.0 + ROUNDING)
    return (above | below).to_numpy()
