"""Where a word is met: the pages that show it, and the words that each page uses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from lev_ui.settings import PAGE_KEYS, Page

TITLES: Final[Mapping[str, str]] = {
    "compare": "Compare",
    "rebalancing": "Rebalancing",
    "duel": "Rule duel",
    "costs": "What it costs",
    "real": "Against a real fund",
    "holding": "Holding period",
    "leverage": "Leverage",
    "simulate": "Simulate",
    "data": "Your data",
    "lessons": "Lesson {step}",
}


class Place(NamedTuple):
    """A page of the site, at what its address says."""

    page: str
    query: Mapping[str, str] = {}

    @property
    def title(self) -> str:
        """What a link to it is called."""
        return TITLES[self.page].format(**self.query)


COMPARE, PARTS = Place("compare"), Place("compare", {"split": "on"})
REBALANCING, DUEL, COSTS = Place("rebalancing"), Place("duel"), Place("costs")
REAL, HOLDING, DATA = Place("real"), Place("holding"), Place("data")
SWEPT = Place("leverage")
SIMULATE, WALK = Place("simulate"), Place("simulate", {"model": "walk"})
TWO_DAYS, WHY_IT_TRADES, ROADS, TREND, BILL, BOTH_LOSE = (
    Place("lessons", {"step": str(step)}) for step in range(1, 7)
)
PLACES: Final[dict[str, tuple[Place, ...]]] = {
    "asset": (COMPARE,),
    "token": (COMPARE, TWO_DAYS),
    "multiplier": (COMPARE, TWO_DAYS),
    "leverage": (REBALANCING,),
    "target and realised leverage": (REBALANCING, WHY_IT_TRADES),
    "exposure": (REBALANCING,),
    "simple leverage": (COMPARE, TWO_DAYS),
    "short": (Place("compare", {"leverage": "-2"}), BOTH_LOSE),
    "daily rebalancing mechanism": (REBALANCING, WHY_IT_TRADES),
    "rebalance": (REBALANCING, WHY_IT_TRADES),
    "close": (REBALANCING,),
    "intraday leverage": (REBALANCING,),
    "protocol rebalancing logic": (DUEL,),
    "band": (DUEL,),
    "recentering": (Place("rebalancing", {"leverage": "2", "rule": "recenter:1.7:2.3:0.05:2.7"}),),
    "ripcord": (Place("rebalancing", {"leverage": "2", "rule": "recenter:1.7:2.3:0.05:2.7"}),),
    "brake": (DUEL,),
    "turnover": (REBALANCING,),
    "volume": (REBALANCING,),
    "gap": (COMPARE,),
    "path dependence": (COMPARE, ROADS),
    "compounding effect": (COMPARE, TREND),
    "trend gain": (PARTS, TREND),
    "volatility drag": (PARTS, TREND),
    "break-even": (COMPARE,),
    "calendar of the gap": (COMPARE,),
    "window": (COMPARE, HOLDING),
    "rule effect": (Place("compare", {"rule": "every:5"}),),
    "token holder costs": (COSTS, BILL),
    "management fee": (COSTS, BILL),
    "rebalancing trade costs": (COSTS, BILL),
    "trading fee": (COSTS, BILL),
    "market impact": (COSTS,),
    "financing": (COSTS, BILL),
    "spread": (REAL,),
    "funding": (Place("costs", {"financing": "funding"}),),
    "cost drag": (COMPARE,),
    "real cost": (COSTS,),
    "paid": (COSTS,),
    "drawdown": (COMPARE,),
    "wipe-out": (Place("duel", {"leverage": "3"}), BOTH_LOSE),
    "margin position": (Place("compare", {"rule": "never:0.05", "baseline": "margin"}),),
    "margin call": (DUEL,),
    "split": (DATA,),
    "UTC": (DATA,),
    "log scale": (Place("compare", {"scale": "log"}),),
    "moves explained": (REAL,),
    "beta": (REAL,),
    "tracking error": (REAL,),
    "interval": (REAL,),
    "error band": (SWEPT,),
    "median": (SIMULATE,),
    "random walk": (WALK,),
    "bootstrap": (SIMULATE,),
    "volatility clustering": (Place("simulate", {"model": "swings"}),),
    "seed": (SIMULATE,),
}
PAGE_WORDS: Final[Mapping[Page, tuple[str, ...]]] = {
    "compare": (
        *("asset", "band", "basis point", "bill rate", "borrow fee", "brake", "break-even"),
        *(
            "calendar of the gap",
            "close",
            "compounding effect",
            "creation fee",
            "dividend",
            "financing",
            "funding",
            "gap",
        ),
        *("issuer", "leverage", "log points", "log scale", "logarithmic mean"),
        *("maintenance margin", "maker-taker fee", "management fee", "margin position"),
        *("market impact", "multiplier", "paid", "percentage points", "perpetual future"),
        *("rebalance", "recentering", "reset", "ripcord", "rule effect", "short"),
        *("simple leverage", "slippage", "spread", "target and realised leverage", "token"),
        *("trading fee", "trend gain", "volatility", "volatility drag", "volume", "window"),
        *("wipe-out",),
    ),
    "rebalancing": (
        *("asset", "band", "basis point", "bill rate", "borrow fee", "close", "creation fee"),
        *("dividend", "exposure", "financing", "funding", "intraday leverage", "issuer"),
        *("leverage", "maintenance margin", "maker-taker fee", "management fee"),
        *("margin position", "market impact", "multiplier", "perpetual future", "rebalance"),
        *("recentering", "reset", "ripcord", "short", "slippage", "spread"),
        *("target and realised leverage", "token", "trading fee", "turnover", "volatility"),
        *("volume", "wipe-out"),
    ),
    "duel": (
        *("asset", "band", "basis point", "bill rate", "borrow fee", "brake", "close"),
        *("creation fee", "dividend", "financing", "funding", "issuer", "leverage", "log scale"),
        *("maintenance margin", "maker-taker fee", "management fee", "margin call"),
        *("margin position", "market impact", "multiplier", "percentage points"),
        *("perpetual future", "rebalance", "recentering", "reset", "short", "spread"),
        *("target and realised leverage", "token", "trading fee", "volume", "wipe-out"),
    ),
    "costs": (
        *("asset", "band", "basis point", "bill rate", "borrow fee", "close", "creation fee"),
        *("dividend", "financing", "funding", "issuer", "leverage", "logarithmic mean"),
        *("maintenance margin", "maker-taker fee", "management fee", "margin position"),
        *("market impact", "multiplier", "paid", "perpetual future", "real cost", "rebalance"),
        *("recentering", "reset", "ripcord", "short", "slippage", "spread"),
        *("target and realised leverage", "token", "trading fee", "volume", "wipe-out"),
    ),
    "real": (
        *("asset", "basis point", "beta", "bill rate", "borrow fee", "brake", "creation fee"),
        *("financing", "interval", "issuer", "least squares", "leverage", "log scale"),
        *("maker-taker fee", "management fee", "market impact", "moves explained", "multiplier"),
        *("percentage points", "perpetual future", "rebalance", "reset", "short"),
        *("simple leverage", "spread", "standard deviation", "target and realised leverage"),
        *("token", "tracking error", "trading fee", "volume"),
    ),
    "holding": (
        *("asset", "band", "basis point", "bill rate", "borrow fee", "creation fee", "dividend"),
        *("financing", "funding", "issuer", "leverage", "maintenance margin"),
        *("maker-taker fee", "management fee", "margin position", "market impact", "multiplier"),
        *("percentage points", "perpetual future", "rebalance", "recentering", "reset"),
        *("ripcord", "short", "simple leverage", "slippage", "spread"),
        *("target and realised leverage", "token", "trading fee", "volume", "window", "wipe-out"),
    ),
    "leverage": (
        *("asset", "basis point", "bill rate", "borrow fee", "creation fee", "dividend"),
        *("error band", "financing", "funding", "leverage", "log scale", "maker-taker fee"),
        *("management fee", "market impact", "multiplier", "perpetual future", "rebalance"),
        *("reset", "short", "spread", "token", "trading fee", "volatility", "volume"),
        *("wipe-out",),
    ),
    "simulate": (
        *("asset", "basis point", "bill rate", "bootstrap", "borrow fee", "creation fee"),
        *("dividend", "financing", "funding", "maker-taker fee", "management fee"),
        *("market impact", "median", "multiplier", "perpetual future", "random walk"),
        *("rebalance", "reset", "seed", "short", "simple leverage", "spread", "token"),
        *("trading fee", "volatility", "volatility clustering", "volume", "wipe-out"),
    ),
    "lessons": (
        *("asset", "creation fee", "dividend", "financing", "funding", "leverage"),
        *("logarithmic mean", "maker-taker fee", "management fee", "multiplier", "paid"),
        *("simple leverage", "smart-contract automation", "spread", "token", "trading fee"),
        *("trend gain", "volatility", "volatility drag", "wipe-out"),
    ),
    "myths": (
        *("asset", "brake", "dividend", "leverage", "log points", "multiplier"),
        *("percentage points", "rebalance", "reset", "short", "simple leverage", "token"),
        *("wipe-out",),
    ),
    "cases": (
        *("asset", "brake", "close", "issuer", "leverage", "reset", "short"),
        *("simple leverage", "token", "wipe-out"),
    ),
    "quiz": (*("asset", "leverage", "token"),),
    "teach": (
        *("asset", "basis point", "bill rate", "borrow fee", "creation fee", "dividend"),
        *("financing", "leverage", "logarithmic mean", "maker-taker fee", "management fee"),
        *("market impact", "multiplier", "paid", "perpetual future", "rebalance", "short"),
        *("simple leverage", "spread", "token", "trading fee", "trend gain", "volatility"),
        *("volatility drag", "volume"),
    ),
    "data": (*("asset", "financing", "funding", "leverage", "reset", "split", "token", "UTC"),),
}


def places(word: str) -> tuple[Place, ...]:
    """Return where on the site a word is met, as far as these pages are there."""
    return tuple(place for place in PLACES.get(word, ()) if place.page in PAGE_KEYS)
