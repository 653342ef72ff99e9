"""The pictures of Holding period: how often, and what became of the money."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

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
    spread_apart,
    title,
    typed,
)
from lev_ui.holding import HIGH, LOW, LOWER, MIDDLE, UPPER, Holding
from lev_ui.theme import (
    ASSET,
    BACKGROUND,
    DRAG,
    MUTED,
    SIMPLE,
    TOKEN,
    money,
    multiple,
    plain_number,
    whole_money,
)
from lev_ui.words.holding import (
    HUNDRED,
    UNIT,
    chances_title,
    counted,
    days,
    results_title,
)
from lev_ui.words.plain import UNLEVERED

LEFT, RIGHT, BOTTOM, HEIGHT = 36, 104, 40, 420
MONEY_LEFT = 60
LABEL_GAP, MARK_GAP = 0.16, 0.075
FEW = 12  # lengths: so few that each is a point
TICKS = {"1 day": "day", "1 week": "week", "1 month": "month", "1 year": "year"}
ON_A_PHONE = ("1 day", "1 week", "1 month", "1 year", "3 years")


class Line(NamedTuple):
    """One line of a picture: its name, its values by length, its colour and its stroke."""

    name: str
    values: NDArray[np.float64]
    color: str
    stroke: dict[str, Any]


def chances(shown: Holding) -> Picture:
    """Return how often the token was ahead and how often it lost, by how long it was held.

    Parameters
    ----------
    shown : Holding
        What to draw.

    Returns
    -------
    Picture
        Three lines in windows out of 100; the reader's horizon is marked with its numbers.
    """
    found = shown.periods
    simple = f"beat {plain_number(shown.leverage)} × asset"
    lines = [
        Line("beat the asset", found.beats_asset, ASSET, {"width": 1.5}),
        Line("lost money", found.loses, DRAG, {"width": 2, "dash": "dot"}),
        Line(simple, found.beats_simple, SIMPLE, {"width": 2.5, "dash": "dash"}),
    ]
    lines = lines[: 2 if shown.leverage in UNLEVERED else 3]
    heading, top = title(chances_title(shown), LEFT)
    layout = _layout(shown, top, LEFT)
    layout["yaxis"] = axis({"range": [-2, 102], "tickvals": [0, 25, 50, 75, 100]})
    layout["annotations"] = [
        heading,
        caption(UNIT, LEFT),
        *_ends(lines, [counted(float(line.values[-1]), int(found.windows[-1])) for line in lines]),
        _own(shown),
        *_marks(shown, lines, (-0.02, 1.02)),
    ]
    layout["shapes"] = [_upright(shown), level(HUNDRED / 2.0)]
    return Picture([_trace(shown, line, HUNDRED, "%{y:.0f} of 100") for line in lines], layout)


def results(shown: Holding) -> Picture:
    """Return what became of the reader's money, by how long it was held.

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
    amount, currency = shown.settings.amount, shown.prices.currency
    lines = _middles(shown)
    heading, top = title(results_title(shown), MONEY_LEFT)
    edges = 1.0 + shown.periods.token
    low = min(0.0, *(float(line.values.min()) for line in lines))
    high = 1.03 * max(float(edges.max()), *(float(line.values.max()) for line in lines))
    layout = _layout(shown, top, MONEY_LEFT)
    span = [amount * low, amount * high]
    layout["yaxis"] = axis({"range": span, "nticks": 6, "tickformat": ",~f"})
    ends = [money(amount * float(line.values[-1]), currency) for line in lines]
    layout["annotations"] = [
        heading,
        caption(f"What {whole_money(amount, currency)} became", MONEY_LEFT),
        *_ends(lines, ends, (low, high)),
        _own(shown),
    ]
    layout["shapes"] = [_upright(shown), level(amount)]
    bands = [_band(shown, LOW, HIGH), _band(shown, LOWER, UPPER)]
    traces = [_trace(shown, line, amount, "%{y:,.2f}") for line in lines]
    return Picture([*bands, *traces], layout)


def _middles(shown: Holding) -> list[Line]:
    """Return the middle window of the asset, of L × asset and of the token, per unit put in."""
    found = shown.periods
    simple = f"{plain_number(shown.leverage)} × asset"
    asset = Line("Asset", 1.0 + found.asset[:, MIDDLE], ASSET, {"width": 1.5})
    times = Line(simple, 1.0 + found.simple[:, MIDDLE], SIMPLE, {"width": 2, "dash": "dash"})
    token = Line(
        f"{multiple(shown.leverage)} token", 1.0 + found.token[:, MIDDLE], TOKEN, {"width": 2.5}
    )
    return [asset, token] if shown.leverage in UNLEVERED else [asset, times, token]


def _trace(shown: Holding, line: Line, scale: float, hover: str) -> dict[str, Any]:
    few = len(line.values) <= FEW
    return {
        "type": "scatter",
        "mode": "lines+markers" if few else "lines",
        "name": line.name,
        "x": typed(shown.periods.intervals.astype(np.float64)),
        "y": drawn(scale * line.values),
        "line": {"color": line.color, **line.stroke},
        "hovertemplate": hover,
    }


def _band(shown: Holding, low: int, high: int) -> dict[str, Any]:
    lengths = shown.periods.intervals.astype(np.float64)
    token = shown.settings.amount * (1.0 + shown.periods.token)
    return {
        "type": "scatter",
        "mode": "lines",
        "line": {"width": 0},
        "x": typed(np.concatenate((lengths, lengths[::-1]))),
        "y": drawn(np.concatenate((token[:, high], token[::-1, low]))),
        "fill": "toself",
        "fillcolor": TOKEN,
        "opacity": 0.16,
        "hoverinfo": "skip",
    }


def _layout(shown: Holding, top: int, left: int) -> dict[str, Any]:
    ticks = {
        count: TICKS.get(name, name) for name, count in shown.named.items() if name in ON_A_PHONE
    }
    upper = float(np.log10(shown.longest))
    return {
        "height": HEIGHT,
        "showlegend": False,
        "hovermode": "x unified",
        "margin": {"l": left, "r": RIGHT, "t": top + 16, "b": BOTTOM},
        "xaxis": axis(
            {
                "type": "log",
                "range": [-0.01 * upper, 1.01 * upper],
                "showgrid": False,
                "tickvals": list(ticks),
                "ticktext": list(ticks.values()),
                "tickangle": 0,
                "unifiedhovertitle": {"text": "held for %{x:,.0f} days"},
            }
        ),
    }


def _ends(
    lines: Sequence[Line], said: Sequence[str], edges: tuple[float, float] = (0.0, 1.0)
) -> list[dict[str, Any]]:
    """Return the name of each line and where it ends, right of the plot."""
    low, high = edges
    labels = [
        EndLabel(
            f"<b>{line.name}</b><br>{text}",
            (float(line.values[-1]) - low) / (high - low),
            line.color,
        )
        for line, text in zip(lines, said, strict=True)
    ]
    return end_labels(labels, LABEL_GAP)


def _upright(shown: Holding) -> dict[str, Any]:
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
        "text": f"<b>your {days(shown, shown.horizon)}</b>",
        "font": {"color": MUTED, "size": 12},
        "x": float(np.log10(shown.horizon)),
        "xref": "x",
        "xanchor": "right" if _is_right(shown) else "left",
        "y": 1.0,
        "yref": "paper",
        "yanchor": "bottom",
        "showarrow": False,
    }


def _marks(
    shown: Holding, lines: Sequence[Line], edges: tuple[float, float]
) -> list[dict[str, Any]]:
    """Return each line's number at the reader's horizon, moved apart where they would overlap."""
    low, high = edges
    at = [(float(line.values[shown.row]) - low) / (high - low) for line in lines]
    return [
        {
            "text": f"<b>{counted(float(line.values[shown.row]), shown.windows)}</b>",
            "font": {"color": line.color, "size": 12},
            "bgcolor": BACKGROUND,
            "borderpad": 1,
            "x": float(np.log10(shown.horizon)),
            "xref": "x",
            "xanchor": "right" if _is_right(shown) else "left",
            "xshift": -5 if _is_right(shown) else 5,
            "y": height,
            "yref": "y domain",
            "yanchor": "middle",
            "showarrow": False,
        }
        for line, height in zip(lines, spread_apart(at, MARK_GAP), strict=True)
    ]


def _is_right(shown: Holding) -> bool:
    """Return whether the mark stands in the right half of the picture."""
    return shown.horizon**2 > shown.longest
