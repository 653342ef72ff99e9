"""What every page of results is computed from: choices, an asset, and its prices. No Streamlit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from lev_core import PriceHistory
from lev_ui.settings import Settings


@dataclass(frozen=True, eq=False)
class Shown:
    """One asset between two dates, under the reader's settings."""

    settings: Settings
    asset_name: str
    prices: PriceHistory

    @property
    def leverage(self) -> float:
        """The multiple."""
        return self.settings.leverage

    @property
    def first(self) -> pd.Timestamp:
        """The first date shown."""
        return self.prices.index[0]

    @property
    def last(self) -> pd.Timestamp:
        """The last date shown."""
        return self.prices.index[-1]

    @cached_property
    def has_moved(self) -> bool:
        """Whether the price was ever another one."""
        return bool((self.prices.values != self.prices.values[0]).any())
