"""The calendar of the gap: every month a field, the fuller the more it added or took."""

from __future__ import annotations

from math import sqrt
from typing import Any

from lev_ui.charts.frame import Picture, axis, title
from lev_ui.closer.days import GapDays
from lev_ui.theme import ASSET, DRAG, GAIN, points
from lev_ui.words.gap_days import calendar_title, cell, month_told

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
INITIALS = tuple(name[0] for name in MONTHS)
ROW, LOWEST_ROW, MOST_HEIGHT = 26, 12, 900
SIDE, LETTER, TOTALS = 44, 7, 8  # pixels: a year, a character of its total, the space between
FAINTEST, FULLEST = 0.06, 0.42  # of a colour, so that numbers on it can be read
STRIPED = 1.3  # times as full, for stripes leave half of a field free
WIDE, HIGH = 0.94, 0.9  # of a field's place


def gap_calendar(days: GapDays) -> Picture:
    """Return the calendar of the gap.

    Parameters
    ----------
    days : GapDays
        What to draw; its calendar must be worth drawing.

    Returns
    -------
    Picture
        A row for each year with its total, a field for each month; the first year on top.
    """
    heading, above = title(calendar_title(days), _left(days))
    years = list(days.years)
    row = max(LOWEST_ROW, min(ROW, MOST_HEIGHT // len(years)))
    layout = {
        "height": above + 24 + row * len(years),
        "showlegend": False,
        "margin": {"l": _left(days), "r": 4, "t": above + 16, "b": 8},
        "xaxis": _months_axis(),
        "yaxis": _years_axis(days, row),
        "annotations": [heading],
        "uniformtext": {"mode": "hide", "minsize": 9},
    }
    return Picture([_fields(days, years)], layout)


def _fields(days: GapDays, years: list[int]) -> dict[str, Any]:
    shares = [month.share for month in days.months]
    largest = max(abs(share) for share in shares)
    gained = [share >= 0.0 for share in shares]
    return {
        "type": "bar",
        "x": [one.month - 1 for one in days.months],
        "base": [years.index(one.year) - HIGH / 2.0 for one in days.months],
        "y": [HIGH] * len(shares),
        "width": WIDE,
        "marker": {
            "color": [GAIN if gain else DRAG for gain in gained],
            "opacity": [_fullness(share / largest) for share in shares],
            "pattern": {
                "shape": ["" if gain else "/" for gain in gained],
                "size": 5,
                "solidity": 0.5,
            },
        },
        "text": [cell(share) for share in shares],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "insidetextfont": {"color": ASSET, "size": 11},
        "hovertext": [month_told(one) for one in days.months],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _fullness(share: float) -> float:
    """Return how full a field's colour is; the root lets the eye tell small months apart."""
    full = FAINTEST + (FULLEST - FAINTEST) * sqrt(abs(share))
    return round(full if share >= 0.0 else STRIPED * full, 4)


def _months_axis() -> dict[str, Any]:
    return axis(
        {
            "range": [-0.5, len(MONTHS) - 0.5],
            "side": "top",
            "tickvals": list(range(len(MONTHS))),
            "ticktext": list(INITIALS),
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
        }
    )


def _years_axis(days: GapDays, row: int) -> dict[str, Any]:
    shown = range(0, len(days.years), 1 if row > LOWEST_ROW else 2)
    years = list(days.years.items())
    return axis(
        {
            "range": [len(years) - 0.5, -0.5],
            "tickvals": list(shown),
            "ticktext": [f"{years[at][0]}  <b>{points(years[at][1])}</b>" for at in shown],
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
        }
    )


def _left(days: GapDays) -> int:
    return SIDE + TOTALS + LETTER * max(len(points(share)) for share in days.years.values())
