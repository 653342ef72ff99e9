"""What every chart shares: fonts, gridlines, labels at the end of a line."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from plotly.basedatatypes import BaseFigure

from lev_ui.theme import ASSET, GRID, MUTED, ZERO, long_date

TITLE_WIDTH = 46  # characters that fit a phone
FEW_DAYS = 12
PLAIN: dict[str, Any] = {"layout": {}}
LARGEST_SHORT = 1e38
WRITTEN_OUT = 1e6  # from here the numbers of an axis are short: 1M, 1B, 1T, 1×10¹⁵
MOST_POINTED = 1e15  # under the pointer there is room for more
LINE = 20  # pixels of a line of title
CONFIG = {
    "displaylogo": False,
    "showSendToCloud": False,
    "displayModeBar": "hover",
    "modeBarButtons": [["toImage", "zoom2d", "pan2d", "resetScale2d"]],
    "toImageButtonOptions": {"format": "png", "scale": 2},
}


class EndLabel(NamedTuple):
    """A line's name and result, to stand at its right end; `height` is a fraction of the axis."""

    text: str
    height: float
    color: str


class Picture(BaseFigure):  # type: ignore[misc]  # Plotly has no types
    """A Plotly figure kept as the plain specification it was written as.

    Plotly's own figures check and copy every property, most of the time of drawing one; the
    tests check every figure instead. Streamlit and Plotly's writers take it like any other. The
    template is empty because Streamlit's theme is laid over it in the browser anyway.

    Parameters
    ----------
    data : list of dict
        The traces.
    layout : dict
        The layout.
    """

    def __init__(self, data: list[dict[str, Any]], layout: dict[str, Any]) -> None:
        self._spec: dict[str, Any] = {"data": data, "layout": {**layout, "template": PLAIN}}

    def to_dict(self) -> dict[str, Any]:
        """Return the specification itself."""
        return self._spec


def epoch_ms(dates: pd.DatetimeIndex) -> NDArray[np.float64]:
    """Return dates as the browser takes them fastest: milliseconds since 1970."""
    return dates.as_unit("ms").asi8.astype(np.float64)


def date_ticks(dates: pd.DatetimeIndex) -> dict[str, Any]:
    """Return how dates are written: by day, month or year, as the space allows."""
    if len(dates) <= FEW_DAYS:
        few = dates[:: max(1, (len(dates) - 1) // 2)]
        return {
            "tickvals": epoch_ms(few).tolist(),
            "ticktext": [long_date(day) for day in few],
        }
    return {
        "tickformatstops": [
            {"dtickrange": [1000, "M1"], "value": "%-d %b %Y"},
            {"dtickrange": ["M1", "M12"], "value": "%b %Y"},
            {"dtickrange": ["M12", "M1200"], "value": "%Y"},
        ],
        "tickangle": 0,
    }


def drawn(values: NDArray[np.float64]) -> dict[str, str]:
    """Return values as they are sent: in half the bytes, unless they are too large for that."""
    fits = not len(values) or float(np.abs(values).max()) < LARGEST_SHORT
    return typed(values, "f4" if fits else "f8")


def typed(values: NDArray[np.float64], kind: str = "f8") -> dict[str, str]:
    """Return values as Plotly's typed array: little-endian bytes in base 64."""
    return {"dtype": kind, "bdata": b64encode(values.astype(f"<{kind}").tobytes()).decode()}


def title(text: str, left: int) -> tuple[dict[str, Any], int]:
    """Return a title that wraps where a phone ends, and the margin it needs above the plot.

    An annotation at the left edge of a chart whose left margin is `left` pixels, because
    Plotly cuts a title of two lines off at the top.
    """
    lines = wrap(text, TITLE_WIDTH)
    return {
        "text": f"<b>{'<br>'.join(lines)}</b>",
        "font": {"size": 15, "color": ASSET},
        "x": 0.0,
        "xref": "paper",
        "xanchor": "left",
        "xshift": -left,
        "y": 1.0,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": 22,
        "showarrow": False,
        "align": "left",
    }, LINE * len(lines) + 32


def axis(more: Mapping[str, Any]) -> dict[str, Any]:
    """Return a quiet axis: light gridlines, muted labels, and what is its own."""
    return {
        "gridcolor": GRID,
        "zerolinecolor": ZERO,
        "tickfont": {"color": MUTED, "size": 12},
        **more,
    }


def numbers(*values: float) -> dict[str, Any]:
    """Return how the numbers of an axis that reaches these values are written.

    Digit by digit as long as they fit beside a plot on a phone, then short: Plotly's own way
    is used there, because it stays right when a reader zooms.
    """
    if max(map(abs, values)) < WRITTEN_OUT:
        return {"tickformat": ",~f"}
    return {"exponentformat": "B"}


def pointed(values: NDArray[np.float64], usual: str = "%{y:,.1f}") -> str:
    """Return how a line's value is written under the pointer; a large one as on the axis."""
    is_short = len(values) and float(np.abs(values).max()) >= MOST_POINTED
    return "%{y}" if is_short else usual


def axis_title(text: str) -> dict[str, Any]:
    """Return an axis's title, muted like its numbers."""
    return {"text": text, "font": {"color": MUTED, "size": 12}}


def caption(text: str, left: int, y: float = 1.0) -> dict[str, Any]:
    """Return what a vertical axis counts, above its upper end at `y` of the chart's height."""
    return {
        **axis_title(text),
        "x": 0.0,
        "xref": "paper",
        "xanchor": "left",
        "y": y,
        "yref": "paper",
        "yanchor": "bottom",
        "xshift": -left,
        "yshift": 2,
        "showarrow": False,
    }


def level(value: float) -> dict[str, Any]:
    """Return the line at a value all lines start from, a little stronger than the grid."""
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "yref": "y",
        "y0": value,
        "y1": value,
        "line": {"color": MUTED, "width": 1, "dash": "dot"},
        "layer": "below",
    }


def upright(at: float, stroke: Mapping[str, Any]) -> dict[str, Any]:
    """Return a line from top to bottom of the whole picture at a place of the horizontal axis."""
    return {
        "type": "line",
        "xref": "x",
        "x0": at,
        "x1": at,
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "line": stroke,
        "layer": "below",
    }


def area(
    places: NDArray[np.float64],
    one: NDArray[np.float64],
    other: NDArray[np.float64],
    color: str,
    opacity: float,
) -> dict[str, Any]:
    """Return the area between two lines over the same places: along one, and back the other."""
    return {
        "type": "scatter",
        "mode": "lines",
        "line": {"width": 0},
        "x": typed(np.concatenate((places, places[::-1]))),
        "y": drawn(np.concatenate((one, other[::-1]))),
        "fill": "toself",
        "fillcolor": color,
        "opacity": opacity,
        "hoverinfo": "skip",
    }


def end_labels(labels: Sequence[EndLabel], gap: float) -> list[dict[str, Any]]:
    """Return annotations right of the plot, moved apart where they would overlap.

    Parameters
    ----------
    labels : sequence of EndLabel
        Names and results with the height of each line's end.
    gap : float
        Smallest distance between labels, as a fraction of the axis.

    Returns
    -------
    list of dict
        Plotly annotations.
    """
    apart = spread_apart([label.height for label in labels], gap)
    return [
        {
            "text": label.text,
            "font": {"color": label.color, "size": 12},
            "x": 1.0,
            "xref": "paper",
            "xanchor": "left",
            "xshift": 6,
            "y": height,
            "yref": "y domain",
            "yanchor": "middle",
            "showarrow": False,
            "align": "left",
        }
        for label, height in zip(labels, apart, strict=True)
    ]


def spread_apart(heights: Sequence[float], gap: float) -> list[float]:
    """Return heights in 0 … 1 at least `gap` apart, in the same order, near where they were."""
    order = sorted(range(len(heights)), key=lambda i: heights[i])
    placed = [min(max(heights[i], 0.0), 1.0) for i in order]
    for below in range(len(placed) - 1):
        placed[below + 1] = max(placed[below + 1], placed[below] + gap)
    ceiling = 1.0
    for at in reversed(range(len(placed))):
        placed[at] = min(placed[at], ceiling)
        ceiling = placed[at] - gap
    return [placed[order.index(i)] for i in range(len(heights))]
