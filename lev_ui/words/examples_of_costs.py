"""Examples for the words of costs, computed by the library."""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt
from typing import Final

from lev_core import (
    Funded,
    PerpetualFunding,
    drag_of_daily_fee,
    maker_taker_fee,
    theoretical_turnover,
)
from lev_ui.theme import multiple, percent, plain_number
from lev_ui.words.example_parts import BASIS_POINT, TRADING_DAYS, L, dollars, reset
from lev_ui.words.rules import whole_percent

DAYS_A_YEAR = 365.0
FUNDINGS_A_YEAR = 3.0 * DAYS_A_YEAR


def _turnover() -> str:
    swings = 0.2
    times = theoretical_turnover(swings, L, TRADING_DAYS)
    return (
        f"At a volatility of {whole_percent(swings)} theory expects a {multiple(L)} token to trade "
        f"{plain_number(times, 1)} times its value in a year."
    )


def _trade_costs() -> str:
    swings, fee = 0.6, 5.0 * BASIS_POINT
    cost = fee * theoretical_turnover(swings, L, DAYS_A_YEAR)
    return (
        f"At a volatility of {whole_percent(swings)} and a trading fee of "
        f"{plain_number(fee / BASIS_POINT)} basis points, about {percent(cost, signed=False)} of "
        f"a {multiple(L)} token's value a year."
    )


def _pieces() -> str:
    whole, count = reset(0.1).trade, 6
    piece = dollars(whole / count)
    return f"An order of {dollars(whole)} in {count} pieces is {count} orders of {piece}."


def _fee() -> str:
    day = 0.0003
    return (
        f"{plain_number(100.0 * day)}% a day takes {percent(drag_of_daily_fee(day), signed=False)} "
        "in a year."
    )


def _trading_fee() -> str:
    fee, trade = 5.0 * BASIS_POINT, 1000.0
    return (
        f"At {plain_number(fee / BASIS_POINT)} basis points a trade of {dollars(trade)} costs "
        f"{dollars(fee * trade)}."
    )


def _maker() -> str:
    maker, taker, share = 2.0, 5.0, 0.5
    paid = maker_taker_fee(maker * BASIS_POINT, taker * BASIS_POINT, share)
    return (
        f"With {plain_number(maker)} basis points for waiting and {plain_number(taker)} for "
        f"taking, half and half comes to {plain_number(paid / BASIS_POINT)}."
    )


def _impact() -> str:
    larger = 4.0
    return (
        f"By the square-root law an order {plain_number(larger)} times as large moves the price "
        f"{plain_number(sqrt(larger))} times as far."
    )


def _financing() -> str:
    rate = 0.05
    charge = Funded(rate=rate).yearly_charge(L, rate)
    return (
        f"At a rate of {whole_percent(rate)} a {multiple(L)} token pays {whole_percent(charge)} of "
        "its own value a year."
    )


def _spread() -> str:
    spread = 0.005
    charge = Funded(spread=spread).yearly_charge(L, 0.0)
    return (
        f"A spread of {percent(spread, signed=False)} costs a {multiple(L)} token "
        f"{whole_percent(charge)} of its own value a year."
    )


def _borrow() -> str:
    fee, short = 0.03, -2.0
    charge = Funded(borrow_fee=fee).yearly_charge(short, 0.0)
    return (
        f"A fee of {whole_percent(fee)} costs a {multiple(short)} token {whole_percent(charge)} of "
        "its own value a year."
    )


def _funding() -> str:
    each = BASIS_POINT
    rate = each * FUNDINGS_A_YEAR
    charge = PerpetualFunding(rate=rate).yearly_charge(L, rate)
    return (
        f"{plain_number(100.0 * each)}% every eight hours is {plain_number(100.0 * rate, 2)}% a "
        f"year, and {plain_number(100.0 * charge, 2)}% for a {multiple(L)} token."
    )


def _creation() -> str:
    fee = 0.001
    return f"A fee of {percent(fee, signed=False)} on {dollars(1000.0)} is {dollars(fee * 1000.0)}."


OF_COSTS: Final[dict[str, Callable[[], str]]] = {
    "turnover": _turnover,
    "algorithmic order execution": _pieces,
    "management fee": _fee,
    "rebalancing trade costs": _trade_costs,
    "trading fee": _trading_fee,
    "maker-taker fee": _maker,
    "market impact": _impact,
    "financing": _financing,
    "spread": _spread,
    "borrow fee": _borrow,
    "funding": _funding,
    "creation fee": _creation,
}
