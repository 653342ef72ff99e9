"""Lines of money over time, with name and result at their right end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lev_ui.charts.frame import EndLabel, axis, drawn, end_labels, typed
from lev_ui.theme import MINUS

LEFT, RIGHT = 52, 112
AIR = 0.06  # of the axis
LABEL_HEIGHT = 34.0  # pixels of two lines


class Line(NamedTuple):
    """A line, and what stands at its end."""

    name: str
    values: NDArray[np.float64]
    color: str
    style: dict[str, Any]
    result: str

    def at(self, rows: NDArray[np.intp]) -> Line:
        """Return the line at some of its moments."""
        return self._replace(values=self.values[rows])


def traces(
    moments: NDArray[np.float64], lines: Sequence[Line], *, plot: str = "", mode: str = "lines"
) -> list[dict[str, Any]]:
    """Return the lines on a plot of the picture, the first one below all others."""
    return [
        {
            "type": "scatter",
            "mode": mode,
            "name": line.name,
            "x": typed(moments),
            "y": drawn(line.values),
            "yaxis": f"y{plot}",
            "line": {"color": line.color, **line.style},
            "marker": {"size": 8},
            "cliponaxis": False,
            "hovertemplate": "%{y:,.2f}",
        }
        for line in lines
    ]


def span_of(lines: Sequence[Line]) -> tuple[float, float]:
    """Return the lowest and highest value an axis must hold, with a little air."""
    values = np.concatenate([line.values for line in lines])
    low, high = float(values.min()), float(values.max())
    air = AIR * (high - low) or max(1.0, 0.1 * abs(high))
    return low - air, high + air


def labels(
    lines: Sequence[Line],
    pixels: float,
    plot: str = "",
    span: tuple[float, float] | None = None,
) -> list[dict[str, Any]]:
    """Return the names and results at the right end of lines on a plot of this height.

    `span` is what its axis holds, where that is more than the lines.
    """
    low, high = span or span_of(lines)
    ends = [
        EndLabel(
            f"<b>{line.name}</b><br>{line.result}",
            (float(line.values[-1]) - low) / (high - low),
            line.color,
        )
        for line in lines
    ]
    return [
        {**label, "yref": f"y{plot} domain"} for label in end_labels(ends, LABEL_HEIGHT / pixels)
    ]


def money_axis(lines: Sequence[Line], **more: object) -> dict[str, Any]:
    """Return a vertical axis of money that holds the lines."""
    return axis(
        {"range": list(span_of(lines)), "tickformat": ",~f", "nticks": 6, "zeroline": False, **more}
    )


def day_axis(ticks: Sequence[float], names: Sequence[str]) -> dict[str, Any]:
    """Return a horizontal axis of few named moments."""
    return axis(
        {
            "showgrid": False,
            "zeroline": False,
            "tickvals": list(ticks),
            "ticktext": [name.replace("-", MINUS) for name in names],
        }
    )
