"""Token, baseline and asset on one chart, the gap between them shaded, falls below."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor
from typing import Any, NamedTuple

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lev_ui.charts.frame import EndLabel, axis, end_labels, epoch_ms, figure, title
from lev_ui.charts.placing import free_spot
from lev_ui.charts.thinning import kept_rows
from lev_ui.comparison import Comparison
from lev_ui.theme import ASSET, DRAG, GAIN, MUTED, SIMPLE, TOKEN, long_date, multiple, percent
from lev_ui.words.compare import baseline_name, chart_title
from lev_ui.words.plain import for_chart

HEIGHT = 520
LEFT = 48
RIGHT = 104
START = 100.0
DASHED = {"width": 2, "dash": "dash"}
WRITTEN_POWERS = range(-2, 6)  # of ten; others are written 10⁻⁴
LABEL_GAP = 0.105  # two lines of label on the upper plot


class Line(NamedTuple):
    """One line of the upper plot, worth 100 at the start."""

    name: str
    values: NDArray[np.float64]
    color: str
    style: dict[str, Any]

    def at(self, rows: NDArray[np.intp]) -> Line:
        """Return the line at some of its dates."""
        return self._replace(values=self.values[rows])


class Event(NamedTuple):
    """Something that happened to a line and is worth an arrow."""

    row: int
    text: str
    line: Line


def overlay(shown: Comparison) -> go.Figure:
    """Return the Compare page's picture.

    Parameters
    ----------
    shown : Comparison
        What to draw.

    Returns
    -------
    plotly.graph_objects.Figure
        Upper plot: token, baseline and asset from 100, the gap between token and baseline
        shaded by who is ahead. Lower plot: how far token and asset stand below their highs.
    """
    lines = _lines(shown)
    rows = kept_rows([line.values for line in lines])
    dates = epoch_ms(shown.prices.index)[rows]
    logarithmic = shown.settings.scale == "log"
    token, baseline = lines[-1].values[rows], lines[-2].values[rows]
    traces = [
        *_shading(dates, token, baseline, logarithmic=logarithmic),
        *(_trace(dates, line.at(rows), logarithmic=logarithmic) for line in lines),
        *_falls(shown, rows, dates),
    ]
    return figure(traces, _layout(shown, lines, logarithmic=logarithmic))


def _lines(shown: Comparison) -> tuple[Line, ...]:
    """Return the lines from the bottom layer to the top: the token is always on top."""
    asset = START * shown.asset.to_numpy()
    token = START * shown.token.arrays.nav
    top = Line(f"{multiple(shown.leverage)} token", token, TOKEN, {"width": 2.5})
    if shown.settings.baseline == "asset":
        return Line("Asset", asset, ASSET, DASHED), top
    against = START * shown.baseline.to_numpy()
    return (
        Line("Asset", asset, ASSET, {"width": 1.5}),
        Line(baseline_name(shown), against, SIMPLE, DASHED),
        top,
    )


def _drawable(values: NDArray[np.float64], *, logarithmic: bool) -> int:
    """Return how many rows of a line can be drawn: on a log scale it stops where it reaches 0."""
    gone = values <= 0.0
    return int(gone.argmax()) if logarithmic and gone.any() else len(values)


def _trace(dates: NDArray[np.float64], line: Line, *, logarithmic: bool) -> dict[str, Any]:
    end = _drawable(line.values, logarithmic=logarithmic)
    return {
        "type": "scatter",
        "mode": "lines",
        "name": line.name,
        "x": dates[:end],
        "y": line.values[:end].astype(np.float32),
        "line": {"color": line.color, **line.style},
        "hovertemplate": "%{y:,.1f}",
    }


def _shading(
    dates: NDArray[np.float64],
    token: NDArray[np.float64],
    baseline: NDArray[np.float64],
    *,
    logarithmic: bool,
) -> list[dict[str, Any]]:
    end = min(_drawable(line, logarithmic=logarithmic) for line in (token, baseline))
    token, baseline, dates = token[:end], baseline[:end], dates[:end]
    there_and_back = np.concatenate((dates, dates[::-1]))
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "line": {"width": 0},
            "x": there_and_back,
            "y": np.concatenate((edge, baseline[::-1])).astype(np.float32),
            "fill": "toself",
            "fillcolor": color,
            "opacity": 0.15,
            "hoverinfo": "skip",
        }
        for edge, color in (
            (np.maximum(token, baseline), GAIN),
            (np.minimum(token, baseline), DRAG),
        )
    ]


def _falls(
    shown: Comparison, rows: NDArray[np.intp], dates: NDArray[np.float64]
) -> list[dict[str, Any]]:
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "name": f"{name} below its high",
            "x": dates,
            "y": (100.0 * values.to_numpy()[rows]).astype(np.float32),
            "yaxis": "y2",
            "line": {"color": color, "width": width},
            "hovertemplate": "%{y:.1f}%",
        }
        for name, values, color, width in (
            ("Asset", shown.asset_drawdown, ASSET, 1.0),
            ("Token", shown.token_drawdown, TOKEN, 1.5),
        )
    ]


def _layout(shown: Comparison, lines: tuple[Line, ...], *, logarithmic: bool) -> dict[str, Any]:
    span = _span(lines, logarithmic=logarithmic)
    heading, top = title(for_chart(chart_title(shown)), LEFT)
    upper = _log_ticks(span) if logarithmic else {"tickformat": ",~g"}
    return {
        "height": HEIGHT,
        "showlegend": False,
        "hovermode": "x unified",
        "margin": {"l": LEFT, "r": RIGHT, "t": top, "b": 24},
        "xaxis": axis(
            {"type": "date", "anchor": "y2", "showgrid": False, "hoverformat": "%-d %b %Y"}
        ),
        "yaxis": axis({"domain": [0.28, 1.0], "range": list(span), **upper}),
        "yaxis2": axis(
            {
                "domain": [0.0, 0.2],
                "range": [-104, 2],
                "tickvals": [-100, -50, 0],
                "ticktext": ["−100%", "−50%", "0%"],
            }
        ),
        "annotations": [
            heading,
            *_end_labels(lines, span, logarithmic=logarithmic),
            _caption("Value of 100 put in on the first day", 1.0),
            _caption("Below its own high so far", 0.2),
            *_events(shown, lines, span, logarithmic=logarithmic),
        ],
        "shapes": [_level(START)],
    }


def _log_ticks(span: tuple[float, float]) -> dict[str, Any]:
    """Return ticks at powers of ten, written so that they stay short."""
    low, high = ceil(span[0]), floor(span[1])
    if low >= high:
        return {"type": "log", "tickformat": ",~g", "nticks": 6}
    powers = range(low, high + 1, max(1, (high - low) // 6))
    return {
        "type": "log",
        "tickvals": [10.0**power for power in powers],
        "ticktext": [
            f"{10.0**power:,.{max(0, -power)}f}"
            if power in WRITTEN_POWERS
            else f"10<sup>{power}</sup>"
            for power in powers
        ],
    }


def _span(lines: tuple[Line, ...], *, logarithmic: bool) -> tuple[float, float]:
    """Return the axis range, in powers of ten on a log scale, with air above and below."""
    values = np.concatenate([line.values for line in lines])
    if logarithmic:
        values = np.log10(values[values > 0.0])
    low, high = float(values.min()), float(values.max())
    air = 0.04 * (high - low) or 1.0
    return low - air, high + air


def _end_labels(
    lines: tuple[Line, ...], span: tuple[float, float], *, logarithmic: bool
) -> list[dict[str, Any]]:
    labels = []
    for line in lines:
        last = line.values[-1]
        height = last if not logarithmic else np.log10(last) if last > 0.0 else span[0]
        result = percent(last / START - 1.0)
        labels.append(EndLabel(f"<b>{for_chart(line.name)}</b><br>{result}", height, line.color))
    return end_labels(labels, span, LABEL_GAP)


def _caption(text: str, y: float) -> dict[str, Any]:
    return {
        "text": text,
        "font": {"color": MUTED, "size": 12},
        "x": 0.0,
        "xref": "paper",
        "xanchor": "left",
        "y": y,
        "yref": "paper",
        "yanchor": "bottom",
        "xshift": -LEFT,
        "yshift": 2,
        "showarrow": False,
    }


def _level(value: float) -> dict[str, Any]:
    """Return the line at 100, a little stronger than the grid."""
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "yref": "y",
        "y0": value,
        "y1": value,
        "line": {"color": MUTED, "width": 1, "dash": "dot"},
        "layer": "below",
    }


def _events(
    shown: Comparison, lines: tuple[Line, ...], span: tuple[float, float], *, logarithmic: bool
) -> list[dict[str, Any]]:
    """Return the few things worth an arrow: a wipe-out, a fixed position worth nothing."""
    events = []
    if shown.token.wiped_out_row is not None:
        events.append(Event(shown.token.wiped_out_row, "Token wiped out", lines[-1]))
    if shown.worthless_on is not None and shown.settings.baseline == "simple":
        row = int((lines[-2].values <= 0.0).argmax())
        events.append(Event(row, "Fixed position<br>worth nothing", lines[-2]))
    scaled = [_heights(line, span, logarithmic=logarithmic) for line in lines]
    return [_note(shown, event, scaled, span) for event in events]


def _heights(line: Line, span: tuple[float, float], *, logarithmic: bool) -> NDArray[np.float64]:
    """Return a line as fractions of the axis, NaN from where it is no longer drawn."""
    values = line.values.copy()
    values[_drawable(values, logarithmic=logarithmic) :] = np.nan
    values = np.log10(values) if logarithmic else values
    return (values - span[0]) / (span[1] - span[0])


def _event_height(before: float, shown: Comparison) -> float:
    """Return where an event is marked: at zero, or on a log scale where the line ends."""
    return float(np.log10(before)) if shown.settings.scale == "log" else 0.0


def _note(
    shown: Comparison,
    event: Event,
    scaled: Sequence[NDArray[np.float64]],
    span: tuple[float, float],
) -> dict[str, Any]:
    row = event.row
    point = (_event_height(event.line.values[row - 1], shown) - span[0]) / (span[1] - span[0])
    spot = free_spot(scaled, row / len(shown.prices), point)
    return {
        "text": f"{event.text},<br>{long_date(shown.prices.index[row])}",
        "font": {"color": event.line.color, "size": 12},
        "x": epoch_ms(shown.prices.index)[row],
        "y": span[0] + point * (span[1] - span[0]),
        "xref": "x",
        "yref": "y",
        "showarrow": True,
        "arrowhead": 2,
        "arrowsize": 0.8,
        "arrowwidth": 1.2,
        "arrowcolor": event.line.color,
        "ax": 18 if spot.to_the_right else -18,
        "ayref": "y",
        "ay": span[0] + spot.height * (span[1] - span[0]),
        "xanchor": "left" if spot.to_the_right else "right",
        "align": "left" if spot.to_the_right else "right",
    }
