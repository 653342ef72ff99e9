"""All that the dashboard says: every page under several settings, with all its drawers open."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from streamlit.testing.v1 import AppTest

from lev_ui.settings import LAST_STEP, MYTH_NAMES
from scripts.readability import sentences
from tests.app.session import APP
from tests.pages import Listed

PROSE = frozenset({"markdown", "caption", "info", "warning", "success", "error"})
CRISIS = {"asset": "AAPL", "start": "2000-01-03", "end": "2002-12-31"}
RARE = {"financing": "funding", "per": "day", "impact": "1", "gas": "1", "creation": "0.1"}
VIEWS: tuple[dict[str, str], ...] = (
    {},
    {"leverage": "-2", "borrow": "1", "split": "on", **CRISIS},
    {"leverage": "0.5", "costs": "off", "baseline": "power", "rule": "every:5"},
    {"rule": "recenter:1.7:2.3:0.05:2.7", "leverage": "2", "passive": "50", **RARE},
    {"rule": "never:0.05", "baseline": "margin"},
    {"product": "eth2x-fli", "leverage": "2"},
    {"product": "ftx-bull"},
)
OWN_VIEWS: dict[str, tuple[dict[str, str], ...]] = {
    "real": (
        {},
        {"real": "TQQQ", "asset": "QQQ", "leverage": "3", "source": "yahoo"},
        {"real": "SQQQ", "asset": "QQQ", "leverage": "-3", "source": "yahoo"},
        {"real": "GUSH", "asset": "XOP", "leverage": "2", "source": "yahoo"},
    ),
    "simulate": (
        {},
        {"leverage": "-2", "borrow": "1", "model": "walk", "ahead": "60", **CRISIS},
        {"model": "walk", "swings": "40", "growth": "0", "leverage": "5", "ahead": "1"},
        {"model": "swings", "falls": "on", "costs": "off", "leverage": "0.5", "paths": "1000000"},
        {"block": "5", "others": "none", "rule": "every:5", "ahead": "24", **RARE},
    ),
    "data": ({},),
    "lessons": (
        *({"step": str(step)} for step in range(1, LAST_STEP + 1)),
        *({"step": str(step), "leverage": "-2", **CRISIS} for step in range(1, LAST_STEP + 1)),
    ),
    "myths": tuple({"myth": name} for name in MYTH_NAMES),
    "cases": ({},),
    "quiz": ({}, {"answered": "1"}, {"answered": "10"}),  # no address of the page, but of `play`
    "teach": ({}, {"leverage": "-2", **CRISIS}),
}
ROUNDS = 3  # a drawer may hold another one, and a switch more controls
PLACES = ("label", "body", "placeholder", "alt")


class Text(NamedTuple):
    """One text of a page: where it stands, and what it says."""

    kind: str  # "title", "prose", "label", "help", "chart", "alt" or "table"
    said: str


def views(path: str) -> tuple[dict[str, str], ...]:
    """Return the addresses under which a page is read."""
    return OWN_VIEWS.get(path, VIEWS)


def opened(page: Listed, address: dict[str, str]) -> AppTest:
    """Open a page at an address, with every drawer open but that of the words."""
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.query_params.update(address)
    app.switch_page(page.file).run()
    answer(app, int(address.get("answered", page.path == "lessons")))
    for _ in range(ROUNDS):
        closed = [drawer for drawer in app.expander if _is_to_open(drawer)]
        if not closed and "more_costs" not in app.session_state:
            break
        for drawer in closed:
            app.session_state[str(drawer.key)] = True
        app.session_state["more_costs"] = True
        app.run()
    return app


def answer(app: AppTest, times: int) -> None:
    """Answer the question on a page of Learn, and go on to the next one where it was not the last.

    What follows from an answer stays hidden until there is one.
    """
    for turn in range(times):
        if turn:
            app.button(key="quiz_go").click().run()
        app.radio[-1].set_value(app.radio[-1].options[0]).run()
        told = "reveal" if any(button.key == "reveal" for button in app.button) else "quiz_go"
        app.button(key=told).click().run()


def _is_to_open(drawer: Any) -> bool:  # noqa: ANN401  a block of AppTest's
    """Return whether a drawer is closed; that of the words says nothing of its own."""
    return bool(drawer.key) and drawer.key != "words" and not drawer.proto.expanded


def texts(app: AppTest) -> tuple[Text, ...]:
    """Return everything a page shows or says on asking."""
    return tuple(text for node in app.main for text in _texts(node) if text.said.strip())


def _texts(node: Any) -> Iterator[Text]:  # noqa: ANN401  any element of a page
    proto: Any = getattr(node, "proto", None)
    for place in PLACES:
        said = getattr(proto, place, "")
        if isinstance(said, str) and node.type != "html":
            yield Text(_kind(node.type, place), said)
    yield Text("help", str(getattr(proto, "help", "")))
    options = getattr(proto, "options", ())
    yield from (Text("label", getattr(option, "content", option)) for option in options)
    if node.type == "plotly_chart":
        yield from (Text("chart", said) for said in _drawn(json.loads(proto.spec)))
    if node.type == "arrow_data_frame":
        yield from (Text("table", str(column)) for column in node.value.columns)


def _kind(type_: str, place: str) -> str:
    if place == "alt":
        return "alt"
    if type_ == "title":
        return "title"
    return "prose" if place == "body" and type_ in PROSE else "label"


def _drawn(spec: dict[str, Any]) -> Iterator[str]:
    layout = spec["layout"]
    yield from (note["text"] for note in layout.get("annotations", ()) if note.get("text"))
    yield from (trace["name"] for trace in spec["data"] if trace.get("name"))
    titled = [layout, *(part for name, part in layout.items() if name[1:].startswith("axis"))]
    for part in titled:
        title = part.get("title") or {}
        yield title.get("text", "") if isinstance(title, dict) else title


@cache
def page_texts(page: Listed) -> tuple[Text, ...]:
    """Return everything a page says under all its views; read once for all tests."""
    return tuple(dict.fromkeys(text for app in pages_opened(page) for text in texts(app)))


@cache
def page_charts(page: Listed) -> tuple[dict[str, Any], ...]:
    """Return every chart of a page under all its views, as Plotly's specification."""
    charts = (chart for app in pages_opened(page) for chart in app.get("plotly_chart"))
    return tuple(json.loads(chart.proto.spec) for chart in charts)


@cache
def pages_opened(page: Listed) -> tuple[AppTest, ...]:
    """Return a page under each of its views, none of them with an error."""
    found = tuple(opened(page, view) for view in views(page.path))
    for app in found:
        assert not app.exception, (page.path, [error.message for error in app.exception])
    return found


def page_sentences(page: Listed) -> tuple[str, ...]:
    """Return every sentence a page shows or says on asking, each once."""
    read = (text.said for text in page_texts(page) if text.kind in {"title", "prose", "help"})
    return tuple(dict.fromkeys(said for text in read for said in sentences(text)))
