"""What the page What it costs shows, computed once from prices and settings. No Streamlit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np
import pandas as pd

from lev_core import (
    Costs,
    Daily,
    LeverageError,
    Policy,
    PriceHistory,
    SquareRootImpact,
    TokenPath,
    costs_by_year,
    daily_volatility,
    gross_value,
    item_effects,
    itemised_charges,
    simulate_token,
    turnover,
    usual_volume,
    yearly_costs,
)
from lev_ui.by_day import by_day
from lev_ui.costs import BASIS_POINT, Curve, costs_of
from lev_ui.rules import read_rule
from lev_ui.settings import Settings
from lev_ui.shown import Shown

DAILY_FEES = (0.0001, 0.0003, 0.0005, 0.001, 0.003)
SHARES = (1e-4, 1.0)  # of a day's volume: the fund's size, from and to
STEPS, FEW_STEPS = 13, 7
USUAL_COEFFICIENT = 1.0


class Item(NamedTuple):
    """One cost: a year as a share of what was held, in money paid, and what it changed.

    `paid` and `effect` are per unit of money put in.
    """

    name: str
    yearly: float
    paid: float
    effect: float


class Trading(NamedTuple):
    """The token at another trading fee."""

    fee: float
    yearly: float
    value: float


class Sized(NamedTuple):
    """A fund as a share of a day's volume, and what impact takes of it in a year."""

    share: float
    yearly: float
    is_ruined: bool


@dataclass(frozen=True, eq=False)
class Expense(Shown):
    """One token and everything its holders paid."""

    token: TokenPath

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The costs, the one that took the most money first; what was earned comes last."""
        yearly, effects = yearly_costs(self.token), item_effects(self.token)
        paid = itemised_charges(self.token).sum()
        found = [
            Item(str(name), float(yearly.get(name, 0.0)), float(paid.get(name, 0.0)), effect)
            for name, effect in effects.items()
        ]
        return tuple(sorted(found, key=lambda item: -item.paid))

    @property
    def largest(self) -> Item | None:
        """The cost that took the most money; None where nothing was paid."""
        return self.items[0] if self.items and self.items[0].paid > 0.0 else None

    @property
    def yearly(self) -> float:
        """All costs together a year, as a share of what was held."""
        return sum(item.yearly for item in self.items)

    @property
    def paid(self) -> float:
        """All costs together in money, per unit put in."""
        return sum(item.paid for item in self.items)

    @property
    def stated(self) -> float:
        """The stated fee per year as a fraction."""
        return self.token.costs.management_fee

    @cached_property
    def without_costs(self) -> float:
        """What a unit put in would have become without any cost."""
        return gross_value(self.token)

    @cached_property
    def by_year(self) -> pd.DataFrame:
        """What each item took in each calendar year, the columns in the order of `items`."""
        years = costs_by_year(self.token)
        years = years[[item.name for item in self.items if item.name in years]]
        return years.loc[: self._last_year]

    @cached_property
    def turnover(self) -> float:
        """Notional traded a year, in values of the token."""
        return turnover(self.token)

    @cached_property
    def trading(self) -> tuple[Trading | None, ...]:
        """The token with the trading fee halved, as it is, and doubled; None beyond its means."""
        fee = self.token.costs.trading_fee
        half, double = (self._at_fee(times * fee) for times in (0.5, 2.0))
        return half, _traded(self.token), double

    @property
    def coefficient(self) -> float:
        """The coefficient of impact: the reader's, or the usual one where it is off."""
        return self.settings.impact or USUAL_COEFFICIENT

    @cached_property
    def by_size(self) -> tuple[Sized, ...]:
        """What impact would take of funds from tiny to as large as a day's volume."""
        token = self.token
        found = _by_size(self.prices, token.leverage, token.policy, token.costs, self.coefficient)
        if token.wiped_out_row is None:
            return found
        return tuple(sized._replace(is_ruined=False) for sized in found)  # not by its size

    @cached_property
    def own_share(self) -> float | None:
        """The reader's fund as a share of a usual day's volume, where that is known."""
        typed = self.settings.market
        volume = usual_volume(self.prices) if typed is None else typed
        if volume is None:
            return None
        return self.settings.size / float(np.median(np.asarray(volume)))

    @property
    def _last_year(self) -> int:
        gone = self.token.wiped_out_on or self.token.liquidated_on
        return int((self.last if gone is None else gone).year)

    def _at_fee(self, fee: float) -> Trading | None:
        policy = self.token.policy
        try:
            costs = replace(self.token.costs, trading_fee=fee)
            token = simulate_token(self.prices, self.leverage, costs=costs, policy=policy)
        except LeverageError:
            return None
        return _traded(token)


def expense(
    prices: PriceHistory, settings: Settings, asset_name: str, curve: Curve | None = None
) -> Expense:
    """Run the model on a window of prices under the reader's settings, its costs included."""
    prices = by_day(prices)
    costs = costs_of(replace(settings, costs=True), prices, curve)
    policy = read_rule(settings.rule)
    token = simulate_token(prices, settings.leverage, costs=costs, policy=policy)
    return Expense(settings, asset_name, prices, token)


@lru_cache(maxsize=16)  # prices and costs by identity: each is one object as long as it is shown
def _by_size(
    prices: PriceHistory, leverage: float, policy: Policy, costs: Costs, coefficient: float
) -> tuple[Sized, ...]:
    """Return impact by the size of a fund that keeps that size, on a market of volume 1."""
    impact = SquareRootImpact(
        daily_volume=1.0, daily_volatility=daily_volatility(prices), coefficient=coefficient
    )
    found = []
    for share in np.geomspace(*SHARES, STEPS if policy == Daily() else FEW_STEPS).tolist():
        of_size = replace(
            costs, impact=impact, fund_size=share, rebalance_cost=0.0, size_follows_nav=False
        )
        token = simulate_token(prices, leverage, costs=of_size, policy=policy)
        yearly = float(yearly_costs(token).get("impact", 0.0))
        found.append(Sized(share, yearly, token.wiped_out_row is not None))
    return tuple(found)


def _traded(token: TokenPath) -> Trading:
    yearly = float(yearly_costs(token).get("trading_fee", 0.0))
    return Trading(token.costs.trading_fee, yearly, token.final_value)


def in_basis_points(fee: float) -> float:
    """Return a fee as a fraction in basis points."""
    return fee / BASIS_POINT
