"""The sentences of the page Leverage about the prospectuses' table and the years drawn on it."""

from __future__ import annotations

from statistics import median

from lev_ui.hindsight import Hindsight, Year
from lev_ui.theme import multiple, percent, points

HEADING = "Theory and history in one picture"
ALONG, UP = "Volatility: how far it swings, counted over a year", "What the asset made in the year"
READ = (
    "Every prospectus of a leveraged fund has such a table: one year of the asset and its swings, "
    "and what a token without costs would make of them. A line joins the places where that is the "
    "same."
)
AT_ZERO = "This near to 0x a token hardly holds the asset, so there are no lines."


def said(shown: Hindsight) -> str:
    """Return how to read the picture, and how far theory and history are apart."""
    if not shown.years:
        return READ
    worst = _farthest(shown)
    apart = points(_apart(worst)).lstrip("+−")
    usual = points(median(_apart(year) for year in shown.years)).lstrip("+−")
    return (
        f"{READ} Each point is a real year. The token came, before costs, within "
        f"{apart} points of the table every time, and within {usual} points in half of the years."
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


def _farthest(shown: Hindsight) -> Year:
    return max(shown.years, key=_apart)


def _apart(year: Year) -> float:
    return abs(year.theory - year.before_costs)
