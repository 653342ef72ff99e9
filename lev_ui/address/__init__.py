"""The whole state of a page as it stands in its address, and back. No Streamlit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

from lev_ui import testfol
from lev_ui.address import asset, costs, learning, results, rules, simulate
from lev_ui.address.costs import MAX_SIZE
from lev_ui.address.values import BETWEEN, NOTHING, as_asset
from lev_ui.settings import PAGE_KEYS, Page, Settings, opening

__all__ = ["MAX_SIZE", "as_asset", "link", "parse", "write"]

_UNSET: Final[Mapping[str, str]] = {
    **costs.UNSET,
    **rules.UNSET,
    **learning.UNSET,
    **simulate.UNSET,
}
_READERS: Final[Mapping[str, Callable[[str], Any]]] = {
    **asset.READERS,
    **costs.READERS,
    **rules.READERS,
    **results.READERS,
    **learning.READERS,
    **simulate.READERS,
}


def parse(params: Mapping[str, str], page: Page = "compare") -> tuple[Settings, tuple[str, ...]]:
    """Read an address; return the settings and the keys whose values were not understood."""
    read: dict[str, Any] = {}
    ignored = []
    for key, text in params.items():
        if key not in _READERS:
            continue
        try:
            read[key] = _READERS[key](text.strip())
        except ValueError:
            ignored.append(key)
    start = opening(page)
    if read.get("testfol"):  # on its own it says all it takes
        start = testfol.settings_of(testfol.read(read["testfol"]), start)
    return testfol.without_stale(replace(start, **read)), tuple(ignored)


def write(settings: Settings, page: Page = "compare") -> dict[str, str]:
    """Return every value a page's picture depends on, as it stands in an address."""
    return {key: _written(key, getattr(settings, key)) for key in PAGE_KEYS[page]}


def link(base: str, settings: Settings, page: Page = "compare") -> str:
    """Return a link that opens on the same picture anywhere, defaults or not."""
    place = base.split("?", maxsplit=1)[0]
    slash = "/" if urlsplit(place).netloc and not urlsplit(place).path else ""
    return f"{place}{slash}?{urlencode(write(settings, page))}"


def _written(key: str, value: object) -> str:
    match value:
        case None:
            return _UNSET[key]
        case tuple():
            return BETWEEN.join(_written(key, part) for part in value) or NOTHING
        case bool():
            return "on" if value else "off"
        case float():
            return repr(value).removesuffix(".0")
        case date():
            return value.isoformat()
        case _:
            return str(value) or NOTHING
