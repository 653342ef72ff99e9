"""Step 2: what a fund must trade in the evening of a move. No Streamlit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from lev_core import Daily, one_move, rebalance
from lev_ui.lessons.made_up import ROUNDING, side_of
from lev_ui.settings import Settings


class Balance(NamedTuple):
    """A fund in the evening, in money: its value, what it holds, the trade; 0 where ruined.

    `held` and `trade` are signed: a short fund holds less than nothing.
    """

    value: float
    held: float
    trade: float

    @property
    def is_ruined(self) -> bool:
        """Whether the move took everything."""
        return self.value <= 0.0

    @property
    def leverage(self) -> float:
        """The leverage before the trade; 0 of nothing."""
        return 0.0 if self.is_ruined else self.held / self.value


@dataclass(frozen=True, eq=False)
class Evening:
    """One day of a fund that was at its multiple in the morning."""

    settings: Settings

    @property
    def move(self) -> float:
        """The asset's return of the day, as a fraction."""
        return self.settings.move / 100.0

    @property
    def held(self) -> float:
        """What the fund holds of the asset in the morning, signed."""
        return self.settings.leverage * self.settings.amount

    @property
    def borrowed(self) -> float:
        """The money it has borrowed for that, signed: below zero it has cash."""
        return self.held - self.settings.amount

    @cached_property
    def own(self) -> Balance:
        """The fund after the move."""
        return self._after(self.settings.leverage, self.move)

    @cached_property
    def turned(self) -> Balance:
        """The same fund after the opposite move."""
        return self._after(self.settings.leverage, -self.move)

    @cached_property
    def mirror(self) -> Balance:
        """The fund of the opposite multiple after the same move."""
        return self._after(-self.settings.leverage, self.move)

    @property
    def outcome(self) -> Literal["buy", "sell", "none"]:
        """What the reader is asked to predict."""
        side = side_of(self.settings.amount + self.own.trade, self.settings.amount)
        return "none" if side == 0 else "buy" if side > 0 else "sell"

    def _after(self, leverage: float, move: float) -> Balance:
        amount = self.settings.amount
        held = leverage * amount * (1.0 + move)
        value = amount * one_move(leverage, move, policy=Daily())
        if value < ROUNDING * amount:
            return Balance(0.0, held, 0.0)
        return Balance(value, held, rebalance(value, held, leverage).trade)


def evening(settings: Settings) -> Evening:
    """Return the evening of the reader's multiple and move."""
    return Evening(settings)
