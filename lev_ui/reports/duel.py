"""The Rule duel as a report."""

from __future__ import annotations

from lev_ui import tables
from lev_ui.charts.duel import duel_lines, hours
from lev_ui.duel import Contender, Duel
from lev_ui.report.value import Drawn, Measure, Measures, Number, Report, Section, Sheet
from lev_ui.reports.common import (
    PER_100,
    Origin,
    assumed,
    data_badges,
    on_day,
    origins,
    percentage,
)
from lev_ui.words import duel as words
from lev_ui.words.assumptions import Assumption
from lev_ui.words.contenders import names, who_is_who
from lev_ui.words.duel_notices import notices
from lev_ui.words.luck import LUCK, luck_alt, luck_says
from lev_ui.words.plain import for_markdown
from lev_ui.words.rules import rule_name
from lev_ui.words.sharing import NOTICE, as_list

RULE_UNITS = (
    *("name", "as in the link", "times the asset", "fraction", "fraction", "fraction", "trades"),
    *("times its value", "per 1 put in", "fraction", "per 1 put in", "date"),
)


def report(shown: Duel, origin: Origin) -> Report:
    """Return what the Rule duel shows, as a report."""
    settings, prices = shown.settings, shown.prices
    label = origin.sourced.label
    return Report(
        title=words.title(shown),
        answer=words.answer(shown),
        badges=data_badges(origin, settings, prices, words.COMPUTED),
        numbers=tuple(Number(*row) for row in words.four_numbers(shown, label)),
        main=Drawn(duel_lines(shown), words.chart_alt(shown)),
        sections=_sections(shown),
        measures=_measures(shown),
        sheets=_sheets(shown),
        assumptions=(*assumed(settings, prices, origin, None), *_rules(shown)),
        provenance=origins(settings, prices, origin),
        link=origin.link,
    )


def _sections(shown: Duel) -> tuple[Section, ...]:
    said = (tables.result_table(shown), tables.effort_table(shown), words.SAME_COSTS)
    stress = (tables.stress_table(shown), as_list(words.stress_says(shown)))
    by_hour = (Drawn(hours(shown), luck_alt(shown)),) if shown.luck.clock == "hours" else ()
    return (
        Section(words.SIDE_BY_SIDE, "\n\n".join(said)),
        Section(NOTICE, as_list(notices(shown))),
        Section(words.WHO_IS_WHO, as_list(who_is_who(shown))),
        Section(words.STRESS, words.stress_intro(shown), below="\n\n".join(stress)),
        Section(LUCK, luck_says(shown), charts=by_hour),
    )


def _rules(shown: Duel) -> tuple[Assumption, ...]:
    return tuple(
        Assumption(f"Rule: {for_markdown(name)}", for_markdown(rule_name(one.policy)))
        for name, one in zip(names(shown), shown.contenders, strict=True)
    )


def _measures(shown: Duel) -> Measures:
    return (
        percentage("Asset", shown.prices.total_return),
        *(
            measure
            for name, one in zip(names(shown), shown.contenders, strict=True)
            for measure in _of_one(for_markdown(name), one)
        ),
    )


def _of_one(name: str, one: Contender) -> Measures:
    return (
        percentage(f"{name}: return", one.result),
        percentage(f"{name}: return on closes alone", one.at_closes),
        percentage(f"{name}: worst fall", one.fall),
        Measure(f"{name}: trades", float(one.trades), "trades"),
        Measure(f"{name}: traded a year", one.turnover, "times its value"),
        percentage(f"{name}: costs paid, of the money put in", one.cost),
        *(on_day(f"{name}: {one.end}", one.end_on) if one.end else ()),
    )


def _sheets(shown: Duel) -> tuple[Sheet, ...]:
    by_day, rules = tables.duel_lines_table(shown), tables.rules_table(shown)
    return (
        Sheet("By day", by_day, (PER_100,) * by_day.shape[1]),
        Sheet("Rules", rules.set_index("rule"), RULE_UNITS[1:]),
    )
