"""The way from L × asset to the token, one bar for each cause."""

from __future__ import annotations

from typing import Any, NamedTuple

from lev_ui.charts.frame import Picture, axis, numbers, title
from lev_ui.comparison import Comparison
from lev_ui.theme import (
    COST,
    DRAG,
    GAIN,
    MUTED,
    SIMPLE,
    TOKEN,
    ZERO,
    points,
)
from lev_ui.words.causes import (
    Cause,
    bar_label,
    drawn_causes,
    drawn_gap,
    end_name,
    start_name,
    unit,
    waterfall_title,
)

ROW = 44
HEAD = 96
LEFT = 132


class Bar(NamedTuple):
    """One bar: from where to where, in points."""

    name: str
    start: float
    size: float
    color: str


def waterfall(shown: Comparison) -> Picture:
    """Return the waterfall of the gap, in percentage points or in log points.

    Parameters
    ----------
    shown : Comparison
        What to draw. Where its settings open the compounding effect, parts too large to
        be drawn beside the others are drawn in log points if there are any.

    Returns
    -------
    Picture
        Horizontal bars, read from the top: the first and the last are totals.
    """
    bars = _bars(shown)
    return Picture([_trace(bars)], _layout(shown, bars))


def _bars(shown: Comparison) -> list[Bar]:
    gap = drawn_gap(shown)
    bars = [Bar(start_name(shown), 0.0, 100.0 * gap.simple, SIMPLE)]
    for cause in drawn_causes(shown):
        effect = GAIN if cause.value >= 0.0 else DRAG
        bars.append(_step(bars, cause, COST if cause.charge else effect))
    return [*bars, Bar(end_name(shown), 0.0, 100.0 * gap.token, TOKEN)]


def _step(before: list[Bar], cause: Cause, color: str) -> Bar:
    start = before[-1].start + before[-1].size
    return Bar(cause.name, start, 100.0 * cause.value, color)


def _trace(bars: list[Bar]) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "y": list(range(len(bars))),
        "base": [bar.start for bar in bars],
        "x": [bar.size for bar in bars],
        "marker": {"color": [bar.color for bar in bars]},
        "hovertext": [f"{bar.name}: {points(bar.size / 100.0)}" for bar in bars],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "width": 0.62,
    }


def _layout(shown: Comparison, bars: list[Bar]) -> dict[str, Any]:
    ends = [0.0, *(edge for bar in bars for edge in (bar.start, bar.start + bar.size))]
    low, high = min(ends), max(ends)
    air = 0.03 * (high - low) or 1.0
    heading, top = title(waterfall_title(shown), LEFT)
    return {
        "height": HEAD + ROW * len(bars),
        "showlegend": False,
        "margin": {"l": LEFT, "r": 8, "t": top, "b": 44},
        "xaxis": axis(
            {
                "range": [low - air, high + air],
                "title": {"text": unit(shown), "font": {"color": MUTED, "size": 12}},
                "zeroline": True,
                "zerolinewidth": 1.5,
                "nticks": 6,
                **numbers(low, high),
            }
        ),
        "yaxis": axis(
            {
                "range": [len(bars) - 0.5, -0.5],
                "showgrid": False,
                "zeroline": False,
                "tickvals": list(range(len(bars))),
                "ticktext": [bar_label(shown, bar.name, bar.size / 100.0) for bar in bars],
            }
        ),
        "annotations": [heading],
        "shapes": [_connector(above, row) for row, above in enumerate(bars[:-1])],
    }


def _connector(bar: Bar, row: int) -> dict[str, Any]:
    end = bar.start + bar.size
    return {
        "type": "line",
        "x0": end,
        "x1": end,
        "y0": row + 0.31,
        "y1": row + 0.69,
        "line": {"color": ZERO, "width": 1},
    }
