"""The exercises of a worksheet in words, each with its answer and the working."""

from __future__ import annotations

from typing import NamedTuple

from lev_ui.classroom import (
    AMOUNT,
    WHOLE_YEAR,
    BothSides,
    Classroom,
    Close,
    DailyFee,
    FourDays,
    ThereAndBack,
    WayBack,
    Worksheet,
)
from lev_ui.theme import MINUS, exact_money, multiple, percent, plain_number, signed_leverage
from lev_ui.words.plain import earned, moved
from lev_ui.words.printed import Row
from lev_ui.words.printed_chart import reading

WORKSHEET, ANSWERS = "Worksheet", "Answers"
NAME, CLASS, DATE = "Name", "Class", "Date"
NOTHING = 0.005  # half a cent
A_GOOD_YEAR = 0.2  # what the friend of the last exercise speaks of
MANY_DIGITS = 2


class Task(NamedTuple):
    """One thing to find, its answer with the working, and the lines of room it needs."""

    ask: str
    answer: str
    room: int = 1


class Exercise(NamedTuple):
    """One exercise: what is given, and what is to be found."""

    title: str
    given: str
    tasks: tuple[Task, ...]


def title(shown: Classroom, *, with_answers: bool) -> str:
    """Return the title of a sheet, which is the same on the sheet with its answers."""
    of = f"{ANSWERS} to worksheet" if with_answers else WORKSHEET
    return f"{of} {shown.worksheet.sheet}: what a {multiple(shown.worksheet.leverage)} token does"


def four_days(shown: Classroom) -> Exercise:
    """Return the exercise with the table."""
    days, currency = shown.worksheet.four_days, shown.prices.currency
    times, amount = plain_number(days.leverage), exact_money(AMOUNT, currency)
    held = exact_money(days.leverage * AMOUNT, currency)
    asset = round(days.token.prices.total_return, 4)  # as printed: the answer goes on from it
    return Exercise(
        f"Four days of a {multiple(days.leverage)} fund",
        (
            f"It starts with {amount} and holds {times} × {amount} = {held} of the asset. What it "
            "holds moves with the asset; at each close it trades until it holds "
            f"{times} × its worth again. Two decimals are enough."
        ),
        (
            Task(
                f"Over the four days the asset {moved_exactly(asset)}. What is {times} times that, "
                "and what did the fund make?",
                f"{times} times that is {_signed(days.leverage * asset)}. The fund made "
                f"{_signed(days.token.total_return)}.",
            ),
        ),
    )


def four_days_head(days: FourDays) -> tuple[str, ...]:
    """Return the names of the table's columns."""
    times = plain_number(days.leverage)
    return (
        "Day",
        "Asset",
        f"Fund: {times} × that",
        "It is worth",
        "It holds",
        "Holds ÷ worth",
        "Buys + or sells −",
    )


def four_days_rows(days: FourDays, currency: str, *, with_answers: bool) -> tuple[Row, ...]:
    """Return the table: the first line is given, the others are to be filled in."""
    worth, held = AMOUNT, days.leverage * AMOUNT
    start = ("–", "–", _cash(worth, currency), _cash(held, currency), multiple(days.leverage), "–")
    rows = [Row("Start", start)]
    for number, day in enumerate(days.days, start=1):
        found = (
            whole(day.token_move),
            _cash(day.worth, currency),
            _cash(day.holds, currency),
            signed_leverage(day.leverage),
            _cash(day.trade, currency, signed=True),
        )
        cells = found if with_answers else ("",) * len(found)
        rows.append(Row(str(number), (whole(day.move), *cells)))
    return tuple(rows)


def exercises(shown: Classroom) -> tuple[Exercise, ...]:
    """Return the exercises between the table and the chart, in the order of the sheet."""
    sheet, currency = shown.worksheet, shown.prices.currency
    return (
        _there_and_back(sheet.there_and_back, currency),
        _who_buys(sheet.closes, currency),
        _both_sides(sheet.both_sides, currency),
        _daily_fee(sheet.daily_fee),
        _way_back(sheet.ways_back),
        _own_words(sheet),
    )


def chart_exercise(shown: Classroom) -> Exercise:
    """Return the exercise with the chart."""
    said = reading(shown)
    return Exercise(said.title, said.given, tuple(Task(*pair) for pair in said.tasks))


def _there_and_back(one: ThereAndBack, currency: str) -> Exercise:
    amount, (there, back) = exact_money(AMOUNT, currency), one.moves
    start, turn = exact_money(one.start, currency), exact_money(one.turn, currency)
    factors = [1.0 + one.leverage * move for move in (there, back)]
    working = " × ".join([amount, *(_factor(factor) for factor in factors)])
    gone = min(factors) <= NOTHING
    left = (
        "Nothing: a move that takes everything takes it for good."
        if gone
        else f"{working} = {exact_money(one.left, currency)}."
    )
    return Exercise(
        "There and back",
        f"The asset goes from {start} to {turn} on one day and back to {start} on the next.",
        (
            Task("The asset's two moves, in percent:", f"{whole(there)}, then {whole(back)}."),
            Task(
                f"The two moves of a {multiple(one.leverage)} token:",
                f"{whole(one.leverage * there)}, then {whole(one.leverage * back)}.",
            ),
            Task(f"What is left of {amount} in the token:", left),
        ),
    )


def _who_buys(closes: tuple[Close, Close], currency: str) -> Exercise:
    one, other = closes
    both = f"a {multiple(one.leverage)} fund and a {multiple(other.leverage)} fund"
    amount = exact_money(AMOUNT, currency)
    fallen = " ".join(
        f"The {multiple(close.leverage)} fund {_trade(close.other_way, currency)}."
        for close in closes
    )
    return Exercise(
        "Who buys, who sells?",
        f"In the morning {both} are worth {amount} each. The asset rises {whole(one.move)[1:]}.",
        (
            *(
                Task(
                    f"At the close the {multiple(close.leverage)} fund buys or sells:",
                    _close(close, currency),
                )
                for close in closes
            ),
            Task(f"And had it fallen {whole(one.move)[1:]}?", fallen),
        ),
    )


def _close(close: Close, currency: str) -> str:
    worth, holds = exact_money(close.worth, currency), exact_money(close.holds, currency)
    needs = exact_money(close.leverage * close.worth, currency)
    return f"Worth {worth}, holds {holds}, needs {needs}: it {_trade(close, currency)}."


def _trade(close: Close, currency: str) -> str:
    trade = close.reset.trade
    return f"{'buys' if trade > 0.0 else 'sells'} {exact_money(abs(trade), currency)}"


def _both_sides(one: BothSides, currency: str) -> Exercise:
    up, down = (multiple(side * one.size) for side in (1.0, -1.0))
    amount, swing = exact_money(AMOUNT, currency), whole(one.swing)[1:]
    gain, loss = (_factor(1.0 + side * one.size * one.swing) for side in (1.0, -1.0))
    first, last = exact_money(one.closes[0], currency), exact_money(one.closes[-1], currency)
    return Exercise(
        "Both sides can lose",
        (
            f"The asset stands at {first}, rises {swing} and then falls {swing}. One friend has "
            f"{amount} in a {up} token, another {amount} in a {down} token."
        ),
        (
            Task(
                "The asset ends at:",
                f"{first} × {_factor(1.0 + one.swing)} × {_factor(1.0 - one.swing)} = {last}.",
            ),
            Task(
                f"The {up} token ends at:",
                f"{amount} × {gain} × {loss} = {exact_money(one.left(1.0), currency)}.",
            ),
            Task(
                f"The {down} token ends at:",
                f"{amount} × {loss} × {gain} = {exact_money(one.left(-1.0), currency)}, the same.",
            ),
        ),
    )


def _way_back(ways: tuple[WayBack, WayBack]) -> Exercise:
    return Exercise(
        "The way back up",
        "A token has lost part of its value. What must it gain to be where it was? One decimal.",
        tuple(
            Task(
                f"After a loss of {whole(way.loss)[1:]}:",
                f"1 ÷ {_factor(1.0 - way.loss)} = {plain_number(1.0 + way.gain, 3)}: "
                f"a gain of {percent(way.gain, signed=False)}.",
            )
            for way in ways
        ),
    )


def _daily_fee(one: DailyFee) -> Exercise:
    fee = f"{plain_number(100.0 * one.fee)}%"
    kept = plain_number(1.0 - one.fee)
    return Exercise(
        "A small fee every day",
        (
            f"A token takes {fee} of its value as a fee each day. How much is gone after "
            f"{WHOLE_YEAR} days in which the price stands still? Two decimals."
        ),
        (
            Task("A first guess:", f"{WHOLE_YEAR} × {fee} = {_two(one.guess)}."),
            Task(
                "Exactly (with the key xʸ of a calculator or phone):",
                f"1 − {kept} to the power of {WHOLE_YEAR} = {_two(one.taken)}: each day's fee is "
                "taken from a little less.",
            ),
        ),
    )


def _own_words(sheet: Worksheet) -> Exercise:
    times, year = plain_number(sheet.leverage), whole(A_GOOD_YEAR).lstrip("+")
    hoped = earned(A_GOOD_YEAR * sheet.leverage).replace(".0%", "%")
    return Exercise(
        "In your own words",
        (
            f"A friend says: “The asset is up {year} this year, so my "
            f"{multiple(sheet.leverage)} token has {hoped}.” What do you answer?"
        ),
        (
            Task(
                "",
                f"{times} times holds for each day, not for a year. Each day counts on what the "
                "token is worth by then, so the road matters: trends and swings change the result, "
                "and costs come off every day.",
                3,
            ),
        ),
    )


def moved_exactly(fraction: float) -> str:
    """Return what a price did, to two decimals: "fell 1.23%"."""
    if _two(abs(fraction)) == "0.00%":
        return moved(0.0)
    return f"{'rose' if fraction > 0.0 else 'fell'} {_two(abs(fraction))}"


def whole(fraction: float) -> str:
    """Return a percentage with a sign and no needless zeros, "+5%", "−37.5%"."""
    written = plain_number(100.0 * fraction, MANY_DIGITS)
    return f"+{written}%" if fraction > 0.0 else f"{written}%"


def _signed(fraction: float) -> str:
    written = f"{100.0 * fraction:+.2f}%".replace("-", MINUS)
    return written[1:] if written[1:] == "0.00%" else written


def _two(fraction: float) -> str:
    return f"{100.0 * fraction:.2f}%"


def _factor(factor: float) -> str:
    return plain_number(factor)


def _cash(amount: float, currency: str, *, signed: bool = False) -> str:
    return exact_money(amount, currency, signed=signed)
