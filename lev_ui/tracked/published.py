"""What is on record of a listed fund, as the settings of a page."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import pandas as pd

from lev_core import ListedPair, fund_of
from lev_ui.settings import COST_FIELDS, DEFAULTS, Settings

DIGITS = 6  # of a percentage: enough for every fee on record, and no rounding shows


class Terms(NamedTuple):
    """Fee and price of leverage of a fund in % a year; the low end where a range is on record.

    `charge` is the spread of a long fund and the borrow fee of a short one. What is not on
    record is the usual one of a page, and `has_fee` or `has_charge` is false.
    """

    fee: float
    charge: float
    has_fee: bool
    has_charge: bool


def terms_of(pair: ListedPair) -> Terms:
    """Return what a fund's record says it takes, or the usual amounts where it does not."""
    product = pair.product
    fee, spread = product.annual_rate, product.financing.spread
    usual = DEFAULTS.spread if product.direction == "long" else DEFAULTS.borrow
    charge = usual if spread is None else _charge(pair)
    return Terms(
        fee=DEFAULTS.fee if fee is None else _percent(fee.low),
        charge=charge,
        has_fee=fee is not None,
        has_charge=spread is not None,
    )


def published(settings: Settings, pair: ListedPair) -> Settings:
    """Return the settings that hold a fund's index against it under what is on record."""
    terms = terms_of(pair)
    target = pair.product.target or settings.leverage
    is_long = target > 0.0
    no_costs_of_trading = dict.fromkeys(("trading", "passive", "impact", "gas"), 0.0)
    usual = {name: getattr(DEFAULTS, name) for name in COST_FIELDS}
    return replace(
        settings,
        **{
            **usual,
            **no_costs_of_trading,
            "asset": pair.stand_in,
            "leverage": target,
            "real": pair.fund,
            "source": "yahoo",
            "rate": "irx",
            "fee": terms.fee,
            "spread": terms.charge if is_long else 0.0,
            "borrow": 0.0 if is_long else terms.charge,
        },
    )


def is_as_published(settings: Settings, pair: ListedPair) -> bool:
    """Return whether a model charges what is on record of a fund and nothing else."""
    wanted = published(settings, pair)
    names = ("leverage", "rate", *(name for name in COST_FIELDS if name not in _IDLE))
    return all(getattr(settings, name) == getattr(wanted, name) for name in names)


def target_of(settings: Settings) -> float | pd.Series:
    """Return the target of the model: dated where the fund's record is and no other was set."""
    pair = fund_of(settings.real)
    if pair is None or settings.leverage != pair.product.target:
        return settings.leverage
    return pair.leverage


_IDLE = ("funding", "maker", "size", "market", "sizing")  # nothing without the costs they belong to


def _charge(pair: ListedPair) -> float:
    financing = pair.product.costs(fee="low", management_fee=0.0).financing
    name = "spread" if pair.product.direction == "long" else "borrow_fee"
    return _percent(float(getattr(financing, name)))


def _percent(fraction: float) -> float:
    return round(100.0 * fraction, DIGITS)
