"""The axis of holding periods, and the mark at the reader's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lev_ui.charts.frame import axis, spread_apart, typed, upright
from lev_ui.holding import Holding
from lev_ui.theme import MUTED
from lev_ui.words.holding import counted, days

RIGHT, BOTTOM, HEIGHT = 104, 56, 420
BELOW = -0.09  # of the plot's height: under the labels of the axis
EDGE = 0.32  # of the plot's width: about half of those words on a phone
MARK_GAP, BESIDE = 0.075, 0.045
LETTER = 0.034  # of the plot's width on a phone
TICKS = (  # the first that fit are written
    *("1 day", "1 year", "3 years", "1 month", "2 years", "6 months", "3 months", "1 week"),
    *("10 years", "30 years"),
)


class Line(NamedTuple):
    """One line of a picture: its name, its values by length, its colour and its stroke."""

    name: str
    values: NDArray[np.float64]
    color: str
    stroke: dict[str, Any]


def layout_of(shown: Holding, top: int, left: int) -> dict[str, Any]:
    """Return a layout over lengths of time, with room for a title of `top` pixels."""
    ticks, upper = _ticks(shown), float(across(shown.longest))
    return {
        "height": HEIGHT,
        "showlegend": False,
        "hovermode": "x unified",
        "margin": {"l": left, "r": RIGHT, "t": top + 8, "b": BOTTOM},
        "xaxis": axis(
            {
                "range": [1.0 - 0.01 * upper, 1.01 * upper],
                "showgrid": False,
                "zeroline": False,
                "tickvals": [float(across(count)) for count in ticks.values()],
                "ticktext": [name.removeprefix("1 ") for name in ticks],
                "tickangle": 0,
                "unifiedhovertitle": {"text": " "},
            }
        ),
    }


def _ticks(shown: Holding) -> dict[str, int]:
    """Return the lengths written under the axis: those that have room on a phone."""
    start, end = (float(across(count)) for count in (1, shown.longest))
    kept: dict[str, tuple[float, float]] = {}
    for name in filter(shown.named.__contains__, TICKS):
        at = (float(across(shown.named[name])) - start) / (end - start)
        half = LETTER * len(name.removeprefix("1 ")) / 2.0
        if all(abs(at - other) >= half + its_half for other, its_half in kept.values()):
            kept[name] = (at, half)
    return {name: shown.named[name] for name in kept}


def across(lengths: ArrayLike) -> NDArray[np.float64]:
    """Return where lengths stand on the axis: swings grow with the square root of time."""
    return np.sqrt(np.asarray(lengths, dtype=np.float64))


def pointed_at(shown: Holding) -> dict[str, Any]:
    """Return a line nobody sees, which says how long under the pointer: the axis cannot."""
    lengths = shown.periods.intervals
    return {
        "type": "scatter",
        "mode": "lines",
        "name": "held for",
        "x": typed(across(lengths)),
        "y": [0.0] * len(lengths),
        "line": {"width": 0},
        "customdata": [days(shown, int(count)) for count in lengths],
        "hovertemplate": "%{customdata}",
    }


def your_line(shown: Holding) -> dict[str, Any]:
    """Return the upright line at the reader's own horizon."""
    return upright(float(across(shown.horizon)), {"color": MUTED, "width": 1.5})


def your_days(shown: Holding) -> dict[str, Any]:
    """Return what stands under that line, below the axis."""
    return {
        "text": f"<b>your {days(shown, shown.horizon)}</b>",
        "font": {"color": MUTED, "size": 12},
        "x": float(across(shown.horizon)),
        "xref": "x",
        "xanchor": _anchor(shown),
        "y": BELOW,
        "yref": "paper",
        "yanchor": "top",
        "showarrow": False,
    }


def dots(shown: Holding, lines: Sequence[Line], scale: float) -> dict[str, Any]:
    """Return a dot on each line at the reader's horizon."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [float(across(shown.horizon))] * len(lines),
        "y": [scale * float(line.values[shown.row]) for line in lines],
        "marker": {"color": [line.color for line in lines], "size": 9},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def marks(
    shown: Holding, lines: Sequence[Line], edges: tuple[float, float]
) -> list[dict[str, Any]]:
    """Return each line's number at the reader's horizon, on the side where no line is near.

    At the right end the lines have their numbers anyway.
    """
    if shown.horizon == shown.longest:
        return []
    low, high = edges
    at = [(float(line.values[shown.row]) - low) / (high - low) for line in lines]
    beside = [height + BESIDE * _away(row, at) for row, height in enumerate(at)]
    return [
        {
            "text": f"<b>{counted(float(line.values[shown.row]), shown.windows)}</b>",
            "font": {"color": line.color, "size": 12},
            "x": float(across(shown.horizon)),
            "xref": "x",
            "xanchor": "right" if _is_right(shown) else "left",
            "xshift": -6 if _is_right(shown) else 6,
            "y": height,
            "yref": "y domain",
            "yanchor": "middle",
            "showarrow": False,
        }
        for line, height in zip(lines, spread_apart(beside, MARK_GAP), strict=True)
    ]


def _away(row: int, heights: Sequence[float]) -> int:
    """Return 1 where the nearest of the other heights lies below, −1 where it lies above."""
    others = [height for other, height in enumerate(heights) if other != row]
    nearest = min(others, key=lambda height: abs(height - heights[row]))
    return 1 if nearest < heights[row] else -1


def _anchor(shown: Holding) -> str:
    """Return the side of the words under the mark that stands at it, so that they have room."""
    at = float(across(shown.horizon) / across(shown.longest))
    return "left" if at < EDGE else "right" if at > 1.0 - EDGE else "center"


def _is_right(shown: Holding) -> bool:
    """Return whether the mark stands in the right half of the picture."""
    return bool(across(shown.horizon) > across(shown.longest) / 2.0)
