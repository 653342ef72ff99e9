"""What the time of the reset changed: the sentences of the duel about luck."""

from __future__ import annotations

from lev_ui.duel import Duel
from lev_ui.theme import multiple, percent, points
from lev_ui.words.plain import earned

LUCK = "Skill or luck: the time of the reset"
NOT_TOLD = {
    "few days": (
        "Over less than a year the hours of the first and last day decide, so a reset at the open "
        "is not held against one at the close; choose more days."
    ),
    "copied opens": (
        "Many opens in these data are the close of the day before and no price of their own, so a "
        "reset at the open cannot be held against one at the close."
    ),
    "few opens": (
        "Opens are not known for all of these days, so a reset at the open cannot be held against "
        "one at the close; choose later dates."
    ),
    "closes": (
        "Only closes are known here, so what a reset at another time of the day would have changed "
        "cannot be told."
    ),
}


def luck_says(shown: Duel) -> str:
    """Return what the time of the reset changed, in a sentence."""
    match shown.luck.clock:
        case "hours":
            return _by_hour(shown)
        case "open":
            return _open_and_close(shown)
    return NOT_TOLD[shown.luck.clock]


def _by_hour(shown: Duel) -> str:
    low, high = (percent(edge) for edge in (min(shown.luck.results), max(shown.luck.results)))
    return (
        f"The same {multiple(shown.settings.leverage)} daily reset came to anything from **{low}** "
        f"to **{high}**, by the hour (UTC) at which it was done. Nobody could have known which: "
        "that is luck."
    )


def _open_and_close(shown: Duel) -> str:
    times = multiple(shown.settings.leverage)
    at_open, at_close = (earned(part) for part in shown.luck.results)
    if at_open == at_close:
        return f"A {times} token {at_open}, whether it was reset at the open or at the close."
    return (
        f"A {times} token reset every day at the open **{at_open}**, at the close **{at_close}**. "
        f"It is the same rule, {_apart(*shown.luck.results)} points apart by the hour alone at "
        "which it starts, resets and ends. Differences between rules that are no larger may be "
        "luck too."
    )


def luck_alt(shown: Duel) -> str:
    """Return the chart of the hours in words."""
    told = ", ".join(
        f"{hour}:00 {percent(part)}"
        for hour, part in zip(shown.luck.hours, shown.luck.results, strict=True)
    )
    return f"Return of the same daily reset by the hour at which it is done, in UTC: {told}."


def _apart(one: float, other: float) -> str:
    apart = points(abs(one - other)).lstrip("+")
    return "less than 0.01" if apart == "0.0" else apart
