"""The share menu: the page as a link, a report, a picture, numbers, and code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from html import escape
from typing import NamedTuple

import streamlit as st

from lev_ui.address import link
from lev_ui.report.harmless import one_line
from lev_ui.report.markdown import as_text
from lev_ui.report.value import Report
from lev_ui.settings import Page, Settings
from lev_ui.words import sharing

Build = Callable[[], bytes]
Csv = tuple[str, str, Build]  # label, what it holds, what builds it
KEY = "share"
HTML_TYPE, PDF_TYPE, PNG_TYPE = "text/html", "application/pdf", "image/png"
CSV_TYPE = "text/csv"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class File(NamedTuple):
    """One file to take away: its button's label, its name, its kind and what builds it."""

    label: str
    name: str
    kind: str
    build: Build


@dataclass(frozen=True, kw_only=True)
class Offered:
    """What a page of results offers beside its link.

    Parameters
    ----------
    title : str
        The page's question, as Markdown.
    report : callable
        Takes the link and returns the report.
    name : callable
        Takes what a file holds and its ending, and returns its name.
    tables : tuple of File
        The tables of the page as CSV.
    code : callable or None
        Writes the lines of `lev_core` that give the same number, where one is computed.
    """

    title: str
    report: Callable[[str], Report]
    name: Callable[[str, str], str]
    tables: tuple[File, ...] = ()
    code: Callable[[], str] | None = None


def share_menu(settings: Settings, page: Page, offered: Offered | None = None) -> None:
    """Draw the menu; what is in it is drawn when it is opened and built when it is asked for."""
    menu = st.popover(
        sharing.MENU, type="tertiary", icon=":material/ios_share:", key=KEY, on_change="rerun"
    )
    if not menu.open:
        return
    address = link(st.context.url or "", settings, page)
    with menu:
        _link(address)
        if offered is not None:
            _files(offered, address)
        _embed(sharing.KICKER if offered is None else offered.title, address)
        if offered is not None:
            _code(offered)


def embed_code(address: str, title: str) -> str:
    """Return the HTML that shows a page inside another, with its choices and no navigation."""
    source, named = escape(f"{one_line(address)}&embed=true"), escape(as_text(title))
    return (
        f'<iframe src="{source}" title="{named}" loading="lazy" '
        'style="width: 100%; height: 900px; border: 0"></iframe>'
    )


def _link(address: str) -> None:
    st.markdown(f"**{sharing.LINK}.** {sharing.LINK_INTRO}")
    _copied("link", address)


def _files(offered: Offered, address: str) -> None:
    def build() -> Report:
        code = "" if offered.code is None else offered.code()
        return replace(offered.report(address), code=code)

    prints = can_print()
    st.markdown(f"**{sharing.REPORT}.** {sharing.REPORT_INTRO}")
    with st.container(horizontal=True, key="share_reports"):
        _button(_html_file(offered, build))
        for file in _printed(offered, build) if prints else ():
            _button(file)
    if prints:
        st.caption(sharing.PRINTED_INTRO)
    st.markdown(f"**{sharing.NUMBERS}.** {sharing.NUMBERS_INTRO}")
    with st.container(horizontal=True, key="share_numbers"):
        for file in (_spreadsheet(offered, build), *offered.tables):
            _button(file)


def _embed(title: str, address: str) -> None:
    st.markdown(f"**{sharing.EMBED}.** {sharing.EMBED_INTRO}")
    _copied("embed", embed_code(address, title))


def _code(offered: Offered) -> None:
    if offered.code is not None:
        st.markdown(f"**{sharing.CODE}.** {sharing.CODE_INTRO}")
        _copied("code", offered.code())


def _copied(what: str, text: str) -> None:
    """Draw a text to copy: wrapped, so that no box needs scrolling, and in one colour."""
    with st.container(key=f"share_{what}"):
        st.code(text, language=None, wrap_lines=True)


def can_print() -> bool:
    """Return whether a browser is at hand on the server."""
    from lev_ui.report import printing

    return printing.browser() is not None


def _html_file(offered: Offered, build: Callable[[], Report]) -> File:
    def made() -> bytes:
        from lev_ui.report.page import html

        return html(build()).encode()

    return File(sharing.HTML, offered.name("report", "html"), HTML_TYPE, made)


def _printed(offered: Offered, build: Callable[[], Report]) -> tuple[File, File]:
    from lev_ui.report import printing

    return (
        File(sharing.PDF, offered.name("report", "pdf"), PDF_TYPE, lambda: printing.pdf(build())),
        File(sharing.PNG, offered.name("picture", "png"), PNG_TYPE, lambda: printing.png(build())),
    )


def _spreadsheet(offered: Offered, build: Callable[[], Report]) -> File:
    def made() -> bytes:
        from lev_ui.report.workbook import workbook

        return workbook(build())

    return File(sharing.XLSX, offered.name("numbers", "xlsx"), XLSX_TYPE, made)


def _button(file: File) -> None:
    st.download_button(
        file.label,
        file.build,
        file.name,
        file.kind,
        on_click="ignore",
        key=f"share_{file.label}",
    )
