"""What each step of the lessons shows, computed from prices and settings. No Streamlit."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple, TypeAlias

from lev_core import PriceHistory
from lev_ui.costs import Curve
from lev_ui.lessons.both_sides import BothSides, both_sides
from lev_ui.lessons.evening import Evening, evening
from lev_ui.lessons.roads import Roads, roads
from lev_ui.lessons.toll import Toll, toll
from lev_ui.lessons.trend import Trend, trend
from lev_ui.lessons.two_days import TwoDays, two_days
from lev_ui.settings import LESSON_FIELDS, Settings

Lesson: TypeAlias = TwoDays | Evening | Roads | Trend | Toll | BothSides
FIRST_REAL = 4  # the steps from here on follow the reader's own asset


class Window(NamedTuple):
    """The reader's asset between the reader's dates; `name` as it stands in a sentence."""

    prices: PriceHistory
    name: str
    curve: Curve


def needs_prices(step: int) -> bool:
    """Return whether a step follows a real asset."""
    return step >= FIRST_REAL


def made_up_lesson(settings: Settings) -> Lesson:
    """Return what a step with made-up moves shows."""
    if settings.step == 1:
        return two_days(settings)
    return evening(settings) if settings.step == 2 else roads(settings)  # noqa: PLR2004 - step 2


def real_lesson(settings: Settings, window: Window) -> Lesson:
    """Return what a step on a real asset shows.

    Raises
    ------
    LeverageError
        If the model cannot use the choices.
    """
    if settings.step == FIRST_REAL:
        return trend(window.prices, settings, window.name)
    if settings.step == FIRST_REAL + 1:
        return toll(window.prices, settings, window.name, window.curve)
    return both_sides(window.prices, settings, window.name)


def question_of(settings: Settings) -> tuple[object, ...]:
    """Return what a prediction is for: all choices a step depends on but its one control."""
    asked = (settings.step, settings.leverage, settings.amount)
    if not needs_prices(settings.step):
        return asked
    return (*asked, settings.asset, settings.source, settings.start, settings.end)


def as_asked(settings: Settings, asked: Settings) -> Settings:
    """Return settings with the one control where it stood when the prediction was made."""
    kept = {name: getattr(asked, name) for name in LESSON_FIELDS}
    return replace(settings, **kept)
