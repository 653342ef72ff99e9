"""What the controls of a page say: read from the address, written back to it."""

from __future__ import annotations

from dataclasses import fields, replace
from math import copysign
from typing import Any

import streamlit as st

from lev_core import LeverageError
from lev_ui import sources, testfol
from lev_ui.address import as_asset, parse, write
from lev_ui.settings import MAX_MULTIPLE, PAGE_KEYS, Page, Settings, opening
from lev_ui.testfol import is_expression
from lev_ui.words.plain import for_markdown
from lev_ui.words.problems import NOT_AN_ASSET, out_of_range

FIELDS = tuple(field.name for field in fields(Settings))
KINDS = ("rate", "funding")  # a number of the reader's own, or a dated rate by name
UNBOUND = (  # no control of their own
    *("rule", "product", "day", "bought", "market", "rules", "real", "word"),
    *("also", "step", "year", "span", "testfol"),
    *("block", "swings", "growth", "others"),
)
FIXED_RATES = {"rate": 2.5, "funding": 10.95}  # where the reader's own starts, in % a year
OWN = {"rate": "_own_rate", "funding": "_own_funding"}

DESK = "_desk"  # a file that lies open under Your data, let go on every other page

_PAGE = "_page"
_SEEN = "_address_seen"
_IGNORED = "_address_ignored"
_CURRENT = "_settings"
_REFUSED = "_typed_refused"
_JUST_OPENED = "_just_opened"
_CHANGED = "_changed_by_button"
_DESTINATION = "_destination"


class Steady(str):
    """A label that changes while what it labels stays what it is.

    Streamlit takes a drawer whose label differs for another drawer: it is drawn anew, and who was
    typing in it with the keyboard is thrown out at every change. What tells drawers apart is
    `str(label)`, what is shown is the text itself (docs/decisions/0034).
    """

    __slots__ = ()

    def __str__(self) -> str:
        """Return what the drawer is told by: its key alone."""
        return ""


def key(field: str) -> str:
    """Return the widget key of a setting."""
    return f"set_{field}"


def opened(page: Page) -> Settings:
    """Return the settings in force: from the address if it is new, else from the controls.

    A link, a press of Back and the first visit all arrive as an address that was not
    written here; every control then starts from it. From another page a reader arrives
    with no address and keeps what was chosen there. Otherwise the controls decide.
    """
    st.session_state[_CHANGED] = False
    st.session_state[_JUST_OPENED] = True
    before = st.session_state.get(_CURRENT, opening(page))
    came_from = st.session_state.get(_PAGE, page)
    arrived = came_from != page
    if arrived:
        st.session_state.pop(DESK, None)
    st.session_state[_PAGE] = page
    address = st.query_params.to_dict()
    if arrived and not address:
        settings = before
        if before.scale == opening(came_from).scale:  # not chosen: each page has its own
            settings = replace(before, scale=opening(page).scale)
        st.session_state[_SEEN] = address
        st.session_state[_IGNORED] = ()
    elif address != st.session_state.get(_SEEN):
        settings, ignored = parse(address, page)
        elsewhere = {key: getattr(before, key) for key in FIELDS if key not in PAGE_KEYS[page]}
        settings = replace(settings, **{"asset": sources.understood(settings.asset), **elsewhere})
        settings = testfol.without_stale(settings)
        st.session_state[_SEEN] = address
        st.session_state[_IGNORED] = tuple(one for one in ignored if one in PAGE_KEYS[page])
    else:
        settings = _chosen(before)
    _seed(settings)
    settings = _remembered(settings)
    destination = st.session_state.pop(_DESTINATION, "")
    if destination:
        st.switch_page(destination)
    return settings


def current() -> Settings:
    """Return the settings the controls say now, without starting any control anew.

    For the part of a page that is redrawn on its own; a button in there that changes a
    control elsewhere has the whole page drawn again.
    """
    if st.session_state.get(_CHANGED):
        st.rerun()
    if st.session_state.pop(_JUST_OPENED, False):
        return shown()
    return _remembered(_chosen(st.session_state[_CURRENT]))


def shown() -> Settings:
    """Return the settings found by the latest run of the page."""
    settings: Settings = st.session_state[_CURRENT]
    return settings


def opened_page() -> Page:
    """Return the page that is open."""
    page: Page = st.session_state[_PAGE]
    return page


def ignored_keys() -> tuple[str, ...]:
    """Return the keys of the address that were not understood when it was opened."""
    return tuple(st.session_state.get(_IGNORED, ()))


def refusal() -> str:
    """Return the sentence for what was typed and could not be used; empty if nothing was."""
    said: str = st.session_state.get(_REFUSED, "")
    return said


def change(**values: object) -> None:
    """Change settings from a button; for use as a callback."""
    for field, value in values.items():
        st.session_state[key(field)] = value
    st.session_state[_CHANGED] = True


def go(page: str, **values: object) -> None:
    """Change settings from a button and show them on another page; for use as a callback.

    The page is opened once the changes are in force: Streamlit opens none from a callback.
    """
    change(**values)
    st.session_state[_DESTINATION] = f"pages/{page}.py"


def own_rate(field: str) -> float:
    """Return the rate the reader last typed."""
    rate: float = st.session_state.get(OWN[field], FIXED_RATES[field])
    return rate


def kind_key(field: str) -> str:
    """Return the widget key of where a rate comes from."""
    return key(f"{field}_kind")


def _chosen(before: Settings) -> Settings:
    """Return what the controls say; once it differs, what the address said is of no interest."""
    settings = _from_controls(before)
    if settings != before:
        st.session_state[_IGNORED] = ()
    return settings


def _from_controls(before: Settings) -> Settings:
    bound = [field for field in FIELDS if field not in (*KINDS, *UNBOUND)]
    values = {field: st.session_state.get(key(field)) for field in bound}
    unbound = {field: st.session_state.get(key(field), getattr(before, field)) for field in UNBOUND}
    kept = {field: getattr(before, field) for field, value in values.items() if value is None}
    st.session_state[_REFUSED] = ""
    leverage = values["leverage"]
    if leverage is not None and abs(leverage) > MAX_MULTIPLE:
        values["leverage"] = copysign(MAX_MULTIPLE, leverage)
        st.session_state[_REFUSED] = out_of_range(MAX_MULTIPLE)
    rates = {field: _rate(field, getattr(before, field)) for field in KINDS}
    typed = values["asset"] or ""
    said = {**values, **kept, **unbound, **rates}
    chosen = {field: _unsigned(value) for field, value in said.items()}
    if is_expression(typed):
        return _from_expression(typed, Settings(**{**chosen, "asset": before.asset}))
    asset = _asset_meant(typed, before)
    return testfol.without_stale(Settings(**{**chosen, "asset": asset}))


def _unsigned(value: Any) -> Any:  # noqa: ANN401  a setting of any kind
    """Return a value as it is, a typed −0 as 0."""
    return value + 0.0 if isinstance(value, float) else value


def _from_expression(typed: str, settings: Settings) -> Settings:
    """Return the settings a testfol expression stands for; one that is none is ignored."""
    try:
        return testfol.settings_of(testfol.read(typed), settings)
    except LeverageError as error:
        st.session_state[_REFUSED] = for_markdown(str(error))
        return testfol.without_stale(settings)


def _rate(field: str, before: float | str) -> float | str:
    """Return a rate as typed, or the name of a dated one."""
    kind = st.session_state.get(kind_key(field))
    if kind is None:
        return before
    typed = st.session_state.get(key(field))
    return (own_rate(field) if typed is None else float(typed)) if kind == "own" else str(kind)


def _asset_meant(typed: str, before: Settings) -> str:
    """Return the asset somebody picked or typed; what no asset can be called is ignored."""
    meant = None if not typed else as_asset(sources.understood(typed))
    if meant is None:
        st.session_state[_REFUSED] = NOT_AN_ASSET
        return before.asset
    return meant


def _seed(settings: Settings) -> None:
    for field in FIELDS:
        if field not in KINDS:
            st.session_state[key(field)] = getattr(settings, field)
    for field in KINDS:
        rate = getattr(settings, field)
        st.session_state[kind_key(field)] = rate if isinstance(rate, str) else "own"
        if not isinstance(rate, str):
            st.session_state[key(field)] = rate


def _remembered(settings: Settings) -> Settings:
    """Keep the settings for the next run, and write them into the address if they are new."""
    st.session_state[_CURRENT] = settings
    page = st.session_state[_PAGE]
    wanted = write(settings, page)
    if wanted != write(parse(st.query_params.to_dict(), page)[0], page):
        st.query_params.from_dict(wanted)
        st.session_state[_SEEN] = wanted
    return settings
