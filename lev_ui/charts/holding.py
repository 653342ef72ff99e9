"""The pictures of Holding period: how often, and what became of the money."""

from __future__ import annotations

from typing import Any

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
from lev_ui.holding import Holding
from lev_ui.theme import ASSET, DRAG, MUTED, SIMPLE, TOKEN, multiple, percent, plain_number
from lev_ui.words.holding import UNIT, chances_title, out_of_100, range_title

LEFT, RIGHT, BOTTOM, HEIGHT = 48, 128, 32, 420
LABEL_GAP = 0.16
MARKS = ((0.0, "1 day"), (1 / 52, "1 week"), (1 / 12, "1 month"), (0.5, "6 months"), (3.0, "3 years"))
HUNDRED = 100.0


def chances(shown: Holding) -> Picture:
    """Return how often the token was ahead and how often it lost, by how long it was held.

    Parameters
    ----------
    shown : Holding
        What to draw.

    Returns
    -------
    Picture
        Three lines in windows out of 100; the reader's horizon is marked.
    """
    found, times = shown.periods, plain_number(shown.leverage)
    lines: list[tuple[str, NDArray[np.float64], str, dict[str, Any]]] = [
        ("beat the asset", found.beats_asset, ASSET, {"width": 1.5}),
        ("lost money", found.loses, DRAG, {"width": 2, "dash": "dot"}),
        (f"beat {times} × asset", found.beats_simple, SIMPLE, {"width": 2.5, "dash": "dash"}),
    ]
    traces = [
        {
            "type": "scatter",
            "mode": "lines",
            "name": name,
            "x": typed(found.intervals.astype(np.float64)),
            "y": drawn(HUNDRED * values),
            "line": {"color": color, **style},
            "hovertemplate": "%{y:.0f} of 100",
        }
        for name, values, color, style in lines
    ]
    labels = [
        EndLabel(f"<b>{name}</b><br>{out_of_100(values[-1])}", float(values[-1]), color)
        for name, values, color, _ in lines
    ]
    heading, top = title(chances_title(shown), LEFT)
    layout = _layout(shown, top, {"range": [-2, 102], "tickvals": [0, 25, 50, 75, 100]})
    layout["annotations"] = [
        heading,
        caption(UNIT, LEFT),
        *end_labels(labels, LABEL_GAP),
        _own(shown),
    ]
    layout["shapes"] = [_line(shown), level(HUNDRED / 2.0)]
    return Picture(traces, layout)


def results(shown: Holding) -> Picture:
    """Return what became of 100 put in, by how long it was held.

    Parameters
    ----------
    shown : Holding
        What to draw.

    Returns
    -------
    Picture
        Two bands of the token's results, nine in ten and half of the windows, its middle, and
        the middles of L × asset and of the asset; the reader's horizon is marked.
    """
    found = shown.periods
    days = found.intervals.astype(np.float64)
    token = HUNDRED * (1.0 + found.token)
    lines = [
        ("Asset", HUNDRED * (1.0 + found.asset[:, 2]), ASSET, {"width": 1.5}),
        (
            f"{plain_number(shown.leverage)} × asset",
            HUNDRED * (1.0 + found.simple[:, 2]),
            SIMPLE,
            {"width": 2, "dash": "dash"},
        ),
        (f"{multiple(shown.leverage)} token", token[:, 2], TOKEN, {"width": 2.5}),
    ]
    low, high = 0.0, float(max(token[:, -1].max(), *(values.max() for _, values, _, _ in lines)))
    low = min(low, *(float(values.min()) for _, values, _, _ in lines))
    heading, top = title(range_title(shown), LEFT)
    layout = _layout(shown, top, {"range": [low, 1.03 * high], "nticks": 6})
    labels = [
        EndLabel(
            f"<b>{name}</b><br>{percent(values[-1] / HUNDRED - 1.0)}",
            (float(values[-1]) - low) / (1.03 * high - low),
            color,
        )
        for name, values, color, _ in lines
    ]
    layout["annotations"] = [
        heading,
        caption("Value of 100 put in: middle line, half and nine in ten of the windows", LEFT),
        *end_labels(labels, LABEL_GAP),
        _own(shown),
    ]
    layout["shapes"] = [_line(shown), level(HUNDRED)]
    bands = [_band(days, token[:, 0], token[:, 4]), _band(days, token[:, 1], token[:, 3])]
    return Picture([*bands, *(_line_trace(days, *line) for line in lines)], layout)


def _band(
    days: NDArray[np.float64], low: NDArray[np.float64], high: NDArray[np.float64]
) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "line": {"width": 0},
        "x": typed(np.concatenate((days, days[::-1]))),
        "y": drawn(np.concatenate((high, low[::-1]))),
        "fill": "toself",
        "fillcolor": TOKEN,
        "opacity": 0.15,
        "hoverinfo": "skip",
    }


def _line_trace(
    days: NDArray[np.float64],
    name: str,
    values: NDArray[np.float64],
    color: str,
    style: dict[str, Any],
) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": typed(days),
        "y": drawn(values),
        "line": {"color": color, **style},
        "hovertemplate": "%{y:,.1f}",
    }


def _layout(shown: Holding, top: int, upright: dict[str, Any]) -> dict[str, Any]:
    longest = float(shown.periods.intervals[-1])
    a_year = shown.prices.periods_per_year
    marks = [(max(1.0, years * a_year), name) for years, name in MARKS]
    kept = [(days, name) for days, name in marks if days <= 1.1 * longest]
    return {
        "height": HEIGHT,
        "showlegend": False,
        "hovermode": "x unified",
        "margin": {"l": LEFT, "r": RIGHT, "t": top + 16, "b": BOTTOM},
        "xaxis": axis(
            {
                "type": "log",
                "showgrid": False,
                "tickvals": [days for days, _ in kept],
                "ticktext": [name for _, name in kept],
                "tickangle": 0,
                "hoverformat": ",.0f",
                "unifiedhovertitle": {"text": "%{x:,.0f} trading days"},
            }
        ),
        "yaxis": axis(upright),
    }


def _line(shown: Holding) -> dict[str, Any]:
    """Return the upright line at the reader's own horizon."""
    return {
        "type": "line",
        "xref": "x",
        "x0": shown.horizon,
        "x1": shown.horizon,
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "line": {"color": MUTED, "width": 1.5},
        "layer": "below",
    }


def _own(shown: Holding) -> dict[str, Any]:
    """Return what stands over that line."""
    return {
        "text": f"your {shown.horizon:,} days",
        "font": {"color": MUTED, "size": 12},
        "x": float(np.log10(shown.horizon)),
        "xref": "x",
        "xanchor": "right" if shown.horizon > shown.periods.intervals[-1] / 4 else "left",
        "y": 1.0,
        "yref": "paper",
        "yanchor": "bottom",
        "showarrow": False,
    }
