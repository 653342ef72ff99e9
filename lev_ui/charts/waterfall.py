"""The way from L × asset to the token, one bar for each cause."""

from __future__ import annotations

from typing import Any, NamedTuple

import plotly.graph_objects as go

from lev_core import GapAttribution
from lev_ui.charts.frame import axis, figure, title
from lev_ui.comparison import Comparison
from lev_ui.theme import (
    COST,
    DRAG,
    GAIN,
    MUTED,
    SIMPLE,
    TOKEN,
    ZERO,
    multiple,
    plain_number,
    points,
)
from lev_ui.words.waterfall import waterfall_title

ROW = 44
HEAD = 96
LEFT = 132


class Bar(NamedTuple):
    """One bar: from where to where, in points."""

    name: str
    start: float
    size: float
    color: str


def waterfall(shown: Comparison) -> go.Figure:
    """Return the waterfall of the gap, in percentage points or in log points.

    Parameters
    ----------
    shown : Comparison
        What to draw. Where its settings open the compounding effect, parts too large to
        be drawn beside the others are drawn in log points if there are any.

    Returns
    -------
    plotly.graph_objects.Figure
        Horizontal bars, read from the top: the first and the last are totals.
    """
    split = shown.settings.split and shown.gap.is_split
    in_logs = split and shown.parts_explode and shown.log_gap is not None
    gap = shown.log_gap if in_logs and shown.log_gap is not None else shown.gap
    bars = _bars(shown, gap, split=split)
    return figure([_trace(bars)], _layout(bars, in_logs=in_logs))


def _bars(shown: Comparison, gap: GapAttribution, *, split: bool) -> list[Bar]:
    effect = (
        (("Trend gain", gap.trend_gain), ("Volatility drag", gap.volatility_drag))
        if split
        else (("Compounding effect", gap.compounding_effect),)
    )
    costs = (
        ("Financing", gap.financing),
        ("Management fee", gap.management_fee),
        ("Trading fee", gap.trading_fee),
    )
    bars = [Bar(f"{plain_number(shown.leverage)} × asset", 0.0, 100.0 * gap.simple, SIMPLE)]
    for name, value in effect:
        bars.append(_step(bars, name, value, GAIN if value >= 0.0 else DRAG))
    for name, value in costs if shown.settings.costs else ():
        bars.append(_step(bars, name, value, COST))
    return [*bars, Bar(f"{multiple(shown.leverage)} token", 0.0, 100.0 * gap.token, TOKEN)]


def _step(before: list[Bar], name: str, value: float, color: str) -> Bar:
    return Bar(name, before[-1].start + before[-1].size, 100.0 * value, color)


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


def _layout(bars: list[Bar], *, in_logs: bool) -> dict[str, Any]:
    ends = [0.0, *(edge for bar in bars for edge in (bar.start, bar.start + bar.size))]
    low, high = min(ends), max(ends)
    air = 0.03 * (high - low) or 1.0
    unit = "log points" if in_logs else "percentage points"
    heading, top = title(waterfall_title(in_logs=in_logs), LEFT)
    return {
        "height": HEAD + ROW * len(bars),
        "showlegend": False,
        "margin": {"l": LEFT, "r": 8, "t": top, "b": 44},
        "xaxis": axis(
            {
                "range": [low - air, high + air],
                "title": {"text": unit, "font": {"color": MUTED, "size": 12}},
                "zeroline": True,
                "zerolinewidth": 1.5,
                "nticks": 6,
                "tickformat": ",~g",
            }
        ),
        "yaxis": axis(
            {
                "range": [len(bars) - 0.5, -0.5],
                "showgrid": False,
                "zeroline": False,
                "tickvals": list(range(len(bars))),
                "ticktext": [f"{bar.name}<br><b>{points(bar.size / 100.0)}</b>" for bar in bars],
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
