"""The drawer of the rules held against each other: take one out, add one, add one's own."""

from __future__ import annotations

import streamlit as st

from lev_core import LeverageError
from lev_ui.controls.number import kept
from lev_ui.controls.rule import rule_number
from lev_ui.controls.state import Steady, change, shown
from lev_ui.rules import Kind, numbers_of, rule_text, usual_rule
from lev_ui.settings import FEWEST_RULES, MOST_RULES, Settings
from lev_ui.words import duel_choices as words
from lev_ui.words.plain import for_markdown
from lev_ui.words.rules import KIND_REASON, KINDS, NUMBERS

IN_DUEL, ADD, KIND = "pick_rules", "add_rule", "own_kind"
REFUSAL = "_duel_refusal"
ASKS = [kind for kind in KINDS if NUMBERS[kind]]


def contenders_drawer(settings: Settings) -> None:
    """Draw the drawer; what is inside is drawn only while it is open."""
    label = Steady(words.drawer_label(settings.contenders))
    drawer = st.expander(label, key="contenders", on_change="rerun")
    refusal = st.session_state.pop(REFUSAL, "")
    if not drawer.open:
        return
    with drawer:
        _taking_out(settings)
        if refusal:
            st.info(for_markdown(refusal), icon=":material/info:")
        _adding(settings)
        _own_rule(settings)


def _taking_out(settings: Settings) -> None:
    st.session_state[IN_DUEL] = list(settings.contenders)
    st.pills(
        words.IN_THE_DUEL,
        settings.contenders,
        format_func=words.pill,
        selection_mode="multi",
        key=IN_DUEL,
        on_change=_taken_out,
        help=words.TAKE_OUT,
    )


def _adding(settings: Settings) -> None:
    st.selectbox(
        words.ADD,
        [word for word in words.addable(settings.leverage) if word not in settings.contenders],
        index=None,
        format_func=words.choice,
        placeholder=words.ADD_HINT,
        key=ADD,
        on_change=_added,
    )


def _own_rule(settings: Settings) -> None:
    """Draw the kind of a rule of one's own, its numbers, and the press that adds it."""
    kind: Kind = st.selectbox(
        words.OWN, ASKS, format_func=KINDS.__getitem__, key=KIND, help=words.OWN_HELP
    )
    st.caption(KIND_REASON[kind])
    _, usual = numbers_of(usual_rule(kind, settings.leverage))
    with st.container(horizontal=True, vertical_alignment="bottom", key="own_rule"):
        for row, value in enumerate(usual):
            st.session_state.setdefault(_name(kind, row), value)
            rule_number(kind, row, _name(kind, row))
        st.button(words.ADD_OWN, on_click=_own_added, args=(kind,), key="add_own")


def _name(kind: Kind, row: int) -> str:
    return f"own_{kind}_{row}"


def _taken_out() -> None:
    picked = st.session_state[IN_DUEL]
    _set(tuple(rule for rule in shown().contenders if rule in picked))


def _added() -> None:
    word = st.session_state[ADD]
    st.session_state[ADD] = None
    if word is not None:
        _add(word)


def _own_added(kind: Kind) -> None:
    numbers = [kept(_name(kind, row)) for row in range(len(NUMBERS[kind]))]
    try:
        word = rule_text(usual_rule(kind, shown().leverage, numbers))
    except LeverageError as error:
        st.session_state[REFUSAL] = str(error)
    else:
        _add(word)


def _add(word: str) -> None:
    if word in shown().contenders:
        st.session_state[REFUSAL] = words.ALREADY_IN
    else:
        _set((*shown().contenders, word))


def _set(rules: tuple[str, ...]) -> None:
    """Put the rules into the duel; too few or too many change nothing, and the reader is told."""
    if len(rules) < FEWEST_RULES:
        st.session_state[REFUSAL] = words.TOO_FEW
    elif len(rules) > MOST_RULES:
        st.session_state[REFUSAL] = words.TOO_MANY
    else:
        change(rules=rules)
