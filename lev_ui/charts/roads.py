"""Two to four roads from 100: what was, and what an experiment made of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lev_ui.charts.frame import (
    EndLabel,
    Picture,
    axis,
    caption,
    drawn,
    end_labels,
    level,
    title,
    typed,
)
from lev_ui.charts.heights import Heights, heights
from lev_ui.charts.thinning import kept_rows
from lev_ui.theme import ASSET, COST, SIMPLE, TOKEN, percent
from lev_ui.words.plain import for_chart

HEIGHT = 400
LEFT, RIGHT = 48, 112
START = 100.0
FOLDS_FOR_LOG = 12.0  # from here equal steps hide all but the highest line
LABEL_LINE = 0.065  # of the axis, for each line of a label
VALUE = "Value of 100 put in on the first day"
VALUE_ENDS = "Value of 100 put in; a line ends where it reaches 0"

# docs/decisions/0028: blue as it was, orange and broken what the experiment made of it.
AS_IT_WAS: tuple[str, dict[str, Any]] = (TOKEN, {"width": 2.5})
MADE: tuple[str, dict[str, Any]] = (SIMPLE, {"width": 2, "dash": "dash"})
MADE_TOO: tuple[str, dict[str, Any]] = (COST, {"width": 2, "dash": "dashdot"})
THE_ASSET: tuple[str, dict[str, Any]] = (ASSET, {"width": 1.5})


class Road(NamedTuple):
    """One line worth 100 at the start; `look` is its colour and how it is drawn."""

    name: str
    values: NDArray[np.float64]
    look: tuple[str, dict[str, Any]]


class Across(NamedTuple):
    """The horizontal axis: where each value stands, and how that is written."""

    places: NDArray[np.float64]
    axis: dict[str, Any]
    hover: str


def roads(lines: Sequence[Road], across: Across, heading: str, unit: str = VALUE) -> Picture:
    """Return lines from 100, each named at its right end with what it came to.

    Parameters
    ----------
    lines : sequence of Road
        From the bottom layer to the top, values of one length.
    across : Across
        The horizontal axis.
    heading : str
        What the picture shows.
    unit : str
        What the vertical axis counts.

    Returns
    -------
    Picture
        On a log scale where equal steps would hide the lower lines.
    """
    rows = kept_rows([line.values for line in lines])
    values = [line.values[rows] for line in lines]
    upper = heights(values, logarithmic=_needs_log(values))
    traces = [_trace(line, at, across, rows, upper) for line, at in zip(lines, values, strict=True)]
    return Picture(traces, _layout(lines, across, heading, (unit, upper)))


def _needs_log(values: Sequence[NDArray[np.float64]]) -> bool:
    """Return whether the lines end so far apart that equal steps would hide some of them."""
    highest = max(float(line.max()) for line in values)
    ends = [float(line[-1]) for line in values if line[-1] > 0.0]
    return highest > FOLDS_FOR_LOG * min([START, *ends])


def _trace(
    line: Road,
    values: NDArray[np.float64],
    across: Across,
    rows: NDArray[np.intp],
    upper: Heights,
) -> dict[str, Any]:
    color, style = line.look
    end = upper.drawable(values)
    return {
        "type": "scatter",
        "mode": "lines",
        "name": for_chart(line.name),
        "x": typed(across.places[rows][:end]),
        "y": drawn(values[:end]),
        "line": {"color": color, **style},
        "hovertemplate": across.hover,
    }


def _layout(
    lines: Sequence[Road], across: Across, heading: str, scale: tuple[str, Heights]
) -> dict[str, Any]:
    unit, upper = scale
    above, top = title(for_chart(heading), LEFT)
    cut = any(upper.drawable(line.values) < len(line.values) for line in lines)
    labels = [_end_label(line, upper) for line in lines]
    tallest = max(label.text.count("<br>") + 1 for label in labels)
    return {
        "height": HEIGHT,
        "showlegend": False,
        "hovermode": "x unified",
        "margin": {"l": LEFT, "r": RIGHT, "t": top, "b": 40},
        "xaxis": axis({"showgrid": False, **across.axis}),
        "yaxis": axis(upper.axis()),
        "annotations": [
            above,
            *end_labels(labels, tallest * LABEL_LINE),
            caption(VALUE_ENDS if cut and unit == VALUE else unit, LEFT),
        ],
        "shapes": [level(START)],
    }


def _end_label(line: Road, upper: Heights) -> EndLabel:
    last = float(line.values[-1])
    result = percent(last / START - 1.0)
    text = f"<b>{for_chart(line.name)}</b><br>{result}"
    height = min(max(upper.fraction(last), 0.0), 1.0)
    return EndLabel(text, height, line.look[0])
