"""The share menu on every page of results, and what stands in it."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from streamlit.testing.v1 import AppTest

from lev_ui.layout.share import embed_code
from lev_ui.report import printing
from lev_ui.words import sharing
from tests.app.reported import HOSTILE
from tests.app.session import APP

PAGES = {
    "compare": {"Data of this chart (CSV)", "Ledger (CSV)"},
    "rebalancing": {"Ledger (CSV)"},
    "duel": {"Data of this chart (CSV)", "This table (CSV)"},
    "costs": {"Costs (CSV)", "Years (CSV)"},
    "simulate": {"Simulated fan (CSV)", "This table (CSV)"},
    "real": {"Data of this chart (CSV)"},
    "holding": {"Every length (CSV)"},
    "leverage": {"Data of this chart (CSV)", "Years (CSV)"},
}
FILES = {sharing.HTML, sharing.XLSX}
PRINTED = {sharing.PDF, sharing.PNG}


def menu(page: str) -> AppTest:
    """Open the share menu of a page."""
    app = AppTest.from_file(str(APP), default_timeout=60).run()
    app.switch_page(f"pages/{page}.py").run()
    app.session_state["share"] = True
    return app.run()


def offered(app: AppTest) -> set[str]:
    """Return the labels of the files the menu offers."""
    return {part.proto.label for part in app.get("download_button") if "-share_" in part.proto.id}


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_results_offers_the_same(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "browser", lambda: "/usr/bin/chromium")
    app = menu(page)
    assert not app.exception
    assert offered(app) == FILES | PRINTED | PAGES[page]
    link, embedded, *program = (code.value for code in app.code)
    assert "asset=%5EIXIC" in link
    assert embedded.startswith("<iframe ")

    assert bool(program) == (page != "real")  # before a fund is picked nothing is computed


def test_pdf_and_picture_are_hidden_where_no_browser_is_at_hand(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(printing, "browser", lambda: None)
    app = menu("compare")
    assert offered(app) == FILES | PAGES["compare"]
    assert sharing.PRINTED_INTRO not in [caption.value for caption in app.caption]


def test_nothing_is_in_the_menu_until_it_is_opened() -> None:
    app = AppTest.from_file(str(APP), default_timeout=60).run()
    assert not offered(app)
    assert not app.code


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_title_does_not_break_out_of_the_code_to_embed(title: str) -> None:
    code = embed_code("https://lens.example/?asset=%22%3E&leverage=3", title)
    found: list[tuple[str, dict[str, str | None]]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append((tag, dict(attrs)))

    Reader().feed(code)
    ((tag, attributes),) = found
    assert tag == "iframe"
    assert set(attributes) == {"src", "title", "loading", "style"}
    assert attributes["src"] == "https://lens.example/?asset=%22%3E&leverage=3&embed=true"


@pytest.mark.parametrize("page", ["lessons", "myths", "cases", "quiz"])
def test_a_page_to_learn_from_is_passed_on_as_a_link_and_inside_another_page(page: str) -> None:
    app = menu(page)
    assert not app.exception
    link, embedded = (code.value for code in app.code)
    assert embedded == embed_code(link, sharing.KICKER)
    assert not offered(app)
