"""The prospectuses' table as a map, and the asset's own years as places on it."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lev_core import asset_return_needed
from lev_ui.charts.frame import (
    Picture,
    area,
    axis,
    axis_title,
    caption,
    drawn,
    numbers,
    title,
    typed,
)
from lev_ui.hindsight import Hindsight
from lev_ui.theme import ASSET, BACKGROUND, DRAG, GAIN, MUTED, TOKEN, percent
from lev_ui.words.matrix import ALONG, AT_ZERO, hover
from lev_ui.words.matrix import caption as said_up
from lev_ui.words.matrix import title as matrix_title
from lev_ui.words.plain import for_chart

HEIGHT, LEFT = 520, 52
LEVELS = (-0.9, -0.75, -0.5, -0.25, 0.0, 0.25, 0.5, 1.0, 2.0, 4.0)  # of the token's return
FULLER = 0.07  # of opacity, for each level farther from nothing
LOW, HIGH, WIDE = -0.6, 0.6, 0.5  # what prospectuses show at least
LEAST = 0.01  # a multiple nearer to nothing crosses no level on the map
MOST = 4.0  # a year beyond is drawn at the border
AIR = 1.12
POINTS = 60  # along a line
NAMES_APART = 0.035  # of the height, between the names of two lines
PHONE = (280.0, 400.0)  # pixels of the plot on a phone, on which labels must not meet
LABEL = (22.0, 13.0)
SPOTS = {  # where a year's label may stand, and how far its middle is from the point
    "middle right": (17.0, 0.0),
    "middle left": (-17.0, 0.0),
    "top center": (0.0, 13.0),
    "bottom center": (0.0, -13.0),
    "top right": (13.0, 11.0),
    "top left": (-13.0, 11.0),
    "bottom right": (13.0, -11.0),
    "bottom left": (-13.0, -11.0),
}
Floats = NDArray[np.float64]


class Frame(NamedTuple):
    """What the map shows: volatility from 0 to `wide`, asset returns from `low` to `high`."""

    wide: float
    low: float
    high: float


def matrix(shown: Hindsight) -> Picture:
    """Return the token's return in a year by the asset's return and volatility, by the theory.

    Parameters
    ----------
    shown : Hindsight
        What to draw.

    Returns
    -------
    Picture
        Lines of equal token return with the areas between them, fuller the farther from
        nothing, and one labelled point for each whole year of the asset.
    """
    frame = _frame(shown)
    lines = _lines(shown.leverage, frame)
    traces = [*_areas(lines, frame, shown.leverage), *_drawn_lines(lines, frame)]
    if shown.years:
        traces.append(_years(shown, frame))
    return Picture(traces, _layout(shown, frame, lines))


def _frame(shown: Hindsight) -> Frame:
    swings = [year.volatility for year in shown.years]
    moves = [min(year.asset_return, MOST) for year in shown.years]
    return Frame(
        wide=max([WIDE, *(AIR * swing for swing in swings)]),
        low=min([LOW, *(max(AIR * move, -1.0) for move in moves)]),
        high=max([HIGH, *(AIR * move for move in moves)]),
    )


def _lines(leverage: float, frame: Frame) -> list[tuple[float, Floats]]:
    """Return, from the bottom up, each level with the asset returns that give it, by volatility."""
    if abs(leverage) < LEAST:
        return []
    swings = np.linspace(0.0, frame.wide, POINTS)
    found = [
        (level, np.asarray(asset_return_needed(level, swings, leverage, 1.0))) for level in LEVELS
    ]
    return sorted(found, key=lambda line: float(line[1][0]))


def _areas(
    lines: list[tuple[float, Floats]], frame: Frame, leverage: float
) -> list[dict[str, Any]]:
    """Return the areas between neighbouring lines, and those beyond the outermost."""
    if not lines:
        return []
    floor, ceiling = np.full(POINTS, frame.low), np.full(POINTS, frame.high)
    edges = [floor, *(np.clip(line, frame.low, frame.high) for _, line in lines), ceiling]
    levels = [level for level, _ in lines]
    grows = leverage > 0.0
    beyond = (levels[0] - 0.1, levels[-1] + 1.0) if grows else (levels[0] + 1.0, levels[-1] - 0.1)
    values = [beyond[0], *((one + two) / 2.0 for one, two in pairwise(levels)), beyond[1]]
    return [
        _area(lower, upper, value, frame)
        for (lower, upper), value in zip(pairwise(edges), values, strict=True)
    ]


def _area(lower: Floats, upper: Floats, value: float, frame: Frame) -> dict[str, Any]:
    swings = np.linspace(0.0, 100.0 * frame.wide, POINTS)
    steps = sum(1 for level in LEVELS if min(0.0, value) < level < max(0.0, value))
    color = GAIN if value > 0.0 else DRAG
    return area(swings, 100.0 * upper, 100.0 * lower, color, FULLER * (1 + steps))


def _drawn_lines(lines: list[tuple[float, Floats]], frame: Frame) -> list[dict[str, Any]]:
    swings = np.linspace(0.0, frame.wide, POINTS)
    found = []
    for level, line in lines:
        seen = (line >= frame.low) & (line <= frame.high)
        if seen.any():
            found.append(
                {
                    "type": "scatter",
                    "mode": "lines",
                    "x": typed(100.0 * swings[seen]),
                    "y": drawn(100.0 * line[seen]),
                    "line": {"color": MUTED, "width": 2.5 if level == 0.0 else 1},
                    "hovertemplate": f"token {percent(level)}<extra></extra>",
                }
            )
    return found


def _years(shown: Hindsight, frame: Frame) -> dict[str, Any]:
    heights = [min(year.asset_return, MOST) for year in shown.years]
    spots = _spots([year.volatility for year in shown.years], heights, frame)
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [100.0 * year.volatility for year in shown.years],
        "y": [100.0 * height for height in heights],
        "text": [
            f"’{year.year % 100:02d}" if spot else ""
            for year, spot in zip(shown.years, spots, strict=True)
        ],
        "textposition": [spot or "top center" for spot in spots],
        "textfont": {"color": ASSET, "size": 12},
        "marker": {"color": TOKEN, "size": 9, "line": {"color": BACKGROUND, "width": 1.5}},
        "customdata": [hover(year) for year in shown.years],
        "hovertemplate": "%{customdata}<extra></extra>",
        "cliponaxis": False,
    }


def _spots(swings: list[float], moves: list[float], frame: Frame) -> list[str]:
    """Return where each label stands so that none covers another one or a point; "" for nowhere."""
    scale = PHONE[0] / frame.wide, PHONE[1] / (frame.high - frame.low)
    points = [(scale[0] * one, scale[1] * two) for one, two in zip(swings, moves, strict=True)]
    taken: list[tuple[float, float]] = []
    found = []
    for across, up in points:
        spot = ""
        for name, (right, above) in SPOTS.items():
            middle = (across + right, up + above)
            near_point = any(_meets(middle, point, 0.75) for point in points)
            if not near_point and not any(_meets(middle, other, 1.0) for other in taken):
                spot = name
                taken.append(middle)
                break
        found.append(spot)
    return found


def _meets(one: tuple[float, float], other: tuple[float, float], share: float) -> bool:
    return abs(one[0] - other[0]) < share * LABEL[0] and abs(one[1] - other[1]) < share * LABEL[1]


def _layout(shown: Hindsight, frame: Frame, lines: list[tuple[float, Floats]]) -> dict[str, Any]:
    heading, top = title(for_chart(matrix_title(shown)), LEFT)
    empty = [] if lines else [_note(AT_ZERO, 0.5, 0.5)]
    return {
        "height": HEIGHT,
        "showlegend": False,
        "margin": {"l": LEFT, "r": 16, "t": top, "b": 48},
        "xaxis": axis(
            {
                "range": [0.0, 100.0 * frame.wide],
                "ticksuffix": "%",
                "title": axis_title(ALONG),
                "showgrid": False,
                "nticks": 7,
            }
        ),
        "yaxis": axis(
            {
                "range": [100.0 * frame.low, 100.0 * frame.high],
                "ticksuffix": "%",
                **numbers(100.0 * frame.low, 100.0 * frame.high),
                "showgrid": False,
                "zeroline": False,
                "nticks": 8,
            }
        ),
        "annotations": [heading, caption(said_up(shown), LEFT), *_levels(lines, frame), *empty],
    }


def _levels(lines: list[tuple[float, Floats]], frame: Frame) -> list[dict[str, Any]]:
    """Return what the token makes along each line, at its left end, where no year is.

    Where lines lie too close for all of them, nothing and the far ones are named first.
    """
    seen = [(level, float(line[0])) for level, line in lines if frame.low < line[0] < frame.high]
    apart = NAMES_APART * (frame.high - frame.low)
    named: list[tuple[float, float]] = []
    for level, height in sorted(seen, key=lambda pair: (pair[0] != 0.0, -abs(pair[1]))):
        if all(abs(height - other) >= apart for _, other in named):
            named.append((level, height))
    return [
        {
            **_note(percent(level).replace(".0", ""), 0.0, 100.0 * height),
            "yref": "y",
            "xanchor": "left",
            "xshift": 3,
            "yshift": 7,
        }
        for level, height in named
    ]


def _note(text: str, x: float, y: float) -> dict[str, Any]:
    return {
        "text": text,
        "font": {"color": ASSET, "size": 11},
        "x": x,
        "y": y,
        "xref": "paper",
        "yref": "paper",
        "yanchor": "middle",
        "showarrow": False,
    }
