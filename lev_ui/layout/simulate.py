"""The parts of the page Simulate, each drawn from one `Simulated`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lev_ui import controls, simulated_tables
from lev_ui.address import write
from lev_ui.charts.fan import fan_chart
from lev_ui.code import simulate_code
from lev_ui.large_runs import LargeRun
from lev_ui.layout.frame import Figure, heading, numbers, picture, sentence_list
from lev_ui.layout.onward import onward
from lev_ui.layout.parts import csv_button, data_badges, offered, share_drawer, troubles
from lev_ui.layout.share import Csv
from lev_ui.reports.common import Origin
from lev_ui.reports.simulate import report
from lev_ui.simulated import Simulated
from lev_ui.sources import Sourced
from lev_ui.words import simulate as words
from lev_ui.words import simulate_runs as runs
from lev_ui.words.plain import for_markdown
from lev_ui.words.sharing import FAN_CSV, NOTICE, TABLE_CSV

EVERY = 0.5  # seconds between two looks at a run


def head(place: DeltaGenerator, sourced: Sourced, shown: Simulated, reach: Sequence[bool]) -> None:
    """Draw the question, the badges and the answer."""
    said = data_badges(sourced, shown.settings, shown.prices, words.COMPUTED)
    files = offered(
        shown,
        words.title(shown),
        lambda link: report(shown, Origin(sourced, link)),
        partial(simulate_code, shown, sourced),
        [fan_file(shown), table_file(shown)],
    )
    with place:
        share = partial(share_drawer, shown.settings, "simulate", files)
        heading(words.title(shown), said, words.answer(shown), share)
        troubles(replace(shown.settings, impact=0.0), sourced, reach)  # told below
        if words.not_charged(shown):
            st.info(words.not_charged(shown), icon=":material/info:")
        if shown.settings.rule != "daily":
            st.info(words.OTHER_RULE, icon=":material/info:")


def fan_file(shown: Simulated) -> Csv:
    """Return the fan to take away."""
    return FAN_CSV, "simulated-fan", lambda: simulated_tables.fan_csv(shown)


def table_file(shown: Simulated) -> Csv:
    """Return the table of multiples to take away."""
    return TABLE_CSV, "simulated-multiples", lambda: simulated_tables.endings_csv(shown)


def large(shown: Simulated) -> None:
    """Draw the way to as many paths as are asked for: a press, progress, a press to stop."""
    run = controls.large_run()
    if run is not None and (run.key != shown.key or shown.is_whole):
        controls.forget_run()  # other choices were made meanwhile
        run = None
    if shown.is_whole:
        return
    if run is not None and not run.is_over:
        _progress(run)
        return
    asked = shown.settings.paths
    with st.container(key="large"):
        st.markdown(_how_it_ended(run) or runs.few(shown.results.paths, asked))
        label = runs.start(asked) if run is None else runs.again(asked)
        st.button(label, on_click=controls.start_run, args=(shown,), key="start_run")


@st.fragment(run_every=EVERY)
def _progress(run: LargeRun) -> None:
    """Draw how far a run is; it alone is drawn anew, and the whole page once the run is over."""
    if run.is_over:
        st.rerun()
    run.look()
    before = run.before
    said = runs.waiting(before) if before else runs.progress(run.done, run.paths)
    with st.container(key="large"):
        st.progress(run.done / run.paths, text=said)
        st.button(runs.CANCEL, on_click=run.cancel, key="cancel_run")


def _how_it_ended(run: LargeRun | None) -> str:
    if run is None:
        return ""
    return runs.stopped(run.done, run.paths) if run.was_stopped else for_markdown(run.problem)


def figures(shown: Simulated) -> None:
    """Draw the four numbers."""
    numbers([Figure(*row) for row in words.four_numbers(shown)])


def fan(shown: Simulated) -> None:
    """Draw the fan with its data to take away."""
    picture(fan_chart(shown), words.chart_alt(shown), key="fan")
    csv_button(fan_file(shown), shown)


def side_by_side(shown: Simulated) -> None:
    """Draw what several multiples came to on the same paths."""
    results, chances = (
        simulated_tables.results_table(shown),
        simulated_tables.chances_table(shown),
    )
    with st.container(key="multiples"):
        st.markdown(f"## {words.SIDE_BY_SIDE}\n\n{results}\n\n{chances}", anchors=False)
    csv_button(table_file(shown), shown)
    st.caption(f"{words.made_from(shown)} {words.costs_say(shown)}")


def what_to_notice(shown: Simulated) -> None:
    """Draw the list of what to notice."""
    sentence_list(NOTICE, words.notices(shown))
    onward("holding", words.TO_HOLDING, write(shown.looking_back, "holding"))
