"""Holding period as a report."""

from __future__ import annotations

from lev_ui import holding_tables as tables
from lev_ui.charts.holding import chances, results
from lev_ui.holding import HIGH, LOW, MIDDLE, Holding
from lev_ui.report.value import Drawn, Measure, Measures, Number, Report, Section, Sheet
from lev_ui.reports.common import (
    Origin,
    assumed,
    data_badges,
    in_points,
    on_day,
    origins,
    percentage,
)
from lev_ui.words import holding as words
from lev_ui.words.assumptions import Assumption
from lev_ui.words.holding_notices import notices
from lev_ui.words.sharing import NOTICE, as_list


def report(shown: Holding, origin: Origin) -> Report:
    """Return what the page Holding period shows, as a report."""
    settings, prices = shown.settings, shown.prices
    drawn = Drawn(chances(shown), words.chances_alt(shown)) if shown.longest > 1 else None
    return Report(
        title=words.title(shown),
        answer=words.answer(shown),
        badges=data_badges(origin, settings, prices, words.COMPUTED),
        numbers=tuple(Number(*row) for row in words.four_numbers(shown)),
        main=drawn,
        sections=_sections(shown),
        measures=_measures(shown),
        sheets=(Sheet("By length", tables.lengths_table(shown), tables.UNITS),),
        assumptions=(*assumed(settings, prices, origin, shown.token.policy), _held(shown)),
        provenance=origins(settings, prices, origin),
        link=origin.link,
    )


def _held(shown: Holding) -> Assumption:
    return Assumption(
        words.HORIZON_LABEL, words.length(shown), float(shown.horizon), "days with a price"
    )


def _sections(shown: Holding) -> tuple[Section, ...]:
    told = Section(NOTICE, as_list(notices(shown)))
    if shown.longest == 1:
        return (told,)
    picture = Drawn(results(shown), words.results_alt(shown))
    return (
        Section(words.HOW_TO_READ, words.CHANCES_READ),
        Section(words.RESULTS, words.RESULTS_READ, charts=(picture,)),
        told,
    )


def _measures(shown: Holding) -> Measures:
    found, row = shown.periods, shown.row
    return (
        Measure("Days held", float(shown.horizon), "days with a price"),
        Measure("Windows", float(shown.windows), "windows"),
        Measure("Windows that fit side by side", float(shown.separate), "windows"),
        percentage("Beat multiplier × asset", float(found.beats_simple[row])),
        percentage("Beat the asset", float(found.beats_asset[row])),
        percentage("Lost money", float(found.loses[row])),
        percentage("Ended worth nothing", float(found.ruined[row])),
        percentage("Token, one in twenty below", float(found.token[row, LOW])),
        percentage("Token, middle window", float(found.token[row, MIDDLE])),
        percentage("Token, one in twenty above", float(found.token[row, HIGH])),
        percentage("Multiplier × asset, middle window", float(found.simple[row, MIDDLE])),
        percentage("Asset, middle window", float(found.asset[row, MIDDLE])),
        in_points("Token less multiplier × asset, middle window", float(found.gap[row, MIDDLE])),
        *on_day("Wiped out", shown.token.wiped_out_on),
    )
