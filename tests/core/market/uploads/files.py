"""Files for the tests, built in code, and one way to read them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

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


def excel_book(days: Sequence[str], prices: Sequence[float]) -> bytes:
    """Return a spreadsheet as Excel writes it: texts in a part of their own, dates as counts."""
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    schema = "http://schemas.openxmlformats.org"
    main = f'xmlns="{schema}/spreadsheetml/2006/main"'
    office = f"{schema}/officeDocument/2006/relationships"
    first = date(1899, 12, 30)
    rows = "".join(
        f'<row r="{i}"><c r="A{i}" s="1"><v>{(date.fromisoformat(day) - first).days}</v></c>'
        f'<c r="B{i}"><v>{price}</v></c></row>'
        for i, (day, price) in enumerate(zip(days, prices, strict=True), 2)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{schema}/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{types}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{types}.styles+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{types}.sharedStrings+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{types}.worksheet+xml"/>'
        "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{schema}/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>",
        "xl/workbook.xml": f'<workbook {main} xmlns:r="{office}"><sheets>'
        '<sheet name="Prices" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{schema}/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>",
        "xl/styles.xml": f'<styleSheet {main}><cellXfs count="2"><xf numFmtId="0"/>'
        '<xf numFmtId="14"/></cellXfs></styleSheet>',
        "xl/sharedStrings.xml": f"<sst {main}><si><t>Date</t></si><si><t>Close</t></si></sst>",
        "xl/worksheets/sheet1.xml": f'<worksheet {main}><sheetData><row r="1">'
        '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
        f"{rows}</sheetData></worksheet>",
    }
    return zip_of({name: part.encode() for name, part in parts.items()})


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
