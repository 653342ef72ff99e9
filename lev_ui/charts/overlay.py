"""Token, baseline and asset on one chart, the gap between them shaded, falls below."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lev_ui.charts.frame import (
    EndLabel,
    Picture,
    area,
    axis,
    caption,
    date_ticks,
    drawn,
    end_labels,
    epoch_ms,
    level,
    pointed,
    title,
    typed,
)
from lev_ui.charts.heights import Heights, heights
from lev_ui.charts.notes import Event, notes
from lev_ui.charts.thinning import kept_rows
from lev_ui.comparison import Comparison
from lev_ui.theme import ASSET, DRAG, GAIN, SIMPLE, TOKEN, long_date, multiple, percent
from lev_ui.words.compare import baseline_name, chart_title
from lev_ui.words.plain import for_chart

HEIGHT = 520
LEFT = 48
RIGHT = 104
START = 100.0
DASHED = {"width": 2, "dash": "dash"}
OTHERS = ("dashdot", "2px,3px")  # one colour for all tokens, so they differ by dash and label
VALUE = "Value of 100 put in on the first day"
VALUE_ENDS = "Value of 100 put in; a line ends where it reaches 0"
SHADED = 0.15  # of the colour of whoever is ahead
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


def overlay(shown: Comparison) -> Picture:
    """Return the Compare page's picture.

    Parameters
    ----------
    shown : Comparison
        What to draw.

    Returns
    -------
    Picture
        Upper plot: token, baseline and asset from 100, the gap between token and baseline
        shaded by who is ahead. Lower plot: how far token and asset stand below their highs.
    """
    every_day = _lines(shown)
    rows = kept_rows([line.values for line in every_day])
    lines = tuple(line.at(rows) for line in every_day)
    moments = epoch_ms(shown.prices.index)
    dates = moments[rows]
    values = [line.values for line in lines]
    upper = heights(values, logarithmic=shown.settings.scale == "log")
    traces = [
        *_shading(dates, lines, upper),
        *(_trace(dates, line, upper) for line in lines),
        *_falls(shown, rows, dates),
    ]
    marked = notes(_events(shown, every_day, moments), values, upper)
    return Picture(traces, _layout(shown, lines, upper, marked))


def _lines(shown: Comparison) -> tuple[Line, ...]:
    """Return the lines from the bottom layer to the top: the token is always on top."""
    *below, against = _rivals(shown)
    token = START * shown.token.holder_value.to_numpy()
    top = Line(f"{multiple(shown.leverage)} token", token, TOKEN, {"width": 2.5})
    return (*below, *_others(shown), against, top)


def _rivals(shown: Comparison) -> tuple[Line, ...]:
    """Return the asset, and the line the token is held against last."""
    asset = START * shown.asset.to_numpy()
    if shown.settings.baseline == "asset":
        return (Line("Asset", asset, ASSET, DASHED),)
    against = START * shown.baseline.to_numpy()
    return (
        Line("Asset", asset, ASSET, {"width": 1.5}),
        Line(baseline_name(shown), against, SIMPLE, DASHED),
    )


def _others(shown: Comparison) -> Iterator[Line]:
    """Yield a line for each further multiple."""
    for token, dash in zip(shown.others, OTHERS, strict=False):
        values = START * token.holder_value.to_numpy()
        name = f"{multiple(token.leverage)} token"
        yield Line(name, values, TOKEN, {"width": 1.75, "dash": dash})


def _trace(dates: NDArray[np.float64], line: Line, upper: Heights) -> dict[str, Any]:
    end = upper.drawable(line.values)
    return {
        "type": "scatter",
        "mode": "lines",
        "name": for_chart(line.name),
        "x": typed(dates[:end]),
        "y": drawn(line.values[:end]),
        "line": {"color": line.color, **line.style},
        "hovertemplate": pointed(line.values[:end]),
    }


def _shading(
    dates: NDArray[np.float64], lines: tuple[Line, ...], upper: Heights
) -> list[dict[str, Any]]:
    """Return the area between token and baseline, once for each of the two being ahead."""
    token, baseline = lines[-1].values, lines[-2].values
    end = min(upper.drawable(token), upper.drawable(baseline))
    token, baseline, dates = token[:end], baseline[:end], dates[:end]
    return [
        area(dates, np.maximum(token, baseline), baseline, GAIN, SHADED),
        area(dates, np.minimum(token, baseline), baseline, DRAG, SHADED),
    ]


def _falls(
    shown: Comparison, rows: NDArray[np.intp], dates: NDArray[np.float64]
) -> list[dict[str, Any]]:
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "name": f"{name} below its high",
            "x": typed(dates),
            "y": drawn(100.0 * values.to_numpy()[rows]),
            "yaxis": "y2",
            "line": {"color": color, "width": width},
            "hovertemplate": "%{y:.1f}%",
        }
        for name, values, color, width in (
            ("Asset", shown.asset_drawdown, ASSET, 1.0),
            ("Token", shown.token_drawdown, TOKEN, 2.0),
        )
    ]


def _layout(
    shown: Comparison, lines: tuple[Line, ...], upper: Heights, marked: list[dict[str, Any]]
) -> dict[str, Any]:
    heading, top = title(for_chart(chart_title(shown)), LEFT)
    cut = any(upper.drawable(line.values) < len(line.values) for line in lines)
    return {
        "height": HEIGHT,
        "showlegend": False,
        "hovermode": "x unified",
        "margin": {"l": LEFT, "r": RIGHT, "t": top, "b": 24},
        **_axes(shown, upper),
        "annotations": [
            heading,
            *end_labels([_end_label(line, upper) for line in lines], LABEL_GAP),
            caption(VALUE_ENDS if cut else VALUE, LEFT),
            caption("Below its own high so far: token thick, asset thin", LEFT, y=0.2),
            *marked,
        ],
        "shapes": [level(START)],
    }


def _axes(shown: Comparison, upper: Heights) -> dict[str, Any]:
    dates = {"type": "date", "anchor": "y2", "showgrid": False, "hoverformat": "%-d %b %Y"}
    falls = {
        "domain": [0.0, 0.2],
        "range": [-104, 2],
        "tickvals": [-100, -50, 0],
        "ticktext": ["−100%", "−50%", "0%"],
    }
    return {
        "xaxis": axis({**dates, **date_ticks(shown.prices.index)}),
        "yaxis": axis({"domain": [0.28, 1.0], **upper.axis()}),
        "yaxis2": axis(falls),
    }


def _end_label(line: Line, upper: Heights) -> EndLabel:
    last = float(line.values[-1])
    result = percent(last / START - 1.0)
    return EndLabel(f"<b>{for_chart(line.name)}</b><br>{result}", upper.fraction(last), line.color)


def _events(
    shown: Comparison, lines: tuple[Line, ...], moments: NDArray[np.float64]
) -> list[Event]:
    """Return what is worth an arrow: a wipe-out, a fixed position worth nothing."""
    gone = None
    if shown.worthless_on is not None and shown.settings.baseline == "simple":
        gone = int((lines[-2].values <= 0.0).argmax())
    ruined = shown.token.wiped_out_row
    found = []
    if ruined is not None:
        both = "Token and fixed position<br>" if gone == ruined else "Token<br>"
        found.append((ruined, f"{both}wiped out", lines[-1]))
    if gone is not None and gone != ruined:
        found.append((gone, "Fixed position<br>worth nothing", lines[-2]))
    if shown.settings.baseline == "margin" and shown.margin_closed_on is not None:
        closed = int(shown.prices.index.searchsorted(shown.margin_closed_on))
        found.append((closed, "Margin position<br>closed by the lender", lines[-2]))
    return [
        Event(
            text=f"{text},<br>{long_date(shown.prices.index[row])}",
            moment=float(moments[row]),
            at=row / len(moments),
            last_value=float(line.values[row - 1]),
            color=line.color,
        )
        for row, text, line in found
    ]
