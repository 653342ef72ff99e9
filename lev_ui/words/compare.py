"""The sentences of the Compare page."""

from __future__ import annotations

from lev_ui.comparison import MAINTENANCE, Comparison
from lev_ui.settings import Settings
from lev_ui.theme import (
    long_date,
    money,
    multiple,
    percent,
    plain_number,
    points,
    value,
    whole_money,
)
from lev_ui.words.glossary import MEANING
from lev_ui.words.plain import UNLEVERED, earned, for_markdown, moved, times_that
from lev_ui.words.rules import subject as rule_subject
from lev_ui.words.rules import whole_percent

FOOTER = (
    "Leverage Lens shows what happened, computed from past prices. "
    "Nothing here is a forecast or advice."
)
LATELY = 0.02  # of the time shown: too late to be called "for good"
BASELINES = {
    "simple": "Multiplier × asset",
    "margin": "A margin position",
    "asset": "The asset itself",
    "power": "Asset to the power of the multiplier",
}
BASELINE_REASON = {
    "simple": (
        "What most people expect: the asset's return since the start, multiplied. "
        "It never trades, so it can pass below zero."
    ),
    "margin": (
        "Borrow once at the start, pay interest, never trade. Its leverage drifts, and a broker "
        f"closes it when only {whole_percent(MAINTENANCE)} of what it holds is left."
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
    subject = rule_subject(shown.policy, shown.leverage)
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
    if shown.last - since < LATELY * (shown.last - shown.first):
        return f"{token} ended {'ahead of' if ahead > 0 else 'behind'} {against}"
    verb = "pulled ahead of" if ahead > 0 else "fell behind"
    return f"{token} {verb} {against} for good on {long_date(since)}"


def baseline_phrase(shown: Comparison) -> str:
    """Return what the token is held against, inside a sentence."""
    times = plain_number(shown.leverage)
    return {
        "simple": f"{times} × the asset",
        "margin": f"a {multiple(shown.leverage)} margin position",
        "asset": "the asset",
        "power": f"the asset to the power of {times}",
    }[shown.settings.baseline]


def baseline_name(shown: Comparison) -> str:
    """Return the name at the end of the line the token is held against."""
    times = plain_number(shown.leverage)
    return {
        "simple": f"{times} × the asset",
        "margin": "Margin position",
        "asset": "Asset",
        "power": f"Asset ^ {times}",
    }[shown.settings.baseline]


def chart_alt(shown: Comparison) -> str:
    """Return the chart in words, for a reader who cannot see it."""
    others = "".join(
        f"the {multiple(token.leverage)} token at {value(100.0 * token.final_value)}, "
        for token in shown.others
    )
    ends = (
        f"the asset at {value(100.0 * shown.asset.iloc[-1])}, {others}"
        f"{baseline_phrase(shown)} at {value(100.0 * shown.baseline.iloc[-1])} "
        f"and the {multiple(shown.leverage)} token at {value(100.0 * shown.token.final_value)}"
    )
    return (
        f"{chart_title(shown)}. Lines from {long_date(shown.first)} to {long_date(shown.last)}, "
        f"each worth 100 on the first day; they end with {ends}. Below, how far token and asset "
        f"stood under their highest value so far: at worst {percent(shown.token_drawdown.min())} "
        f"and {percent(shown.asset_drawdown.min())}."
    )


def others_result(shown: Comparison) -> str:
    """Return what the further multiples came to, in a sentence; nothing where there are none."""
    told = [
        f"a {multiple(token.leverage)} token **{earned(token.total_return)}**"
        for token in shown.others
    ]
    if not told:
        return ""
    return f"Over the same days, at the same costs, {' and '.join(told)}."


OTHERS = "Other multiples"
OTHERS_PICK = "Also show"
OTHERS_HELP = (
    "Up to two more tokens on the same asset, days and costs, under the same rule; a third takes "
    "the place of the one picked first. A band is set anew around each multiple."
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
