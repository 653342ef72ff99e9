"""The program of Leverage: the best multiple with its band, the reader's own, each year."""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite

from lev_core import Daily
from lev_ui.code.figures import in_money, percentage, plain, printed, widest
from lev_ui.code.steps import costs_steps, market_step, prices_steps, token_step, with_costs
from lev_ui.code.writing import laid_out, number, program
from lev_ui.hindsight import MULTIPLES, STEPS, Hindsight
from lev_ui.settings import MAX_MULTIPLE
from lev_ui.sources import Sourced
from lev_ui.theme import plain_number
from lev_ui.words import code as words

FIRST, LAST = int(MULTIPLES[0] * STEPS), int(MULTIPLES[-1] * STEPS)
SWEPT = f"multiples = [step / {STEPS} for step in range({FIRST}, {LAST + 1})]"


def leverage_code(shown: Hindsight, sourced: Sourced) -> str:
    """Return the program that prints the best multiple, the reader's own, and every year.

    Parameters
    ----------
    shown : Hindsight
        What the page shows.
    sourced : Sourced
        Where its prices and its rate come from.

    Returns
    -------
    str
        Python that needs the library alone.
    """
    settings, curve = shown.settings, sourced.curve
    every = (-MAX_MULTIPLE, MAX_MULTIPLE)
    costs = list(costs_steps(settings, curve, shown.prices, every))
    own = number(shown.leverage)
    steps = [
        *market_step(settings, curve, sourced),
        *prices_steps("prices", sourced, shown.prices),
        *costs,
        SWEPT,
        laid_out("swept = sweep", ["prices", "multiples", *with_costs(costs)]),
        "best = best_in_hindsight(swept)",
        token_step(own, Daily(), costs),
        laid_out("own = sweep", ["prices", f"[{own}]", *with_costs(costs)]),
    ]
    said = words.leverage_title(shown.asset_name, shown.first, shown.last)
    return program(said, steps, [*printed(list(_rows(shown))), *_by_year(shown, costs)])


def _rows(shown: Hindsight) -> Iterator[tuple[str, str]]:
    best, own = shown.best, shown.own
    amount, currency = shown.settings.amount, shown.prices.currency
    of = number(amount)
    yield words.BEST, _times("best.leverage", best.leverage)
    if shown.has_band:
        yield words.BAND_FROM, _times("best.low", best.low)
        yield words.BAND_TO, _times("best.high", best.high)
    at_best, at_own = amount * (1.0 + best.total_return), amount * shown.token.final_value
    yield words.AT_BEST, in_money(f"{of} * (1 + best.total_return)", at_best, currency)
    yield words.at(shown.leverage), in_money(f"{of} * token.final_value", at_own, currency)
    yield words.FALL, percentage("own.max_drawdown[0, 0]", own.fall)
    if isfinite(own.drag):
        yield words.SWINGS, percentage("own.drag_share[0]", own.drag)


def _times(expression: str, value: float) -> str:
    """Return a multiple in a printed line, to the digit the page shows."""
    return f"{plain(expression, value, plain_number(round(value, 1)))}x"


def _by_year(shown: Hindsight, costs: list[str]) -> Iterator[str]:
    """Yield the loop over whole years: the best multiple, the token by the table and for real."""
    if not shown.years:
        return
    own, years = number(shown.leverage), shown.years
    best = widest([_times("top.leverage", year.best.leverage) for year in years])
    table = widest([percentage("table", year.theory) for year in years])
    real = widest([percentage("real", year.before_costs) for year in years])
    after = widest([percentage("after", year.token) for year in years])
    sweeps, given = (["part", what, *with_costs(costs)] for what in ("multiples", own))
    yield "for year, part in calendar_years(prices).items():"
    yield f"    {laid_out('top = best_in_hindsight(sweep', sweeps, '))')}"
    yield "    moved, swings = part.total_return, volatility(part)"
    yield f"    table = theoretical_return(moved, swings, {own}, part.years)"
    yield f"    real = simulate_token(part, {own}).total_return"
    yield f"    {laid_out('after = simulate_token', given, ').total_return')}"
    yield "    print("
    yield f'        f"{{year}}: {words.TOP} {best}, {words.TABLE} {table}, "'
    yield f'        f"{words.TOKEN} {real}, {words.AFTER_COSTS} {after}"'
    yield "    )"
