"""The drawer of the rules held against each other: take one out, add one, add one's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import streamlit as st

from lev_core import LeverageError
from lev_ui.address import FEWEST_RULES, MOST_RULES, Settings
from lev_ui.controls.state import change, keep_open, shown
from lev_ui.rules import Kind, read_rule, rule_text
from lev_ui.words import duel_choices as words
from lev_ui.words.rules import KIND_REASON, KINDS

IN_DUEL, ADD, KIND, REFUSAL = "pick_rules", "add_rule", "own_kind", "_duel_refusal"


def contenders_drawer(settings: Settings) -> None:
    """Draw the drawer; what is inside is drawn only while it is open."""
    keep_open("contenders")
    drawer = st.expander(
        words.drawer_label(settings.rules), key="contenders", on_change="rerun"
    )
    refusal = st.session_state.pop(REFUSAL, "")
    if not drawer.open:
        return
    with drawer:
        st.session_state[IN_DUEL] = list(settings.rules)
        st.pills(
            words.IN_THE_DUEL,
            settings.rules,
            format_func=words.pill,
            selection_mode="multi",
            key=IN_DUEL,
            on_change=_taken_out,
            help=words.TAKE_OUT,
        )
        if refusal:
            st.info(refusal, icon=":material/info:")
        st.selectbox(
            words.ADD,
            [word for word in words.addable() if word not in settings.rules],
            index=None,
            format_func=words.choice,
            placeholder=words.ADD_HINT,
            key=ADD,
            on_change=_added,
        )
        _own_rule(settings)


def _own_rule(settings: Settings) -> None:
    """Draw the kind of a rule of one's own, its numbers, and the press that adds it."""
    left, right = st.columns(2, gap="medium", vertical_alignment="top")
    kind: Kind = left.selectbox(
        words.OWN, list(NUMBERS), format_func=KINDS.__getitem__, key=KIND, help=words.OWN_HELP
    )
    left.caption(KIND_REASON[kind])
    with right:
        numbers = [
            st.number_input(label, value=start, step=step, format="%g", key=f"own_{kind}_{label}")
            for label, (start, step) in NUMBERS[kind].items()
        ]
        st.button(words.ADD_OWN, on_click=_own_added, args=(kind, tuple(numbers)), key="add_own")
    del settings


# Number inputs of each kind: where they start and how far one press goes.
NUMBERS: Final[Mapping[Kind, Mapping[str, tuple[float, float]]]] = {
    "every": {"Days between resets": (5.0, 1.0)},
    "band": {"Lowest leverage": (2.0, 0.25), "Highest leverage": (4.0, 0.25)},
    "emergency": {"Acts at this multiple of the target": (1.3333, 0.05)},
    "move": {"Acts after a move of, %": (15.0, 1.0)},
    "recenter": {
        "Lowest leverage": (2.7, 0.1),
        "Highest leverage": (3.3, 0.1),
        "Share of the way back each day, %": (5.0, 1.0),
    },
    "never": {"Maintenance margin, %": (5.0, 1.0)},
}
PERCENT: Final = {"move": (0,), "recenter": (2,), "never": (0,)}


def _taken_out() -> None:
    _set(tuple(st.session_state[IN_DUEL]))


def _added() -> None:
    word = st.session_state[ADD]
    st.session_state[ADD] = None
    if word is not None:
        _set((*shown().rules, word))


def _own_added(kind: Kind, numbers: tuple[float, ...]) -> None:
    """Add a rule of one's own; what no one can mean is said in the rule's own words."""
    scaled = [
        number / 100.0 if place in PERCENT.get(kind, ()) else number
        for place, number in enumerate(numbers)
    ]
    try:
        word = rule_text(read_rule(":".join([kind, *map(repr, scaled)])))
    except LeverageError:
        st.session_state[REFUSAL] = words.NO_RULE
        return
    if word in shown().rules:
        st.session_state[REFUSAL] = words.ALREADY_IN
        return
    _set((*shown().rules, word))


def _set(rules: tuple[str, ...]) -> None:
    """Put the rules into the duel; too few or too many are not, and the reader is told."""
    if FEWEST_RULES <= len(rules) <= MOST_RULES:
        in_order = [rule for rule in shown().rules if rule in rules]
        added = [rule for rule in rules if rule not in in_order]
        change(rules=(*in_order, *added))
    else:
        st.session_state[REFUSAL] = (
            words.TOO_FEW if len(rules) < FEWEST_RULES else words.TOO_MANY
        )
