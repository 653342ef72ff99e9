"""The pictures of Leverage: every multiple's end, fall and drag, and the best one of each year."""

from __future__ import annotations

from typing import Any

import numpy as np

from lev_ui.charts.frame import Picture, axis, axis_title, caption, drawn, level, title, typed
from lev_ui.charts.heights import Heights, heights
from lev_ui.hindsight import Hindsight, Result, Year
from lev_ui.settings import MAX_MULTIPLE
from lev_ui.theme import DRAG, GAIN, MUTED, TOKEN, money, multiple, percent, whole_money
from lev_ui.words.hindsight import chart_title, years_title
from lev_ui.words.plain import for_chart

HEIGHT, YEARS_HEIGHT = 620, 380
LEFT = 56
HEADROOM = 0.16  # of the axis, for the label of the best
EDGE = MAX_MULTIPLE + 0.25
UPPER, MIDDLE, LOWER = (0.5, 1.0), (0.25, 0.41), (0.0, 0.16)
TICKS = [float(whole) for whole in range(-int(MAX_MULTIPLE), int(MAX_MULTIPLE) + 1)]
ACROSS = "Multiplier of the daily reset"
RIGHT_HALF = 0.0  # from here on a label stands to the left of its point
BEYOND = "/"  # the pattern of a year whose best multiple lies at an end of the scale


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


def _upper(ends: Any, amount: float, *, logarithmic: bool) -> Heights:  # noqa: ANN401 - an array
    """Return the vertical axis, with room above the best for its label."""
    axis_of = heights([ends, np.array([amount])], logarithmic=logarithmic)
    room = HEADROOM * (axis_of.high - axis_of.low)
    return axis_of._replace(high=axis_of.high + room)


def _ends(shown: Hindsight, ends: Any, upper: Heights) -> list[dict[str, Any]]:  # noqa: ANN401 - an array
    alive = [not found.is_wiped_out for found in shown.results]
    multiples = np.array([found.leverage for found in shown.results])
    currency = shown.prices.currency
    line = {
        "type": "scatter",
        "mode": "lines",
        "name": "Became",
        "x": typed(multiples[alive]),
        "y": drawn(ends[alive]),
        "customdata": [money(end, currency) for end in ends[alive].tolist()],
        "line": {"color": TOKEN, "width": 2.5},
        "hovertemplate": "%{customdata}",
    }
    if all(alive):
        return [line]
    gone = multiples[np.logical_not(alive)]
    floor = 10.0**upper.low if upper.logarithmic else 0.0
    return [
        line,
        {
            "type": "scatter",
            "mode": "markers",
            "name": "Wiped out",
            "x": typed(gone),
            "y": drawn(np.full(len(gone), floor)),
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
    """Return where a result stands in the data's units; on a log scale nothing is the bottom."""
    end = shown.settings.amount * (1.0 + found.total_return)
    return 10.0**upper.low if upper.logarithmic and end <= 0.0 else end


def _layout(shown: Hindsight, upper: Heights) -> dict[str, Any]:
    heading, top = title(for_chart(chart_title(shown)), LEFT)
    put_in = whole_money(shown.settings.amount, shown.prices.currency)
    return {
        "height": HEIGHT,
        "showlegend": False,
        "hovermode": "x unified",
        "margin": {"l": LEFT, "r": 12, "t": top, "b": 48},
        **_axes(upper),
        "annotations": [
            heading,
            caption(f"What {put_in} became; shaded, the error band of the best", LEFT),
            caption("Deepest fall below its highest value", LEFT, y=MIDDLE[1]),
            caption("What swings changed, of the value in equal steps", LEFT, y=LOWER[1]),
            *_labels(shown, upper),
        ],
        "shapes": [*_band(shown), _own_line(shown), level(shown.settings.amount)],
    }


def _axes(upper: Heights) -> dict[str, Any]:
    share = {"range": [-106, 12], "tickvals": [-100, -50, 0], "ticksuffix": "%", "zeroline": True}
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


def _own_line(shown: Hindsight) -> dict[str, Any]:
    """Return the upright line at the reader's multiple, through all three plots."""
    return {
        "type": "line",
        "xref": "x",
        "x0": shown.leverage,
        "x1": shown.leverage,
        "yref": "paper",
        "y0": 0.0,
        "y1": 1.0,
        "line": {"color": TOKEN, "width": 1, "dash": "dot"},
        "layer": "below",
    }


def _labels(shown: Hindsight, upper: Heights) -> list[dict[str, Any]]:
    found = [_label(shown, shown.best_result, "Best", upper, up=True)]
    if shown.own.leverage != shown.best.leverage:
        found.append(_label(shown, shown.own, "Yours", upper, up=False))
    return found


def _label(
    shown: Hindsight, found: Result, name: str, upper: Heights, *, up: bool
) -> dict[str, Any]:
    """Return a name and result beside a point: above the best, beside the reader's own."""
    end = shown.settings.amount * (1.0 + found.total_return)
    said = "wiped out" if found.is_wiped_out else money(end, shown.prices.currency)
    to_the_left = found.leverage > RIGHT_HALF
    return {
        "text": f"<b>{name}: {multiple(found.leverage)}</b><br>{said}",
        "font": {"color": GAIN if up else TOKEN, "size": 12},
        "x": found.leverage,
        "y": upper.on_axis(end),
        "xref": "x",
        "yref": "y",
        "xanchor": "right" if to_the_left else "left",
        "yanchor": "bottom" if up else "middle",
        "xshift": -9 if to_the_left else 9,
        "yshift": 2 if up else 16,
        "align": "right" if to_the_left else "left",
        "showarrow": False,
    }


def best_by_year(shown: Hindsight) -> Picture:
    """Return the best multiple of each calendar year.

    Parameters
    ----------
    shown : Hindsight
        One with at least one whole year.

    Returns
    -------
    Picture
        One bar for each year from 0x; hatched where the best lies at an end of the scale. The
        best of all years and the reader's own multiple are lines.
    """
    heading, top = title(years_title(shown), LEFT)
    layout = {
        "height": YEARS_HEIGHT,
        "showlegend": True,
        "legend": {"orientation": "h", "x": 0.0, "y": -0.14, "yanchor": "top"},
        "margin": {"l": LEFT, "r": 12, "t": top + 8, "b": 84},
        "xaxis": axis({"showgrid": False, "tickformat": "d", "nticks": 8, "zeroline": False}),
        "yaxis": axis(
            {
                "range": [-EDGE, EDGE],
                "tickvals": TICKS,
                "ticktext": [multiple(tick) for tick in TICKS],
                "zeroline": True,
                "zerolinewidth": 1.5,
            }
        ),
        "annotations": [heading, caption("Multiple that ended the year highest", LEFT)],
    }
    return Picture([*_bars(shown), _own_across(shown)], layout)


def _bars(shown: Hindsight) -> list[dict[str, Any]]:
    inside = [year for year in shown.years if not year.best.is_at_edge]
    beyond = [year for year in shown.years if year.best.is_at_edge]
    groups = (("Best of the year", "", inside), ("Best, at an end of the scale", BEYOND, beyond))
    return [
        {
            "type": "bar",
            "name": name,
            "x": [year.year for year in years],
            "y": [year.best.leverage for year in years],
            "marker": {"color": GAIN, "pattern": {"shape": shape, "size": 6, "solidity": 0.35}},
            "customdata": [_year_said(year, shown.leverage) for year in years],
            "hovertemplate": "%{customdata}<extra></extra>",
            "width": 0.7,
        }
        for name, shape, years in groups
        if years
    ]


def _year_said(year: Year, leverage: float) -> str:
    best = f"{year.year}: best {multiple(year.best.leverage)}, {percent(year.best.total_return)}"
    return f"{best}<br>{multiple(leverage)} {percent(year.token)}"


def _own_across(shown: Hindsight) -> dict[str, Any]:
    """Return the name of the dotted line in the legend: a trace that draws nothing else."""
    years = [year.year for year in shown.years]
    return {
        "type": "scatter",
        "mode": "lines",
        "name": f"Yours, {multiple(shown.leverage)}",
        "x": [years[0] - 0.5, years[-1] + 0.5],
        "y": [shown.leverage, shown.leverage],
        "line": {"color": TOKEN, "width": 1.5, "dash": "dot"},
        "hoverinfo": "skip",
    }
