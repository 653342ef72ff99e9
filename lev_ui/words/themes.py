"""The words by theme, in the order in which they can be read through, and how each is found."""

from __future__ import annotations

import re
from typing import Final

from lev_ui.words.glossary import MEANING

THEMES: Final[dict[str, tuple[str, ...]]] = {
    "What a token promises": (
        "asset",
        "token",
        "issuer",
        "multiplier",
        "leverage",
        "target and realised leverage",
        "exposure",
        "net asset value",
        "short",
        "simple leverage",
    ),
    "How it keeps its multiple": (
        "daily rebalancing mechanism",
        "rebalance",
        "reset",
        "close",
        "intraday leverage",
        "protocol rebalancing logic",
        "band",
        "recentering",
        "ripcord",
        "brake",
        "turnover",
        "volume",
        "algorithmic order execution",
    ),
    "Tokens that run by program": (
        "decentralized leverage protocol",
        "automated exposure management and execution",
        "smart-contract automation",
        "economic design and incentives",
    ),
    "Why the result is not the multiple": (
        "gap",
        "path dependence",
        "compounding effect",
        "trend gain",
        "volatility drag",
        "volatility",
        "break-even",
        "calendar of the gap",
        "window",
        "rule effect",
    ),
    "What it costs": (
        "token holder costs",
        "management fee",
        "rebalancing trade costs",
        "trading fee",
        "maker-taker fee",
        "market impact",
        "slippage",
        "financing",
        "bill rate",
        "spread",
        "borrow fee",
        "perpetual future",
        "funding",
        "hedging",
        "creation fee",
        "cost drag",
        "real cost",
        "paid",
    ),
    "How it can end": (
        "drawdown",
        "wipe-out",
        "margin position",
        "maintenance margin",
        "margin call",
        "auto-deleveraging",
    ),
    "Prices and how they are counted": (
        "total return",
        "dividend",
        "split",
        "UTC",
        "percentage points",
        "basis point",
        "log scale",
        "log points",
        "logarithmic mean",
    ),
    "What might have come instead": (
        "median",
        "random walk",
        "bootstrap",
        "volatility clustering",
        "seed",
    ),
    "A model against a real fund": (
        "moves explained",
        "beta",
        "tracking error",
        "standard deviation",
        "least squares",
        "interval",
        "error band",
    ),
}


def slug(word: str) -> str:
    """Return a word as it stands in an address, "volatility-drag"."""
    return re.sub(r"[^a-z0-9]+", "-", word.lower()).strip("-")


def named(wanted: str) -> str:
    """Return the word an address asks for, or nothing if there is none."""
    return next((word for word in MEANING if slug(word) == wanted), "")


def matching(find: str) -> dict[str, tuple[str, ...]]:
    """Return the words that have a text in their name or meaning, by theme; all for no text."""
    text = find.casefold()
    found = {
        theme: tuple(word for word in words if text in f"{word} {MEANING[word]}".casefold())
        for theme, words in THEMES.items()
    }
    return {theme: words for theme, words in found.items() if words}
