"""What the Compare page shows, computed once from prices and settings. No Streamlit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from lev_core import (
    BothOrders,
    Costs,
    Daily,
    GapAttribution,
    Never,
    Policy,
    PriceHistory,
    TokenPath,
    attribute_gap,
    attribute_log_gap,
    drawdown,
    gross_value,
    power_law,
    simple_leverage,
    simulate_token,
    unlevered,
    worthless_on,
)
from lev_ui.bars import through_bars
from lev_ui.by_day import by_day
from lev_ui.costs import Curve, costs_of
from lev_ui.rules import read_rule, rule_for
from lev_ui.settings import Settings
from lev_ui.shown import Shown

MAINTENANCE = 0.05  # of the position: what a broker asks to be left, about
TIE = 1e-9  # rounding, not a lead
LOG_FROM = 10.0  # parts beyond ±1,000% are drawn in log points


@dataclass(frozen=True, eq=False)
class Comparison(Shown):
    """One asset, one multiple, one window: the token and what it is compared with."""

    token: TokenPath
    gap: GapAttribution

    @property
    def policy(self) -> Policy:
        """The rule by which the token is rebalanced."""
        return self.token.policy

    @property
    def is_daily(self) -> bool:
        """Whether that is the reset at every close."""
        return self.policy == Daily()

    @property
    def asset_return(self) -> float:
        """The asset's return over the window."""
        return self.prices.total_return

    @cached_property
    def others(self) -> tuple[TokenPath, ...]:
        """The further multiples the reader wants beside it, under the same costs and rule."""
        costs, policy = self.token.costs, self.policy
        return tuple(
            simulate_token(self.prices, times, costs=costs, policy=rule_for(policy, times))
            for times in self.settings.also
            if times != self.leverage
        )

    @cached_property
    def before_costs(self) -> float:
        """The token's return before any cost."""
        return gross_value(self.token) - 1.0

    @cached_property
    def log_gap(self) -> GapAttribution | None:
        """The gap in log points, where it has them."""
        return attribute_log_gap(self.token)

    @cached_property
    def asset(self) -> pd.Series:
        """The asset per unit invested."""
        return unlevered(self.prices)

    @cached_property
    def simple(self) -> pd.Series:
        """L × asset per unit invested; can fall below zero."""
        return simple_leverage(self.prices, self.leverage)

    @cached_property
    def baseline(self) -> pd.Series:
        """The line the token is held against."""
        match self.settings.baseline:
            case "margin":
                return self.margin.nav
            case "asset":
                return self.asset
            case "power":
                return power_law(self.prices, self.leverage)
            case _:
                return self.simple

    @cached_property
    def margin(self) -> TokenPath:
        """A margin position at the same multiple: entered once, never reset, no manager."""
        paid = self.token.costs
        costs = Costs(financing=paid.financing, trading_fee=paid.trading_fee)
        policy = Never(MAINTENANCE)
        return simulate_token(self.prices, self.leverage, costs=costs, policy=policy)

    @property
    def margin_closed_on(self) -> pd.Timestamp | None:
        """When the lender closed the margin position, whether or not anything was left of it."""
        return self.margin.liquidated_on or self.margin.wiped_out_on

    @cached_property
    def inside(self) -> BothOrders | None:
        """The token along both roads through its bars, where they tell more than the closes."""
        return None if self.token.wiped_out_on is not None else through_bars(self.token)

    @cached_property
    def worthless_on(self) -> pd.Timestamp | None:
        """When a position of fixed size would have been worth nothing."""
        return worthless_on(self.simple)

    @cached_property
    def token_drawdown(self) -> pd.Series:
        """How far the token stands below its highest value so far."""
        return drawdown(self.token.holder_value)

    @cached_property
    def asset_drawdown(self) -> pd.Series:
        """How far the asset stands below its highest value so far."""
        return drawdown(self.asset)

    @cached_property
    def lead(self) -> Lead:
        """Who was ahead, token or baseline, and since when."""
        return find_lead(self.token.holder_value, self.baseline)

    @property
    def is_split(self) -> bool:
        """Whether the compounding effect is opened into its two parts."""
        return self.settings.split and self.gap.is_split

    @property
    def parts_explode(self) -> bool:
        """Whether trend gain and drag are too large to be drawn in points."""
        return max(abs(self.gap.trend_gain), abs(self.gap.volatility_drag)) > LOG_FROM


@dataclass(frozen=True)
class Lead:
    """Who ended ahead. `since` is the first date of the final lead; None: from the start."""

    ahead: float
    since: pd.Timestamp | None


def compare(
    prices: PriceHistory, settings: Settings, asset_name: str, curve: Curve | None = None
) -> Comparison:
    """Run the model on a window of prices under the reader's settings."""
    prices = by_day(prices)
    costs, policy = costs_of(settings, prices, curve), read_rule(settings.rule)
    token = simulate_token(prices, settings.leverage, costs=costs, policy=policy)
    return Comparison(
        settings=settings,
        asset_name=asset_name,
        prices=prices,
        token=token,
        gap=attribute_gap(token),
    )


def find_lead(token: pd.Series, baseline: pd.Series) -> Lead:
    """Return who ended ahead and the date from which that never changed."""
    difference = token.to_numpy() - baseline.to_numpy()
    ahead = 0.0 if abs(difference[-1]) < TIE else float(np.sign(difference[-1]))
    if ahead == 0.0:
        return Lead(ahead, None)
    changed = ahead * difference[::-1] < TIE
    if not changed.any():  # a fee on the way in: behind from the first moment
        return Lead(ahead, None)
    before_last_change = int(changed.argmax())
    row = len(difference) - before_last_change
    # The first row is always a tie: a lead that starts right after it was there from the start.
    return Lead(ahead, None if row == 1 else token.index[row])
