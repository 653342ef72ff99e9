"""Questions about what a token trades, pays and can lose."""

from __future__ import annotations

from lev_ui.quiz import (
    A_YEAR,
    Inputs,
    after_a_move,
    left_after,
    needed_to_recover,
    year_of_fees,
    year_of_interest,
)
from lev_ui.theme import multiple, percent, plain_number, signed_leverage
from lev_ui.words.quiz.question import Question, of_hundred, share, signed

MONTHS = 12


def trade(given: Inputs) -> Question:
    """Return the question what a short token trades after a rise."""
    times, move = -given.leverage, given.small_move
    day, mirror = after_a_move(times, move), after_a_move(-times, move)
    owed, allowed = -day.position, -times * day.worth
    return Question(
        id="trade",
        about="What it trades",
        ask=(
            f"The asset rises {share(move)} in a day. What does a {multiple(times)} token do at "
            "the close?"
        ),
        answers=(
            f"It buys, for {share(day.trade)} of what it was worth",
            "It sells more of the asset short",
            "Nothing: only long tokens rebalance",
        ),
        right=0,
        tempting=1,
        why=(
            f"Say it was worth 100 and owed {of_hundred(-times)}. Now it is worth "
            f"{of_hundred(day.worth)} and owes {of_hundred(owed)}, which is "
            f"{signed_leverage(day.leverage)}. At {multiple(times)} it may owe "
            f"{of_hundred(allowed)}, so it buys back {of_hundred(day.trade)}."
        ),
        why_not=(
            "Selling more would take it further from its multiple: it owes too much already for "
            f"what it is worth. After a rise a {multiple(-times)} token buys too, for "
            f"{share(mirror.trade)}."
        ),
        lesson=2,
    )


def daily_fee(given: Inputs) -> Question:
    """Return the question what a fee a day is in a year."""
    a_year = year_of_fees(given.fee)
    monthly = given.fee * MONTHS
    a_day = f"{plain_number(100.0 * given.fee)}%"
    return Question(
        id="fee",
        about="A daily fee",
        ask=f"A token charges {a_day} a day. About how much is that in a year?",
        answers=(
            f"About {share(monthly)}: hardly anything",
            f"About {share(a_year)}",
            f"About {share(0.3 * a_year)}",
        ),
        right=1,
        tempting=0,
        why=(
            f"Each day leaves {plain_number(100.0 * (1.0 - given.fee))}% of what was there. Do "
            f"that {A_YEAR} times and {of_hundred(1.0 - a_year)} of 100 are left."
        ),
        why_not=(
            f"{share(monthly)} is what it would come to if it were charged once a month. A day has "
            f"no rest: {A_YEAR} × {a_day} is {plain_number(A_YEAR * 100.0 * given.fee, 2)}%, a "
            "little less because each fee is taken from what the ones before have left."
        ),
        lesson=5,
    )


def interest(given: Inputs) -> Question:
    """Return the question what borrowing costs."""
    times, rate = given.leverage, given.rate
    lost = year_of_interest(times, rate)
    borrowed = plain_number(times - 1.0)
    return Question(
        id="interest",
        about="Borrowed money",
        ask=(
            f"Interest is {share(rate)} a year and the asset does not move for a year. What has a "
            f"{multiple(times)} token made, with no other cost?"
        ),
        answers=(
            "Nothing: the asset did not move",
            f"It has lost {share(rate)}",
            f"It has gained {share(rate)}",
            f"It has lost {share(lost)}",
        ),
        right=3,
        tempting=1,
        why=(
            f"To hold {plain_number(times)} for each 1 of its own it borrows {borrowed}. Interest "
            f"of {share(rate)} on {borrowed} is {share(rate * (times - 1.0))} of what it owns in a "
            f"year; taken day by day that leaves {of_hundred(1.0 + lost)} of 100."
        ),
        why_not=(
            f"{share(rate)} would be the interest on your own money. The token pays it on "
            f"{borrowed} times as much."
        ),
        lesson=5,
    )


def wipe_out(given: Inputs) -> Question:
    """Return the question which fall is enough."""
    times, fall, almost = given.leverage, given.fall, given.almost
    left = left_after(times, -almost)
    return Question(
        id="wipe-out",
        about="Wiped out",
        ask=f"Which fall of the asset in a single day is enough to leave nothing of a "
        f"{multiple(times)} token?",
        answers=(
            f"{share(fall)}",
            f"{share(0.5 * (1.0 + fall))}, and less is survived",
            "No fall is: it is reset every day",
        ),
        right=0,
        tempting=2,
        why=(
            f"{plain_number(times)} times {share(fall)} is {share(times * fall)}: more than there "
            f"is. After {share(almost)} there would still be {of_hundred(left)} of 100."
        ),
        why_not=(
            "The reset comes at the close. Until then the day's fall is met with the whole "
            f"{multiple(times)}, and a token worth nothing is never worth anything again."
        ),
        lesson=1,
    )


def recovery(given: Inputs) -> Question:
    """Return the question what makes up for a deep loss."""
    hole = given.hole
    needed = needed_to_recover(hole)
    left = 1.0 - hole
    same_again = left * (1.0 + hole)
    return Question(
        id="recovery",
        about="Coming back",
        ask=f"A token has lost {share(hole)}. What must it gain to be where it was?",
        answers=(
            f"{signed(hole)}",
            f"{signed(2.0 * hole)}",
            f"{signed(0.5 * needed)}",
            f"{signed(needed)}",
        ),
        right=3,
        tempting=0,
        why=(
            f"{of_hundred(left)} of 100 are left. To be 100 again they must become "
            f"{plain_number(1.0 + needed, 2)} times as much: {percent(needed)}."
        ),
        why_not=f"{share(hole)} more makes {of_hundred(left)} into {of_hundred(same_again)}.",
        lesson=3,
    )
