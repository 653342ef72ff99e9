"""The cards of the page Real cases."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lev_ui.address import write
from lev_ui.charts.on_record import on_record
from lev_ui.layout.frame import Badge, heading, picture
from lev_ui.layout.onward import onward, to_lesson
from lev_ui.layout.parts import troubles
from lev_ui.settings import Settings
from lev_ui.tracked.cards import CARDS, Card
from lev_ui.words import case_cards as words
from lev_ui.words import real_cases

ABREAST = 2


def head(place: DeltaGenerator, settings: Settings) -> None:
    """Draw the question and the answer, or the one case looked at."""
    with place:
        heading(words.TITLE, [Badge(*words.BADGE)], words.answer(len(CARDS)))
        troubles(settings, None)


def cards(settings: Settings) -> None:
    """Draw the picture and the cards: all of them, or the one the address names."""
    if settings.case:
        only = CARDS[settings.case]
        _card(only, is_alone=True)
        _picture([only])
        onward("cases", words.ALL_CASES, {"case": "none"})
        return
    _picture(tuple(CARDS.values()))
    with st.container(key="cards"):
        every = list(CARDS.values())
        for row in range(0, len(every), ABREAST):
            places = st.columns(ABREAST, gap="medium")
            for place, card in zip(places, every[row : row + ABREAST], strict=False):
                with place:
                    _card(card, is_alone=False)


def _picture(shown: Sequence[Card]) -> None:
    cases = [case for card in shown for case in card.cases]
    picture(on_record(cases), real_cases.alt(cases), key="on_record")


def _card(card: Card, *, is_alone: bool) -> None:
    with st.container(border=True, key=f"card_{card.id}"):
        st.markdown(f"## {words.title(card)}", anchors=False)
        st.caption(words.when(card))
        st.markdown(words.table(card))
        st.markdown(f"{words.why(card)}\n\n{words.model(card)}")
        st.caption(words.source(card))
        with st.container(horizontal=True):
            _links(card, is_alone=is_alone)


def _links(card: Card, *, is_alone: bool) -> None:
    onward(card.page, words.link_label(card), write(card.settings, card.page))
    if card.lesson is not None:
        to_lesson(card.lesson, words.TO_LESSON)
    if not is_alone:
        onward("cases", words.ONLY_THIS, {"case": card.id})
