"""The causes of the gap by name, as the waterfall, its table and its description list them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lev_core import GapAttribution
from lev_ui.comparison import Comparison
from lev_ui.theme import multiple, percent, plain_number, points
from lev_ui.words.expense import NAMES

RARER = ("impact", "rebalance_cost", "creation_fee", "redemption_fee")


class Cause(NamedTuple):
    """One cause of the gap; `charge` names the column of what was paid for it."""

    name: str
    value: float
    charge: str = ""


def cost_causes(gap: GapAttribution) -> tuple[Cause, ...]:
    """Return what each cost changed; the rarer ones where there are any."""
    rarer = ((NAMES[name], getattr(gap, name), name) for name in RARER)
    return (
        Cause("Financing", gap.financing, "financing"),
        Cause("Management fee", gap.management_fee, "management_fee"),
        Cause("Trading fee", gap.trading_fee, "trading_fee"),
        *(Cause(*cause) for cause in rarer if cause[1] != 0.0),
    )


def compounding(gap: GapAttribution, *, split: bool) -> tuple[Cause, ...]:
    """Return the compounding effect, whole or in its two parts."""
    if not split:
        return (Cause("Compounding effect", gap.compounding_effect),)
    return (
        Cause("Trend gain", gap.trend_gain),
        Cause("Volatility drag", gap.volatility_drag),
    )


def rule_causes(shown: Comparison, gap: GapAttribution) -> tuple[Cause, ...]:
    """Return what another rule than the daily reset changed; nothing for the daily reset."""
    return () if shown.is_daily else (Cause("Rule effect", gap.rule_effect),)


def drawn_in_logs(shown: Comparison) -> bool:
    """Return whether the waterfall counts in log points: parts too large for the others."""
    return shown.is_split and shown.parts_explode and shown.log_gap is not None


def drawn_gap(shown: Comparison) -> GapAttribution:
    """Return the gap in the unit the waterfall is drawn in."""
    in_logs = shown.log_gap if drawn_in_logs(shown) else None
    return shown.gap if in_logs is None else in_logs


def drawn_causes(shown: Comparison) -> tuple[Cause, ...]:
    """Return the causes the waterfall draws, in its order."""
    gap = drawn_gap(shown)
    costs = cost_causes(gap) if shown.settings.costs else ()
    return (*compounding(gap, split=shown.is_split), *rule_causes(shown, gap), *costs)


def start_name(shown: Comparison) -> str:
    """Return the name of the first total."""
    return f"{plain_number(shown.leverage)} × asset"


def end_name(shown: Comparison) -> str:
    """Return the name of the last total."""
    return f"{multiple(shown.leverage)} token"


def unit(shown: Comparison) -> str:
    """Return what the waterfall counts in."""
    return "log points" if drawn_in_logs(shown) else "percentage points"


def bar_label(shown: Comparison, name: str, amount: float) -> str:
    """Return the name and number beside a bar; a total is a return, and written as one."""
    gap = shown.gap
    returns = {start_name(shown): gap.simple, end_name(shown): gap.token}
    if name not in returns:
        return f"{name}<br><b>{points(amount)}</b>"
    if drawn_in_logs(shown):
        return f"{name}, {percent(returns[name])}<br><b>{points(amount)}</b>"
    return f"{name}<br><b>{percent(returns[name])}</b>"


LOG_POINTS = (
    "These parts are too large to be drawn beside each other in percent, so the bars are in log "
    "points. In these, gains and losses of any size add up: doubling is +69, halving −69. The "
    "table has the percentage points."
)


def waterfall_title(shown: Comparison) -> str:
    """Return what the bars show."""
    counted = ", in log points" if drawn_in_logs(shown) else ""
    return f"From {start_name(shown)} to the token{counted}: each bar adds to the one above"


def waterfall_alt(shown: Comparison) -> str:
    """Return the waterfall in words."""
    gap = drawn_gap(shown)
    return (
        f"{waterfall_title(shown)}. In {unit(shown)}: {start_name(shown)} {points(gap.simple)}, "
        f"{_listed(drawn_causes(shown))}, {end_name(shown)} {points(gap.token)}."
    )


def _listed(causes: Sequence[Cause]) -> str:
    return ", ".join(f"{cause.name.lower()} {points(cause.value)}" for cause in causes)
