"""The best multiple of each calendar year: it jumps about."""

from __future__ import annotations

from typing import Any

from lev_ui.charts.frame import Picture, axis, caption, title
from lev_ui.charts.hindsight import EDGE, LEFT, TICKS
from lev_ui.hindsight import Hindsight, Year
from lev_ui.theme import GAIN, TOKEN, multiple, percent
from lev_ui.words.hindsight_years import years_title

HEIGHT = 380
BEYOND = "/"  # the pattern of a year whose best multiple lies at an end of the scale
MANY_YEARS = 8


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
        "height": HEIGHT,
        "showlegend": True,
        "legend": {"orientation": "h", "x": 0.0, "y": -0.14, "yanchor": "top"},
        "margin": {"l": LEFT, "r": 12, "t": top + 8, "b": 84},
        "xaxis": axis({"showgrid": False, **_ticks(shown), "zeroline": False}),
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


def _ticks(shown: Hindsight) -> dict[str, Any]:
    """Return a number under each year where there is room, and under some where there is not."""
    few = {"dtick": 1} if len(shown.years) < MANY_YEARS else {"nticks": 8}
    return {"tickformat": "d", **few}
