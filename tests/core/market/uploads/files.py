"""Files for the tests, built in code, and one way to read them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

import pytest
from openpyxl import Workbook

from lev_core.market.uploads import (
    Choices,
    PriceUpload,
    Question,
    Table,
    UploadError,
    questions,
    read_prices,
    read_table,
)

FIVE_DAYS = ("2024-01-02", "2024-01-03", "2024-01-04", "2024-01-05", "2024-01-08")
FIVE_PRICES = (100.0, 101.5, 99.25, 102.0, 103.125)
LONGEST_SENTENCE = 300


def csv_of(*rows: str, header: str = "Date,Close") -> bytes:
    """Return a text of rows under a header."""
    return "\n".join([header, *rows, ""]).encode()


def closes(*values: str) -> bytes:
    """Return closes as text on consecutive days of January 2024."""
    return csv_of(*(f"2024-01-{i:02d},{value}" for i, value in enumerate(values, 1)))


def workbook_of(rows: Sequence[Sequence[object]], **more: Sequence[Sequence[object]]) -> bytes:
    """Return a spreadsheet with these rows, and further sheets by their names."""
    book = Workbook()
    for title, cells in {"Sheet": rows, **more}.items():
        sheet = book.active if title == "Sheet" else book.create_sheet(title)
        assert sheet is not None
        for row in cells:
            sheet.append(list(row))
    return bytes_of(book)


def bytes_of(book: Workbook) -> bytes:
    """Return a spreadsheet as its bytes."""
    into = io.BytesIO()
    book.save(into)
    return into.getvalue()


def zip_of(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip archive of these parts."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return into.getvalue()


def repacked(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """Return a spreadsheet with something in one of its parts replaced."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new)
    return zip_of(parts)


def asked(table: Table, choices: Choices, topic: str) -> Question:
    """Return the one question on a topic."""
    [question] = [q for q in questions(table, "prices", choices) if q.topic == topic]
    return question


def answered(table: Table, choices: Choices) -> Choices:
    """Return choices with the first reading taken wherever an answer is required."""
    while required := [q for q in questions(table, "prices", choices) if q.required]:
        choices = required[0].answer(choices, required[0].readings[0].value)
    return choices


def prices_in(content: bytes, **choices: str) -> PriceUpload:
    """Return the prices of a file with these choices."""
    return read_prices(read_table(content), replace(Choices(), **choices))  # type: ignore[arg-type]  # checked by Choices


def check_sentence(sentence: str) -> None:
    """Hold a refusal to what a page may show: one short printable sentence."""
    assert sentence.isprintable(), sentence
    assert sentence.endswith("."), sentence
    assert ". " not in sentence.replace("“", "").split("”")[-1], sentence
    assert len(sentence) < LONGEST_SENTENCE, sentence


@contextmanager
def refused(*words: str) -> Iterator[None]:
    """Expect a refusal in one sentence that holds these words."""
    with pytest.raises(UploadError) as caught:
        yield
    sentence = str(caught.value)
    check_sentence(sentence)
    for word in words:
        assert word in sentence, sentence
