"""One colour per quantity, in both themes, and never colour alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Scheme, Visit
from tests.browser.waiting import choose, lines, shows_no_error

pytestmark = pytest.mark.browser

# Token, simple leverage, asset, gain, drag, cost: the table of the look.
LOOK: dict[Scheme, tuple[str, ...]] = {
    "light": ("#1D4ED8", "#B45309", "#334155", "#0F766E", "#BE123C", "#86198F"),
    "dark": ("#5B8DEF", "#FBBF24", "#E2E8F0", "#34D399", "#F43F5E", "#F0ABFC"),
}
DRAWN = """() => {
  const hex = (color) => '#' + color.match(/[0-9.]+/g).slice(0, 3)
    .map((part) => Number(part).toString(16).padStart(2, '0')).join('').toUpperCase();
  const all = (where, what) => [...document.querySelectorAll(where)]
    .map((path) => getComputedStyle(path))
    .filter((style) => style.strokeWidth !== '0px' || what === 'fill')
    .map((style) => hex(style[what]));
  return {
    lines: all('.st-key-overlay .scatterlayer .js-line', 'stroke'),
    areas: all('.st-key-overlay .scatterlayer .js-fill', 'fill'),
    bars: all('.st-key-waterfall .barlayer path', 'fill'),
  };
}"""

REST: dict[Scheme, tuple[set[str], set[str]]] = {
    "light": ({"#E2E8F0"}, {"#475569"}),
    "dark": ({"#243049"}, {"#A9B6CC"}),
}
REST_DRAWN = """() => {
  const hex = (color) => '#' + color.match(/[0-9.]+/g).slice(0, 3)
    .map((part) => Number(part).toString(16).padStart(2, '0')).join('').toUpperCase();
  const all = (where, what) => [...document.querySelectorAll(where)]
    .map((part) => hex(getComputedStyle(part)[what]));
  return [all('.js-plotly-plot .gridlayer path', 'stroke'),
    all('.js-plotly-plot :is(.xtick, .ytick, .y2tick) text', 'fill')];
}"""


def colours(page: Page) -> dict[str, list[str]]:
    """Return the colours on the screen of lines, areas and bars."""
    drawn: dict[str, list[str]] = page.evaluate(DRAWN)
    return drawn


def expected(scheme: Scheme) -> dict[str, list[str]]:
    """Return what the look asks of the opening view."""
    token, simple, asset, gain, drag, cost = LOOK[scheme]
    return {
        "lines": [asset, simple, token, asset, token],
        "areas": [gain, drag],
        "bars": [simple, drag, cost, cost, cost, token],
    }


def rest(page: Page) -> tuple[set[str], set[str]]:
    """Return the colours on the screen of gridlines and of the scales' numbers."""
    found: list[list[str]] = page.evaluate(REST_DRAWN)
    lines, texts = found
    return set(lines), set(texts)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_charts_wear_the_colours_of_the_look(scheme: Scheme, visit: Visit) -> None:
    assert colours(visit(scheme=scheme)) == expected(scheme)


def test_switching_the_theme_recolours_the_charts_without_another_run(visit: Visit) -> None:
    page = visit()
    for scheme in ("dark", "light"):
        page.get_by_role("button", name="Main menu").click()
        page.get_by_test_id(f"stMainMenuItem-theme-{scheme.title()}").click()
        page.keyboard.press("Escape")
        page.wait_for_timeout(500)
        assert colours(page) == expected(scheme)
        assert rest(page) == REST[scheme]
        choose(page, "2x")
        choose(page, "3x")
        assert colours(page) == expected(scheme), "drawn anew"
        assert rest(page) == REST[scheme]
    page.evaluate("localStorage.clear()")
    shows_no_error(page)


@pytest.mark.parametrize("path", ["/", "/?baseline=asset"])
def test_lines_that_share_a_chart_differ_by_more_than_colour(path: str, visit: Visit) -> None:
    page = visit(path)
    upper = [
        line
        for line in lines(page, "overlay")
        if line["axis"] == "y" and "trace" not in line["name"]
    ]
    chart = page.locator(".st-key-overlay .js-plotly-plot").inner_text().replace("\n", " ")

    assert len(upper) >= 2
    assert sum(line["dash"] == "dash" for line in upper) == 1
    for line in upper:
        assert line["name"] in chart, "every line has its name at its end"
    strokes = page.locator(".st-key-overlay .scatterlayer .js-line").evaluate_all(
        "(all) => all.map((path) => getComputedStyle(path).strokeDasharray)"
        ".filter((dash) => dash !== 'none')"
    )
    assert len(strokes) == 1
