"""No chart tells two things apart by their colour alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any

import pytest

from tests.app.made_up_pair import give_pairs
from tests.app.reading import page_charts
from tests.contract.fake_yahoo import FakeYahoo
from tests.pages import PAGES, Listed

Spec = dict[str, Any]
Read = Callable[[Listed], tuple[Spec, ...]]


@pytest.fixture
def read(yahoo: FakeYahoo) -> Read:
    """Read the charts of a page, with a Yahoo that knows a few funds."""
    give_pairs(yahoo)
    return page_charts


def looks(trace: Spec) -> tuple[object, ...]:
    """Return how a trace looks to who sees no colour."""
    line, marker = trace.get("line") or {}, trace.get("marker") or {}
    if trace["type"] == "bar":
        return ("bar", (marker.get("pattern") or {}).get("shape") or "")
    mode = trace.get("mode", "")
    stroke = (line.get("dash", "solid"), line.get("width")) if "lines" in mode else ()
    return ("scatter", stroke, marker.get("symbol", "circle") if "markers" in mode else "")


def written_on(spec: Spec, trace: Spec) -> bool:
    """Return whether a trace carries its name or its values in the chart itself."""
    notes = " ".join(str(note.get("text")) for note in spec["layout"].get("annotations", ()))
    return bool(trace.get("text")) or f"<b>{trace.get('name')}</b>" in notes


def alike(spec: Spec) -> list[tuple[str, ...]]:
    """Return the names of traces of different colours that look the same without it."""
    groups: dict[object, dict[str, Spec]] = defaultdict(dict)
    for trace in spec["data"]:
        if trace.get("name") and not trace.get("fill") and not written_on(spec, trace):
            groups[trace.get("yaxis", "y"), looks(trace)][trace["name"]] = trace
    return [tuple(group) for group in groups.values() if len(group) > 1]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_what_differs_in_colour_differs_in_dash_sign_pattern_or_name_too(
    page: Listed, read: Read
) -> None:
    assert [names for spec in read(page) for names in alike(spec)] == []


def test_two_lines_of_the_same_look_are_found() -> None:
    line = {"type": "scatter", "mode": "lines"}
    one = {**line, "name": "One", "line": {"color": "#000001", "width": 2}}
    other = {**line, "name": "Other", "line": {"color": "#000002", "width": 2}}
    dashed = {**line, "name": "Dashed", "line": {"color": "#000002", "width": 2, "dash": "dash"}}
    labelled = {"annotations": [{"text": "<b>Other</b><br>+3%"}]}
    assert alike({"data": [one, other], "layout": {}}) == [("One", "Other")]
    assert alike({"data": [one, dashed], "layout": {}}) == []
    assert alike({"data": [one, other], "layout": labelled}) == []
