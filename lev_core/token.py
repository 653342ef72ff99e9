"""A simulated token: what it was worth, what it held, traded and paid on every date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

import numpy as np
import pandas as pd

from lev_core._columns import read_only
from lev_core._types import Floats
from lev_core.costs import Costs
from lev_core.policies import Daily
from lev_core.prices import PriceHistory

LEDGER_CHARGES = ("trading_fee", "financing", "management_fee", "impact")
CHARGES = ("management_fee", "financing", "trading_fee", "impact")


@dataclass(frozen=True, eq=False)
class PathArrays:
    """The bare numbers of a path, one row per price; `TokenPath` gives them dates and names.

    Parameters
    ----------
    nav, exposure, leverage_before, trades : numpy.ndarray
        Shape ``(rows,)``.
    charges : mapping of str to numpy.ndarray
        For each name in `CHARGES` the amounts paid, shape ``(rows,)``.
    """

    nav: Floats
    exposure: Floats
    leverage_before: Floats
    trades: Floats
    charges: Mapping[str, Floats]

    def __post_init__(self) -> None:
        """Close the arrays to writing."""
        for values in (self.nav, self.exposure, self.leverage_before, self.trades):
            read_only(values)
        for values in self.charges.values():
            read_only(values)
        object.__setattr__(self, "charges", MappingProxyType(dict(self.charges)))


def path_of(columns: Mapping[str, Floats]) -> PathArrays:
    """Return a path from its columns, named as the fields of a `Step`; no impact is charged."""
    nav = columns["nav"]
    return PathArrays(
        nav=nav,
        exposure=columns["exposure"],
        leverage_before=columns["leverage_before"],
        trades=columns["trade"],
        charges={
            "management_fee": columns["management_fee"],
            "financing": columns["financing"],
            "trading_fee": columns["trading_fee"],
            "impact": np.zeros(len(nav)),
        },
    )


@dataclass(frozen=True, eq=False)
class TokenPath:
    """The life of one leveraged token. All amounts are per unit of money invested.

    Parameters
    ----------
    prices : PriceHistory
        The asset the token follows.
    leverage : float
        Target leverage.
    costs : Costs
        What its holders paid.
    policy : Daily
        When it was rebalanced.
    arrays : PathArrays
        The numbers, one row per price. The pandas views below are built when asked for.
    """

    prices: PriceHistory
    leverage: float
    costs: Costs
    policy: Daily
    arrays: PathArrays

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
        """What was paid in each interval, one column per cost; positive is paid, first row 0."""
        return pd.DataFrame(
            dict(self.arrays.charges), index=self.prices.index, columns=list(CHARGES)
        )

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
    def rebalance_count(self) -> int:
        """How many intervals the token lived through, each ending in a rebalance or a wipe-out."""
        return len(self.prices) - 1 if self.wiped_out_row is None else self.wiped_out_row

    @property
    def total_return(self) -> float:
        """Return over the whole history as a fraction; −1.0 after a wipe-out."""
        return float(self.arrays.nav[-1] - 1.0)

    def ledger(self) -> pd.DataFrame:
        """Return one row per rebalance, up to the wipe-out if there is one.

        Returns
        -------
        pandas.DataFrame
            Indexed by date, with columns ``asset_return`` (fraction), ``leverage_before``,
            ``trade`` (signed notional), ``trading_fee``, ``financing``, ``management_fee``,
            ``impact`` (amounts paid) and ``nav``, all per unit invested.

        Examples
        --------
        >>> import pandas as pd
        >>> from lev_core import simulate_token
        >>> days = pd.date_range("2024-01-01", periods=3)
        >>> token = simulate_token(pd.Series([100.0, 110.0, 99.0], index=days), 3.0)
        >>> token.ledger()["trade"].round(9).tolist()
        [0.6, -0.78]
        """
        end = self.rebalance_count + 1
        rows = slice(1, end)
        columns = {
            "asset_return": self.prices.interval_returns[: end - 1],
            "leverage_before": self.arrays.leverage_before[rows],
            "trade": self.arrays.trades[rows],
            **{name: self.arrays.charges[name][rows] for name in LEDGER_CHARGES},
            "nav": self.arrays.nav[rows],
        }
        return pd.DataFrame(columns, index=self.prices.index[rows].rename("date"))

    def _dated(self, values: Floats, name: str) -> pd.Series:
        return pd.Series(np.asarray(values), index=self.prices.index, name=name)
