"""Text from anywhere as plain text that every file format takes and no reader is fooled by."""

from __future__ import annotations

import re

# Control characters but for tab and new line; what turns the direction of the text after it;
# joiners that `for_markdown` puts in; halves of a pair; what Unicode says is no character.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u2060\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff"
    "\ufffe\uffff]"
)


def harmless(text: str) -> str:
    r"""Return a text without what no file can hold and what would turn other text around.

    Right-to-left letters stay; the characters that force a direction on what follows go.

    Examples
    --------
    >>> harmless("A\x00B\u202eC")
    'ABC'
    """
    return _UNPRINTABLE.sub("", text)


def one_line(text: str) -> str:
    """Return a text as one line."""
    return " ".join(harmless(text).split())
