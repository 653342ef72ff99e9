"""What to notice on the Compare page, with the reader's own numbers."""

from __future__ import annotations

from lev_core.prices import MIN_ROWS
from lev_ui.comparison import Comparison
from lev_ui.theme import fold, long_date, loss, percent, points
from lev_ui.words.causes import cost_causes
from lev_ui.words.plain import UNLEVERED, earned, for_markdown, would_have

TRACE = 1e-9
MANY_FOLD = 3.0  # from here "grow 3-fold" reads better than "gain 200%"


def notices(shown: Comparison) -> tuple[str, ...]:
    """Return what to notice, most telling first."""
    found = (
        _straight_road(shown),
        _trend_and_swings(shown),
        _fixed_position(shown),
        _costs_took(shown),
        _deepest(shown),
    )
    return tuple(sentence for sentence in found if sentence)


def _straight_road(shown: Comparison) -> str:
    if shown.leverage in UNLEVERED or len(shown.prices) == MIN_ROWS:
        return ""
    steady = shown.gap.simple + shown.gap.trend_gain
    return (
        f"**It is the road, not only the ends.** Had {for_markdown(shown.asset_name)} gone from "
        f"start to end in equal daily steps, the token {would_have(steady)} before costs. "
        f"On the real road, with its ups and downs, it {earned(shown.before_costs)}."
    )


def _trend_and_swings(shown: Comparison) -> str:
    gap = shown.gap
    if shown.leverage in UNLEVERED or not gap.is_split or gap.volatility_drag == 0.0:
        return ""
    if 0.0 < shown.leverage < 1.0:
        why = (
            "A daily reset to less than 1x sells after a rise and buys after a fall. Each swing "
            "that comes back pays a little, and a trend costs"
        )
    else:
        why = (
            "A daily reset buys after a rise and sells after a fall. While prices keep going one "
            "way that adds, and each swing that comes back costs a little"
        )
    return (
        f"**A tug of war.** {why}. Here the trend made {points(gap.trend_gain)} points and the "
        f"swings {points(gap.volatility_drag)}, so the reset was worth "
        f"{points(gap.compounding_effect)} points before costs."
    )


def _fixed_position(shown: Comparison) -> str:
    if shown.worthless_on is None or shown.settings.baseline != "simple":
        return ""
    position = (
        "A position of fixed size, bought once with borrowed money and left alone,"
        if shown.leverage > 0.0
        else "A short position of fixed size, opened once and left alone,"
    )
    return (
        f"**Nobody could have held the dashed line.** {position} would have been worth nothing on "
        f"{long_date(shown.worthless_on)}. The {percent(shown.gap.simple)} is arithmetic."
    )


def _costs_took(shown: Comparison) -> str:
    if not shown.settings.costs:
        return ""
    parts = sorted(cost_causes(shown.gap), key=lambda cause: cause.value)
    listed = ", ".join(
        f"{cause.name.lower()} {points(cause.value)}"
        for cause in parts
        if points(cause.value) != "0.0"
    )
    size = points(abs(shown.gap.cost_drag)).lstrip("+")
    if not listed or size == "0.0":
        return ""
    if shown.gap.cost_drag > 0.0:
        return (
            f"**Interest outweighed the costs by {size} percentage points**: {listed}. A token "
            "below 1x has cash left over, and here that earned more than the fees took."
        )
    return f"**Costs took {size} percentage points**: {listed}."


def _deepest(shown: Comparison) -> str:
    if shown.token.wiped_out_on is not None:
        taken = (
            "In one day the asset moved far enough against the token to take all of it"
            if shown.before_costs <= -1.0
            else "Costs took the last of what it was worth"
        )
        return (
            f"**A wipe-out is final.** {taken}; whatever the asset does later, nothing is left "
            "to grow."
        )
    deepest = int(shown.token_drawdown.to_numpy().argmin())
    fall, when = shown.token_drawdown.iloc[deepest], shown.prices.index[deepest]
    asset_fall = shown.asset_drawdown.min()
    if percent(fall) == "0.0%":
        return ""
    if 1.0 + fall < TRACE:
        return (
            f"**The deepest hole.** On {long_date(when)} less than a billionth of the token's high "
            "was left."
        )
    return (
        f"**The deepest hole.** On {long_date(when)} the token stood {loss(fall)} "
        f"below its own high; the worst for the asset was {loss(asset_fall)}. "
        f"From there the token had to {_climb(fall)} to be back at its high."
    )


def _climb(fall: float) -> str:
    need = 1.0 / (1.0 + fall)
    return (
        f"grow {fold(need)}" if need >= MANY_FOLD else f"gain {percent(need - 1.0, signed=False)}"
    )
