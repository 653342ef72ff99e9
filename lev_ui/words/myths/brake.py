"""Words of the myth that an emergency brake keeps a token from losing."""

from __future__ import annotations

from lev_core import BothOrders
from lev_ui.myths.brake import Brake
from lev_ui.theme import plain_number, signed_leverage
from lev_ui.words.myths.told import Told, asset, dates, token_name
from lev_ui.words.plain import earned, would_have


def tell(shown: Brake) -> Told:
    """Return what the day says."""
    return Told(
        verdict=f"{_instead(shown)}{_verdict(shown)}",
        heading=_heading(shown),
        alt=_alt(shown),
        why=_why(shown),
        truth=_truth(shown),
    )


def _instead(shown: Brake) -> str:
    if shown.times == shown.leverage:
        return ""
    return (
        f"A {token_name(shown.leverage)} has nothing to brake, so here is a "
        f"{token_name(shown.times)}. "
    )


def _verdict(shown: Brake) -> str:
    if not shown.times_pulled:
        return (
            f"**It depends on the day.** {_day(shown)} and comes back, which is too little to pull "
            f"the brake of a {token_name(shown.times)}: that takes {_size(shown.trigger)}. Slide "
            "further."
        )
    braked, free = shown.with_brake, shown.without
    if free.stays <= 0.0:
        return (
            f"**Not true: it saves it from zero, not from loss.** {_day(shown)} and comes all the "
            f"way back. Without a brake the {token_name(shown.times)} is **wiped out** on the way; "
            f"with one it has **{earned(braked.comes_back - 1.0)}**."
        )
    return (
        f"**Not true: it turns one loss into another.** {_day(shown)} and comes all the way back. "
        f"Without a brake the {token_name(shown.times)} **{_ended(free.comes_back)}**; with one it "
        f"has **{earned(braked.comes_back - 1.0)}**."
    )


def _day(shown: Brake) -> str:
    return (
        f"Inside one day the asset {'falls' if shown.move < 0.0 else 'rises'} {_size(shown.move)}"
    )


def _size(fraction: float) -> str:
    return f"{plain_number(100.0 * abs(fraction), 1)}%"


def _ended(value: float) -> str:
    return earned(value - 1.0)


def _heading(shown: Brake) -> str:
    way = "Down" if shown.move < 0.0 else "Up"
    name = token_name(shown.times)
    return f"{way} {_size(shown.move)} and back in a day: a {name} with a brake and without"


def _alt(shown: Brake) -> str:
    braked, free = shown.with_brake, shown.without
    return (
        f"{_heading(shown)}. Three lines from 100 through the day. The asset turns at "
        f"{plain_number(100.0 * (1.0 + shown.move), 1)} and comes back to 100. Without a brake the "
        f"token stands at {_left(free.stays)} there and ends at {_left(free.comes_back)}; with one "
        f"it stands at {_left(braked.stays)} and ends at {_left(braked.comes_back)}."
    )


def _left(value: float) -> str:
    return plain_number(100.0 * value, 1)


def _why(shown: Brake) -> str:
    limit = signed_leverage(4.0 / 3.0 * shown.times)
    sells = "sells" if shown.times > 0.0 else "buys back"
    return (
        f"The brake is FTX's rule: when a move of {_size(shown.trigger)} against the token has "
        f"driven its leverage to {limit}, it {sells} at once until it is at "
        f"{signed_leverage(shown.times)} again. Whatever it has let go of cannot earn on the way "
        f"back. Here it was pulled {_times(shown.times_pulled)}."
    )


def _times(count: int) -> str:
    return {0: "not at all", 1: "once", 2: "twice"}.get(count, f"{count} times")


def _truth(shown: Brake) -> tuple[str, ...]:
    braked, free = shown.with_brake, shown.without
    stayed = (
        f"Had the asset stayed there, the token {would_have(free.stays - 1.0)} without the brake "
        f"and {earned(braked.stays - 1.0)} with it: that is what it is for."
    )
    return (
        stayed,
        *_own(shown),
        (
            "A brake that trades at once needs somebody to trade with. In a crash the price it "
            "gets can be far worse than its own level."
        ),
    )


def _own(shown: Brake) -> tuple[str, ...]:
    own = shown.on_own_prices
    if own is None:
        return ()
    return (
        (
            f"On {asset(shown.asset_name)} {dates(shown.prices)} the {token_name(shown.times)}, "
            f"before costs and through each day's high and low, {_either(own.without)} when reset "
            f"daily; with the brake as well it {_either(own.with_brake)}."
        ),
    )


def _either(found: BothOrders) -> str:
    one, other = (earned(token.total_return) for token in (found.low_first, found.high_first))
    return one if one == other else f"{one} or {other} (as the low or the high comes first)"
