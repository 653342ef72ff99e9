"""The frame of every page: question, answer, controls, picture, reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lev_ui.charts.frame import CONFIG, Picture
from lev_ui.words.compare import FOOTER
from lev_ui.words.plain import for_markdown

STYLE = Path(__file__).parents[2] / "assets" / "style.css"


class Frame(NamedTuple):
    """The parts above the picture; they are filled as their numbers are known."""

    head: DeltaGenerator
    controls: DeltaGenerator


class Badge(NamedTuple):
    """One thing to know about the data; amber where it weakens the picture."""

    text: str
    meaning: str
    is_warning: bool = False


class Figure(NamedTuple):
    """One number of the row of numbers."""

    label: str
    value: str
    meaning: str


@contextmanager
def page_frame(footer: str = FOOTER) -> Iterator[Frame]:
    """Give a page its parts, and close it with the one line that stands under every page."""
    st.html(STYLE)
    yield Frame(st.container(key="head"), st.container(key="controls"))
    st.caption(f"---\n{footer}")


def heading(
    title: str, badges: Sequence[Badge], answer: str, share: Callable[[], None] | None = None
) -> None:
    """Draw the question, what to know about the data, and the answer; `share` beside the data."""
    st.title(title, anchor=False)
    written = [f":{'orange' if b.is_warning else 'gray'}-badge[{b.text}]" for b in badges]
    meaning = "\n\n".join(f"**{b.text}.** {b.meaning}" for b in badges)
    with st.container(horizontal=True, vertical_alignment="center", key="about"):
        st.markdown(" ".join(written), help=meaning)
        if share is not None:
            share()
    st.markdown(answer)


def numbers(figures: Sequence[Figure]) -> None:
    """Draw the row of numbers: four abreast, two by two on a phone."""
    with st.container(horizontal=True, key="numbers"):
        for figure in figures:
            st.metric(figure.label, figure.value, help=figure.meaning, border=True)


def picture(figure: Picture, alt: str, key: str) -> None:
    """Draw a chart; the only place that knows how charts reach the browser."""
    st.plotly_chart(figure, key=key, alt=alt, config=CONFIG)


def sentence_list(heading: str, sentences: Sequence[str]) -> None:
    """Draw sentences as a list of at most seventy characters a line."""
    listed = "\n".join(f"- {sentence}" for sentence in sentences)
    st.markdown(f"## {heading}\n\n{listed}", anchors=False)


class Way(NamedTuple):
    """A button that leads out of a problem."""

    label: str
    do: Callable[..., None]
    values: Mapping[str, object]


def problem(sentence: str, ways: Sequence[Way] = ()) -> None:
    """Draw what went wrong in one sentence, with the buttons that put it right."""
    st.warning(for_markdown(sentence), icon=":material/info:")
    with st.container(horizontal=True):
        for way in ways:
            st.button(way.label, on_click=way.do, kwargs=dict(way.values), key=f"way_{way.label}")
