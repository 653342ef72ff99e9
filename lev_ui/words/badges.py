"""What must be said about the data, as short labels with their meaning."""

from __future__ import annotations

import pandas as pd

from lev_core import PriceHistory
from lev_ui.by_day import is_sparse, usual_step
from lev_ui.costs import Curve, bundled_curve
from lev_ui.settings import Settings
from lev_ui.sources import Sourced
from lev_ui.theme import long_date
from lev_ui.words.plain import for_markdown

OWN_FILE = (
    "Read from the file you brought. It stays in this visit of yours: nobody else sees it, it is "
    "not kept, and a link cannot carry it."
)


def of_data(
    sourced: Sourced,
    settings: Settings,
    prices: PriceHistory,
    made: tuple[str, str] | None = None,
) -> list[tuple[str, str, bool]]:
    """Return what must be said of the data: label, meaning, whether it weakens the picture.

    `made` says what is computed on the page; the token by default.
    """
    assumed = assumed_rate(settings, prices.index[-1], sourced.curve)
    slow = pace(sourced.prices)
    dated = sourced.curve is not bundled_curve() and depends_on_dated_rate(settings)
    return [
        (*source(sourced.prices, is_live=sourced.is_live, is_own=sourced.is_own), False),
        (*(made or computed()), False),
        *([(*slow, True)] if slow else []),
        *([(*no_dividends(), False)] if sourced.lacks_dividends else []),
        *([(*rate_in_force(sourced.curve), False)] if dated else []),
        *([(*assumed, True)] if assumed else []),
    ]


def of_fund(real: Sourced, name: str) -> tuple[str, str]:
    """Return where a real fund's own prices come from."""
    where, meaning = source(real.prices, is_live=real.is_live, is_own=real.is_own)
    return f"{for_markdown(name)}: {where}", meaning


def source(prices: PriceHistory, *, is_live: bool, is_own: bool = False) -> tuple[str, str]:
    """Return where the prices come from."""
    last = prices.index[-1]
    if is_own:
        return f"Your own file to {long_date(last)}", OWN_FILE
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


def pace(prices: PriceHistory) -> tuple[str, str] | None:
    """Return how prices of another pace than a day's are used, or None where they are daily."""
    if prices.is_intraday:
        return (
            "Hours read as days",
            (
                "These prices are finer than a day and a token is reset once a day, so each day "
                "counts, in UTC, with its last price, its high and its low. Rule duel also holds "
                "the hours against each other."
            ),
        )
    if not is_sparse(prices):
        return None
    days = f"{usual_step(prices):.0f} days"
    return (
        f"Reset every {days}",
        (
            f"One price usually comes {days} after the other, and a token can only be reset where "
            "there is a price: a reset every day means one at each of these prices here."
        ),
    )


def computed() -> tuple[str, str]:
    """Return that the token is a calculation."""
    return (
        "Token computed",
        (
            "The prices of the asset are real. The token is computed from them by the rule and the "
            "costs that are set; it is no fund's own price."
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


def assumed_rate(settings: Settings, last: pd.Timestamp, curve: Curve) -> tuple[str, str] | None:
    """Return whether part of the financing rate is assumed."""
    if not (depends_on_dated_rate(settings) and curve.ends_before(last)):
        return None
    known_to, name = curve.known_to, for_markdown(curve.name)
    return (
        f"Rate assumed after {known_to:%b %Y}",
        (
            f"{name[:1].upper()}{name[1:]} ends on {long_date(known_to)}; its last "
            "value is used after that. Another rate can be set among the costs."
        ),
    )


def depends_on_dated_rate(settings: Settings) -> bool:
    """Return whether a rate that is known by dates is paid or earned."""
    if not settings.costs:
        return False
    if settings.financing == "funding":
        return isinstance(settings.funding, str) and settings.leverage != 0.0
    return isinstance(settings.rate, str) and settings.leverage != 1.0


def rate_in_force(curve: Curve) -> tuple[str, str]:
    """Return which dated rate is used where it is not the bundled one."""
    return (
        f"Rate to {long_date(curve.known_to)}",
        f"Financing follows {for_markdown(curve.name)}, known to {long_date(curve.known_to)}.",
    )
