"""The parts of the page What it costs, each drawn from one `Expense`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lev_ui import controls, expense_tables
from lev_ui.charts.expense import cost_bars, cost_years, impact_by_size
from lev_ui.code import costs_code
from lev_ui.expense import Expense
from lev_ui.layout.frame import Figure, heading, numbers, picture, sentence_list
from lev_ui.layout.parts import csv_button, data_badges, offered, share_drawer, troubles
from lev_ui.layout.share import Csv
from lev_ui.reports.common import Origin
from lev_ui.reports.expense import report
from lev_ui.sources import Sourced
from lev_ui.words import expense as words
from lev_ui.words import expense_parts as more
from lev_ui.words import expense_reasons as reasons
from lev_ui.words import fund
from lev_ui.words.sharing import COSTS_CSV, YEARS_CSV


def head(place: DeltaGenerator, sourced: Sourced, shown: Expense, reach: Sequence[bool]) -> None:
    """Draw the question, the badges and the answer."""
    code = partial(costs_code, shown, sourced)
    files = offered(
        shown,
        words.title(shown),
        lambda link: report(shown, Origin(sourced, link)),
        code,
        [costs_file(shown), *([] if shown.by_year.empty else [years_file(shown)])],
    )
    with place:
        said = data_badges(sourced, shown.settings, shown.prices, words.COMPUTED)
        share = partial(share_drawer, shown.settings, "costs", files)
        heading(words.title(shown), said, words.answer(shown), share)
        troubles(shown.settings, sourced, reach)
        if not shown.settings.costs:
            st.info(words.WITHOUT, icon=":material/info:")


def costs_file(shown: Expense) -> Csv:
    """Return the costs to take away."""
    return COSTS_CSV, "costs", lambda: expense_tables.items_csv(shown)


def years_file(shown: Expense) -> Csv:
    """Return what each year cost to take away."""
    return YEARS_CSV, "years", lambda: expense_tables.years_csv(shown)


def figures(shown: Expense) -> None:
    """Draw the four numbers."""
    numbers([Figure(*row) for row in words.four_numbers(shown)])
    st.caption(reasons.what_it_is(shown))


def where_it_went(shown: Expense) -> None:
    """Draw each cost as a bar, then as a table in points and money, and why each is there."""
    if shown.items:
        picture(cost_bars(shown), words.bars_alt(shown), key="cost_bars")
    with st.container(horizontal=True, vertical_alignment="bottom", key="reasons"):
        controls.amount_input(shown.prices.currency)
        csv_button(costs_file(shown), shown)
    if shown.items:
        said, table = reasons.at_the_end(shown), expense_tables.items_table(shown)
        paid = reasons.paid_and_lost(shown)
        st.markdown(f"## {words.WHERE}\n\n{said}\n\n{table}\n\n{paid}", anchors=False)
        sentence_list("Why each of them is there", reasons.why(shown))


def years(shown: Expense) -> None:
    """Draw what each calendar year cost."""
    if shown.by_year.empty:
        return
    st.markdown(f"## {words.BY_YEAR}\n\n{words.BY_YEAR_INTRO}", anchors=False)
    picture(cost_years(shown), words.years_alt(shown), key="cost_years")
    csv_button(years_file(shown), shown)


def lens(shown: Expense) -> None:
    """Draw what fees per day take in a year."""
    table = expense_tables.lens_table(shown)
    st.markdown(f"## {more.LENS}\n\n{more.lens(shown)}\n\n{table}", anchors=False)


def trading(shown: Expense) -> None:
    """Draw how much is traded, and what another fee would change."""
    st.markdown(f"## {more.TRADING}\n\n{more.trading(shown)}", anchors=False)


def size(shown: Expense) -> None:
    """Draw how impact grows with the fund."""
    st.markdown(f"## {more.SIZE}\n\n{more.size(shown)}", anchors=False)
    controls.fund_controls()
    picture(impact_by_size(shown), more.size_alt(shown), key="impact_by_size")
    st.caption(fund.MARKET_HELP)
