"""The cases on record as cards: those that belong together, and where to go on from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal, TypeAlias

from lev_ui.settings import Page, Settings
from lev_ui.tracked.cases import CASES, FIRST, LAST, Case

Kind: TypeAlias = Literal["pair", "apart", "one day", "braked", "inside", "implied"]

AMD_FROM, AMD_TO = date(2018, 1, 2), date(2022, 12, 28)


@dataclass(frozen=True, kw_only=True)
class Card:
    """One story on record.

    Parameters
    ----------
    id : str
        Its name in the address.
    case_ids : tuple of str
        The cases it tells of.
    kind : {"pair", "apart", "one day", "braked", "inside", "implied"}
        What the model can say to it: two funds over months, two funds of unknown months, one
        day, one day of a rule with a brake, one day whose high matters, the move it implies.
    page : str
        The page that goes on from here.
    settings : Settings
        What that page is to show; prices for it are bundled.
    lesson : int, optional
        The lesson that teaches it, where there is one.
    """

    id: str
    case_ids: tuple[str, ...]
    kind: Kind
    page: Page
    settings: Settings
    lesson: int | None = None

    @property
    def cases(self) -> tuple[Case, ...]:
        """The facts, from the one table of them."""
        return tuple(case for case in CASES if case.id in self.case_ids)


_THESE_MONTHS = Settings(start=FIRST, end=LAST)
BOTH_LOSE = 6  # the lesson that both sides can lose

CARDS: Final[Mapping[str, Card]] = {
    card.id: card
    for card in (
        Card(
            id="oil",
            case_ids=("oil-2x", "oil-2s"),
            kind="pair",
            page="compare",
            settings=replace(_THESE_MONTHS, asset="CVX", leverage=2.0),
            lesson=BOTH_LOSE,
        ),
        Card(
            id="banks",
            case_ids=("banks-3x", "banks-3s"),
            kind="pair",
            page="compare",
            settings=replace(_THESE_MONTHS, asset="JPM", leverage=3.0),
            lesson=BOTH_LOSE,
        ),
        Card(
            id="biotech",
            case_ids=("labu", "labd"),
            kind="apart",
            page="myths",
            settings=Settings(myth="both"),
            lesson=BOTH_LOSE,
        ),
        Card(
            id="xiv",
            case_ids=("xiv",),
            kind="implied",
            page="myths",
            settings=Settings(myth="inverse"),
        ),
        Card(
            id="oil-day",
            case_ids=("oil-3x-day",),
            kind="one day",
            page="myths",
            settings=Settings(myth="brake", dip=33.0),
        ),
        Card(
            id="gush",
            case_ids=("gush",),
            kind="one day",
            page="myths",
            settings=Settings(myth="brake", dip=37.0),
        ),
        Card(
            id="amd",
            case_ids=("amd-3s",),
            kind="inside",
            page="compare",
            settings=Settings(asset="AMD", leverage=-3.0, start=AMD_FROM, end=AMD_TO),
        ),
        Card(
            id="bull",
            case_ids=("ftx-bull",),
            kind="braked",
            page="duel",
            settings=Settings(rules=("daily", "ftx-bull"), scale="log"),
        ),
    )
}
