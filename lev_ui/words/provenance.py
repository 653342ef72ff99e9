"""Where the numbers come from, so that somebody else can get the same ones."""

from __future__ import annotations

from lev_core import PriceHistory, __version__, fingerprint
from lev_ui.settings import Settings
from lev_ui.sources import Sourced, catalogue
from lev_ui.theme import long_date
from lev_ui.words import badges
from lev_ui.words.plain import for_markdown

SHORT = 12  # characters of a fingerprint that two people can read out to each other
BASES = {
    "total_return": "Total return: dividends are put back in.",
    "price": "Price alone: dividends are left out.",
    "unknown": "Not known: whether dividends are in these prices was not said.",
}
PROGRAM = "Leverage Lens and `lev_core` {version}, exact arithmetic on past prices."
CHECK = "How to check"


def of_prices(sourced: Sourced, prices: PriceHistory, what: str) -> tuple[tuple[str, str], ...]:
    """Return where the prices used come from: name and text, as Markdown.

    Parameters
    ----------
    sourced : Sourced
        Where the whole history was found.
    prices : PriceHistory
        The part of it that was used.
    what : str
        What the prices are of, to start a line with: "Asset".
    """
    hashed = fingerprint(prices)
    first, last = long_date(prices.index[0]), long_date(prices.index[-1])
    spaced = " ".join(hashed[at : at + 8] for at in range(0, len(hashed), 8))
    return (
        (f"{what}: prices of", _of(sourced, prices)),
        (f"{what}: source", _source(sourced)),
        (f"{what}: prices used", f"{len(prices):,}, from {first} to {last}, {_columns(prices)}"),
        (f"{what}: basis", BASES[prices.basis]),
        (f"{what}: hash of the data", f"**{hashed[:SHORT]}** (SHA-256 in full: `{spaced}`)"),
    )


def _of(sourced: Sourced, prices: PriceHistory) -> str:
    symbol = prices.symbol
    known = for_markdown(sourced.label)
    named = f"{known} ({for_markdown(symbol)})" if symbol and symbol != sourced.label else known
    return f"{named}, in {for_markdown(prices.currency)}" if prices.currency else named


def _source(sourced: Sourced) -> str:
    if sourced.is_own:
        return f"A file of the reader's own, called {for_markdown(sourced.label)}. No link has it."
    if sourced.is_live:
        fetched = sourced.fetched_on
        when = "" if fetched is None else f", fetched on {long_date(fetched)} (UTC)"
        return f"Yahoo Finance{when}. Whoever opens the link later may get corrected prices."
    entry = catalogue()[sourced.prices.symbol]
    return (
        f"Shipped with Leverage Lens, from {for_markdown(entry.source)}, licence "
        f"{for_markdown(entry.licence)}. They never change, so the link gives the same numbers."
    )


def _columns(prices: PriceHistory) -> str:
    if prices.has_bars:
        return "with open, high, low and close"
    return "closes alone"


def of_rate(settings: Settings, sourced: Sourced, prices: PriceHistory) -> str:
    """Return where the interest rate comes from, and from when on it is assumed."""
    if not badges.depends_on_dated_rate(settings):
        return "No rate by dates is used: every rate is the number under the assumptions."
    curve = sourced.curve
    said = (
        f"{for_markdown(curve.name, first=True)}, from {long_date(curve.first_day)} to "
        f"{long_date(curve.known_to)}."
    )
    if badges.assumed_rate(settings, prices.index[-1], curve):
        return f"{said} **Assumed after that:** its last value goes on to the end."
    return said


def program() -> str:
    """Return what computed the numbers."""
    return PROGRAM.format(version=__version__)


def check(sourced: Sourced, prices: PriceHistory) -> str:
    """Return the line of Python that gives the hash of bundled prices; nothing for others."""
    if sourced.is_own or sourced.is_live:
        return ""
    first, last = prices.index[0], prices.index[-1]
    return (
        "`from lev_core import fingerprint; from lev_core.market import bundled; "
        f'fingerprint(bundled("{prices.symbol}").between("{first:%Y-%m-%d}", "{last:%Y-%m-%d}"))`'
    )
