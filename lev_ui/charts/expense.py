"""The pictures of What it costs: each cost in money, by calendar year, and impact by size."""

from __future__ import annotations

from typing import Any

import numpy as np

from lev_ui.charts.frame import Picture, axis, axis_title, caption, numbers, title, typed
from lev_ui.expense import Expense
from lev_ui.theme import COST, GAIN, MUTED, TOKEN, money, plain_number, whole_money
from lev_ui.words.expense import NAMES, bar_label, bars_title, years_title
from lev_ui.words.expense_parts import size_title

ROW, HEAD, LEFT = 48, 84, 190
YEARS_HEIGHT, SIZE_HEIGHT = 380, 320
YEARS_LEFT = 48
LIGHTER = (1.0, 0.62, 0.36, 0.2)  # of the one colour of costs, the largest the fullest
PATTERNS = ("", "/", "x", ".", "-", "+", "|", "\\")
SHARE = "Fund as a share of a day's volume"


def cost_bars(shown: Expense) -> Picture:
    """Return one bar for each cost, in money paid; what was earned points the other way.

    Parameters
    ----------
    shown : Expense
        What to draw.

    Returns
    -------
    Picture
        Horizontal bars, the largest on top.
    """
    amount, currency = shown.settings.amount, shown.prices.currency
    sizes = [amount * item.paid for item in shown.items]
    bars = {
        "type": "bar",
        "orientation": "h",
        "y": list(range(len(sizes))),
        "x": sizes,
        "marker": {"color": [COST if size >= 0.0 else GAIN for size in sizes]},
        "hovertext": [
            f"{NAMES[item.name]}: {money(amount * item.paid, currency)}" for item in shown.items
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "width": 0.6,
    }
    return Picture([bars], _bars_layout(shown, sizes))


def _bars_layout(shown: Expense, sizes: list[float]) -> dict[str, Any]:
    heading, top = title(bars_title(shown), LEFT)
    ends = [0.0, *sizes]
    air = 0.03 * (max(ends) - min(ends)) or 1.0
    unit = f"paid on {whole_money(shown.settings.amount, shown.prices.currency)}"
    return {
        "height": HEAD + ROW * len(sizes),
        "showlegend": False,
        "margin": {"l": LEFT, "r": 12, "t": top, "b": 44},
        "xaxis": axis(
            {
                "range": [min(ends) - (air if min(ends) < 0.0 else 0.0), max(ends) + air],
                "title": axis_title(unit),
                "zeroline": True,
                "zerolinewidth": 1.5,
                "nticks": 5,
                **numbers(*ends),
            }
        ),
        "yaxis": axis(
            {
                "range": [len(sizes) - 0.5, -0.5],
                "showgrid": False,
                "zeroline": False,
                "tickvals": list(range(len(sizes))),
                "ticktext": [bar_label(shown, item) for item in shown.items],
            }
        ),
        "annotations": [heading],
    }


def cost_years(shown: Expense) -> Picture:
    """Return what each calendar year cost, the costs stacked.

    Parameters
    ----------
    shown : Expense
        What to draw.

    Returns
    -------
    Picture
        One column for each year, in percent of what was held; told apart by shade and pattern.
    """
    heading, top = title(years_title(shown), YEARS_LEFT)
    years = shown.by_year
    traces = [
        {
            "type": "bar",
            "name": NAMES[str(name)],
            "x": [int(year) for year in years.index],
            "y": (100.0 * years[name]).round(4).tolist(),
            "marker": {
                "color": COST if years[name].sum() >= 0.0 else GAIN,
                "opacity": LIGHTER[min(row, len(LIGHTER) - 1)],
                "pattern": {"shape": PATTERNS[row % len(PATTERNS)], "size": 6, "solidity": 0.35},
            },
            "hovertemplate": "%{x}: %{y:.2f}%",
        }
        for row, name in enumerate(years)
    ]
    layout = {
        "height": YEARS_HEIGHT,
        "barmode": "relative",
        "showlegend": True,
        "legend": {"orientation": "h", "x": 0.0, "y": -0.14, "yanchor": "top"},
        "margin": {"l": YEARS_LEFT, "r": 8, "t": top + 8, "b": 96},
        "xaxis": axis({"showgrid": False, "tickformat": "d", "nticks": 8}),
        "yaxis": axis({"ticksuffix": "%", "zeroline": True, "zerolinewidth": 1.5, "nticks": 6}),
        "annotations": [heading, caption("In % of what was held", YEARS_LEFT)],
    }
    return Picture(traces, layout)


def impact_by_size(shown: Expense) -> Picture:
    """Return how impact grows with the size of the fund.

    Parameters
    ----------
    shown : Expense
        What to draw.

    Returns
    -------
    Picture
        Percent a year against the fund's share of a day's volume, the reader's fund marked.
    """
    heading, top = title(size_title(shown), YEARS_LEFT)
    alive = [sized for sized in shown.by_size if not sized.is_ruined]
    shares = np.array([sized.share for sized in alive])
    yearly = np.array([sized.yearly for sized in alive])
    line: dict[str, Any] = {
        "type": "scatter",
        "mode": "lines+markers",
        "x": typed(100.0 * shares),
        "y": typed(100.0 * yearly),
        "line": {"color": COST, "width": 2.5},
        "marker": {"size": 6},
        "hovertemplate": "%{x:.2~f}% of a day's volume: %{y:.2f}% a year<extra></extra>",
    }
    ticks = [0.01, 0.1, 1.0, 10.0, 100.0]
    layout = {
        "height": SIZE_HEIGHT,
        "showlegend": False,
        "margin": {"l": YEARS_LEFT, "r": 20, "t": top + 8, "b": 52},
        "xaxis": axis(
            {
                "type": "log",
                "title": axis_title(SHARE),
                "tickvals": ticks,
                "ticktext": [f"{plain_number(tick)}%" for tick in ticks],
            }
        ),
        "yaxis": axis({"ticksuffix": "%", "rangemode": "tozero", "nticks": 6}),
        "annotations": [heading, caption("Market impact, % a year", YEARS_LEFT)],
    }
    return Picture([line, *_own_fund(shown, shares, yearly)], layout)


def _own_fund(shown: Expense, shares: Any, yearly: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - arrays
    share = shown.own_share
    if share is None or not len(shares) or not shares[0] <= share <= shares[-1]:
        return []
    height = float(np.interp(np.log(share), np.log(shares), yearly))
    return [
        {
            "type": "scatter",
            "mode": "markers+text",
            "x": [100.0 * share],
            "y": [100.0 * height],
            "text": ["your fund"],
            "textposition": "top left",
            "textfont": {"color": MUTED, "size": 12},
            "marker": {"color": TOKEN, "size": 12, "symbol": "diamond"},
            "hovertemplate": "your fund<extra></extra>",
        }
    ]
