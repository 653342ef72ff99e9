"""The worksheet, with room to write, and the same sheet with its answers."""

from __future__ import annotations

from lev_ui.classroom import Classroom
from lev_ui.printed.chart import Size, line_chart
from lev_ui.printed.markup import Markup, element, inline, joined, text
from lev_ui.printed.sheet import Sheet, table
from lev_ui.words import printed_sheet as words
from lev_ui.words.printed_sheet import Exercise

CHART = Size(440.0, 170.0)
CHART_NUMBER = 8


def worksheet(shown: Classroom, *, with_answers: bool) -> Sheet:
    """Return the sheet, or the sheet with the answers and the working."""
    days, currency = shown.worksheet.four_days, shown.prices.currency
    rows = words.four_days_rows(days, currency, with_answers=with_answers)
    filled = table(words.four_days_head(days), rows, "fill")
    first = _exercise(1, words.four_days(shown), filled, with_answers=with_answers)
    middle = [
        _exercise(number, one, Markup(""), with_answers=with_answers)
        for number, one in enumerate(words.exercises(shown), start=2)
    ]
    chart = line_chart(shown, CHART, with_results=False)
    last = _exercise(CHART_NUMBER, words.chart_exercise(shown), chart, with_answers=with_answers)
    read = element("div", last, class_="read")
    top = Markup("") if with_answers else _who()
    body = joined([top, first, element("div", middle, class_="grid"), read])
    title = words.title(shown, with_answers=with_answers)
    return Sheet(title, element("div", body, class_="answers" if with_answers else "exercises"))


def worksheet_html(shown: Classroom, *, with_answers: bool) -> str:
    """Return the sheet as a file of its own that prints to one page."""
    return worksheet(shown, with_answers=with_answers).document()


def _who() -> Markup:
    blanks = [element("span", text(name)) for name in (words.NAME, words.CLASS, words.DATE)]
    return element("div", blanks, class_="who")


def _exercise(number: int, one: Exercise, thing: Markup, *, with_answers: bool) -> Markup:
    heading = element("h2", [element("span", text(f"{number}")), text(f" {one.title}")])
    given = element("p", inline(one.given))
    tasks = element("ul", [_task(task, with_answers=with_answers) for task in one.tasks])
    return element("section", [heading, given, thing, tasks])


def _task(task: words.Task, *, with_answers: bool) -> Markup:
    ask = [element("span", inline(task.ask), class_="ask")] if task.ask else []
    if with_answers:
        return element("li", [*ask, text(" "), element("b", inline(task.answer), class_="found")])
    room = [element("span", class_="room") for _ in range(task.room)]
    return element("li", [*ask, *room])
