"""The parts of the Myths page, each drawn from one experiment."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lev_core import PriceHistory
from lev_ui import controls
from lev_ui.charts.myths import picture_of
from lev_ui.costs import Curve
from lev_ui.layout.frame import heading, picture, sentence_list
from lev_ui.layout.parts import answered, data_badges, troubles
from lev_ui.myths import Experiment, experiment
from lev_ui.settings import Settings
from lev_ui.words.myths import tell
from lev_ui.words.myths import told as words
from lev_ui.words.myths.told import Told

OFF_THE_MARKET = {"average", "brake"}  # on a made-up road; the others are on real days


def own_choices(settings: Settings) -> DeltaGenerator:
    """Draw the drawer with asset, multiplier and dates; return the place of the multiplier."""
    label = controls.Steady(words.on_what(settings, controls.asset_label(settings.asset)))
    with st.expander(label, key="own_choices", on_change="rerun"):
        return controls.main_controls(settings)


class Settled(NamedTuple):
    """An experiment and what it says; all that can be refused has been computed."""

    shown: Experiment
    told: Told


def settled(head: DeltaGenerator, multiplier: DeltaGenerator) -> Settled | None:
    """Draw the myth and its verdict, or what stands in the way of one."""
    found = answered(head, multiplier, _without_costs)
    if found is None:
        return None
    sourced, (shown, told), reach = found
    computed = words.MADE_UP if shown.settings.myth in OFF_THE_MARKET else words.BEFORE_COSTS
    said = data_badges(sourced, shown.settings, shown.prices, computed)
    with head:
        verdict = f"{words.TRUE_OR_NOT} {told.verdict}"
        heading(words.SAID[shown.settings.myth], said, verdict)
        troubles(shown.settings, sourced, reach)
    return found.shown


def _without_costs(prices: PriceHistory, settings: Settings, asset_name: str, _: Curve) -> Settled:
    shown = experiment(prices, replace(settings, costs=False), asset_name)
    return Settled(shown, tell(shown))


def reasons(found: Settled) -> None:
    """Draw the picture, why it is so, and what is true instead."""
    shown, told = found
    picture(picture_of(shown, told.heading), told.alt, key="myth")
    if told.table:
        with st.container(key="myth_table"):
            st.markdown(told.table)
    st.markdown(f"## {words.WHY}\n\n{told.why}", anchors=False)
    sentence_list(words.WHAT_IS_TRUE, told.truth)
