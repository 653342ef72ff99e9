"""The words of the pages, which are Markdown, as HTML and as plain text."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from lev_ui.report.harmless import harmless

# Everything that could lead somewhere or hold HTML is off: what looks like it is shown as text.
OFF = ("autolink", "html_block", "html_inline", "image", "link", "reference")


@cache
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table").disable(list(OFF))


def as_html(text: str) -> str:
    r"""Return Markdown as HTML: paragraphs, lists, headings, tables, bold and italics.

    Examples
    --------
    >>> as_html(r"**Bold** and \[text\](javascript:x) <b>")
    '<p><strong>Bold</strong> and [text](javascript:x) &lt;b&gt;</p>\n'
    """
    html: str = _reader().render(harmless(text))
    return html


def as_inline_html(text: str) -> str:
    """Return Markdown of one line as HTML without a paragraph around it."""
    html: str = _reader().renderInline(" ".join(harmless(text).split()))
    return html


def as_text(text: str) -> str:
    r"""Return Markdown as the text a reader sees, on one line.

    Examples
    --------
    >>> as_text(r"**rose 1%** on \$5 \| x")
    'rose 1% on $5 | x'
    """
    blocks = _reader().parse(harmless(text))
    said = (_said(part) for block in blocks for part in block.children or ())
    return " ".join("".join(said).split())


def _said(part: Token) -> str:
    return " " if part.type in {"softbreak", "hardbreak"} else part.content
