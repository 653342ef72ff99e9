"""The hidden spread in words: what was estimated, on what, and how it did on the rest."""

from __future__ import annotations

from lev_core import SpreadEstimate
from lev_ui.theme import long_date, percent, plain_number, points
from lev_ui.tracked import Tracked
from lev_ui.words.plain import for_markdown

DRAWER = "Is there a hidden cost? Estimate it from the fund's prices"
PART = "Share of the days to estimate on, %"
PART_HELP = "The estimate is made on the first days and judged on the rest, which it has not seen."
NO_COSTS = (
    "Costs are off, so there is no interest for a spread to come on top of; include the costs "
    "to estimate one."
)
INCLUDE = "Include costs"
CHARGES = {"spread": "spread over the rate", "borrow_fee": "fee for what it borrows"}
CHARGED, APART = "Charged for leverage, a year", "Fund − model"
CLOSE = 5e-5  # a year: half of the last digit shown


def intro(shown: Tracked) -> str:
    """Return what is done here and nowhere else."""
    return (
        "Nothing above is fitted to the fund. Here the question is turned round: which price of "
        f"leverage would have made the model end the first part of the days exactly where "
        f"{for_markdown(shown.names.real)} did? That price is then tried on the rest of the days."
    )


def estimate(found: SpreadEstimate) -> str:
    """Return the estimate with its interval, and what it was made on."""
    interval = f"{yearly(found.low)} to {yearly(found.high)}"
    confidence = percent(found.confidence, signed=False).replace(".0%", "%")
    return (
        f"The fund's prices from {long_date(found.fit.start)} to {long_date(found.fit.end)} ask "
        f"for a {CHARGES[found.charge]} of **{yearly(found.per_year)} a year**, "
        f"{confidence} interval {interval}. {_against_given(found)}"
    )


def yearly(fraction: float) -> str:
    """Return a charge a year, "0.47%"."""
    return f"{plain_number(100.0 * fraction, 2)}%"


def _against_given(found: SpreadEstimate) -> str:
    given = yearly(found.given)
    if found.low <= found.given <= found.high:
        return (
            f"The {given} the model charges lies inside that interval: these prices cannot tell "
            "the two apart."
        )
    way = "more" if found.per_year > found.given else "less"
    return (
        f"The {given} the model charges lies outside it: on those days the fund cost {way} than "
        "the model says."
    )


def held_out_intro(found: SpreadEstimate) -> str:
    """Return what the table of the rest of the days shows."""
    rest = found.held_out
    return (
        f"On the rest, {long_date(rest.start)} to {long_date(rest.end)}, fund minus model in "
        "percentage points a year was:"
    )


def held_out_rows(found: SpreadEstimate) -> tuple[tuple[str, str], ...]:
    """Return how each price of leverage did on the rest of the days, none said only once."""
    rest = found.held_out
    nothing = (("Nothing", _points(rest.uncharged)),) if found.given else ()
    return (
        (f"Estimated: {yearly(found.per_year)}", _points(rest.fitted)),
        (f"As set above: {yearly(found.given)}", _points(rest.given)),
        *nothing,
    )


def _points(difference: float | None) -> str:
    return "–" if difference is None else points(difference)


def verdict(found: SpreadEstimate) -> str:
    """Return whether the estimate was any good where it had not looked."""
    fitted, given = found.held_out.fitted, found.held_out.given
    if fitted is None or given is None:
        return "So short a time says nothing a year about the rest of the days."
    better = abs(given) - abs(fitted)
    if abs(better) < CLOSE:
        return "On days it had not seen the estimate did as well as what was set, and no better."
    if better < 0.0:
        return (
            "**On days it had not seen the estimate did worse** than what was set. Either "
            "what this fund pays changes over time, or the first part told more of chance than of "
            "cost."
        )
    return "**On days it had not seen the estimate did better** than what was set."


def use_label(found: SpreadEstimate) -> str:
    """Return the label of the button that charges the estimate from now on."""
    return f"Charge {yearly(found.per_year)} instead of {yearly(found.given)}"


def below_zero(found: SpreadEstimate) -> str:
    """Return why a charge below zero cannot be set."""
    return (
        f"{yearly(found.per_year)} is below zero: on those days the fund did better than the model "
        "with no charge at all. No such charge can be set here."
    )
