"""The sentences of the page "Against a real fund": question, answer, numbers, chart."""

from __future__ import annotations

from lev_ui.theme import long_date, multiple, percent, plain_number, points, value
from lev_ui.tracked import Tracked
from lev_ui.tracked.published import terms_of
from lev_ui.words.cost_choices import costs_in_force
from lev_ui.words.glossary import MEANING
from lev_ui.words.plain import earned, for_markdown

ROUNDING = 1e-9
COMPUTED = (
    "Model computed",
    (
        "The prices of the asset and of the real fund are real. The model is computed from the "
        "asset by the costs that are set, and nothing in it is fitted to the fund."
    ),
)
METHOD = r"""
**The model** is this page's asset at the fund's multiple, reset at every close, with the costs set
in the drawer. Where the fund changed its target, the model changes on the same day. It starts with
the first day both have a price, and only days found in both count; both are worth 100 on the first.

**Difference a year.** Where the fund made $F$ and the model $M$ in $T$ years of 365 days, it is

$$(1+F)^{1/T} - (1+M)^{1/T} .$$

Below zero the fund fell behind its model.

**Moves explained** is $R^2$: the share of the variance of the fund's daily returns that a straight
line on the model's explains. **Beta** is the slope of that line (least squares with an intercept).
**Tracking error** is the standard deviation of the daily differences times the square root of the
days in a year.

**The hidden spread** is the price of leverage at which the model ends the first part of the days
exactly where the fund does. Everything else the model leaves out ends up in it. Its interval takes
account of differences that follow on each other (Newey & West, 1987, with the bandwidth of Andrews,
1991). It is judged on the rest of the days, of which the fit has seen nothing.

**Sources.** Fees and spreads of funds are those on record in `lev_core.PRODUCTS`; the numbers are
those of `lev_core.track`, `worst_days` and `estimate_spread`.
"""


def title(name: str) -> str:
    """Return the page's question about a fund."""
    return f"Does the model match {for_markdown(name)}?"


def model(shown: Tracked) -> str:
    """Return what the model is called."""
    return f"{multiple(shown.leverage)} model"


def answer(shown: Tracked) -> str:
    """Return the page's answer, with the reader's own numbers."""
    found, names = shown.tracking, shown.names
    return (
        f"From {long_date(found.start)} to {long_date(found.end)} {for_markdown(names.real)} "
        f"**{earned(found.real_return)}**. The {model(shown)} on {for_markdown(names.asset)}, "
        f"{charging(shown)}, **{earned(found.model_return)}**{_apart(shown)}.{_explained(shown)}"
    )


def charging(shown: Tracked) -> str:
    """Return what the model charges, inside a sentence."""
    if not shown.settings.costs:
        return "before any cost and with nothing fitted"
    if not shown.is_as_published or shown.pair is None:
        return f"with the costs set below ({costs_in_force(shown.settings)})"
    terms = terms_of(shown.pair)
    fee = f"{plain_number(terms.fee)}% fee"
    fee = f"its published {fee}" if terms.has_fee else f"a usual {fee}, its own not being on record"
    return f"with {fee}, {_interest(shown)}, and nothing fitted"


def _interest(shown: Tracked) -> str:
    charge, rate = plain_number(shown.settings.spread), shown.curve.name
    if shown.settings.leverage > 0.0:
        return f"{rate} plus {charge}%"
    borrow = shown.settings.borrow
    less = f" less {plain_number(borrow)}% for what it borrows" if borrow else ""
    return f"interest at {rate}{less}"


def is_long_enough(shown: Tracked) -> bool:
    """Return whether a difference can be given a year."""
    return shown.tracking.years >= 1.0 and shown.tracking.tracking_difference is not None


def difference(shown: Tracked) -> float:
    """Return fund minus model: of the growth a year, or in all where the time is too short."""
    found = shown.tracking
    if is_long_enough(shown) and found.tracking_difference is not None:
        return found.tracking_difference
    return found.real_return - found.model_return


def _apart(shown: Tracked) -> str:
    if shown.token.wiped_out_on is not None:
        return ""
    size = points(abs(difference(shown))).lstrip("+")
    each = " a year" if is_long_enough(shown) else ""
    if size == "0.0":
        return f": the same to a tenth of a point{each}"
    way = "behind" if difference(shown) > 0.0 else "ahead of"
    return f": {size} points{each} {way} the fund"


def _explained(shown: Tracked) -> str:
    share = shown.tracking.r_squared
    if share is None:
        return ""
    name = for_markdown(shown.names.real)
    return f" Day by day it explains **{explained_share(share)}** of {name}'s moves."


def explained_share(share: float) -> str:
    """Return a share of variance, "99.8%"; what is not all of it is not called 100%."""
    text = percent(share, signed=False)
    return "over 99.9%" if text == "100.0%" and share < 1.0 - ROUNDING else text


def four_numbers(shown: Tracked) -> tuple[tuple[str, str, str], ...]:
    """Return the row of numbers: label, value, meaning."""
    found = shown.tracking
    each = ", points a year" if is_long_enough(shown) else ", points"
    share = found.r_squared
    return (
        (
            for_markdown(shown.names.real),
            percent(found.real_return),
            "What the real fund made by its own prices, distributions put back in where known.",
        ),
        (f"The {model(shown)}", percent(found.model_return), MEANING["token"]),
        (
            f"Apart{each}",
            points(difference(shown)),
            f"Fund minus model: below zero the fund fell behind. {MEANING['percentage points']}",
        ),
        (
            "Moves explained",
            "–" if share is None else explained_share(share),
            "How much of the ups and downs of the fund's daily returns the model gives (R²).",
        ),
    )


def chart_title(shown: Tracked) -> str:
    """Return what the chart shows, in a sentence the numbers have decided."""
    gone = shown.token.wiped_out_on
    if gone is not None:
        return f"The model was wiped out on {long_date(gone)}; {shown.names.real} was not"
    ahead = shown.tracking.terminal_ratio - 1.0
    size = percent(abs(ahead), signed=False)
    if size == "0.0%":
        return f"The model ended where {shown.names.real} did"
    return f"The model ended {size} {'above' if ahead > 0.0 else 'below'} {shown.names.real}"


def chart_alt(shown: Tracked) -> str:
    """Return the chart in words, for a reader who cannot see it."""
    found = shown.tracking
    return (
        f"{chart_title(shown)}. Two lines from {long_date(found.start)} to {long_date(found.end)}, "
        f"each worth 100 on the first day: {shown.names.real} ends at "
        f"{value(100.0 * float(found.real.iloc[-1]))}, the {model(shown)} at "
        f"{value(100.0 * float(found.model.iloc[-1]))}. Below them the model against the fund: "
        f"farthest apart on {long_date(found.farthest_on)}, at "
        f"{percent(found.farthest_ratio - 1.0)}."
    )
