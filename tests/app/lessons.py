"""What the tests of the lessons share: every step under any choice."""

from __future__ import annotations

from typing import Any

from lev_core import PriceHistory
from lev_ui import sources
from lev_ui.costs import bundled_curve
from lev_ui.lessons import Lesson, Window, made_up_lesson, needs_prices, real_lesson
from lev_ui.lessons.both_sides import BothSides
from lev_ui.lessons.evening import Evening
from lev_ui.lessons.roads import Roads
from lev_ui.lessons.toll import Toll
from lev_ui.lessons.trend import Trend
from lev_ui.lessons.two_days import TwoDays
from lev_ui.settings import Settings
from lev_ui.words import lessons as words
from lev_ui.words.lessons import both_sides, evening, roads, toll, trend, two_days

KINDS: dict[int, Any] = {1: TwoDays, 2: Evening, 3: Roads, 4: Trend, 5: Toll, 6: BothSides}
SPOKEN: dict[int, tuple[Any, ...]] = {
    1: (two_days.picture_title, two_days.alt),
    2: (evening.picture_title, evening.alt),
    3: (roads.picture_title, roads.alt),
    4: (trend.picture_title, trend.alt, trend.years_caption),
    5: (toll.picture_title, toll.alt, toll.real, toll.real_title, toll.real_alt),
    6: (both_sides.picture_title, both_sides.alt),
}


def studied(
    step: int,
    prices: PriceHistory | None = None,
    **chosen: Any,  # noqa: ANN401  a value for any setting
) -> Any:  # noqa: ANN401  each step has its own
    """Return what a step shows, on the Nasdaq or on these prices."""
    settings = Settings(step=step, **chosen)
    shown: Lesson
    if needs_prices(step):
        shown = real_lesson(settings, window(settings, prices))
    else:
        shown = made_up_lesson(settings)
    assert isinstance(shown, KINDS[step])
    return shown


def window(settings: Settings, prices: PriceHistory | None) -> Window:
    """Return the reader's asset between the reader's dates, or these prices."""
    if prices is not None:
        return Window(prices, "Example", bundled_curve())
    sourced = sources.find(settings.asset, "bundled")
    found, *_ = sources.window(sourced.prices, settings.start, settings.end)
    return Window(found, sourced.phrase, sourced.curve)


def texts(shown: Any) -> dict[str, str]:  # noqa: ANN401  any step
    """Return everything a step says, by where it stands."""
    told = words.tell(shown)
    return {
        **{name: getattr(told, name) for name in ("title", "story", "ask", "answer", "why")},
        "remember": told.remember,
        **{f"option {name}": text for name, text in told.options.items()},
        **{f"verdict {name}": words.verdict(told, name) for name in told.options},
        **{say.__name__: say(shown) for say in SPOKEN[shown.settings.step]},
    }
