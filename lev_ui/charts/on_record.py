"""What real funds did against the multiple of their asset, from the facts on record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

from lev_ui.charts.frame import Picture, axis, title
from lev_ui.theme import ASSET, MUTED, SIMPLE, TOKEN, ZERO
from lev_ui.tracked.cases import CASES, Case
from lev_ui.words.real_cases import CHART_TITLE, REAL_NAME, SIMPLE_NAME, label, lost, result

Row: TypeAlias = tuple[Case, int]  # a case and its height in the chart

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


def on_record(cases: Sequence[Case] = CASES) -> Picture:
    """Return one row for each case: multiple × asset and what the fund did.

    Parameters
    ----------
    cases : sequence of Case
        Those to draw, the first on top; all of them by default.

    Returns
    -------
    Picture
        An open diamond for the computed multiple where the asset's return is on record, a dot
        for the real result, joined.
    """
    rows = [(case, len(cases) - 1 - row) for row, case in enumerate(cases)]
    both = [row for row in rows if row[0].has_asset]
    traces = [
        _joins(both),
        _marks(SIMPLE_NAME, [(case.multiple, place) for case, place in both], _diamond()),
        _marks(REAL_NAME, [(case.real_return, place) for case, place in rows], _dot()),
    ]
    return Picture(traces, _layout(rows))


def _diamond() -> dict[str, Any]:
    return {"color": SIMPLE, "symbol": "diamond-open", "size": 13, "line": {"width": 2}}


def _dot() -> dict[str, Any]:
    return {"color": TOKEN, "symbol": "circle", "size": 9}


def _joins(rows: list[Row]) -> dict[str, Any]:
    x: list[float | None] = []
    y: list[float | None] = []
    for case, place in rows:
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


def _marks(name: str, found: list[tuple[float, int]], marker: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [100.0 * value for value, _ in found],
        "y": [place for _, place in found],
        "marker": marker,
        "cliponaxis": False,
        "hovertemplate": f"{name}: %{{x:+,.1f}}%<extra></extra>",
    }


def _layout(rows: list[Row]) -> dict[str, Any]:
    heading, top = title(CHART_TITLE, LEFT)
    return {
        "height": top + ROW * len(rows) + FOOT + 24,
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
        "yaxis": axis({"range": [-0.6, len(rows) - 0.35], "showticklabels": False, **NO_LINES}),
        "shapes": [_everything(place) for _, place in rows],
        "annotations": [
            {**heading, "yshift": 30},
            *(_name(case, place) for case, place in rows),
            *(number for case, place in rows for number in _numbers(case, place)),
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
    """Return the results, each beside its mark and away from the other."""
    real = (case.real_return, TOKEN, lost(case))
    sides: tuple[tuple[tuple[float, str, str], str, int], ...] = ((real, "left", 10),)
    if case.has_asset:
        computed = (case.multiple, SIMPLE, result(case.multiple))
        left, right = sorted((computed, real), key=lambda part: part[0])
        sides = ((left, "right", -10), (right, "left", 10))
        if abs(case.multiple - case.real_return) < SAME:
            sides = ((real, "left", 10), (computed, "right", -10))
    return [
        {
            "text": text,
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
        for (value, color, text), anchor, shift in sides
    ]
