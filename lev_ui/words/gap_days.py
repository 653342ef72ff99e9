"""The gap day by day in words: the calendar of months, and the days whose swings cost most."""

from __future__ import annotations

from datetime import date
from math import isinf

import pandas as pd

from lev_ui.closer.days import TEN, GapDays, Month
from lev_ui.theme import MINUS, long_date, month, multiple, percent, plain_number, points
from lev_ui.words.plain import UNLEVERED

LABEL = "Where the gap was made"
SHADES = (
    "The fuller the colour, the more points. Plain months are those in which the token gained on "
    "its multiple of the asset; striped ones those in which it fell back. Point at a month, or tap "
    "it, for its points."
)
TWO_DIGITS = 0.1  # below ten log points one digit says too little
ONE_DIGIT, LARGE = 9.95, 1e5  # points in a cell of the calendar
SWINGS_COLUMNS = ("Day", "Asset", "Token", "Log points")


def calendar_says(days: GapDays) -> str:
    """Return in which months the gap was made, or why there is no calendar."""
    whole = f"gap of **{points(days.shown.gap.gap)} percentage points**"
    rival = f"{plain_number(days.shown.leverage)} × the asset"
    match days.reason:
        case "two prices":
            day = long_date(days.shown.last)
            return f"There are two prices here, so the {whole} was made in one step, to {day}."
        case "never apart":
            return f"The token and {rival} were never apart, so there is no day to show."
        case "one month":
            return f"All these days end in {name(days.best)}, so the {whole} was made there."
    return f"{_best(days, rival)} {_worst(days)} All {len(days.months):,} months make the {whole}."


def _best(days: GapDays, rival: str) -> str:
    best = days.best
    if best.share <= 0.0:
        return f"In no month did the token gain on {rival}."
    return f"The token gained most on {rival} in {name(best)}: **{points(best.share)}** points."


def _worst(days: GapDays) -> str:
    worst = days.worst
    if worst.share >= 0.0:
        return "In no month did it fall back."
    return f"It fell back most in {name(worst)}: **{points(worst.share)}** points."


def how_counted(days: GapDays) -> str:
    """Return what a month of the calendar counts."""
    times, gone = plain_number(days.shown.leverage), days.shown.token.wiped_out_on
    counted = (
        f"A month's points are what the token made less {times} times what the asset made, each "
        "in percent of the money put in on the first day. While a token is worth little, nearly "
        "all of that is the asset's part."
    )
    if gone is None:
        return counted
    return f"{counted} After the wipe-out on {long_date(gone)} it is all the asset's."


def calendar_title(days: GapDays) -> str:
    """Return what the calendar shows."""
    if len(days.years) > 1:
        year = max(days.years, key=lambda one: abs(days.years[one]))
        return f"The gap moved most in {year}: {points(days.years[year])} points"
    most = max(days.months, key=lambda month: abs(month.share))
    return f"The gap moved most in {name(most)}: {points(most.share)} points"


def calendar_alt(days: GapDays) -> str:
    """Return the calendar in words."""
    years = ", ".join(f"{year} {points(share)}" for year, share in days.years.items())
    low, high = days.worst, days.best
    return (
        f"{calendar_title(days)}. A calendar of months, each with its share of the gap in "
        f"percentage points. By year: {years}. The best month was {name(high)} with "
        f"{points(high.share)}, the worst {name(low)} with {points(low.share)}; "
        f"together {points(days.shown.gap.gap)}."
    )


def month_told(one: Month) -> str:
    """Return one month of the calendar, for who points at it."""
    return f"{name(one)}: {points(one.share)} points"


def swings_title(days: GapDays) -> str:
    """Return the heading of the table of days."""
    counted = "ten " if len(days.dearest) == TEN else ""
    kind = "gave most" if days.swings_give else "cost most"
    return f"The {counted}days whose swings {kind}"


def swings_say(days: GapDays) -> str:
    """Return what the swings took together, or why they took nothing."""
    shown = days.shown
    if shown.leverage in UNLEVERED:
        return (
            f"A reset to {multiple(shown.leverage)} changes nothing, so no swing of a day cost "
            "anything."
        )
    if days.dearest.empty:
        return "The asset did not move, so no swing of a day cost anything."
    worst = days.dearest.index[0]
    if isinf(days.dearest.iloc[0]):
        gone = f"On {long_date(worst)} one swing took everything, before any cost."
        return f"{gone} {_other_rule(days)}".rstrip()
    gave = "gave" if days.swings_give else "took"
    if len(days.drags) == 1:
        only = log_points(float(abs(days.drags.iloc[0]))).lstrip("+")
        return f"There is one move here, and it {gave} **{only}** log points, before any cost."
    sums = (abs(float(part.sum())) for part in (days.dearest, days.drags))
    most, total = (log_points(part).lstrip("+") for part in sums)
    return (
        f"Each move, up or down, changes what the next one starts from. These days {gave} "
        f"**{most}** of the **{total}** log points that all "
        f"{len(days.drags):,} days {gave} together. The token is the one before costs. "
        f"{_other_rule(days)}"
    ).rstrip()


def _other_rule(days: GapDays) -> str:
    if days.shown.is_daily:
        return ""
    return "That is for a reset at every close and nothing else; the rule chosen here differs."


def swing_row(days: GapDays, day: pd.Timestamp) -> tuple[str, str, str, str]:
    """Return one of the days: when, what the asset did, what the token did, what it cost."""
    at = int(pd.DatetimeIndex(days.drags.index).get_loc(day))  # type: ignore[arg-type]  # dates are unique
    move = float(days.shown.prices.interval_returns[at])
    drag = float(days.drags.iloc[at])
    cost = "all of it" if isinf(drag) else log_points(drag)
    return long_date(day), percent(move), percent(max(-1.0, days.shown.leverage * move)), cost


def log_points(drag: float) -> str:
    """Return log points with two digits while they are small."""
    if abs(drag) >= TWO_DIGITS:
        return points(drag)
    return f"{100.0 * drag:+.2f}".replace("-", MINUS)


def name(one: Month) -> str:
    """Return a month as a person writes it, "Jan 2019"."""
    return month(date(one.year, one.month, 1))


def cell(share: float) -> str:
    """Return a month's points as they fit into the calendar."""
    size = 100.0 * abs(share)
    if size >= LARGE:
        return ""
    if size < ONE_DIGIT:
        return points(share)
    return f"{MINUS if share < 0.0 else '+'}{size:,.0f}"
