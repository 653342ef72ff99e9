"""What a teacher hands out, computed once from prices and settings. No Streamlit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from lev_core import PriceHistory, TokenPath
from lev_ui.classroom.exercises import (
    AMOUNT,
    WHOLE_YEAR,
    BothSides,
    Close,
    DailyFee,
    Day,
    FourDays,
    ThereAndBack,
    WayBack,
    Worksheet,
    by_hand,
    token_on,
    worksheet,
)
from lev_ui.comparison import Comparison, compare
from lev_ui.costs import Curve
from lev_ui.settings import Settings
from lev_ui.shown import Shown

__all__ = [
    "AMOUNT",
    "WHOLE_YEAR",
    "BothSides",
    "Classroom",
    "Close",
    "DailyFee",
    "Day",
    "FourDays",
    "ThereAndBack",
    "WayBack",
    "Worksheet",
    "by_hand",
    "classroom",
    "token_on",
    "worksheet",
]

TWO_DAYS = (100.0, 110.0, 99.0)
TALL = 20.0  # from this many times the money put in, small lines vanish on a linear axis


@dataclass(frozen=True, eq=False)
class Classroom(Shown):
    """One asset, one multiple, one window, under a daily reset, and a sheet of exercises."""

    comparison: Comparison
    worksheet: Worksheet

    @cached_property
    def two_days(self) -> TokenPath:
        """The smallest example: a rise of a tenth and a fall of a tenth, without costs."""
        return token_on(TWO_DAYS, self.leverage)

    @cached_property
    def is_tall(self) -> bool:
        """Whether the lines need a logarithmic axis to be seen beside each other."""
        shown = self.comparison
        lines = (shown.asset, shown.simple, shown.token.holder_value)
        return max(float(np.max(line.to_numpy())) for line in lines) > TALL


def classroom(
    prices: PriceHistory, settings: Settings, asset_name: str, curve: Curve | None = None
) -> Classroom:
    """Run the model on a window of prices under a daily reset and the reader's costs."""
    plain = replace(settings, rule="daily", product="", baseline="simple", split=False)
    shown = compare(prices, plain, asset_name, curve)
    sheet = worksheet(settings.sheet, settings.leverage)
    return Classroom(plain, asset_name, shown.prices, shown, sheet)
