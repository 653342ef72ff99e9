"""The pictures of the steps with made-up moves: two days, an evening's trade, two roads."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from lev_ui.charts.frame import Picture, axis, caption, level, title
from lev_ui.charts.lessons.lines import (
    LEFT,
    RIGHT,
    Line,
    day_axis,
    labels,
    money_axis,
    traces,
)
from lev_ui.lessons.evening import Evening
from lev_ui.lessons.made_up import CURRENCY
from lev_ui.lessons.roads import DAYS, Roads
from lev_ui.lessons.two_days import TwoDays
from lev_ui.theme import (
    ASSET,
    SIMPLE,
    TOKEN,
    exact_money,
    multiple,
    percent,
    signed_leverage,
)
from lev_ui.words.lessons import evening as evening_words
from lev_ui.words.lessons import roads as roads_words
from lev_ui.words.lessons import two_days as two_days_words

HEIGHT, PLOT = 340, 240.0
TALL, HALF = 470, 165.0
BOTTOM = 34
DOTTED = {"width": 2, "dash": "dot"}
DASHED = {"width": 2, "dash": "dash"}
SOLID = {"width": 2.5}


def two_days_picture(shown: TwoDays) -> Picture:
    """Return asset, token and opposite token over the two days.

    Parameters
    ----------
    shown : TwoDays
        What to draw.

    Returns
    -------
    Picture
        A line for each, in money.
    """
    heading, top = title(two_days_words.picture_title(shown), LEFT)
    lines = _two_days_lines(shown)
    layout = {
        "height": HEIGHT,
        "showlegend": False,
        "hovermode": "x unified",
        "margin": {"l": LEFT, "r": RIGHT, "t": top, "b": BOTTOM},
        "xaxis": {
            **day_axis((0.0, 1.0, 2.0), ("Start", "Day 1", "Day 2")),
            "range": [-0.12, 2.06],
        },
        "yaxis": money_axis(lines),
        "annotations": [heading, caption(_put_in(shown), LEFT), *labels(lines, PLOT)],
        "shapes": [level(shown.settings.amount)],
    }
    return Picture(traces(np.arange(3.0), lines, mode="lines+markers"), layout)


def _two_days_lines(shown: TwoDays) -> list[Line]:
    times = shown.settings.leverage
    drawn: list[tuple[str, NDArray[np.float64], str, dict[str, Any]]]
    drawn = [("Asset", shown.asset, ASSET, {"width": 1.5})]
    if times != 0.0:
        drawn.append((f"{multiple(-times)} token", shown.mirror, SIMPLE, DOTTED))
    drawn.append((f"{multiple(times)} token", shown.token, TOKEN, SOLID))
    return [_ending(*line) for line in drawn]


def _ending(name: str, values: NDArray[np.float64], color: str, style: dict[str, Any]) -> Line:
    return Line(name, values, color, style, exact_money(float(values[-1]), CURRENCY))


def _put_in(shown: TwoDays | Roads) -> str:
    return f"Value of {exact_money(shown.settings.amount, CURRENCY)} put in"


def evening_picture(shown: Evening) -> Picture:
    """Return what the fund is worth and what it holds, at three moments of the day.

    Parameters
    ----------
    shown : Evening
        What to draw.

    Returns
    -------
    Picture
        Two bars for each moment, and the multiple they make.
    """
    heading, top = title(evening_words.picture_title(shown), LEFT)
    moments = _moments(shown)
    tallest = max(max(abs(held), worth) for worth, held in moments)
    bars = [
        _bars("Worth", [worth for worth, _ in moments], TOKEN, -0.2),
        _bars(evening_words.held_name(shown), [abs(held) for _, held in moments], ASSET, 0.2),
    ]
    layout = {
        "height": HEIGHT + 40,
        "barmode": "overlay",
        "showlegend": True,
        "legend": {"orientation": "h", "x": 0.0, "y": -0.14, "yanchor": "top"},
        "margin": {"l": LEFT, "r": 8, "t": top, "b": 72},
        "xaxis": {
            **day_axis((0.0, 1.0, 2.0), evening_words.STAGES),
            "range": [-0.5, 2.5],
        },
        "yaxis": axis(
            {"range": [0.0, 1.24 * tallest], "tickformat": ",~f", "nticks": 5, "zeroline": True}
        ),
        "annotations": [heading, *_multiples(moments)],
    }
    return Picture(bars, layout)


def _moments(shown: Evening) -> list[tuple[float, float]]:
    own, leverage = shown.own, shown.settings.leverage
    return [
        (shown.settings.amount, shown.held),
        (own.value, own.held),
        (own.value, leverage * own.value),
    ]


def _bars(name: str, sizes: list[float], color: str, beside: float) -> dict[str, Any]:
    written = [exact_money(size, CURRENCY) for size in sizes]
    return {
        "type": "bar",
        "name": name,
        "x": [row + beside for row in range(len(sizes))],
        "y": sizes,
        "width": 0.38,
        "marker": {"color": color},
        "text": written,
        "textposition": "outside",
        "textangle": 0,
        "textfont": {"color": color, "size": 12},
        "cliponaxis": False,
        "hovertemplate": f"{name}: %{{text}}<extra></extra>",
    }


def _multiples(moments: list[tuple[float, float]]) -> list[dict[str, Any]]:
    return [
        {
            "text": f"<b>{signed_leverage(held / worth)}</b>" if worth > 0.0 else "<b>nothing</b>",
            "font": {"color": TOKEN, "size": 15},
            "x": row,
            "y": 1.0,
            "yref": "y domain",
            "yanchor": "top",
            "showarrow": False,
        }
        for row, (worth, held) in enumerate(moments)
    ]


def roads_picture(shown: Roads) -> Picture:
    """Return the two assets, and below them the two tokens.

    Parameters
    ----------
    shown : Roads
        What to draw.

    Returns
    -------
    Picture
        Two plots of two lines each, in money.
    """
    heading, top = title(roads_words.picture_title(shown), LEFT)
    assets, tokens = _roads_lines(shown)
    days = np.arange(DAYS + 1.0)
    layout = {
        "height": TALL,
        "showlegend": False,
        "hovermode": "x unified",
        "margin": {"l": LEFT, "r": RIGHT, "t": top, "b": BOTTOM},
        "xaxis": {
            **day_axis((0.0, DAYS / 2, DAYS), ("Start", f"Day {DAYS // 2}", f"Day {DAYS}")),
            "anchor": "y2",
        },
        "yaxis": money_axis(assets, domain=[0.55, 1.0]),
        "yaxis2": money_axis(tokens, domain=[0.0, 0.45]),
        "annotations": [
            heading,
            caption(f"The assets: {_put_in(shown).lower()}", LEFT),
            caption(f"A {multiple(shown.settings.leverage)} token on each", LEFT, y=0.45),
            *labels(assets, HALF),
            *labels(tokens, HALF, "2"),
        ],
    }
    return Picture([*traces(days, assets), *traces(days, tokens, plot="2")], layout)


def _roads_lines(shown: Roads) -> tuple[list[Line], list[Line]]:
    amount = shown.settings.amount
    drawn = (
        (shown.wild_asset, shown.calm_asset, ASSET),
        (shown.wild, shown.calm, TOKEN),
    )
    assets, tokens = (
        [
            Line(name, values, color, style, percent(float(values[-1]) / amount - 1.0))
            for name, values, style in (("Wild", wild, DASHED), ("Calm", calm, SOLID))
        ]
        for wild, calm, color in drawn
    )
    return assets, tokens
