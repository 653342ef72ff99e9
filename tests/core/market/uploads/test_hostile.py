"""Files nobody should upload, each ending in exact data or in one sentence."""

from __future__ import annotations

import bz2
import gzip
import lzma
import struct
import zipfile
import zlib
from io import BytesIO

import numpy as np
import pytest
from openpyxl import Workbook

from lev_core.market.uploads import MAX_BYTES, MAX_ROWS, Choices, read_prices, read_table
from tests.core.market.uploads.files import (
    FIVE_DAYS,
    FIVE_PRICES,
    answered,
    bytes_of,
    closes,
    csv_of,
    excel_book,
    prices_in,
    refused,
    repacked,
    workbook_of,
    zip_of,
)

GOOD = csv_of(*(f"{day},{price}" for day, price in zip(FIVE_DAYS, FIVE_PRICES, strict=True)))
BOOK = workbook_of([("Date", "Close"), *zip(FIVE_DAYS, FIVE_PRICES, strict=True)])
SHEET = "xl/worksheets/sheet1.xml"
END = b"</sheetData>"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
NOISE = np.random.default_rng(7).bytes(5_000)
DAYS = [f"{day:02d}/{month:02d}/2020" for month in (1, 2) for day in range(13, 29)]


def wide_csv(columns: int) -> bytes:
    """Return a table with this many columns of numbers after the date."""
    names = ",".join(f"c{i}" for i in range(columns - 1))
    return csv_of(*(f"{day}{',1' * (columns - 1)}" for day in FIVE_DAYS), header=f"Date,{names}")


def bomb() -> bytes:
    """Return a small spreadsheet whose sheet unpacks to more than may be unpacked."""
    return repacked(BOOK, SHEET, b"</worksheet>", b" " * 210_000_000 + b"</worksheet>")


def lying_directory() -> bytes:
    """Return a spreadsheet whose directory says that a large part is small."""
    honest = repacked(BOOK, SHEET, b"</worksheet>", b" " * 5_000_000 + b"</worksheet>")
    with zipfile.ZipFile(BytesIO(honest)) as archive:
        size = archive.getinfo(SHEET).file_size
    return honest.replace(struct.pack("<I", size), struct.pack("<I", 900))


def lzma_book() -> bytes:
    """Return a spreadsheet packed in a way no spreadsheet program packs."""
    into = BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>" * 100)
    return into.getvalue()


def far_row() -> bytes:
    """Return a spreadsheet that claims a row a thousand billion rows further down."""
    return repacked(BOOK, SHEET, b'<row r="6"', b'<row r="1000000000000"')


def uncomputed() -> bytes:
    """Return a spreadsheet of formulas that no program has computed."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in [("Date", "Close"), *((day, f"=1+{i}") for i, day in enumerate(FIVE_DAYS))]:
        sheet.append(row)
    return bytes_of(book)


def computed() -> bytes:
    """Return a spreadsheet of formulas with the values stored beside them."""
    content = workbook_of([("Date", "Close"), *((day, 4711) for day in FIVE_DAYS)])
    return repacked(content, SHEET, b"<v>4711</v>", b'<f>SYSTEM("reboot")</f><v>4712.5</v>')


REFUSED = {
    "nothing at all": (b"", "The file is empty"),
    "blanks and line ends": (b" \r\n\t\n \n", "The file is empty"),
    "zeros": (b"\x00" * 4_000, "The file is empty"),
    "a header alone": (b"Date,Close\n", "no rows of values"),
    "one row": (csv_of("2024-01-02,100"), "only one has a date of its own and a usable value"),
    "one row without a header": (b"2024-01-02,100\n", "only one has"),
    "noise": (b"\x01" + NOISE, "neither a spreadsheet nor text"),
    "a renamed image": (PNG, "The file is an image"),
    "a photograph": (b"\xff\xd8\xff\xe0" + NOISE, "The file is an image"),
    "a PDF": (b"%PDF-1.7\n" + NOISE, "The file is a PDF"),
    "a gzip": (gzip.compress(GOOD), "packed with gzip; unpack it first"),
    "a bzip2": (bz2.compress(GOOD), "packed with bzip2; unpack it first"),
    "an xz": (lzma.compress(GOOD), "packed with xz; unpack it first"),
    "a zip of a CSV": (zip_of({"prices.csv": GOOD}), "a zip archive; unpack it first"),
    "an empty zip": (zip_of({}), "an empty zip archive"),
    "a text document": (zip_of({"word/document.xml": b"<x/>"}), "a text document"),
    "an OpenDocument file": (zip_of({"content.xml": b"<x/>"}), "an OpenDocument file"),
    "a binary spreadsheet": (zip_of({"xl/workbook.bin": b"x"}), "(.xlsb)"),
    "an Excel file of 1998": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + NOISE, "of the old kind"),
    "a parquet file": (b"PAR1" + NOISE + b"PAR1", "a parquet file"),
    "a web page": (b"<!DOCTYPE html><table><tr><td>1</td></tr></table>", "a web page"),
    "an XML file": (b"<?xml version='1.0'?><prices/>", "XML"),
    "a JSON file": (b'[{"date": "2024-01-02", "close": 1}]', "JSON"),
    "UTF-16 without a mark": (GOOD.decode().encode("utf-16-le"), "neither a spreadsheet nor text"),
    "UTF-16 cut in half": (GOOD.decode().encode("utf-16")[:-1], "neither a spreadsheet nor text"),
    "UTF-32": (GOOD.decode().encode("utf-32"), "neither a spreadsheet nor text"),
    "bytes Windows never had": (GOOD + b"\x81\x8d,\n", "neither a spreadsheet nor text"),
    "one column": (b"Close\n1\n2\n3\n", "one column only"),
    "prose": (b"Dear reader, this is a letter.\nYours, truly\n", "No column of the file reads as"),
    "dates without numbers": (csv_of("2024-01-02,up", "2024-01-03,down"), "reads as numbers"),
    "numbers without dates": (csv_of("a,1", "b,2"), "reads as dates"),
    "negative prices": (closes("1", "-2", "-3", "4"), "a price of zero or below (rows 3, 4)"),
    "returns instead of prices": (closes("0.01", "-0.02", "0.03", "-0.01"), "zero or below"),
    "text in numbers": (closes("1", "2", "x\x1b[31m", "y", "5"), "such as “x [31m”"),
    "too many columns": (wide_csv(300), "more than 50 columns"),
    "too many rows": (csv_of(*["2020-01-01,1"] * 1_000_000), f"more than {MAX_ROWS:,} rows"),
    "too many cells": (b"1," * 49 + b"1\n" + (b"1," * 49 + b"1\n") * 80_000, "3,000,000 cells"),
    "too many line ends": (b"\n" * 5_000_000 + b"a,b", f"more than {MAX_ROWS:,} rows"),
    "too many bytes": (b"x" * (MAX_BYTES + 1), "20 MB can be read"),
    "a row of commas": (b"," * 1_000_000, "more than 50 columns"),
    "a quotation mark left open": (csv_of('2024-01-02,"100', "2024-01-03,101"), "quotation mark"),
    "one endless cell": (b'a,"' + b"x" * 300_000 + b'"\n', "a cell is too long"),
    "decimal commas between commas": (
        csv_of("2024-01-02,100,5", "2024-01-03,101,5", "2024-01-04,102,5"),
        "All rows have more cells than the table has columns",
    ),
    "several assets below each other": (
        csv_of(*(f"{day},{price}" for price in (1, 2, 3) for day in FIVE_DAYS)),
        "repeat a date with another value",
    ),
    "times in two ways": (
        csv_of(
            "2024-01-02T10:00:00Z,1",
            "2024-01-02T11:00:00Z,2",
            "2024-01-02 12:00:00,3",
            "2024-01-02 13:00:00,4",
        ),
        "2 say how far from UTC they are and 2 do not",
    ),
    "prices beyond any number": (closes("1e-300", "1e99"), "larger than a number can hold"),
    "an empty spreadsheet": (workbook_of([]), "The spreadsheet is empty"),
    "a spreadsheet cut short": (BOOK[: len(BOOK) // 2], "damaged"),
    "a spreadsheet with a broken part": (
        repacked(BOOK, SHEET, b"</row>", b"</raw>"),
        "damaged",
    ),
    "a spreadsheet without sheets": (zip_of({"xl/workbook.xml": b"<workbook/>"}), "damaged"),
    "a zip bomb": (bomb(), "unpacks to more than 200 MB"),
    "a row of millions of cells": (
        repacked(
            BOOK, SHEET, b"</sheetData>", b"<row>" + b"<c/>" * 500_000 + b"</row></sheetData>"
        ),
        "more cells than can be read",
    ),
    "millions of rows of nothing": (
        repacked(BOOK, SHEET, END, b"<row/>" * 13_000_000 + END),
        "more cells than can be read",
    ),
    "millions of attributes": (
        repacked(BOOK, SHEET, b"<sheetData>", b"<a" + b' b=""' * 500_000 + b"/><sheetData>"),
        "more cells than can be read",
    ),
    "millions of styles": (
        repacked(BOOK, "xl/styles.xml", b"</cellXfs>", b"<xf/>" * 500_000 + b"</cellXfs>"),
        "more cells than can be read",
    ),
    "a zip with a false directory": (lying_directory(), "damaged"),
    "a zip of another kind": (lzma_book(), "damaged"),
    "entities in a spreadsheet": (
        repacked(BOOK, SHEET, b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet'),
        "declares XML entities",
    ),
    "a row far below": (far_row(), f"more than {MAX_ROWS:,} rows"),
    "formulas nobody computed": (uncomputed(), "reads as numbers"),
    "a wide spreadsheet": (workbook_of([["Date", *range(60)]] * 3), "more than 50 columns"),
    "a text pickle": (b"cos\nsystem\n(S'touch x, y'\ntR.\n", "reads as dates"),
}


@pytest.mark.parametrize(("content", "words"), REFUSED.values(), ids=REFUSED.keys())
def test_a_file_that_cannot_be_used_is_refused_in_one_sentence(content: bytes, words: str) -> None:
    with refused(words):
        table = read_table(content)
        read_prices(table, answered(table, Choices()))


READ = {
    "UTF-16 with its mark": GOOD.decode().encode("utf-16"),
    "UTF-8 with its mark": b"\xef\xbb\xbf" + GOOD,
    "line ends of Windows": GOOD.replace(b"\n", b"\r\n"),
    "line ends of an old Mac": GOOD.replace(b"\n", b"\r"),
    "blank lines between": GOOD.replace(b"\n", b"\n\n \n,\n"),
    "semicolons": GOOD.replace(b",", b";"),
    "tabs": GOOD.replace(b",", b"\t"),
    "bars": GOOD.replace(b",", b"|"),
    "quotes around everything": b'"Date","Close"\n'
    + b"".join(
        f'"{day}","{price}"\n'.encode() for day, price in zip(FIVE_DAYS, FIVE_PRICES, strict=True)
    ),
    "separators at the ends": GOOD.replace(b"\n", b",,\n"),
    "no header": GOOD.removeprefix(b"Date,Close\n"),
    "a preamble": b"My broker, in short\n\nAccount;7\n" + GOOD,
    "comments": GOOD.replace(b"\n", b"\n# as of today, 5\n"),
    "currency signs": GOOD.replace(b",1", b", $1"),
    "decimal commas": GOOD.replace(b",", b";").replace(b".", b","),
    "months by name": b"Date;Close\n"
    + b"".join(
        f"{int(day[8:])} Jan {day[:4]};{price}\n".encode()
        for day, price in zip(FIVE_DAYS, FIVE_PRICES, strict=True)
    ),
    "a byte of Windows": GOOD.replace(b"Close", b"Schlu\xdfkurs"),
    "an end of file of DOS": GOOD + b"\x1a",
    "a spreadsheet of texts": BOOK,
    "a spreadsheet as Excel writes it": excel_book(FIVE_DAYS, FIVE_PRICES),
    "an .xls that is text": GOOD.replace(b",", b"\t"),
    "three header rows": b"Price,Close\nTicker,QQQ\n" + GOOD.replace(b"Date,Close", b"Date,"),
}


@pytest.mark.parametrize("content", READ.values(), ids=READ.keys())
def test_a_file_that_is_only_odd_is_read_to_the_last_digit(content: bytes) -> None:
    prices = prices_in(content).prices
    assert [f"{day:%Y-%m-%d}" for day in prices.index] == list(FIVE_DAYS)
    assert prices.close.tolist() == list(FIVE_PRICES)


def test_formulas_count_as_the_values_stored_with_them() -> None:
    assert prices_in(computed()).prices.close.tolist() == [4712.5] * 5


def test_two_columns_of_one_name_are_told_apart_and_asked_about() -> None:
    rows = (f"{day},{price},7" for day, price in zip(FIVE_DAYS, FIVE_PRICES, strict=True))
    content = csv_of(*rows, header="Date,Close,Close")
    with refused("say first what is meant by its close"):
        prices_in(content)
    assert prices_in(content, close="Close (column C)").prices.close.tolist() == [7.0] * 5


def test_mixed_dates_are_refused_whichever_order_is_chosen() -> None:
    rows = [*DAYS, *(f"{day[3:5]}/{day[:2]}/{day[6:]}" for day in DAYS)]
    content = csv_of(*(f"{day},{price}" for price, day in enumerate(rows, 1)))
    for order in ("day_first", "month_first"):
        with refused("32 of 64 rows have no date that can be read"):
            prices_in(content, date_order=order)


def test_a_single_bad_row_is_left_out_and_told() -> None:
    upload = prices_in(closes("1", "2", "oops", "4"))
    assert upload.prices.close.tolist() == [1.0, 2.0, 4.0]
    found = upload.report.found("unreadable_cells")
    assert found is not None
    assert (found.rows, found.examples, found.action) == ((4,), ("oops",), "left_out")


def test_a_checksum_that_is_wrong_is_a_damaged_file() -> None:
    with zipfile.ZipFile(BytesIO(BOOK)) as archive:
        crc = archive.getinfo(SHEET).CRC
    wrong = BOOK.replace(struct.pack("<I", crc), struct.pack("<I", zlib.crc32(b"other")))
    with refused("damaged"):
        read_table(wrong)
