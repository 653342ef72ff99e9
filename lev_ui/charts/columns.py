"""Columns side by side, each with its own number: trades, years, chances."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any, NamedTuple

from lev_ui.charts.frame import Picture, axis, axis_title, caption, numbers, title
from lev_ui.theme import MUTED
from lev_ui.words.plain import for_chart

HEIGHT = 360
LEFT = 48
FEW = 9  # columns that have room for a number of their own
AIR = 0.16  # of the tallest, for the number above it


class Column(NamedTuple):
    """One column; `said` is its number as a reader reads it."""

    name: str
    size: float
    said: str
    color: str
    pattern: str = ""


class Scale(NamedTuple):
    """What the columns stand on and count; `edges` are written between them, else their names."""

    across: str
    up: str
    suffix: str = "%"
    edges: tuple[str, ...] = ()


def columns(shown: Sequence[Column], heading: str, scale: Scale) -> Picture:
    """Return columns from zero, up and down.

    Parameters
    ----------
    shown : sequence of Column
        From left to right.
    heading : str
        What the picture shows.
    scale : Scale
        Names of the axes, and the unit behind the numbers of the vertical one.

    Returns
    -------
    Picture
        With a number at each column where there is room for it.
    """
    bars = {
        "type": "bar",
        "x": list(range(len(shown))),
        "y": [column.size for column in shown],
        "marker": {
            "color": [column.color for column in shown],
            "pattern": {
                "shape": [column.pattern for column in shown],
                "size": 6,
                "solidity": 0.35,
            },
        },
        "text": [column.said for column in shown] if len(shown) <= FEW else None,
        "textposition": "outside",
        "textfont": {"color": MUTED, "size": 12},
        "cliponaxis": False,
        "hovertext": [f"{column.name}: {column.said}" for column in shown],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
    return Picture([bars], _layout(shown, heading, scale))


def _layout(shown: Sequence[Column], heading: str, scale: Scale) -> dict[str, Any]:
    above, top = title(for_chart(heading), LEFT)
    sizes = [0.0, *(column.size for column in shown)]
    air = AIR * ((max(sizes) - min(sizes)) or 1.0)
    low = min(sizes) - (air if min(sizes) < 0.0 else 0.0)
    return {
        "height": HEIGHT,
        "showlegend": False,
        "margin": {"l": LEFT, "r": 8, "t": top + 4, "b": 76},
        "xaxis": axis(
            {
                "range": [-0.5, len(shown) - 0.5],
                "showgrid": False,
                "zeroline": False,
                "title": axis_title(scale.across),
                **_names(shown, scale.edges),
            }
        ),
        "yaxis": axis(
            {
                "range": [low, max(sizes) + air],
                "ticksuffix": scale.suffix,
                **numbers(low, max(sizes)),
                "nticks": 6,
                "zeroline": True,
                "zerolinewidth": 1.5,
            }
        ),
        "annotations": [above, caption(scale.up, LEFT)],
    }


def _names(shown: Sequence[Column], edges: tuple[str, ...]) -> dict[str, Any]:
    """Return the edges between columns, or the columns' names as far as they have room."""
    if edges:
        return {"tickvals": [place + 0.5 for place in range(len(edges))], "ticktext": list(edges)}
    step = ceil(len(shown) / FEW)
    places = list(range(0, len(shown), step))
    return {"tickvals": places, "ticktext": [shown[place].name for place in places]}
