"""One interval of a token's life: market, charges, wipe-out or trade. The plain arithmetic."""

from __future__ import annotations

from math import nan
from typing import NamedTuple

from lev_core._trading import TradeTerms, trade_to
from lev_core.costs import Costs
from lev_core.prices import PriceHistory


class Intervals(NamedTuple):
    """The intervals of a history as plain numbers, one value for each."""

    returns: list[float]
    years: list[float]
    rates: list[float]
    management_fees: list[float]  # per unit of NAV at the interval's start


class Accrual(NamedTuple):
    """Charges of one interval per unit of NAV at its start; negative is income."""

    financing: float
    management_fee: float


class Settlement(NamedTuple):
    """Where market, financing and management fee leave the token, before any trade.

    The charges are those really paid: a token that cannot pay in full pays what is left,
    financing first, and one that the market alone has wiped out pays nothing.
    """

    nav: float
    exposure: float
    financing: float
    management_fee: float


class Step(NamedTuple):
    """One row of a token's path: its state after the rebalance, and how it got there."""

    nav: float
    exposure: float
    leverage_before: float
    trade: float
    financing: float
    management_fee: float
    trading_fee: float
    impact: float
    rebalance_cost: float


DEAD = Step(0.0, 0.0, nan, *(0.0,) * 6)


def intervals_of(prices: PriceHistory, costs: Costs) -> Intervals:
    """Return what the loops over time need to know of each interval."""
    return Intervals(
        prices.interval_returns.tolist(),
        prices.interval_years.tolist(),
        costs.financing.rates(prices.index).tolist(),
        (costs.management_fee * prices.interval_years).tolist(),
    )


def settle(nav: float, exposure: float, asset_return: float, accrual: Accrual) -> Settlement:
    """Apply the market, then financing and the management fee; a NAV of 0 is a wipe-out."""
    after_market = nav + exposure * asset_return
    return pay(nav, after_market, exposure * (1.0 + asset_return), accrual)


def pay(start: float, after_market: float, exposure: float, accrual: Accrual) -> Settlement:
    """Take the charges on the NAV at the interval's start from what the market has left."""
    financing, fee = start * accrual.financing, start * accrual.management_fee
    left = after_market - (financing + fee)
    if left > 0.0:
        return Settlement(left, exposure, financing, fee)
    there_was = max(0.0, after_market)
    paid = min(max(0.0, financing), there_was)
    return Settlement(0.0, 0.0, paid, there_was - paid)


def reset(settled: Settlement, leverage: float, terms: TradeTerms) -> Step:
    """Trade back to the target at the end of an interval, unless nothing is left."""
    charges = (settled.financing, settled.management_fee)
    if settled.nav <= 0.0:
        return Step(0.0, 0.0, nan, 0.0, *charges, 0.0, 0.0, 0.0)
    done = trade_to(settled.nav, settled.exposure, leverage, terms)
    before = settled.exposure / settled.nav
    return Step(done.nav, done.exposure, before, done.notional, *charges, *done[1:4])
