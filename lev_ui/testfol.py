"""A testfol expression as the settings that come nearest to it. No Streamlit."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from lev_core import LeverageError, TickerExpression, read_testfol
from lev_ui.settings import DEFAULTS, LARGEST, MAX_MULTIPLE, Settings
from lev_ui.theme import multiple

DIGITS = 6  # of a percentage, so that no rounding shows
SIMULATED = "SIM"  # how testfol ends the name of a series it has made longer itself
# What stands here for a series of testfol's own; without dividends where it is an index.
STAND_INS: Final[dict[str, str]] = {"SPYSIM": "^GSPC", "SPY": "^GSPC", "BTC": "BTC-USD"}
WITH_DIVIDENDS: Final[dict[str, str]] = {"SPYSIM": "SPY", "SPY": "SPY"}
NOTHING = ("borrow", "trading", "passive", "impact", "gas", "creation", "redemption")
USUAL = ("per", "financing", "rate", "rule", "product")


def read(text: str) -> TickerExpression:
    """Return the expression a text is, refused also where no page can show it.

    Raises
    ------
    LeverageError
        If it is none, or its multiple is beyond what the pages show.
    """
    expression = read_testfol(text)
    if abs(expression.leverage) > MAX_MULTIPLE:
        low, high = multiple(-MAX_MULTIPLE), multiple(MAX_MULTIPLE)
        raise LeverageError(
            f"L must be from {low} to {high} here, not {multiple(expression.leverage)}."
        )
    return expression


def is_expression(text: str) -> bool:
    """Return whether a text means to be an expression: nothing else has a question mark."""
    return "?" in text


def stand_in(expression: TickerExpression) -> str:
    """Return the symbol here of what an expression multiplies."""
    ticker = expression.ticker
    if ticker in STAND_INS:
        return STAND_INS[ticker]
    return ticker.removesuffix(SIMULATED) or ticker


def settings_of(expression: TickerExpression, settings: Settings) -> Settings:
    """Return settings with everything an expression says or leaves to its usual values.

    The spread contains the swap exposure; a rate cannot. What a page cannot charge, such as a
    fee below zero, is the nearest it can.
    """
    return replace(
        settings,
        **{
            **dict.fromkeys(NOTHING, 0.0),
            **{name: getattr(DEFAULTS, name) for name in USUAL},
            "testfol": expression.text,
            "asset": stand_in(expression),
            "leverage": expression.leverage,
            "costs": True,
            "fee": _within("fee", expression.fee),
            "spread": _within("spread", expression.swap_exposure * expression.spread),
        },
    )


def in_force(settings: Settings) -> TickerExpression | None:
    """Return the expression that settings are of; None where they have since been changed."""
    if not settings.testfol:
        return None
    try:
        expression = read(settings.testfol)
    except LeverageError:
        return None
    wanted = settings_of(expression, settings)
    with_dividends = replace(wanted, asset=WITH_DIVIDENDS.get(expression.ticker, wanted.asset))
    return expression if settings in {wanted, with_dividends} else None


def without_stale(settings: Settings) -> Settings:
    """Return settings without an expression they are no longer of."""
    return settings if in_force(settings) else replace(settings, testfol="")


def _within(field: str, fraction: float) -> float:
    """Return a fraction as the nearest percentage its field takes."""
    return min(max(0.0, round(100.0 * fraction, DIGITS)), LARGEST[field]) + 0.0
