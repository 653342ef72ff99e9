"""One rule in the duel: its way through the closes and the bars, and what one move leaves."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lev_core import (
    PRODUCTS,
    AdverseMove,
    BothOrders,
    Costs,
    Emergency,
    LeverageError,
    Policy,
    PriceHistory,
    Product,
    Recenter,
    TokenPath,
    drawdown,
    lowest_inside,
    one_move,
    simulate_token,
    turnover,
)
from lev_ui.bars import through_bars
from lev_ui.rules import read_rule

Floats: TypeAlias = NDArray[np.float64]
End: TypeAlias = Literal["wiped out", "closed"]

FALLS = (-0.10, -0.20, -0.334, -0.37)
BRAKES = {"emergency", "adverse_move", "ripcord"}  # what acts out of turn
WATCHED = {*BRAKES, "band", "liquidation"}


class Point(NamedTuple):
    """A value and its date."""

    value: float
    on: pd.Timestamp


class Left(NamedTuple):
    """What one move leaves of 1: after a jump, and after a slide through every price."""

    jump: float
    slide: float


@dataclass(frozen=True, eq=False)
class Contender:
    """One rule or product, and what became of 1 put in.

    `results` are the returns with each day's low before its high and the other way round,
    the same number twice where nothing depends on it; the rest follows the road that ended
    lower. `at_closes` is the return when closes alone are known, `brakes` how often the rule
    acted out of turn, `cost` everything paid, per unit put in. `stress` is what is left after
    each of `FALLS` and after the worst move in the data.
    """

    word: str
    product: Product | None
    leverage: float
    policy: Policy
    nav: Floats
    results: tuple[float, float]
    at_closes: float
    trades: int
    brakes: int
    turnover: float
    cost: float
    fall: float
    lowest: Point
    end: End | None
    end_on: pd.Timestamp
    stress: tuple[Left, ...]

    @property
    def result(self) -> float:
        """The less favourable return."""
        return min(self.results)

    @property
    def is_braked(self) -> bool:
        """Whether its rule may act out of turn."""
        ripcord = isinstance(self.policy, Recenter) and self.policy.ripcord is not None
        return isinstance(self.policy, Emergency | AdverseMove) or ripcord


@lru_cache(maxsize=64)  # prices and costs by identity: each is one object while it is shown
def contender(prices: PriceHistory, word: str, leverage: float, costs: Costs) -> Contender:
    """Run a rule or a product.

    Parameters
    ----------
    prices : PriceHistory
        The asset over the dates shown.
    word : str
        A word of `lev_ui.rules`, run at the reader's multiplier, or the id of a product, run
        at its own.
    leverage : float
        The reader's multiplier.
    costs : Costs
        What holders pay.

    Returns
    -------
    Contender
        What became of it.

    Raises
    ------
    LeverageError
        If the rule does not go with the multiplier, or is not public.
    """
    product = PRODUCTS.get(word)
    policy = read_rule(word) if product is None else product.policy
    target = leverage if product is None else product.target
    if policy is None or target is None:
        raise LeverageError(f"The rule of {word} is not public, so it cannot be run.")
    closes = simulate_token(prices, target, costs=costs, policy=policy)
    # On closes alone where nothing could happen inside.
    roads = through_bars(closes) or BothOrders(closes, closes)
    path = roads.worse
    end, end_on = _end(path)
    return Contender(
        word=word,
        product=product,
        leverage=target,
        policy=policy,
        nav=path.holder_value.to_numpy(),
        results=(roads.low_first.total_return, roads.high_first.total_return),
        at_closes=closes.total_return,
        trades=path.rebalance_count,
        brakes=sum(event.reason in BRAKES for event in path.arrays.events or ()),
        turnover=turnover(path),
        cost=float(sum(amounts.sum() for amounts in path.arrays.charges.values())),
        fall=float(drawdown(path.nav).min()),
        lowest=lowest(path),
        end=end,
        end_on=end_on,
        stress=stress(prices, target, policy, costs),
    )


def against(leverage: float, fall: float) -> float:
    """Return a fall as the move that hurts a token: for one below 0x it is a rise."""
    return -fall if leverage < 0.0 else fall


def worst_move(prices: PriceHistory, leverage: float) -> Point:
    """Return the worst move against a token from a close: to the next close, low or high."""
    close = prices.values
    sign = -1.0 if leverage < 0.0 else 1.0
    far = prices.high if leverage < 0.0 else prices.low
    reached = close[1:] if far is None else far.to_numpy(dtype=np.float64)[1:]
    moves = np.fmin(sign * close[1:], sign * reached) / close[:-1] - sign
    row = int(moves.argmin())
    return Point(float(sign * moves[row]), prices.index[row + 1])


def stress(prices: PriceHistory, leverage: float, policy: Policy, costs: Costs) -> tuple[Left, ...]:
    """Return what each of `FALLS` and the worst move in the data leave of a token."""
    moves = (*(against(leverage, fall) for fall in FALLS), worst_move(prices, leverage).value)
    return tuple(
        Left(
            one_move(leverage, move, policy=policy, costs=costs, how="jump"),
            one_move(leverage, move, policy=policy, costs=costs, how="slide"),
        )
        for move in moves
    )


def lowest(path: TokenPath) -> Point:
    """Return the lowest a token has been since the start, inside days where bars tell it.

    On a day on which its rule has acted the values after each trade count, because what the
    day's low would have done to it without that trade did not happen.
    """
    values = lowest_inside(path).to_numpy(dtype=np.float64).copy()
    acted = [event for event in path.arrays.events or () if event.reason in WATCHED]
    for event in acted:
        values[event.row] = path.arrays.nav[event.row]
    for event in acted:
        values[event.row] = min(values[event.row], event.nav)
    row = int(values.argmin())
    return Point(float(values[row]), path.prices.index[row])


def _end(path: TokenPath) -> tuple[End | None, pd.Timestamp]:
    if path.wiped_out_on is not None:
        return "wiped out", path.wiped_out_on
    if path.liquidated_on is not None:
        return "closed", path.liquidated_on
    return None, path.prices.index[-1]
