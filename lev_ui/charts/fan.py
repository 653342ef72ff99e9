"""The fan of simulated paths: where shares of them stood after each stretch of time."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from lev_ui.charts.frame import (
    EndLabel,
    Picture,
    area,
    axis,
    axis_title,
    caption,
    drawn,
    end_labels,
    level,
    pointed,
    title,
    typed,
)
from lev_ui.charts.heights import Heights, heights
from lev_ui.simulated import MONTHS, Simulated
from lev_ui.theme import MUTED, TOKEN, percent
from lev_ui.words.plain import for_chart
from lev_ui.words.simulate import chart_title

HEIGHT = 440
LEFT, RIGHT = 52, 112
START = 100.0
LABEL_GAP = 0.115  # two lines of label
VALUE = "Simulated value of 100 put in"
IN_YEARS, IN_MONTHS = 24, 3  # months ahead from which the axis counts so
QUARTERS = 4  # of less than two years, between two numbers of the axis
EDGES = ((0, 4, 0.14), (1, 3, 0.24))  # columns of the fan, and how strongly they are filled
THIN, FULL = {"width": 1, "dash": "dot"}, {"width": 2.5}
LOOKS = (THIN, THIN, FULL, {"width": 1, "dash": "dashdot"}, THIN)
NAMES = ("1 in 20 below", "1 in 4 below", "Median", "1 in 4 above", "1 in 20 above")


def fan_chart(shown: Simulated) -> Picture:
    """Return the fan of the reader's token.

    Parameters
    ----------
    shown : Simulated
        What to draw.

    Returns
    -------
    Picture
        The middle half and nine tenths of the paths as areas, the median as a line and the
        average as a broken one.
    """
    places, unit = _across(shown)
    fan, means = START * shown.results.fan, START * shown.results.means
    upper = heights([fan.ravel(), means], logarithmic=False)
    bands = [area(places, fan[:, high], fan[:, low], TOKEN, full) for low, high, full in EDGES]
    lines = [
        _line(places, fan[:, column], NAMES[column], LOOKS[column]) for column in range(len(NAMES))
    ]
    average = _line(places, means, "Average", {"width": 2, "dash": "dash"})
    return Picture([*bands, *lines, average], _layout(shown, upper, unit))


def _across(shown: Simulated) -> tuple[NDArray[np.float64], str]:
    """Return where the dates of the fan stand, and what the axis counts."""
    steps = np.array(shown.results.intervals, dtype=np.float64)
    years = steps / shown.question.source.periods_per_year
    if shown.settings.ahead >= IN_YEARS:
        return years, "Years from the start"
    if shown.settings.ahead >= IN_MONTHS:
        return MONTHS * years, "Months from the start"
    return steps, "Prices from the start"


def _line(
    places: NDArray[np.float64], values: NDArray[np.float64], name: str, look: dict[str, Any]
) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": typed(places),
        "y": drawn(values),
        "line": {"color": TOKEN, **look},
        "hovertemplate": pointed(values, "%{y:.1f}"),
    }


def _layout(shown: Simulated, upper: Heights, unit: str) -> dict[str, Any]:
    heading, top = title(for_chart(chart_title(shown)), LEFT)
    return {
        "height": HEIGHT,
        "showlegend": False,
        "hovermode": "x unified",
        "margin": {"l": LEFT, "r": RIGHT, "t": top, "b": 48},
        "xaxis": axis({"title": axis_title(unit), **_time_axis(shown)}),
        "yaxis": axis(upper.axis()),
        "annotations": [
            heading,
            *end_labels(_labels(shown, upper), LABEL_GAP),
            caption(VALUE, LEFT),
        ],
        "shapes": [level(START)],
    }


def _time_axis(shown: Simulated) -> dict[str, Any]:
    """Return the axis of the time ahead, with a number at its end where it counts whole ones."""
    ahead, plain = shown.settings.ahead, {"showgrid": False, "hoverformat": ".1f"}
    places, _ = _across(shown)
    if ahead < IN_MONTHS:
        return plain
    end, step = (ahead / MONTHS, 1) if ahead >= IN_YEARS else (ahead, max(1, ahead // QUARTERS))
    return {**plain, "range": [0.0, max(end, float(places[-1]))], "tick0": 0, "dtick": step}


def _labels(shown: Simulated, upper: Heights) -> list[EndLabel]:
    low, _, half, _, high = shown.results.fan[-1].tolist()
    ends = ((NAMES[0], low), (NAMES[2], half), ("Average", shown.token.mean), (NAMES[4], high))
    return [
        EndLabel(
            f"<b>{name}</b><br>{percent(value - 1.0)}",
            upper.fraction(START * value),
            MUTED if name in {NAMES[0], NAMES[4]} else TOKEN,
        )
        for name, value in ends
    ]
