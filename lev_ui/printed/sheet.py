"""A sheet of paper: what stands on it, as a file of its own and inside a page."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lev_ui.printed.markup import Markup, element, joined, sentence, text
from lev_ui.words.printed import Row

STYLE = Path(__file__).with_name("sheet.css")
DRAWING = re.compile(r'<svg [^>]*aria-label="([^"]*)".*?</svg>', re.DOTALL)
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
ALONE = (
    "@page { margin: 12mm; } html { background: #FFFFFF; color-scheme: light; } "
    "body { margin: 0 auto; max-width: 186mm; padding: 8mm; } "
    "@media print { body { padding: 0; } }"
)


@dataclass(frozen=True)
class Sheet:
    """What is printed on one page: a title, and below it `body`, in which all text is escaped."""

    title: str
    body: Markup

    def document(self) -> str:
        """Return a file that needs nothing else: no script, no picture, no network."""
        style = f"<style>{ALONE}\n{STYLE.read_text(encoding='utf-8')}</style>"
        return (
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{text(self.title)}</title>\n{style}\n</head>\n<body>\n"
            f'<main class="sheet"><h1>{text(self.title)}</h1>{self.body}</main>\n</body>\n</html>\n'
        )

    def preview(self) -> str:
        """Return the same inside another page, whose own title stands above it.

        The page lets no drawing through, so the drawing is an image there.
        """
        style = f"<style>{STYLE.read_text(encoding='utf-8')}</style>"
        body = self.body.replace("<h2", "<h3").replace("</h2>", "</h3>")
        body = DRAWING.sub(lambda found: _as_image(found[0], found[1]), body)
        return f'{style}<div class="sheet paper"><h2>{text(self.title)}</h2>{body}</div>'


def _as_image(drawing: str, said: str) -> str:
    """Return a drawing as an image, in letters that any computer has."""
    lettered = drawing.replace("<svg", '<svg font-family="Arial, sans-serif"', 1)
    encoded = b64encode(lettered.encode()).decode()
    return f'<img src="data:image/svg+xml;base64,{encoded}" alt="{said}">'


def table(head: Sequence[str], rows: Sequence[Row], kind: str) -> Markup:
    """Return a table whose rows have a name and cells; empty cells are room to write in."""
    top = element("tr", [element("th", text(name), scope="col") for name in head])
    lines = [
        element(
            "tr",
            [
                element("th", [text(row.name), *_note(row)], scope="row"),
                *(element("td", text(cell)) for cell in row.cells),
            ],
        )
        for row in rows
    ]
    parts = [element("thead", top), element("tbody", lines)]
    return element("table", parts, class_=kind)


def _note(row: Row) -> list[Markup]:
    return [text(" "), element("small", text(row.note))] if row.note else []


def section(title: str, parts: Sequence[Markup], kind: str = "") -> Markup:
    """Return a part of the sheet under its heading."""
    inside = joined([element("h2", text(title)), *parts])
    return element("section", inside, class_=kind) if kind else element("section", inside)


def bullets(sentences: Sequence[str]) -> Markup:
    """Return sentences as a list."""
    return element("ol", [element("li", sentence(said)) for said in sentences])
