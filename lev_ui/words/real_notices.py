"""What to notice where a model is held against a real fund, and its worst days."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import pandas as pd

from lev_ui.theme import long_date, multiple, percent, plain_number, points
from lev_ui.tracked import Tracked
from lev_ui.tracked.published import terms_of
from lev_ui.words.plain import for_markdown

WORST = "The fund's worst days"
NO_LOSS = "The fund lost nothing on any of these days."
MISSES_SAID = 3
YES, NO = "yes", "no"


def notices(shown: Tracked) -> tuple[str, ...]:
    """Return what to notice, most telling first."""
    found = (
        _wiped_out(shown),
        *(_changed(shown, row) for row in range(len(shown.changes))),
        _parted(shown),
        _slope(shown),
        _stand_in(shown),
        _terms(shown),
        _other_multiple(shown),
        _left_out(shown),
    )
    return tuple(sentence for sentence in found if sentence)


def _fund(shown: Tracked) -> str:
    return for_markdown(shown.names.real)


def _wiped_out(shown: Tracked) -> str:
    gone = shown.token.wiped_out_on
    if gone is None:
        return ""
    return (
        f"**The model was wiped out on {long_date(gone)}**, and {_fund(shown)} was not. After that "
        "day there is nothing left to compare; moves are compared up to it."
    )


def _changed(shown: Tracked, row: int) -> str:
    change = shown.changes[row]
    before, after = multiple(change.before), multiple(change.after)
    if change.first == change.last:
        when = f"on {long_date(change.first)}; the model does the same"
    else:
        when = (
            f"between {long_date(change.first)} and {long_date(change.last)}, no day is on "
            "record; the model does so on the last of them"
        )
    return f"**The promise changed.** {_fund(shown)} went from {before} to {after} {when}."


def _parted(shown: Tracked) -> str:
    found = shown.tracking
    if shown.token.wiped_out_on is not None:
        return ""
    apart = found.farthest_ratio - 1.0
    size = percent(abs(apart), signed=False)
    if size == "0.0%":
        return f"**They never parted** by as much as a tenth of a percent of {_fund(shown)}."
    way = "more" if apart > 0.0 else "less"
    return (
        f"**Farthest apart** they stood on {long_date(found.farthest_on)}: the model was worth "
        f"{size} {way} than {_fund(shown)}, both having started with the same."
    )


def _slope(shown: Tracked) -> str:
    beta = shown.tracking.beta
    if beta is None:
        return ""
    error = points(shown.tracking.tracking_error).lstrip("+")
    return (
        f"**Day by day.** Where the model moved 1%, {_fund(shown)} moved {plain_number(beta, 3)}% "
        f"(beta). Their daily differences come to {error} points over a year (tracking error)."
    )


def _stand_in(shown: Tracked) -> str:
    pair = shown.pair
    if pair is None or shown.settings.asset != pair.stand_in or not pair.note:
        return ""
    asset = for_markdown(pair.stand_in)
    near = " It is near what the fund multiplies, not the same." if pair.likeness == "near" else ""
    return f"**{asset} stands for the index** ({pair.product.underlying}).{near} {pair.note}"


def _terms(shown: Tracked) -> str:
    """Return how sure the costs on record are, where the model charges those."""
    if shown.pair is None or not shown.is_as_published:
        return ""
    terms, product = terms_of(shown.pair), shown.pair.product
    fee = "no fee is on record, so a usual one is charged"
    if product.fees.management is not None:
        low, high = product.fees.management
        about = "about " if product.fees.approximate else ""
        span = f"{_percent(low)} to {_percent(high)}" if low != high else _percent(low)
        fee = f"the fee is {about}{span} a year" + (", the low end here" if low != high else "")
    charge = "no spread is on record, so a usual one is charged"
    if terms.has_charge and product.financing.spread is not None:
        low, high = product.financing.spread
        span = f"{_percent(low)} to {_percent(high)}" if low != high else _percent(low)
        charge = f"the spread, {span} a year, is indicative" + (
            ", the low end here" if low != high else ""
        )
    return (
        f"**What is on record.** For {_fund(shown)} {fee}; {charge}. "
        "What its trades cost is on no record, so nothing is charged for them."
    )


def _percent(fraction: float) -> str:
    return f"{plain_number(100.0 * fraction)}%"


def _other_multiple(shown: Tracked) -> str:
    pair = shown.pair
    if pair is None or pair.product.target in {None, shown.settings.leverage}:
        return ""
    return (
        f"**Another multiple.** {_fund(shown)} promises {multiple(pair.product.target or 0.0)}; "
        f"the model here is one of {multiple(shown.settings.leverage)}."
    )


def _left_out(shown: Tracked) -> str:
    """Return the days inside the time that one of the two has no price for."""
    found = shown.tracking
    counts = (
        (found.model_left_out.inside, shown.names.asset),
        (found.real_left_out.inside, shown.names.real),
    )
    said = " and ".join(
        f"{count:,} {'day' if count == 1 else 'days'} of {for_markdown(name)}"
        for count, name in counts
        if count
    )
    if not said:
        return ""
    return (
        f"**Left out:** {said} on which the other has no price. The move over such a day is in the "
        "next one."
    )


def worst_intro(shown: Tracked) -> str:
    """Return what the table of the worst days shows, counted."""
    losses = shown.worst.losses
    if losses.empty:
        return NO_LOSS
    count, known = len(losses), int(losses["explained"].sum())
    days = "its worst day" if count == 1 else f"its {count} worst days"
    return (
        f"The model explains **{known} of {count}** of {days}. A day counts as explained where "
        f"the model gives at least {percent(1.0 - shown.worst.share, signed=False)} and at most "
        f"{percent(1.0 + shown.worst.share, signed=False)} of what {_fund(shown)} lost."
    ).replace(".0%", "%")


def misses(shown: Tracked) -> str:
    """Return the days on which the model was wrong by most."""
    largest = shown.worst.misses.head(MISSES_SAID)
    if points(float(largest["difference"].abs().max())) == "0.0":
        return "On no day the two differed by as much as a hundredth of a point."
    listed = "; ".join(
        f"{long_date(day)}, when {_fund(shown)} made {percent(row['real'])} and the model "
        f"{percent(row['model'])}"
        for day, row in days_of(largest)
    )
    usual = points(shown.worst.usual_difference).lstrip("+")
    return (
        f"**The days it missed by most:** {listed}. "
        f"A usual difference between the two is {usual} points a day."
    )


def days_of(table: pd.DataFrame) -> list[tuple[pd.Timestamp, dict[Hashable, Any]]]:
    """Return the days of a table of days, each with its row."""
    return list(zip(pd.DatetimeIndex(table.index), table.to_dict("records"), strict=True))


def worst_head(shown: Tracked) -> tuple[str, ...]:
    """Return the heads of the columns of the worst days."""
    times = multiple(shown.leverage) if not shown.changes else "Multiple"
    return (
        "Day",
        "Asset",
        f"{times} × asset" if shown.changes else f"{times.removesuffix('x')} × asset",
        "Model",
        for_markdown(shown.names.real),
        "Fund − model, points",
        "Explained",
    )
