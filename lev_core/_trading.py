"""One trade and everything it costs: fee, impact, and what each rebalance costs by itself."""

from __future__ import annotations

from math import isnan, sqrt
from typing import NamedTuple

import numpy as np
import pandas as pd

from lev_core._types import Floats
from lev_core.costs import Costs
from lev_core.impact import traded_sizes
from lev_core.rebalancing import trade_to_target


class TradeTerms(NamedTuple):
    """What a trade costs at one date, per unit of money invested."""

    fee: float
    impact: float = 0.0  # κ of the fund at its size at the start
    fixed: float = 0.0  # of each rebalance
    follows_nav: bool = True
    in_proportion: bool = True


class Trade(NamedTuple):
    """One trade: its signed notional, what it cost, and what the token is left with."""

    notional: float
    trading_fee: float
    impact: float
    rebalance_cost: float
    nav: float
    exposure: float


class Trades(NamedTuple):
    """Many trades at once: arrays of one shape, the exposure left out."""

    notional: Floats
    trading_fee: Floats
    impact: Floats
    rebalance_cost: Floats
    nav: Floats


def trade_terms(costs: Costs, index: pd.DatetimeIndex) -> list[TradeTerms]:
    """Return what a trade costs at each date."""
    always = terms_but_impact(costs)
    if always.in_proportion:
        return [always] * len(index)
    return [always._replace(impact=kappa) for kappa in kappas(costs, index).tolist()]


def terms_but_impact(costs: Costs) -> TradeTerms:
    """Return what a trade costs at any date, its impact left out."""
    if costs.trades_in_proportion or costs.fund_size is None:
        return TradeTerms(costs.trading_fee)
    fixed = costs.rebalance_cost / costs.fund_size
    return TradeTerms(costs.trading_fee, 0.0, fixed, costs.size_follows_nav, in_proportion=False)


def kappas(costs: Costs, index: pd.DatetimeIndex) -> Floats:
    """Return κ of every date for the fund at its size at the start, 0 where nothing is charged."""
    if costs.impact is None or costs.fund_size is None:
        return np.zeros(len(index))
    return costs.impact.kappa(index, costs.fund_size)


def trade_to(nav: float, exposure: float, leverage: float, terms: TradeTerms) -> Trade:
    """Trade to a leverage; a token that cannot pay for the trade is wiped out by it."""
    if not terms.in_proportion:
        return _trade_at_any_cost(nav, exposure, leverage, terms)
    notional = trade_to_target(nav, exposure, leverage, terms.fee)
    fee = terms.fee * abs(notional)
    left = nav - fee
    if left <= 0.0:
        return Trade(0.0, nav, 0.0, 0.0, 0.0, 0.0)
    return Trade(notional, fee, 0.0, 0.0, left, leverage * left)


def _trade_at_any_cost(nav: float, exposure: float, leverage: float, terms: TradeTerms) -> Trade:
    """Trade where the cost of a trade is more than a share of its notional.

    The cost of the rebalance itself is paid first, then fee and impact; where no trade restores
    the target, all that is left is lost to impact.
    """
    fixed = terms.fixed if terms.follows_nav else terms.fixed * nav
    there_was = nav - fixed
    if there_was <= 0.0:
        return Trade(0.0, 0.0, 0.0, nav, 0.0, 0.0)
    impact = terms.impact if terms.follows_nav else terms.impact / sqrt(nav)
    notional = trade_to_target(there_was, exposure, leverage, terms.fee, impact)
    if isnan(notional):
        return Trade(0.0, 0.0, there_was, fixed, 0.0, 0.0)
    size = abs(notional)
    fee, moved = terms.fee * size, impact * size * sqrt(size)
    left = there_was - (fee + moved)
    if left <= 0.0:
        paid = min(fee, there_was)
        return Trade(0.0, paid, there_was - paid, fixed, 0.0, 0.0)
    return Trade(notional, fee, moved, fixed, left, leverage * left)


class Sized(NamedTuple):
    """Many trades by their size: what each rebalance costs, what is left to trade, and its cost."""

    fixed: Floats
    there_was: Floats
    sign: Floats
    size: Floats
    fee: Floats
    moved: Floats


def trade_all(
    nav: Floats, exposure: Floats, leverage: Floats | float, terms: TradeTerms, impact: Floats
) -> Trades:
    """Trade many tokens, each with a NAV above zero, to a leverage, as `trade_to` does one.

    κ is `impact` and not that of the terms: one value for all tokens or one for each.
    """
    fixed, there_was, sign, size, fee, moved = _sized(nav, exposure, leverage, terms, impact)
    left = there_was - (fee + moved)
    alive = left > 0.0
    fee = np.where(alive, fee, np.where(np.isnan(size), 0.0, np.minimum(fee, there_was)))
    return Trades(
        notional=np.where(alive, sign * size, 0.0),
        trading_fee=fee,
        impact=np.where(alive, moved, there_was - fee),
        rebalance_cost=fixed,
        nav=np.where(alive, left, 0.0),
    )


def nav_after_all(
    nav: Floats, exposure: Floats, leverage: Floats, terms: TradeTerms, impact: Floats
) -> Floats:
    """Return the NAV that `trade_all` leaves, without what each trade was and paid."""
    sized = _sized(nav, exposure, leverage, terms, impact)
    left = sized.there_was - (sized.fee + sized.moved)
    return np.fmax(left, 0.0)  # where no trade restores the target there is no number


def _sized(
    nav: Floats, exposure: Floats, leverage: Floats | float, terms: TradeTerms, impact: Floats
) -> Sized:
    fixed = np.minimum(terms.fixed * (1.0 if terms.follows_nav else nav), nav)
    there_was = nav - fixed
    per_unit = impact if terms.follows_nav else impact / np.sqrt(nav)
    missing = leverage * there_was - exposure
    sign = np.copysign(1.0, missing)
    steep = sign * leverage
    size = traded_sizes(np.abs(missing), 1.0 + steep * terms.fee, steep * per_unit)
    return Sized(fixed, there_was, sign, size, terms.fee * size, per_unit * size * np.sqrt(size))
