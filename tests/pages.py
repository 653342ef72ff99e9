"""Every page of the dashboard, as lev_ui.shell lists them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, NamedTuple
from unittest.mock import patch

from lev_ui import shell


class Listed(NamedTuple):
    """One line of the navigation table."""

    file: str
    title: str
    path: str  # of the address: "rebalancing"
    is_hidden: bool


def _line(file: str, **given: Any) -> Listed:  # noqa: ANN401  whatever st.Page takes
    hidden = given.get("visibility") == "hidden"
    return Listed(file, given["title"], given["url_path"], hidden)


def listed_pages() -> tuple[Listed, ...]:
    """Return the navigation table, read from the function that hands it to Streamlit."""
    at_home = SimpleNamespace(is_embedded=False)
    recorder = SimpleNamespace(Page=_line, navigation=lambda pages, **_: pages, context=at_home)
    with patch.object(shell, "st", recorder):
        lines: Any = shell.navigation()
    return tuple(line for line in lines if line.path != "opening")  # the bare address again


PAGES = listed_pages()
