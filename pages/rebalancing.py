"""Rebalancing: what the fund trades each day, why, and what that is to the market."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lev_core import LeverageError
from lev_core.market import MarketError, bill_rate
from lev_ui import controls, sources
from lev_ui.layout import parts
from lev_ui.layout import rebalancing as layout
from lev_ui.layout.frame import page_frame
from lev_ui.mechanism import mechanism
from lev_ui.shell import require_shell
from lev_ui.words.rebalancing import FORMULA

require_shell()


@st.fragment
def results(head: DeltaGenerator, place: DeltaGenerator) -> None:
    """Draw what depends on the multiplier; a change of it redraws this and nothing else."""
    settings = controls.current()
    with place:
        controls.multiplier(settings)
    sourced = None
    try:
        sourced = parts.prices(settings)
        window, *reach = sources.window(sourced.prices, settings.start, settings.end)
        shown = mechanism(window, settings, sourced.phrase, bill_rate())
    except MarketError as error:
        parts.no_prices(head, settings, error)
    except LeverageError as error:
        parts.refused(head, settings, sourced, error)
    else:
        layout.head(head, sourced, shown, reach)
        layout.day(shown)
        layout.why(shown)
        layout.how_much(shown)
        layout.inside_and_own(shown)
        parts.ledger_drawer(shown)
        parts.share_drawer(settings, "rebalancing")


settings = controls.opened("rebalancing")
with page_frame() as frame:
    with frame.controls:
        place = controls.main_controls(settings)
        controls.costs_drawer(settings, has_baseline=False)
    results(frame.head, place)
    parts.method_and_words(FORMULA)
