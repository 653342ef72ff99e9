"""The picture of a reader's file: its prices or rates as one line."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from lev_ui.charts.frame import Picture, axis, date_ticks, drawn, epoch_ms, title, typed
from lev_ui.charts.thinning import kept_rows
from lev_ui.theme import ASSET

HEIGHT, LEFT = 300, 64
FEW = 12  # points that are marked one by one


def file_line(values: pd.Series, heading: str, unit: str) -> Picture:
    """Return values over time as one line.

    Parameters
    ----------
    values : pandas.Series
        Prices, or rates in percent, dated.
    heading : str
        The title.
    unit : str
        What stands after a number on the axis, "%" or nothing.

    Returns
    -------
    Picture
        The line, with its highs and lows kept where it is thinned.
    """
    numbers = values.to_numpy(dtype=np.float64)
    rows = kept_rows([numbers])
    dates = pd.DatetimeIndex(values.index)
    marker = "lines+markers" if len(rows) <= FEW else "lines"
    said, top = title(heading, LEFT)
    line: dict[str, Any] = {
        "type": "scatter",
        "mode": marker,
        "x": typed(epoch_ms(dates[rows])),
        "y": drawn(numbers[rows]),
        "line": {"color": ASSET, "width": 1.5},
        "hovertemplate": f"%{{x|%-d %b %Y %H:%M}}: %{{y:,.6~g}}{unit}<extra></extra>",
    }
    layout = {
        "height": HEIGHT,
        "showlegend": False,
        "margin": {"l": LEFT, "r": 12, "t": top, "b": 32},
        "xaxis": axis({"type": "date", "showgrid": False, **date_ticks(dates)}),
        "yaxis": axis({"ticksuffix": unit, "nticks": 6, "tickformat": ",~r"}),
        "annotations": [said],
    }
    return Picture([line], layout)
