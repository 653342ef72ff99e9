"""The picture of each myth's experiment."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from lev_core import PriceHistory, TokenPath
from lev_ui.charts.columns import Column, Scale, columns
from lev_ui.charts.frame import Picture, date_ticks, epoch_ms
from lev_ui.charts.roads import (
    AS_IT_WAS,
    MADE,
    MADE_TOO,
    START,
    THE_ASSET,
    Across,
    Road,
    roads,
)
from lev_ui.myths import Experiment
from lev_ui.myths.brake import Brake
from lev_ui.myths.coin import Coin
from lev_ui.myths.inverse import Inverse
from lev_ui.myths.order import Shuffled
from lev_ui.myths.pair import Pair
from lev_ui.myths.swings import Widened
from lev_ui.myths.years import Years
from lev_ui.theme import DRAG, GAIN, MUTED, TOKEN, multiple, percent, plain_number, points
from lev_ui.words.myths.coin import FIRST_GAIN, RANGES, ends

HATCHED = "/"  # what goes down, is sold or lost; never told by colour alone
VALUE_THAT_DAY = "Value of 100 at the start of the day"


def picture_of(shown: Experiment, heading: str) -> Picture:
    """Return the picture of an experiment.

    Parameters
    ----------
    shown : Experiment
        What to draw.
    heading : str
        What its numbers say it shows.

    Returns
    -------
    Picture
        Roads from 100 or columns.
    """
    return _PICTURES[shown.settings.myth](shown, heading)


def _order(shown: Shuffled, heading: str) -> Picture:
    lines = [
        Road("Real order", _nav(shown.real_token), AS_IT_WAS),
        Road("Shuffled", _nav(shown.other_token), MADE),
    ]
    return roads(lines, _by_date(shown.prices), heading)


def _time(shown: Widened, heading: str) -> Picture:
    wide = f"{plain_number(shown.width)}× swings"
    lines = [
        Road("Asset", _from_start(shown.prices), THE_ASSET),
        Road("No swings", _nav(shown.straight_token), MADE_TOO),
        Road("As it was", _nav(shown.real_token), AS_IT_WAS),
        Road(wide, _nav(shown.other_token), MADE),
    ]
    return roads(lines, _by_date(shown.prices), heading)


def _both(shown: Pair, heading: str) -> Picture:
    lines = [
        Road(f"{multiple(shown.size)} token", _nav(shown.long), MADE),
        Road(f"{multiple(-shown.size)} token", _nav(shown.short), MADE_TOO),
        Road("Half in each", START * shown.together.to_numpy(), AS_IT_WAS),
    ]
    return roads(lines, _by_date(shown.prices), heading)


def _brake(shown: Brake, heading: str) -> Picture:
    lines = [
        Road("Asset", _from_start(shown.day), THE_ASSET),
        Road("No brake", _nav(shown.unbraked), AS_IT_WAS),
        Road("With brake", _nav(shown.braked), MADE),
    ]
    middle, last = (len(shown.day) - 1) / 2, len(shown.day) - 1
    across = Across(
        np.arange(len(shown.day), dtype=np.float64),
        {"tickvals": [0, middle, last], "ticktext": ["morning", "it turns", "evening"]},
        "%{y:,.1f}",
    )
    return roads(lines, across, heading, VALUE_THAT_DAY)


def _inverse(shown: Inverse, heading: str) -> Picture:
    found = [
        Column(
            multiple(trade.leverage),
            100.0 * trade.size,
            percent(trade.size),
            TOKEN if trade.leverage < 0.0 else MUTED,
            HATCHED if trade.size < 0.0 else "",
        )
        for trade in shown.trades
    ]
    return columns(found, heading, Scale("Token", "Bought (+) or sold (−), % of its value before"))


def _always(shown: Years, heading: str) -> Picture:
    found = [
        Column(
            str(year.year),
            100.0 * year.gap,
            f"{points(year.gap)} points",
            GAIN if year.gap > 0.0 else DRAG,
            "" if year.gap > 0.0 else HATCHED,
        )
        for year in shown.all
    ]
    return columns(found, heading, Scale("", "Ahead (+) or behind (−), in points", ""))


def _average(shown: Coin, heading: str) -> Picture:
    shares = 100.0 * shown.outcomes.shares()
    found = [
        Column(
            name,
            float(share),
            plain_number(float(share), 1),
            GAIN if place >= FIRST_GAIN else DRAG,
            "" if place >= FIRST_GAIN else HATCHED,
        )
        for place, (name, share) in enumerate(zip(RANGES, shares, strict=True))
    ]
    return columns(found, heading, Scale("What the token made", "Roads out of 100", "", ends()))


def _by_date(prices: PriceHistory) -> Across:
    look = {"type": "date", "hoverformat": "%-d %b %Y", **date_ticks(prices.index)}
    return Across(epoch_ms(prices.index), look, "%{y:,.1f}")


def _from_start(prices: PriceHistory) -> NDArray[np.float64]:
    values: NDArray[np.float64] = START * prices.values / prices.values[0]
    return values


def _nav(token: TokenPath) -> NDArray[np.float64]:
    return START * token.nav.to_numpy()


_PICTURES: Final[dict[str, Callable[[Any, str], Picture]]] = {
    "order": _order,
    "time": _time,
    "both": _both,
    "inverse": _inverse,
    "always": _always,
    "average": _average,
    "brake": _brake,
}
