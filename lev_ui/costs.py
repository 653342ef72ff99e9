"""The reader's costs as the model takes them: fractions, and dated rates. No Streamlit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from math import sqrt

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lev_core import (
    Costs,
    Funded,
    LeverageError,
    PerpetualFunding,
    PriceHistory,
    SquareRootImpact,
    fee_per_year,
    maker_taker_fee,
    volatility,
)
from lev_core.market import BILL_RATE_KNOWN_TO, bill_rate
from lev_core.prices import MIN_ROWS
from lev_ui.settings import COST_FIELDS, DEFAULTS, Settings

BASIS_POINT = 1e-4
PERCENT = 1e-2
HIGHEST_PER_DAY = 1.36  # %: 500% a year
WEEK = pd.Timedelta(days=7)  # a rate of every week or of business days still covers its week
USUAL_DAYS = 21  # over which the market's volume is averaged, about a month


@dataclass(frozen=True, eq=False)
class Curve:
    """A dated rate with what a reader must know of it; one object as long as it is shown.

    `rate` is per year as fractions, `name` how a sentence calls it, `known_to` the last day
    it covers, `problem` why another one was wanted and is not shown.
    """

    rate: pd.Series
    name: str
    known_to: pd.Timestamp
    problem: str = ""

    @property
    def first_day(self) -> date:
        """The first day on which the rate is known from midnight on."""
        first = pd.Timestamp(self.rate.index[0]).tz_localize(None)
        return first.ceil("D").date()

    def ends_before(self, moment: pd.Timestamp) -> bool:
        """Return whether a moment lies more than a week after the last day it covers."""
        return moment.tz_localize(None) - self.known_to.tz_localize(None) > WEEK


@cache
def bundled_curve() -> Curve:
    """Return the one-month bill rate that needs no network."""
    return Curve(bill_rate(), "the one-month bill rate", BILL_RATE_KNOWN_TO)


def costs_of(settings: Settings, prices: PriceHistory, curve: Curve | None = None) -> Costs:
    """Return the costs a reader has set; the same object for the same choices.

    Parameters
    ----------
    settings : Settings
        The reader's choices.
    prices : PriceHistory
        The asset over the dates shown, for its swings and volume where impact is charged.
    curve : Curve, optional
        The dated rate the choices ask for; the bundled bill rate by default.
    """
    kept = {name: getattr(settings, name) for name in COST_FIELDS}
    with_market = prices if settings.impact > 0.0 else None
    return _costs(replace(DEFAULTS, **kept), with_market, curve or bundled_curve())


@lru_cache(maxsize=64)  # prices and curve by identity: each is one object as long as it is shown
def _costs(settings: Settings, prices: PriceHistory | None, curve: Curve) -> Costs:
    if not settings.costs:
        return Costs()
    maker, taker = settings.maker * BASIS_POINT, settings.trading * BASIS_POINT
    fee = settings.fee * PERCENT
    if settings.per == "day" and settings.fee > HIGHEST_PER_DAY:
        raise LeverageError(
            f"A fee of {settings.fee:g}% a day is beyond what the model takes; "
            f"set {HIGHEST_PER_DAY:g}% a day or less."
        )
    impact = None if prices is None else _impact(settings, prices)
    return Costs(
        management_fee=fee_per_year(fee) if settings.per == "day" else fee,
        financing=_financing(settings, curve),
        trading_fee=maker_taker_fee(maker, taker, settings.passive * PERCENT),
        impact=impact,
        rebalance_cost=settings.gas,
        fund_size=settings.size if impact is not None or settings.gas > 0.0 else None,
        size_follows_nav=settings.sizing == "follows",
        creation_fee=settings.creation * PERCENT,
        redemption_fee=settings.redemption * PERCENT,
    )


def _financing(settings: Settings, curve: Curve) -> Funded | PerpetualFunding:
    if settings.financing == "funding":
        own = settings.funding
        return PerpetualFunding(rate=curve.rate if isinstance(own, str) else own * PERCENT)
    rate = curve.rate if isinstance(settings.rate, str) else settings.rate * PERCENT
    return Funded(rate=rate, spread=settings.spread * PERCENT, borrow_fee=settings.borrow * PERCENT)


def _impact(settings: Settings, prices: PriceHistory) -> SquareRootImpact | None:
    """Return the impact of the fund's trades, or None where the market's size is unknown."""
    volume = usual_volume(prices, settings.market)
    if volume is None:
        return None
    return SquareRootImpact(
        daily_volume=volume, daily_volatility=daily_swing(prices), coefficient=settings.impact
    )


def daily_swing(prices: PriceHistory) -> float:
    """Return the asset's volatility from one day to the next, from the dates shown."""
    if len(prices) <= MIN_ROWS:
        return 0.0
    return volatility(prices) / sqrt(min(prices.periods_per_year, 365.0))


def money_traded(prices: PriceHistory, typed: float | None) -> NDArray[np.float64] | None:
    """Return what changes hands on each date in money: typed, or the market's own, or None."""
    if typed is not None:
        return np.full(len(prices), typed)
    if prices.volume is None or prices.volume_unit is None:
        return None
    amounts = prices.volume.to_numpy(dtype=np.float64)
    return amounts if prices.volume_unit == "currency" else amounts * prices.values


def usual_volume(prices: PriceHistory, typed: float | None) -> pd.Series | float | None:
    """Return the market's volume a day in money as a mean over about a month, or None."""
    if typed is not None:
        return typed
    amounts = money_traded(prices, None)
    if amounts is None:
        return None
    known = pd.Series(np.where(amounts > 0.0, amounts, np.nan), index=prices.index)
    a_day = max(1.0, prices.periods_per_year / 365.0)
    usual = a_day * known.rolling(round(USUAL_DAYS * a_day), min_periods=1).mean().ffill().bfill()
    return None if usual.isna().any() else usual


def lacks_volume(settings: Settings, prices: PriceHistory) -> bool:
    """Return whether impact is asked for and cannot be charged."""
    wanted = settings.costs and settings.impact > 0.0
    return wanted and usual_volume(prices, settings.market) is None
