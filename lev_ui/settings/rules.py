"""When a token trades: its rule, the rules of a duel, the days looked at. No Streamlit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

FEWEST_RULES, MOST_RULES = 2, 6
USUAL_RULES = ("daily", "ftx-bull", "gate-3l", "kucoin-3l", "never:0.05")
SHORT_RULES = ("daily", "ftx-bear", "gate-3s", "kucoin-3s", "never:0.05")


@dataclass(frozen=True, kw_only=True)
class RuleSettings:
    """When a token trades.

    `rule` is a word of `lev_ui.rules`; `product` the id of the one it came from, or nothing.
    `rules` are the words and ids held against each other. `day` is the day whose trade is looked
    at, None the day of the largest, and `bought` the day a holder came in, None the first one.
    """

    rule: str = "daily"
    product: str = ""
    rules: tuple[str, ...] = USUAL_RULES
    day: date | None = None
    bought: date | None = None
