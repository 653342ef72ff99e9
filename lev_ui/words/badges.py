"""What must be said about the data, as short labels with their meaning."""

from __future__ import annotations

import pandas as pd

from lev_core import PriceHistory
from lev_core.market import BILL_RATE_KNOWN_TO
from lev_ui.address import Settings
from lev_ui.theme import long_date
from lev_ui.words.plain import for_markdown


def source(prices: PriceHistory, *, is_live: bool) -> tuple[str, str]:
    """Return where the prices come from."""
    last = prices.index[-1]
    where = "Yahoo Finance" if is_live else "Bundled prices"
    meaning = (
        "Fetched from Yahoo Finance and kept on this server for a day."
        if is_live
        else (
            "Real prices shipped with Leverage Lens, so that no network is needed "
            f"({for_markdown(prices.source)})."
        )
    )
    return f"{where} to {long_date(last)}", meaning


def computed() -> tuple[str, str]:
    """Return that the token is a calculation."""
    return (
        "Token computed",
        (
            "The prices of the asset are real. The token is computed from them by the rule and the "
            "costs set in the drawer; it is no fund's own price."
        ),
    )


def no_dividends() -> tuple[str, str]:
    """Return that dividends are missing."""
    return (
        "Dividends not included",
        (
            "This is the price alone. With dividends the asset would have done somewhat better, "
            "and so would a token above 0x; an inverse token, worse."
        ),
    )


def assumed_rate(
    settings: Settings, last: pd.Timestamp, known_to: pd.Timestamp = BILL_RATE_KNOWN_TO
) -> tuple[str, str] | None:
    """Return whether part of the financing rate is assumed."""
    matters = settings.costs and settings.rate is None and settings.leverage != 1.0
    if not matters or last <= known_to:
        return None
    return (
        f"Rate assumed after {known_to:%b %Y}",
        (
            f"The bundled bill rate ends on {long_date(known_to)}; its last value is used after "
            "that. Set your own rate in the drawer."
        ),
    )
