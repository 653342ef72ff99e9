"""A report as one HTML file that asks nobody for anything."""

from __future__ import annotations

import json
from base64 import b64encode
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any

from lev_ui.charts.frame import CONFIG
from lev_ui.report.colours import Palette, coloured, dark_charts, palette
from lev_ui.report.harmless import harmless, one_line
from lev_ui.report.markdown import as_html, as_inline_html, as_text
from lev_ui.report.typeface import typeface
from lev_ui.report.value import Drawn, Report, Section
from lev_ui.words import sharing
from lev_ui.words.compare import FOOTER

ASSETS = Path(__file__).parents[2] / "assets"
LARGEST = 6_000_000  # bytes; what most mail systems still let through once encoded
FONT = '"Source Sans", system-ui, "Segoe UI", Roboto, Arial, sans-serif'
OFF_THE_LINE = {"ticks": "outside", "ticklen": 6, "tickcolor": "rgba(0,0,0,0)"}
# What JSON may hold and a script element may not.
_IN_SCRIPT = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}
_TO_SCRIPT = str.maketrans(_IN_SCRIPT)


def html(report: Report) -> str:
    """Return a report as HTML: one file, its pictures alive, with no request to make.

    The policy in its head lets nothing load and runs two scripts alone, known by their hash:
    Plotly's own and the one that draws.

    Parameters
    ----------
    report : Report
        What to print.

    Returns
    -------
    str
        The file; the same report gives the same text.
    """
    drawn = [*([report.main] if report.main else [])]
    drawn += [chart for section in report.sections for chart in section.charts]
    places = iter(range(len(drawn)))
    body = "\n".join(
        (
            _head(report),
            *([_chart(report.main, next(places))] if report.main else []),
            *(_section(section, places) for section in report.sections),
            _data(report),
            _assumptions(report),
            _provenance(report),
            _foot(report),
        )
    )
    return document(as_text(report.title), f"<main>\n{body}\n</main>", drawn)


def document(title: str, body: str, drawn: list[Drawn], kind: str = "") -> str:
    """Return a whole HTML file around a body whose charts stand at `chart-0` and on."""
    scripts = (plotly(), _asset("report.js"))
    policy = (
        f"default-src 'none'; script-src {' '.join(map(_hash, scripts))}; "
        "style-src 'unsafe-inline'; img-src data: blob:; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    inline = "".join(f"<script>{script}</script>\n" for script in scripts) if drawn else ""
    return (
        "<!doctype html>\n"
        f'<html lang="en"{f" class={chr(34)}{kind}{chr(34)}" if kind else ""}>\n<head>\n'
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(title)}</title>\n<style>\n{style()}</style>\n</head>\n<body>\n{body}\n"
        f'<script type="application/json" id="pictures">{_pictures(drawn)}</script>\n'
        f"{inline}</body>\n</html>\n"
    )


@cache
def plotly() -> str:
    """Return plotly.js, which the package carries."""
    from plotly.offline import get_plotlyjs

    script: str = get_plotlyjs()
    if "</script" in script or "<!--" in script:
        raise ValueError("plotly.js would end the script element it stands in")
    return script


@cache
def style() -> str:
    """Return the style of a report with the dashboard's typeface and the colours of both themes."""
    light, dark = palette("light"), palette("dark")
    return (
        f"{typeface()}:root{{{_variables(light)}}}\n"
        f"@media screen and (prefers-color-scheme: dark){{\n:root{{{_variables(dark)}}}\n"
        f"{dark_charts()}\n}}\n{_asset('report.css')}"
    )


def _variables(colours: Palette) -> str:
    named = {
        "text": colours.text,
        "background": colours.background,
        "link": colours.primary,
        "warning": colours.charts[1],
        "muted": colours.charts[6],
        "line": colours.charts[7],
    }
    return "".join(f"--{name}:{colour};" for name, colour in named.items())


@cache
def _asset(name: str) -> str:
    return (ASSETS / name).read_text(encoding="utf-8")


@cache
def _hash(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


def _pictures(drawn: list[Drawn]) -> str:
    light = palette("light")
    pictures = [_picture(chart.picture.to_dict(), light) for chart in drawn]
    return json.dumps(pictures, ensure_ascii=False, sort_keys=True).translate(_TO_SCRIPT)


def _picture(spec: dict[str, Any], colours: Palette) -> dict[str, Any]:
    """Return a chart as the page draws it: in light colours, which a style turns dark."""
    layout = spec["layout"] | {
        "autosize": True,
        "font": {"family": FONT, "color": colours.charts[6], "size": 12},
        "paper_bgcolor": colours.background,
        "plot_bgcolor": colours.background,
        "hoverlabel": {
            "bgcolor": colours.background,
            "bordercolor": colours.charts[8],
            "font": {"family": FONT, "color": colours.charts[2], "size": 13},
        },
        "modebar": {
            "bgcolor": "rgba(0,0,0,0)",
            "color": colours.charts[6],
            "activecolor": colours.charts[2],
        },
        "template": {"layout": {"xaxis": OFF_THE_LINE, "yaxis": OFF_THE_LINE}},
    }
    return {
        "data": coloured(_cleaned(spec["data"]), colours),
        "layout": coloured(_cleaned(layout), colours),
        "config": CONFIG | {"responsive": True},
    }


def _cleaned(part: Any) -> Any:  # noqa: ANN401  JSON
    if isinstance(part, str):
        return harmless(part)
    if isinstance(part, dict):
        return {key: _cleaned(value) for key, value in part.items()}
    return [_cleaned(value) for value in part] if isinstance(part, list | tuple) else part


def _head(report: Report) -> str:
    badges = "".join(
        f"<li{' class=warning' if badge.is_warning else ''}>{as_inline_html(badge.text)}</li>"
        for badge in report.badges
    )
    numbers = "".join(
        f"<div><dt>{as_inline_html(number.label)}</dt><dd>{as_inline_html(number.value)}</dd></div>"
        for number in report.numbers
    )
    return (
        f"<header>\n<p class=kicker>{sharing.KICKER}</p>\n"
        f"<h1>{as_inline_html(report.title)}</h1>\n<ul class=badges>{badges}</ul>\n"
        f"<div class=answer>{as_html(report.answer)}</div>\n</header>\n"
        + (f"<dl class=numbers>{numbers}</dl>" if numbers else "")
    )


def _chart(chart: Drawn, place: int) -> str:
    alt = escape(one_line(chart.alt))
    height = int(chart.picture.to_dict()["layout"]["height"])
    return (
        f'<figure aria-label="{alt}"><div id="chart-{place}" class=chart '
        f'style="height:{height}px"></div>'
        f"<noscript><p>{sharing.WITHOUT_SCRIPT} {alt}</p></noscript></figure>"
    )


def _section(section: Section, places: Any) -> str:  # noqa: ANN401  an iterator of numbers
    charts = "\n".join(_chart(chart, next(places)) for chart in section.charts)
    return (
        f"<section>\n<h2>{as_inline_html(section.heading)}</h2>\n{as_html(section.said)}\n"
        f"{charts}\n{as_html(section.below)}\n</section>"
    )


def _data(report: Report) -> str:
    rows = [(badge.text, badge.meaning) for badge in report.badges]
    return _facts(sharing.ABOUT, rows)


def _assumptions(report: Report) -> str:
    return _facts(sharing.ASSUMED, [(row.name, row.said) for row in report.assumptions])


def _provenance(report: Report) -> str:
    return _facts(sharing.ORIGIN, [(row.name, row.text) for row in report.provenance])


def _facts(heading: str, rows: list[tuple[str, str]]) -> str:
    if not rows:
        return ""
    listed = "".join(
        f"<div><dt>{as_inline_html(name)}</dt><dd>{as_inline_html(text)}</dd></div>\n"
        for name, text in rows
    )
    return f"<section>\n<h2>{heading}</h2>\n<dl class=facts>\n{listed}</dl>\n</section>"


def _foot(report: Report) -> str:
    code = ""
    if report.code:
        lines = escape(harmless(report.code))
        code = (
            f"<section>\n<h2>{sharing.CODE}</h2>\n"
            f"<pre tabindex=0><code>{lines}</code></pre>\n</section>\n"
        )
    return (
        f"{code}<section>\n<h2>{sharing.SAME_RESULT}</h2>\n<p>{_link(report.link)}</p>\n"
        f"<p>{sharing.PLAIN_LINK}</p>\n</section>\n<footer><p>{as_inline_html(FOOTER)}</p></footer>"
    )


def _link(link: str) -> str:
    address = escape(one_line(link))
    is_web = link.startswith(("http://", "https://"))
    return f'<a class=link href="{address}">{address}</a>' if is_web else address
