"""What the lessons say: the frame around every step here, the sentences of each beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from lev_ui.lessons import Lesson
from lev_ui.lessons.both_sides import BothSides
from lev_ui.lessons.evening import Evening
from lev_ui.lessons.roads import Roads
from lev_ui.lessons.toll import Toll
from lev_ui.lessons.trend import Trend
from lev_ui.words.lessons import both_sides, evening, roads, toll, trend, two_days
from lev_ui.words.lessons.telling import Telling

STEPS: Final = {
    1: "Two days",
    2: "Why it trades",
    3: "Different roads",
    4: "Trend or chop",
    5: "What it costs",
    6: "Both sides",
}
REVEAL = "Show me what happens"
FIRST_CHOOSE = "Choose an answer first; a guess is fine."
AGAIN = "Ask me again"
BACK, NEXT = "Back", "Next"
TO_MYTHS, TO_QUIZ = "Myths, settled by an experiment", "Quiz: ten questions"
DONE = "That was the last step. There are two ways to go on."
TRIED = "Your guess was for the question as it first stood; these are other values."
WHY = "Why"
REMEMBER = "To remember"
OWN_ASSET = "Use your own asset"
OWN_HELP = "For a class: choose the asset, the multiplier and the dates."
ADDRESSES = "Links to pass on, each to one step with these choices"
ALL_SIX = "All six in one place"
MADE_UP = (
    "Made-up moves",
    "The moves are made up so that the sums stay easy; the arithmetic is that of real tokens.",
)
BEFORE_COSTS = (
    "Before costs",
    "The prices are real. The token is computed from them with a reset every day and no cost.",
)


def tell(shown: Lesson) -> Telling:
    """Return everything a step says."""
    match shown:
        case Evening():
            return evening.tell(shown)
        case Roads():
            return roads.tell(shown)
        case Trend():
            return trend.tell(shown)
        case Toll():
            return toll.tell(shown)
        case BothSides():
            return both_sides.tell(shown)
        case _:
            return two_days.tell(shown)


def step_of(step: int) -> str:
    """Return where the reader is."""
    return f"Step {step} of {len(STEPS)}"


def step_name(step: int) -> str:
    """Return a step with its number."""
    return f"{step} {STEPS[step]}"


def addresses(links: Sequence[str]) -> str:
    """Return a link to every step with the reader's choices in it."""
    listed = "\n".join(
        f"- [{step_name(step)}]({address})" for step, address in enumerate(links, start=1)
    )
    return f"{ADDRESSES}:\n\n{listed}"


def verdict(asked: Telling, choice: str) -> str:
    """Return whether a prediction held, for what was asked, and what is wrong with the others."""
    said = f"You said: “{asked.options[choice]}”."
    if choice == asked.outcome:
        return f"**You were right.** {said}"
    if asked.outcome not in asked.options:
        return f"**No answer here holds this time.** {said}"
    return f"**A fair guess, but no.** {said} {asked.about[choice]}"
