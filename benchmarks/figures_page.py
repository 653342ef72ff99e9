"""A control and the Compare page's two figures, ready-made, and nothing else."""

import gc

import streamlit as st

from benchmarks.ready_made import MULTIPLES, Ready, ready_made


@st.cache_resource
def ready() -> dict[float, Ready]:
    """Compute everything once, and take it out of the garbage collector's rounds."""
    found = ready_made()
    gc.freeze()
    return found


page = ready()[st.number_input("Multiplier", -5.0, 5.0, MULTIPLES[0], 0.5)]
st.plotly_chart(page.overlay)
st.plotly_chart(page.waterfall)
