"""The pictures of Holding period: how often, and what became of the money."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lev_ui.charts.frame import (
    EndLabel,
    Picture,
    area,
    axis,
    caption,
    drawn,
    end_labels,
    level,
    numbers,
    pointed,
    title,
    typed,
)
from lev_ui.charts.horizon import (
    Line,
    across,
    dots,
    layout_of,
    marks,
    pointed_at,
    your_days,
    your_line,
)
from lev_ui.holding import HIGH, LOW, LOWER, MIDDLE, UPPER, Holding
from lev_ui.theme import (
    ASSET,
    DRAG,
    SIMPLE,
    TOKEN,
    money,
    multiple,
    plain_number,
    whole_money,
)
from lev_ui.words.holding import (
    HUNDRED,
    UNIT,
    chances_title,
    counted,
    results_title,
)
from lev_ui.words.plain import UNLEVERED

LEFT, MONEY_LEFT = 36, 48
LABEL_GAP = 0.16
FEW = 12  # lengths: so few that each is a point


def chances(shown: Holding) -> Picture:
    """Return how often the token was ahead and how often it lost, by how long it was held.

    Parameters
    ----------
    shown : Holding
        What to draw.

    Returns
    -------
    Picture
        Three lines in windows out of 100; the reader's horizon is marked with its numbers.
    """
    found = shown.periods
    simple = f"beat {plain_number(shown.leverage)} × asset"
    lines = [
        Line("beat the asset", found.beats_asset, ASSET, {"width": 1.5}),
        Line("lost money", found.loses, DRAG, {"width": 2, "dash": "dot"}),
        Line(simple, found.beats_simple, SIMPLE, {"width": 2.5, "dash": "dash"}),
    ]
    lines = lines[: 2 if shown.leverage in UNLEVERED else 3]
    heading, top = title(chances_title(shown), LEFT)
    layout = layout_of(shown, top, LEFT)
    layout["yaxis"] = axis({"range": [-2, 102], "tickvals": [0, 25, 50, 75, 100]})
    layout["annotations"] = [
        heading,
        caption(UNIT, LEFT),
        *_ends(lines, [counted(float(line.values[-1]), int(found.windows[-1])) for line in lines]),
        your_days(shown),
        *marks(shown, lines, (-0.02, 1.02)),
    ]
    layout["shapes"] = [your_line(shown), level(HUNDRED / 2.0)]
    traces = [_trace(shown, line, HUNDRED, "%{y:.0f} of 100") for line in lines]
    return Picture([pointed_at(shown), *traces, dots(shown, lines, HUNDRED)], layout)


def results(shown: Holding) -> Picture:
    """Return what became of the reader's money, by how long it was held.

    Parameters
    ----------
    shown : Holding
        What to draw.

    Returns
    -------
    Picture
        Two bands of the token's results, nine in ten and half of the windows, its middle, and
        the middles of L × asset and of the asset; the reader's horizon is marked.
    """
    amount, currency = shown.settings.amount, shown.prices.currency
    lines = _middles(shown)
    heading, top = title(results_title(shown), MONEY_LEFT)
    edges = 1.0 + shown.periods.token
    low = min(0.0, *(float(line.values.min()) for line in lines))
    high = 1.03 * max(float(edges.max()), *(float(line.values.max()) for line in lines))
    layout = layout_of(shown, top, MONEY_LEFT)
    ends = (amount * low, amount * high)
    layout["yaxis"] = axis({"range": list(ends), "nticks": 6, **numbers(*ends)})
    became = [money(amount * float(line.values[-1]), currency) for line in lines]
    layout["annotations"] = [
        heading,
        caption(f"What {whole_money(amount, currency)} became", MONEY_LEFT),
        *_ends(lines, became, (low, high)),
        your_days(shown),
    ]
    layout["shapes"] = [your_line(shown), level(amount)]
    bands = [_band(shown, LOW, HIGH), _band(shown, LOWER, UPPER)]
    traces = [_trace(shown, line, amount, "%{y:,.2f}") for line in lines]
    return Picture([pointed_at(shown), *bands, *traces, dots(shown, lines, amount)], layout)


def _middles(shown: Holding) -> list[Line]:
    """Return the middle window of the asset, of L × asset and of the token, per unit put in."""
    found = shown.periods
    simple = f"{plain_number(shown.leverage)} × asset"
    asset = Line("Asset", 1.0 + found.asset[:, MIDDLE], ASSET, {"width": 1.5})
    times = Line(simple, 1.0 + found.simple[:, MIDDLE], SIMPLE, {"width": 2, "dash": "dash"})
    token = Line(
        f"{multiple(shown.leverage)} token", 1.0 + found.token[:, MIDDLE], TOKEN, {"width": 2.5}
    )
    return [asset, token] if shown.leverage in UNLEVERED else [asset, times, token]


def _trace(shown: Holding, line: Line, times: float, hover: str) -> dict[str, Any]:
    few = len(line.values) <= FEW
    return {
        "type": "scatter",
        "mode": "lines+markers" if few else "lines",
        "name": line.name,
        "x": typed(across(shown.periods.intervals)),
        "y": drawn(times * line.values),
        "line": {"color": line.color, **line.stroke},
        "hovertemplate": pointed(times * line.values, hover),
    }


def _band(shown: Holding, low: int, high: int) -> dict[str, Any]:
    token = shown.settings.amount * (1.0 + shown.periods.token)
    return area(across(shown.periods.intervals), token[:, high], token[:, low], TOKEN, 0.16)


def _ends(
    lines: Sequence[Line], said: Sequence[str], edges: tuple[float, float] = (0.0, 1.0)
) -> list[dict[str, Any]]:
    """Return the name of each line and where it ends, right of the plot."""
    low, high = edges
    labels = [
        EndLabel(
            f"<b>{line.name}</b><br>{text}",
            (float(line.values[-1]) - low) / (high - low),
            line.color,
        )
        for line, text in zip(lines, said, strict=True)
    ]
    return end_labels(labels, LABEL_GAP)
