"""The sentences of the page for teachers."""

from __future__ import annotations

from typing import NamedTuple

from lev_ui.classroom import Classroom, by_hand
from lev_ui.lessons.two_days import TwoDays
from lev_ui.theme import long_date, multiple, percent
from lev_ui.words.plain import earned, for_markdown, moved
from lev_ui.words.printed import links_work, two_days_made

TITLE = "How do I teach this to a class?"
PLAN = "A lesson of 45 minutes"
LINKS = "Links for your class"
PAPER = "On paper"
SHEET = "Number of the worksheet"
SHEET_HELP = (
    "Another number, other figures: two classes, or two rows, get different sheets. The same "
    "number gives the same sheet again."
)
ALWAYS = "Each of them prints to one page, in A4 and in Letter, and needs no network."
NO_LINKS = (
    "Prices or a rate from a file of your own cannot travel in a link, so there are none for your "
    "class here. The hand-out below carries the picture, and the worksheet needs no link."
)
HERE_ONLY = (
    "These links start with the name this computer has for itself, so nobody else can open them. "
    "Open Leverage Lens at the address your class uses, and then they work for everybody."
)


IDEAS = (  # what each of the six lessons shows
    "Up, then exactly back: where does that leave the token?",
    "What a fund must do at every close, and which way.",
    "The asset begins and ends the same; the token does not.",
    "One way adds, back and forth takes.",
    "A fee of a few hundredths a day, and interest, over years.",
    "For the asset and against it, and both are down.",
)


class Paper(NamedTuple):
    """One of the things to print: the tab it stands in, and its button."""

    tab: str
    button: str
    file: str


PAPERS = (
    Paper("Hand-out", "Hand-out to print (HTML)", "handout"),
    Paper("Worksheet", "Worksheet to print (HTML)", "worksheet"),
    Paper("Answers", "Answers to print (HTML)", "answers"),
)


def answer(shown: Classroom) -> str:
    """Return the page's answer."""
    return (
        "With six short lessons, a hand-out of one page and a worksheet with answers. All of them "
        f"follow your choice: **a {multiple(shown.leverage)} token on "
        f"{for_markdown(shown.asset_name)}, {long_date(shown.first)} to {long_date(shown.last)}**."
    )


def plan(shown: Classroom) -> tuple[str, ...]:
    """Return what to ask and what to show, in five lines."""
    compared, token = shown.comparison, f"a {multiple(shown.leverage)} token"
    two = TwoDays(shown.settings)
    made = two_days_made(two.end / shown.settings.amount - 1.0)
    return (
        (
            f"**5 minutes, a bet.** {for_markdown(shown.asset_name, first=True)} "
            f"{moved(compared.asset_return)}. Everybody writes down what {token} made."
        ),
        (
            f"**10 minutes, lesson 1.** The asset goes up {percent(two.move, signed=False)} and "
            f"comes exactly back. First guess, then look: the token {made}."
        ),
        "**10 minutes, lesson 2.** Fill in the first line of the worksheet's table together.",
        "**15 minutes, in pairs.** The rest of the worksheet; early pairs open lessons 3 to 6.",
        (
            f"**5 minutes, the bet.** The token {earned(compared.gap.token)}. Whose guess was "
            "nearest, and why? The hand-out goes home."
        ),
    )


def sheet_note(shown: Classroom) -> str:
    """Return which multiplier the worksheet uses where it is not the one chosen, or nothing."""
    used = by_hand(shown.leverage)
    if used == shown.leverage:
        return ""
    return (
        f"The exercises are done with {multiple(used)}, so that there is a trade to find and every "
        "amount comes out in whole cents; the chart is yours."
    )


def link_trouble(shown: Classroom, *, here_only: bool) -> str:
    """Return why a class could not open the links, or nothing."""
    if not links_work(shown.settings):
        return NO_LINKS
    return HERE_ONLY if here_only else ""
