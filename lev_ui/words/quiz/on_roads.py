"""Questions about what a daily reset makes of a road: round trip, order, trend, both sides."""

from __future__ import annotations

from lev_ui.quiz import Inputs, left_after, made, way_back
from lev_ui.theme import multiple, plain_number
from lev_ui.words.quiz.question import Question, of_hundred, share, signed


def round_trip(given: Inputs) -> Question:
    """Return the question what is left when the asset comes back."""
    times, up, down = given.leverage, given.move, way_back(given.move)
    result = made((up, down), times)
    first = left_after(times, up)
    needed = 1.0 / first - 1.0
    return Question(
        id="round-trip",
        about="There and back",
        ask=(
            f"An asset rises {share(up)} and the next day falls back to exactly where it began. "
            f"What has a {multiple(times)} token made?"
        ),
        answers=(
            "Nothing: it is back where it began too",
            f"It has lost {share(result)}",
            f"It has gained {share(result)}",
        ),
        right=1,
        tempting=0,
        why=(
            f"The rise makes 100 into {of_hundred(first)}. The way back is a fall of {share(down)} "
            f"of the asset, {share(times * down)} of the token, and that is taken from "
            f"{of_hundred(first)}: {of_hundred(1.0 + result)} is left."
        ),
        why_not=(
            f"To be back it would have to fall {share(needed)} on the second day. "
            f"{plain_number(times)} times the asset's fall is {share(times * down)}."
        ),
        lesson=1,
    )


def order(given: Inputs) -> Question:
    """Return the question what the order of the days changes."""
    times, days = given.leverage, given.days
    result, falls_first = made(days, times), made(sorted(days), times)
    told = ", ".join(signed(day) for day in days)
    factors = " × ".join(plain_number(left_after(times, day)) for day in days)
    return Question(
        id="order",
        about="Order of the days",
        ask=(
            f"These days come in another order: {told}. Where does money put once into a "
            f"{multiple(times)} token end, before costs?"
        ),
        answers=(
            "Lower, if the falls come first",
            "Higher, if the falls come first",
            "At the same value, whatever the order",
        ),
        right=2,
        tempting=0,
        why=f"Each day multiplies its value: {factors} comes to {signed(result)} in any order.",
        why_not=(
            f"With the falls first it stands lower on the way, and it too ends at "
            f"{signed(falls_first)}. What matters is how large the moves are. (For money put in "
            "bit by bit the order does matter.)"
        ),
        lesson=3,
    )


def trend(given: Inputs) -> Question:
    """Return the question what a trend makes."""
    times, days = given.leverage, (given.move, given.move)
    whole, result = made(days, 1.0), made(days, times)
    simple = times * whole
    first = left_after(times, given.move)
    return Question(
        id="trend",
        about="A trend",
        ask=(
            f"An asset rises {share(given.move)} on each of two days, {share(whole)} in all. "
            f"{plain_number(times)} times that is {share(simple)}. What has a {multiple(times)} "
            "token made, before costs?"
        ),
        answers=(
            f"More: {share(result)}",
            f"Exactly {share(simple)}",
            f"Less than {share(simple)}, because of decay",
        ),
        right=0,
        tempting=2,
        why=(
            f"The second day's {share(times * given.move)} is earned on {of_hundred(first)}, not "
            f"on 100: that makes {of_hundred(1.0 + result)}."
        ),
        why_not=(
            "Swings take from a daily reset, a trend adds to it. Here is a trend and no swing, so "
            f"it ends {share(result - simple)} of the money put in ahead."
        ),
        lesson=4,
    )


def simple_leverage(given: Inputs) -> Question:
    """Return the question what simple leverage means."""
    times, days = given.leverage, given.days[:-1]
    whole, result = made(days, 1.0), made(days, times)
    added = times * sum(days)
    return Question(
        id="simple",
        about="Simple leverage",
        ask=(
            f"Somebody says that a {multiple(times)} token is “behind simple leverage”. "
            "What is simple leverage?"
        ),
        answers=(
            "The multiplier times each day's return, added up",
            "What the token would have made without costs",
            "The multiplier times the asset's return since the start",
        ),
        right=2,
        tempting=1,
        why=(
            f"Take the days {', '.join(signed(day) for day in days)}. The asset made "
            f"{signed(whole)} from start to end, so simple leverage is {signed(times * whole)}."
        ),
        why_not=(
            f"Without costs the token made {signed(result)} of these days. What lies between that "
            f"and {signed(times * whole)} is the daily reset's own doing, not a cost. (Added up, "
            f"the days would give {signed(added)}, which is neither.)"
        ),
        lesson=3,
    )


def both_lose(given: Inputs) -> Question:
    """Return the question what the long and the short token make of a swing."""
    times, days = given.short, (given.move, -given.move)
    whole, long, short = (made(days, side) for side in (1.0, times, -times))
    return Question(
        id="both",
        about="Long and short",
        ask=(
            f"An asset rises {share(given.move)} and then falls {share(given.move)}: it ends at "
            f"{signed(whole)}. What have a {multiple(times)} and a {multiple(-times)} token made?"
        ),
        answers=(
            (
                f"The {multiple(times)} one {signed(times * whole)}, the {multiple(-times)} one "
                f"{signed(-times * whole)}"
            ),
            f"Both have lost {share(long)}",
            f"Both have lost {share(whole)}",
        ),
        right=1,
        tempting=0,
        why=(
            f"The long one goes to {of_hundred(left_after(times, days[0]))} and then to "
            f"{of_hundred(1.0 + long)}; the short one to {of_hundred(left_after(-times, days[0]))} "
            f"and then to {of_hundred(1.0 + short)}. The swing takes from both."
        ),
        why_not=(
            "On the first day one gains what the other loses, but not over both days: the second "
            "day's move is taken from what the first has left."
        ),
        lesson=6,
    )
