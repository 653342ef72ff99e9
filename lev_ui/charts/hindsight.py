"""The picture of Leverage: what every multiple came to, its deepest fall and its drag."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from lev_ui.charts.frame import (
    Picture,
    axis,
    axis_title,
    caption,
    drawn,
    level,
    title,
    typed,
    upright,
)
from lev_ui.charts.heights import Heights, heights
from lev_ui.hindsight import Hindsight, Result
from lev_ui.settings import MAX_MULTIPLE
from lev_ui.theme import DRAG, GAIN, MUTED, TOKEN, multiple
from lev_ui.words.hindsight import became, chart_title, curve_caption
from lev_ui.words.plain import for_chart

HEIGHT = 620
LEFT = 56
LEAST_SHARE = 1e-6  # of the amount: a log scale that went on would show nothing else
FLOOR = 0.02  # of the axis: where a cross at the bottom is still inside
HEADROOM = 0.16  # of the axis, for the label of the best
EDGE = MAX_MULTIPLE + 0.25
UPPER, MIDDLE, LOWER = (0.5, 1.0), (0.25, 0.41), (0.0, 0.16)
TICKS = [float(whole) for whole in range(-int(MAX_MULTIPLE), int(MAX_MULTIPLE) + 1)]
ACROSS = "Multiplier of the daily reset"
ROOM = 3.2  # beyond this multiple a label beside a point has no room on a phone


def curve(shown: Hindsight) -> Picture:
    """Return what every multiple came to, its deepest fall, and what its swings took.

    Parameters
    ----------
    shown : Hindsight
        What to draw.

    Returns
    -------
    Picture
        Upper plot: final value by multiple, the error band of the best one shaded, the best and
        the reader's own marked, wiped-out ones crossed. Below it deepest fall and drag.
    """
    amount = shown.settings.amount
    ends = np.array([amount * (1.0 + found.total_return) for found in shown.results])
    upper = _upper(ends, amount, logarithmic=shown.settings.scale == "log")
    traces = [*_ends(shown, ends, upper), *_strips(shown), *_marks(shown, upper)]
    return Picture(traces, _layout(shown, upper))


def _upper(ends: NDArray[np.float64], amount: float, *, logarithmic: bool) -> Heights:
    """Return the vertical axis, with room above the best for its label."""
    seen = np.append(ends[ends >= LEAST_SHARE * amount] if logarithmic else ends, amount)
    axis_of = heights([seen], logarithmic=logarithmic)
    room = HEADROOM * (axis_of.high - axis_of.low)
    return axis_of._replace(high=axis_of.high + room)


def _ends(shown: Hindsight, ends: NDArray[np.float64], upper: Heights) -> list[dict[str, Any]]:
    alive = np.array([not found.is_wiped_out for found in shown.results])
    seen = alive & (ends >= _least(shown, upper))
    multiples = np.array([found.leverage for found in shown.results])
    said = [became(shown, found.total_return) for found in shown.results]
    line = {
        "type": "scatter",
        "mode": "lines",
        "name": "Became",
        "x": typed(multiples[seen]),
        "y": drawn(ends[seen]),
        "customdata": np.array(said)[seen].tolist(),
        "line": {"color": TOKEN, "width": 2.5},
        "hovertemplate": "%{customdata}",
    }
    gone = multiples[~alive]
    if not len(gone):
        return [line]
    return [
        line,
        {
            "type": "scatter",
            "mode": "markers",
            "name": "Wiped out",
            "x": typed(gone),
            "y": drawn(np.full(len(gone), _bottom(upper))),
            "marker": {"color": DRAG, "symbol": "x", "size": 6},
            "cliponaxis": False,
            "hovertemplate": "nothing left",
        },
    ]


def _strips(shown: Hindsight) -> list[dict[str, Any]]:
    multiples = np.array([found.leverage for found in shown.results])
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "name": name,
            "x": typed(multiples),
            "y": drawn(100.0 * np.array(values)),
            "yaxis": place,
            "line": {"color": color, "width": 2},
            "hovertemplate": "%{y:.1f}%",
        }
        for name, place, color, values in (
            ("Deepest fall", "y2", TOKEN, [found.fall for found in shown.results]),
            ("Swings changed it by", "y3", DRAG, [_drag(found) for found in shown.results]),
        )
    ]


def _drag(found: Result) -> float:
    """Return the drag; all of it where equal steps leave nothing either."""
    return -1.0 if np.isnan(found.drag) else found.drag


def _marks(shown: Hindsight, upper: Heights) -> list[dict[str, Any]]:
    """Return the points of the best multiple and of the reader's own."""
    points = [("Best in hindsight", shown.best_result, GAIN, "star", 14)]
    if shown.own.leverage != shown.best.leverage:
        points.append(("Yours", shown.own, TOKEN, "diamond", 11))
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "name": name,
            "x": [found.leverage],
            "y": [_height(shown, found, upper)],
            "marker": {"color": color, "symbol": symbol, "size": size},
            "cliponaxis": False,
            "hoverinfo": "skip",
        }
        for name, found, color, symbol, size in points
    ]


def _height(shown: Hindsight, found: Result, upper: Heights) -> float:
    """Return where a result stands in the data's units; what is too little is at the bottom."""
    end = shown.settings.amount * (1.0 + found.total_return)
    return end if end >= _least(shown, upper) else _bottom(upper)


def _least(shown: Hindsight, upper: Heights) -> float:
    """Return the least value that is drawn."""
    return LEAST_SHARE * shown.settings.amount if upper.logarithmic else 0.0


def _bottom(upper: Heights) -> float:
    """Return where nothing stands in the data's units."""
    if not upper.logarithmic:
        return 0.0
    return float(10.0 ** (upper.low + FLOOR * (upper.high - upper.low)))


def _layout(shown: Hindsight, upper: Heights) -> dict[str, Any]:
    heading, top = title(for_chart(chart_title(shown)), LEFT)
    own = upright(shown.leverage, {"color": TOKEN, "width": 1, "dash": "dot"})
    return {
        "height": HEIGHT,
        "showlegend": False,
        "hovermode": "x unified",
        "margin": {"l": LEFT, "r": 12, "t": top, "b": 48},
        **_axes(upper, max(_drag(found) for found in shown.results)),
        "annotations": [
            heading,
            caption(curve_caption(shown), LEFT),
            caption("Deepest fall below its highest value", LEFT, y=MIDDLE[1]),
            caption("What swings changed, of the value in equal steps", LEFT, y=LOWER[1]),
            *_labels(shown, upper),
        ],
        "shapes": [*_band(shown), own, level(shown.settings.amount)],
    }


def _axes(upper: Heights, most: float) -> dict[str, Any]:
    share = {
        "range": [-106, max(12.0, 106.0 * most)],
        "tickvals": [-100, -50, 0],
        "ticktext": ["−100%", "−50%", "0%"],
        "zeroline": True,
    }
    return {
        "xaxis": axis(
            {
                "range": [-EDGE, EDGE],
                "tickvals": TICKS,
                "ticktext": [multiple(tick) for tick in TICKS],
                "anchor": "y3",
                "title": axis_title(ACROSS),
                "hoverformat": ".1~f",
                "zeroline": False,
            }
        ),
        "yaxis": axis({"domain": list(UPPER), **upper.axis()}),
        "yaxis2": axis({"domain": list(MIDDLE), **share}),
        "yaxis3": axis({"domain": list(LOWER), **share}),
    }


def _band(shown: Hindsight) -> list[dict[str, Any]]:
    """Return the error band of the best multiple, as far as the scale goes."""
    low, high = max(shown.best.low, -EDGE), min(shown.best.high, EDGE)
    if not shown.has_band or low >= high:
        return []
    return [
        {
            "type": "rect",
            "xref": "x",
            "x0": low,
            "x1": high,
            "yref": "y domain",
            "y0": 0.0,
            "y1": 1.0,
            "fillcolor": MUTED,
            "opacity": 0.14,
            "line": {"width": 0},
            "layer": "below",
        }
    ]


def _labels(shown: Hindsight, upper: Heights) -> list[dict[str, Any]]:
    found = [_label(shown, shown.best_result, "Best", upper, up=True)]
    if shown.own.leverage != shown.best.leverage:
        found.append(_label(shown, shown.own, "Yours", upper, up=False))
    return found


def _label(
    shown: Hindsight, found: Result, name: str, upper: Heights, *, up: bool
) -> dict[str, Any]:
    """Return a name and result beside a point: above the best, beside the reader's own."""
    said = "wiped out" if found.is_wiped_out else became(shown, found.total_return)
    downhill = found.leverage < shown.best.leverage or found.leverage > ROOM
    to_the_left = found.leverage > 0.0 if up else downhill and found.leverage > -ROOM
    return {
        "text": f"<b>{name}: {multiple(found.leverage)}</b><br>{said}",
        "font": {"color": GAIN if up else TOKEN, "size": 12},
        "x": found.leverage,
        "y": upper.on_axis(_height(shown, found, upper)),
        "xref": "x",
        "yref": "y",
        "xanchor": "right" if to_the_left else "left",
        "yanchor": "bottom",
        "xshift": -9 if to_the_left else 9,
        "yshift": 2,
        "align": "right" if to_the_left else "left",
        "showarrow": False,
    }
