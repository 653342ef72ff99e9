"""One interval of a token's life: market, charges, wipe-out or trade. The plain arithmetic."""

from __future__ import annotations

from math import nan
from typing import NamedTuple

from lev_core.rebalancing import trade_to_target


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


DEAD = Step(0.0, 0.0, nan, 0.0, 0.0, 0.0, 0.0)


def settle(nav: float, exposure: float, asset_return: float, accrual: Accrual) -> Settlement:
    """Apply the market, then financing and the management fee; a NAV of 0 is a wipe-out."""
    after_market = nav + exposure * asset_return
    financing, fee = nav * accrual.financing, nav * accrual.management_fee
    left = after_market - (financing + fee)
    if left > 0.0:
        return Settlement(left, exposure * (1.0 + asset_return), financing, fee)
    there_was = max(0.0, after_market)
    paid = min(max(0.0, financing), there_was)
    return Settlement(0.0, 0.0, paid, there_was - paid)


def reset(settled: Settlement, leverage: float, trading_fee: float) -> Step:
    """Trade back to the target; a token that cannot pay for the trade is wiped out by it."""
    charges = (settled.financing, settled.management_fee)
    if settled.nav <= 0.0:
        return Step(0.0, 0.0, nan, 0.0, *charges, 0.0)
    trade = trade_to_target(settled.nav, settled.exposure, leverage, trading_fee)
    nav = settled.nav - trading_fee * abs(trade)
    before = settled.exposure / settled.nav
    if nav <= 0.0:
        return Step(0.0, 0.0, before, 0.0, *charges, settled.nav)
    return Step(nav, leverage * nav, before, trade, *charges, trading_fee * abs(trade))
