"""What the page Holding period points out: lengths, middles, ruin, and what overlap means."""

from __future__ import annotations

from lev_core import Daily
from lev_ui.holding import ENOUGH, LOW, MIDDLE, Holding
from lev_ui.theme import MINUS, long_date, multiple, percent, points
from lev_ui.words.holding import counted, days, times_asset
from lev_ui.words.plain import UNLEVERED

FEW_SEPARATE = 10
ONE_LENGTH = (
    "These two prices make one window, so there are no lengths of time to hold against each other; "
    "choose more dates."
)


def cut(shown: Holding) -> str:
    """Return the notice for a horizon longer than the prices."""
    return (
        f"These dates hold {days(shown, shown.longest)}, so nobody could have held the token for "
        f"{shown.settings.horizon:,}; the longest window of all is shown instead."
    )


def notices(shown: Holding) -> list[str]:
    """Return what to notice."""
    said = (
        _never_moved(shown),
        _by_length(shown),
        _right_end(shown),
        _middles(shown),
        _below_nothing(shown),
        _one_day(shown),
        _under_way(shown),
        _ruin(shown),
        _independent(shown),
    )
    return [sentence for sentence in said if sentence]


def _never_moved(shown: Holding) -> str:
    if shown.has_moved:
        return ""
    return (
        "**An asset that never moved.** Its price is the same on every one of these days, so all "
        "that is left to see is what the token's costs took or its cash earned."
    )


def _by_length(shown: Holding) -> str:
    found = shown.periods
    if shown.extremes is None:
        return ""
    least, often = (
        f"{days(shown, int(found.intervals[row]))} "
        f"({counted(float(found.loses[row]), int(found.windows[row]))})"
        for row in shown.extremes
    )
    few = "" if shown.enough.all() else f" Lengths with fewer than {ENOUGH} windows are left out."
    return (
        f"**Where money was lost.** Of the lengths drawn here, it was lost least often over "
        f"{least} and most often over {often}.{few}"
    )


def _right_end(shown: Holding) -> str:
    windows, longest = int(shown.periods.windows[-1]), shown.longest
    if longest == 1 or windows >= ENOUGH:
        return ""
    there_are = "There is only 1 window" if windows == 1 else f"There are only {windows:,} windows"
    return (
        f"**The right end of the pictures.** {there_are} of {days(shown, longest)}, and few that "
        "are nearly as long, so the lines say little there."
    )


def _middles(shown: Holding) -> str:
    found, row = shown.periods, shown.row
    if shown.leverage in UNLEVERED or shown.windows == 1:
        return ""
    token, simple, asset = (
        percent(values[row, MIDDLE]) for values in (found.token, found.simple, found.asset)
    )
    apart = _apart(float(found.gap[row, MIDDLE]))
    half = f"Half of them came to more than {token} in the token and half to less."
    if token == percent(-1.0):
        half = "In half of them the token came to nothing, or next to nothing."
    return (
        f"**The middle window.** {half} For {times_asset(shown)} that middle is "
        f"{simple}, for the asset {asset}. Set side by side window by window, "
        f"token and multiple stood {apart} in the middle case."
    )


def _below_nothing(shown: Holding) -> str:
    """Return what being ahead is worth where the multiple of the asset is below nothing."""
    lowest = float(shown.periods.simple[shown.row, LOW])
    if shown.leverage in UNLEVERED or lowest >= -1.0:
        return ""
    return (
        f"**Ahead, and still nearly all lost.** In one window of twenty {times_asset(shown)} came "
        f"to less than {percent(lowest)}, which nobody can lose. A token that loses almost "
        "everything still beats that."
    )


def _apart(gap: float) -> str:
    said = points(gap)
    if said == "0.0":
        return "level"
    ahead = "token" if gap > 0.0 else "multiple"
    return f"{said.lstrip(f'+{MINUS}')} points apart, the {ahead} ahead"


def _one_day(shown: Holding) -> str:
    if shown.horizon > 1 or shown.token.policy != Daily() or shown.leverage in UNLEVERED:
        return ""
    return (
        f"**A single step.** From one price to the next a {multiple(shown.leverage)} token makes "
        "its multiple of the asset, and only costs set them apart. What compounding does needs two "
        "steps or more."
    )


def _under_way(shown: Holding) -> str:
    if shown.token.policy == Daily():
        return ""
    closed = shown.token.liquidated_on
    cash = f" From {long_date(closed)} that was cash alone." if closed is not None else ""
    return (
        f"**Bought under way.** Under this rule the leverage on the day of buying need not be "
        f"{multiple(shown.leverage)}. A window starts with whatever the token held by then.{cash}"
    )


def _ruin(shown: Holding) -> str:
    gone = shown.token.wiped_out_on
    if gone is None:
        return ""
    ended = counted(float(shown.periods.ruined[shown.row]), shown.windows)
    return (
        f"**Wiped out.** The token was worth nothing from {long_date(gone)}. Whoever held it that "
        f"day lost everything, in {ended} windows of your length. Nobody could buy it afterwards, "
        "so no window starts then."
    )


def _independent(shown: Holding) -> str:
    if shown.separate == shown.windows:
        return ""
    fit = "fits" if shown.separate == 1 else "fit"
    few = ", too few to tell luck from rule" if shown.separate < FEW_SEPARATE else ""
    return (
        f"**Windows overlap and are not independent.** There are {shown.windows:,} of them, but "
        f"only {shown.separate:,} {fit} side by side{few}. Two windows that share most of their "
        "days tell nearly the same story twice."
    )
