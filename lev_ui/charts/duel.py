"""The Rule duel's pictures: one line for each rule, and the same rule at every hour."""

from __future__ import annotations

from textwrap import wrap
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lev_core import Daily
from lev_ui.charts.frame import (
    EndLabel,
    Picture,
    axis,
    axis_title,
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
from lev_ui.duel import Duel
from lev_ui.theme import ASSET, COST, DRAG, GAIN, MUTED, SIMPLE, TOKEN, multiple
from lev_ui.words.contenders import names
from lev_ui.words.duel import chart_title, result
from lev_ui.words.plain import for_chart

HEIGHT = 460
HOURS_HEIGHT = 260
LEFT = 48
RIGHT = 132
START = 100.0
NAME_WIDTH = 18  # characters of a name in one line
LABEL_LINE = 0.05  # of the axis, for each line of a label
HOUR = "Hour of the reset, UTC"
VALUE = "Value of 100 put in on the first day"

# The daily reset is the token of every other page and keeps its look; docs/decisions/0019.
DAILY_LOOK = (TOKEN, {"width": 2.5})
LOOKS: tuple[tuple[str, dict[str, Any]], ...] = (
    (SIMPLE, {"width": 2, "dash": "dash"}),
    (GAIN, {"width": 2, "dash": "longdash"}),
    (DRAG, {"width": 2, "dash": "dot"}),
    (COST, {"width": 2, "dash": "dashdot"}),
    (ASSET, {"width": 2, "dash": "longdashdot"}),
    (MUTED, {"width": 2, "dash": "6px,3px,1px,3px,1px,3px"}),
)


class Line(NamedTuple):
    """One rule's line."""

    name: str
    result: str
    values: NDArray[np.float64]
    color: str
    style: dict[str, Any]


def duel_lines(shown: Duel) -> Picture:
    """Return the duel's picture.

    Parameters
    ----------
    shown : Duel
        What to draw.

    Returns
    -------
    Picture
        One line for each rule from 100. The daily reset lies below the broken lines of the
        others, so that a rule that came to the same is still seen on it.
    """
    lines = _lines(shown)
    rows = kept_rows([line.values for line in lines])
    upper = heights([line.values for line in lines], logarithmic=shown.settings.scale == "log")
    dates = epoch_ms(shown.prices.index)[rows]
    order = sorted(lines, key=lambda line: line.color != TOKEN)
    traces = [_trace(dates, line, line.values[rows], upper) for line in order]
    return Picture(traces, _layout(shown, lines, upper))


def hours(shown: Duel) -> Picture:
    """Return the same daily reset at every hour of the day, one bar for each.

    Parameters
    ----------
    shown : Duel
        One whose prices are finer than a day.

    Returns
    -------
    Picture
        Returns in percent by hour, in UTC.
    """
    luck = shown.luck
    heading, top = title(f"One {multiple(shown.settings.leverage)} daily reset, by its hour", LEFT)
    results = [100.0 * part for part in luck.results]
    bars = {
        "type": "bar",
        "x": list(luck.hours),
        "y": results,
        "marker": {"color": TOKEN},
        "hovertemplate": "%{x}:00 UTC: %{y:+,.1f}%<extra></extra>",
    }
    layout = {
        "height": HOURS_HEIGHT,
        "showlegend": False,
        "margin": {"l": LEFT, "r": 8, "t": top, "b": 44},
        "xaxis": axis({"title": axis_title(HOUR), "showgrid": False, "dtick": 6}),
        "yaxis": axis({"ticksuffix": "%", **numbers(*results), "zeroline": True}),
        "annotations": [heading],
    }
    return Picture([bars], layout)


def _lines(shown: Duel) -> list[Line]:
    looks = iter(LOOKS)
    lines: list[Line] = []
    for label, one in zip(names(shown), shown.contenders, strict=True):
        first = isinstance(one.policy, Daily) and all(line.color != TOKEN for line in lines)
        color, style = DAILY_LOOK if first else next(looks)
        lines.append(Line(label, result(one), START * one.nav, color, style))
    return lines


def _trace(
    dates: NDArray[np.float64], line: Line, values: NDArray[np.float64], upper: Heights
) -> dict[str, Any]:
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


def _layout(shown: Duel, lines: list[Line], upper: Heights) -> dict[str, Any]:
    heading, top = title(for_chart(chart_title(shown)), LEFT)
    labels = [_end_label(line, upper) for line in lines]
    dates = {"type": "date", "showgrid": False, "hoverformat": "%-d %b %Y"}
    return {
        "height": HEIGHT,
        "showlegend": False,
        "hovermode": "x unified",
        "margin": {"l": LEFT, "r": RIGHT, "t": top, "b": 28},
        "xaxis": axis({**dates, **date_ticks(shown.prices.index)}),
        "yaxis": axis(upper.axis()),
        "annotations": [
            heading,
            *end_labels(labels, LABEL_LINE * max(map(_lines_of, labels))),
            caption(VALUE, LEFT),
        ],
        "shapes": [level(START)],
    }


def _end_label(line: Line, upper: Heights) -> EndLabel:
    name = "<br>".join(map(for_chart, wrap(line.name, NAME_WIDTH)[:2]))
    height = upper.fraction(float(line.values[-1]))
    return EndLabel(f"<b>{name}</b><br>{line.result}", height, line.color)


def _lines_of(label: EndLabel) -> int:
    return label.text.count("<br>") + 1
