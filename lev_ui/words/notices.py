"""What to notice on the Compare page, with the reader's own numbers."""

from __future__ import annotations

from lev_core.prices import MIN_ROWS
from lev_ui.comparison import Comparison
from lev_ui.theme import fold, long_date, loss, multiple, percent, points
from lev_ui.words.causes import cost_causes
from lev_ui.words.plain import UNLEVERED, earned, for_markdown, would_have
from lev_ui.words.rules import rule_name

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
        _rule_changed(shown),
        _liquidated(shown),
        _inside_the_day(shown),
    )
    return tuple(sentence for sentence in found if sentence)


def _straight_road(shown: Comparison) -> str:
    if shown.leverage in UNLEVERED or len(shown.prices) == MIN_ROWS:
        return ""
    if not shown.is_daily:
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
    if not shown.is_daily:
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


def _rule_changed(shown: Comparison) -> str:
    if shown.is_daily:
        return ""
    count = shown.token.rebalance_count
    days = len(shown.prices) - 1
    trades = "one trade" if count == 1 else f"{count:,} trades"
    said = f"{trades} instead of {days:,}" if count < days else "a trade on every day"
    known = "" if shown.inside is None else ", by the closes alone,"
    return (
        f"**What the rule changed.** {rule_name(shown.policy)}: {said}. Against a daily reset to "
        f"{multiple(shown.leverage)} that{known} made {points(shown.gap.rule_effect)} points "
        "before costs."
    )


def _liquidated(shown: Comparison) -> str:
    when = shown.token.liquidated_on
    if when is None:
        return ""
    left = percent(float(shown.token.holder_value.loc[when]), signed=False)
    return (
        f"**Closed by the lender.** On {long_date(when)} the position was closed at its "
        f"maintenance margin with {left} of the money put in left; that is cash from then on."
    )


def _inside_the_day(shown: Comparison) -> str:
    if shown.leverage in UNLEVERED:
        return ""
    if not shown.prices.has_bars:
        return (
            "**Only closing prices are known here.** Moves inside the day are not seen: one deep "
            "enough can wipe a token out, or set off its emergency rule, on a day that ends calmly."
        )
    if shown.inside is None:
        return ""
    low, high = shown.inside.low_first, shown.inside.high_first
    if low.wiped_out_on == high.wiped_out_on and low.wiped_out_on is not None:
        return (
            f"**Inside the day it was worth nothing.** The highs and lows say that the token was "
            f"wiped out on {long_date(low.wiped_out_on)}. By the closes alone it "
            f"{earned(shown.gap.token)}."
        )
    if shown.is_daily or low.total_return == high.total_return == shown.gap.token:
        return ""
    return (
        f"**Inside the day.** Highs and lows are known, not which came first. With the low first "
        f"the token {earned(low.total_return)}, with the high first it "
        f"{earned(high.total_return)}; by the closes alone it {earned(shown.gap.token)}."
    )
