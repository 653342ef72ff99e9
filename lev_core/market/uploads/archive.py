"""The zip archive of a spreadsheet, held to what a spreadsheet program would write.

A few kilobytes can unpack to gigabytes, and a hundred megabytes of XML can become ten
gigabytes of elements; both are refused by counting, before any of it is parsed.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from lev_core.market.uploads.content import AS_TABLE, UNPACK
from lev_core.market.uploads.errors import UploadError

MAX_UNPACKED = 200_000_000
"""Bytes all parts of a spreadsheet may have once unpacked."""

MOST_PARTS = 2_000
MOST_TAGS = 12_000_000  # of all parts; the largest table that can be read has some nine million
MOST_ELSEWHERE = 200_000  # of a part that is neither a sheet nor the texts of the cells
MOST_IN_ROW = 100_000  # from one row, or text, to the next; a row has at most 16,384 cells
MOST_ATTRIBUTES = 20  # for each tag
SPARE_ATTRIBUTES = 10_000  # of each chunk, for what stands in texts
ENCRYPTED = 1  # the flag of a part that needs a password
CHUNK = 1 << 20
LONG_PARTS = ("xl/worksheets/", "xl/sharedstrings.xml")
RECORD = re.compile(rb"<(?:\w+:)?(?:row|si)\b")
# No office program writes these; expanding entities is how a small XML file becomes a huge one.
DECLARATIONS = tuple(
    word.encode(encoding)
    for word in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("ascii", "utf-16-le", "utf-16-be")
)
OVERLAP = max(map(len, DECLARATIONS)) - 1
OTHERS = (
    ("xl/workbook.bin", "a binary Excel file (.xlsb)", AS_TABLE),
    ("word/document.xml", "a text document", AS_TABLE),
    ("ppt/presentation.xml", "a presentation", AS_TABLE),
    ("content.xml", "an OpenDocument file", AS_TABLE),
)


def check_archive(content: bytes) -> None:
    """Refuse a zip file that is no .xlsx, or that would become something too large."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            _check_kind({part.filename for part in parts})
            _check_size(parts)
            left = MOST_TAGS
            for part in parts:
                with archive.open(part) as opened:
                    left -= _checked_tags(opened, part.filename, left)
    except UploadError:
        raise
    except Exception:  # noqa: BLE001  a damaged archive can fail in any way zipfile and zlib know
        raise damaged() from None


def damaged() -> UploadError:
    """Return the refusal of a spreadsheet that cannot be read."""
    return UploadError(
        "The spreadsheet is damaged and cannot be read; open it in a spreadsheet program and save "
        "it again."
    )


def _too_large() -> UploadError:
    return UploadError(
        f"The spreadsheet unpacks to more than {MAX_UNPACKED / 1e6:g} MB or to more cells than can "
        "be read; save the one table that is needed as CSV."
    )


def _check_kind(names: set[str]) -> None:
    if "xl/workbook.xml" in names:
        return
    for part, what, advice in OTHERS:
        if part in names:
            raise UploadError(f"The file is {what}; {advice}.")
    raise UploadError(f"The file is a zip archive; {UNPACK}.")


def _check_size(parts: list[ZipInfo]) -> None:
    """Refuse by the sizes in the zip's directory, beyond which zipfile reads no part of it."""
    if sum(part.file_size for part in parts) > MAX_UNPACKED or len(parts) > MOST_PARTS:
        raise _too_large()
    for part in parts:
        if part.compress_type not in {ZIP_STORED, ZIP_DEFLATED} or part.flag_bits & ENCRYPTED:
            raise damaged()


def _checked_tags(part: IO[bytes], name: str, left: int) -> int:
    """Return how many tags a part has; refuse declarations and more than a program writes."""
    allowed = left if name.casefold().startswith(LONG_PARTS) else min(left, MOST_ELSEWHERE)
    tail, tags, since_record = b"", 0, 0
    while chunk := part.read(CHUNK):
        _check_declarations(tail + chunk)
        tail = chunk[-OVERLAP:]
        here = chunk.count(b"<")
        tags += here
        if tags > allowed or chunk.count(b"=") > MOST_ATTRIBUTES * here + SPARE_ATTRIBUTES:
            raise _too_large()
        first, *others = RECORD.split(chunk)
        counts = [since_record + first.count(b"<"), *(piece.count(b"<") for piece in others)]
        since_record = counts[-1]
        if max(counts) > MOST_IN_ROW:
            raise _too_large()
    return tags


def _check_declarations(window: bytes) -> None:
    if any(word in window for word in DECLARATIONS):
        raise UploadError(
            "The spreadsheet declares XML entities, which no spreadsheet program writes; save the "
            "table as CSV."
        )
