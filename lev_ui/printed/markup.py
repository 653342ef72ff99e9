"""The one place where text becomes HTML: everything is escaped on the way in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import NewType

from lev_ui.theme import MINUS
from lev_ui.words.plain import WORD_JOINER

Markup = NewType("Markup", str)

_SIGNED = re.compile(f"{MINUS}(?=[^0-9 ])")
_MARKS = re.compile(r"\\(.)|(\*\*)", re.DOTALL)


def text(said: str) -> Markup:
    """Return any text so that a browser shows it as it is, between tags or in an attribute.

    A line does not end between a minus and what it belongs to.
    """
    return Markup(_SIGNED.sub(f"{MINUS}{WORD_JOINER}", escape(said, quote=True)))


def sentence(markdown: str) -> Markup:
    r"""Return a sentence of `lev_ui.words` with its bold parts bold and all else as text.

    The words are written in Markdown, in which text from outside has been made harmless with
    backslashes (`for_markdown`); both are undone here, and what remains is escaped.

    Examples
    --------
    >>> sentence(r"The **<b>** fund\*\* & more")
    '<p>The <strong>&lt;b&gt;</strong> fund** &amp; more</p>'
    """
    return element("p", inline(markdown))


def inline(markdown: str) -> Markup:
    """Return a sentence as `sentence` does, without a paragraph around it."""
    written: list[str] = []
    at, is_bold = 0, False
    markdown = markdown.replace(WORD_JOINER, "")
    for mark in _MARKS.finditer(markdown):
        written.append(text(markdown[at : mark.start()]))
        at = mark.end()
        if mark[2]:
            written.append("</strong>" if is_bold else "<strong>")
            is_bold = not is_bold
        else:
            written.append(text(mark[1]))
    written.append(text(markdown[at:]))
    return Markup("".join(written) + ("</strong>" if is_bold else ""))


def element(
    name: str, content: Markup | Iterable[Markup] = Markup(""), /, **given: object
) -> Markup:
    """Return an element; `class_` stands for class, and an underscore for a hyphen."""
    attributes = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for key, value in given.items()
    )
    inside = content if isinstance(content, str) else joined(content)
    return Markup(f"<{name}{attributes}>{inside}</{name}>")


def joined(parts: Iterable[Markup]) -> Markup:
    """Return several pieces of markup as one."""
    return Markup("".join(parts))
