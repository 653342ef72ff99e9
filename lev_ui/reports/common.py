"""What the reports of all pages share: the data, its badges, and the choices."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from lev_core import Policy, PriceHistory
from lev_ui.report.value import Badge, Fact, Measure, Measures
from lev_ui.settings import Settings
from lev_ui.sources import Sourced
from lev_ui.words import assumptions, badges, provenance
from lev_ui.words.assumptions import Assumption

PERCENT, POINTS, PER_100 = "%", "percentage points", "per 100 put in"


class Origin(NamedTuple):
    """What every report is told beside the result: where its prices were found, and its link."""

    sourced: Sourced
    link: str


def data_badges(
    origin: Origin, settings: Settings, prices: PriceHistory, made: tuple[str, str] | None = None
) -> tuple[Badge, ...]:
    """Return what to know of the data."""
    return tuple(Badge(*row) for row in badges.of_data(origin.sourced, settings, prices, made))


def assumed(
    settings: Settings, prices: PriceHistory, origin: Origin, policy: Policy | None
) -> tuple[Assumption, ...]:
    """Return every choice a result depends on; no rule where the page has several."""
    sourced = origin.sourced
    return (
        *assumptions.chosen(settings, sourced.label, prices.index[0], prices.index[-1]),
        *(() if policy is None else assumptions.rule(policy)),
        *assumptions.costs(settings, sourced.curve),
        *assumptions.amount(settings, prices.currency),
    )


def origins(settings: Settings, prices: PriceHistory, origin: Origin) -> tuple[Fact, ...]:
    """Return where the numbers come from, and how to check that."""
    sourced = origin.sourced
    check = provenance.check(sourced, prices)
    return (
        *(Fact(*row) for row in provenance.of_prices(sourced, prices, "Asset")),
        Fact("Interest rate", provenance.of_rate(settings, sourced, prices)),
        Fact("Computed by", provenance.program()),
        *([Fact(provenance.CHECK, check)] if check else []),
    )


def percentage(name: str, fraction: float | None) -> Measure:
    """Return a fraction as a measure in percent."""
    return Measure(name, None if fraction is None else 100.0 * fraction, PERCENT)


def in_points(name: str, fraction: float) -> Measure:
    """Return a difference of fractions as a measure in percentage points."""
    return Measure(name, 100.0 * fraction, POINTS)


def on_day(name: str, day: pd.Timestamp | None) -> Measures:
    """Return a day as a measure; nothing where there is none."""
    return () if day is None else (Measure(name, day, "date"),)
