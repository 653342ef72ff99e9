"""The lessons' controls: a prediction kept for this visit, one control a step, and the way on."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import streamlit as st

from lev_ui.address import link
from lev_ui.controls.main import main_controls, multiplier
from lev_ui.controls.state import change, key
from lev_ui.controls.views import amount_input
from lev_ui.lessons import question_of
from lev_ui.lessons.both_sides import BothSides
from lev_ui.lessons.made_up import CURRENCY
from lev_ui.lessons.trend import Trend
from lev_ui.settings import (
    LAST_STEP,
    MOVE_RANGE,
    SWING_RANGE,
    TOLL_RANGE,
    Settings,
)
from lev_ui.words import lessons as words
from lev_ui.words.lessons import both_sides, evening, roads, toll, trend, two_days
from lev_ui.words.lessons.telling import Telling

PICK_YEAR, PICK_SPAN = "pick_year", "pick_span"
SLIDERS = {  # by step: the setting, its label, its range and its step
    1: ("move", two_days.CONTROL, MOVE_RANGE, 1.0),
    2: ("move", evening.CONTROL, MOVE_RANGE, 1.0),
    3: ("swing", roads.CONTROL, SWING_RANGE, 0.5),
    5: ("toll", toll.CONTROL, TOLL_RANGE, 0.01),
}
_PREDICTIONS = "_predictions"


class Prediction(NamedTuple):
    """An answer somebody committed to, and the choices it was given for."""

    choice: str
    asked: Settings


def prediction(settings: Settings) -> Prediction | None:
    """Return what was predicted for a step in this visit, or None."""
    return _predictions().get(question_of(settings))


def ask(settings: Settings, telling: Telling) -> None:
    """Draw the answers to choose from, and the press that reveals."""
    choice = st.radio(
        telling.ask,
        list(telling.options),
        index=None,
        format_func=telling.options.__getitem__,
        key=_radio(settings),
    )
    st.button(
        words.REVEAL,
        type="primary",
        disabled=choice is None,
        help=words.FIRST_CHOOSE if choice is None else None,
        on_click=_predict,
        args=(settings,),
        key="reveal",
    )


def slider(step: int) -> None:
    """Draw the one control of a step with a number in it."""
    field, label, (low, high), by = SLIDERS[step]
    st.slider(label, low, high, step=by, format="%g%%", key=key(field))


def year_slider(shown: Trend) -> None:
    """Draw the choice of a calendar year; nothing where there is only one."""
    years = [each.spell.year for each in shown.results]
    if len(years) < 2:  # noqa: PLR2004 - no choice
        return
    st.session_state[PICK_YEAR] = shown.result.spell.year
    st.select_slider(
        trend.CONTROL, years, key=PICK_YEAR, on_change=_picked, args=("year", PICK_YEAR)
    )


def span_slider(shown: BothSides) -> None:
    """Draw the choice of a calendar year or of all the dates."""
    if len(shown.choices) < 2:  # noqa: PLR2004 - no choice
        return
    st.session_state[PICK_SPAN] = shown.span
    st.select_slider(
        both_sides.CONTROL,
        list(shown.choices),
        format_func=both_sides.span_label,
        key=PICK_SPAN,
        on_change=_picked,
        args=("span", PICK_SPAN),
    )


def ways_on(settings: Settings) -> None:
    """Draw the steps back and on, and once the answer is told the way to be asked again."""
    step, is_told = settings.step, prediction(settings) is not None
    with st.container(horizontal=True, key="ways_on"):
        if step > 1:
            _to(words.BACK, step - 1, is_primary=False)
        if is_told and step < LAST_STEP:
            _to(f"{words.NEXT}: {words.STEPS[step + 1]}", step + 1, is_primary=True)
        if is_told:
            st.button(words.AGAIN, on_click=_forget, args=(settings,), type="tertiary", key="again")


def steps(settings: Settings) -> None:
    """Draw where the reader is, and a press to every other step.

    A link would lose what was predicted, or leave the address behind: Streamlit follows one to
    the page it stands on without writing it there.
    """
    with st.container(horizontal=True, gap="small", key="steps"):
        st.markdown(words.step_of(settings.step), width="content")
        for step in words.STEPS:
            label = words.step_name(step)
            if step == settings.step:
                st.markdown(f"**{label}**", width="content")
            else:
                st.button(
                    label,
                    on_click=change,
                    kwargs={"step": step},
                    type="tertiary",
                    key=f"step_{step}",
                )


def own_asset_drawer(settings: Settings) -> None:
    """Draw the drawer in which a teacher chooses asset, multiplier, dates and amount."""
    drawer = st.expander(words.OWN_ASSET, key="own_asset", on_change="rerun")
    if not drawer.open:
        return
    with drawer:
        st.markdown(words.OWN_HELP)
        with main_controls(settings):
            multiplier(settings)
        amount_input(CURRENCY)
        addresses = [
            link(st.context.url or "", replace(settings, step=step), "lessons")
            for step in words.STEPS
        ]
        st.markdown(words.addresses(addresses))


def _to(label: str, step: int, *, is_primary: bool) -> None:
    st.button(
        label,
        on_click=change,
        kwargs={"step": step},
        type="primary" if is_primary else "secondary",
        key=f"to_{step}",
    )


def _predictions() -> dict[tuple[object, ...], Prediction]:
    kept: dict[tuple[object, ...], Prediction] = st.session_state.setdefault(_PREDICTIONS, {})
    return kept


def _radio(settings: Settings) -> str:
    """Return the key of a step's radio: another question starts with nothing chosen."""
    return f"predict_{'_'.join(map(str, question_of(settings)))}"


def _predict(settings: Settings) -> None:
    choice = st.session_state.get(_radio(settings))
    if choice is not None:
        _predictions()[question_of(settings)] = Prediction(choice, settings)


def _forget(settings: Settings) -> None:
    _predictions().pop(question_of(settings), None)


def _picked(field: str, control: str) -> None:
    change(**{field: st.session_state[control]})
