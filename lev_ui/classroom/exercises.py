"""The exercises of a worksheet as numbers that can be done by hand. No Streamlit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from math import copysign, floor

import pandas as pd

from lev_core import Rebalance, TokenPath, drag_of_daily_fee, rebalance, simulate_token
from lev_ui.classroom.draw import Draw

AMOUNT = 1_000.0
WHOLE_YEAR = 365
MOVES = tuple(Decimal(percent) / 100 for percent in (-20, -10, -8, -6, -5, -4, -2))
MOVES += tuple(-move for move in MOVES)
LARGEST_STEP = Decimal("0.5")  # of the token's value in a day: larger ones end the exercise
CENT = Decimal("0.01")
DAYS = 4

STARTS = (20.0, 40.0, 60.0, 80.0, 120.0, 160.0, 200.0)
TURNS = (1.25, 0.8)  # and back: 25% and 20%, the one pair everybody can undo
RISES = (0.02, 0.03, 0.04, 0.05, 0.06)
DAILY_FEES = (0.0001, 0.0002, 0.0003, 0.0005, 0.001)
SMALL_LOSSES, LARGE_LOSSES = (0.1, 0.2, 0.25, 0.4), (0.5, 0.6, 0.75, 0.8, 0.9)
SWINGS = (0.04, 0.06, 0.08, 0.1, 0.12)  # at half multiples too they leave whole cents
LEAST_SIDES = 2.0


def by_hand(leverage: float) -> float:
    """Return the multiplier of a worksheet: the nearest half, and one that has to trade.

    Examples
    --------
    >>> [by_hand(leverage) for leverage in (3.0, -1.0, 2.4, 0.5, 1.0, 0.0, -0.25)]
    [3.0, -1.0, 2.5, 0.5, 2.0, 2.0, -0.5]
    """
    nearest = copysign(floor(2.0 * abs(leverage) + 0.5) / 2.0, leverage)
    if nearest == 0.0 and leverage < 0.0:
        return -0.5
    return 2.0 if nearest in (0.0, 1.0) else nearest


def token_on(closes: Sequence[float], leverage: float) -> TokenPath:
    """Return a daily-reset token without costs on these closes."""
    days = pd.date_range("2001-01-01", periods=len(closes))
    return simulate_token(pd.Series(closes, index=days, dtype="float64"), leverage)


@dataclass(frozen=True)
class Day:
    """One day of a fund: fractions, money, and the trade at its close, bought above zero."""

    move: float
    token_move: float
    worth: float
    holds: float
    leverage: float
    trade: float


@dataclass(frozen=True)
class FourDays:
    """A fund of `AMOUNT` over four days, every amount of it exact to the cent."""

    leverage: float
    moves: tuple[float, ...]

    @cached_property
    def token(self) -> TokenPath:
        """The fund per unit invested."""
        closes = [1.0]
        for move in self.moves:
            closes.append(closes[-1] * (1.0 + move))
        return token_on(closes, self.leverage)

    @cached_property
    def days(self) -> tuple[Day, ...]:
        """What a reader has to find, day by day."""
        path = self.token
        worth = AMOUNT * path.nav.to_numpy()
        trades = AMOUNT * path.trades.to_numpy()
        held = AMOUNT * path.exposure.to_numpy() - trades
        return tuple(
            Day(
                move=move,
                token_move=self.leverage * move,
                worth=float(worth[row]),
                holds=float(held[row]),
                leverage=float(path.leverage_before.iloc[row]),
                trade=float(trades[row]),
            )
            for row, move in enumerate(self.moves, start=1)
        )


@dataclass(frozen=True)
class ThereAndBack:
    """An asset that goes from `start` to `turn` and back, and `AMOUNT` in a token on it."""

    leverage: float
    start: float
    turn: float

    @cached_property
    def token(self) -> TokenPath:
        """The token per unit invested."""
        return token_on((self.start, self.turn, self.start), self.leverage)

    @property
    def moves(self) -> tuple[float, float]:
        """The asset's two returns."""
        there, back = self.token.prices.interval_returns
        return float(there), float(back)

    @property
    def left(self) -> float:
        """What is left of `AMOUNT`."""
        return AMOUNT * self.token.final_value


@dataclass(frozen=True)
class Close:
    """A fund of `AMOUNT` at the close of a day, just before its trade."""

    leverage: float
    move: float

    @property
    def worth(self) -> float:
        """What it is worth before it trades."""
        return AMOUNT * (1.0 + self.leverage * self.move)

    @property
    def holds(self) -> float:
        """What it holds before it trades."""
        return AMOUNT * self.leverage * (1.0 + self.move)

    @property
    def reset(self) -> Rebalance:
        """Its trade, and what it holds after it."""
        return rebalance(self.worth, self.holds, self.leverage)

    @property
    def other_way(self) -> Close:
        """The same fund had the asset moved the other way."""
        return Close(self.leverage, -self.move)


@dataclass(frozen=True)
class DailyFee:
    """A fee per day as a fraction, and what it takes in a year."""

    fee: float

    @property
    def guess(self) -> float:
        """The fee times the days of a year."""
        return WHOLE_YEAR * self.fee

    @property
    def taken(self) -> float:
        """What it really takes of a value that does not move otherwise."""
        return drag_of_daily_fee(self.fee)


@dataclass(frozen=True)
class WayBack:
    """A loss as a fraction, and the gain that undoes it."""

    loss: float

    @property
    def gain(self) -> float:
        """The gain that is needed."""
        path = token_on((1.0, 1.0 - self.loss, 1.0), 1.0)
        return float(path.prices.interval_returns[-1])


@dataclass(frozen=True)
class BothSides:
    """An asset that rises and falls by the same share, and `AMOUNT` on either side of it."""

    size: float
    swing: float

    @property
    def closes(self) -> tuple[float, float, float]:
        """The asset's prices."""
        return 100.0, 100.0 * (1.0 + self.swing), 100.0 * (1.0 + self.swing) * (1.0 - self.swing)

    def left(self, side: float) -> float:
        """Return what is left of `AMOUNT` in the token of one side, 1 or −1."""
        return AMOUNT * token_on(self.closes, side * self.size).final_value


@dataclass(frozen=True)
class Worksheet:
    """The exercises of one sheet; `leverage` is the multiplier they are done with."""

    sheet: int
    leverage: float
    four_days: FourDays
    there_and_back: ThereAndBack
    closes: tuple[Close, Close]
    daily_fee: DailyFee
    ways_back: tuple[WayBack, WayBack]
    both_sides: BothSides


def worksheet(sheet: int, leverage: float) -> Worksheet:
    """Return the exercises of a sheet: the same number and multiplier, the same exercises."""
    leverage = by_hand(leverage)
    turning, rising, paying, losing, swinging = (Draw(sheet, number) for number in range(2, 7))
    start, rise = turning.one_of(STARTS), rising.one_of(RISES)
    other = -leverage if leverage != -1.0 else 2.0  # a 1x fund has nothing to trade
    size = max(abs(leverage), LEAST_SIDES)
    swings = [swing for swing in SWINGS if size * swing <= float(LARGEST_STEP)]
    return Worksheet(
        sheet=sheet,
        leverage=leverage,
        four_days=FourDays(leverage, four_moves(sheet, leverage)),
        there_and_back=ThereAndBack(leverage, start, start * turning.one_of(TURNS)),
        closes=(Close(leverage, rise), Close(other, rise)),
        daily_fee=DailyFee(paying.one_of(DAILY_FEES)),
        ways_back=(WayBack(losing.one_of(SMALL_LOSSES)), WayBack(losing.one_of(LARGE_LOSSES))),
        both_sides=BothSides(size, swinging.one_of(swings)),
    )


def four_moves(sheet: int, leverage: float) -> tuple[float, ...]:
    """Return four moves that leave only whole cents to write down."""
    times, draw = Decimal(str(leverage)), Draw(sheet, 1)
    usable = [move for move in MOVES if abs(times * move) <= LARGEST_STEP]
    while True:
        moves = tuple(draw.one_of(usable) for _ in range(DAYS))
        if _varied(moves) and _in_whole_cents(moves, times):
            return tuple(float(move) for move in moves)


def _varied(moves: tuple[Decimal, ...]) -> bool:
    """Return whether there are rises and falls, and not all of one size."""
    return min(moves) < 0 < max(moves) and len({abs(move) for move in moves}) > 1


def _in_whole_cents(moves: tuple[Decimal, ...], times: Decimal) -> bool:
    """Return whether each amount is whole in cents, and no leverage lies halfway to be rounded."""
    worth = Decimal(int(AMOUNT))
    for move in moves:
        held = times * worth * (1 + move)
        worth *= 1 + times * move
        thousandths = 1000 * held / worth
        halfway = thousandths == thousandths.to_integral_value() and thousandths % 10 in (5, -5)
        if halfway or any(amount % CENT for amount in (worth, held, times * worth)):
            return False
    return worth != Decimal(int(AMOUNT))
