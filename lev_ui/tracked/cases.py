"""What real funds did, on record: the facts a page can show without any fund's own prices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lev_core import LeverageError
from lev_ui.theme import long_date

FINRA = "FINRA, Regulatory Notice 09-31"
ALERT = "SEC and FINRA, investor alert on leveraged and inverse funds, 2009"
GATHERED = "gathered from press and price records; no document is named"


@dataclass(frozen=True, kw_only=True)
class Case:
    """One real fund or token over a known time.

    Parameters
    ----------
    id : str
        A short name, unique.
    name : str
        What it was, with its multiple.
    when : str
        The day or the days.
    leverage : float
        The multiple it promised for each day.
    asset : str
        What it multiplied, inside a sentence.
    real_return : float
        What it made over that time, as a fraction, rounded as it is on record.
    why : str
        Why the two differ, in a sentence, as far as that is on record.
    source : str
        Where it is on record.
    asset_return : float, optional
        What the asset made, likewise; None where that is not on record.
    inside : float, optional
        How far the asset had gone at its farthest inside that day, where that says more.
    is_rough : bool
        Whether the record says "about" of the asset's return.
    is_least : bool
        Whether the record says that the loss was larger than `real_return`.

    Raises
    ------
    LeverageError
        If a return is below −100%.

    Examples
    --------
    >>> round(CASES[0].multiple, 2), CASES[0].real_return
    (0.04, -0.06)
    """

    id: str
    name: str
    when: str
    leverage: float
    asset: str
    real_return: float
    why: str
    source: str
    asset_return: float | None = None
    inside: float | None = None
    is_rough: bool = False
    is_least: bool = False

    def __post_init__(self) -> None:
        """Refuse what nobody can have lost."""
        if min(self.asset_return or 0.0, self.real_return) < -1.0:
            raise LeverageError(f"Nothing loses more than all of it, as {self.id} would have.")

    @property
    def multiple(self) -> float:
        """The multiple times the asset's return: computed, and possibly below −100%."""
        return self.leverage * self.known_return

    @property
    def known_return(self) -> float:
        """The asset's return where it is on record; refused where it is not."""
        if self.asset_return is None:
            raise LeverageError(f"What {self.asset} made beside {self.name} is not on record.")
        return self.asset_return

    @property
    def has_asset(self) -> bool:
        """Whether the asset's return is on record."""
        return self.asset_return is not None


FIRST, LAST = date(2008, 12, 1), date(2009, 4, 30)
FIVE_MONTHS = f"{long_date(FIRST)} – {long_date(LAST)}"
TOGETHER = "from the day both began"
BOTH_WAYS = (
    "The multiple is kept each day and not over months: in those wild months the funds of both "
    "directions lost."
)
LONG_SWINGS = (
    "Years of wide swings took nearly everything from both, the one that follows the shares and "
    "the one that goes against them."
)

CASES = (
    Case(
        id="oil-2x",
        name="Oil and gas 2x",
        when=FIVE_MONTHS,
        leverage=2.0,
        asset="the Dow Jones US Oil & Gas index",
        asset_return=0.02,
        real_return=-0.06,
        why=BOTH_WAYS,
        source=FINRA,
    ),
    Case(
        id="oil-2s",
        name="Oil and gas −2x",
        when=FIVE_MONTHS,
        leverage=-2.0,
        asset="the Dow Jones US Oil & Gas index",
        asset_return=0.02,
        real_return=-0.26,
        why=BOTH_WAYS,
        source=FINRA,
    ),
    Case(
        id="banks-3x",
        name="Financials 3x",
        when=FIVE_MONTHS,
        leverage=3.0,
        asset="the Russell 1000 Financial Services index",
        asset_return=0.08,
        real_return=-0.53,
        why=BOTH_WAYS,
        source=ALERT,
        is_rough=True,
    ),
    Case(
        id="banks-3s",
        name="Financials −3x",
        when=FIVE_MONTHS,
        leverage=-3.0,
        asset="the Russell 1000 Financial Services index",
        asset_return=0.08,
        real_return=-0.90,
        why=BOTH_WAYS,
        source=ALERT,
        is_rough=True,
    ),
    Case(
        id="oil-3x-day",
        name="Oil 3x",
        when="9 Mar 2020",
        leverage=3.0,
        asset="crude oil",
        asset_return=-0.330,
        real_return=-0.990,
        why="Over a single day the multiple holds: it lost three times the day's fall.",
        source=GATHERED,
    ),
    Case(
        id="gush",
        name="GUSH, 3x then",
        when="9 Mar 2020",
        leverage=3.0,
        asset="its index of oil and gas shares",
        asset_return=-0.369,
        real_return=-0.81,
        why="Three times the fall is more than everything; why the fund kept some is not on "
        "record here.",
        source=GATHERED,
    ),
    Case(
        id="ftx-bull",
        name="FTX BULL, 3x",
        when="12 Mar 2020",
        leverage=3.0,
        asset="Bitcoin",
        asset_return=-0.372,
        real_return=-0.848,
        why="Its emergency rule cut the leverage on the way down and saved the rest.",
        source=GATHERED,
    ),
    Case(
        id="amd-3s",
        name="AMD −3x",
        when="6 Oct 2025",
        leverage=-3.0,
        asset="the share",
        asset_return=0.237,
        inside=0.37,
        real_return=-1.0,
        why="The share stood far higher inside the day, which took everything before the calmer "
        "close.",
        source=GATHERED,
    ),
    Case(
        id="xiv",
        name="XIV, −1x",
        when="5 Feb 2018",
        leverage=-1.0,
        asset="the index of short-term VIX futures",
        real_return=-0.9635,
        why="What it was short of rose by almost its own value in one evening. Its issuer ended it "
        "early: it was paid out, not worth nothing.",
        source=GATHERED,
    ),
    Case(
        id="labu",
        name="LABU, 3x",
        when=TOGETHER,
        leverage=3.0,
        asset="an index of biotechnology shares",
        real_return=-0.97,
        why=LONG_SWINGS,
        source=GATHERED,
        is_least=True,
    ),
    Case(
        id="labd",
        name="LABD, −3x",
        when=TOGETHER,
        leverage=-3.0,
        asset="an index of biotechnology shares",
        real_return=-0.97,
        why=LONG_SWINGS,
        source=GATHERED,
        is_least=True,
    ),
)
