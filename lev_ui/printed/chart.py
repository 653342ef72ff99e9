"""The picture of a sheet: three lines as SVG that stay apart in black and white."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lev_ui.charts.frame import spread_apart
from lev_ui.charts.heights import Heights, heights
from lev_ui.charts.thinning import kept_rows
from lev_ui.classroom import Classroom
from lev_ui.printed.marks import date_marks, height_marks
from lev_ui.printed.markup import Markup, element, joined, text
from lev_ui.theme import long_date, percent
from lev_ui.words.printed import WIPED_OUT, axis
from lev_ui.words.printed_chart import alt, line_names

PER_DATE = 66.0  # width that a date and the room beside it take
TOP, BOTTOM = 18.0, 18.0
SIZE = 11.0  # of the letters
LETTER = 6.2  # width of one, about
START = 100.0
BUCKETS = 160
INK, MUTED, GRID, PAPER = "#0F172A", "#475569", "#E2E8F0", "#FFFFFF"
# Token, L × asset, asset: the light colours of .streamlit/config.toml, apart by width and dash.
STYLES: tuple[dict[str, object], ...] = (
    {"stroke": "#1D4ED8", "stroke_width": 2.6},
    {"stroke": "#B45309", "stroke_width": 1.8, "stroke_dasharray": "7 4"},
    {"stroke": "#334155", "stroke_width": 1.2},
)


class Size(NamedTuple):
    """Width and height of a picture, in the pixels of its letters."""

    width: float
    height: float


class Label(NamedTuple):
    """What stands at the right end of a line."""

    name: str
    result: str


@dataclass(frozen=True, eq=False)
class Plot:
    """Where a date and a value stand inside the picture."""

    dates: pd.DatetimeIndex
    upper: Heights
    left: float
    right: float
    height: float

    def across(self, day: pd.Timestamp) -> float:
        """Return how far from the left edge a date stands."""
        first, last = self.dates[0], self.dates[-1]
        return self.left + (day - first) / (last - first) * (self.right - self.left)

    def down(self, value: float) -> float:
        """Return how far from the upper edge a value stands."""
        return TOP + (1.0 - self.upper.fraction(value)) * (self.height - TOP - BOTTOM)


def line_chart(shown: Classroom, size: Size, *, with_results: bool) -> Markup:
    """Return the lines of token, L × asset and asset, labelled at their right ends.

    Parameters
    ----------
    shown : Classroom
        What to draw.
    size : Size
        Of the picture.
    with_results : bool
        Whether the labels say what became of each; on a worksheet that is a question.
    """
    compared = shown.comparison
    lines = [
        START * line.to_numpy(dtype=np.float64)
        for line in (compared.token.holder_value, compared.simple, compared.asset)
    ]
    names = line_names(shown)
    results = [percent(line[-1] / START - 1.0) if with_results else "" for line in lines]
    labels = [Label(*pair) for pair in zip(names, results, strict=True)]
    upper = heights(lines, logarithmic=shown.is_tall)
    marks = height_marks(upper)
    plot = Plot(
        dates=compared.prices.index,
        upper=upper,
        left=LETTER * max(len(mark.label) for mark in marks) + 8.0,
        right=size.width - LETTER * max(len(part) for label in labels for part in label) - 14.0,
        height=size.height,
    )
    parts = [_frame(plot, axis(shown)), *_drawn(plot, lines), *_ends(plot, lines, labels)]
    parts.append(_wipe_out(plot, shown))
    return element(
        "svg",
        parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {size.width:g} {size.height:g}",
        role="img",
        aria_label=alt(shown),
        font_size=SIZE,
        fill=INK,
    )


def _frame(plot: Plot, title: str) -> Markup:
    """Return the grid, the labels of both axes, and what the vertical one counts."""
    low = plot.height - BOTTOM
    written = [_text(title, 0.0, SIZE - 1.0, fill=MUTED)]
    for mark in height_marks(plot.upper):
        y = plot.down(mark.at)
        written.append(_rule(plot.left, plot.right, y, GRID))
        written.append(_text(mark.label, plot.left - 5.0, y + 4.0, "end", fill=MUTED))
    written.append(_rule(plot.left, plot.right, plot.down(START), MUTED, stroke_dasharray="1 3"))
    for day, label in date_marks(plot.dates, int((plot.right - plot.left) // PER_DATE)):
        x, half = plot.across(day), LETTER * len(label) / 2.0
        ticked = {"x1": f"{x:.1f}", "x2": f"{x:.1f}", "y1": f"{low:.1f}", "y2": f"{low + 4.0:.1f}"}
        written.append(element("line", **ticked, stroke=MUTED))
        middle = min(max(x, plot.left + half - 8.0), plot.right - half + 8.0)
        written.append(_text(label, middle, plot.height - 3.0, "middle", fill=MUTED))
    return joined(written)


def _drawn(plot: Plot, lines: list[NDArray[np.float64]]) -> list[Markup]:
    """Return the lines, the token's on top of the others."""
    rows = kept_rows(lines, BUCKETS)
    across = [plot.across(day) for day in plot.dates[rows]]
    drawn = []
    for line, style in zip(lines, STYLES, strict=True):
        shown = line[rows]
        end = plot.upper.drawable(shown)
        places = " ".join(
            f"{x:.1f},{plot.down(y):.1f}" for x, y in zip(across[:end], shown[:end], strict=True)
        )
        drawn.append(
            element("polyline", points=places, fill="none", stroke_linejoin="round", **style)
        )
    return drawn[::-1]


def _ends(plot: Plot, lines: list[NDArray[np.float64]], labels: list[Label]) -> list[Markup]:
    """Return the labels beside the right ends, moved apart where they would overlap."""
    two_lines = any(label.result for label in labels)
    room = plot.height - TOP - BOTTOM
    ends = [plot.upper.fraction(float(line[-1])) for line in lines]
    apart = spread_apart(ends, (2.4 if two_lines else 1.25) * SIZE / room)
    written = []
    for label, height, style in zip(labels, apart, STYLES, strict=True):
        y = TOP + (1.0 - height) * room + (-1.0 if two_lines else 4.0)
        about = {"fill": style["stroke"]}
        written.append(_text(label.name, plot.right + 7.0, y, font_weight=700, **about))
        if label.result:
            written.append(_text(label.result, plot.right + 7.0, y + SIZE + 1.0, **about))
    return written


def _wipe_out(plot: Plot, shown: Classroom) -> Markup:
    """Return the mark of a wipe-out, with its date on the side where there is room."""
    path = shown.comparison.token
    if path.wiped_out_on is None or path.wiped_out_row is None:
        return Markup("")
    last = START * float(path.holder_value.iloc[path.wiped_out_row - 1])
    x = plot.across(path.wiped_out_on)
    y = plot.down(last) if plot.upper.logarithmic else plot.down(0.0)
    said = f"{WIPED_OUT} {long_date(path.wiped_out_on)}"
    is_left = x < (plot.left + plot.right) / 2.0
    at, anchor = (x + 6.0, "start") if is_left else (x - 6.0, "end")
    dot = element("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r=3.5, fill=INK)
    above = y - 7.0 if y - 7.0 > TOP + SIZE else y + SIZE + 5.0
    halo = {"stroke": PAPER, "stroke_width": 3, "paint_order": "stroke"}
    return joined([dot, _text(said, at, above, anchor, font_weight=700, **halo)])


def _rule(left: float, right: float, y: float, color: str, **more: object) -> Markup:
    ends = {"x1": f"{left:.1f}", "x2": f"{right:.1f}", "y1": f"{y:.1f}", "y2": f"{y:.1f}"}
    return element("line", **ends, stroke=color, **more)


def _text(said: str, x: float, y: float, anchor: str = "start", /, **more: object) -> Markup:
    return element("text", text(said), x=f"{x:.1f}", y=f"{y:.1f}", text_anchor=anchor, **more)
