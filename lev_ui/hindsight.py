"""What the page Leverage shows, computed once from prices and settings. No Streamlit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from math import isfinite
from typing import NamedTuple

from lev_core import (
    BestMultiple,
    Costs,
    PriceHistory,
    Sweep,
    TokenPath,
    best_in_hindsight,
    calendar_years,
    simulate_token,
    sweep,
    sweep_assets,
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
RETURNS = (-0.6, -0.4, -0.2, 0.0, 0.2, 0.4, 0.6)  # of the asset, as the prospectuses have them
VOLATILITIES = (0.1, 0.25, 0.5, 0.75)  # of those there, as many as a phone holds
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


class Found(NamedTuple):
    """What does not depend on the reader's multiple: all of them, and the best by half and year."""

    results: tuple[Result, ...]
    best: BestMultiple
    halves: tuple[BestMultiple, BestMultiple] | None
    years: tuple[tuple[int, PriceHistory, BestMultiple], ...]


@dataclass(frozen=True, eq=False)
class Hindsight(Shown):
    """One asset under a daily reset at every multiple."""

    costs: Costs
    found: Found

    @cached_property
    def token(self) -> TokenPath:
        """The token at the reader's multiple."""
        return simulate_token(self.prices, self.leverage, costs=self.costs)

    @property
    def borrowing(self) -> Settings:
        """The settings at a multiple that borrows: some of those swept do, whatever the reader's.

        What must be said of the interest rate follows from these.
        """
        return replace(self.settings, leverage=MAX_MULTIPLE)

    @property
    def results(self) -> tuple[Result, ...]:
        """What every multiple came to, the lowest first."""
        return self.found.results

    @property
    def best(self) -> BestMultiple:
        """The multiple that ended highest."""
        return self.found.best

    @property
    def halves(self) -> tuple[BestMultiple, BestMultiple] | None:
        """The best multiple of each half of the time; None where a half is less than a year."""
        return self.found.halves

    @cached_property
    def own(self) -> Result:
        """What the reader's multiple came to."""
        same = (found for found in self.results if found.leverage == self.leverage)
        return next(same, None) or self._between

    @property
    def _between(self) -> Result:
        return _results(sweep(self.prices, [self.leverage], costs=self.costs))[0]

    @cached_property
    def best_result(self) -> Result:
        """What the best multiple came to."""
        return next(found for found in self.results if found.leverage == self.best.leverage)

    @cached_property
    def swings(self) -> float | None:
        """The asset's volatility per year; None where it cannot be measured."""
        return volatility(self.prices) if len(self.prices) > MIN_ROWS else None

    @property
    def nothing_left(self) -> bool:
        """Whether every multiple was wiped out, by costs where not by moves."""
        return self.best.total_return <= -1.0

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

    @cached_property
    def years(self) -> tuple[Year, ...]:
        """Every whole calendar year whose swings can be measured."""
        parts = {str(year): part for year, part, _ in self.found.years}
        charged = (Costs(), self.costs)
        swept = sweep_assets(parts, [self.leverage], costs=charged)
        found = []
        for year, part, best in self.found.years:
            swings, moved = volatility(part), part.total_return
            theory = float(theoretical_return(moved, swings, self.leverage, part.years))
            before, after = swept[str(year)].total_return[0].tolist()
            found.append(Year(year, moved, swings, theory, before, after, best))
        return tuple(found)


def hindsight(
    prices: PriceHistory, settings: Settings, asset_name: str, curve: Curve | None = None
) -> Hindsight:
    """Run a daily reset at every multiple on a window of prices under the reader's settings."""
    prices = by_day(prices)
    costs = costs_of(settings, prices, curve)
    return Hindsight(settings, asset_name, prices, costs, _found(prices, costs))


@lru_cache(maxsize=16)  # prices and costs by identity: each is one object as long as it is shown
def _found(prices: PriceHistory, costs: Costs) -> Found:
    """Sweep the whole time, its halves and its whole years, together."""
    years = {year: part for year, part in calendar_years(prices).items() if len(part) > MIN_ROWS}
    histories = [prices, *_halves(prices), *years.values()]
    named = {str(at): history for at, history in enumerate(histories)}
    swept = list(sweep_assets(named, MULTIPLES, costs=costs).values())
    bests = [best_in_hindsight(one) for one in swept]
    first_year = len(bests) - len(years)
    return Found(
        results=_results(swept[0]),
        best=bests[0],
        halves=(bests[1], bests[2]) if first_year > 1 else None,
        years=tuple(zip(years, years.values(), bests[first_year:], strict=True)),
    )


def _halves(prices: PriceHistory) -> tuple[PriceHistory, ...]:
    if prices.years < 2.0 * SHORTEST_HALF:
        return ()
    first, last = prices.index[0], prices.index[-1]
    middle = first + (last - first) / 2
    return prices.between(first, middle), prices.between(middle, last)


def _results(swept: Sweep) -> tuple[Result, ...]:
    rows = zip(
        swept.leverages,
        swept.total_return[:, 0].tolist(),
        swept.max_drawdown[:, 0].tolist(),
        swept.drag_share.tolist(),
        (swept.nav[-1, :, 0] == 0.0).tolist(),
        strict=True,
    )
    return tuple(Result(*row) for row in rows)
