"""What lessons, worksheets, myths, cases and the list of words are turned to. No Streamlit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Span: TypeAlias = "int | Literal['dates']"  # a calendar year, or all the dates chosen

LAST_STEP = 6
MOVE_RANGE = (-30.0, 30.0)  # % in a day
SWING_RANGE = (0.0, 10.0)  # % a day
TOLL_RANGE = (0.0, 0.3)  # % a day
LESSON_FIELDS = ("move", "swing", "year", "toll", "span")  # the one control of each step
MOST_SHEETS = 9999
MYTH_NAMES = ("order", "time", "both", "inverse", "always", "average", "brake")
SHUFFLES = (1, 9999)
WIDTHS = (0.0, 3.0)  # times as wide
JUMPS = (-15.0, 15.0)  # %: beyond, a 5x token has nothing left to trade with
DIPS = (0.0, 60.0)  # %
TOSSES = (10, 1000)
EXPERIMENT_FIELDS = ("shuffle", "widen", "jump", "dip", "tosses")
CASE_NAMES = ("oil", "banks", "biotech", "xiv", "oil-day", "gush", "amd", "bull")


@dataclass(frozen=True, kw_only=True)
class LearningSettings:
    """What the pages to learn from are turned to.

    `step` is the step of the lessons; its `move`, `swing` and `toll` are % a day, `year` and `span`
    calendar years, None the most telling one. `sheet` is the number of a worksheet. `myth` is the
    myth looked at, and its experiment turns on `shuffle`, the number of an order of days, `widen`,
    how many times as wide days swing, `jump` and `dip`, both in %, and `tosses` of a coin. `case`
    is the real case looked at, or nothing for all of them. `word` is the word looked up, as it
    stands in an address; `find` what is looked for among all of them.
    """

    step: int = 1
    move: float = 10.0
    swing: float = 5.0
    year: int | None = None
    toll: float = 0.05
    span: Span | None = None
    sheet: int = 1
    myth: str = "order"
    shuffle: int = 1
    widen: float = 2.0
    jump: float = 5.0
    dip: float = 25.0
    tosses: int = 250
    case: str = ""
    word: str = ""
    find: str = ""
