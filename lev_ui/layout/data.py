"""The parts of the page Your data."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lev_core import LeverageError
from lev_core.market.uploads import Choices, PriceUpload, RateUpload, preview
from lev_ui import controls
from lev_ui.charts.own import file_line
from lev_ui.controls.uploading import Desk
from lev_ui.layout.frame import picture, problem, sentence_list
from lev_ui.settings import Settings
from lev_ui.sources import OwnFile, OwnKind
from lev_ui.words import own_data as words
from lev_ui.words import own_report

KINDS: tuple[OwnKind, ...] = ("asset", "real", "rate")


def head(place: DeltaGenerator) -> None:
    """Draw the question and the answer."""
    with place:
        st.title(words.TITLE, anchor=False)
        st.markdown(words.ANSWER)


def brought(desk: Desk | None, kind: OwnKind) -> None:
    """Draw what lies on the page: its questions, the file as it stands, then what it holds."""
    if desk is None:
        return
    try:
        with st.spinner(words.READING, show_time=True):
            table = desk.table
        choices, is_complete = controls.answers(desk, kind)
        if not is_complete:
            st.info(words.STILL_OPEN, icon=":material/help:")
        st.markdown(f"## {words.AS_READ}", anchors=False)
        st.dataframe(preview(table, choices), alt=words.AS_READ_ALT)
        if not is_complete:
            return
        with st.spinner(words.READING, show_time=True):
            upload = desk.read(kind, choices)
    except LeverageError as error:
        problem(str(error))
    else:
        _report(upload)
        _taking(desk, kind, upload, choices)


def _report(upload: PriceUpload | RateUpload) -> None:
    """Draw how the file was read and what was found in it."""
    report = upload.report
    read = " ".join((own_report.used(report), *own_report.facts(report)))
    st.markdown(f"## {words.ALL_READ}\n\n{read}", anchors=False)
    sentence_list(words.REPORT, own_report.defects(report) or [words.NOTHING_FOUND])


def _taking(desk: Desk, kind: OwnKind, upload: PriceUpload | RateUpload, choices: Choices) -> None:
    """Draw the picture of what was read, its name, and what to do with it."""
    place = st.container()
    file = desk.file(upload, choices, controls.name_control(desk))
    with place:
        _picture(kind, file)
    controls.take_buttons(kind, file)
    if controls.own_file(kind) is file:
        st.success(words.taken(kind, controls.shown()), icon=":material/check:")


def _picture(kind: OwnKind, file: OwnFile) -> None:
    values, unit = (None, "") if file.prices is None else (file.prices.close, "")
    if file.curve is not None:
        values, unit = 100.0 * file.curve.rate, "%"
    if values is not None:
        drawn = file_line(values, words.picture_title(kind, len(values)), unit)
        picture(drawn, words.picture_alt(file), key="own_file")


def kept(settings: Settings) -> None:
    """Draw the files that are kept, each with the press that forgets it."""
    st.markdown(f"## {words.KEPT}", anchors=False)
    files = {kind: controls.own_file(kind) for kind in KINDS}
    for kind, file in files.items():
        if file is not None:
            with st.container(horizontal=True, vertical_alignment="center", key=f"kept_{kind}"):
                st.markdown(words.kept(kind, file, settings), width="content")
                controls.forget_button(kind)
    if not any(files.values()):
        st.markdown(words.NOTHING_KEPT)
