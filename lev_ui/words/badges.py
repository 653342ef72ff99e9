"""What must be said about the data, as short labels with their meaning."""

from __future__ import annotations

import pandas as pd

from lev_core import PriceHistory
from lev_core.market import BILL_RATE_KNOWN_TO
from lev_ui.comparison import Comparison
from lev_ui.theme import long_date
from lev_ui.words.plain import for_markdown


def source(prices: PriceHistory, *, is_live: bool) -> tuple[str, str]:
    """Return where the prices come from."""
    last = prices.index[-1]
    where = "Yahoo Finance" if is_live else "Bundled prices"
    meaning = (
        "Fetched from Yahoo Finance and kept on this server for a day."
        if is_live
        else f"Shipped with Leverage Lens ({for_markdown(prices.source)}); no network needed."
    )
    return f"{where} to {long_date(last)}", meaning


def no_dividends() -> tuple[str, str]:
    """Return that dividends are missing."""
    return (
        "Dividends not included",
        (
            "This is the price alone. An investor would also have received dividends, "
            "so asset and token would both have done somewhat better."
        ),
    )


def assumed_rate(
    shown: Comparison, known_to: pd.Timestamp = BILL_RATE_KNOWN_TO
) -> tuple[str, str] | None:
    """Return whether part of the financing rate is assumed."""
    settings = shown.settings
    matters = settings.costs and settings.rate is None and settings.leverage != 1.0
    if not matters or shown.last <= known_to:
        return None
    return (
        f"Rate assumed after {known_to:%b %Y}",
        (
            f"The bundled bill rate ends on {long_date(known_to)}; its last value is used after "
            "that. Set your own rate in the drawer."
        ),
    )
