"""What the Rebalancing page shows, computed once from prices and settings. No Streamlit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lev_core import (
    Daily,
    Never,
    PriceHistory,
    TokenPath,
    leverage_range,
    simulate_token,
    theoretical_turnover,
    turnover,
    volatility,
)
from lev_core.prices import MIN_ROWS
from lev_ui.by_day import by_day
from lev_ui.costs import Curve, costs_of, money_traded
from lev_ui.rules import read_rule
from lev_ui.settings import Settings
from lev_ui.shown import Shown

TRADE_COSTS = ("trading_fee", "impact", "rebalance_cost")
SHARES = (0.01, 0.05, 0.10)  # of a day's volume, from which trades are counted


class Stage(NamedTuple):
    """A token at one moment, in money: what it is worth and what it moves with.

    `debt` is given where more is owed than there is.
    """

    value: float
    exposure: float
    debt: float = 0.0

    @property
    def leverage(self) -> float:
        """The leverage held; 0 of nothing."""
        return self.exposure / self.value if self.value > 0.0 else 0.0

    @property
    def borrowed(self) -> float:
        """Money borrowed, or what a short position owes of the asset."""
        return max(self.debt, self.exposure - self.value, -self.exposure)

    @property
    def cash(self) -> float:
        """Money not in the asset."""
        return max(0.0, self.value - self.exposure) if not self.debt else 0.0


class Day(NamedTuple):
    """One day of a token, in money: before the move, after it, and after the trade."""

    row: int
    date: pd.Timestamp
    asset_return: float
    before: Stage
    moved: Stage
    after: Stage
    trade: float
    trade_cost: float
    carried: float  # financing and management fee


class MarketShare(NamedTuple):
    """The fund's trades as shares of a day's volume."""

    median: float
    largest: float
    largest_on: pd.Timestamp
    days_above: tuple[int, ...]
    days: int


class Holding(NamedTuple):
    """What became of money put in on a day, and what it moves with at the end."""

    bought_on: pd.Timestamp
    value: float
    exposure: float
    leverage: float  # of the money put in


@dataclass(frozen=True, eq=False)
class Mechanism(Shown):
    """One token day by day: what it held, what it traded, and who was on the other side."""

    token: TokenPath

    @property
    def is_daily(self) -> bool:
        """Whether the token is reset at every close."""
        return self.token.policy == Daily()

    @property
    def last_row(self) -> int:
        """The last row on which the token was alive and not yet closed by a lender."""
        closed = self.token.liquidated_on
        if closed is not None:
            return int(self.prices.index.searchsorted(closed))
        gone = self.token.wiped_out_row
        return len(self.prices) - 1 if gone is None else gone

    @property
    def has_a_law(self) -> bool:
        """Whether the sign of a trade follows from that of the move."""
        return self.leverage not in {0.0, 1.0} and not self.is_held

    @property
    def is_held(self) -> bool:
        """Whether this is a margin position, which trades only when it is closed."""
        return isinstance(self.token.policy, Never)

    @cached_property
    def traded(self) -> NDArray[np.float64]:
        """The trade of each row as a fraction of the value at the start of its interval."""
        start = self.token.arrays.nav[:-1]
        share = np.zeros(len(self.prices))
        np.divide(self.token.arrays.trades[1:], start, out=share[1:], where=start > 0.0)
        return share

    @cached_property
    def day(self) -> Day:
        """The day asked for, or the one with the largest trade."""
        return self.day_at(self.row_of(self.settings.day))

    def day_at(self, row: int) -> Day:
        """Return one day for the reader's amount held the evening before."""
        arrays, amount = self.token.arrays, self.settings.amount
        scale = amount / float(arrays.nav[row - 1])
        change = float(self.prices.interval_returns[row - 1])
        charges = {name: scale * float(values[row]) for name, values in arrays.charges.items()}
        held = scale * float(arrays.exposure[row - 1])
        after = Stage(scale * float(arrays.nav[row]), scale * float(arrays.exposure[row]))
        carried = charges["financing"] + charges["management_fee"]
        moved = Stage(amount + held * change - carried, held * (1.0 + change))
        if after.value <= 0.0:
            moved = Stage(0.0, moved.exposure, debt=max(held - amount, moved.exposure, -held))
        return Day(
            row=row,
            date=self.prices.index[row],
            asset_return=change,
            before=Stage(amount, held),
            moved=moved,
            after=after,
            trade=scale * float(arrays.trades[row]),
            trade_cost=sum(charges[name] for name in TRADE_COSTS),
            carried=carried,
        )

    @cached_property
    def opposite(self) -> NDArray[np.float64]:
        """The trades of a token of the opposite multiple, likewise."""
        mirror = simulate_token(
            self.prices, -self.leverage, costs=self.token.costs, policy=self.token.policy
        )
        return Mechanism(self.settings, self.asset_name, self.prices, mirror).traded

    @cached_property
    def with_the_move(self) -> tuple[int, int]:
        """On how many days the trade had the sign of the move, of how many with a trade."""
        trades = self.traded[1:]
        counted = (trades != 0.0) & (self.prices.interval_returns != 0.0)
        same = np.sign(trades[counted]) == np.sign(self.prices.interval_returns[counted])
        return int(same.sum()), int(counted.sum())

    @cached_property
    def turnover(self) -> float:
        """Notional traded a year, in values of the token."""
        return turnover(self.token)

    @cached_property
    def expected_turnover(self) -> float | None:
        """The same from theory, for a daily reset at this asset's volatility."""
        if not self.is_daily or self.last_row < MIN_ROWS:
            return None
        lived = self.prices.between(self.prices.index[0], self.prices.index[self.last_row])
        if len(lived) <= MIN_ROWS:
            return None
        return theoretical_turnover(volatility(lived), self.leverage, lived.periods_per_year)

    @cached_property
    def market_share(self) -> MarketShare | None:
        """The fund's trades against the market's volume, where that is known or typed."""
        volume = money_traded(self.prices, self.settings.market)
        if volume is None:
            return None
        rows = slice(1, self.last_row + 1)
        with np.errstate(divide="ignore", invalid="ignore"):
            shares = np.abs(self.traded[rows]) * self.settings.size / volume[rows]
        known = np.isfinite(shares)
        if not known.any():
            return None
        largest = int(np.where(known, shares, -1.0).argmax())
        return MarketShare(
            median=float(np.median(shares[known])),
            largest=float(shares[largest]),
            largest_on=self.prices.index[largest + 1],
            days_above=tuple(int((shares[known] > share).sum()) for share in SHARES),
            days=int(known.sum()),
        )

    @cached_property
    def inside(self) -> pd.DataFrame:
        """The range of leverage held inside each bar while the token lived."""
        return leverage_range(self.token).iloc[1 : self.last_row + 1]

    @property
    def bought_row(self) -> int:
        """The row of the reader's day of buying; the first one unless a day is chosen."""
        return 0 if self.settings.bought is None else self.row_of(self.settings.bought, first=0)

    @cached_property
    def own(self) -> Holding | None:
        """What money put in on the reader's day became; None after a wipe-out."""
        row = self.bought_row
        nav, exposure = self.token.arrays.nav, self.token.arrays.exposure
        if nav[row] <= 0.0:
            return None
        units = self.settings.amount / float(nav[row])
        held = units * float(exposure[-1])
        return Holding(
            bought_on=self.prices.index[row],
            value=units * float(nav[-1]),
            exposure=held,
            leverage=held / self.settings.amount,
        )

    def row_of(self, day: date | None, first: int = 1) -> int:
        """Return the row of a day, of the next one with a price, or of the largest trade."""
        if day is None:
            return max(first, int(np.abs(self.traded[: self.last_row + 1]).argmax()))
        row = int(self.prices.index.tz_localize(None).searchsorted(pd.Timestamp(day)))
        return min(max(first, row), self.last_row)


def mechanism(
    prices: PriceHistory, settings: Settings, asset_name: str, curve: Curve | None = None
) -> Mechanism:
    """Run the model on a window of prices under the reader's settings."""
    prices = by_day(prices)
    token = simulate_token(
        prices,
        settings.leverage,
        costs=costs_of(settings, prices, curve),
        policy=read_rule(settings.rule),
    )
    return Mechanism(settings, asset_name, prices, token)
