"""The reader's own files, kept in this visit and nowhere else, and what stands in for them."""

from __future__ import annotations

from typing import cast

import streamlit as st

from lev_core.market import BILL_RATE_KNOWN_TO
from lev_ui import sources
from lev_ui.costs import Curve
from lev_ui.settings import OWN_ASSET, OWN_REAL, Settings
from lev_ui.sources import FileElsewhereError, OwnFile, OwnKind, RateElsewhereError, Sourced
from lev_ui.words.problems import ASKING_YAHOO

_KEPT = "_own_files"


def own_file(kind: OwnKind) -> OwnFile | None:
    """Return the file the reader has brought for a purpose, or None."""
    return _files().get(kind)


def keep_file(kind: OwnKind, file: OwnFile) -> None:
    """Keep a file for as long as this visit lasts, in place of the one before."""
    _files()[kind] = file


def forget_file(kind: OwnKind) -> None:
    """Let a file go."""
    _files().pop(kind, None)


def found(settings: Settings) -> Sourced:
    """Return the asset's history and the rate that goes with it.

    Raises
    ------
    MarketError
        If there are no prices.
    LeverageError
        If the rate was in a file that is not here.
    """
    sourced = _prices(settings)
    return sources.financed(sourced, _curve(settings, sourced))


def found_real(symbol: str, settings: Settings) -> Sourced:
    """Return the history of the fund the model is held against, or raise as `found`."""
    if symbol == OWN_REAL:
        return _own_prices("real")
    with st.spinner(ASKING_YAHOO, show_time=True):
        return sources.find(symbol, settings.source)


def _prices(settings: Settings) -> Sourced:
    if settings.asset == OWN_ASSET:
        return _own_prices("asset")
    if settings.asset in sources.catalogue() and settings.source == "bundled":
        return sources.find(settings.asset, settings.source)
    with st.spinner(ASKING_YAHOO, show_time=True):
        return sources.find(settings.asset, settings.source)


def _own_prices(kind: OwnKind) -> Sourced:
    file = own_file(kind)
    if file is None:
        raise FileElsewhereError
    return sources.of_own_file(file)


def _curve(settings: Settings, sourced: Sourced) -> Curve | None:
    """Return the dated rate the settings ask for, or None for the bundled one.

    The bundled rate goes on with Yahoo's where the prices are Yahoo's as well.
    """
    wanted = settings.funding if settings.financing == "funding" else settings.rate
    if not settings.costs or not isinstance(wanted, str):
        return None
    if wanted == "bill":
        ends = min(settings.end, sourced.prices.index[-1].date())
        if not sourced.is_live or ends <= BILL_RATE_KNOWN_TO.date():
            return None
        with st.spinner(ASKING_YAHOO, show_time=True):
            return sources.extended_bill_rate()
    if wanted == "irx":
        with st.spinner(ASKING_YAHOO, show_time=True):
            return sources.thirteen_week_bill()
    file = own_file("rate")
    if file is None or file.curve is None:
        raise RateElsewhereError
    return file.curve


def _files() -> dict[OwnKind, OwnFile]:
    return cast("dict[OwnKind, OwnFile]", st.session_state.setdefault(_KEPT, {}))
