"""A number field that keeps what it was when it is emptied."""

from __future__ import annotations

from typing import Any, cast

import streamlit as st


def number(
    control: str,
    label: str,
    low: float | None = None,
    high: float | None = None,
    **look: Any,  # noqa: ANN401  whatever else st.number_input takes
) -> float:
    """Draw the field of a number the session holds; return what stands in it.

    Only a field without a default tells that it was emptied: any other gives the least number
    allowed.
    """
    st.session_state[control] = kept(control)
    st.number_input(label, low, high, value=None, key=control, **look)
    st.session_state[_last(control)] = st.session_state[control]
    return kept(control)


def kept(control: str) -> float:
    """Return what stands in a field, or what stood in it last where it was emptied."""
    value = st.session_state[control]
    return cast("float", st.session_state[_last(control)] if value is None else value)


def _last(control: str) -> str:
    return f"_last_{control}"
