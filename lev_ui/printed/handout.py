"""The hand-out: the whole matter on one page, with the teacher's own asset."""

from __future__ import annotations

from lev_ui.classroom import Classroom
from lev_ui.printed.chart import Size, line_chart
from lev_ui.printed.links import PrintedLink
from lev_ui.printed.markup import Markup, element, inline, joined, sentence, text
from lev_ui.printed.sheet import Sheet, bullets, section, table
from lev_ui.sources import Sourced
from lev_ui.words import compare
from lev_ui.words import printed as words
from lev_ui.words.plain import from_markdown

CHART = Size(700.0, 250.0)
USUAL_ROWS = 6
PER_ROW = 22.0  # height of a row more in the table of parts, taken from the chart


def handout(shown: Classroom, sourced: Sourced, link: PrintedLink | None) -> Sheet:
    """Return the hand-out; without a link where none would open on the same picture."""
    compared = shown.comparison
    body = [
        element("p", inline(compare.answer(compared)), class_="answer"),
        element("div", [_two_days(shown), _numbers(shown, sourced.label)], class_="two"),
        section(
            compare.chart_title(compared), [line_chart(shown, _size(shown), with_results=True)]
        ),
        element("div", [_parts(shown), _remember(shown)], class_="two"),
        _foot(shown, sourced, link),
    ]
    return Sheet(from_markdown(compare.title(shown.settings, shown.asset_name)), joined(body))


def handout_html(shown: Classroom, sourced: Sourced, link: PrintedLink | None) -> str:
    """Return the hand-out as a file of its own that prints to one page."""
    return handout(shown, sourced, link).document()


def _size(shown: Classroom) -> Size:
    more = max(0, len(words.parts_rows(shown)) - USUAL_ROWS)
    return CHART._replace(height=CHART.height - PER_ROW * more)


def _two_days(shown: Classroom) -> Markup:
    found = table(words.two_days_head(shown), words.two_days_rows(shown), "days")
    return section(words.TWO_DAYS, [found, sentence(words.two_days(shown))])


def _numbers(shown: Classroom, label: str) -> Markup:
    cards = [
        element("div", [element("dt", inline(name)), element("dd", text(number))])
        for name, number, _ in compare.four_numbers(shown.comparison, label)
    ]
    return section(words.over_time(shown), [element("dl", cards, class_="numbers")])


def _parts(shown: Classroom) -> Markup:
    found = table(words.parts_head(shown), words.parts_rows(shown), "parts")
    return section(words.REASONS, [found, sentence(words.left(shown))])


def _remember(shown: Classroom) -> Markup:
    return section(words.REMEMBER, [bullets(words.remember(shown))])


def _foot(shown: Classroom, sourced: Sourced, link: PrintedLink | None) -> Markup:
    said = [sentence(words.sources(shown, sourced))]
    if link is not None:
        address = element("a", text(link.written), href=link.whole)
        said.insert(0, element("p", [text(f"{words.SEE_FOR_YOURSELF} "), address]))
    return element("footer", said)
