"""Words of the myth that leverage decays with time."""

from __future__ import annotations

from lev_ui.myths.swings import AS_IT_WAS, STRAIGHT, Widened
from lev_ui.theme import percent, plain_number
from lev_ui.words.myths.told import Told, asset, span, token_name
from lev_ui.words.plain import UNLEVERED, earned

NO_CHANGE = 1e-9


def tell(shown: Widened) -> Told:
    """Return what the stretched swings say."""
    return Told(
        verdict=_verdict(shown),
        heading=_heading(shown),
        alt=_alt(shown),
        why=_why(shown),
        truth=_truth(shown),
    )


def _verdict(shown: Widened) -> str:
    name = token_name(shown.leverage)
    if shown.leverage in UNLEVERED:
        return (
            f"**Not true, and at {plain_number(shown.leverage)}x there is nothing to see:** the "
            f"{name} {earned(shown.real_token.total_return)}, however wide the swings."
        )
    if _is_straight(shown):
        return (
            "**Not true.** The asset went from start to end without a swing, and nothing decayed: "
            f"the {name} {earned(shown.real_token.total_return)}."
        )
    between = 0.0 < shown.leverage < 1.0
    short = "below 1x the swings even add" if between else "it is the swings that take"
    return (
        f"**Not true: {short}.** Over the same {span(shown.prices)}, from the same start to the "
        f"same end, the {name} **{earned(shown.straight_token.total_return)}** with no swings; "
        f"with those of {asset(shown.asset_name)} it "
        f"**{earned(shown.real_token.total_return)}**{_stretched(shown)}, before costs."
    )


def _stretched(shown: Widened) -> str:
    if shown.width in {STRAIGHT, AS_IT_WAS}:
        return ""
    return f"; with swings {_wide(shown)} it **{earned(shown.other_token.total_return)}**"


def _wide(shown: Widened) -> str:
    return f"{plain_number(shown.width)} times as wide"


def _is_straight(shown: Widened) -> bool:
    apart = shown.straight_token.final_value - shown.real_token.final_value
    return abs(apart) <= NO_CHANGE * (1.0 + shown.real_token.final_value)


def _heading(shown: Widened) -> str:
    same = "Same start, same end of the asset"
    other = percent(shown.other_token.total_return)
    return f"{same}: with swings {_wide(shown)} the {token_name(shown.leverage)} made {other}"


def _alt(shown: Widened) -> str:
    return (
        f"{_heading(shown)}. Lines from 100: the asset on both roads ends at "
        f"{percent(shown.prices.total_return)}, the token on the real road at "
        f"{percent(shown.real_token.total_return)}, with swings {_wide(shown)} at "
        f"{percent(shown.other_token.total_return)}; with no swings it would have ended at "
        f"{percent(shown.straight_token.total_return)}."
    )


def _why(shown: Widened) -> str:
    stretching = (
        "The slider moves every day's move away from the average one, rises and falls alike, so "
        "the asset still starts and ends where it did."
    )
    if shown.leverage in UNLEVERED:
        return f"{stretching} A {token_name(shown.leverage)} is never reset, so it never notices."
    if 0.0 < shown.leverage < 1.0:
        return (
            f"{stretching} A reset below 1x sells after a rise and buys after a fall, so each "
            f"swing that comes back pays a little.{_how_much(shown, 'gave')}"
        )
    return (
        f"{stretching} The reset buys after a rise and sells after a fall, so each swing that "
        f"comes back costs a little.{_how_much(shown, 'took')}"
    )


def _how_much(shown: Widened, verb: str) -> str:
    times = shown.times_the_drag
    if times is None or shown.width in {STRAIGHT, AS_IT_WAS}:
        return ""
    return f" Swings {_wide(shown)} {verb} {plain_number(times, 1)} times as much (in log points)."


def _truth(shown: Widened) -> tuple[str, ...]:
    steady = (
        f"Time alone took nothing: with no swings the {token_name(shown.leverage)} "
        f"{earned(shown.straight_token.total_return)} over the same {span(shown.prices)}."
    )
    return (
        steady,
        "More time brings more swings, and that is all there is to time.",
        "Fees and interest do run with the calendar; they are not decay.",
    )
