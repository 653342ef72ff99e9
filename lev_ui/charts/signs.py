"""Every day's trade against the asset's return: the law of the signs as a picture."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lev_ui.charts.frame import Picture, axis, axis_title, caption, drawn, title
from lev_ui.mechanism import Mechanism
from lev_ui.theme import COST, MUTED, SIMPLE, TOKEN, multiple
from lev_ui.words.rebalancing import sign_title

LEFT = 48
HEIGHT = 400
AIR = 1.1
UNIT = "Bought (+) or sold (−), in % of the token's value"
MOST_STEEPER = 4.0
STRETCHES = 120  # along each axis; one point is kept in each cell


class Cloud(NamedTuple):
    """The points of one token."""

    name: str
    returns: NDArray[np.float64]
    trades: NDArray[np.float64]
    marker: dict[str, Any]


def sign_picture(shown: Mechanism) -> Picture:
    """Return the chart of trades against returns, for the token and its mirror image.

    Parameters
    ----------
    shown : Mechanism
        What to draw.

    Returns
    -------
    Picture
        One point per day with a trade, thinned where points lie on each other; the day
        looked at is ringed.
    """
    returns = shown.prices.interval_returns
    clouds = [
        Cloud(
            f"{multiple(-shown.leverage)} token",
            returns,
            shown.opposite[1:],
            {"color": SIMPLE, "symbol": "diamond-open", "size": 7},
        ),
        Cloud(
            f"{multiple(shown.leverage)} token",
            returns,
            shown.traded[1:],
            {"color": TOKEN, "symbol": "circle", "size": 6},
        ),
    ]
    if shown.leverage == 0.0:
        clouds = clouds[1:]
    day = shown.day
    ring = Cloud(
        "The day above",
        np.array([day.asset_return]),
        shown.traded[[day.row]],
        {"color": COST, "symbol": "circle-open", "size": 15, "line": {"width": 3}},
    )
    return Picture([_trace(cloud) for cloud in (*clouds, ring)], _layout(shown, clouds))


def _trace(cloud: Cloud) -> dict[str, Any]:
    rows = _kept(cloud.returns, cloud.trades)
    return {
        "type": "scatter",
        "mode": "markers",
        "name": cloud.name,
        "x": drawn(100.0 * cloud.returns[rows]),
        "y": drawn(100.0 * cloud.trades[rows]),
        "marker": cloud.marker,
        "cliponaxis": False,
        "hovertemplate": "asset %{x:+.2f}%, trade %{y:+.1f}% of value",
    }


def _kept(returns: NDArray[np.float64], trades: NDArray[np.float64]) -> NDArray[np.intp]:
    """Return one row for each cell of a fine grid that has any, days without a trade left out."""
    rows = np.flatnonzero(trades != 0.0)
    if len(rows) < STRETCHES:
        return rows
    cells = [_cells(values[rows]) for values in (returns, trades)]
    _, first = np.unique(cells[0] * (STRETCHES + 1) + cells[1], return_index=True)
    return rows[first]


def _cells(values: NDArray[np.float64]) -> NDArray[np.intp]:
    low, high = float(values.min()), float(values.max())
    return ((values - low) / ((high - low) or 1.0) * STRETCHES).astype(np.intp)


def _layout(shown: Mechanism, clouds: list[Cloud]) -> dict[str, Any]:
    heading, top = title(sign_title(shown), LEFT)
    zero = {"zeroline": True, "zerolinewidth": 1.5, "nticks": 6}
    wide, high = (AIR * 100.0 * (float(np.abs(edge).max()) or 0.01) for edge in _edges(shown))
    return {
        "height": HEIGHT,
        "showlegend": len(clouds) > 1,
        "legend": {"orientation": "h", "x": 0.0, "y": -0.3, "yanchor": "top"},
        "margin": {"l": LEFT, "r": 12, "t": top + 8, "b": 92},
        "xaxis": axis(
            {
                **zero,
                "ticksuffix": "%",
                "range": [-wide, wide],
                "title": axis_title("asset's return that day"),
            }
        ),
        "yaxis": axis({**zero, "ticksuffix": "%", "tickformat": ",~f", "range": [-high, high]}),
        "annotations": [
            heading,
            caption(UNIT, LEFT),
            *(_corners(shown) if shown.has_a_law else []),
        ],
    }


def _edges(shown: Mechanism) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return what the axes must hold: the mirror trades at most a few times as much.

    On the day that ruins one of the two tokens its trade can be many times all others.
    """
    own = shown.traded[1:]
    steeper = abs(shown.leverage + 1.0) / max(abs(shown.leverage - 1.0), 1e-9)
    return shown.prices.interval_returns, own * min(max(1.0, steeper), MOST_STEEPER)


def _corners(shown: Mechanism) -> list[dict[str, Any]]:
    if not shown.has_a_law:
        return []
    against = 0.0 < shown.leverage < 1.0
    texts = ("rose: sells", "fell: buys") if against else ("rose: buys", "fell: sells")
    places = ((0.99, 0.56), (0.01, 0.44)) if against else ((0.99, 0.44), (0.01, 0.56))
    return [
        {
            "text": f"Asset {text}",
            "font": {"color": MUTED, "size": 12},
            "x": x,
            "y": y,
            "xref": "paper",
            "yref": "paper",
            "xanchor": "right" if x > 0.5 else "left",  # noqa: PLR2004  the middle
            "yanchor": "middle",
            "showarrow": False,
        }
        for text, (x, y) in zip(texts, places, strict=True)
    ]
