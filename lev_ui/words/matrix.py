"""The sentences of the page Leverage about the prospectuses' table and the years drawn on it."""

from __future__ import annotations

from math import ceil
from statistics import median

from lev_ui.hindsight import Hindsight, Year
from lev_ui.theme import multiple, percent

HEADING = "Theory and history in one picture"
ALONG = "Volatility: how far it swings, counted over a year"
READ = (
    "Every prospectus of a leveraged fund has such a table: one year of the asset and its swings, "
    "and what a token without costs would make of them. A line joins the places where that is the "
    "same."
)
DOWN = "The asset"
AT_ZERO = "This near to 0x a token hardly holds the asset, so there are no lines."


def said(shown: Hindsight) -> str:
    """Return how to read the picture, and how far theory and history are apart."""
    if not shown.years:
        return READ
    gone = [str(year.year) for year in shown.years if year.before_costs <= -1.0]
    apart = [_apart(year) for year in shown.years if year.before_costs > -1.0]
    told = f"{READ} Each point is a real year.{_how_near(apart)}"
    if gone:
        return f"{told} In {' and '.join(gone)} it was wiped out, which the table knows nothing of."
    return told


def _how_near(apart: list[float]) -> str:
    """Return how near what was left of the money came to what the table leaves."""
    if not apart:
        return ""
    most, usual = _within(max(apart)), _within(median(apart))
    half = f" every time, and within {usual} in half of the years" if len(apart) > 1 else ""
    return (
        " What a token bought for it left of the money, before costs, lay within "
        f"{most} of what the table leaves{half}."
    )


def table_read(shown: Hindsight) -> str:
    """Return how to read the table in numbers."""
    return (
        f"The table in numbers, for a {multiple(shown.leverage)} token before costs. Down: what "
        "the asset made in a year. Across: its volatility."
    )


def title(shown: Hindsight) -> str:
    """Return what the picture shows."""
    own = multiple(shown.leverage)
    if not shown.years:
        return f"What a year makes of a {own} token, by the prospectus table"
    worst = min(shown.years, key=lambda year: year.before_costs)
    return (
        f"{worst.year}: the asset {percent(worst.asset_return)}, the table says "
        f"{percent(worst.theory)} at {own}, the token made {percent(worst.before_costs)}"
    )


def caption(shown: Hindsight) -> str:
    """Return what the picture counts upwards, and what the lines say."""
    return f"Up: what the asset made. On the lines: the {multiple(shown.leverage)} token"


def alt(shown: Hindsight) -> str:
    """Return the picture in words."""
    listed = "; ".join(hover(year).replace("<br>", ", ") for year in shown.years)
    return (
        f"{title(shown)}. The asset's yearly return against its volatility, with lines of equal "
        f"token return at {multiple(shown.leverage)}. {listed or 'No whole year is drawn'}."
    )


def hover(year: Year) -> str:
    """Return one year in words."""
    return (
        f"{year.year}: asset {percent(year.asset_return)}, swings "
        f"{percent(year.volatility, signed=False)}<br>by the table {percent(year.theory)}, token "
        f"before costs {percent(year.before_costs)}<br>after costs {percent(year.token)}"
    )


def _within(share: float) -> str:
    """Return a share as a bound that holds: rounded up, and never to nothing."""
    return percent(max(ceil(1000.0 * share), 1) / 1000.0, signed=False)


def _apart(year: Year) -> float:
    """Return how far the token's end was from the table's, as a share of the latter."""
    return abs((1.0 + year.before_costs) / (1.0 + year.theory) - 1.0)
