"""Everything a reader can choose, and which of it each page depends on. No Streamlit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, TypeAlias

Page: TypeAlias = Literal[
    "compare",
    "rebalancing",
    "duel",
    "costs",
    "real",
    "holding",
    "leverage",
    "simulate",
    "data",
    "lessons",
    "myths",
    "cases",
    "quiz",
    "teach",
    "words",
]
Baseline: TypeAlias = Literal["simple", "margin", "asset", "power"]
Scale: TypeAlias = Literal["linear", "log"]
Source: TypeAlias = Literal["bundled", "yahoo"]
Per: TypeAlias = Literal["year", "day"]
Financing: TypeAlias = Literal["funded", "funding"]
Sizing: TypeAlias = Literal["follows", "fixed"]
Span: TypeAlias = "int | Literal['dates']"  # a calendar year, or all the dates chosen
DatedRate: TypeAlias = Literal["bill", "irx", "file"]
Model: TypeAlias = Literal["history", "walk", "swings"]

OWN_ASSET, OWN_REAL = "MY-FILE", "MY-TOKEN"  # what an address calls files it cannot carry
EARLIEST = date(1800, 1, 1)  # what a file of a reader's own may reach
LATEST = date(2199, 12, 31)
MAX_MULTIPLE = 5.0
MAX_AMOUNT = 1e9
RATE_RANGE = (-100.0, 500.0)  # % a year
LARGEST = {  # in the reader's unit: %, basis points, money
    "fee": 100.0,
    "spread": 100.0,
    "borrow": 100.0,
    "trading": 1000.0,
    "passive": 100.0,
    "impact": 5.0,
    "gas": 1e6,
    "creation": 50.0,
    "redemption": 50.0,
}
MAKER_RANGE = (-100.0, 1000.0)  # basis points; exchanges pay for some passive orders
FUNDING_RANGE = (-1000.0, 1000.0)  # % a year
DATED_RATES: tuple[DatedRate, ...] = ("bill", "irx", "file")
FEWEST_RULES, MOST_RULES = 2, 6
MOST_ALSO = 2  # further tokens on one chart
MYTH_NAMES = ("order", "time", "both", "inverse", "always", "average", "brake")
CASE_NAMES = ("oil", "banks", "biotech", "xiv", "oil-day", "gush", "amd", "bull")
SHUFFLES = (1, 9999)
WIDTHS = (0.0, 3.0)  # times as wide
JUMPS = (-15.0, 15.0)  # %: beyond, a 5x token has nothing left to trade with
DIPS = (0.0, 60.0)  # %
TOSSES = (10, 1000)
LAST_STEP = 6
MOVE_RANGE = (-30.0, 30.0)  # % in a day
SWING_RANGE = (0.0, 10.0)  # % a day
TOLL_RANGE = (0.0, 0.3)  # % a day
MOST_SHEETS = 9999
LONGEST_HORIZON = 756  # trading days: about three years of a share
MONTHS_AHEAD = (1, 3, 6, 12, 24, 36, 60)
PATHS = (10_000, 100_000, 1_000_000)
MOST_SEEDS = 999_999
BLOCK_RANGE = (1.0, 250.0)  # prices
SWINGS_RANGE = (0.0, 300.0)  # % a year
GROWTH_RANGE = (-90.0, 300.0)  # % a year
MOST_OTHERS = 5

USUAL_RULES = ("daily", "ftx-bull", "gate-3l", "kucoin-3l", "never:0.05")
SHORT_RULES = ("daily", "ftx-bear", "gate-3s", "kucoin-3s", "never:0.05")


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Everything a reader can choose; the defaults are the opening view.

    Percentages are as a reader types them: `fee` 0.95 is 0.95% a year, or a day where `per`
    says so; `trading` 5.0 is five basis points. `rate` is a number in % a year or the name of a
    dated rate: "bill" bundled, "irx" the 13-week bill from Yahoo, "file" the reader's own;
    `funding` likewise a number or "file". `impact` is the coefficient of the square-root law, 0
    for none. Dates are those asked for, whatever the data reach. `rule` is a word of
    `lev_ui.rules`; `product` the id of the one it came from, or nothing. `gas`, `size` and
    `market` are money, `day` None the day of the largest trade, `bought` None the first one,
    `market` None the market's own volume. `also` are multiples shown beside the one chosen, `rules`
    the words and ids held against each other.
    `real` is the symbol of the fund the model is held against, or nothing; `part` the share of
    its days, in %, on which a spread is estimated. `word` is the word looked up, as it stands in
    an address; `find` what is looked for among all of them. `myth` is the myth looked at and
    `shuffle`, `widen`, `jump`, `dip` (both in %) and `tosses` what its experiment turns on; `case`
    is the real case looked at, or nothing for all of them. `step` is the step of the lessons;
    `move`, `swing` and `toll` are % a day, `year` and `span` calendar years, None the most
    telling one. `sheet` is the number of a worksheet, `horizon` the days somebody holds the token.
    `testfol` is the expression the settings are taken from, for as long as they are, or nothing.
    telling one. `sheet` is the number of a worksheet. `testfol` is the expression
    the settings are taken from, for as long as they are, or nothing. `model` is what paths are made
    from, `ahead` their length in months, `paths` how many, and `seed` where their chance starts;
    `block` is a number of prices, `swings` and `growth` are % a year, None what the data say;
    `shocks` and `falls` shape the swings, and `others` are the multiples beside the reader's.
    """

    asset: str = "^IXIC"
    leverage: float = 3.0
    start: date = date(1999, 1, 4)
    end: date = date(2018, 12, 31)
    costs: bool = True
    fee: float = 0.95
    per: Per = "year"
    financing: Financing = "funded"
    rate: float | DatedRate = "bill"
    spread: float = 0.5
    borrow: float = 0.0
    funding: float | Literal["file"] = 10.95
    trading: float = 5.0
    maker: float = 2.0
    passive: float = 0.0
    impact: float = 0.0
    gas: float = 0.0
    sizing: Sizing = "follows"
    creation: float = 0.0
    redemption: float = 0.0
    baseline: Baseline = "simple"
    scale: Scale = "linear"
    amount: float = 1000.0
    split: bool = False
    also: tuple[float, ...] = ()
    source: Source = "bundled"
    rule: str = "daily"
    product: str = ""
    day: date | None = None
    bought: date | None = None
    size: float = 100e6
    market: float | None = None
    rules: tuple[str, ...] = USUAL_RULES
    real: str = ""
    part: float = 50.0
    word: str = ""
    find: str = ""
    myth: str = "order"
    shuffle: int = 1
    widen: float = 2.0
    jump: float = 5.0
    dip: float = 25.0
    tosses: int = 250
    case: str = ""
    step: int = 1
    move: float = 10.0
    swing: float = 5.0
    year: int | None = None
    toll: float = 0.05
    span: Span | None = None
    sheet: int = 1
    horizon: int = 252
    testfol: str = ""
    model: Model = "history"
    ahead: int = 12
    paths: int = 10_000
    seed: int = 1
    block: float | None = None
    swings: float | None = None
    growth: float | None = None
    shocks: Literal["student", "normal", "historical"] = "student"
    falls: bool = False
    others: tuple[float, ...] = (1.0, 2.0, -1.0)

    @property
    def contenders(self) -> tuple[str, ...]:
        """The rules held against each other; the usual ones follow the multiplier's sign."""
        usual = self.rules == USUAL_RULES and self.leverage < 0.0
        return SHORT_RULES if usual else self.rules


DEFAULTS = Settings()


COST_FIELDS = (
    *("costs", "fee", "per", "financing", "rate", "spread", "borrow", "funding"),
    *("trading", "maker", "passive", "impact", "gas", "size", "market", "sizing"),
    *("creation", "redemption"),
)
LESSON_FIELDS = ("move", "swing", "year", "toll", "span")  # the one control of each step
SIMULATE_FIELDS = (
    *("model", "ahead", "paths", "seed", "block", "swings", "growth", "shocks", "falls"),
    "others",
)
_EVERYWHERE = ("asset", "leverage", "start", "end", *COST_FIELDS)
EXPERIMENT_FIELDS = ("shuffle", "widen", "jump", "dip", "tosses")
PAGE_KEYS: Mapping[Page, tuple[str, ...]] = {
    "compare": (
        *(*_EVERYWHERE, "baseline", "scale", "amount", "split", "source", "rule", "product"),
        *("also", "testfol"),
    ),
    "rebalancing": (*_EVERYWHERE, "amount", "source", "rule", "product", "day", "bought"),
    "duel": (*_EVERYWHERE, "scale", "amount", "source", "rules"),
    "costs": (*_EVERYWHERE, "amount", "source", "rule", "product"),
    "real": (*_EVERYWHERE, "amount", "source", "scale", "real", "part"),
    "holding": (*_EVERYWHERE, "amount", "source", "rule", "product", "horizon"),
    "leverage": (*_EVERYWHERE, "scale", "amount", "source"),
    "simulate": (*_EVERYWHERE, "amount", "source", *SIMULATE_FIELDS),
    "data": (),
    "words": ("word", "find"),
    "myths": ("asset", "leverage", "start", "end", "source", "myth", *EXPERIMENT_FIELDS),
    "cases": ("case",),
    "quiz": (),
    "lessons": (*_EVERYWHERE, "amount", "source", "step", *LESSON_FIELDS),
    "teach": (*_EVERYWHERE, "amount", "source", "sheet"),
}


def opening(page: Page) -> Settings:
    """Return what a page opens on: where lines end near nothing or far up the scale is log."""
    return replace(DEFAULTS, scale="log") if page in {"duel", "real"} else DEFAULTS
