"""Real leveraged tokens and funds: what they promise and take, as one checked table.

`PRODUCTS` maps an id to a `Product`, one for each direction. Nothing in it is guessed: what no
source gives is None, what sources give differently is a range, and a product whose rule is
hidden is shown and never run.
"""

from lev_core.products.checks import Range
from lev_core.products.events import EmergencyRule, Schedule, TargetChange
from lev_core.products.fees import Fees, Financing
from lev_core.products.moves import Triggers
from lev_core.products.pairs import (
    ListedPair,
    fund_of,
    listed_pairs,
    target_series,
    token_named,
)
from lev_core.products.product import Product
from lev_core.products.table import PRODUCTS

__all__ = [
    "PRODUCTS",
    "EmergencyRule",
    "Fees",
    "Financing",
    "ListedPair",
    "Product",
    "Range",
    "Schedule",
    "TargetChange",
    "Triggers",
    "fund_of",
    "listed_pairs",
    "target_series",
    "token_named",
]
