"""The elements of the Compare page that follow the multiplier, with everything ready-made."""

import gc

import streamlit as st

from benchmarks.ready_made import MULTIPLES, Ready, ready_made


@st.cache_resource
def ready() -> dict[float, Ready]:
    """Compute everything once, and take it out of the garbage collector's rounds."""
    found = ready_made()
    gc.freeze()
    return found


@st.fragment
def results() -> None:
    """Show one multiple."""
    multiplier = st.number_input("Multiplier", -5.0, 5.0, MULTIPLES[0], 0.5)
    st.pills("Usual multipliers", MULTIPLES, label_visibility="collapsed")
    page = ready()[multiplier]
    st.title(page.title)
    st.markdown(":gray-badge[Bundled]", help="Prices")
    st.markdown(page.answer)
    with st.container(horizontal=True):
        for label, value, meaning in page.numbers:
            st.metric(label, value, help=meaning, border=True)
    st.plotly_chart(page.overlay)
    with st.container(horizontal=True):
        st.segmented_control("Scale", ["linear", "log"], label_visibility="collapsed")
        st.popover("Other multiples", type="tertiary", on_change="rerun")
        st.download_button("CSV", lambda: "", on_click="ignore")
    st.markdown(page.notices)
    st.markdown(page.reasons)
    with st.container(horizontal=True):
        st.number_input("Amount", 0.01, 1e9, 1000.0)
        st.toggle("Split")
    st.plotly_chart(page.waterfall)
    st.markdown(page.table)
    for drawer in ("Calendar", "Window", "Break-even", "Ledger", "Link"):
        st.expander(drawer, on_change="rerun")


results()
