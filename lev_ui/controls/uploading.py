"""Bringing a file: what for, which one, the questions it leaves open, and what to do with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from zlib import crc32

import pandas as pd
import streamlit as st

from lev_core.market.uploads import (
    Choices,
    PriceUpload,
    Question,
    RateUpload,
    Table,
    questions,
    read_prices,
    read_rate,
    read_table,
)
from lev_core.market.uploads.errors import label_of
from lev_ui.by_day import has_hours
from lev_ui.controls.own import forget_file, keep_file
from lev_ui.controls.real import against_own, change_to
from lev_ui.controls.state import DESK, change, go, shown
from lev_ui.costs import Curve
from lev_ui.example_file import FILE_NAMES, example_file
from lev_ui.file_read import FileRead
from lev_ui.settings import DEFAULTS, EARLIEST, LATEST, OWN_ASSET, OWN_REAL
from lev_ui.sources import OwnFile, OwnKind
from lev_ui.words import own_data as words
from lev_ui.words.own_questions import UNKNOWN, answer, asked, examples

LONGEST_NAME = 60
OPENING_DATES = {"start": DEFAULTS.start, "end": DEFAULTS.end}


@dataclass(eq=False)
class Desk:
    """A file that lies open on the page, and what has been read from it."""

    file_id: str
    name: str
    file_name: str
    content: bytes = field(repr=False)
    _table: Table | None = None
    _read: dict[object, PriceUpload | RateUpload] = field(default_factory=dict)
    _files: dict[object, OwnFile] = field(default_factory=dict)

    @property
    def table(self) -> Table:
        """The file as a table, opened once; refused as `read_table` refuses it."""
        if self._table is None:
            self._table = read_table(self.content)
        return self._table

    def read(self, kind: OwnKind, choices: Choices) -> PriceUpload | RateUpload:
        """Return what the file holds under these answers, read once."""
        key = kind == "rate", choices
        if key not in self._read:
            self._files.clear()
            rate = kind == "rate"
            found = read_rate(self.table, choices) if rate else self._prices(choices)
            self._read = {key: found}
        return self._read[key]

    def file(self, upload: PriceUpload | RateUpload, choices: Choices, label: str) -> OwnFile:
        """Return the file as the pages take it, one object for as long as it has its name."""
        key = id(upload), label
        if key not in self._files:
            self._files = {key: _own_file(upload, self.file_name, choices, label)}
        return self._files[key]

    def _prices(self, choices: Choices) -> PriceUpload:
        return read_prices(self.table, choices, label=self.name)


def _own_file(upload: PriceUpload | RateUpload, name: str, choices: Choices, label: str) -> OwnFile:
    if isinstance(upload, PriceUpload):
        read = FileRead(name, choices, has_hours=has_hours(upload.prices))
        return OwnFile(label, prices=upload.prices, file=read)
    read = FileRead(name, choices)
    known_to = pd.Timestamp(upload.rate.index[-1])
    return OwnFile(label, curve=Curve(upload.rate, words.rate_name(label), known_to, file=read))


def purpose_control() -> OwnKind:
    """Draw what a file is for."""
    return st.radio(
        words.PURPOSE,
        list(words.PURPOSES),
        format_func=words.PURPOSES.__getitem__,
        key="own_purpose",
        horizontal=True,
    )


def file_control(kind: OwnKind) -> Desk | None:
    """Draw the place for a file and a made-up one to look at; return the file that is there."""
    brought = st.file_uploader(words.FILE, key="own_upload", help=words.FILE_HELP)
    st.caption(words.LIMITS)
    st.download_button(
        words.EXAMPLE,
        lambda: example_file(kind),
        FILE_NAMES[kind],
        "text/csv",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
        key="own_example",
    )
    if brought is None:
        st.session_state.pop(DESK, None)
        return None
    desk: Desk | None = st.session_state.get(DESK)
    if desk is None or desk.file_id != brought.file_id:
        path = PurePosixPath(brought.name.replace("\\", "/"))
        desk = Desk(brought.file_id, label_of(path.stem), path.name, brought.getvalue())
        st.session_state[DESK] = desk
    return desk


def answers(desk: Desk, kind: OwnKind) -> tuple[Choices, bool]:
    """Draw the questions of a file, the next one once the one before is answered.

    Returns
    -------
    tuple
        What has been answered, and whether that is enough to read the file.
    """
    choices, met = Choices(), set[str]()
    while True:
        asks = questions(desk.table, "rate" if kind == "rate" else "prices", choices)
        left = [question for question in asks if question.topic not in met]
        if not left:
            return choices, True
        question = min(left, key=lambda one: not one.required)  # the first that is required
        met.add(question.topic)
        given = _ask(desk, question)
        if given is None:
            return choices, False
        if given in _values(question):
            choices = question.answer(choices, given)


def _ask(desk: Desk, question: Question) -> str | None:
    """Draw one question; what need not be answered starts on its last answer, which is none."""
    values, captions = _values(question), [examples(way) for way in question.readings]
    if not question.required and UNKNOWN not in values:
        values, captions = [*values, UNKNOWN], [*captions, ""]
    ways = crc32(repr(values).encode())  # other columns are another question
    topic = question.topic
    return st.radio(
        asked(question),
        values,
        index=None if question.required else len(values) - 1,
        format_func=lambda value: answer(topic, value),
        captions=captions if any(captions) else None,
        key=f"own_{topic}_{ways}_{desk.file_id}",
    )


def _values(question: Question) -> list[str]:
    return [way.value for way in question.readings]


def name_control(desk: Desk) -> str:
    """Draw what to call the file; return it as one harmless line."""
    typed = st.text_input(
        words.NAME,
        value=desk.name,
        max_chars=LONGEST_NAME,
        key=f"own_name_{desk.file_id}",
        help=words.NAME_HELP,
    )
    return label_of(typed)


def take_buttons(kind: OwnKind, file: OwnFile) -> None:
    """Draw what can be done with a file."""
    with st.container(horizontal=True, key="own_take"):
        _button(words.TAKE[kind], _takers[kind], file)
        if kind == "rate":
            _button(words.AS_FUNDING, _take_funding, file)


def forget_button(kind: OwnKind) -> None:
    """Draw the press that lets a file go."""
    st.button(
        words.FORGET[kind],
        on_click=_forget,
        args=(kind,),
        type="tertiary",
        icon=":material/delete:",
        key=f"own_forget_{kind}",
    )


def _button(label: str, do: Callable[[OwnFile], None], file: OwnFile) -> None:
    st.button(label, on_click=do, args=(file,), key=f"own_{do.__name__}")


def _take_asset(file: OwnFile) -> None:
    keep_file("asset", file)
    if file.prices is not None:
        days = (moment.date() for moment in (file.prices.index[0], file.prices.index[-1]))
        first, last = (min(max(day, EARLIEST), LATEST) for day in days)
        go("compare", asset=OWN_ASSET, start=first, end=last)


def _take_real(file: OwnFile) -> None:
    keep_file("real", file)
    change_to(against_own())
    go("real")


def _take_rate(file: OwnFile) -> None:
    keep_file("rate", file)
    change(costs=True, financing="funded", rate_kind="file")


def _take_funding(file: OwnFile) -> None:
    keep_file("rate", file)
    change(costs=True, financing="funding", funding_kind="file")


def _forget(kind: OwnKind) -> None:
    """Let a file go, and what the pages took from it with it."""
    forget_file(kind)
    settings = shown()
    if kind == "asset" and settings.asset == OWN_ASSET:
        change(asset=DEFAULTS.asset, **OPENING_DATES)
    if kind == "real" and settings.real == OWN_REAL:
        change(real=DEFAULTS.real, **(OPENING_DATES if settings.asset == DEFAULTS.asset else {}))
    if kind == "rate":
        change(**_other_rates(settings.rate == "file", settings.funding == "file"))


def _other_rates(rate: bool, funding: bool) -> dict[str, object]:  # noqa: FBT001  two facts
    return {
        **({"rate_kind": DEFAULTS.rate} if rate else {}),
        **({"funding_kind": "own", "funding": DEFAULTS.funding} if funding else {}),
    }


_takers: dict[OwnKind, Callable[[OwnFile], None]] = {
    "asset": _take_asset,
    "real": _take_real,
    "rate": _take_rate,
}
