"""The reader's costs as the model takes them: fractions, and dated rates. No Streamlit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache

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
    impact_on,
    maker_taker_fee,
    usual_volume,
)
from lev_core.market import BILL_RATE_KNOWN_TO, bill_rate
from lev_core.volume import money_traded as own_volume
from lev_ui.file_read import FileRead
from lev_ui.settings import COST_FIELDS, DEFAULTS, Settings

BASIS_POINT = 1e-4
HIGHEST_PER_DAY = 1.36  # %: 500% a year
WEEK = pd.Timedelta(days=7)  # a rate of every week or of business days still covers its week


@dataclass(frozen=True, eq=False)
class Curve:
    """A dated rate with what a reader must know of it; one object as long as it is shown.

    `rate` is per year as fractions, `name` how a sentence calls it, `known_to` the last day
    it covers, `problem` why another one was wanted and is not shown, `file` how it was read
    from a file of the reader's own.
    """

    rate: pd.Series
    name: str
    known_to: pd.Timestamp
    problem: str = ""
    file: FileRead | None = None

    @property
    def first_day(self) -> date:
        """The first day on which the rate is known from midnight on."""
        first = pd.Timestamp(self.rate.index[0]).tz_localize(None)
        return first.ceil("D").date()

    def ends_before(self, moment: pd.Timestamp) -> bool:
        """Return whether a moment lies more than a week after the last day it covers."""
        return moment.tz_localize(None) - self.known_to.tz_localize(None) > WEEK


def from_percent(percent: float) -> float:
    """Return a percentage as the fraction a person writes for it: 0.7 is 0.007 exactly."""
    return float(Decimal(repr(percent)).scaleb(-2))


def from_basis_points(points: float) -> float:
    """Return basis points as the fraction a person writes for them, likewise."""
    return float(Decimal(repr(points)).scaleb(-4))


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
    maker, taker = from_basis_points(settings.maker), from_basis_points(settings.trading)
    fee = from_percent(settings.fee)
    if settings.per == "day" and settings.fee > HIGHEST_PER_DAY:
        raise LeverageError(
            f"A fee of {settings.fee:g}% a day is beyond what the model takes; "
            f"set {HIGHEST_PER_DAY:g}% a day or less."
        )
    impact = None if prices is None else _impact(settings, prices)
    return Costs(
        management_fee=fee_per_year(fee) if settings.per == "day" else fee,
        financing=_financing(settings, curve),
        trading_fee=maker_taker_fee(maker, taker, from_percent(settings.passive)),
        impact=impact,
        rebalance_cost=settings.gas,
        fund_size=settings.size if impact is not None or settings.gas > 0.0 else None,
        size_follows_nav=settings.sizing == "follows",
        creation_fee=from_percent(settings.creation),
        redemption_fee=from_percent(settings.redemption),
    )


def _financing(settings: Settings, curve: Curve) -> Funded | PerpetualFunding:
    if settings.financing == "funding":
        own = settings.funding
        return PerpetualFunding(rate=curve.rate if isinstance(own, str) else from_percent(own))
    return Funded(
        rate=curve.rate if isinstance(settings.rate, str) else from_percent(settings.rate),
        spread=from_percent(settings.spread),
        borrow_fee=from_percent(settings.borrow),
    )


def _impact(settings: Settings, prices: PriceHistory) -> SquareRootImpact | None:
    """Return the impact of the fund's trades, or None where the market's size is unknown."""
    typed = settings.market
    if typed is None and usual_volume(prices) is None:
        return None
    return impact_on(prices, coefficient=settings.impact, daily_volume=typed)


def money_traded(prices: PriceHistory, typed: float | None) -> NDArray[np.float64] | None:
    """Return what changes hands on each date in money: typed, or the market's own, or None."""
    return own_volume(prices) if typed is None else np.full(len(prices), typed)


def lacks_volume(settings: Settings, prices: PriceHistory) -> bool:
    """Return whether impact is asked for and cannot be charged."""
    wanted = settings.costs and settings.impact > 0.0
    return wanted and settings.market is None and usual_volume(prices) is None
