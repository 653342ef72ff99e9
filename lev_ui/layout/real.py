"""The parts of the page "Against a real fund", each drawn from one `Tracked`."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lev_core import LeverageError, SpreadEstimate, fund_of
from lev_core.market import FailureKind, MarketError
from lev_ui import controls, sources, tracked_tables
from lev_ui.charts.on_record import on_record
from lev_ui.charts.tracked import tracked_lines
from lev_ui.code import real_code
from lev_ui.layout.frame import Badge, Figure, Way, heading, numbers, picture, problem
from lev_ui.layout.frame import sentence_list as listed
from lev_ui.layout.parts import (
    Answered,
    csv_button,
    data_badges,
    offered,
    share_drawer,
    troubles,
    without_the_rate,
)
from lev_ui.layout.share import CSV_TYPE, Csv, File, Offered
from lev_ui.reports.common import Origin
from lev_ui.reports.real import record as on_record_report
from lev_ui.reports.real import report
from lev_ui.settings import LARGEST, Settings
from lev_ui.sources import DatesReversedError, FileElsewhereError, RateElsewhereError, Sourced
from lev_ui.tracked import Names, Tracked, hold_against
from lev_ui.words import badges, problems, real_cases, real_choices, real_notices, real_spread
from lev_ui.words import real as words
from lev_ui.words.plain import for_markdown
from lev_ui.words.sharing import CHART_CSV, NOTICE


class Both(NamedTuple):
    """The asset and the real fund, as far as they were found."""

    asset: Sourced
    real: Sourced


def answered(head: DeltaGenerator, place: DeltaGenerator) -> Answered[Tracked] | None:
    """Draw the multiplier, and the question with its answer or with what stands in its way."""
    settings = controls.current()
    if not settings.real:
        _opening(head, settings)
        return None
    with place:
        controls.multiplier(settings)
    found: list[Sourced] = []
    try:
        found.append(controls.found(settings))
        found.append(controls.found_real(settings.real, settings))
        both = Both(*found)
        answer = _held_against(both, settings)
    except MarketError as error:
        again = [Way(problems.TRY_AGAIN, controls.change, {})]
        if isinstance(error, FileElsewhereError):
            again = [Way(problems.TO_YOUR_DATA, controls.go, {"page": "data"})]
        is_unknown = error.kind is FailureKind.UNKNOWN_SYMBOL
        _in_the_way(head, settings, str(error), [] if is_unknown else again)
    except LeverageError as error:
        _in_the_way(head, settings, str(error), _ways(settings, error, found))
    else:
        _head(head, both.real, answer)
        return answer
    return None


def _held_against(both: Both, settings: Settings) -> Answered[Tracked]:
    """Return the comparison over the reader's dates, as far as both have prices."""
    names = _names(both, settings)
    shared = sources.shared(both.asset.prices, both.real.prices)
    window, *reach = sources.window(shared, settings.start, settings.end)
    shown = hold_against(window, both.real.prices, settings, names, both.asset.curve)
    phrase = f"{names.asset} and {names.real} together"
    together = replace(both.asset, prices=shared, phrase=phrase, beside=both.real)
    return Answered(together, shown, (reach[0], reach[1]))


def _names(both: Both, settings: Settings) -> Names:
    pair = fund_of(settings.real)
    if pair is None:
        return Names(both.asset.phrase, both.real.phrase)
    is_stand_in = settings.asset == pair.stand_in
    return Names(pair.stand_in if is_stand_in else both.asset.phrase, pair.fund)


def _opening(place: DeltaGenerator, settings: Settings) -> None:
    files = Offered(
        title=real_cases.TITLE,
        report=on_record_report,
        name=lambda what, ending: f"funds-on-record-{what}.{ending}",
        tables=(File(CHART_CSV, "funds-on-record.csv", CSV_TYPE, tracked_tables.cases_csv),),
    )
    with place:
        share = partial(share_drawer, settings, "real", files)
        heading(real_cases.TITLE, [Badge(*real_cases.BADGE)], real_cases.answer(), share)
        troubles(settings, None)


def _head(place: DeltaGenerator, real: Sourced, answer: Answered[Tracked]) -> None:
    shown = answer.shown
    said = [
        *data_badges(answer.sourced, shown.settings, shown.prices, words.COMPUTED),
        Badge(*badges.of_fund(real, shown.names.real)),
    ]
    csv = [chart_file(shown)]
    title, sourced = words.title(shown.names.real), answer.sourced
    code = partial(real_code, shown, sourced)
    files = offered(
        shown, title, lambda link: report(shown, Origin(sourced, link), real), code, csv
    )
    with place:
        share = partial(share_drawer, shown.settings, "real", files)
        heading(title, said, words.answer(shown), share)
        troubles(shown.settings, answer.sourced, answer.reach)
        if real.stale:
            st.warning(for_markdown(real.stale), icon=":material/cloud_off:")


def _in_the_way(place: DeltaGenerator, settings: Settings, why: str, ways: list[Way]) -> None:
    """Say in one sentence why there is no comparison; what is on record stands below."""
    with place:
        st.title(words.title(settings.real), anchor=False)
        troubles(settings, None)
        problem(why, [*ways, Way(real_choices.ON_RECORD, controls.change, {"real": ""})])


def _ways(settings: Settings, error: LeverageError, found: list[Sourced]) -> list[Way]:
    if isinstance(error, DatesReversedError):
        swapped = {"start": settings.end, "end": settings.start}
        return [Way(problems.SWAP_DATES, controls.change, swapped)]
    if isinstance(error, RateElsewhereError):
        return list(without_the_rate())
    pair = fund_of(settings.real)
    if settings.asset == settings.real and pair is not None:
        return [Way(real_choices.ITS_INDEX, controls.change_to, {"settings": _index(settings)})]
    if len(found) < len(Both._fields):
        return []
    try:
        both = sources.shared(*(sourced.prices for sourced in found))
    except LeverageError:
        return []
    first, last = both.index[0].date(), both.index[-1].date()
    return [Way(problems.WHOLE_HISTORY, controls.change, {"start": first, "end": last})]


def chart_file(shown: Tracked) -> Csv:
    """Return the chart's data to take away."""
    return CHART_CSV, "real", lambda: tracked_tables.tracked_csv(shown)


def figures(shown: Tracked) -> None:
    """Draw the row of numbers."""
    numbers([Figure(*row) for row in words.four_numbers(shown)])


def chart(shown: Tracked) -> None:
    """Draw both lines with the scale switch and their data to take away."""
    picture(tracked_lines(shown), words.chart_alt(shown), key="tracked_lines")
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        controls.scale_switch()
        csv_button(chart_file(shown), shown)


def what_to_notice(shown: Tracked) -> None:
    """Draw the list of what to notice."""
    listed(NOTICE, real_notices.notices(shown))


def worst_days(shown: Tracked) -> None:
    """Draw the days on which the fund lost most, and those the model missed by most."""
    parts = [real_notices.worst_intro(shown), real_notices.misses(shown)]
    if not shown.worst.losses.empty:
        parts.insert(1, tracked_tables.worst_days_table(shown))
    with st.container(key="worst_days"):
        st.markdown(f"## {real_notices.WORST}\n\n" + "\n\n".join(parts), anchors=False)


def hidden_cost(shown: Tracked) -> None:
    """Draw the drawer in which a spread is estimated; nothing is until it is opened."""
    drawer = st.expander(real_spread.DRAWER, key="hidden_cost", on_change="rerun")
    if not drawer.open:
        return
    with drawer:
        st.markdown(real_spread.intro(shown))
        if not shown.settings.costs:
            ways = [Way(real_spread.INCLUDE, controls.change, {"costs": True})]
            problem(real_spread.NO_COSTS, ways)
            return
        controls.part_input(real_spread.PART, real_spread.PART_HELP)
        try:
            found = shown.spread
        except LeverageError as error:
            problem(str(error))
        else:
            _estimate(found)


def _estimate(found: SpreadEstimate) -> None:
    st.markdown(
        f"{real_spread.estimate(found)}\n\n{real_spread.held_out_intro(found)}\n\n"
        f"{tracked_tables.held_out_table(found)}\n\n{real_spread.verdict(found)}"
    )
    field = "spread" if found.charge == "spread" else "borrow"
    percent_a_year = round(100.0 * found.per_year, 2)
    if percent_a_year < 0.0:
        st.caption(real_spread.below_zero(found))
        return
    st.button(
        real_spread.use_label(found),
        on_click=controls.change,
        kwargs={field: min(percent_a_year, LARGEST[field])},
        key="use_spread",
    )


def record(*, is_opening: bool) -> None:
    """Draw what real funds did on record: the picture that needs no fund's prices."""
    if not is_opening:
        st.markdown(f"## {real_cases.MEANWHILE}", anchors=False)
    picture(on_record(), real_cases.alt(), key="on_record")
    st.download_button(
        CHART_CSV,
        tracked_tables.cases_csv,
        "funds-on-record.csv",
        "text/csv",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
        key="csv_cases",
    )
    listed(real_cases.HEADING, real_cases.sentences())


def _index(settings: Settings) -> Settings:
    pair = fund_of(settings.real)
    return settings if pair is None else controls.against(pair)
