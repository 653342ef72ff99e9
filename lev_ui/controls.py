"""The controls of a page: what they show comes from the address, what they say goes back."""

from __future__ import annotations

from dataclasses import fields

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lev_core import GapAttribution, LeverageError
from lev_core.market import MarketError, Match
from lev_ui import sources
from lev_ui.address import (
    DEFAULTS,
    EARLIEST,
    LARGEST,
    LATEST,
    MAX_AMOUNT,
    MAX_MULTIPLE,
    RATE_RANGE,
    Settings,
    as_asset,
    parse,
    write,
)
from lev_ui.theme import multiple
from lev_ui.words.compare import BASELINE_REASON, BASELINES, costs_label
from lev_ui.words.glossary import MEANING
from lev_ui.words.periods import PERIODS, period_dates
from lev_ui.words.plain import for_markdown
from lev_ui.words.problems import SEARCH_PROMPT, match_label, nothing_found

MULTIPLES = (-3.0, -2.0, -1.0, 2.0, 3.0)
FIELDS = tuple(field.name for field in fields(Settings))
FIXED_RATE = 2.5  # where the reader's own rate starts, in % a year

_SEEN = "_address_seen"
_IGNORED = "_address_ignored"
_CURRENT = "_settings"
_OWN_RATE = "_own_rate"
_CHANGED = "_changed_by_button"


def key(field: str) -> str:
    """Return the widget key of a setting."""
    return f"set_{field}"


def opened() -> Settings:
    """Return the settings in force: from the address if it is new, else from the controls.

    A link, a press of Back and the first visit all arrive as an address that was not
    written here; every control then starts from it. Otherwise the controls decide.
    """
    st.session_state[_CHANGED] = False
    address = st.query_params.to_dict()
    if address != st.session_state.get(_SEEN):
        settings, ignored = parse(address)
        st.session_state[_SEEN] = address
        st.session_state[_IGNORED] = ignored
    else:
        settings = _from_controls(st.session_state.get(_CURRENT, DEFAULTS))
    _seed(settings)
    return _remembered(settings)


def current() -> Settings:
    """Return the settings the controls say now, without starting any control anew.

    For the part of a page that is redrawn on its own; a button in there that changes a
    control elsewhere has the whole page drawn again.
    """
    if st.session_state.get(_CHANGED):
        st.rerun()
    return _remembered(_from_controls(st.session_state[_CURRENT]))


def ignored_keys() -> tuple[str, ...]:
    """Return the keys of the address that were not understood when it was opened."""
    return tuple(st.session_state.get(_IGNORED, ()))


def change(**values: object) -> None:
    """Change settings from a button; for use as a callback."""
    for field, value in values.items():
        st.session_state[key(field)] = value
    st.session_state[_CHANGED] = True


def _from_controls(before: Settings) -> Settings:
    values = {field: st.session_state.get(key(field)) for field in FIELDS if field != "rate"}
    kept = {field: getattr(before, field) for field, value in values.items() if value is None}
    own = st.session_state.get(key("rate_kind")) == "own"
    rate = st.session_state.get(key("rate"), _own_rate()) if own else None
    asset = _asset_meant(values["asset"], before)
    return Settings(**{**values, **kept, "asset": asset, "rate": rate})


def _asset_meant(typed: str | None, before: Settings) -> str:
    """Return the asset somebody picked or typed; what no asset can be called is ignored."""
    meant = None if not typed else as_asset(sources.understood(typed))
    if meant is None:
        st.session_state[_IGNORED] = ("asset",)
        return before.asset
    return meant


def _own_rate() -> float:
    rate: float = st.session_state.get(_OWN_RATE, FIXED_RATE)
    return rate


def _seed(settings: Settings) -> None:
    for field in FIELDS:
        if field != "rate":
            st.session_state[key(field)] = getattr(settings, field)
    st.session_state[key("rate_kind")] = "bill" if settings.rate is None else "own"
    if settings.rate is not None:
        st.session_state[key("rate")] = settings.rate


def _remembered(settings: Settings) -> Settings:
    """Keep the settings for the next run, and write them into the address if they are new."""
    st.session_state[_CURRENT] = settings
    wanted = write(settings)
    if wanted != write(parse(st.query_params.to_dict())[0]):
        st.query_params.from_dict(wanted)
        st.session_state[_SEEN] = wanted
        st.session_state[_IGNORED] = ()
    return settings


def main_controls(settings: Settings) -> DeltaGenerator:
    """Draw the controls of the page; return the place kept for the multiplier among them."""
    asset, place, dates = st.columns([5, 4, 6], gap="medium")
    with asset:
        _asset(settings)
    with dates:
        _dates()
    return place


def _asset(settings: Settings) -> None:
    """Draw the picker, and a search by name for what is not in it."""
    listed = list(sources.catalogue())
    st.selectbox(
        "Asset",
        listed if settings.asset in listed else [settings.asset, *listed],
        format_func=sources.option_label,
        key=key("asset"),
        accept_new_options=True,
        help="Pick one, or type any symbol that Yahoo Finance knows, such as QQQ or BTC-USD.",
    )
    finder = st.popover(
        "Search by name",
        type="tertiary",
        icon=":material/search:",
        key="finder",
        on_change="rerun",
    )
    if finder.open:
        with finder:
            text = st.text_input("Search Yahoo Finance", placeholder=SEARCH_PROMPT, key="search")
            if text:
                matches(text, place="finder")


def matches(text: str, *, place: str) -> None:
    """Draw what Yahoo Finance finds under a name; one press picks it.

    Where a page has already said that an asset is unknown, a search without a result adds
    nothing to that.
    """
    asked_for = place == "finder"
    try:
        found = _search(text) if any(map(str.isalnum, text)) else ()
    except MarketError as error:
        if asked_for:
            st.warning(for_markdown(str(error)), icon=":material/cloud_off:")
        return
    if asked_for and not found:
        st.info(nothing_found(text), icon=":material/search_off:")
    for match in {match.symbol: match for match in found}.values():
        st.button(
            match_label(match.symbol, match.name, match.exchange),
            on_click=change,
            kwargs={"asset": match.symbol},
            key=f"{place}_{match.symbol}",
            width="stretch",
        )


@st.cache_data(ttl="1h", max_entries=200, show_spinner="Asking Yahoo Finance …")
def _search(text: str) -> tuple[Match, ...]:
    return sources.live_market().search(text)


def multiplier(settings: Settings) -> None:
    """Draw the multiplier: any number, and one press for the usual ones."""
    st.number_input(
        "Multiplier",
        min_value=-MAX_MULTIPLE,
        max_value=MAX_MULTIPLE,
        step=0.5,
        format="%g",
        key=key("leverage"),
        help=MEANING["multiplier"],
    )
    chosen = settings.leverage if settings.leverage in MULTIPLES else None
    st.session_state["pick_leverage"] = chosen
    st.pills(
        "Usual multipliers",
        MULTIPLES,
        format_func=multiple,
        key="pick_leverage",
        on_change=_picked_leverage,
        label_visibility="collapsed",
    )


def _picked_leverage() -> None:
    picked = st.session_state["pick_leverage"]
    if picked is not None:
        st.session_state[key("leverage")] = picked


def _dates() -> None:
    with st.container(horizontal=True, key="dates"):
        for label, field in (("From", "start"), ("To", "end")):
            st.date_input(
                label, min_value=EARLIEST, max_value=LATEST, key=key(field), format="DD/MM/YYYY"
            )
    st.menu_button(
        "Choose a period",
        list(PERIODS),
        key="pick_period",
        on_click=_picked_period,
        type="tertiary",
        icon=":material/calendar_month:",
    )


def _picked_period() -> None:
    settings = st.session_state[_CURRENT]
    picked = st.session_state["pick_period"]
    if picked is None:
        return
    try:
        prices = sources.find(settings.asset, settings.source).prices
    except (MarketError, LeverageError):
        return  # the page already says why there are no prices
    first, last = prices.index[0].date(), prices.index[-1].date()
    start, end = period_dates(picked, first, last)
    change(start=start, end=end)


def keep_open(drawer: str) -> None:
    """Keep a drawer as it is when its label changes, which makes it another one to Streamlit."""
    st.session_state[drawer] = st.session_state.get(drawer, False)


def costs_drawer(settings: Settings) -> None:
    """Draw the drawer with everything else, and the one press to no costs.

    What is inside is drawn only while it is open; a setting keeps its value without its
    control.
    """
    left, right = st.columns([11, 3], gap="medium", vertical_alignment="center")
    right.toggle("Include costs", key=key("costs"), help=MEANING["cost drag"])
    keep_open("drawer")
    drawer = left.expander(costs_label(settings), key="drawer", on_change="rerun")
    if not drawer.open:
        return
    with drawer:
        _cost_inputs(disabled=not settings.costs)
        st.radio(
            "Compare the token with",
            list(BASELINES),
            format_func=BASELINES.__getitem__,
            key=key("baseline"),
            horizontal=True,
        )
        st.caption(BASELINE_REASON[settings.baseline])
        st.radio(
            "Prices",
            ["bundled", "yahoo"],
            format_func={
                "bundled": "Bundled, where there are any",
                "yahoo": "Yahoo Finance, up to today",
            }.__getitem__,
            key=key("source"),
            horizontal=True,
        )


def _cost_inputs(*, disabled: bool) -> None:
    fee, rate, spread, trading = st.columns(4, gap="medium")
    help_fee, help_trading = MEANING["management fee"], MEANING["trading fee"]
    with fee:
        _percentage("fee", "Management fee, % a year", 0.05, help_fee, disabled=disabled)
    with rate:
        _rate(disabled=disabled)
    with spread:
        _percentage("spread", "Spread, % a year", 0.05, MEANING["spread"], disabled=disabled)
    with trading:
        help_trading += f" {MEANING['basis point']}"
        _percentage("trading", "Trading fee, basis points", 1.0, help_trading, disabled=disabled)


def _percentage(field: str, label: str, step: float, meaning: str, *, disabled: bool) -> None:
    st.number_input(
        label,
        min_value=0.0,
        max_value=LARGEST[field],
        step=step,
        format="%g",
        key=key(field),
        disabled=disabled,
        help=meaning,
    )


def _rate(*, disabled: bool) -> None:
    own = st.selectbox(
        "Financing rate",
        ["bill", "own"],
        format_func={"bill": "Bill rate", "own": "My own"}.__getitem__,
        key=key("rate_kind"),
        disabled=disabled,
        help=f"{MEANING['financing']} {MEANING['bill rate']}",
    )
    if own == "own":
        st.session_state.setdefault(key("rate"), _own_rate())
        st.session_state[_OWN_RATE] = st.number_input(
            "My own rate, % a year",
            *RATE_RANGE,
            step=0.25,
            format="%g",
            key=key("rate"),
            disabled=disabled,
        )


def scale_switch() -> None:
    """Draw the choice between a linear and a log scale."""
    st.segmented_control(
        "Scale",
        ["linear", "log"],
        format_func={"linear": "Linear", "log": "Log"}.__getitem__,
        key=key("scale"),
        required=True,
        label_visibility="collapsed",
    )


def split_switch(gap: GapAttribution) -> None:
    """Draw the switch that opens the compounding effect, where it has two parts."""
    st.toggle(
        "Open the compounding effect into trend gain and volatility drag",
        key=key("split"),
        help=f"{MEANING['trend gain']} {MEANING['volatility drag']}",
        disabled=not gap.is_split,
        wrap=True,
    )


def amount_input(currency: str) -> None:
    """Draw the amount the waterfall is written in."""
    st.number_input(
        f"Amount invested{f', {currency}' if currency else ''}",
        min_value=0.01,
        max_value=MAX_AMOUNT,
        step=100.0,
        format="%g",
        key=key("amount"),
    )
