"""The cards of real cases in words; every number comes from the facts or from the model."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from lev_ui.theme import multiple, percent, plain_number
from lev_ui.tracked.cards import Card
from lev_ui.tracked.cases import GATHERED, Case
from lev_ui.tracked.modelled import (
    A_DAY,
    a_day_of_both,
    at_its_farthest,
    half_in_each,
    implied_move,
    in_one_day,
    other_of_the_pair,
    takes_everything,
    with_the_brake,
)
from lev_ui.words.plain import earned
from lev_ui.words.real_cases import facts, for_sentence, lost, result, size

TITLE = "What became of real tokens and funds?"
BADGE = (
    "On record, rounded",
    (
        "Results of single days and months as regulators and the press gave them. What is computed "
        "from them is called so. No fund's own prices are shown."
    ),
)
WHY, MODEL, SOURCE = "Why.", "What this model says.", "Source"
NO_DOCUMENT = "No document is named for this one; it was gathered from press and price records."
ONLY_THIS, ALL_CASES, TO_LESSON = "Only this case", "All cases", "The lesson that teaches it"
NOT_ON_RECORD = "not on record"
SAYS: Final[dict[str, str]] = {
    "oil": "The same months on Chevron at {times}",
    "banks": "The same months on JPMorgan at {times}",
    "biotech": "Try it: half the money in each",
    "xiv": "What a −1x token trades after a move",
    "oil-day": "Try a day like that, with a brake and without",
    "gush": "Try a day like that, with a brake and without",
    "amd": "A {times} token on AMD in earlier years",
    "bull": "Its rule against a daily reset",
}
SUBJECTS: Final[dict[str, str]] = {"oil": "Oil and gas", "banks": "Financial shares"}


def answer(cards: int) -> str:
    """Return the answer over all cards."""
    return f"{facts()} Each of the {cards} cards below says what happened, why, and who says so."


def title(card: Card) -> str:
    """Return a card's title: what happened, from the facts."""
    first, last = card.cases[0], card.cases[-1]
    match card.kind:
        case "pair":
            rose = f"{'about ' if first.is_rough else ''}{result(first.known_return)}"
            return (
                f"{SUBJECTS[card.id]} {rose}: the {multiple(first.leverage)} fund "
                f"{lost(first)}, the {multiple(last.leverage)} fund {lost(last)}"
            )
        case "apart":
            names = " and ".join(case.name.partition(",")[0] for case in card.cases)
            return f"{names}: one long, one short, both {lost(first)}"
        case "implied":
            return f"{first.name}: {lost(first)} in one evening"
        case "inside":
            close = result(first.known_return)
            return f"{first.name}: {lost(first)} on a day that closed at {close}"
    way = "fell" if first.known_return < 0.0 else "rose"
    return f"{first.name}: {lost(first)} as {first.asset} {way} {size(first.known_return)}"


def when(card: Card) -> str:
    """Return when it happened, and on what."""
    first = card.cases[0]
    inside = "" if first.inside is None else f", {result(first.inside)} at its highest that day"
    return f"{for_sentence(first.when)} · on {first.asset}{inside}"


def table(card: Card) -> str:
    """Return what asset and funds made, and the multiple that is computed from it."""
    rows = "\n".join(_row(case) for case in card.cases)
    return f"| | The asset | × multiple | What it made |\n|:--|--:|--:|--:|\n{rows}"


def _row(case: Case) -> str:
    if not case.has_asset:
        return f"| {case.name} | {NOT_ON_RECORD} | | **{lost(case)}** |"
    about = "about " if case.is_rough else ""
    asset = f"{about}{result(case.known_return)}"
    return f"| {case.name} | {asset} | {result(case.multiple)} | **{lost(case)}** |"


def why(card: Card) -> str:
    """Return why it came to that, as far as it is on record."""
    return f"**{WHY}** {card.cases[0].why}"


def model(card: Card) -> str:
    """Return what the model makes of the few numbers that are known."""
    return f"**{MODEL}** {_MODEL[card.kind](card)}"


def source(card: Card) -> str:
    """Return who says so, or that no document is named."""
    named = card.cases[0].source
    return NO_DOCUMENT if named == GATHERED else f"{SOURCE}: {named}."


def link_label(card: Card) -> str:
    """Return what the link onward from a card says."""
    return SAYS[card.id].format(times=multiple(card.settings.leverage))


def _pair(card: Card) -> str:
    first, second = card.cases
    swings, made = other_of_the_pair(first, second)
    return (
        f"Steady swings of {_share(swings)} a year, very wide ones, leave the "
        f"{multiple(first.leverage)} fund at {result(first.real_return)}, as on record. The same "
        f"swings leave the {multiple(second.leverage)} fund at {_share(made)}; on record it is "
        f"{result(second.real_return)}. (Theory, before costs.)"
    )


def _apart(card: Card) -> str:
    first, second = card.cases
    long, short = a_day_of_both(first.leverage)
    return (
        f"Take a day on which the asset rises {_share(A_DAY)}. Of 1 in each, the long one leaves "
        f"{plain_number(long)} and the short one {plain_number(short)}; multiplied that is "
        f"{plain_number(long * short)}, less than 1, and after a fall it is the same. Day by day "
        f"the two shrink each other, so both can lose. Half in each made "
        f"{result(half_in_each(first, second))} or worse."
    )


def _one_day(card: Card) -> str:
    case = card.cases[0]
    left = in_one_day(case)
    name = f"a daily reset at {multiple(case.leverage)}"
    if left > 0.0:
        return (
            f"On that day {name} makes {percent(left - 1.0)}. At {_limit(case)} nothing would have "
            "been left."
        )
    return f"Nothing is left of {name} from {_limit(case)} on: by itself it would be wiped out."


def _braked(card: Card) -> str:
    case = card.cases[0]
    return (
        f"Nothing is left of a daily reset at {multiple(case.leverage)} from {_limit(case)} on. "
        f"With the emergency rule, on an even slide to {result(case.known_return)}, it makes "
        f"{percent(with_the_brake(case) - 1.0)}; the real one made {lost(case)}. Why it lost more "
        "than that is not on record here."
    )


def _inside(card: Card) -> str:
    case = card.cases[0]
    at_worst = earned(at_its_farthest(case) - 1.0)
    return (
        f"Who knows only the close would expect {percent(in_one_day(case) - 1.0)}. But from "
        f"{_limit(case)} on nothing is left, and a token that has {at_worst} inside the day does "
        "not come back with the price."
    )


def _implied(card: Card) -> str:
    case = card.cases[0]
    left = plain_number(100.0 * (1.0 + case.real_return), 2)
    return (
        f"At {multiple(case.leverage)} such a loss means that what it was short of had risen "
        f"{size(implied_move(case))}. At {_limit(case)} nothing would have been left; here {left} "
        "of 100 were."
    )


def _limit(case: Case) -> str:
    return percent(takes_everything(case.leverage)).replace(".0%", "%")


def _share(fraction: float) -> str:
    return percent(round(fraction, 2), signed=fraction < 0.0).replace(".0", "")


_MODEL: Final[dict[str, Callable[[Card], str]]] = {
    "pair": _pair,
    "apart": _apart,
    "one day": _one_day,
    "braked": _braked,
    "inside": _inside,
    "implied": _implied,
}
