"""Step 3: two roads with the same start and the same end. No Streamlit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from lev_ui.lessons.made_up import side_of, values_of
from lev_ui.settings import Settings

DAYS = 20  # about a month of trading; even, so that the last swing comes back
END = 0.10


@dataclass(frozen=True, eq=False)
class Roads:
    """A calm asset, one that swings around it, and a token on each, in money."""

    settings: Settings

    @property
    def swing(self) -> float:
        """How far the wild road stands above the calm one on every other day, a fraction."""
        return self.settings.swing / 100.0

    @cached_property
    def calm_asset(self) -> NDArray[np.float64]:
        """The amount in the asset that takes equal steps."""
        steps = np.arange(DAYS + 1) / DAYS
        return self.settings.amount * (1.0 + END) ** steps

    @cached_property
    def wild_asset(self) -> NDArray[np.float64]:
        """The amount in the asset that goes above that road and back again."""
        above = np.where(np.arange(DAYS + 1) % 2 == 1, self.swing, 0.0)
        return self.calm_asset * (1.0 + above)

    @cached_property
    def calm(self) -> NDArray[np.float64]:
        """The amount in the token on the calm road."""
        return self._token(self.calm_asset)

    @cached_property
    def wild(self) -> NDArray[np.float64]:
        """The amount in the token on the wild road."""
        return self._token(self.wild_asset)

    @property
    def outcome(self) -> Literal["calm", "wild", "same"]:
        """What the reader is asked to predict."""
        side = side_of(float(self.calm[-1]), float(self.wild[-1]))
        return "same" if side == 0 else "calm" if side > 0 else "wild"

    def _token(self, closes: NDArray[np.float64]) -> NDArray[np.float64]:
        return values_of(closes.tolist(), self.settings.leverage, self.settings.amount)


def roads(settings: Settings) -> Roads:
    """Return the two roads of the reader's multiple and swings."""
    return Roads(settings)
