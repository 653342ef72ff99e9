"""The pictures of the steps on real prices: a year, what a fee leaves, both sides."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from lev_ui.charts.frame import (
    Picture,
    area,
    axis,
    caption,
    date_ticks,
    epoch_ms,
    level,
    title,
)
from lev_ui.charts.lessons.lines import (
    LEFT,
    RIGHT,
    Line,
    day_axis,
    labels,
    money_axis,
    traces,
)
from lev_ui.charts.thinning import kept_rows
from lev_ui.lessons.both_sides import BothSides
from lev_ui.lessons.made_up import CURRENCY
from lev_ui.lessons.spells import Result
from lev_ui.lessons.toll import DAYS, Toll
from lev_ui.lessons.trend import Trend
from lev_ui.theme import (
    ASSET,
    COST,
    DRAG,
    GAIN,
    MUTED,
    SIMPLE,
    TOKEN,
    exact_money,
    multiple,
    percent,
    plain_number,
    whole_money,
)
from lev_ui.words.expense import per_year
from lev_ui.words.lessons import both_sides as both_words
from lev_ui.words.lessons import toll as toll_words
from lev_ui.words.lessons import trend as trend_words

HEIGHT, PLOT = 340, 240.0
TALL, UPPER = 480, 220.0
BOTTOM = 34
BARS = 0.24  # of the height, below the lines
UNCHOSEN = 0.45
SHORT = 170
NAMES = 96  # pixels for the names of two bars
AIR = 1.1  # of the money put in
MONTHS = ("Start", "3 months", "6", "9", "A year")


def trend_picture(shown: Trend) -> Picture:
    """Return the year's lines, and below them who was ahead in every year.

    Parameters
    ----------
    shown : Trend
        What to draw.

    Returns
    -------
    Picture
        Asset, multiple of the asset and token; and one bar for each year where there are more.
    """
    heading, top = title(trend_words.picture_title(shown), LEFT)
    prices = shown.result.spell.prices
    every = _trend_lines(shown)
    rows = kept_rows([line.values for line in every])
    lines = [line.at(rows) for line in every]
    has_years = len(shown.results) > 1
    base = BARS + 0.14 if has_years else 0.0
    put_in = f"Value of {whole_money(shown.settings.amount, prices.currency)} put in"
    layout: dict[str, Any] = {
        "height": TALL if has_years else HEIGHT,
        "showlegend": False,
        "margin": {"l": LEFT, "r": RIGHT, "t": top, "b": BOTTOM},
        "xaxis": axis({"type": "date", "showgrid": False, **date_ticks(prices.index)}),
        "yaxis": money_axis(lines, domain=[base, 1.0]),
        "annotations": [heading, caption(put_in, LEFT), *labels(lines, UPPER)],
        "shapes": [level(shown.settings.amount)],
    }
    series = traces(epoch_ms(prices.index)[rows], lines)
    if has_years:
        series.append(_year_bars(shown))
        layout |= _year_axes(shown)
        layout["annotations"] += [caption(trend_words.years_caption(shown), LEFT, y=BARS)]
    return Picture(series, layout)


def _trend_lines(shown: Trend) -> list[Line]:
    asset, simple, token = shown.lines
    result = shown.result
    times = f"{plain_number(shown.leverage)} × asset"
    return [
        Line("Asset", asset, ASSET, {"width": 1.5}, percent(result.asset)),
        Line(times, simple, SIMPLE, {"width": 2, "dash": "dash"}, percent(result.simple)),
        Line(
            f"{multiple(shown.leverage)} token", token, TOKEN, {"width": 2.5}, percent(result.token)
        ),
    ]


def _year_bars(shown: Trend) -> dict[str, Any]:
    chosen = shown.result
    return {
        "type": "bar",
        "x": [each.spell.year for each in shown.results],
        "y": [round(100.0 * each.ahead, 3) for each in shown.results],
        "xaxis": "x2",
        "yaxis": "y2",
        "marker": {
            "color": [GAIN if each.ahead > 0.0 else DRAG for each in shown.results],
            "opacity": [1.0 if each is chosen else UNCHOSEN for each in shown.results],
            "line": {
                "color": ASSET,
                "width": [2 if each is chosen else 0 for each in shown.results],
            },
        },
        "hovertemplate": "%{x}: %{y:+,.1f} points<extra></extra>",
    }


def _year_axes(shown: Trend) -> dict[str, Any]:
    years = [int(each.spell.year or 0) for each in shown.results]
    return {
        "xaxis2": axis(
            {
                "anchor": "y2",
                "showgrid": False,
                "tickformat": "d",
                "nticks": 8,
                "range": [years[0] - 0.6, years[-1] + 0.6],
            }
        ),
        "yaxis2": axis(
            {"domain": [0.0, BARS], "nticks": 4, "zeroline": True, "zerolinewidth": 1.5}
        ),
    }


def toll_picture(shown: Toll) -> Picture:
    """Return what a fee a day leaves over a year.

    Parameters
    ----------
    shown : Toll
        What to draw.

    Returns
    -------
    Picture
        The money left, and what is gone shaded above it.
    """
    heading, top = title(toll_words.picture_title(shown), LEFT)
    amount, left = shown.settings.amount, shown.left
    span = (0.0, AIR * amount)
    days = np.arange(DAYS + 1.0)
    line = Line("Left", left, TOKEN, {"width": 2.5}, exact_money(float(left[-1]), CURRENCY))
    middle = np.array([(amount + float(left[-1])) / 2.0])
    gone = Line("Gone", middle, COST, {}, exact_money(shown.gone, CURRENCY))
    layout = {
        "height": HEIGHT - 60,
        "showlegend": False,
        "margin": {"l": LEFT, "r": RIGHT, "t": top, "b": BOTTOM},
        "xaxis": day_axis((0.0, 91.0, 182.0, 273.0, 365.0), MONTHS),
        "yaxis": money_axis([line], range=list(span)),
        "annotations": [heading, *labels([gone, line], PLOT - 60.0, span=span)],
        "shapes": [level(amount)],
    }
    return Picture([_taken(days, shown), *traces(days, [line])], layout)


def _taken(days: NDArray[np.float64], shown: Toll) -> dict[str, Any]:
    """Return the area between what was put in and what is left."""
    start = np.full(len(days), shown.settings.amount)
    return area(days, start, shown.left, COST, 0.25)


def real_cost_picture(shown: Toll) -> Picture:
    """Return the stated fee beside the real cost a year.

    Parameters
    ----------
    shown : Toll
        What to draw.

    Returns
    -------
    Picture
        Two horizontal bars, in percent a year.
    """
    heading, top = title(toll_words.real_title(shown), NAMES)
    sizes = [100.0 * shown.real.stated, 100.0 * shown.real.yearly]
    written = [per_year(shown.real.stated), per_year(shown.real.yearly)]
    bars = {
        "type": "bar",
        "orientation": "h",
        "y": [0, 1],
        "x": sizes,
        "width": 0.6,
        "marker": {"color": [MUTED, COST if sizes[1] >= 0.0 else GAIN]},
        "text": [f"<b>{text}</b>" for text in written],
        "textposition": "outside",
        "textfont": {"color": ASSET, "size": 13},
        "cliponaxis": False,
        "hovertemplate": "%{text} a year<extra></extra>",
    }
    annotations = [{**heading, "yshift": 4}]
    return Picture([bars], {**_cost_axes(sizes), "annotations": annotations, **_frame(top - 14)})


def _cost_axes(sizes: list[float]) -> dict[str, Any]:
    low, high = min(0.0, *sizes), max(0.0, *sizes)
    room = 0.22 * (high - low) or 1.0
    return {
        "xaxis": axis(
            {"visible": False, "range": [low - (room if low < 0.0 else 0.0), high + room]}
        ),
        "yaxis": {**day_axis((0.0, 1.0), ("Stated fee", "Real cost")), "range": [1.5, -0.5]},
    }


def _frame(top: int) -> dict[str, Any]:
    return {
        "height": SHORT,
        "showlegend": False,
        "margin": {"l": NAMES, "r": 8, "t": top, "b": 8},
    }


def sides_picture(shown: BothSides) -> Picture:
    """Return the asset, the token and its opposite over what is shown.

    Parameters
    ----------
    shown : BothSides
        What to draw.

    Returns
    -------
    Picture
        A line for each, in money.
    """
    heading, top = title(both_words.picture_title(shown), LEFT)
    prices = shown.pair.own.spell.prices
    every = _sides_lines(shown)
    rows = kept_rows([line.values for line in every])
    lines = [line.at(rows) for line in every]
    put_in = f"Value of {whole_money(shown.settings.amount, prices.currency)} put in"
    layout = {
        "height": HEIGHT,
        "showlegend": False,
        "margin": {"l": LEFT, "r": RIGHT, "t": top, "b": BOTTOM},
        "xaxis": axis({"type": "date", "showgrid": False, **date_ticks(prices.index)}),
        "yaxis": money_axis(lines),
        "annotations": [heading, caption(put_in, LEFT), *labels(lines, PLOT)],
        "shapes": [level(shown.settings.amount)],
    }
    return Picture(traces(epoch_ms(prices.index)[rows], lines), layout)


def _sides_lines(shown: BothSides) -> list[Line]:
    asset, token, mirror = shown.lines
    return [
        _of("Asset", shown.pair.own, asset)._replace(result=percent(shown.pair.own.asset)),
        _of(f"{multiple(-shown.leverage)} token", shown.pair.mirror, mirror)._replace(
            color=SIMPLE, style={"width": 2, "dash": "dot"}
        ),
        _of(f"{multiple(shown.leverage)} token", shown.pair.own, token)._replace(
            color=TOKEN, style={"width": 2.5}
        ),
    ]


def _of(name: str, result: Result, values: NDArray[np.float64]) -> Line:
    return Line(name, values, ASSET, {"width": 1.5}, percent(result.token))
