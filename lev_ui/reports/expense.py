"""What it costs as a report."""

from __future__ import annotations

from dataclasses import replace

from lev_ui import expense_tables as tables
from lev_ui.charts.expense import cost_bars, cost_years, impact_by_size
from lev_ui.expense import Expense
from lev_ui.report.value import Drawn, Measure, Measures, Number, Report, Section, Sheet
from lev_ui.reports.common import Origin, assumed, data_badges, on_day, origins, percentage
from lev_ui.reports.ledger import ledger_sheet
from lev_ui.words import expense as words
from lev_ui.words import expense_parts as more
from lev_ui.words import expense_reasons as reasons
from lev_ui.words.sharing import as_list

FRACTION = "fraction of what was held"


def report(shown: Expense, origin: Origin) -> Report:
    """Return what the page What it costs shows, as a report."""
    prices, counted = shown.prices, replace(shown.settings, costs=True)
    return Report(
        title=words.title(shown),
        answer=words.answer(shown),
        badges=data_badges(origin, shown.settings, prices, words.COMPUTED),
        numbers=tuple(Number(*row) for row in words.four_numbers(shown)),
        main=Drawn(cost_bars(shown), words.bars_alt(shown)) if shown.items else None,
        sections=tuple(_sections(shown)),
        measures=_measures(shown),
        sheets=_sheets(shown),
        assumptions=assumed(counted, prices, origin, shown.token.policy),
        provenance=origins(counted, prices, origin),
        link=origin.link,
    )


def _sections(shown: Expense) -> list[Section]:
    years = Section(
        words.BY_YEAR,
        words.BY_YEAR_INTRO,
        charts=(Drawn(cost_years(shown), words.years_alt(shown)),),
    )
    return [
        *([_where(shown)] if shown.items else []),
        *([] if shown.by_year.empty else [years]),
        Section(more.LENS, more.lens(shown), below=tables.lens_table(shown)),
        Section(more.TRADING, more.trading(shown)),
        Section(
            more.SIZE,
            more.size(shown),
            charts=(Drawn(impact_by_size(shown), more.size_alt(shown)),),
        ),
    ]


def _where(shown: Expense) -> Section:
    parts = (
        reasons.what_it_is(shown),
        reasons.at_the_end(shown),
        tables.items_table(shown),
        reasons.paid_and_lost(shown),
        as_list(reasons.why(shown)),
    )
    return Section(words.WHERE, "\n\n".join(parts))


def _measures(shown: Expense) -> Measures:
    amount, currency = shown.settings.amount, shown.prices.currency or "money"
    a_year = "% of what was held, a year"
    return (
        Measure("Stated fee", 100.0 * shown.stated, "% a year"),
        Measure("Real cost", 100.0 * shown.yearly, a_year),
        Measure("Paid", amount * shown.paid, currency),
        Measure("Became", amount * shown.token.final_value, currency),
        Measure("Would have become without any cost", amount * shown.without_costs, currency),
        *(
            measure
            for item in shown.items
            for measure in (
                Measure(words.NAMES[item.name], 100.0 * item.yearly, a_year),
                Measure(f"{words.NAMES[item.name]}: paid", amount * item.paid, currency),
                Measure(
                    f"{words.NAMES[item.name]}: missing at the end",
                    -amount * item.effect,
                    currency,
                ),
            )
        ),
        Measure("Traded a year", shown.turnover, "times the token's value"),
        percentage("Asset", shown.prices.total_return),
        *on_day("Wiped out", shown.token.wiped_out_on),
    )


def _sheets(shown: Expense) -> tuple[Sheet, ...]:
    costs, years = tables.costs_table(shown), tables.years_table(shown)
    found = [ledger_sheet(shown.token, shown.settings.amount, shown.prices.currency)]
    if not years.empty:
        found.insert(0, Sheet("By year", years, (FRACTION,) * years.shape[1]))
    if not costs.empty:
        units = (f"{FRACTION}, a year", "per 1 put in", "fraction of the money put in")
        found.insert(0, Sheet("Costs", costs.set_index("cost"), units))
    return tuple(found)
