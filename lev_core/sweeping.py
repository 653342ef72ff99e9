"""A daily-reset token at many multiples and under many costs, with every path kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np
import pandas as pd

from lev_core._columns import read_only
from lev_core._swept import step_all
from lev_core._swept_at_once import all_at_once
from lev_core._targets import check_leverage
from lev_core._types import Floats
from lev_core.costs import Costs
from lev_core.daily import compound
from lev_core.errors import LeverageError
from lev_core.prices import PriceHistory, as_prices
from lev_core.rebalancing import check_affordable
from lev_core.simulation import simulate_token

NO_COSTS = (Costs(),)
FEW = 8  # tokens, one by one as quick as all in each step


@dataclass(frozen=True, eq=False)
class Sweep:
    """The paths of a token at many multiples, under one or more sets of costs.

    Parameters
    ----------
    prices : PriceHistory
        The asset.
    leverages : tuple of float
        The multiples, in the order given.
    costs : tuple of Costs
        The costs, in the order given.
    nav : numpy.ndarray
        Net asset value from 1.0, shape ``(rows, leverages, costs)``; never below 0, read-only.

    Examples
    --------
    See `sweep`.
    """

    prices: PriceHistory
    leverages: tuple[float, ...]
    costs: tuple[Costs, ...]
    nav: Floats

    @cached_property
    def total_return(self) -> Floats:
        """Return of a holder as a fraction, shape ``(leverages, costs)``.

        That of the NAV, less what is paid to create tokens and to redeem them.
        """
        return read_only(self.nav[-1] * np.array([charged.kept for charged in self.costs]) - 1.0)

    @cached_property
    def max_drawdown(self) -> Floats:
        """The deepest fall below a high so far, from −1 to 0, shape ``(leverages, costs)``."""
        deepest = np.empty(self.nav.shape[1:])
        for place in np.ndindex(deepest.shape):
            path = self.nav[:, *place]
            deepest[place] = (path / np.maximum.accumulate(path)).min() - 1.0
        return read_only(deepest)

    @cached_property
    def drag(self) -> Floats:
        """Volatility drag as a fraction of the money put in, shape ``(leverages,)``, before costs.

        The token before costs less one on an asset with the same start and end in equal steps:
        ``Π(1 + L·r_t) − (1 + L·(ρ^(1/N) − 1))^N``. NaN where the equal steps wipe the token out.
        """
        ends, steady = self._before_costs
        return read_only(ends - steady)

    @cached_property
    def drag_share(self) -> Floats:
        """Volatility drag as a share of what equal steps would have made, shape ``(leverages,)``.

        ``Π(1 + L·r_t) / (1 + L·(ρ^(1/N) − 1))^N − 1``: from −1 to 0 for a multiple above 1 or
        below 0, zero or above between them. NaN where the equal steps wipe the token out.
        """
        ends, steady = self._before_costs
        return read_only(ends / steady - 1.0)

    @cached_property
    def _before_costs(self) -> tuple[Floats, Floats]:
        """The final value before costs of each multiple, and that in equal steps or NaN."""
        returns = self.prices.interval_returns
        step = (self.prices.values[-1] / self.prices.values[0]) ** (1.0 / len(returns)) - 1.0
        multiples = np.array(self.leverages)
        ends = np.array([compound(1.0 + m * returns, m)[-1] for m in self.leverages])
        even = 1.0 + multiples * step
        steady = np.where(even > 0.0, np.maximum(even, 0.0) ** len(returns), np.nan)
        return ends, steady


def sweep(
    prices: PriceHistory | pd.Series,
    leverages: Iterable[float],
    *,
    costs: Costs | Sequence[Costs] = NO_COSTS,
) -> Sweep:
    """Simulate a daily-reset token at many multiples and under one or more sets of costs.

    The paths are those of `simulate_token`, without its ledgers.

    Parameters
    ----------
    prices : PriceHistory or pandas.Series
        The asset, shape ``(rows,)``.
    leverages : iterable of float
        Target leverages from −10 to 10, at least one.
    costs : Costs or sequence of Costs, optional
        What holders pay; nothing by default.

    Returns
    -------
    Sweep
        NAV of every combination.

    Raises
    ------
    LeverageError
        If there is no multiple, or a price, multiple or cost is one the model cannot use.

    Examples
    --------
    >>> import pandas as pd
    >>> days = pd.date_range("2024-01-01", periods=3)
    >>> found = sweep(pd.Series([100.0, 110.0, 100.0], index=days), [1.0, 2.0, 3.0])
    >>> found.total_return[:, 0].round(6).tolist()
    [0.0, -0.018182, -0.054545]
    """
    return _swept([as_prices(prices)], leverages, costs)[0]


def sweep_assets(
    histories: Mapping[str, PriceHistory],
    leverages: Iterable[float],
    *,
    costs: Costs | Sequence[Costs] = NO_COSTS,
    executor: Executor | None = None,
) -> dict[str, Sweep]:
    """Run a sweep over many assets, here or spread over the workers of an executor.

    Parameters
    ----------
    histories : mapping of str to PriceHistory
        The assets by name.
    leverages : iterable of float
        Target leverages, as in `sweep`.
    costs : Costs or sequence of Costs, optional
        What holders pay; nothing by default.
    executor : concurrent.futures.Executor, optional
        Where to compute: threads, processes, or ``dask.distributed.Client.get_executor()``.
        One after the other in this process by default; the result is the same.

    Returns
    -------
    dict of str to Sweep
        A sweep of each asset, in the order of `histories`.

    Raises
    ------
    LeverageError
        As `sweep`.

    Examples
    --------
    >>> import pandas as pd
    >>> days = pd.date_range("2024-01-01", periods=2)
    >>> up = PriceHistory(pd.Series([100.0, 110.0], index=days))
    >>> sweep_assets({"up": up}, [2.0])["up"].total_return.round(6).tolist()
    [[0.2]]
    """
    multiples = tuple(leverages)
    if executor is None:
        return dict(zip(histories, _swept([*histories.values()], multiples, costs), strict=True))
    one = partial(sweep, leverages=multiples, costs=costs)
    return dict(zip(histories, executor.map(one, histories.values()), strict=True))


def _swept(
    histories: Sequence[PriceHistory], leverages: Iterable[float], costs: Costs | Sequence[Costs]
) -> list[Sweep]:
    """Return a sweep of each history; where every step is needed, all take it together."""
    several = (costs,) if isinstance(costs, Costs) else tuple(costs)
    multiples = tuple(float(leverage) for leverage in leverages)
    if not multiples or not several:
        raise LeverageError("A sweep needs at least one multiple and one set of costs.")
    if all(_has_closed_form(multiples, charged) for charged in several):
        navs = all_at_once(histories, multiples, several)
    else:
        apart = [_of_one(histories, multiples, charged) for charged in several]
        navs = [np.stack(navs, axis=-1) for navs in zip(*apart, strict=True)]
    return [
        Sweep(history, multiples, several, read_only(nav))
        for history, nav in zip(histories, navs, strict=True)
    ]


def _of_one(
    histories: Sequence[PriceHistory], multiples: tuple[float, ...], costs: Costs
) -> list[Floats]:
    """Return the NAV of each history under one set of costs, shape ``(rows, leverages)``."""
    if not _has_closed_form(multiples, costs):
        return _in_steps(histories, multiples, costs)
    return [nav[..., 0] for nav in all_at_once(histories, multiples, (costs,))]


def _in_steps(
    histories: Sequence[PriceHistory], multiples: tuple[float, ...], costs: Costs
) -> list[Floats]:
    """Return the NAV of each history step by step: one token after the other where they are few."""
    if len(multiples) * len(histories) > FEW:
        return step_all(histories, multiples, costs)
    return [
        np.column_stack([simulate_token(history, one, costs=costs).arrays.nav for one in multiples])
        for history in histories
    ]


def _has_closed_form(leverages: tuple[float, ...], costs: Costs) -> bool:
    """Return whether every trade costs a share of its notional that the token can pay."""
    for leverage in leverages:
        check_leverage(leverage)
        check_affordable(costs.trading_fee, leverage)
    return costs.trades_in_proportion
