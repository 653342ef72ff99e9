"""What a file is, told by its content alone, and its text."""

from __future__ import annotations

from typing import Literal, TypeAlias

from lev_core.market.uploads.errors import UploadError

Format: TypeAlias = Literal["text", "workbook"]
Encoding: TypeAlias = Literal["UTF-8", "UTF-16", "Windows-1252"]

MAX_BYTES = 20_000_000
"""Bytes a file may have."""

MAX_ROWS = 300_000
"""Rows with anything in them a file, or a sheet of it, may have, the header among them."""

MAX_COLUMNS = 50
"""Columns a table may have."""

MAX_CELLS = 3_000_000
"""Cells a table may have: `MAX_ROWS` rows of ten columns."""

AS_TABLE = "save the table as CSV or .xlsx and choose that file"
UNPACK = "unpack it first and choose the file inside"
# What a file starts with, what it is then, and what to do about it.
SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"\x1f\x8b", "packed with gzip", UNPACK),
    (b"BZh", "packed with bzip2", UNPACK),
    (b"\xfd7zXZ", "packed with xz", UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", UNPACK),
    (b"\x28\xb5\x2f\xfd", "packed with zstd", UNPACK),
    (b"Rar!", "a RAR archive", UNPACK),
    (b"PK\x05\x06", "an empty zip archive", AS_TABLE),
    (b"\xd0\xcf\x11\xe0", "an Excel file of the old kind, or one with a password", AS_TABLE),
    (b"PAR1", "a parquet file", AS_TABLE),
    (b"ARROW1", "an Arrow file", AS_TABLE),
    (b"\x89HDF", "an HDF5 file", AS_TABLE),
    (b"SQLite format 3", "a database", AS_TABLE),
    (b"\x93NUMPY", "a numpy file", AS_TABLE),
    (b"\x80\x02", "a Python pickle, which is never opened", AS_TABLE),
    (b"\x80\x03", "a Python pickle, which is never opened", AS_TABLE),
    (b"\x80\x04", "a Python pickle, which is never opened", AS_TABLE),
    (b"\x80\x05", "a Python pickle, which is never opened", AS_TABLE),
    (b"\x89PNG", "an image", AS_TABLE),
    (b"\xff\xd8\xff", "an image", AS_TABLE),
    (b"GIF8", "an image", AS_TABLE),
    (b"RIFF", "an image or a recording", AS_TABLE),
    (b"II*\x00", "an image", AS_TABLE),
    (b"MM\x00*", "an image", AS_TABLE),
    (b"%PDF", "a PDF", AS_TABLE),
    (b"{\\rtf", "a text document with formatting", AS_TABLE),
    (b"\x7fELF", "a program", AS_TABLE),
    (b"MZ\x90", "a program", AS_TABLE),
)
MARKUP: tuple[tuple[str, str], ...] = (
    ("<?xml", "XML"),
    ("<", "a web page"),  # where tags are closed; MetaTrader's columns are <DATE> and <CLOSE>
    ("{", "JSON"),
    ("[{", "JSON"),
    ("[[", "JSON"),
)
WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
UTF8_MARK = b"\xef\xbb\xbf"
UNPRINTED = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a"))
# Of all bytes, and in number; a stray control character is not yet a binary file.
MOST_UNPRINTED, FEW_UNPRINTED = 0.01, 8


def format_of(content: bytes) -> Format:
    """Return whether a file is text or a spreadsheet; refuse anything else by what it is."""
    if len(content) > MAX_BYTES:
        raise UploadError(
            f"The file has {len(content) / 1e6:,.1f} MB and at most {MAX_BYTES / 1e6:g} MB can be "
            "read; keep the columns and years that are needed."
        )
    if not content.strip(b"\x00\t\r\n \x1a"):
        raise UploadError("The file is empty; choose one with a table of dates and values.")
    for start, what, advice in SIGNATURES:
        if content.startswith(start):
            raise UploadError(f"The file is {what}; {advice}.")
    return "workbook" if content.startswith(b"PK\x03\x04") else "text"


def decoded(content: bytes) -> tuple[str, Encoding]:
    """Return the text of a file and how it was encoded.

    With a byte order mark what the mark says, else UTF-8 where the bytes are that, else
    Windows-1252.

    Examples
    --------
    >>> decoded("Schlußkurs".encode("cp1252"))
    ('Schlußkurs', 'Windows-1252')
    """
    text, encoding = _decoded(content)
    start = text.lstrip()
    for mark, what in MARKUP:
        if start.startswith(mark) and (mark != "<" or "</" in start):
            raise UploadError(f"The file is {what}, not a table; {AS_TABLE}.")
    return text, encoding


def _decoded(content: bytes) -> tuple[str, Encoding]:
    if content.startswith(WIDE_MARKS):
        try:
            text = content.decode("utf-16")
        except UnicodeDecodeError:
            raise _unreadable() from None
        if "\x00" in text:
            raise _unreadable()
        return text, "UTF-16"
    unprinted = len(content) - len(content.translate(None, UNPRINTED))
    if b"\x00" in content or unprinted > max(FEW_UNPRINTED, MOST_UNPRINTED * len(content)):
        raise _unreadable()
    body = content.removeprefix(UTF8_MARK)
    try:
        return body.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        pass
    try:
        return body.decode("cp1252"), "Windows-1252"
    except UnicodeDecodeError:
        raise _unreadable() from None


def _unreadable() -> UploadError:
    return UploadError(
        "The file is neither a spreadsheet nor text that can be read; save it as .xlsx or as "
        "CSV in UTF-8."
    )
