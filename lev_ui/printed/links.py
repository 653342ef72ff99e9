"""Addresses for a class: of the lessons, and one short enough for paper."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlencode, urlsplit

from lev_ui.address import link, write
from lev_ui.settings import Settings, opening

ON_PAPER = ("asset", "leverage", "start", "end")
HERE_ONLY = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class PrintedLink:
    """An address as it is printed, and with every choice for whoever can click it."""

    written: str
    whole: str


def beside(url: str, page: str) -> str:
    """Return the address of another page of the same dashboard.

    Examples
    --------
    >>> beside("https://example.org/lens/teach?sheet=2", "lessons")
    'https://example.org/lens/lessons'
    """
    parts = urlsplit(url)
    folder = parts.path.rsplit("/", maxsplit=1)[0]
    return f"{parts.scheme}://{parts.netloc}{folder}/{page}"


def lesson_link(url: str, settings: Settings, step: int) -> str:
    """Return the address of a step of the lessons with a teacher's own choices."""
    return link(beside(url, "lessons"), replace(settings, step=step), "lessons")


def printed_link(url: str, settings: Settings) -> PrintedLink:
    """Return the address of the same picture on Compare.

    What is printed names asset, multiplier and dates, and whatever else is not as it is for
    everybody; behind it stands every choice.
    """
    base, usual, chosen = beside(url, "compare"), write(opening("compare")), write(settings)
    said = {key: text for key, text in chosen.items() if key in ON_PAPER or text != usual[key]}
    return PrintedLink(f"{base}?{urlencode(said, safe='^')}", link(base, settings))


def opens_here_only(url: str) -> bool:
    """Return whether nobody else can open an address: it names this very computer."""
    return urlsplit(url).hostname in HERE_ONLY
