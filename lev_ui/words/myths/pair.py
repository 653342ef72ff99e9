"""Words of the myth that long and short together cannot lose."""

from __future__ import annotations

from lev_ui.myths.pair import ROUND_TRIP, Pair
from lev_ui.theme import percent
from lev_ui.words.myths.told import Told, asset, counted, dates, token_name
from lev_ui.words.plain import earned


def tell(shown: Pair) -> Told:
    """Return what holding both says."""
    return Told(
        verdict=_verdict(shown),
        heading=f"Half in each, left alone: together they {earned(shown.made)}",
        alt=_alt(shown),
        why=_why(shown),
        truth=_truth(shown),
    )


def _verdict(shown: Pair) -> str:
    if shown.size == 0.0:
        return "**Two 0x tokens hold cash**, so nothing is won or lost; choose another pair."
    made = earned(shown.made)
    held = (
        f"Half the money went into a {token_name(shown.size)} on {asset(shown.asset_name)} and "
        f"half into a {token_name(-shown.size)}; left alone {dates(shown.prices)} it **{made}** "
        "before costs."
    )
    if made.startswith("lost"):
        return f"**Not true.** {held}"
    return f"**Not true, though here it {made}.** {held} {_but(shown)}"


def _but(shown: Pair) -> str:
    if shown.years_lost:
        years = counted(len(shown.by_year), "whole year")
        return f"A new pair each January lost money in {shown.years_lost} of {years}."
    return f"Had the asset gone up {_trip()} and back, they would have {_together(shown)}."


def _trip() -> str:
    return percent(ROUND_TRIP, signed=False).replace(".0", "")


def _together(shown: Pair) -> str:
    made = earned(shown.there_and_back.together)
    return made if made.startswith("lost") else "lost a little"


def _alt(shown: Pair) -> str:
    return (
        f"Three lines from 100: the {token_name(shown.size)} ends at "
        f"{percent(shown.long.total_return)}, the {token_name(-shown.size)} at "
        f"{percent(shown.short.total_return)}, half in each at {percent(shown.made)}."
    )


def _why(shown: Pair) -> str:
    trip = shown.there_and_back
    return (
        f"Let the asset go up {_trip()} and back to where it began. The {token_name(shown.size)} "
        f"then has {_done(trip.long)}, the {token_name(-shown.size)} has {_done(trip.short)}: "
        f"together they have {_done(trip.together)}. Each swing takes from the two; only a trend "
        "gives back."
    )


def _done(fraction: float) -> str:
    return earned(fraction).replace("came", "come")


def _truth(shown: Pair) -> tuple[str, ...]:
    return (
        (
            "It is a bet on a strong trend, whichever way: the half that is right can gain more "
            "than the other half has to lose."
        ),
        *_years(shown),
        (
            "Moved back to half and half every day the two cancel exactly: nothing won, nothing "
            "lost, and costs to pay on both."
        ),
    )


def _years(shown: Pair) -> tuple[str, ...]:
    if not shown.by_year or shown.size == 0.0:
        return ()
    best = max(shown.by_year, key=shown.by_year.__getitem__)
    worst = min(shown.by_year, key=shown.by_year.__getitem__)
    return (
        (
            f"A new pair each January lost money in {shown.years_lost} of "
            f"{counted(len(shown.by_year), 'whole year')}: the best was {best} with "
            f"{percent(shown.by_year[best])}, the worst {worst} with "
            f"{percent(shown.by_year[worst])}."
        ),
    )
