"""Leverage as a report."""

from __future__ import annotations

from math import isfinite

from lev_core import Daily
from lev_ui import hindsight_tables as tables
from lev_ui.charts.hindsight import curve
from lev_ui.charts.hindsight_years import best_by_year
from lev_ui.charts.matrix import matrix
from lev_ui.hindsight import Hindsight
from lev_ui.report.value import Drawn, Measure, Measures, Number, Report, Section, Sheet
from lev_ui.reports.common import Origin, assumed, data_badges, on_day, origins, percentage
from lev_ui.words import hindsight as words
from lev_ui.words import hindsight_years as years_words
from lev_ui.words import matrix as matrix_words
from lev_ui.words.sharing import as_list

FRACTION, TIMES = "fraction", "times the asset"


def report(shown: Hindsight, origin: Origin) -> Report:
    """Return what the page Leverage shows, as a report."""
    settings, prices = shown.settings, shown.prices
    return Report(
        title=words.title(shown),
        answer=words.answer(shown),
        badges=data_badges(origin, shown.borrowing, prices, words.COMPUTED),
        numbers=tuple(Number(*row) for row in words.four_numbers(shown)),
        main=Drawn(curve(shown), words.chart_alt(shown)),
        sections=tuple(_sections(shown)),
        measures=_measures(shown),
        sheets=_sheets(shown),
        assumptions=assumed(settings, prices, origin, Daily()),
        provenance=origins(shown.borrowing, prices, origin),
        link=origin.link,
    )


def _sections(shown: Hindsight) -> list[Section]:
    by_year = Section(
        years_words.by_year(shown),
        years_words.years_intro(shown) if shown.years else "",
        charts=(Drawn(best_by_year(shown), years_words.years_alt(shown)),) if shown.years else (),
    )
    theory = Section(
        matrix_words.HEADING,
        matrix_words.said(shown),
        charts=(Drawn(matrix(shown), matrix_words.alt(shown)),),
        below=f"{matrix_words.table_read(shown)}\n\n{tables.prospectus_table(shown)}",
    )
    reasons = [*words.limits(shown), *words.why(shown)]
    return [Section(words.WHY, as_list(reasons)), *([by_year] if shown.years else []), theory]


def _measures(shown: Hindsight) -> Measures:
    best, own = shown.best, shown.own
    ends = (("Lower end of its error band", best.low), ("Upper end of its error band", best.high))
    halves = () if shown.halves is None else shown.halves
    names = ("Best multiple of the first half", "Best multiple of the second half")
    return (
        percentage("Asset", shown.prices.total_return),
        Measure("Best multiple in hindsight", best.leverage, TIMES),
        *(Measure(name, end if isfinite(end) else None, TIMES) for name, end in ends),
        percentage("Return at the best multiple", best.total_return),
        percentage("Return at the multiplier set", own.total_return),
        percentage("Deepest fall at the multiplier set", own.fall),
        percentage("Changed by swings, of the value in equal steps", _known(own.drag)),
        percentage("Volatility a year", shown.swings),
        *(Measure(name, half.leverage, TIMES) for name, half in zip(names, halves, strict=False)),
        *on_day("Wiped out", shown.token.wiped_out_on),
    )


def _known(fraction: float) -> float | None:
    return fraction if isfinite(fraction) else None


def _sheets(shown: Hindsight) -> tuple[Sheet, ...]:
    found = [Sheet("Multiples", tables.sweep_table(shown), (FRACTION,) * 3)]
    if shown.years:
        units = (*(FRACTION,) * 5, TIMES, FRACTION)
        found.append(Sheet("By year", tables.years_table(shown), units))
    cells = tables.prospectus_cells(shown)
    named = cells.set_axis([f"volatility {swings:.0%}" for swings in cells.columns], axis="columns")
    return (*found, Sheet("Prospectus table", named, (FRACTION,) * len(cells.columns)))
