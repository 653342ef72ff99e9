"""The Rebalancing page as a report."""

from __future__ import annotations

import numpy as np
import pandas as pd

from lev_ui.charts.day import day_picture
from lev_ui.charts.signs import sign_picture
from lev_ui.mechanism import Mechanism, Stage
from lev_ui.report.value import Drawn, Measure, Measures, Report, Section, Sheet
from lev_ui.reports.common import (
    PERCENT,
    Origin,
    assumed,
    data_badges,
    on_day,
    origins,
    percentage,
)
from lev_ui.reports.ledger import ledger_sheet
from lev_ui.words import fund
from lev_ui.words import rebalancing as words

OF_VALUE = "% of the token's value"


def report(shown: Mechanism, origin: Origin) -> Report:
    """Return what the Rebalancing page shows, as a report."""
    settings, prices = shown.settings, shown.prices
    return Report(
        title=words.title(shown),
        answer=words.answer(shown),
        badges=data_badges(origin, settings, prices),
        numbers=(),
        main=Drawn(day_picture(shown), words.picture_alt(shown)),
        sections=(
            Section(
                words.why_title(shown),
                words.why(shown),
                charts=(Drawn(sign_picture(shown), words.sign_alt(shown)),),
            ),
            Section(fund.HOW_MUCH, f"{fund.turnover(shown)}\n\n{fund.market(shown)}"),
            Section(fund.INSIDE, fund.inside(shown)),
            Section(fund.OWN, fund.own(shown)),
        ),
        measures=_measures(shown),
        sheets=(_by_day(shown), ledger_sheet(shown.token, settings.amount, prices.currency)),
        assumptions=assumed(settings, prices, origin, shown.token.policy),
        provenance=origins(settings, prices, origin),
        link=origin.link,
    )


def _measures(shown: Mechanism) -> Measures:
    day, currency = shown.day, shown.prices.currency or "money"
    stages = zip(words.STAGES, (day.before, day.moved, day.after), strict=True)
    same, of = shown.with_the_move
    return (
        *on_day("Day", day.date),
        percentage("Asset that day", day.asset_return),
        *(part for name, stage in stages for part in _stage(name, stage, currency)),
        Measure("Trade (bought above zero, sold below)", day.trade, currency),
        Measure("Cost of the trade", day.trade_cost, currency),
        Measure("Interest and fees of the day", day.carried, currency),
        Measure("Days with a trade", float(of), "days"),
        Measure("Of them with the move", float(same), "days"),
        Measure("Traded a year", shown.turnover, "times the token's value"),
        *_market(shown),
        *_own(shown, currency),
    )


def _stage(name: str, stage: Stage, currency: str) -> Measures:
    return (
        Measure(f"{name}: worth", stage.value, currency),
        Measure(f"{name}: exposure", stage.exposure, currency),
        Measure(f"{name}: leverage", stage.leverage, "times"),
    )


def _market(shown: Mechanism) -> Measures:
    share = shown.market_share
    if share is None:
        return ()
    of_volume = "% of the day's volume"
    return (
        Measure("Usual trade of the fund", 100.0 * share.median, of_volume),
        Measure("Largest trade of the fund", 100.0 * share.largest, of_volume),
        *on_day("Day of the largest trade of the fund", share.largest_on),
    )


def _own(shown: Mechanism, currency: str) -> Measures:
    held = shown.own
    if held is None:
        return ()
    return (
        *on_day("Bought on", held.bought_on),
        Measure("Your money became", held.value, currency),
        Measure("Your own leverage", held.leverage, "times"),
    )


def _by_day(shown: Mechanism) -> Sheet:
    arrays = shown.token.arrays
    table = pd.DataFrame(
        {
            "Asset's return": 100.0 * np.concatenate(([0.0], shown.prices.interval_returns)),
            "Leverage before the trade": arrays.leverage_before,
            "Bought (+) or sold (−)": 100.0 * shown.traded,
            "Token": 100.0 * arrays.nav,
        },
        index=shown.prices.index.rename("date"),
    )
    return Sheet("By day", table, (PERCENT, "times", OF_VALUE, "per 100 put in"))
