"""Step 6, both sides can lose."""

from __future__ import annotations

from lev_ui.lessons.both_sides import BothSides
from lev_ui.lessons.spells import Result
from lev_ui.settings import Span
from lev_ui.theme import long_date, multiple, percent, plain_number
from lev_ui.words.lessons.telling import Telling, cash, token
from lev_ui.words.lessons.trend import when
from lev_ui.words.plain import for_markdown, moved

CONTROL = "Time"
ALL_DATES = "All dates"
EXAMPLE = 0.1  # a day's move, for the sum in the reasons
_ABOUT = {
    "one": "They are opposites on each single day, and only there.",
    "both lost": "It happens, and it did not happen here.",
    "both gained": "Before costs that can never be: see why below.",
}


def tell(shown: BothSides) -> Telling:
    """Return everything the step says."""
    return Telling(
        title="One token bets on a rise, one on a fall: must one of them win?",
        story=_story(shown),
        ask="How did the two end?",
        options={
            "one": "One gained and the other lost: they are opposites",
            "both lost": "Both lost money",
            "both gained": "Both made money",
        },
        outcome=shown.outcome,
        about=_ABOUT,
        answer=_answer(shown),
        why=_why(shown),
        remember="It is not enough to be right about the direction: both sides can lose.",
    )


def _story(shown: BothSides) -> str:
    amount = cash(shown.settings.amount, shown.prices.currency)
    spell = shown.pair.own.spell
    return (
        f"{when(spell)} {for_markdown(shown.asset_name)} **{moved(shown.pair.own.asset)}**. "
        f"One reader had put {amount} into **{token(shown.leverage)}**, another {amount} into "
        f"**{token(-shown.leverage)}**. No costs."
    )


def _answer(shown: BothSides) -> str:
    pair = shown.pair
    said = {
        "both lost": "**Both lost.**",
        "one": "**One gained, one lost.**",
        "even": "**Nothing happened to either.**",
    }.get(shown.outcome, "")
    ends = (_one(shown, pair.own, shown.leverage), _one(shown, pair.mirror, -shown.leverage))
    told = [said, f"The {' and the '.join(ends)}."]
    if shown.outcome == "both lost":
        told.append(_irony(shown))
    many = len(shown.years)
    if many > 1:
        told.append(f"In **{shown.years_lost} of {many} years** both lost.")
    return " ".join(filter(None, told))


def _one(shown: BothSides, result: Result, leverage: float) -> str:
    became = cash(shown.settings.amount * (1.0 + result.token), shown.prices.currency)
    if result.token <= -1.0:
        return f"{multiple(leverage)} token was **wiped out**"
    return f"{multiple(leverage)} token became **{became}** ({percent(result.token)})"


def _irony(shown: BothSides) -> str:
    asset = shown.pair.own.asset
    if shown.leverage == 0.0 or percent(asset) in {"0.0%", "+0.0%"}:
        return ""
    right = abs(shown.leverage) if asset > 0.0 else -abs(shown.leverage)
    way = "rise" if asset > 0.0 else "fall"
    return f"Whoever bet on the {way} with {multiple(right)} was right, and still lost."


def _why(shown: BothSides) -> str:
    if shown.leverage == 0.0:
        return "A 0x token holds nothing of its asset, so there is no other side to it."
    day = abs(shown.leverage) * EXAMPLE
    up, down = plain_number(1.0 + day), plain_number(1.0 - day)
    product = plain_number((1.0 + day) * (1.0 - day))
    change = plain_number(100.0 * day, 1)
    return (
        f"On one day what the one gains the other loses: +{change}% and −{change}%. Then the one "
        f"stands at {up} times its start and the other at {down}; multiplied with each other that "
        f"is {product}, less than 1. Every further day makes it less. Had both gained, it would "
        "be more than 1. So at least one of them loses, and sometimes both do."
    )


def span_label(span: Span) -> str:
    """Return how a choice of time is written."""
    return ALL_DATES if span == "dates" else str(span)


def picture_title(shown: BothSides) -> str:
    """Return what the picture shows."""
    year = "" if shown.span == "dates" else f"{shown.span}: "
    if shown.outcome == "both lost":
        return f"{year}both tokens end below where they began"
    if shown.outcome == "one":
        return f"{year}one token gains, the other loses"
    return f"{year}neither token moves"


def alt(shown: BothSides) -> str:
    """Return the picture in words."""
    pair = shown.pair
    first, last = pair.own.spell.prices.index[0], pair.own.spell.prices.index[-1]
    return (
        f"{picture_title(shown)}. From {long_date(first)} to {long_date(last)}: asset "
        f"{percent(pair.own.asset)}, {multiple(shown.leverage)} token {percent(pair.own.token)}, "
        f"{multiple(-shown.leverage)} token {percent(pair.mirror.token)}."
    )


def no_such_span(shown: BothSides) -> str:
    """Return the notice for a year the dates do not hold; nothing where there is none to give."""
    asked = shown.settings.span
    if asked is None or asked == shown.span:
        return ""
    instead = "all of them are" if shown.span == "dates" else f"{shown.span} is"
    return f"Your dates do not hold the whole of {asked}, so {instead} shown."
