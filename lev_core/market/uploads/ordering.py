"""Rows in the order of time, each moment once."""

from __future__ import annotations

import pandas as pd

from lev_core.market.uploads.gathering import Gathered, check_enough, refuse_if_many
from lev_core.market.uploads.moments import told
from lev_core.market.uploads.report import LISTED, of_rows


def put_in_order(gathered: Gathered) -> None:
    """Sort the rows by time and keep the last of those with one date."""
    moments = gathered.frame["moment"]
    early = (moments.diff() < pd.Timedelta(0)).to_numpy()
    gathered.tell(of_rows("unsorted", "sorted", gathered.frame[early]))
    gathered.frame = gathered.frame.sort_values("moment", kind="stable")
    rows = len(gathered.frame)
    _keep_last(gathered)
    check_enough(gathered.frame, rows)


def _keep_last(gathered: Gathered) -> None:
    frame = gathered.frame
    earlier = frame["moment"].duplicated(keep="last").to_numpy()
    if not earlier.any():
        return
    kept = frame.groupby("moment", sort=False)["value"].transform("last")
    differs = (frame["value"] != kept).to_numpy() & earlier
    same = frame[earlier & ~differs]
    others = frame[differs]
    refuse_if_many(
        others,
        len(frame),
        "repeat a date with another value",
        "keep one asset and one row for each date",
    )
    days = [told(moment) for moment in others["local"].to_numpy()[:LISTED]]
    gathered.tell(of_rows("repeated_dates", "left_out", same))
    gathered.tell(of_rows("conflicting_dates", "last_kept", others, days))
    gathered.frame = frame[~earlier]
