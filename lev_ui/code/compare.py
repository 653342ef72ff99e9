"""The program of Compare: the four numbers, the parts of the gap, and what is open below."""

from __future__ import annotations

from collections.abc import Iterator

from lev_ui.closer import Closer
from lev_ui.code import closer as more
from lev_ui.code.figures import in_points, percentage, printed
from lev_ui.code.steps import first_steps, run_step
from lev_ui.code.writing import program
from lev_ui.comparison import Comparison
from lev_ui.sources import Sourced
from lev_ui.words import causes
from lev_ui.words import code as words
from lev_ui.words.causes import Cause

FIELDS = {
    "Compounding effect": "compounding_effect",
    "Trend gain": "trend_gain",
    "Volatility drag": "volatility_drag",
    "Rule effect": "rule_effect",
}
GAP = "gap = attribute_gap(token)"
OTHER = "other_"


def compare_code(shown: Comparison, sourced: Sourced, closer: Closer | None = None) -> str:
    """Return the program that prints what Compare shows.

    Parameters
    ----------
    shown : Comparison
        What the page shows.
    sourced : Sourced
        Where its prices and its rate come from.
    closer : Closer, optional
        What is open below the comparison.

    Returns
    -------
    str
        Python that needs the library alone.
    """
    said = words.compare_title(shown.leverage, shown.asset_name, shown.first, shown.last)
    targets = [shown.leverage, *(other.leverage for other in shown.others)]
    first, costs = first_steps(shown.settings, shown.prices, targets, sourced)
    steps = [
        *first,
        *_tokens(shown, costs),
        GAP,
        *(() if closer is None else more.steps(closer, sourced, costs)),
    ]
    below = () if closer is None else more.rows(closer)
    return program(said, steps, printed([*_rows(shown), *below]))


def _tokens(shown: Comparison, costs: list[str]) -> Iterator[str]:
    yield run_step("token", "prices", shown.token, costs)
    for row, other in enumerate(shown.others, start=1):
        yield run_step(f"{OTHER}{row}", "prices", other, costs)


def _rows(shown: Comparison) -> Iterator[tuple[str, str]]:
    gap, times = shown.gap, shown.leverage
    yield words.ASSET, percentage("prices.total_return", shown.asset_return)
    yield words.times_asset(times), percentage("gap.simple", gap.simple)
    yield words.token(times), percentage("gap.token", gap.token)
    yield words.GAP, f"{in_points('gap.gap', gap.gap)} {words.POINTS}"
    for cause in _parts(shown):
        part = f"gap.{cause.charge or FIELDS[cause.name]}"
        yield cause.name, f"{in_points(part, cause.value)} {words.POINTS}"
    for row, other in enumerate(shown.others, start=1):
        made = percentage(f"{OTHER}{row}.total_return", other.total_return)
        yield words.token(other.leverage), made
    if shown.token.wiped_out_on is not None:
        yield words.WIPED_OUT, "{token.wiped_out_on:%Y-%m-%d}"


def _parts(shown: Comparison) -> Iterator[Cause]:
    """Yield the causes the page lists, of the costs those that changed anything."""
    yield from causes.compounding(shown.gap, split=shown.is_split)
    yield from causes.rule_causes(shown, shown.gap)
    if shown.settings.costs:
        yield from (cause for cause in causes.cost_causes(shown.gap) if cause.value != 0.0)
