"""Where a window ranks among every window of its length in the asset's history."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from lev_core import (
    LeverageError,
    Luck,
    Never,
    PriceHistory,
    TokenPath,
    luck,
    simulate_token,
    window_gaps,
)
from lev_ui.comparison import Comparison

FEWEST = 10  # windows, below which a rank says nothing
SIDE_BY_SIDE = 2  # of them that must not overlap


@dataclass(frozen=True, eq=False)
class Ranking:
    """A window among all of its length.

    `always` is the token over the history they are counted in, `after_ruin` says that the
    history starts where an earlier token was wiped out.
    """

    shown: Comparison
    always: TokenPath
    found: Luck
    after_ruin: bool

    @property
    def since(self) -> pd.Timestamp:
        """The first day of the history the windows are counted in."""
        return self.always.prices.index[0]

    @cached_property
    def gaps(self) -> pd.Series:
        """The gap of every window, dated at its start."""
        return window_gaps(self.always, self.found.intervals)

    @property
    def is_enough(self) -> bool:
        """Whether there are windows enough to rank one among them."""
        return self.found.windows >= FEWEST and self.found.separate >= SIDE_BY_SIDE

    @property
    def years(self) -> float:
        """Length of the window in years."""
        return self.shown.prices.years


def rank(shown: Comparison, whole: PriceHistory) -> Ranking | str:
    """Return where the window shown stands in a history, or why that cannot be told.

    Every window is held by somebody who bought a token that has followed its rule all along.
    A margin position is nobody's to buy, so its windows are not counted.
    """
    if isinstance(shown.policy, Never):
        return "own position"
    try:
        always, after_ruin = _alive(shown, _financed(shown, whole))
        found = luck(always, shown.first, shown.last)
    except LeverageError as error:
        return str(error)
    return Ranking(shown, always, found, after_ruin)


def _financed(shown: Comparison, whole: PriceHistory) -> PriceHistory:
    """Return the part of a history in which the financing rate is known."""
    rate = shown.token.costs.financing.rate
    if not isinstance(rate, pd.Series):
        return whole
    known_from = pd.Timestamp(rate.index[0]).tz_localize(None).ceil("D")
    if whole.index[0].tz_localize(None) >= known_from:
        return whole
    return whole.between(known_from, whole.index[-1])


def _alive(shown: Comparison, history: PriceHistory) -> tuple[TokenPath, bool]:
    """Return the token over a history, from its last wipe-out before the window on."""
    after_ruin = False
    while True:
        token = simulate_token(
            history, shown.leverage, costs=shown.token.costs, policy=shown.policy
        )
        gone = token.wiped_out_on
        if gone is None or gone > shown.first:
            return token, after_ruin
        history, after_ruin = history.between(gone, history.index[-1]), True
