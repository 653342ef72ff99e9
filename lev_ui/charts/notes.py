"""The few things on a chart that are worth an arrow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lev_ui.charts.heights import Heights
from lev_ui.charts.placing import Spot, free_spot

ARROW = 18  # pixels from the note to the point


class Event(NamedTuple):
    """Something that happened to a line.

    `moment` is the date in milliseconds, `at` the same as a fraction of the chart's width,
    `last_value` what the line was worth just before it reached zero.
    """

    text: str
    moment: float
    at: float
    last_value: float
    color: str


def notes(
    events: Sequence[Event], lines: Sequence[NDArray[np.float64]], axis: Heights
) -> list[dict[str, Any]]:
    """Return an annotation for every event, placed where it covers no line if it can.

    Parameters
    ----------
    events : sequence of Event
        What happened.
    lines : sequence of numpy.ndarray
        The values drawn, on the same dates.
    axis : Heights
        The vertical axis.

    Returns
    -------
    list of dict
        Plotly annotations.
    """
    if not events:
        return []
    drawn = [axis.fractions(line) for line in lines]
    placed: list[dict[str, Any]] = []
    taken: list[float] = []
    for event in events:
        marked = event.last_value if axis.logarithmic else 0.0
        spot = free_spot(drawn, event.at, axis.fraction(marked), taken)
        taken.append(spot.height)
        placed.append(_note(event, marked, spot, axis))
    return placed


def _note(event: Event, marked: float, spot: Spot, axis: Heights) -> dict[str, Any]:
    side = "left" if spot.to_the_right else "right"
    return {
        "text": event.text,
        "font": {"color": event.color, "size": 12},
        "x": event.moment,
        "y": axis.on_axis(marked),
        "xref": "x",
        "yref": "y",
        "showarrow": True,
        "arrowhead": 2,
        "arrowsize": 0.8,
        "arrowwidth": 1.2,
        "arrowcolor": event.color,
        "ax": ARROW if spot.to_the_right else -ARROW,
        "ayref": "y",
        "ay": axis.low + spot.height * (axis.high - axis.low),
        "xanchor": side,
        "align": side,
    }
