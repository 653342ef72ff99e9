"""What the page "Against a real fund" shows, computed once from both histories. No Streamlit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import pandas as pd

from lev_core import (
    LeverageError,
    ListedPair,
    PriceHistory,
    SpreadEstimate,
    TokenPath,
    Tracking,
    WorstDays,
    estimate_spread,
    fund_of,
    simulate_token,
    track,
    worst_days,
)
from lev_core.products import TargetChange
from lev_ui.by_day import by_day
from lev_ui.costs import Curve, bundled_curve, costs_of
from lev_ui.settings import Settings
from lev_ui.tracked.published import is_as_published, target_of

PERCENT = 1e-2


class Names(NamedTuple):
    """What a sentence calls the asset and the real fund."""

    asset: str
    real: str


@dataclass(frozen=True, eq=False)
class Tracked:
    """A model on an asset beside the prices of the fund it is a model of."""

    settings: Settings
    names: Names
    prices: PriceHistory
    real: PriceHistory
    token: TokenPath
    tracking: Tracking
    curve: Curve

    @property
    def pair(self) -> ListedPair | None:
        """The record of the real fund, where there is one."""
        return fund_of(self.settings.real)

    @property
    def is_as_published(self) -> bool:
        """Whether the model charges what is on record of the fund, and nothing else."""
        return self.pair is not None and is_as_published(self.settings, self.pair)

    @cached_property
    def changes(self) -> tuple[TargetChange, ...]:
        """The changes of target on record that the model follows inside the dates."""
        if self.pair is None or not isinstance(target_of(self.settings), pd.Series):
            return ()
        span = self.tracking.start, self.tracking.end
        return tuple(
            change
            for change in self.pair.product.target_changes
            if span[0] < pd.Timestamp(change.last) <= span[1]
        )

    @property
    def leverage(self) -> float:
        """The multiple in force on the last of the dates."""
        target = self.tracking.target
        return self.settings.leverage if target is None else float(target.iloc[-1])

    @cached_property
    def worst(self) -> WorstDays:
        """The days on which the fund lost most, and those the model missed by most."""
        return worst_days(self.tracking)

    @cached_property
    def spread(self) -> SpreadEstimate:
        """What the fund seems to pay for its leverage, from the share of days asked for.

        Raises
        ------
        LeverageError
            If these prices or this model cannot tell.
        """
        return estimate_spread(self.token, self.real, fit=self.settings.part * PERCENT)


def hold_against(
    prices: PriceHistory,
    real: PriceHistory,
    settings: Settings,
    names: Names,
    curve: Curve | None = None,
) -> Tracked:
    """Run the model on a window of an asset's prices and hold it against a real fund's.

    Raises
    ------
    LeverageError
        If asset and fund are the same, or too few days have a price of both.
    """
    if settings.asset == settings.real:
        raise LeverageError(
            f"The asset and the real fund are both {settings.real}; choose what the fund "
            "multiplies as the asset."
        )
    prices, real = by_day(prices), by_day(real)
    costs = costs_of(settings, prices, curve)
    token = simulate_token(prices, target_of(settings), costs=costs)
    return Tracked(
        settings=settings,
        names=names,
        prices=prices,
        real=real,
        token=token,
        tracking=track(token, real),
        curve=curve or bundled_curve(),
    )
