"""Step 1, two days: what the asset takes back it does not give back."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from lev_ui.lessons.made_up import CURRENCY
from lev_ui.lessons.two_days import TwoDays
from lev_ui.theme import exact_money, multiple
from lev_ui.words.lessons.telling import (
    Telling,
    a_move,
    article,
    cents,
    how_far,
    promise,
    rises,
    side_of_zero_and_one,
    size,
    token,
)

CONTROL = "The asset's move on day one"
_BACK = "The asset is back, so it is tempting. But day two is a percentage of another amount."


def tell(shown: TwoDays) -> Telling:
    """Return everything the step says."""
    start = cents(shown.settings.amount)
    return Telling(
        title=_title(shown),
        story=_story(shown),
        ask=f"What is your {start} worth now?",
        options={
            "more": f"More than {start}",
            "same": f"Exactly {start}: the asset is back where it was",
            "less": f"Less than {start}",
        },
        outcome=shown.outcome,
        about=_about(shown),
        answer=_answer(shown),
        why=_why(shown),
        remember=_remember(shown),
    )


def _title(shown: TwoDays) -> str:
    if shown.move == 0.0:
        return "The asset stands still for two days: does your money?"
    way = "Up" if shown.move > 0.0 else "Down"
    return f"{way} {size(shown.move)}, then exactly back: is your money back too?"


def _story(shown: TwoDays) -> str:
    times = shown.settings.leverage
    start = (
        f"{_first_up(article(times))} **{multiple(times)} token** follows some asset, an index, a "
        f"share or a coin: {promise(times)}. You put **{cents(shown.settings.amount)}** in."
    )
    if shown.move == 0.0:
        return f"{start} On day one the asset **does not move**, nor on day two."
    way = "falls" if shown.move > 0.0 else "rises"
    return (
        f"{start} On day one the asset **{rises(shown.move)}**. "
        f"On day two it **{way} exactly back** to where it began."
    )


def _about(shown: TwoDays) -> dict[str, str]:
    side = side_of_zero_and_one(shown.settings.leverage)
    if shown.outcome == "same":
        came = "Here nothing is gained and nothing lost."
        return {"more": came, "less": came}
    if side == "between":
        pays = "Below 1x a swing that comes back pays a little; beyond 1x it costs."
        return {"same": _BACK, "less": pays}
    cost = "Both days are larger for the token, the one that takes as well as the one that gives."
    return {"same": _BACK, "more": cost}


def _answer(shown: TwoDays) -> str:
    told = [f"**{_road(shown.token)}.** {_compared(shown)}"]
    if shown.move != 0.0:
        first = "down" if shown.move > 0.0 else "up"
        then = "up" if shown.move > 0.0 else "down"
        left = _left(shown.turned)
        told.append(
            f"The same token on the two days the other way round, first {first} "
            f"{size(shown.move)} and then exactly back {then}, leaves {left}."
        )
    times = shown.settings.leverage
    if times != 0.0 and shown.move != 0.0:
        told.append(
            f"{_first_up(token(-times))}, which moves {how_far(-times)}: {_road(shown.mirror)}."
        )
    return " ".join(told)


def _compared(shown: TwoDays) -> str:
    if shown.end <= 0.0:
        return "The asset is back, and the token is **wiped out**, for ever."
    missing = shown.settings.amount - shown.end
    if shown.outcome == "same":
        return "The asset is where it was, and so is the token."
    verb = "is missing" if missing > 0.0 else "is gained"
    return f"The asset is exactly back, and **{cents(abs(missing))} {verb}**."


def _road(values: NDArray[np.float64]) -> str:
    steps = [*values[:2], *([] if values[1] <= 0.0 else values[2:])]
    return " → ".join(_money(value) for value in steps)


def _money(value: float) -> str:
    return "nothing" if value <= 0.0 else cents(value)


def _left(values: NDArray[np.float64]) -> str:
    return f"**{_money(values[-1])}**"


def _first_up(text: str) -> str:
    return text[:1].upper() + text[1:]


def _why(shown: TwoDays) -> str:
    times = shown.settings.leverage
    if times == 0.0:
        return "A 0x token holds only cash. Choose 2x or 3x to see what a multiple does."
    if times == 1.0:
        return (
            "A 1x token is its asset: it borrows nothing and never has to trade. "
            "Choose 2x or 3x to see what a multiple does."
        )
    if shown.move == 0.0:
        return "Nothing moved, so nothing was multiplied. Try a move of 10 or 20%."
    return _second_day(shown)


def _second_day(shown: TwoDays) -> str:
    """Return what the second day took of what the first one left, or the other way round."""
    times, start, first = shown.settings.leverage, shown.settings.amount, float(shown.token[1])
    if first <= 0.0:
        return f"A loss of {size(times * shown.move)} in one day takes everything there was."
    if shown.end <= 0.0:
        return f"Day two is {a_move(shown.back)} for the asset, and that is all the token had left."
    had_gained = first > start
    verb, other = ("loses", "gained") if had_gained else ("gains", "lost")
    before, after = abs(first - start), abs(shown.end - first)
    return (
        f"Day two is {a_move(shown.back)} for the asset, so the token {verb} "
        f"{size(times * shown.back)}. It {verb} that share of **{cents(first)}**, "
        f"{'more' if had_gained else 'less'} than the {cents(start)} of day one. "
        f"That makes **{cents(after)}**, {'more' if after > before else 'less'} than the "
        f"{cents(before)} it had {other}."
    )


def _remember(shown: TwoDays) -> str:
    side = side_of_zero_and_one(shown.settings.leverage)
    if side == "still":
        return "Only a token that never has to trade comes back with its asset."
    if side == "between":
        return "Below 1x a swing that comes back pays a little; beyond 1x it costs."
    return (
        "The multiple holds for one day, and no longer. “The asset is back” does not mean “I am "
        "back”."
    )


def picture_title(shown: TwoDays) -> str:
    """Return what the picture shows."""
    if shown.end <= 0.0:
        return "The asset comes back; of the token nothing is left"
    if shown.outcome == "same":
        return "Asset and token end where they began"
    gap = exact_money(abs(shown.end - shown.settings.amount), CURRENCY)
    where = "lower" if shown.outcome == "less" else "higher"
    return f"The asset comes back; the token ends {gap} {where}"


def alt(shown: TwoDays) -> str:
    """Return the picture in words."""
    times = shown.settings.leverage
    lines = [("the asset", shown.asset), (f"the {multiple(times)} token", shown.token)]
    if times != 0.0:
        lines.append((f"the {multiple(-times)} token", shown.mirror))
    told = "; ".join(f"{name} {_plain(values)}" for name, values in lines)
    return f"{picture_title(shown)}. At the start, after day one and after day two: {told}."


def _plain(values: NDArray[np.float64]) -> str:
    return ", ".join(exact_money(float(value), CURRENCY) for value in values)
