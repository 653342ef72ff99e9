"""What a product takes, as the settings a reader would have typed. No Streamlit."""

from __future__ import annotations

from lev_core import Product
from lev_core.products import Range
from lev_ui.settings import DEFAULTS


def product_costs(product: Product) -> dict[str, object]:
    """Return the settings of a product's published costs; what no source gives is as usual.

    Of a range the dearer end is taken. A token on futures pays funding; one whose fee
    contains everything pays nothing beside it.
    """
    fees, financing = product.fees, product.financing
    all_in = financing.kind == "all-in"
    costs: dict[str, object] = {
        "fee": _percent(fees.management, DEFAULTS.fee),
        "per": fees.per or DEFAULTS.per,
        "creation": _percent(fees.creation, 0.0),
        "redemption": _percent(fees.redemption, 0.0),
        "financing": "funding" if financing.kind == "funding" else "funded",
        "spread": DEFAULTS.spread,
        "borrow": 0.0,
    }
    if all_in:
        return {**costs, "spread": 0.0, "rate_kind": "own", "rate": 0.0}
    if financing.spread is not None:
        short = product.costs(fee="high", management_fee=0.0).financing
        costs["spread"] = _percent(financing.spread, 0.0)
        costs["borrow"] = round(100.0 * getattr(short, "borrow_fee", 0.0), 6)
    return {**costs, "rate_kind": "bill"}


def _percent(known: Range | None, usual: float) -> float:
    return usual if known is None else round(100.0 * known.high, 6)
