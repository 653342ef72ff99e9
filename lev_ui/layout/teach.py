"""The parts of the page for teachers, each drawn from one `Classroom`."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lev_ui import controls, printed, tables
from lev_ui.classroom import Classroom
from lev_ui.layout.frame import heading
from lev_ui.layout.parts import data_badges, troubles
from lev_ui.layout.share import HTML_TYPE, PDF_TYPE, can_print
from lev_ui.printed import Sheet
from lev_ui.sources import Sourced
from lev_ui.words import teach as words
from lev_ui.words.lessons import step_name
from lev_ui.words.printed import links_work
from lev_ui.words.sharing import PDF

ABREAST = 2  # links beside each other; on a phone they stand in their order


def head(place: DeltaGenerator, sourced: Sourced, shown: Classroom, reach: Sequence[bool]) -> None:
    """Draw the question, the badges and the answer."""
    with place:
        badges = data_badges(sourced, shown.settings, shown.prices)
        heading(words.TITLE, badges, words.answer(shown))
        troubles(shown.settings, sourced, reach)


def plan(shown: Classroom) -> None:
    """Draw what to ask and what to show."""
    listed = "\n".join(f"1. {line}" for line in words.plan(shown))
    st.markdown(f"## {words.PLAN}\n\n{listed}", anchors=False)


def links(shown: Classroom) -> None:
    """Draw the address of every lesson with these choices, ready to copy."""
    st.markdown(f"## {words.LINKS}", anchors=False)
    url = st.context.url or ""
    trouble = words.link_trouble(shown, here_only=printed.opens_here_only(url))
    if trouble:
        st.info(trouble, icon=":material/info:")
    if not links_work(shown.settings):
        return
    rows = [st.columns(ABREAST, gap="medium") for _ in range(0, len(words.IDEAS), ABREAST)]
    places = [column for row in rows for column in row]
    for step, (place, idea) in enumerate(zip(places, words.IDEAS, strict=True), start=1):
        address = printed.lesson_link(url, shown.settings, step)
        with place:
            st.markdown(f"**{step_name(step)}.** {idea}")
            st.code(address, language=None, wrap_lines=True)


def paper(shown: Classroom, sourced: Sourced) -> None:
    """Draw what there is to print, as it will look, with a button for each."""
    st.markdown(f"## {words.PAPER}\n\n{words.ALWAYS}", anchors=False)
    controls.sheet_input()
    if words.sheet_note(shown):
        st.caption(words.sheet_note(shown))
    sheets = _sheets(shown, sourced)
    tabs = st.tabs([one.tab for one in words.PAPERS])
    for tab, one, sheet in zip(tabs, words.PAPERS, sheets, strict=True):
        with tab:
            with st.container(horizontal=True):
                _button(one.button, sheet.document, _file_name(shown, one.file, "html"))
                if can_print():
                    _button(PDF, _printed(sheet), _file_name(shown, one.file, "pdf"))
            st.html(sheet.preview())


def _printed(sheet: Sheet) -> Callable[[], bytes]:
    from lev_ui.report import printing

    return lambda: printing.pdf_of(sheet.document())


def _button(label: str, build: Callable[[], str | bytes], name: str) -> None:
    st.download_button(
        label,
        build,
        name,
        PDF_TYPE if name.endswith("pdf") else HTML_TYPE,
        on_click="ignore",
        icon=":material/print:",
        key=f"print_{name}",
    )


def _sheets(shown: Classroom, sourced: Sourced) -> tuple[Sheet, Sheet, Sheet]:
    settings = shown.settings
    url = st.context.url or ""
    link = printed.printed_link(url, settings) if url and links_work(settings) else None
    return (
        printed.handout(shown, sourced, link),
        printed.worksheet(shown, with_answers=False),
        printed.worksheet(shown, with_answers=True),
    )


def _file_name(shown: Classroom, what: str, ending: str) -> str:
    number = "" if what == "handout" else f"-{shown.worksheet.sheet}"
    return tables.file_name(shown.settings, shown.prices, f"{what}{number}", ending)
