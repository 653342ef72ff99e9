"""A simulated token: what it was worth, what it held, traded and paid on every date."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lev_core._columns import frozen_series
from lev_core._path import CHARGES, Event, Inside, PathArrays
from lev_core._targets import targets_in_force
from lev_core._types import Floats
from lev_core.costs import Costs
from lev_core.policies import Policy
from lev_core.prices import PriceHistory

RARE = ("rebalance_cost", "creation_fee", "redemption_fee")
Rows: TypeAlias = "NDArray[np.intp] | slice"  # a slice where there is nothing between them
LEDGER_CHARGES = ("trading_fee", "financing", "management_fee", "impact", "rebalance_cost")


@dataclass(frozen=True, eq=False)
class TokenPath:
    """The life of one leveraged token. All amounts are per unit of money invested.

    Parameters
    ----------
    prices : PriceHistory
        The asset the token follows.
    leverage : float
        Target leverage; with dated targets the one at the start.
    costs : Costs
        What its holders paid.
    policy : Policy
        When it was rebalanced.
    arrays : PathArrays
        The numbers, one row per price. The pandas views below are built when asked for.
    schedule : pandas.Series, optional
        The dated targets, where the target changed.
    inside : {"closes", "low_first", "high_first"}
        Whether the bars were walked through, and in which order.
    """

    prices: PriceHistory
    leverage: float
    costs: Costs
    policy: Policy
    arrays: PathArrays
    schedule: pd.Series | None = None
    inside: Inside = "closes"

    @cached_property
    def targets(self) -> pd.Series:
        """The target leverage in force at each date, after the rebalance of that date."""
        return self._dated(targets_in_force(self.given_leverage, self.prices.index), "target")

    @property
    def given_leverage(self) -> float | pd.Series:
        """The target as it was given: one number, or dated ones."""
        return self.leverage if self.schedule is None else self.schedule

    @cached_property
    def nav(self) -> pd.Series:
        """Net asset value after each interval, from 1.0, shape ``(rows,)``; never below 0."""
        return self._dated(self.arrays.nav, "nav")

    @cached_property
    def exposure(self) -> pd.Series:
        """Signed notional exposure after each rebalance, shape ``(rows,)``."""
        return self._dated(self.arrays.exposure, "exposure")

    @cached_property
    def leverage_before(self) -> pd.Series:
        """Leverage just before each rebalance; NaN where the NAV before the trade was 0."""
        return self._dated(self.arrays.leverage_before, "leverage_before")

    @cached_property
    def trades(self) -> pd.Series:
        """Notional bought (above zero) or sold (below zero); the first row, the seed, is 0."""
        return self._dated(self.arrays.trades, "trade")

    @cached_property
    def charges(self) -> pd.DataFrame:
        """What was paid in each interval, one column per cost; positive is paid, first row 0.

        Costs of a rebalance itself, creation and redemption fee have a column where the token
        has such a cost. The last two are not paid out of the NAV: the creation fee stands in
        the first row, on top of the NAV of 1, and the redemption fee in the last one.
        """
        charged = [name for name in CHARGES if name not in RARE or getattr(self.costs, name)]
        return _table({name: self.arrays.charges[name] for name in charged}, self.prices.index)

    @cached_property
    def wiped_out_row(self) -> int | None:
        """The row in which the token became worthless, or None."""
        nav = self.arrays.nav
        return int(nav.argmin()) if nav[-1] <= 0.0 else None

    @property
    def wiped_out_on(self) -> pd.Timestamp | None:
        """The date on which the token became worthless, or None."""
        row = self.wiped_out_row
        return None if row is None else self.prices.index[row]

    @property
    def liquidated_on(self) -> pd.Timestamp | None:
        """The date on which a margin position was closed with something left, or None."""
        last = self.arrays.events[-1:] if self.arrays.events else ()
        closed = any(event.reason == "liquidation" and event.nav > 0.0 for event in last)
        return self.prices.index[last[-1].row] if closed else None

    @property
    def rebalance_count(self) -> int:
        """How many times the token was rebalanced; a wipe-out counts as the last time."""
        events, ruin = self.arrays.events, self.wiped_out_row
        if events is None:
            return len(self.prices) - 1 if ruin is None else ruin
        is_by_trade = bool(events) and events[-1].nav <= 0.0
        return len(events) + (ruin is not None and not is_by_trade)

    @property
    def total_return(self) -> float:
        """Return of a holder over the whole history as a fraction; −1.0 after a wipe-out.

        That of the NAV, less what is paid to create tokens and to redeem them.
        """
        return self.final_value - 1.0

    @property
    def final_value(self) -> float:
        """What is left at the end of each unit of money put in, redeemed; 0 after a wipe-out."""
        return float(self.arrays.nav[-1]) * self.kept

    @cached_property
    def holder_value(self) -> pd.Series:
        """What is left of each unit of money put in if it is redeemed on that date.

        The NAV itself without creation and redemption fees: ``NAV·(1 − r)/(1 + c)``.
        """
        return self.nav if self.kept == 1.0 else self._dated(self.arrays.nav * self.kept, "value")

    @property
    def kept(self) -> float:
        """The share of the NAV that a holder gets for what was put in."""
        return self.costs.kept

    def ledger(self) -> pd.DataFrame:
        """Return one row per date with a rebalance, up to the wipe-out if there is one.

        The asset's return, financing and management fee are those since the row before,
        or since the start; several trades inside one bar are summed (`events` lists them).

        Returns
        -------
        pandas.DataFrame
            Indexed by date, with columns ``asset_return`` (fraction), ``leverage_before``,
            ``trade`` (signed notional), ``trading_fee``, ``financing``, ``management_fee``,
            ``impact``, ``rebalance_cost`` where there is such a cost (amounts paid) and
            ``nav``, all per unit invested.

        Examples
        --------
        >>> import pandas as pd
        >>> from lev_core import simulate_token
        >>> days = pd.date_range("2024-01-01", periods=3)
        >>> token = simulate_token(pd.Series([100.0, 110.0, 99.0], index=days), 3.0)
        >>> token.ledger()["trade"].round(9).tolist()
        [0.6, -0.78]
        """
        rows, before = self._rebalanced_rows()
        columns = {
            "asset_return": self.prices.values[rows] / self.prices.values[before] - 1.0,
            "leverage_before": self.arrays.leverage_before[rows],
            "trade": self.arrays.trades[rows],
            **{
                name: _summed(self.arrays.charges[name], rows)
                for name in LEDGER_CHARGES
                if name not in RARE or self.costs.rebalance_cost
            },
            "nav": self.arrays.nav[rows],
        }
        return _table(columns, self.prices.index[rows].rename("date"))

    def events(self) -> pd.DataFrame:
        """Return one row per rebalance, also where there were several inside one bar.

        Returns
        -------
        pandas.DataFrame
            Indexed by date, in the order in which they happened, with columns ``moment``
            ("open", "low", "high" or "close": the point of the bar the price was at or on
            its way to), ``reason`` ("reset", "band", "emergency", "adverse_move",
            "recenter", "ripcord", "liquidation" or "target"), ``price`` of the asset,
            ``leverage_before``, ``trade`` (signed notional), ``trading_fee``, ``impact``,
            ``rebalance_cost`` and ``nav`` afterwards. The amounts of a date sum to those of
            `trades` and `charges`.

        Examples
        --------
        >>> import pandas as pd
        >>> from lev_core import Band, simulate_token
        >>> days = pd.date_range("2024-01-01", periods=4)
        >>> closes = pd.Series([100.0, 95.0, 85.0, 86.0], index=days)
        >>> token = simulate_token(closes, 3.0, policy=Band(2.0, 4.0))
        >>> token.events()[["reason", "price", "trade"]].round(9).values.tolist()
        [['band', 85.0, -0.9]]
        """
        listed = self._daily_events() if self.arrays.events is None else self.arrays.events
        frame = pd.DataFrame(listed, columns=list(Event._fields)).astype(
            dict.fromkeys(Event._fields[3:], np.float64)
        )
        dates = self.prices.index[frame.pop("row").to_numpy(dtype=np.intp)]
        return frame.set_index(dates.rename("date"))

    def _rebalanced_rows(self) -> tuple[Rows, Rows]:
        """Return the rows with a rebalance, and that of the wipe-out; and the row before each."""
        if self.arrays.events is None:
            count = self.rebalance_count
            return slice(1, count + 1), slice(0, count)
        found = {event.row for event in self.arrays.events}
        found |= set() if self.wiped_out_row is None else {self.wiped_out_row}
        rows = np.array(sorted(found), dtype=np.intp)
        return rows, np.concatenate(([0], rows))[:-1]

    def _daily_events(self) -> list[Event]:
        """Return the resets at every close, which a path in closed form does not list."""
        arrays, closes = self.arrays, self.prices.values
        met = np.flatnonzero(~np.isnan(arrays.leverage_before))[1:]
        costs = (arrays.charges[name] for name in ("trading_fee", "impact", "rebalance_cost"))
        columns = (closes, arrays.leverage_before, arrays.trades, *costs, arrays.nav)
        rows = zip(met.tolist(), *(values[met].tolist() for values in columns), strict=True)
        return [Event(row, "close", "reset", *rest) for row, *rest in rows]

    def _dated(self, values: Floats, name: str) -> pd.Series:
        return frozen_series(values, self.prices.index, name)


def _summed(paid: Floats, rows: Rows) -> Floats:
    """Return what was paid up to each of some rows since the one before."""
    if isinstance(rows, slice):
        return paid[rows]
    if not len(rows):
        return np.zeros(0)
    return np.add.reduceat(paid[1 : rows[-1] + 1], np.concatenate(([0], rows))[:-1])


def _table(columns: dict[str, Floats], index: pd.DatetimeIndex) -> pd.DataFrame:
    """Return columns as one table, laid out as pandas keeps it."""
    values = np.array(list(columns.values())).T
    return pd.DataFrame(values, index=index, columns=_labels(*columns).view(), copy=False)


@lru_cache
def _labels(*names: str) -> pd.Index:
    """Return names as column labels, which take longer to make than to fill."""
    return pd.Index(names)
