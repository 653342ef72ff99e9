"""What the open drawers of Compare add to its report."""

from __future__ import annotations

from collections.abc import Iterator

from lev_ui import compare_tables as tables
from lev_ui.charts.calendar import gap_calendar
from lev_ui.charts.windows import window_columns
from lev_ui.closer import Closer
from lev_ui.closer.luck import Ranking
from lev_ui.report.value import Drawn, Measure, Section, Sheet
from lev_ui.reports.common import PERCENT, POINTS, in_points, percentage
from lev_ui.words import break_even, gap_days, windows
from lev_ui.words.sharing import as_list

LOGS = "log points"


def sections(closer: Closer) -> Iterator[Section]:
    """Yield a section for each drawer that is open."""
    if "calendar" in closer.opened:
        yield from _calendar(closer)
    if "window" in closer.opened:
        yield _window(closer.ranking)
    if "even" in closer.opened:
        found = closer.break_even
        theory = "" if isinstance(found, str) else break_even.THEORY
        said = break_even.break_even_says(found, closer.shown)
        yield Section(break_even.LABEL, said, below=theory)


def measures(closer: Closer) -> Iterator[Measure]:
    """Yield the numbers of the drawers that are open."""
    if "calendar" in closer.opened:
        days = closer.days
        yield in_points("Gap: best month", days.best.share)
        yield in_points("Gap: worst month", days.worst.share)
        yield Measure("Swings of all days", 100.0 * float(days.drags.sum()), LOGS)
    ranking, even = closer.open_ranking, closer.open_break_even
    if ranking is not None:
        found = ranking.found
        yield Measure("Windows of this length", float(found.windows), "windows")
        yield Measure("Windows side by side", float(found.separate), "windows")
        yield percentage("Other windows that did worse", found.better_than)
        yield in_points("Gap of the middle window", found.median_gap)
    if even is not None:
        yield Measure("Volatility", 100.0 * even.volatility, "% a year")
        yield percentage("Break-even below", even.low)
        yield percentage("Break-even above", even.high)


def sheets(closer: Closer) -> Iterator[Sheet]:
    """Yield the tables of the drawers that are open."""
    if "calendar" in closer.opened:
        months = tables.months_table(closer.days)
        yield Sheet("Gap by month", months, (POINTS,) * months.shape[1])
        yield Sheet("Gap by day", tables.days_table(closer.days), (PERCENT, POINTS, LOGS))
    if closer.open_ranking is not None:
        yield Sheet("Windows", tables.windows_table(closer.open_ranking), (POINTS,))


def _calendar(closer: Closer) -> Iterator[Section]:
    days = closer.days
    drawn = Drawn(gap_calendar(days), gap_days.calendar_alt(days)) if days.is_drawn else None
    yield Section(
        gap_days.LABEL,
        gap_days.calendar_says(days),
        charts=() if drawn is None else (drawn,),
        below="" if drawn is None else f"{gap_days.SHADES} {gap_days.how_counted(days)}",
    )
    table = "" if days.dearest.empty else tables.swings_table(days)
    yield Section(gap_days.swings_title(days), gap_days.swings_say(days), below=table)


def _window(ranking: Ranking | str) -> Section:
    said = windows.luck_says(ranking)
    if isinstance(ranking, str) or not ranking.is_enough:
        return Section(windows.LABEL, said)
    return Section(
        windows.LABEL,
        said,
        charts=(Drawn(window_columns(ranking), windows.histogram_alt(ranking)),),
        below=as_list(windows.cautions(ranking)),
    )
