"""All windows of one length by their gap, with the one shown marked among them."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from lev_ui.charts.frame import Picture, axis, axis_title, caption, numbers, title
from lev_ui.closer.luck import Ranking
from lev_ui.theme import DRAG, GAIN, TOKEN, ZERO
from lev_ui.words.windows import bar_told, histogram_title, marked

HEIGHT, LEFT, RIGHT = 320, 44, 12
COLUMNS = 40
NARROWEST = 1e-4  # of the money put in
EDGES = (0.01, 0.99)  # what lies beyond is counted in the outermost columns
MIDDLE = 0.5
HEADROOM = 1.3  # for the note above the columns


def window_columns(ranking: Ranking) -> Picture:
    """Return how often windows of this length had which gap.

    Parameters
    ----------
    ranking : Ranking
        What to draw; with windows enough.

    Returns
    -------
    Picture
        Columns over the gap in percentage points, striped below zero; a line at the window
        shown.
    """
    gaps = ranking.gaps.to_numpy(dtype=np.float64)
    edges = column_edges(gaps, ranking.found.gap)
    counts, _ = np.histogram(np.clip(gaps, edges[0], edges[-1]), edges)
    heading, above = title(histogram_title(ranking), LEFT)
    top = HEADROOM * float(counts.max())
    layout = {
        "height": HEIGHT,
        "showlegend": False,
        "bargap": 0.0,
        "margin": {"l": LEFT, "r": RIGHT, "t": above + 24, "b": 48},
        "xaxis": axis(
            {
                "title": axis_title("Gap, percentage points; beyond both ends counted there"),
                "range": [100.0 * edges[0], 100.0 * edges[-1]],
                "showgrid": False,
                "zeroline": False,
                "nticks": 6,
                **numbers(100.0 * edges[0], 100.0 * edges[-1]),
            }
        ),
        "yaxis": axis({"range": [0.0, top], "nticks": 4, "tickformat": ",~f"}),
        "annotations": [heading, caption("Windows", LEFT), _note(ranking, edges, top)],
        "shapes": [_nothing(), _line(ranking, top)],
    }
    return Picture([_columns(edges, counts)], layout)


def column_edges(gaps: NDArray[np.float64], own: float) -> NDArray[np.float64]:
    """Return the edges of the columns: nearly all gaps and the one shown, zero among them."""
    low, high = np.quantile(gaps, EDGES)
    low, high = min(low, own), max(high, own)
    width = max((high - low) / COLUMNS, NARROWEST)
    first, last = np.floor(low / width), np.floor(high / width) + 1.0
    edges: NDArray[np.float64] = np.arange(first, last + 1.0) * width
    return edges


def _columns(edges: NDArray[np.float64], counts: NDArray[np.intp]) -> dict[str, Any]:
    middles = 0.5 * (edges[1:] + edges[:-1])
    gained = [middle >= 0.0 for middle in middles.tolist()]
    told = zip(edges[:-1].tolist(), edges[1:].tolist(), counts.tolist(), strict=True)
    return {
        "type": "bar",
        "x": (100.0 * middles).tolist(),
        "y": counts.tolist(),
        "width": float(100.0 * (edges[1] - edges[0])) * 0.92,
        "marker": {
            "color": [GAIN if gain else DRAG for gain in gained],
            "pattern": {"shape": ["" if gain else "/" for gain in gained], "size": 5},
        },
        "hovertext": [bar_told(*column) for column in told],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _line(ranking: Ranking, top: float) -> dict[str, Any]:
    own = 100.0 * ranking.found.gap
    return {
        "type": "line",
        "x0": own,
        "x1": own,
        "y0": 0.0,
        "y1": top,
        "line": {"color": TOKEN, "width": 2.5},
    }


def _nothing() -> dict[str, Any]:
    """Return the line at a gap of zero, as high as the columns: above them stands the note."""
    return {
        "type": "line",
        "x0": 0.0,
        "x1": 0.0,
        "yref": "paper",
        "y0": 0.0,
        "y1": 1.0 / HEADROOM,
        "line": {"color": ZERO, "width": 1},
    }


def _note(ranking: Ranking, edges: NDArray[np.float64], top: float) -> dict[str, Any]:
    """Return the text at the line of the window shown, on the side with more room."""
    own = ranking.found.gap
    is_left = own < MIDDLE * (edges[0] + edges[-1])
    side = "left" if is_left else "right"
    return {
        "text": marked(ranking),
        "font": {"color": TOKEN, "size": 12},
        "x": 100.0 * own,
        "y": top,
        "xshift": 6 if is_left else -6,
        "showarrow": False,
        "xanchor": side,
        "yanchor": "top",
        "align": side,
    }
