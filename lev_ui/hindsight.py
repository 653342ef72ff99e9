"""What the page Leverage shows, computed once from prices and settings. No Streamlit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import isfinite
from typing import NamedTuple

from lev_core import (
    BestMultiple,
    Costs,
    PriceHistory,
    TokenPath,
    best_in_hindsight,
    calendar_years,
    simulate_token,
    sweep,
    theoretical_return,
    volatility,
)
from lev_core.prices import MIN_ROWS
from lev_ui.by_day import by_day
from lev_ui.costs import Curve, costs_of
from lev_ui.settings import MAX_MULTIPLE, Settings
from lev_ui.shown import Shown

STEPS = 10  # to a multiple of one
MULTIPLES = tuple(
    step / STEPS for step in range(-int(MAX_MULTIPLE * STEPS), int(MAX_MULTIPLE * STEPS) + 1)
)
SHORTEST_HALF = 1.0  # year: less of it is noise alone


class Result(NamedTuple):
    """What one multiple came to.

    `total_return` of a holder, `fall` the deepest below a high, both after costs; `drag` what the
    swings took before costs, as a share of what equal steps would have made, NaN where those
    leave nothing. All fractions.
    """

    leverage: float
    total_return: float
    fall: float
    drag: float
    is_wiped_out: bool


class Year(NamedTuple):
    """One whole calendar year: the asset, the token in it by theory and for real, the best.

    The token is bought at the last price of the year before, at the reader's multiple; `theory` is
    the prospectus formula, `before_costs` the token without any cost, `token` with them.
    """

    year: int
    asset_return: float
    volatility: float
    theory: float
    before_costs: float
    token: float
    best: BestMultiple


@dataclass(frozen=True, eq=False)
class Hindsight(Shown):
    """One asset under a daily reset at every multiple, and the reader's own token."""

    token: TokenPath
    results: tuple[Result, ...]
    best: BestMultiple

    @cached_property
    def own(self) -> Result:
        """What the reader's multiple came to."""
        same = (found for found in self.results if found.leverage == self.leverage)
        return next(same, None) or _swept(self.prices, self.token.costs, (self.leverage,))[0][0]

    @cached_property
    def best_result(self) -> Result:
        """What the best multiple came to."""
        return next(found for found in self.results if found.leverage == self.best.leverage)

    @cached_property
    def swings(self) -> float | None:
        """The asset's volatility per year; None where it cannot be measured."""
        return volatility(self.prices) if len(self.prices) > MIN_ROWS else None

    @cached_property
    def has_moved(self) -> bool:
        """Whether the price was ever another one."""
        return bool((self.prices.interval_returns != 0.0).any())

    @property
    def has_band(self) -> bool:
        """Whether the prices say how well the best multiple is known."""
        return isfinite(self.best.standard_error)

    @property
    def lost_from(self) -> float | None:
        """The lowest multiple above the best one that ended below what was put in."""
        return next((found.leverage for found in self._above if found.total_return < 0.0), None)

    @property
    def wiped_out_from(self) -> float | None:
        """The lowest multiple above the best one that was wiped out."""
        return next((found.leverage for found in self._above if found.is_wiped_out), None)

    @property
    def _above(self) -> tuple[Result, ...]:
        return tuple(found for found in self.results if found.leverage > self.best.leverage)

    @property
    def halves(self) -> tuple[BestMultiple, BestMultiple] | None:
        """The best multiple of each half of the time; None where a half is less than a year."""
        if self.prices.years < 2.0 * SHORTEST_HALF:
            return None
        return _bests_of_halves(self.prices, self.token.costs)

    @cached_property
    def years(self) -> tuple[Year, ...]:
        """Every whole calendar year whose swings can be measured."""
        charged = (Costs(), self.token.costs)
        found = []
        for year, part, best in _bests_by_year(self.prices, self.token.costs):
            swings, moved = volatility(part), part.total_return
            theory = float(theoretical_return(moved, swings, self.leverage, part.years))
            before, after = sweep(part, [self.leverage], costs=charged).total_return[0].tolist()
            found.append(Year(year, moved, swings, theory, before, after, best))
        return tuple(found)


def hindsight(
    prices: PriceHistory, settings: Settings, asset_name: str, curve: Curve | None = None
) -> Hindsight:
    """Run a daily reset at every multiple on a window of prices under the reader's settings."""
    prices = by_day(prices)
    costs = costs_of(settings, prices, curve)
    token = simulate_token(prices, settings.leverage, costs=costs)
    results, best = _swept(prices, costs, MULTIPLES)
    return Hindsight(settings, asset_name, prices, token, results, best)


@lru_cache(maxsize=32)  # prices and costs by identity: each is one object as long as it is shown
def _swept(
    prices: PriceHistory, costs: Costs, multiples: tuple[float, ...]
) -> tuple[tuple[Result, ...], BestMultiple]:
    found = sweep(prices, multiples, costs=costs)
    rows = zip(
        multiples,
        found.total_return[:, 0].tolist(),
        found.max_drawdown[:, 0].tolist(),
        found.drag_share.tolist(),
        (found.nav[-1, :, 0] == 0.0).tolist(),
        strict=True,
    )
    return tuple(Result(*row) for row in rows), best_in_hindsight(found)


@lru_cache(maxsize=32)  # as above
def _bests_by_year(
    prices: PriceHistory, costs: Costs
) -> tuple[tuple[int, PriceHistory, BestMultiple], ...]:
    """Return each whole year with the multiple that ended it highest."""
    return tuple(
        (year, part, _best_of(part, costs))
        for year, part in calendar_years(prices).items()
        if len(part) > MIN_ROWS
    )


@lru_cache(maxsize=32)  # as above
def _bests_of_halves(prices: PriceHistory, costs: Costs) -> tuple[BestMultiple, BestMultiple]:
    first, last = prices.index[0], prices.index[-1]
    middle = first + (last - first) / 2
    return (
        _best_of(prices.between(first, middle), costs),
        _best_of(prices.between(middle, last), costs),
    )


def _best_of(prices: PriceHistory, costs: Costs) -> BestMultiple:
    return best_in_hindsight(sweep(prices, MULTIPLES, costs=costs))
