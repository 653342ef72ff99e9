"""What differs between a testfol expression and the token run from it, in sentences."""

from __future__ import annotations

from math import exp

from lev_core import Funded, TickerExpression, turnover, yearly_costs
from lev_core.testfol import FEE_PER_POINT
from lev_ui.comparison import Comparison
from lev_ui.testfol import SIMULATED, WITH_DIVIDENDS, stand_in
from lev_ui.theme import long_date, multiple, percent, plain_number, points
from lev_ui.words.expense import per_year
from lev_ui.words.plain import for_markdown

EXAMPLE = "QQQ?L=3&E=0.95&SP=0.4"
HEADING = "A testfol expression"
INTRO = (
    "Paste a line as testfol.io writes a fund, and the token is run with those costs on Compare, "
    "with what the two compute differently listed below it. It can be typed where the asset is "
    "picked as well."
)
LABEL = "Expression"
SEE_IT_RUN = "See it run"
WITH_THEM = "Take SPY from Yahoo, with dividends"
MARKET_DAYS = 252
TYPICAL_TRADE = 0.0005
USUAL_FEE = f"{plain_number(100.0 * FEE_PER_POINT)}%"
LEAST = "less than 0.01"
NOT_ON_RECORD = "what testfol does is not on record here"
FORMULA = (
    "As its users have worked it out, testfol charges SW × (L − 1) × (federal funds rate + SP) + E "
    "a year."
)


def taken(expression: TickerExpression) -> str:
    """Return that settings were taken from an expression."""
    return (
        f"Run from the testfol expression **{for_markdown(expression.text)}**. What it leaves out "
        "has testfol's usual values; what the two compute differently is listed under the picture "
        "on Compare."
    )


def drawer(shown: Comparison, expression: TickerExpression) -> str:
    """Return the label of the drawer with the differences."""
    count = len(differences(shown, expression))
    return f"What differs from testfol's {for_markdown(expression.text)}: {count} things to know"


def summary(shown: Comparison, expression: TickerExpression) -> str:
    """Return what both charge a year over the dates shown."""
    if expression.leverage < 1.0:
        return ""
    there = expression.yearly_cost(average_rate(shown))
    here = float(yearly_costs(shown.token).sum())
    return (
        f"{FORMULA} With the bill rate in place of federal funds that is "
        f"**{per_year(there)}** a year from {long_date(shown.first)} to {long_date(shown.last)}; "
        f"the token here was charged **{per_year(here)}** a year."
    )


def differences(shown: Comparison, expression: TickerExpression) -> tuple[str, ...]:
    """Return each difference in a sentence or two, with its size where it can be computed."""
    found = (
        _asset(expression),
        _dividends(shown, expression),
        _base_rate(shown),
        _swaps(shown, expression),
        _below_one(expression),
        _days(shown, expression),
        _fee(shown, expression),
        _trading(shown),
        _wipe_out(shown),
        _not_understood(expression),
    )
    return tuple(sentence for sentence in found if sentence)


def average_rate(shown: Comparison) -> float:
    """Return the financing rate over the dates shown, each day counted by its length."""
    financing, years = shown.token.costs.financing, shown.prices.interval_years
    if not isinstance(financing, Funded):
        return 0.0
    return float((financing.rates(shown.prices.index) * years).sum() / years.sum())


def _asset(expression: TickerExpression) -> str:
    symbol = stand_in(expression)
    if symbol == expression.ticker:
        return ""
    own = ", a series of testfol's own" if expression.ticker.endswith(SIMULATED) else ""
    return (
        f"**Another series.** {for_markdown(symbol)} stands for "
        f"{for_markdown(expression.ticker)}{own}; only the dates it has prices for are shown."
    )


def _dividends(shown: Comparison, expression: TickerExpression) -> str:
    name = for_markdown(shown.asset_name)
    match shown.prices.basis:
        case "total_return":
            return f"**Dividends** of {name} are put back in, there and here."
        case "price":
            better = " SPY from Yahoo has them." if expression.ticker in WITH_DIVIDENDS else ""
            return (
                f"**Dividends.** testfol's series have them in; {name} here is the price alone, "
                f"so what it paid out is missing, from the token "
                f"{_times(shown.leverage)}. How much that was is not in these data.{better}"
            )
    return f"**Dividends.** testfol's series have them in; whether {name} does is not known here."


def _times(leverage: float) -> str:
    return f"{plain_number(leverage)} times over" if leverage > 1.0 else "too"


def _base_rate(shown: Comparison) -> str:
    if shown.leverage == 1.0:
        return ""
    return (
        "**The base rate.** testfol borrows at the federal funds rate, here the bill rate counts: "
        f"{per_year(average_rate(shown))} a year on average over these dates. Federal funds are "
        "not among the data here, so how far apart the two were is not computed."
    )


def _swaps(shown: Comparison, expression: TickerExpression) -> str:
    times, borrowed = expression.swap_exposure, expression.leverage - 1.0
    if times == 1.0 or borrowed <= 0.0:
        return ""
    said = "" if "SW" in expression.stated else ", its usual value"
    spread = plain_number(100.0 * expression.spread)
    set_to = plain_number(shown.settings.spread)
    missing = (times - 1.0) * borrowed * average_rate(shown)
    return (
        f"**Swap exposure.** testfol pays rate and spread on {plain_number(times)} for each 1 "
        f"borrowed (SW{said}). The spread here is {set_to}%, which is {plain_number(times)} times "
        f"its {spread}%. The rate is paid on 1: {_size(missing)} less than there."
    )


def _below_one(expression: TickerExpression) -> str:
    if expression.leverage >= 1.0:
        return ""
    cash = "on its cash and on what it sold short" if expression.leverage < 0.0 else "on its cash"
    return (
        f"**Below 1x.** At {multiple(expression.leverage)} the token here earns the rate {cash}, "
        f"and pays no spread; {NOT_ON_RECORD}."
    )


def _days(shown: Comparison, expression: TickerExpression) -> str:
    counted = (len(shown.prices) - 1) / MARKET_DAYS / shown.prices.years
    charged = max(expression.leverage - 1.0, 0.0) * average_rate(shown) + expression.fee
    changed = (counted - 1.0) * charged
    way = "more" if changed > 0.0 else "less"
    return (
        "**Counting days.** Interest and fee run over calendar days here, 365 to a year. By the "
        f"days with a price, {MARKET_DAYS} to a year, they would come to {_size(changed)} {way}; "
        f"{NOT_ON_RECORD}."
    )


def _fee(shown: Comparison, expression: TickerExpression) -> str:
    fee, charged = expression.fee, shown.settings.fee / 100.0
    said = (
        ""
        if "E" in expression.stated
        else f", testfol's usual one of {USUAL_FEE} a point above 1x,"
    )
    if abs(fee - charged) > TYPICAL_TRADE * TYPICAL_TRADE:
        return (
            f"**The fee** of {_signed(fee)} a year{said} cannot be charged here; it is "
            f"{per_year(charged)}, {_size(fee - charged)} apart."
        )
    once = abs(fee - (1.0 - exp(-fee)))
    return (
        f"**The fee** of {per_year(fee)} a year{said} is taken every day here, from what the "
        f"token is worth that day. Taken once a year instead it would be {_size(once)} more; "
        f"{NOT_ON_RECORD}."
    )


def _trading(shown: Comparison) -> str:
    typical = TYPICAL_TRADE * turnover(shown.token)
    return (
        "**Trades** cost nothing in the expression, so the trading fee is 0. At "
        f"{plain_number(10_000.0 * TYPICAL_TRADE)} basis points this token's trades would have "
        f"cost about {_size(typical)}."
    )


def _wipe_out(shown: Comparison) -> str:
    gone = shown.token.wiped_out_on
    when = "it never was over these dates" if gone is None else f"it was on {long_date(gone)}"
    return (
        f"**Worth nothing.** A token that loses everything stays at zero here; {when}. "
        "Whether testfol's does too is not on record here."
    )


def _not_understood(expression: TickerExpression) -> str:
    if not expression.others:
        return ""
    keys = [key for key, _ in expression.others]
    listed = keys[0] if len(keys) == 1 else f"{', '.join(keys[:-1])} and {keys[-1]}"
    verb, them = ("is", "it") if len(keys) == 1 else ("are", "them")
    return (
        f"**Left out.** {for_markdown(listed)} {verb} not understood here, and the token is run "
        f"without {them}: the asset's real prices, as they were."
    )


def _size(fraction: float) -> str:
    size = points(abs(fraction)).lstrip("+")
    return f"{LEAST if size == '0.0' else size} points a year"


def _signed(fraction: float) -> str:
    return percent(fraction) if abs(fraction) >= 0.1 else per_year(fraction)  # noqa: PLR2004  ten %
