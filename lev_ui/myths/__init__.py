"""What people say of leveraged tokens, each with the experiment that settles it. No Streamlit.

Everything here is before costs: the myths are about what a reset does, not about fees.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

from lev_core import PriceHistory
from lev_ui.by_day import by_day
from lev_ui.myths.brake import Brake
from lev_ui.myths.coin import Coin
from lev_ui.myths.inverse import Inverse
from lev_ui.myths.order import Shuffled
from lev_ui.myths.pair import Pair
from lev_ui.myths.swings import Widened
from lev_ui.myths.years import Years
from lev_ui.settings import Settings

Experiment: TypeAlias = Shuffled | Widened | Pair | Inverse | Years | Coin | Brake

MYTHS: Final[Mapping[str, type[Experiment]]] = MappingProxyType(
    {
        "order": Shuffled,
        "time": Widened,
        "both": Pair,
        "inverse": Inverse,
        "always": Years,
        "average": Coin,
        "brake": Brake,
    }
)


def experiment(prices: PriceHistory, settings: Settings, asset_name: str) -> Experiment:
    """Return the experiment of the myth that is looked at, on the reader's prices."""
    made = MYTHS[settings.myth]
    return made(settings=settings, asset_name=asset_name, prices=by_day(prices))
