"""Against a real fund as a report, and what real funds did on record."""

from __future__ import annotations

from lev_ui import tracked_tables as tables
from lev_ui.charts.on_record import on_record
from lev_ui.charts.tracked import tracked_lines
from lev_ui.report.value import (
    Badge,
    Drawn,
    Fact,
    Measure,
    Measures,
    Number,
    Report,
    Section,
    Sheet,
)
from lev_ui.reports.common import (
    POINTS,
    Origin,
    assumed,
    data_badges,
    in_points,
    on_day,
    origins,
    percentage,
)
from lev_ui.sources import Sourced
from lev_ui.tracked import Tracked
from lev_ui.words import badges, provenance, real_cases, real_notices
from lev_ui.words import real as words
from lev_ui.words.plain import for_markdown
from lev_ui.words.sharing import NOTICE, as_list

TRACKED_UNITS = {"model over real fund": "times", "target leverage": "times"}
FRACTION = "fraction"
CASE_UNITS = ("", "times the asset", "", FRACTION, FRACTION, FRACTION, "")


def report(shown: Tracked, origin: Origin, real: Sourced) -> Report:
    """Return what the page shows of a model held against a fund, as a report."""
    settings, prices = shown.settings, shown.prices
    fund = provenance.of_prices(real, shown.real, "Real fund")
    return Report(
        title=words.title(shown.names.real),
        answer=words.answer(shown),
        badges=(
            *data_badges(origin, settings, prices, words.COMPUTED),
            Badge(*badges.of_fund(real, shown.names.real), is_warning=False),
        ),
        numbers=tuple(Number(*row) for row in words.four_numbers(shown)),
        main=Drawn(tracked_lines(shown), words.chart_alt(shown)),
        sections=(Section(NOTICE, as_list(real_notices.notices(shown))), _worst(shown)),
        measures=_measures(shown),
        sheets=_sheets(shown),
        assumptions=assumed(settings, prices, origin, shown.token.policy),
        provenance=(*origins(settings, prices, origin), *(Fact(*row) for row in fund)),
        link=origin.link,
    )


def record(link: str) -> Report:
    """Return what real funds did on record, as a report."""
    cases = tables.cases_table()
    return Report(
        title=real_cases.TITLE,
        answer=real_cases.facts(),
        badges=(Badge(*real_cases.BADGE, is_warning=False),),
        numbers=(),
        main=Drawn(on_record(), real_cases.alt()),
        sections=(Section(real_cases.HEADING, as_list(real_cases.sentences())),),
        measures=(),
        sheets=(Sheet("On record", cases.set_index("what"), CASE_UNITS),),
        assumptions=(),
        provenance=(Fact("Computed by", provenance.program()),),
        link=link,
    )


def _worst(shown: Tracked) -> Section:
    parts = [real_notices.worst_intro(shown), real_notices.misses(shown)]
    if not shown.worst.losses.empty:
        parts.insert(1, tables.worst_days_table(shown))
    return Section(real_notices.WORST, "\n\n".join(parts))


def _measures(shown: Tracked) -> Measures:
    found, fund = shown.tracking, for_markdown(shown.names.real)
    return (
        percentage(fund, found.real_return),
        percentage("Model", found.model_return),
        *(
            [Measure("Fund less model", 100.0 * words.difference(shown), f"{POINTS} a year")]
            if words.is_long_enough(shown)
            else [in_points("Fund less model", words.difference(shown))]
        ),
        percentage("Moves explained (R²)", found.r_squared),
        Measure("Beta", found.beta, "model's 1% is the fund's this many %"),
        percentage("Tracking error, a year", found.tracking_error),
        *on_day("Farthest apart", found.farthest_on),
        Measure("Model over fund on that day", found.farthest_ratio, "times"),
        *on_day("Model wiped out", shown.token.wiped_out_on),
    )


def _sheets(shown: Tracked) -> tuple[Sheet, ...]:
    by_day = tables.tracked_table(shown)
    units = tuple(TRACKED_UNITS.get(str(name), "per 100 on the first day") for name in by_day)
    return (Sheet("By day", by_day, units),)
