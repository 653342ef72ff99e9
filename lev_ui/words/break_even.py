"""How far the asset had to move, in words."""

from __future__ import annotations

from lev_ui.closer.break_even import BreakEven
from lev_ui.comparison import Comparison
from lev_ui.theme import loss, multiple, percent, plain_number, points
from lev_ui.words.plain import UNLEVERED, lasting, moved

LABEL = "How far did it have to move?"
THEORY = (
    "The two break-evens are theory: they take swings as even, with no jumps, and a reset at every "
    "moment (Avellaneda & Zhang, 2010). What the reset made here is exact."
)


def break_even_says(found: BreakEven | str, shown: Comparison) -> str:
    """Return how far the asset had to move and how far it did, or why that cannot be told."""
    if isinstance(found, str):
        return _not_told(found, shown)
    times, rival = multiple(shown.leverage), f"{plain_number(shown.leverage)} × the asset"
    return (
        f"The asset's volatility here was {percent(found.volatility, signed=False)} a year, over "
        f"{lasting(shown.prices.years)}. At that, a {times} token beats {rival} before costs only "
        f"if the asset falls more than **{loss(found.low)}** or rises more than "
        f"**{percent(found.high, signed=False)}**. It **{moved(shown.asset_return)}**. "
        f"{_outcome(found)}"
    )


def _outcome(found: BreakEven) -> str:
    made = f"the daily reset made **{points(found.effect)} points** before costs"
    if found.came_true:
        return f"That was {'far' if found.is_beyond else 'not far'} enough: {made}."
    expected = "ahead" if found.is_beyond else "behind"
    return f"By that the token had to be {expected}, yet {made}: real swings are not even."


def _not_told(reason: str, shown: Comparison) -> str:
    times, rival = multiple(shown.leverage), f"{plain_number(shown.leverage)} × the asset"
    if shown.leverage in UNLEVERED:
        return f"A reset to {times} changes nothing before costs, so there is no break-even."
    return {
        "multiple": (
            "Between 0x and 1x there is no break-even to pass: there swings add and a trend costs."
        ),
        "two prices": (
            f"There are two prices here, and over one step a token and {rival} are the same before "
            "costs: there is no break-even."
        ),
        "never moved": "The asset never moved, so there is no break-even to pass.",
        "one pace": (
            f"The asset went at one pace without a swing, so any move was enough to beat {rival}."
        ),
        "too far": "The swings are so wide that the break-even is further than numbers here go.",
    }[reason]
