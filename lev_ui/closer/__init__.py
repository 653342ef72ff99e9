"""A closer look at a comparison: its days, its luck, its break-even. No Streamlit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

from lev_core import PriceHistory
from lev_ui.by_day import by_day
from lev_ui.closer.break_even import BreakEven, break_even
from lev_ui.closer.days import GapDays, gap_days
from lev_ui.closer.luck import Ranking, rank
from lev_ui.comparison import Comparison

Part: TypeAlias = Literal["calendar", "window", "even"]
PARTS: tuple[Part, ...] = ("calendar", "window", "even")


@dataclass(frozen=True, eq=False)
class Closer:
    """What the drawers of Compare add to a comparison; each part is computed when asked for.

    `whole` is the asset's whole history, `opened` names the parts the reader has open.
    """

    shown: Comparison
    whole: PriceHistory
    opened: frozenset[Part] = frozenset()

    @cached_property
    def days(self) -> GapDays:
        """The gap day by day."""
        return gap_days(self.shown)

    @cached_property
    def ranking(self) -> Ranking | str:
        """Where the window stands among all of its length, or why that cannot be told."""
        return rank(self.shown, by_day(self.whole))

    @cached_property
    def break_even(self) -> BreakEven | str:
        """How far the asset had to move, or why that cannot be told."""
        return break_even(self.shown)

    @property
    def open_ranking(self) -> Ranking | None:
        """The window's rank, where the reader has its drawer open and there is one."""
        ranking = self.ranking if "window" in self.opened else ""
        return ranking if isinstance(ranking, Ranking) and ranking.is_enough else None

    @property
    def open_break_even(self) -> BreakEven | None:
        """How far the asset had to move, where that drawer is open and it can be told."""
        found = self.break_even if "even" in self.opened else ""
        return found if isinstance(found, BreakEven) else None
