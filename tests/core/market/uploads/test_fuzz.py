"""Ten thousand damaged files: each ends in data or in one sentence, none in a traceback."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta

import numpy as np
import pytest

from lev_core.market.uploads import (
    Choices,
    Question,
    Table,
    UploadError,
    preview,
    questions,
    read_prices,
    read_rate,
    read_table,
)
from lev_core.market.uploads.choices import Kind
from tests.core.market.uploads.files import check_sentence, workbook_of, zip_of

BATCHES = 20
OF_BYTES, OF_CELLS, OF_BOOKS, OF_PARTS = 250, 200, 40, 40
TOTAL = BATCHES * (OF_BYTES + OF_CELLS + OF_BOOKS + OF_PARTS)

FIRST = datetime(2023, 11, 1)  # noqa: DTZ001  a spreadsheet's dates have no zone
DAYS = [FIRST + timedelta(days=i) for i in range(14)]
HOURS = [FIRST + timedelta(hours=i) for i in range(14)]
SEEDS = (
    b"Date,Open,High,Low,Close,Adj Close,Volume\n"
    + b"".join(f"{d:%Y-%m-%d},10,11,9,10.5,10.25,{i}000\n".encode() for i, d in enumerate(DAYS)),
    "Datum;Schlußkurs\n".encode("cp1252")
    + b"".join(f"{d:%d.%m.%Y};1.0{i:02d},5\n".encode() for i, d in enumerate(DAYS)),
    b"time\tprice\n"
    + b"".join(f"{h:%Y-%m-%dT%H:%M:%SZ}\t{100 + i}\n".encode() for i, h in enumerate(HOURS)),
    b"# made up\nTimestamp,Funding Rate\n"
    + b"".join(f"{1_698_796_800 + 3600 * i},0.000{i}\n".encode() for i in range(14)),
    ("Date|Rate\n" + "".join(f"{d:%m/%d/%y}|{i}.25%\n" for i, d in enumerate(DAYS))).encode(
        "utf-16"
    ),
)
CELLS = (
    *("", "-", "n/a", "0", "-1", "1,234", "1.234", "(5)", "1e999", "-1e-320", "NaN", "inf", "∞"),
    *("31/02/2020", "2020-13-01", "24:00", "99999999999999999999", "0x10", "1_000", "١٢٣", "=1+1"),
    *('"', '""', "'", ",", ";", "\t", "|", "\r", "\n", "\x00", "\x1b[2J", "\u202e", "\ufeff", "%"),
    *("10:00", "2023-11-01 25:61", "1 Jan", "Jan", "1 enero 2020", "2020", "43831", "1577836800"),
    *("2023-11-05 01:30", "2023-03-12T02:30:00+05:30", "0001-01-01", "9999-12-31", "1/1/1", "$"),
    *("x" * 200, "9" * 400, "1.2.3", "1'000", "1 000,5", "5-", "−5", "TRUE", "#REF!", "null"),
)
VALUES = (
    *CELLS[:40],
    *(0, -1, 1e308, -5e-324, 10**30, True, False, None, FIRST, FIRST.date(), FIRST.time()),
    *(timedelta(days=3), datetime(1900, 1, 1), datetime(9999, 12, 31)),  # noqa: DTZ001  as above
)
BOOK = [("Date", "Open", "Close", "Volume"), *((d, 10.0, 11.5, 1000) for d in DAYS)]


def answer_at_random(draw: random.Random, table: Table, kind: Kind) -> Choices:
    """Return choices with each question answered by one of its readings."""
    choices = Choices()
    for _ in range(8):
        open_questions: tuple[Question, ...] = questions(table, kind, choices)
        if not open_questions:
            break
        for question in open_questions:
            choices = question.answer(choices, draw.choice(question.readings).value)
    return choices


def read_through(content: bytes, draw: random.Random) -> bool:
    """Read a file as a page does; return whether it ended in data."""
    try:
        table = read_table(content)
        kind: Kind = draw.choice(("prices", "rate"))
        choices = answer_at_random(draw, table, kind)
        preview(table, choices)
        if kind == "prices":
            prices = read_prices(table, choices, label="fuzz").prices
            assert len(prices) > 1
            assert (prices.values > 0.0).all()
        else:
            rate = read_rate(table, choices).rate
            assert rate.index.is_monotonic_increasing
            assert rate.index.is_unique
            assert np.isfinite(rate).all()
    except UploadError as refusal:
        check_sentence(str(refusal))
        return False
    return True


def mutate_bytes(content: bytes, draw: random.Random) -> bytes:
    """Return bytes with a few of them changed, doubled, taken out or moved."""
    changed = bytearray(content)
    for _ in range(draw.randint(1, 6)):
        at = draw.randrange(len(changed) + 1)
        until = min(len(changed), at + draw.choice((1, 1, 2, 8, 60)))
        piece = bytes(changed[at:until])
        way = draw.randrange(5)
        if way == 0:
            changed[at:until] = bytes(draw.randrange(256) for _ in piece)
        elif way == 1:
            changed[at:until] = b""
        elif way == 2:
            changed[at:at] = piece * draw.choice((1, 2, 30))
        elif way == 3:
            changed[at:at] = draw.choice(CELLS).encode("utf-8")
        else:
            changed = changed[until:] + changed[:at]
    return bytes(changed)


def mutated_text(draw: random.Random) -> bytes:
    """Return a text with some of its bytes changed."""
    return mutate_bytes(draw.choice(SEEDS), draw)


def mutated_cells(draw: random.Random) -> bytes:
    """Return a text with some cells, or a whole column of them, replaced."""
    seed = draw.choice(SEEDS[:4])
    separator = next(s for s in (b";", b"\t", b",") if s in seed)
    rows = [line.split(separator) for line in seed.splitlines()]
    for _ in range(draw.randint(1, 8)):
        row = draw.choice(rows)
        row[draw.randrange(len(row))] = draw.choice(CELLS).encode()
    if draw.random() < 0.3:
        at, value = draw.randrange(2), draw.choice(CELLS).encode()
        for row in rows[1:]:
            row[at % len(row)] = value
    return b"\n".join(separator.join(row) for row in rows)


def mutated_book(draw: random.Random) -> bytes:
    """Return a spreadsheet with some cells replaced by anything a cell can hold."""
    rows: list[list[object]] = [list(row) for row in BOOK]
    for _ in range(draw.randint(1, 8)):
        row = draw.choice(rows)
        value = draw.choice(VALUES)
        legal = not isinstance(value, str) or (value.isprintable() and not value.startswith("="))
        row[draw.randrange(len(row))] = value if legal else "x"
    return workbook_of(rows)


def mutated_part(draw: random.Random) -> bytes:
    """Return a spreadsheet with its archive, or one part inside it, damaged."""
    if draw.random() < 0.5:
        return mutate_bytes(SHEETS, draw)
    with zipfile.ZipFile(io.BytesIO(SHEETS)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = draw.choice(sorted(parts))
    return zip_of(parts | {name: mutate_bytes(parts[name], draw)})


SHEETS = workbook_of(BOOK)
WAYS: dict[Callable[[random.Random], bytes], int] = {
    mutated_text: OF_BYTES,
    mutated_cells: OF_CELLS,
    mutated_book: OF_BOOKS,
    mutated_part: OF_PARTS,
}


def test_the_fuzz_tries_ten_thousand_files() -> None:
    assert TOTAL >= 10_000


@pytest.mark.parametrize("batch", range(BATCHES))
def test_a_damaged_file_ends_in_data_or_in_one_sentence(batch: int) -> None:
    draw = random.Random(f"uploads {batch}")  # noqa: S311  a fuzz, not a secret
    data = {way: sum(read_through(way(draw), draw) for _ in range(n)) for way, n in WAYS.items()}
    for way, count in WAYS.items():
        assert data[way] < count, way.__name__
    assert all(data[way] > 0 for way in (mutated_text, mutated_cells, mutated_book))
