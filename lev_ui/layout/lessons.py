"""The parts of the page Lessons: a step's question, and what stays hidden until it is answered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lev_core import LeverageError
from lev_core.market import MarketError
from lev_ui import controls, sources
from lev_ui.charts.lessons import made_up, real
from lev_ui.layout.frame import Badge, heading, picture
from lev_ui.layout.learn import learn_links
from lev_ui.layout.onward import onward
from lev_ui.layout.parts import data_badges, no_prices, refused, troubles
from lev_ui.lessons import (
    Lesson,
    Window,
    as_asked,
    made_up_lesson,
    needs_prices,
    real_lesson,
)
from lev_ui.lessons.both_sides import BothSides
from lev_ui.lessons.evening import Evening
from lev_ui.lessons.roads import Roads
from lev_ui.lessons.toll import Toll
from lev_ui.lessons.trend import Trend
from lev_ui.lessons.two_days import TwoDays
from lev_ui.settings import Settings
from lev_ui.sources import Sourced
from lev_ui.words import expense
from lev_ui.words import lessons as words
from lev_ui.words.lessons import both_sides, evening, roads, toll, trend, two_days

WIDTH = 760  # pixels: one column to read, and what fits a sheet of paper


class Studied(NamedTuple):
    """A step as it stands, its badges, and the way to compute it for other choices.

    `sourced` and `reach` are given where the step follows a real asset.
    """

    shown: Lesson
    badges: Sequence[Badge]
    study: Callable[[Settings], Lesson]
    sourced: Sourced | None = None
    reach: Sequence[bool] = ()


def column() -> DeltaGenerator:
    """Return the one column the page is read in."""
    return st.container(key="lesson", width=WIDTH)


def lesson(place: DeltaGenerator, settings: Settings) -> None:
    """Draw the step: where it stands, its question, and its answer once one is predicted."""
    with place:
        learn_links("lessons")
        controls.steps(settings)
    found = _studied(place, settings)
    if found is not None:
        _head(place, found, settings)
        _asked_or_told(found, settings)
    controls.ways_on(settings)


def _studied(place: DeltaGenerator, settings: Settings) -> Studied | None:
    """Return the step computed; where that cannot be, say why and return None."""
    if not needs_prices(settings.step):
        shown = made_up_lesson(settings)
        return Studied(shown, [Badge(*words.MADE_UP)], made_up_lesson)
    sourced = None
    try:
        sourced = controls.found(settings)
        prices, *reach = sources.window(sourced.prices, settings.start, settings.end)
        window = Window(prices, sourced.phrase, sourced.curve)
        shown = real_lesson(settings, window)
    except MarketError as error:
        no_prices(place, settings, error)
    except LeverageError as error:
        refused(place, settings, sourced, error)
    else:
        badges = _badges(shown, sourced, window)
        return Studied(shown, badges, lambda other: real_lesson(other, window), sourced, reach)
    return None


def _badges(shown: Lesson, sourced: Sourced, window: Window) -> list[Badge]:
    if isinstance(shown, Toll):
        return data_badges(sourced, shown.settings, window.prices, expense.COMPUTED)
    without = replace(shown.settings, costs=False)
    return data_badges(sourced, without, window.prices, words.BEFORE_COSTS)


def _head(place: DeltaGenerator, found: Studied, settings: Settings) -> None:
    """Draw the step's question, and the story it is about."""
    telling = words.tell(found.shown)
    with place:
        heading(telling.title, found.badges, telling.story)
        troubles(settings, found.sourced, found.reach)
        missing = _missing(found.shown)
        if missing:
            st.info(missing, icon=":material/event:")


def _missing(shown: Lesson) -> str:
    if isinstance(shown, Trend):
        return trend.no_such_year(shown)
    return both_sides.no_such_span(shown) if isinstance(shown, BothSides) else ""


def _asked_or_told(found: Studied, settings: Settings) -> None:
    """Draw the answers to choose from, or, once one is chosen, everything else."""
    predicted = controls.prediction(settings)
    if predicted is None:
        controls.ask(settings, words.tell(found.shown))
        return
    asked, telling = (
        words.tell(study)
        for study in (found.study(as_asked(settings, predicted.asked)), found.shown)
    )
    if asked == telling:
        _verdict(words.verdict(asked, predicted.choice), is_right=predicted.choice == asked.outcome)
    else:  # a verdict on other values would contradict what stands below it
        st.caption(words.TRIED)
    with st.container(key="told"):
        st.markdown(telling.answer)
    _control(found.shown)
    _picture(found.shown)
    st.markdown(f"**{words.WHY}.** {telling.why}")
    with st.container(key="remember", border=True):
        st.markdown(f"**{words.REMEMBER}:** {telling.remember}")
    if isinstance(found.shown, BothSides):
        _all_six(found, settings)
        _done()


def _verdict(said: str, *, is_right: bool) -> None:
    if is_right:
        st.success(said, icon=":material/check:")
    else:
        st.info(said, icon=":material/lightbulb:")


def _control(shown: Lesson) -> None:
    """Draw the one control of the step."""
    match shown:
        case Trend():
            controls.year_slider(shown)
        case BothSides():
            controls.span_slider(shown)
        case _:
            controls.slider(shown.settings.step)


def _picture(shown: Lesson) -> None:
    match shown:
        case TwoDays():
            picture(made_up.two_days_picture(shown), two_days.alt(shown), key="two_days")
        case Evening():
            picture(made_up.evening_picture(shown), evening.alt(shown), key="evening")
        case Roads():
            picture(made_up.roads_picture(shown), roads.alt(shown), key="roads")
        case Trend():
            picture(real.trend_picture(shown), trend.alt(shown), key="trend")
        case BothSides():
            picture(real.sides_picture(shown), both_sides.alt(shown), key="sides")
        case Toll():
            picture(real.toll_picture(shown), toll.alt(shown), key="toll")
            st.markdown(f"**{toll.REAL}** {toll.real(shown)}")
            picture(real.real_cost_picture(shown), toll.real_alt(shown), key="real_cost")


def _done() -> None:
    """Draw that this was the last step, and where to go on."""
    st.markdown(words.DONE)
    with st.container(horizontal=True, key="go_on"):
        onward("myths", words.TO_MYTHS)
        onward("quiz", words.TO_QUIZ)


def _all_six(found: Studied, settings: Settings) -> None:
    """Draw what to remember of every step, in a drawer."""
    drawer = st.expander(words.ALL_SIX, key="all_six", on_change="rerun")
    if drawer.open:
        told = [_step(found, replace(settings, step=step)) for step in words.STEPS]
        said = [f"{row}. {words.tell(each).remember}" for row, each in enumerate(told, start=1)]
        drawer.markdown("\n".join(said))


def _step(found: Studied, settings: Settings) -> Lesson:
    return found.study(settings) if needs_prices(settings.step) else made_up_lesson(settings)
