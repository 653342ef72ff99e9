"""The controls of Simulate: the model, the time ahead, how many paths; and large runs."""

from __future__ import annotations

from typing import cast

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lev_ui.controls.main import MULTIPLES, asset_picker, date_pickers
from lev_ui.controls.number import number
from lev_ui.controls.state import Steady, change, key, shown
from lev_ui.large_runs import LargeRun
from lev_ui.settings import (
    BLOCK_RANGE,
    GROWTH_RANGE,
    MONTHS_AHEAD,
    MOST_OTHERS,
    MOST_SEEDS,
    PATHS,
    SWINGS_RANGE,
    Settings,
)
from lev_ui.simulated import Key, Results, Simulated
from lev_ui.theme import multiple
from lev_ui.words import simulate_choices as words
from lev_ui.words.glossary import MEANING

OTHERS = "pick_others"
KEPT, RUN = "_large_results", "_large_run"
MOST_KEPT = 4


def simulate_controls(settings: Settings) -> DeltaGenerator:
    """Draw asset, model, time ahead and paths; return the place kept for the multiplier."""
    asset, place, future = st.columns([5, 4, 6], gap="medium")
    with asset:
        asset_picker(settings)
    with future:
        st.selectbox(
            words.MODEL,
            list(words.MODELS),
            format_func=words.MODELS.__getitem__,
            key=key("model"),
            help=words.MODEL_HELP,
        )
        with st.container(horizontal=True, key="ahead"):
            st.selectbox(
                words.AHEAD, MONTHS_AHEAD, format_func=words.AHEADS.__getitem__, key=key("ahead")
            )
            st.selectbox(
                words.PATHS,
                PATHS,
                format_func="{:,}".format,
                key=key("paths"),
                help=words.PATHS_HELP,
            )
    return place


def paths_drawer(settings: Settings) -> None:
    """Draw the drawer of what the paths are made from; drawn inside only while it is open."""
    drawer = st.expander(Steady(words.drawer_label(settings)), key="paths", on_change="rerun")
    if not drawer.open:
        return
    with drawer:
        left, right = st.columns(2, gap="medium")
        with left:
            st.markdown(f"**{words.LEARNED}**")
            date_pickers()
        with right:
            _model(settings)
        seed, others = st.columns(2, gap="medium")
        with seed:
            number(key("seed"), words.SEED, 1, MOST_SEEDS, step=1, help=MEANING["seed"])
        with others:
            _others(settings)


def _model(settings: Settings) -> None:
    if settings.model == "history":
        _number("block", words.BLOCK, BLOCK_RANGE, words.BLOCK_HELP)
    elif settings.model == "walk":
        _number("swings", words.SWINGS, SWINGS_RANGE, words.SWINGS_HELP)
        _number("growth", words.GROWTH, GROWTH_RANGE, words.GROWTH_HELP)
    else:
        st.selectbox(
            words.SHOCKS,
            list(words.SHOCK_NAMES),
            format_func=words.SHOCK_NAMES.__getitem__,
            key=key("shocks"),
            help=words.SHOCKS_HELP,
        )
        st.toggle(words.FALLS, key=key("falls"), help=words.FALLS_HELP)


def _number(field: str, label: str, limits: tuple[float, float], meaning: str) -> None:
    """Draw a number that the data say where the reader does not."""
    name = f"pick_{field}"
    st.session_state[name] = getattr(shown(), field)
    st.number_input(
        label,
        *limits,
        value=None,
        step=1.0,
        format="%g",
        key=name,
        placeholder=words.FROM_DATA,
        on_change=_picked,
        args=(field, name),
        help=meaning,
    )


def _picked(field: str, name: str) -> None:
    change(**{field: st.session_state[name]})


def _others(settings: Settings) -> None:
    """Draw the multiples beside the reader's; beyond the most there can be none is added."""
    offered = sorted({*MULTIPLES, 1.0, *settings.others} - {settings.leverage})
    st.session_state[OTHERS] = [value for value in settings.others if value in offered]
    st.pills(
        words.OTHERS,
        offered,
        format_func=multiple,
        selection_mode="multi",
        key=OTHERS,
        on_change=_picked_others,
    )


def _picked_others() -> None:
    change(others=tuple(st.session_state[OTHERS])[:MOST_OTHERS])


def large_run() -> LargeRun | None:
    """Return the large run this reader started last, or None."""
    return cast("LargeRun | None", st.session_state.get(RUN))


def start_run(found: Simulated) -> None:
    """Start simulating as many paths as are asked for; for use as a callback."""
    forget_run()
    st.session_state[RUN] = LargeRun(found.question, found.key, found.settings.paths)


def forget_run() -> None:
    """Stop the run this reader started last, if there is one, and let it go."""
    run = large_run()
    if run is not None:
        run.cancel()
    st.session_state.pop(RUN, None)


def kept_runs() -> dict[Key, Results]:
    """Return the large runs of this visit that were finished, the last few of them."""
    kept = cast("dict[Key, Results]", st.session_state.setdefault(KEPT, {}))
    run = large_run()
    if run is not None and run.results is not None:
        kept[run.key] = run.results
        for oldest in list(kept)[:-MOST_KEPT]:
            del kept[oldest]
        st.session_state.pop(RUN)
    return kept
