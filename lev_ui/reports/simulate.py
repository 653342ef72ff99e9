"""Simulate as a report."""

from __future__ import annotations

from lev_ui import simulated_tables as tables
from lev_ui.charts.fan import fan_chart
from lev_ui.report.value import Drawn, Fact, Measure, Measures, Number, Report, Section, Sheet
from lev_ui.reports.common import Origin, assumed, data_badges, origins, percentage
from lev_ui.simulated import Ending, Simulated
from lev_ui.theme import multiple, plain_number
from lev_ui.words import simulate as words
from lev_ui.words.assumptions import Assumption
from lev_ui.words.sharing import NOTICE, as_list
from lev_ui.words.simulate_choices import AHEAD, AHEADS, MODEL, MODELS, PATHS, SEED

PER_100 = "simulated, per 100 put in"
FRACTION, COUNT = "fraction, simulated", "paths"


def report(shown: Simulated, origin: Origin) -> Report:
    """Return what the page Simulate shows, as a report; every part says that it is simulated."""
    prices = shown.prices
    facts = origins(shown.charged, prices, origin)
    return Report(
        title=words.title(shown),
        answer=words.answer(shown),
        badges=data_badges(origin, shown.settings, prices, words.COMPUTED),
        numbers=tuple(Number(*row) for row in words.four_numbers(shown)),
        main=Drawn(fan_chart(shown), words.chart_alt(shown)),
        sections=tuple(_sections(shown)),
        measures=_measures(shown),
        sheets=_sheets(shown),
        assumptions=(*assumed(shown.charged, prices, origin, None), *_chosen(shown)),
        provenance=(*facts, Fact(*words.COMPUTED)),
        link=origin.link,
    )


def _sections(shown: Simulated) -> list[Section]:
    said = (words.made_from(shown), words.costs_say(shown), words.not_charged(shown))
    return [
        Section(words.SIDE_BY_SIDE, " ".join(filter(None, said)), below=_table(shown)),
        Section(NOTICE, as_list(words.notices(shown))),
    ]


def _table(shown: Simulated) -> str:
    return f"{tables.results_table(shown)}\n\n{tables.chances_table(shown)}"


def _chosen(shown: Simulated) -> tuple[Assumption, ...]:
    settings, found = shown.settings, shown.results
    return (
        Assumption(MODEL, f"{MODELS[settings.model]}. {words.made_from(shown)}"),
        Assumption(AHEAD, AHEADS[settings.ahead], float(settings.ahead), "months"),
        Assumption("Prices in it", f"{shown.question.intervals:,}", shown.question.intervals, ""),
        Assumption(PATHS, f"{found.paths:,}", found.paths, COUNT),
        Assumption(SEED, plain_number(settings.seed), settings.seed, ""),
    )


def _measures(shown: Simulated) -> Measures:
    named = [("Asset", shown.results.asset)]
    named += [(f"{multiple(token.leverage)} token", token) for token in shown.rows]
    found = [measure for name, ending in named for measure in _of(name, ending)]
    return (*found, Measure("Simulated paths", shown.results.paths, COUNT))


def _of(name: str, ending: Ending) -> Measures:
    return (
        percentage(f"{name}: simulated median", ending.median - 1.0),
        percentage(f"{name}: simulated average", ending.mean - 1.0),
        percentage(f"{name}: simulated chance of loss", ending.loss),
        percentage(f"{name}: simulated chance of a wipe-out", ending.ruin),
        percentage(f"{name}: simulated chance of beating L × asset", ending.beats_simple),
        percentage(f"{name}: simulated chance of beating the asset", ending.beats_asset),
    )


def _sheets(shown: Simulated) -> tuple[Sheet, ...]:
    fan, endings = tables.fan_frame(shown), tables.endings_frame(shown)
    units = ("times the asset", *(FRACTION,) * (endings.shape[1] - 2), COUNT)
    return (
        Sheet("Simulated fan", fan, (PER_100,) * fan.shape[1]),
        Sheet("Simulated multiples", endings, units),
    )
