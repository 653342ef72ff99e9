"""One day of a token as bars: what it has, and whose that is, at three moments."""

from __future__ import annotations

from typing import Any, NamedTuple

from lev_ui.charts.frame import Picture, axis, title
from lev_ui.mechanism import Mechanism, Stage
from lev_ui.theme import ASSET, BACKGROUND, COST, MUTED, TOKEN, money, signed_leverage
from lev_ui.words.rebalancing import STAGES, picture_title

LEFT = 118
RIGHT = 62
ROW = 40
HEAD = 96
STEP = 2.6  # rows from one moment to the next
WIDE = 0.4  # of the widest bar: name and amount fit one line
SMALLEST = 0.12  # share of the widest bar in which a number can be read


class Part(NamedTuple):
    """One piece of a bar."""

    name: str
    row: float
    size: float
    color: str


def day_picture(shown: Mechanism) -> Picture:
    """Return the balance of the token before the move, after it, and after the trade.

    Parameters
    ----------
    shown : Mechanism
        What to draw.

    Returns
    -------
    Picture
        For each moment two bars of the same length: what the token has (asset, cash), and
        whose it is (the holders', and what is borrowed or owed).
    """
    day = shown.day
    stages = (day.before, day.moved, day.after)
    parts = [part for at, stage in enumerate(stages) for part in _parts(at * STEP, stage)]
    widest = max(stage.value + stage.borrowed for stage in stages)
    traces = [_trace(part, widest, shown.prices.currency) for part in parts if part.size > 0.0]
    return Picture(traces, _layout(shown, stages, widest))


def _parts(row: float, stage: Stage) -> list[Part]:
    owed = "Owed" if stage.exposure < 0.0 else "Borrowed"
    return [
        Part("In the asset", row, max(0.0, stage.exposure), ASSET),
        Part("Cash", row, stage.cash, MUTED),
        Part("Yours", row + 1.0, stage.value, TOKEN),
        Part(owed, row + 1.0, stage.borrowed, COST),
    ]


def _trace(part: Part, widest: float, currency: str) -> dict[str, Any]:
    written = money(part.size, currency)
    roomy = part.size > SMALLEST * widest
    return {
        "type": "bar",
        "orientation": "h",
        "name": part.name,
        "y": [part.row],
        "x": [part.size],
        "width": 0.82,
        "marker": {"color": part.color},
        "text": [f"{part.name}{' ' if part.size > WIDE * widest else '<br>'}{written}"],
        "textposition": "inside" if roomy else "none",
        "insidetextanchor": "middle",
        "textangle": 0,
        "insidetextfont": {"color": BACKGROUND, "size": 11},
        "hovertemplate": f"{part.name}: {written}<extra></extra>",
    }


def _layout(shown: Mechanism, stages: tuple[Stage, ...], widest: float) -> dict[str, Any]:
    heading, top = title(picture_title(shown), LEFT)
    rows = [at * STEP + below for at in range(len(STAGES)) for below in (0.0, 1.0)]
    names = [text for name in STAGES for text in (f"<b>{name}</b><br>it has", "whose it is")]
    return {
        "height": int(HEAD + ROW * (STEP * len(STAGES))),
        "barmode": "stack",
        "showlegend": False,
        "margin": {"l": LEFT, "r": RIGHT, "t": top - 14, "b": 8},
        "xaxis": axis({"visible": False, "range": [0.0, widest * 1.001 or 1.0]}),
        "yaxis": axis(
            {
                "range": [rows[-1] + 0.5, -0.6],
                "showgrid": False,
                "zeroline": False,
                "tickvals": rows,
                "ticktext": names,
            }
        ),
        "annotations": [
            {**heading, "yshift": 6},
            *(_held(at * STEP + 0.5, stage) for at, stage in enumerate(stages)),
        ],
    }


def _held(row: float, stage: Stage) -> dict[str, Any]:
    return {
        "text": f"<b>{signed_leverage(stage.leverage)}</b>",
        "font": {"color": TOKEN, "size": 15},
        "x": 1.0,
        "xref": "paper",
        "xanchor": "left",
        "xshift": 8,
        "y": row,
        "yref": "y",
        "yanchor": "middle",
        "showarrow": False,
    }
