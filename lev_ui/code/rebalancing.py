"""The program of Rebalancing: one day before the move, after it and after the trade."""

from __future__ import annotations

from collections.abc import Iterator

from lev_ui.code.figures import in_money, percentage, plain, printed
from lev_ui.code.steps import token_steps
from lev_ui.code.writing import number, program, text
from lev_ui.mechanism import TRADE_COSTS, Mechanism, Stage
from lev_ui.sources import Sourced
from lev_ui.theme import signed_leverage
from lev_ui.words import code as words

HELD = "before, after = units * token.exposure.iloc[[row - 1, row]]"


def rebalancing_code(shown: Mechanism, sourced: Sourced) -> str:
    """Return the program that prints the day Rebalancing shows.

    Parameters
    ----------
    shown : Mechanism
        What the page shows.
    sourced : Sourced
        Where its prices and its rate come from.

    Returns
    -------
    str
        Python that needs the library alone.
    """
    said = words.rebalancing_title(shown.leverage, shown.asset_name, shown.day.date)
    return program(
        said, [*token_steps(shown, sourced), *_day_steps(shown)], printed(list(_rows(shown)))
    )


def _day_steps(shown: Mechanism) -> Iterator[str]:
    day, amount = shown.day, number(shown.settings.amount)
    yield f"row = prices.index.get_loc({text(f'{day.date:%Y-%m-%d}')})"
    yield "move = prices.interval_returns[row - 1]"
    yield f"units = {amount} / token.nav.iloc[row - 1]  # {words.BOUGHT_BEFORE}"
    yield HELD
    yield "trade = units * token.trades.iloc[row]"
    paid = [name for name in TRADE_COSTS if shown.token.arrays.charges[name][day.row]]
    if len(paid) == 1:
        yield f"cost = units * token.charges.{paid[0]}.iloc[row]"
    elif paid:
        listed = ", ".join(map(text, paid))
        yield f"paid = token.charges[[{listed}]].iloc[row]"
        yield "cost = units * paid.sum()"


def _rows(shown: Mechanism) -> Iterator[tuple[str, str]]:
    day, currency = shown.day, shown.prices.currency
    yield words.MOVE, percentage("move", day.asset_return)
    yield words.BEFORE, in_money("before", day.before.exposure, currency)
    if day.after.value <= 0.0:
        yield words.WIPED_OUT, "{token.wiped_out_on:%Y-%m-%d}"
        return
    yield words.MOVED, in_money("before * (1 + move)", day.moved.exposure, currency)
    held = plain("token.leverage_before.iloc[row]", day.moved.leverage, _times(day.moved))
    yield words.LEVERAGE, held
    verb = words.SOLD if day.trade < 0.0 else words.BOUGHT
    yield verb, in_money("-trade" if day.trade < 0.0 else "trade", abs(day.trade), currency)
    if day.trade_cost:
        yield words.TRADE_COST, in_money("cost", day.trade_cost, currency)
    yield words.AFTER, in_money("after", day.after.exposure, currency)


def _times(stage: Stage) -> str:
    return signed_leverage(stage.leverage)
