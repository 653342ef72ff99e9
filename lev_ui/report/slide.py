"""A report's main picture with its question and its source, the size of a slide."""

from __future__ import annotations

from html import escape

from lev_ui.charts.frame import Picture
from lev_ui.report.harmless import one_line
from lev_ui.report.markdown import as_inline_html, as_text
from lev_ui.report.page import document
from lev_ui.report.value import Drawn, Report
from lev_ui.words.compare import FOOTER

WIDTH, HEIGHT = 1280, 720


def slide(report: Report) -> str:
    """Return one picture as HTML: question, answer, chart, and where its numbers come from."""
    if report.main is None:
        raise ValueError("This report has no picture to make a slide of.")
    body = (
        f"<h1>{as_inline_html(report.title)}</h1>\n<p>{as_inline_html(report.answer)}</p>\n"
        f'<figure aria-label="{escape(one_line(report.main.alt))}">'
        '<div id="chart-0"></div></figure>\n'
        f"<p class=source>{as_inline_html(source(report))}</p>"
    )
    return document(as_text(report.title), body, [_fitted(report.main)], kind="slide")


def source(report: Report) -> str:
    """Return the line under a slide: what to know of the data, and what it is not."""
    said = [badge.text for badge in report.badges]
    return f"{' · '.join(said)} · {FOOTER}"


def _fitted(drawn: Drawn) -> Drawn:
    """Return a chart without a height of its own: it takes what the words leave."""
    spec = drawn.picture.to_dict()
    layout = {key: value for key, value in spec["layout"].items() if key != "height"}
    return Drawn(Picture(spec["data"], layout), drawn.alt)
