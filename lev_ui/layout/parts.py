"""The parts every page of results shares: its badges, troubles, drawers and ways out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.elements.lib.column_types import ColumnConfig

from lev_core import LeverageError, PriceHistory, TokenPath
from lev_core.market import FailureKind, MarketError
from lev_ui import controls, sources, tables
from lev_ui.costs import lacks_volume
from lev_ui.layout.frame import Badge, Way, problem
from lev_ui.layout.fund_named import which_meant
from lev_ui.layout.share import CSV_TYPE, Csv, File, Offered, share_menu
from lev_ui.layout.testfol import taken
from lev_ui.learned import UnlearnableError
from lev_ui.report.value import Report
from lev_ui.settings import DEFAULTS, Page, Settings
from lev_ui.sources import DatesReversedError, FileElsewhereError, RateElsewhereError, Sourced
from lev_ui.words import badges, problems, rules
from lev_ui.words.cost_choices import NO_VOLUME
from lev_ui.words.dictionary import ALL, DRAWER, of_page
from lev_ui.words.plain import for_markdown
from lev_ui.words.sharing import LEDGER_CSV
from lev_ui.words.simulate_choices import INSTEAD
from lev_ui.words.where import PAGE_WORDS

Shown = TypeVar("Shown")


class Data(Protocol):
    """What every page is drawn from: the reader's settings and an asset."""

    @property
    def settings(self) -> Settings:
        """The reader's choices."""

    @property
    def prices(self) -> PriceHistory:
        """The asset."""


class Run(Data, Protocol):
    """What a page computed: a token on an asset under the reader's settings."""

    @property
    def token(self) -> TokenPath:
        """The token."""


def data_badges(
    sourced: Sourced,
    settings: Settings,
    prices: PriceHistory,
    computed: tuple[str, str] | None = None,
) -> list[Badge]:
    """Return what must be said of the data, beside the question."""
    return [Badge(*row) for row in badges.of_data(sourced, settings, prices, computed)]


def troubles(settings: Settings, sourced: Sourced | None, reach: Sequence[bool] = ()) -> None:
    """Say what was ignored in the link, and where dates and prices do not meet."""
    _misread()
    taken(settings)
    which_meant(settings)
    if sourced is None:
        return
    first, last = sourced.prices.index[0], sourced.prices.index[-1]
    if lacks_volume(settings, sourced.prices):
        st.info(NO_VOLUME, icon=":material/info:")
    for said in _price_troubles(sourced):
        st.warning(for_markdown(said), icon=":material/cloud_off:")
    beyond, outside = reach
    if outside:
        st.info(problems.outside(sourced.phrase, first, last), icon=":material/date_range:")
    elif beyond:
        st.info(problems.shortened(sourced.phrase, first, last), icon=":material/date_range:")
    later = settings.end > last.date() and sourced.at_yahoo and not sourced.is_live
    if later or sourced.failure:
        label = problems.TRY_AGAIN if sourced.failure else problems.LATER_PRICES
        st.button(label, on_click=controls.change, kwargs={"source": "yahoo"})


def _misread() -> None:
    ignored = controls.ignored_keys()
    if ignored:
        st.info(problems.ignored_keys(ignored), icon=":material/link_off:")
    if controls.refusal():
        st.info(controls.refusal(), icon=":material/info:")


def _price_troubles(sourced: Sourced) -> tuple[str, ...]:
    if sourced.failure is not None:
        failure, last = sourced.failure, sourced.prices.index[-1]
        return (problems.kept_bundled(failure.reason, failure.advice, last),)
    said = (sourced.stale, sourced.curve.problem)
    return tuple(filter(None, said))


def ledger_drawer(shown: Run) -> None:
    """Draw the ledger of rebalances; it is built only when opened."""
    label = controls.Steady(rules.ledger_label(shown.token))
    drawer = st.expander(label, key="ledger", on_change="rerun")
    if not drawer.open:
        return
    amount = shown.settings.amount
    with drawer:
        st.markdown(rules.ledger_intro(shown.settings, shown.prices))
        st.dataframe(
            tables.ledger_table(shown.token, amount),
            column_config=_ledger_columns(),
            alt=rules.LEDGER_ALT,
        )
        csv_button(ledger_file(shown), shown)


def ledger_file(shown: Run) -> Csv:
    """Return the ledger to take away."""
    amount = shown.settings.amount
    return LEDGER_CSV, "ledger", lambda: tables.ledger_csv(shown.token, amount)


def share_drawer(settings: Settings, page: Page, offered: Offered | None = None) -> None:
    """Draw the share menu: a link for every page, and what a page of results offers beside it."""
    share_menu(settings, page, offered)


def offered(
    shown: Data,
    title: str,
    report: Callable[[str], Report],
    code: Callable[[], str],
    csv: Sequence[Csv] = (),
) -> Offered:
    """Return what a page of results offers, its files named after asset, multiple and dates.

    `code` writes the program that gives the same numbers; `csv` are the page's tables: each
    one's label, what it holds, and what builds it.
    """

    def name(what: str, ending: str) -> str:
        return tables.file_name(shown.settings, shown.prices, what, ending)

    files = tuple(File(label, name(what, "csv"), CSV_TYPE, build) for label, what, build in csv)
    return Offered(title=title, report=report, name=name, tables=files, code=code)


def method_and_words(method: str) -> None:
    """Draw how the numbers are computed, and what the words of the page mean."""
    drawer = st.expander("How this is computed", key="method", on_change="rerun")
    if drawer.open:
        drawer.markdown(method)
    words_drawer()


def words_drawer() -> None:
    """Draw what the words of the page mean."""
    words = st.expander(DRAWER, key="words", on_change="rerun")
    if words.open:
        words.markdown(of_page(PAGE_WORDS.get(controls.opened_page(), ())))
        words.page_link("pages/words.py", label=ALL, icon=":material/menu_book:")


class Answered(NamedTuple, Generic[Shown]):
    """What a page is drawn from; `reach` says whether the dates lie beyond the prices."""

    sourced: Sourced
    shown: Shown
    reach: tuple[bool, bool]


def answered(
    head: DeltaGenerator, multiplier: DeltaGenerator, compute: Callable[..., Shown]
) -> Answered[Shown] | None:
    """Draw the multiplier and compute a page from the settings in force.

    `compute` takes the prices between the reader's dates, the settings and the asset's name
    in a sentence. Where there is no answer the page says why, and None is returned.
    """
    settings = controls.current()
    with multiplier:
        controls.multiplier(settings)
    sourced = None
    try:
        sourced = controls.found(settings)
        window, *reach = sources.window(sourced.prices, settings.start, settings.end)
        shown = compute(window, settings, sourced.phrase, sourced.curve)
    except MarketError as error:
        no_prices(head, settings, error)
    except LeverageError as error:
        refused(head, settings, sourced, error)
    else:
        return Answered(sourced, shown, (reach[0], reach[1]))
    return None


def no_prices(place: DeltaGenerator, settings: Settings, error: MarketError) -> None:
    """Say why there are no prices, and offer what could be meant."""
    with place:
        st.title(problems.no_prices_title(settings.asset), anchor=False)
        troubles(settings, None)
        ways = [Way(problems.OPENING_VIEW, controls.change, {"asset": DEFAULTS.asset})]
        if isinstance(error, FileElsewhereError):
            ways.insert(0, Way(problems.TO_YOUR_DATA, controls.go, {"page": "data"}))
        elif error.kind is not FailureKind.UNKNOWN_SYMBOL:
            ways.insert(0, Way(problems.TRY_AGAIN, controls.change, {}))
        problem(str(error), ways)
        if error.kind is FailureKind.UNKNOWN_SYMBOL:
            controls.matches(settings.asset, place="unknown")


def refused(
    place: DeltaGenerator, settings: Settings, sourced: Sourced | None, error: LeverageError
) -> None:
    """Say why the model cannot use these choices, and offer ones it can."""
    with place:
        st.title(problems.REFUSED_TITLE, anchor=False)
        troubles(settings, None)
        problem(str(error), list(_ways_out(settings, sourced, error)))


def without_the_rate() -> tuple[Way, Way]:
    """Return the ways on from a link to a rate that was in a file."""
    bill = {"financing": "funded", "rate_kind": "bill"}
    return (
        Way(problems.TO_YOUR_DATA, controls.go, {"page": "data"}),
        Way(problems.BILL_RATE, controls.change, bill),
    )


def _ways_out(settings: Settings, sourced: Sourced | None, error: LeverageError) -> Iterator[Way]:
    if isinstance(error, DatesReversedError):
        swapped = {"start": settings.end, "end": settings.start}
        yield Way(problems.SWAP_DATES, controls.change, swapped)
    if isinstance(error, RateElsewhereError):
        yield from without_the_rate()
    if isinstance(error, UnlearnableError) and error.other is not None:
        yield Way(INSTEAD[error.other], controls.change, {"model": error.other})
    if sourced is None:
        return
    known_from = sourced.curve.first_day
    first, last = sourced.prices.index[0].date(), sourced.prices.index[-1].date()
    late = badges.depends_on_dated_rate(settings) and known_from > max(first, settings.start)
    if late and known_from < last:
        yield Way(problems.start_on(known_from), controls.change, {"start": known_from})
    elif not late and (first < settings.start or settings.end < last):
        yield Way(problems.WHOLE_HISTORY, controls.change, {"start": first, "end": last})


def csv_button(file: Csv, shown: Data) -> None:
    """Draw a button that takes data away as CSV."""
    label, what, build = file
    st.download_button(
        label,
        build,
        tables.file_name(shown.settings, shown.prices, what),
        "text/csv",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
        key=f"csv_{what}",
    )


def _ledger_columns() -> dict[str, ColumnConfig | str | None]:
    number = st.column_config.NumberColumn
    return {
        "Date": st.column_config.DateColumn(format="D MMM YYYY"),
        "Asset's return, %": number(format="%+.2f"),
        "Leverage before": number(format="%.3f"),
        "Bought (+) or sold (−)": number(format="%+.2f"),
        "Trading fee": number(format="%.4f"),
        "Market impact": number(format="%.4f"),
        "Cost of the rebalance": number(format="%.4f"),
        "Financing": number(format="%.4f"),
        "Management fee": number(format="%.4f"),
        "Value after": number(format="%.2f"),
    }
