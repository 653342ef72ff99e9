"""Step 1: a move and the one that takes the asset exactly back. No Streamlit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from lev_ui.lessons.made_up import side_of, values_of
from lev_ui.settings import Settings


@dataclass(frozen=True, eq=False)
class TwoDays:
    """A token over two days that leave the asset where it was, in money."""

    settings: Settings

    @property
    def move(self) -> float:
        """The asset's return on the first day, as a fraction."""
        return self.settings.move / 100.0

    @property
    def back(self) -> float:
        """The return that takes the asset exactly back."""
        return 1.0 / (1.0 + self.move) - 1.0

    @cached_property
    def asset(self) -> NDArray[np.float64]:
        """The amount in the asset itself, on the three evenings."""
        return self._of(1.0, self.move)

    @cached_property
    def token(self) -> NDArray[np.float64]:
        """The amount in the token."""
        return self._of(self.settings.leverage, self.move)

    @cached_property
    def mirror(self) -> NDArray[np.float64]:
        """The amount in the token of the opposite multiple."""
        return self._of(-self.settings.leverage, self.move)

    @cached_property
    def turned(self) -> NDArray[np.float64]:
        """The amount in the token had the first move been the other way."""
        return self._of(self.settings.leverage, -self.move)

    @property
    def end(self) -> float:
        """What is left in the token."""
        return float(self.token[-1])

    @property
    def outcome(self) -> Literal["more", "same", "less"]:
        """What the reader is asked to predict."""
        side = side_of(self.end, self.settings.amount)
        return "same" if side == 0 else "more" if side > 0 else "less"

    def _of(self, leverage: float, move: float) -> NDArray[np.float64]:
        return values_of((1.0, 1.0 + move, 1.0), leverage, self.settings.amount)


def two_days(settings: Settings) -> TwoDays:
    """Return the two days of the reader's multiple and move."""
    return TwoDays(settings)
