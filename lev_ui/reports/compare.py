"""The Compare page as a report."""

from __future__ import annotations

from lev_ui import tables
from lev_ui.charts.overlay import overlay
from lev_ui.charts.waterfall import waterfall
from lev_ui.closer import Closer
from lev_ui.comparison import Comparison
from lev_ui.report.value import Drawn, Measure, Measures, Number, Report, Section, Sheet
from lev_ui.reports import closer as more
from lev_ui.reports.common import (
    PER_100,
    PERCENT,
    Origin,
    assumed,
    data_badges,
    in_points,
    on_day,
    origins,
    percentage,
)
from lev_ui.reports.ledger import ledger_sheet
from lev_ui.theme import multiple
from lev_ui.words import assumptions, causes, compare
from lev_ui.words.notices import notices
from lev_ui.words.sharing import NOTICE, as_list


def report(shown: Comparison, origin: Origin, closer: Closer | None = None) -> Report:
    """Return what the Compare page shows, as a report; `closer` is what is open on it."""
    closer = closer or Closer(shown, shown.prices)
    settings, prices, label = shown.settings, shown.prices, origin.sourced.label
    return Report(
        title=compare.title(settings, shown.asset_name),
        answer=compare.answer(shown),
        badges=data_badges(origin, settings, prices),
        numbers=tuple(Number(*row) for row in compare.four_numbers(shown, label)),
        main=Drawn(overlay(shown), compare.chart_alt(shown)),
        sections=(
            *([Section(compare.OTHERS, compare.others_result(shown))] if shown.others else []),
            Section(NOTICE, as_list(notices(shown))),
            _reasons(shown),
            *more.sections(closer),
        ),
        measures=(*_measures(shown), *more.measures(closer)),
        sheets=(
            _by_day(shown),
            *more.sheets(closer),
            ledger_sheet(shown.token, settings.amount, prices.currency),
        ),
        assumptions=(
            *assumed(settings, prices, origin, shown.policy),
            assumptions.against(settings, compare.BASELINES, compare.BASELINE_REASON),
        ),
        provenance=origins(settings, prices, origin),
        link=origin.link,
    )


def _reasons(shown: Comparison) -> Section:
    logs = causes.LOG_POINTS if causes.drawn_in_logs(shown) else ""
    return Section(
        compare.REASONS,
        compare.money_result(shown),
        charts=(Drawn(waterfall(shown), causes.waterfall_alt(shown)),),
        below="\n\n".join(filter(None, (logs, tables.gap_table(shown), compare.PAID_REASON))),
    )


def _measures(shown: Comparison) -> Measures:
    gap, token = shown.gap, shown.token
    start, end = causes.start_name(shown), causes.end_name(shown)
    costs = causes.cost_causes(gap) if shown.settings.costs else ()
    parts = (*causes.compounding(gap, split=gap.is_split), *causes.rule_causes(shown, gap), *costs)
    paid = token.arrays.charges
    money, currency = shown.settings.amount, shown.prices.currency or "money"
    return (
        percentage("Asset", shown.asset_return),
        percentage(start, gap.simple),
        percentage(end, gap.token),
        in_points("Gap", gap.gap),
        percentage(f"{end} before costs", shown.before_costs),
        *(
            percentage(f"{multiple(token.leverage)} token", token.total_return)
            for token in shown.others
        ),
        *(in_points(f"Gap: {cause.name}", cause.value) for cause in parts),
        *(
            Measure(f"Paid: {cause.name}", money * float(paid[cause.charge].sum()), currency)
            for cause in costs
        ),
        Measure(f"{end}: became", money * (1.0 + gap.token), currency),
        Measure("Asset: became", money * (1.0 + shown.asset_return), currency),
        percentage(f"{end}: worst fall below its high", shown.token_drawdown.min()),
        percentage("Asset: worst fall below its high", shown.asset_drawdown.min()),
        Measure("Rebalances", float(token.rebalance_count), "trades"),
        *on_day(f"{end}: wiped out", token.wiped_out_on),
        *on_day(f"{start}: worth nothing", shown.worthless_on),
    )


def _by_day(shown: Comparison) -> Sheet:
    table = tables.chart_table(shown)
    units = (PERCENT if "below its high" in name else PER_100 for name in table.columns)
    return Sheet("By day", table, tuple(units))
