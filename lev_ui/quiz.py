"""The numbers behind the quiz, and how far somebody has come in it. No Streamlit, nothing kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from lev_core import (
    Costs,
    Daily,
    Funded,
    PriceHistory,
    drag_of_daily_fee,
    leverage_after,
    one_move,
    rebalance,
    simulate_token,
)

A_YEAR = 365  # days
FIRST_DAY = pd.Timestamp(2024, 1, 1)


@dataclass(frozen=True, kw_only=True)
class Inputs:
    """What the questions are about, as fractions; other inputs make other answers.

    `move` is a rise of one day, `falls` and `rises` are days in the order they are told, `fee` is
    per day, `rate` per year, `fall` is what a day takes from the asset and `hole` from a token.
    """

    leverage: float = 3.0
    short: float = 2.0
    move: float = 0.1
    small_move: float = 0.05
    days: tuple[float, ...] = (0.1, -0.08, 0.05, -0.06)
    fee: float = 0.0005
    rate: float = 0.05
    fall: float = 0.334
    almost: float = 0.33
    hole: float = 0.9


USUAL = Inputs()


def road(returns: Sequence[float]) -> PriceHistory:
    """Return an asset that starts at 100 and makes these returns on consecutive days."""
    closes = 100.0 * np.concatenate(([1.0], np.cumprod(1.0 + np.array(returns))))
    days = pd.date_range(FIRST_DAY, periods=len(closes))
    return PriceHistory(pd.Series(closes, index=days))


def made(returns: Sequence[float], leverage: float) -> float:
    """Return what a token makes of these days before costs, as a fraction.

    Examples
    --------
    >>> round(made((0.1, -1.0 / 11.0), 3.0), 6)
    -0.054545
    """
    return simulate_token(road(returns), leverage).total_return


def way_back(move: float) -> float:
    """Return the fall that undoes a rise, as a fraction below zero."""
    return 1.0 / (1.0 + move) - 1.0


def year_of_interest(leverage: float, rate: float) -> float:
    """Return what a year's interest leaves a token short of, on an asset that never moves."""
    still = road((0.0,) * A_YEAR)
    return simulate_token(still, leverage, costs=Costs(financing=Funded(rate=rate))).total_return


def year_of_fees(fee: float) -> float:
    """Return what a fee charged every day takes in a year, as a fraction."""
    return drag_of_daily_fee(fee)


def left_after(leverage: float, move: float) -> float:
    """Return what one day leaves of 1."""
    return one_move(leverage, move, policy=Daily())


@dataclass(frozen=True)
class Owing:
    """A token worth 1 before a move: its worth and its position after it, and the trade."""

    worth: float
    position: float
    leverage: float
    trade: float


def after_a_move(leverage: float, move: float) -> Owing:
    """Return what a token holds after a move, and what brings it back to its multiple."""
    worth, position = 1.0 + leverage * move, leverage * (1.0 + move)
    trade = rebalance(worth, position, leverage).trade
    return Owing(worth, position, leverage_after(leverage, move), trade)


def needed_to_recover(loss: float) -> float:
    """Return the gain that makes up for a loss, both as fractions above zero.

    Examples
    --------
    >>> round(needed_to_recover(0.9), 9)
    9.0
    """
    return 1.0 / (1.0 - loss) - 1.0


@dataclass(frozen=True)
class Sitting:
    """How far somebody has come: the answers given so far, and whether the last was explained."""

    given: tuple[int, ...] = ()
    is_explained: bool = False

    @property
    def at(self) -> int:
        """The question looked at, from 0."""
        return len(self.given) - self.is_explained

    def answered(self, choice: int) -> Sitting:
        """Return the sitting after an answer, which is then explained."""
        return Sitting((*self.given, choice), is_explained=True)

    def onward(self) -> Sitting:
        """Return the sitting at the next question."""
        return replace(self, is_explained=False)
