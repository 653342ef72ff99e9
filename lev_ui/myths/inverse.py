"""A −1x token needs no rebalancing: the trade after one move, for every multiple."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from lev_core import Never, TokenPath, leverage_after, rebalance, simulate_token
from lev_ui.shown import Shown

SHORT = -1.0
MULTIPLES = (-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0)
PERCENT = 0.01


@dataclass(frozen=True)
class Trade:
    """The trade that restores a multiple after a move, per unit the token was worth before."""

    leverage: float
    size: float


@dataclass(frozen=True)
class Ledger:
    """A −1x token worth 1 before a move: what it is worth and owes after it, and its leverage."""

    worth: float
    owed: float
    leverage: float
    trade: float


@dataclass(frozen=True, eq=False)
class Inverse(Shown):
    """What every multiple must trade after the same move, and a short that is left alone."""

    @property
    def move(self) -> float:
        """The asset's move that day, as a fraction."""
        return self.settings.jump * PERCENT

    @cached_property
    def trades(self) -> tuple[Trade, ...]:
        """The trade of each multiple, the reader's own among them."""
        multiples = sorted({*MULTIPLES, self.leverage})
        return tuple(Trade(times, trade_after(times, self.move)) for times in multiples)

    @property
    def alike(self) -> float:
        """What a 2x token trades, to be held against the −1x token."""
        return trade_after(2.0, self.move)

    @cached_property
    def minus_one(self) -> Ledger:
        """The −1x token's day."""
        owed = 1.0 + self.move
        worth = 1.0 - self.move
        held = leverage_after(SHORT, self.move)
        return Ledger(worth, owed, held, trade_after(SHORT, self.move))

    @cached_property
    def reset(self) -> TokenPath:
        """A −1x token on the reader's asset."""
        return simulate_token(self.prices, SHORT)

    @cached_property
    def left_alone(self) -> TokenPath:
        """The asset sold short once, for as much as was put in, and never touched."""
        return simulate_token(self.prices, SHORT, policy=Never())


def trade_after(leverage: float, move: float) -> float:
    """Return what a token trades after a move: bought above zero, sold below.

    ``(L² − L)·r`` of what it was worth before (Cheng & Madhavan, 2009).

    Examples
    --------
    >>> round(trade_after(-1.0, 0.05), 9), round(trade_after(2.0, 0.05), 9)
    (0.1, 0.1)
    """
    return rebalance(1.0 + leverage * move, leverage * (1.0 + move), leverage).trade
