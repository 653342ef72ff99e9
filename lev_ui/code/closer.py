"""The lines that give the numbers of the open drawers of Compare."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isinf

import pandas as pd

from lev_ui.closer import Closer
from lev_ui.closer.days import GapDays
from lev_ui.closer.luck import Ranking
from lev_ui.code.figures import in_points, percentage, plain
from lev_ui.code.steps import prices_steps, run_step
from lev_ui.code.writing import number, text
from lev_ui.sources import Sourced
from lev_ui.theme import long_date, percent
from lev_ui.words import code as words
from lev_ui.words.gap_days import log_points

MONTHS = "months = shares.groupby([shares.index.year, shares.index.month]).sum()"
SHARES = "shares = daily_gap(token)"
ALWAYS = "always"


def steps(closer: Closer, sourced: Sourced, costs: Sequence[str]) -> Iterator[str]:
    """Yield the steps behind the drawers that are open."""
    times = number(closer.shown.leverage)
    if "calendar" in closer.opened:
        yield from (SHARES, MONTHS, f"swings = daily_drag(prices, {times})")
        if not closer.days.dearest.empty:
            order = "nlargest" if closer.days.swings_give else "nsmallest"
            yield f"dearest = swings.{order}({len(closer.days.dearest)})"
    if closer.open_ranking is not None:
        yield from _luck_steps(closer.open_ranking, sourced, costs)
    if closer.open_break_even is not None:
        yield "swing = volatility(prices)"
        yield f"low, high = break_even_returns(swing, {times}, prices.years)"


def rows(closer: Closer) -> Iterator[tuple[str, str]]:
    """Yield label and number of what the drawers that are open show."""
    if "calendar" in closer.opened:
        yield from _calendar_rows(closer.days)
    ranking, even = closer.open_ranking, closer.open_break_even
    if ranking is not None:
        found, share = ranking.found, ranking.found.better_than
        yield words.ALIKE, "{found.windows:,}"
        yield words.SEPARATE, "{found.separate:,}"
        worse = percentage("found.better_than", share, percent(share, signed=False))
        yield words.WORSE, worse
        yield words.OWN_GAP, f"{in_points('found.gap', found.gap)} {words.POINTS}"
        yield words.MIDDLE_GAP, f"{in_points('found.median_gap', found.median_gap)} {words.POINTS}"
    if even is not None:
        swing = percent(even.volatility, signed=False)
        yield words.VOLATILITY, percentage("swing", even.volatility, swing)
        yield words.EVEN_BELOW, percentage("low", even.low)
        yield words.EVEN_ABOVE, percentage("high", even.high)


def _luck_steps(ranking: Ranking, sourced: Sourced, costs: Sequence[str]) -> Iterator[str]:
    history = ranking.always.prices
    is_whole = len(history) == len(sourced.prices)
    yield from prices_steps("history", sourced, None if is_whole else history)
    yield run_step(ALWAYS, "history", ranking.always, costs)
    first, last = (text(f"{day:%Y-%m-%d}") for day in (ranking.shown.first, ranking.shown.last))
    yield f"found = luck({ALWAYS}, {first}, {last})"


def _calendar_rows(days: GapDays) -> Iterator[tuple[str, str]]:
    for label, kind, share in (
        (words.BEST_MONTH, "max", days.best.share),
        (words.WORST_MONTH, "min", days.worst.share),
        (words.ALL_MONTHS, "sum", float(days.gaps.sum())),
    ):
        yield label, f"{in_points(f'months.{kind}()', share)} {words.POINTS}"
    for row, (day, drag) in enumerate(days.dearest.items()):
        name = words.in_ascii(f"{words.SWING} {long_date(pd.Timestamp(str(day)))}")
        yield name, _swing(f"dearest.iloc[{row}]", float(drag))
    if not days.dearest.empty:
        yield words.ALL_SWINGS, _swing("swings.sum()", float(days.drags.sum()))


def _swing(expression: str, drag: float) -> str:
    if isinf(drag):
        return words.EVERYTHING
    return f"{plain(f'100 * {expression}', 100.0 * drag, log_points(drag))} {words.LOGS}"
