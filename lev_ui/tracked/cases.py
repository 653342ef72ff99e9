"""What real funds did, on record: the facts a page can show without any fund's own prices."""

from __future__ import annotations

from dataclasses import dataclass

from lev_core import LeverageError

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
    asset_return, real_return : float
        What both made over that time, as fractions, rounded as they are on record.
    why : str
        Why the two differ, in a sentence, as far as that is on record.
    source : str
        Where it is on record.
    is_rough : bool
        Whether the record says "about" of the asset's return.

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
    asset_return: float
    real_return: float
    why: str
    source: str
    is_rough: bool = False

    def __post_init__(self) -> None:
        """Refuse what nobody can have lost."""
        if min(self.asset_return, self.real_return) < -1.0:
            raise LeverageError(f"Nothing loses more than all of it, as {self.id} would have.")

    @property
    def multiple(self) -> float:
        """The multiple times the asset's return: computed, and possibly below −100%."""
        return self.leverage * self.asset_return


FIVE_MONTHS = "1 Dec 2008 – 30 Apr 2009"
BOTH_WAYS = (
    "The multiple is kept each day and not over months: in those wild months the funds of both "
    "directions lost."
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
        real_return=-1.0,
        why="The share stood 37% up inside the day, which took everything before the calmer close.",
        source=GATHERED,
    ),
)
