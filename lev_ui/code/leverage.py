"""The program of Leverage: the best multiple with its band, the reader's own, each year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isfinite

from lev_ui.code.figures import in_money, percentage, plain, printed, widest
from lev_ui.code.steps import first_steps, run_step, with_costs
from lev_ui.code.writing import WIDTH, laid_out, number, program
from lev_ui.hindsight import MULTIPLES, STEPS, VOLATILITIES, Hindsight
from lev_ui.settings import MAX_MULTIPLE
from lev_ui.sources import Sourced
from lev_ui.theme import percent, plain_number
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
    every = (-MAX_MULTIPLE, MAX_MULTIPLE)
    first, costs = first_steps(shown.settings, shown.prices, every, sourced)
    steps = [
        *first,
        SWEPT,
        laid_out("swept = sweep", ["prices", "multiples", *with_costs(costs)]),
        "best = best_in_hindsight(swept)",
        "fall_of_best = swept.max_drawdown[multiples.index(best.leverage), 0]",
        run_step("token", "prices", shown.token, costs),
    ]
    lines = [*printed(list(_rows(shown))), *_too_much(shown), *_halves(shown, costs)]
    said = words.leverage_title(shown.asset_name, shown.first, shown.last)
    table = f"return_matrix({number(shown.leverage)}, volatilities={list(VOLATILITIES)})"
    lines += [*_by_year(shown, costs), f"print({table}.mul(100).round(1))"]
    return program(said, steps, lines)


def _best_step(name: str, prices: str, costs: Sequence[str]) -> str:
    """Return the step that finds the best multiple of some prices."""
    return laid_out(
        f"{name} = best_in_hindsight(sweep", [prices, "multiples", *with_costs(costs)], "))"
    )


def _rows(shown: Hindsight) -> Iterator[tuple[str, str]]:
    best, own = shown.best, shown.own
    amount, currency = shown.settings.amount, shown.prices.currency
    of, at_best = number(amount), amount * (1.0 + best.total_return)
    yield words.BEST, _times("best.leverage", best.leverage)
    if shown.has_band:
        ends = (_times("best.low", best.low), _times("best.high", best.high))
        yield words.BAND, f"{ends[0]} {words.TO} {ends[1]}"
    yield words.AT_BEST, in_money(f"{of} * (1 + best.total_return)", at_best, currency)
    at_own = in_money(f"{of} * token.final_value", amount * shown.token.final_value, currency)
    yield words.at(shown.leverage), at_own
    yield words.FALL, percentage("drawdown(token.nav).min()", own.fall)
    yield words.FALL_OF_BEST, percentage("fall_of_best", shown.best_result.fall)
    if shown.swings is not None:
        swings = percent(shown.swings, signed=False)
        yield words.VOLATILITY, percentage("volatility(prices)", shown.swings, swings)
    if isfinite(own.drag):
        drag = f"sweep(prices, [{number(shown.leverage)}]).drag_share[0]"
        yield words.SWINGS, percentage(drag, own.drag)


def _times(expression: str, value: float) -> str:
    """Return a multiple in a printed line, to the digit the page shows."""
    return f"{plain(expression, value, plain_number(round(value, 1)))}x"


def _too_much(shown: Hindsight) -> Iterator[str]:
    """Yield the lines that print from which multiple up money was lost, and all of it."""
    if shown.lost_from is None:
        return
    for label, ends, limit, first in (
        (words.LOST_FROM, "total_return[:, 0]", "< 0", shown.lost_from),
        (words.GONE_FROM, "nav[-1, :, 0]", "== 0", shown.wiped_out_from),
    ):
        if first is not None:
            yield f"above = zip(multiples, swept.{ends})"
            yield f"first = min(at for at, end in above if end {limit} and at > best.leverage)"
            yield f'print(f"{label}  {{first:g}}x")'


def _halves(shown: Hindsight, costs: list[str]) -> Iterator[str]:
    """Yield the loop over the halves of the time: the best multiple of each."""
    if shown.halves is None:
        return
    yield "first, last = prices.index[0], prices.index[-1]"
    yield "middle = first + (last - first) / 2"
    yield "for half in prices.between(first, middle), prices.between(middle, last):"
    yield f"    {_best_step('top', 'half', costs)}"
    yield f'    print(f"{words.BEST_FROM} {{half.index[0]:%Y-%m-%d}}  {{top.leverage:g}}x")'


def _by_year(shown: Hindsight, costs: list[str]) -> Iterator[str]:
    """Yield the loop over whole years: the best multiple, the token by the table and for real."""
    years, own = shown.years, number(shown.leverage)
    if not years:
        return
    table = widest([percentage("table", year.theory) for year in years])
    real = widest([percentage("real", year.before_costs) for year in years])
    after = widest([percentage("after", year.token) for year in years])
    yield "for year, part in calendar_years(prices).items():"
    yield f"    {_best_step('top', 'part', costs)}"
    yield _table_step(own)
    both = f"real, after = sweep(part, [{own}], costs=[Costs(), costs]).total_return[0]"
    yield f"    {both if costs else f'real = sweep(part, [{own}]).total_return[0, 0]'}"
    first = f"{{year}}: {words.TOP} {{top.leverage:g}}x, {words.TABLE} {table}, "
    second = f"{words.REAL_ONE} {real}{f', {words.AFTER_COSTS} {after}' if costs else ''}"
    whole = f'    print(f"{first}{second}")'
    broken = f'    print(\n        f"{first}"\n        f"{second}"\n    )'
    yield whole if len(whole) <= WIDTH else broken


def _table_step(own: str) -> str:
    """Return the step that reads a year off the prospectuses' table."""
    arguments = f"part.total_return, volatility(part), {own}, part.years"
    line = f"    table = theoretical_return({arguments})"
    if len(line) <= WIDTH:
        return line
    return f"    table = theoretical_return(\n        {arguments}\n    )"
