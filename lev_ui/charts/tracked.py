"""A real fund and its model on one chart, how far apart they stand below."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lev_ui.charts.frame import (
    EndLabel,
    Picture,
    axis,
    caption,
    date_ticks,
    drawn,
    end_labels,
    epoch_ms,
    level,
    numbers,
    pointed,
    title,
    typed,
)
from lev_ui.charts.heights import Heights, heights
from lev_ui.charts.thinning import kept_rows
from lev_ui.theme import MUTED, SIMPLE, TOKEN, percent
from lev_ui.tracked import Tracked
from lev_ui.words.plain import for_chart
from lev_ui.words.real import chart_title, model

HEIGHT = 520
LEFT = 52
RIGHT = 104
START = 100.0
LABEL_GAP = 0.105  # two lines of label on the upper plot
LEAST = 0.1  # % up and down in the lower plot: less is rounding
NAME = 12  # characters beside the end of a line
# What is real has the token's colour, what is computed that of the multiple; docs/decisions/0025.
REAL_LOOK: dict[str, Any] = {"width": 3}
MODEL_LOOK: dict[str, Any] = {"width": 1.5, "dash": "5px,3px"}
VALUE = "Value of 100 put in on the first day"
RATIO = "Model against the fund"


class Line(NamedTuple):
    """One line of the upper plot, worth 100 at the start."""

    name: str
    values: NDArray[np.float64]
    color: str
    style: dict[str, Any]


def tracked_lines(shown: Tracked) -> Picture:
    """Return the picture of a real fund and its model.

    Parameters
    ----------
    shown : Tracked
        What to draw.

    Returns
    -------
    Picture
        Upper plot: the fund and, broken on top of it, the model, both from 100. Lower plot:
        how far the model stands above the fund, in percent.
    """
    found = shown.tracking
    lines = (
        Line(shown.names.real, START * found.real.to_numpy(), TOKEN, REAL_LOOK),
        Line(model(shown), START * found.model.to_numpy(), SIMPLE, MODEL_LOOK),
    )
    apart = 100.0 * ((found.model / found.real).to_numpy() - 1.0)
    rows = kept_rows([*(line.values for line in lines), apart])
    upper = heights([line.values for line in lines], logarithmic=shown.settings.scale == "log")
    dates = epoch_ms(found.index)[rows]
    traces = [*(_trace(dates, line, rows, upper) for line in lines), _apart(dates, apart[rows])]
    lower = heights([apart, np.array([-LEAST, LEAST])], logarithmic=False)
    return Picture(traces, _layout(shown, lines, upper, lower))


def _trace(
    dates: NDArray[np.float64], line: Line, rows: NDArray[np.intp], upper: Heights
) -> dict[str, Any]:
    values = line.values[rows]
    end = upper.drawable(values)
    return {
        "type": "scatter",
        "mode": "lines",
        "name": for_chart(line.name),
        "x": typed(dates[:end]),
        "y": drawn(values[:end]),
        "line": {"color": line.color, **line.style},
        "hovertemplate": pointed(values[:end]),
    }


def _apart(dates: NDArray[np.float64], apart: NDArray[np.float64]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": RATIO,
        "x": typed(dates),
        "y": drawn(apart),
        "yaxis": "y2",
        "line": {"color": MUTED, "width": 1.25},
        "hovertemplate": "%{y:+.2f}%",
    }


def _layout(
    shown: Tracked, lines: tuple[Line, ...], upper: Heights, lower: Heights
) -> dict[str, Any]:
    heading, top = title(for_chart(chart_title(shown)), LEFT)
    dates = {"type": "date", "anchor": "y2", "showgrid": False, "hoverformat": "%-d %b %Y"}
    strip = {
        "domain": [0.0, 0.2],
        "range": [lower.low, lower.high],
        "nticks": 4,
        "ticksuffix": "%",
        **numbers(lower.low, lower.high),
        "zeroline": True,
    }
    return {
        "height": HEIGHT,
        "showlegend": False,
        "hovermode": "x unified",
        "margin": {"l": LEFT, "r": RIGHT, "t": top, "b": 24},
        "xaxis": axis({**dates, **date_ticks(shown.tracking.index)}),
        "yaxis": axis({"domain": [0.3, 1.0], **upper.axis()}),
        "yaxis2": axis(strip),
        "annotations": [
            heading,
            *end_labels([_end_label(line, upper) for line in lines], LABEL_GAP),
            caption(VALUE, LEFT),
            caption(RATIO, LEFT, y=0.2),
        ],
        "shapes": [level(START)],
    }


def _end_label(line: Line, upper: Heights) -> EndLabel:
    last = float(line.values[-1])
    name = line.name if len(line.name) <= NAME else f"{line.name[: NAME - 1].rstrip()}…"
    text = f"<b>{for_chart(name)}</b><br>{percent(last / START - 1.0)}"
    return EndLabel(text, upper.fraction(last), line.color)
