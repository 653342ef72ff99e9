"""What real funds did against the multiple of their asset, from the facts on record."""

from __future__ import annotations

from typing import Any

from lev_ui.charts.frame import Picture, axis, title
from lev_ui.theme import ASSET, MUTED, SIMPLE, TOKEN, ZERO
from lev_ui.tracked.cases import CASES, Case
from lev_ui.words.real_cases import CHART_TITLE, REAL_NAME, SIMPLE_NAME, label, result

LEFT = 8
ROW = 52  # pixels for each case: its name, and its two marks below
FOOT = 60
WIDTH = (-152.0, 64.0)  # % on the axis, with room for a number beside each mark
TICKS = (-100, -50, 0)
EVERYTHING, ALL_LOST = -100, "<br>all is lost"
NO_LINES = {"showgrid": False, "zeroline": False}
SAME = 0.005  # closer than that one number says both
NAME_ABOVE = 0.36  # of a row
BESIDE = 0.2  # of a row, up and down from its marks


def on_record() -> Picture:
    """Return one row for each case: multiple × asset and what the fund did.

    Returns
    -------
    Picture
        An open diamond for the computed multiple, a dot for the real result, joined.
    """
    places = [len(CASES) - 1 - row for row in range(len(CASES))]
    traces = [
        _joins(places),
        _marks(SIMPLE_NAME, [case.multiple for case in CASES], places, _diamond()),
        _marks(REAL_NAME, [case.real_return for case in CASES], places, _dot()),
    ]
    return Picture(traces, _layout(places))


def _diamond() -> dict[str, Any]:
    return {"color": SIMPLE, "symbol": "diamond-open", "size": 13, "line": {"width": 2}}


def _dot() -> dict[str, Any]:
    return {"color": TOKEN, "symbol": "circle", "size": 9}


def _joins(places: list[int]) -> dict[str, Any]:
    x: list[float | None] = []
    y: list[float | None] = []
    for case, place in zip(CASES, places, strict=True):
        x += [100.0 * case.multiple, 100.0 * case.real_return, None]
        y += [place, place, None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "line": {"color": MUTED, "width": 1.5},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _marks(
    name: str, values: list[float], places: list[int], marker: dict[str, Any]
) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [100.0 * value for value in values],
        "y": places,
        "marker": marker,
        "cliponaxis": False,
        "hovertemplate": f"{name}: %{{x:+,.1f}}%<extra></extra>",
    }


def _layout(places: list[int]) -> dict[str, Any]:
    heading, top = title(CHART_TITLE, LEFT)
    return {
        "height": top + ROW * len(CASES) + FOOT + 24,
        "showlegend": True,
        "legend": {"orientation": "h", "x": 0.0, "y": 1.0, "yanchor": "bottom"},
        "margin": {"l": LEFT, "r": 8, "t": top + 8, "b": FOOT},
        "xaxis": axis(
            {
                "range": list(WIDTH),
                "tickvals": list(TICKS),
                "ticktext": [_tick(tick) for tick in TICKS],
                "zeroline": True,
                "zerolinecolor": ZERO,
            }
        ),
        "yaxis": axis({"range": [-0.6, len(CASES) - 0.35], "showticklabels": False, **NO_LINES}),
        "shapes": [_everything(place) for place in places],
        "annotations": [
            {**heading, "yshift": 30},
            *(_name(case, place) for case, place in zip(CASES, places, strict=True)),
            *(
                number
                for case, place in zip(CASES, places, strict=True)
                for number in _numbers(case, place)
            ),
        ],
    }


def _tick(value: int) -> str:
    said = ALL_LOST if value == EVERYTHING else ""
    return f"{'−' if value < 0 else ''}{abs(value)}%{said}"


def _everything(place: int) -> dict[str, Any]:
    """Return the mark in a row at which everything is lost; only arithmetic goes beyond it."""
    return {
        "type": "line",
        "x0": -100,
        "x1": -100,
        "y0": place - BESIDE,
        "y1": place + BESIDE,
        "line": {"color": MUTED, "width": 1, "dash": "dot"},
        "layer": "below",
    }


def _name(case: Case, place: int) -> dict[str, Any]:
    return {
        "text": f"<b>{case.name}</b>{label(case).removeprefix(case.name)}",
        "font": {"color": ASSET, "size": 12},
        "x": 0.0,
        "xref": "paper",
        "xanchor": "left",
        "y": place + NAME_ABOVE,
        "yref": "y",
        "yanchor": "middle",
        "showarrow": False,
    }


def _numbers(case: Case, place: int) -> list[dict[str, Any]]:
    """Return both results, each beside its mark and away from the other."""
    computed = (case.multiple, SIMPLE)
    real = (case.real_return, TOKEN)
    left, right = sorted((computed, real), key=lambda part: part[0])
    sides = ((left, "right", -10), (right, "left", 10))
    if abs(case.multiple - case.real_return) < SAME:
        sides = ((real, "left", 10), (computed, "right", -10))
    return [
        {
            "text": result(value),
            "font": {"color": color, "size": 12},
            "x": 100.0 * value,
            "y": place,
            "xref": "x",
            "yref": "y",
            "xanchor": anchor,
            "xshift": shift,
            "yanchor": "middle",
            "showarrow": False,
        }
        for (value, color), anchor, shift in sides
    ]
