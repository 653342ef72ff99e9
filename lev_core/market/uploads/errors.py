"""What a reader is told when a file cannot be used, and text from a file made safe to show."""

from __future__ import annotations

from lev_core.errors import LeverageError

QUOTED = 30  # characters of a cell or a name that are shown
LABEL = 60
NAMELESS = "your file"


class UploadError(LeverageError):
    """A file that cannot be used as it is; the message is one sentence ending in what to do.

    Parameters
    ----------
    message : str
        The sentence. Text of the file in it has gone through `quoted`.
    """


def printable(text: str, limit: int) -> str:
    r"""Return text from outside as one short line without control characters.

    Examples
    --------
    >>> printable("Close\x07\n price", 30)
    'Close price'
    """
    visible = "".join(c if c.isprintable() else " " for c in text[: 4 * limit])
    line = " ".join(visible.split())
    return line if len(line) <= limit else f"{line[: limit - 1]}…"


def quoted(text: str) -> str:
    """Return text from a file as it is quoted in a sentence.

    Examples
    --------
    >>> quoted("n/a. ")
    '“n/a.”'
    """
    return f"“{printable(text, QUOTED)}”"


def label_of(text: str) -> str:
    r"""Return a reader's name for a file as one short line that no path can be made of.

    Examples
    --------
    >>> label_of("../../etc/passwd"), label_of("\n")
    ('.. .. etc passwd', 'your file')
    """
    return printable(text.replace("/", " ").replace("\\", " "), LABEL) or NAMELESS


def counted(count: int, noun: str) -> str:
    """Return a count with its noun, ``1 row`` or ``2,500 rows``."""
    return f"1 {noun}" if count == 1 else f"{count:,} {noun}s"


def listed_rows(rows: tuple[int, ...], count: int) -> str:
    """Return rows of a file as a person lists them, ``row 4`` or ``rows 4, 7 and others``."""
    if count == 1:
        return f"row {rows[0]}"
    return f"rows {', '.join(map(str, rows))}{' and others' if count > len(rows) else ''}"
