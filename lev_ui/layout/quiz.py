"""The quiz, one question at a time. What is answered stays in this visit and goes nowhere."""

from __future__ import annotations

import streamlit as st

from lev_ui.layout.onward import to_lesson
from lev_ui.quiz import Sitting
from lev_ui.words.quiz import question as words
from lev_ui.words.quiz import questions, right_ones
from lev_ui.words.quiz.question import Question

SITTING, NUDGE = "_quiz", "_quiz_nudge"
GO = "quiz_go"
WIDE = 720  # pixels; a phone has fewer


def head() -> None:
    """Draw the title and, before the first answer, what happens with the answers."""
    st.title(words.TITLE, anchor=False)
    if not _sitting().given:
        st.markdown(words.INTRO)


def quiz() -> None:
    """Draw the question somebody has come to, or the result."""
    sitting, asked = _sitting(), questions()
    with st.container(width=WIDE, key="quiz"):
        if sitting.at >= len(asked):
            _result(sitting, asked)
        else:
            _question(sitting, asked)


def _question(sitting: Sitting, asked: tuple[Question, ...]) -> None:
    question = asked[sitting.at]
    before = right_ones(sitting.given[: sitting.at], asked)
    st.caption(words.place(sitting.at, len(asked), before))
    st.markdown(f"## {question.ask}", anchors=False)
    if sitting.is_explained:
        _explained(question, sitting.given[-1])
    else:
        _choices(question)
    if st.session_state.pop(NUDGE, False):
        st.info(words.PICK_FIRST, icon=":material/info:")
    _go_button(sitting, is_last=sitting.at + 1 == len(asked))


def _choices(question: Question) -> None:
    with st.container(key="choices"):
        st.radio(
            question.ask,
            range(len(question.answers)),
            index=None,
            format_func=question.answers.__getitem__,
            key=_key(question),
            label_visibility="collapsed",
        )


def _explained(question: Question, choice: int) -> None:
    """Draw the answers with the right one and the reader's marked, and why."""
    st.markdown(words.marked(question, choice))
    said = words.explained(question, choice)
    if choice == question.right:
        st.success(said, icon=":material/check:")
    else:
        st.info(said, icon=":material/lightbulb:")
    to_lesson(question.lesson, words.TO_LESSON)


def _go_button(sitting: Sitting, *, is_last: bool) -> None:
    label = words.CHECK
    if sitting.is_explained:
        label = words.RESULT if is_last else words.NEXT
    st.button(label, on_click=_go, type="primary", key=GO)


def _go() -> None:
    """Take the answer that is picked, or go on from one that is explained."""
    sitting = _sitting()
    if sitting.is_explained:
        st.session_state[SITTING] = sitting.onward()
        return
    picked = st.session_state.get(_key(questions()[sitting.at]))
    st.session_state[NUDGE] = picked is None
    if picked is not None:
        st.session_state[SITTING] = sitting.answered(picked)


def _result(sitting: Sitting, asked: tuple[Question, ...]) -> None:
    right = right_ones(sitting.given, asked)
    st.markdown(words.score(right, len(asked)))
    for given, question in zip(sitting.given, asked, strict=True):
        is_right = given == question.right
        with st.container(border=True, key=f"result_{question.id}"):
            st.markdown(words.summary(question, is_right=is_right))
            if not is_right:
                to_lesson(question.lesson, words.TO_LESSON)
    st.button(words.AGAIN, on_click=_start_again, type="primary", key="quiz_again")


def _start_again() -> None:
    st.session_state[SITTING] = Sitting()


def _sitting() -> Sitting:
    sitting: Sitting = st.session_state.setdefault(SITTING, Sitting())
    return sitting


def _key(question: Question) -> str:
    return f"quiz_{question.id}"
