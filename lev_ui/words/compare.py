"""The sentences of the Compare page."""

from __future__ import annotations

from lev_core.prices import MIN_ROWS
from lev_ui.address import Settings
from lev_ui.comparison import Comparison
from lev_ui.theme import (
    fold,
    long_date,
    loss,
    money,
    multiple,
    percent,
    plain_number,
    points,
    value,
    whole_money,
)
from lev_ui.words.causes import cost_causes
from lev_ui.words.glossary import MEANING
from lev_ui.words.plain import earned, for_markdown, moved, times_that, would_have

UNLEVERED = (0.0, 1.0)  # a daily reset changes nothing at these multiples
TRACE = 1e-9
MANY_FOLD = 3.0  # from here "grow 3-fold" reads better than "gain 200%"

FOOTER = (
    "Leverage Lens shows what happened, computed from past prices. "
    "Nothing here is a forecast or advice."
)
BASELINES = {
    "simple": "Multiplier × asset",
    "asset": "The asset itself",
    "power": "Asset to the power of the multiplier",
}
BASELINE_REASON = {
    "simple": (
        "What most people expect: the asset's return since the start, multiplied. "
        "It never trades, so it can pass below zero."
    ),
    "asset": "What you would have had with no leverage at all.",
    "power": (
        "Compounding without any drag: the asset's growth raised to the multiplier. "
        "What separates it from the token is volatility drag and costs."
    ),
}


def title(settings: Settings, asset_name: str) -> str:
    """Return the page's question."""
    name = for_markdown(asset_name)
    if settings.leverage in UNLEVERED:
        return f"What does a {multiple(settings.leverage)} token make of {name}?"
    return (
        f"Why is a {multiple(settings.leverage)} token not simply "
        f"{plain_number(settings.leverage)} times {name}?"
    )


def answer(shown: Comparison) -> str:
    """Return the page's answer, with the reader's own numbers."""
    return " ".join(filter(None, (_asset_part(shown), _multiple_part(shown), _token_part(shown))))


def _asset_part(shown: Comparison) -> str:
    return (
        f"From {long_date(shown.first)} to {long_date(shown.last)} "
        f"{for_markdown(shown.asset_name)} **{moved(shown.asset_return)}**."
    )


def _multiple_part(shown: Comparison) -> str:
    if shown.leverage in UNLEVERED:
        return ""
    whole = ", more than everything put in" if shown.gap.simple < -1.0 else ""
    size = percent(shown.gap.simple, signed=shown.gap.simple < 0.0)
    return f"{times_that(shown.leverage)} is **{size}**{whole}."


def _token_part(shown: Comparison) -> str:
    subject = f"A token reset to {multiple(shown.leverage)} every day"
    if shown.token.wiped_out_on is not None:
        when = long_date(shown.token.wiped_out_on)
        return f"{subject} was **wiped out on {when}** and is worth nothing."
    after = earned(shown.gap.token)
    if not shown.settings.costs:
        return f"{subject} **{after}**, and that is with no costs at all."
    before = earned(shown.before_costs)
    if before == after:
        return f"{subject} **{after}**, before costs and after them."
    return f"{subject} **{before} before costs, and {_same_verb(before, after)} after them**."


def _same_verb(before: str, after: str) -> str:
    verb, _, rest = after.partition(" ")
    return rest if before.startswith(f"{verb} ") and rest.endswith("%") else after


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


def chart_title(shown: Comparison) -> str:
    """Return what the chart shows, in a sentence the numbers have decided."""
    token, against = f"The {multiple(shown.leverage)} token", baseline_phrase(shown)
    if shown.token.wiped_out_on is not None:
        return f"{token} was wiped out on {long_date(shown.token.wiped_out_on)}"
    if shown.worthless_on is not None and shown.settings.baseline == "simple":
        # A line below zero is no rival to lead or follow.
        return f"The asset {moved(shown.asset_return)}, {token.lower()} {earned(shown.gap.token)}"
    ahead, since = shown.lead.ahead, shown.lead.since
    if ahead == 0.0:
        return f"{token} and {against} end together"
    if since is None:
        return f"{token} was {'ahead of' if ahead > 0 else 'behind'} {against} from the start"
    verb = "pulled ahead of" if ahead > 0 else "fell behind"
    return f"{token} {verb} {against} for good on {long_date(since)}"


def baseline_phrase(shown: Comparison) -> str:
    """Return what the token is held against, inside a sentence."""
    times = plain_number(shown.leverage)
    return {
        "simple": f"{times} × the asset",
        "asset": "the asset",
        "power": f"the asset to the power of {times}",
    }[shown.settings.baseline]


def baseline_name(shown: Comparison) -> str:
    """Return the name at the end of the line the token is held against."""
    times = plain_number(shown.leverage)
    return {
        "simple": f"{times} × the asset",
        "asset": "Asset",
        "power": f"Asset ^ {times}",
    }[shown.settings.baseline]


def chart_alt(shown: Comparison) -> str:
    """Return the chart in words, for a reader who cannot see it."""
    ends = (
        f"the asset at {value(100.0 * shown.asset.iloc[-1])}, "
        f"{baseline_phrase(shown)} at {value(100.0 * shown.baseline.iloc[-1])} "
        f"and the {multiple(shown.leverage)} token at {value(100.0 * shown.token.nav.iloc[-1])}"
    )
    return (
        f"{chart_title(shown)}. Lines from {long_date(shown.first)} to {long_date(shown.last)}, "
        f"each worth 100 on the first day; they end with {ends}. Below, how far token and asset "
        f"stood under their highest value so far: at worst {percent(shown.token_drawdown.min())} "
        f"and {percent(shown.asset_drawdown.min())}."
    )


def costs_label(settings: Settings) -> str:
    """Return the closed drawer's label: what is in force."""
    if not settings.costs:
        return "Costs and rules: no costs"
    rate = "bill rate" if settings.rate is None else f"{plain_number(settings.rate)}%"
    return (
        f"Costs and rules: {plain_number(settings.fee)}% fee, {rate} + "
        f"{plain_number(settings.spread)}%, {plain_number(settings.trading)} bp trading"
    )


def money_result(shown: Comparison) -> str:
    """Return what became of the reader's own amount."""
    currency, amount = shown.prices.currency, shown.settings.amount
    left = amount * (1.0 + shown.gap.token)
    return (
        f"{whole_money(amount, currency)} in the token became **{money(left, currency)}**; "
        f"in the asset it became **{money(amount * (1.0 + shown.asset_return), currency)}**."
    ).replace("$", r"\$")


def four_numbers(shown: Comparison, label: str) -> tuple[tuple[str, str, str], ...]:
    """Return the row of numbers: label, value, meaning."""
    name = for_markdown(label)
    times = plain_number(shown.leverage)
    after = "after costs" if shown.settings.costs else "no costs"
    return (
        (name, percent(shown.asset_return), MEANING["asset"]),
        (f"{times} × {name}", percent(shown.gap.simple), MEANING["simple leverage"]),
        (f"{multiple(shown.leverage)} token, {after}", percent(shown.gap.token), MEANING["token"]),
        (f"Gap to {times} ×, in points", points(shown.gap.gap), MEANING["gap"]),
    )


REASONS = "Where the difference comes from"
PAID_REASON = (
    "*Points* are percentage points of the money put in, and the amount beside them is what each "
    "cause changed at the end. *Paid* is what was handed over along the way. The two differ "
    "because money paid early would have grown or shrunk with the token."
)
LEDGER_ALT = "Every rebalance: date, the asset's return, leverage before, the trade and its costs."
LINK_INTRO = (
    "This link carries every choice on the page, so it opens on the same picture anywhere, "
    "whatever the usual values become."
)


def ledger_intro(shown: Comparison) -> str:
    """Return what the ledger shows."""
    amount = whole_money(shown.settings.amount, shown.prices.currency).replace("$", r"\$")
    return (
        f"Amounts for {amount} put in on {long_date(shown.first)}. Each row is one day: what the "
        "asset did, the leverage that left the token with, and the trade that restored it."
    )


def ledger_label(shown: Comparison) -> str:
    """Return the closed ledger's label."""
    return f"Every rebalance: {shown.token.rebalance_count:,} of them"
