"""Everything one step says, and the turns of phrase the steps share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from lev_ui.lessons.made_up import CURRENCY
from lev_ui.theme import exact_money, multiple, plain_number, whole_money
from lev_ui.words.plain import UNLEVERED

Side: TypeAlias = Literal["long", "between", "short", "still"]

_FAR = {0.5: "half as far", 1.0: "just as far", 2.0: "twice as far", 3.0: "three times as far"}

_TIMES_OF = {
    0.5: "half of",
    1.0: "once",
    2.0: "twice",
    3.0: "three times",
    4.0: "four times",
    5.0: "five times",
    -1.0: "the opposite of",
    -2.0: "minus twice",
    -3.0: "minus three times",
    -4.0: "minus four times",
    -5.0: "minus five times",
}


@dataclass(frozen=True, kw_only=True)
class Telling:
    """The sentences of a step. All but the first four stay unsaid until there is a prediction.

    `options` are the answers to choose from by their names, `outcome` the name of the one that
    came true, `about` what is to be said of choosing another one.
    """

    title: str
    story: str
    ask: str
    options: Mapping[str, str]
    outcome: str
    about: Mapping[str, str]
    answer: str
    why: str
    remember: str


def side_of_zero_and_one(leverage: float) -> Side:
    """Return which way a multiple makes a token trade: 0x and 1x never do."""
    if leverage in UNLEVERED:
        return "still"
    if leverage < 0.0:
        return "short"
    return "between" if leverage < 1.0 else "long"


def token(leverage: float) -> str:
    """Return a token by its multiple, with its article: "a 3x token"."""
    return f"{article(leverage)} {multiple(leverage)} token"


def article(leverage: float) -> str:
    """Return the article a multiple is read with: "an 8x", "a −1.5x"."""
    return "an" if multiple(leverage).startswith("8") else "a"


def promise(leverage: float) -> str:
    """Return what a token does each day, seen from its asset."""
    if leverage == 0.0:
        return "it holds only cash"
    return f"every day it moves {how_far(leverage)}"


def how_far(leverage: float) -> str:
    """Return how far a token moves in a day, and which way: "three times as far the other way"."""
    far = _FAR.get(abs(leverage), f"{plain_number(abs(leverage))} times as far")
    return far if leverage > 0.0 else f"{far} the other way"


def times_of(leverage: float) -> str:
    """Return a multiple to stand before what it is of: "three times", "half of"."""
    return _TIMES_OF.get(leverage, f"{plain_number(leverage)} times")


def cash(amount: float, currency: str = CURRENCY) -> str:
    """Return an amount of a real asset as it stands in a sentence."""
    return whole_money(amount, currency).replace("$", r"\$")


def cents(amount: float) -> str:
    """Return a made-up amount as it stands in a sentence, so exact that it can be checked."""
    return exact_money(amount, CURRENCY).replace("$", r"\$")


def size(fraction: float) -> str:
    """Return the size of a move as people say it: "10%", "9.1%"."""
    digits = 1 if abs(fraction) >= 0.001 or fraction == 0.0 else 4  # noqa: PLR2004 - a tenth of 1%
    return f"{plain_number(100.0 * abs(fraction), digits)}%"


def rises(move: float) -> str:
    """Return what an asset does: "rises 10%", "falls 9.1%", "does not move"."""
    if move == 0.0:
        return "does not move"
    return f"{'rises' if move > 0.0 else 'falls'} {size(move)}"


def a_move(move: float) -> str:
    """Return a move as a thing: "a rise of 10%", "a fall of 9.1%"."""
    return f"a {'rise' if move > 0.0 else 'fall'} of {size(move)}"
