"""When a page is ready to be looked at, and what on it is read more than once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote, urlencode

from playwright.sync_api import Locator, Page

QUIET = 150  # ms without a word from the server
STILL = 12  # frames in a row in which no chart changes

# Loaded into every page first. A quick run is over before the page says that it runs, so what
# the server sends is counted instead.
COUNT_MESSAGES = """(() => {
  window.messages = 0;
  window.lastMessage = 0;
  window.WebSocket = class extends window.WebSocket {
    constructor(...given) {
      super(...given);
      this.addEventListener('message', () => {
        window.messages++;
        window.lastMessage = performance.now();
      });
    }
  };
})()"""

# "notRunning" alone comes too early: parts of the page load late, and charts draw after that.
# A chart is drawn in more than one go, and what is written on it is hidden until it has its
# place. Frames are counted: drawing one chart keeps the others waiting longer than any pause.
READY = """([least, quiet, frames]) => {
  const drawn = [...document.querySelectorAll('.js-plotly-plot')].map(
    (plot) => plot.clientWidth + plot.innerText).join();
  window.still = drawn === window.drawn ? window.still + 1 : 0;
  window.drawn = drawn;
  const app = document.querySelector('[data-testid="stApp"]');
  return app
    && window.messages > least
    && performance.now() - window.lastMessage > quiet
    && window.still > frames
    && app.dataset.testScriptState === 'notRunning'
    && app.dataset.testConnectionState === 'CONNECTED'
    && !document.querySelector('[data-testid="stSkeleton"], [data-stale="true"]')
    && document.fonts.status === 'loaded'
    && document.querySelector('h1, [data-testid="stException"]')
    && [...document.querySelectorAll('[data-testid="stPlotlyChart"]')].every(
      (chart) => chart.querySelector('.js-plotly-plot .main-svg .annotation'));
}"""

LINES = """(plot) => plot._fullData.map((trace) => ({
  name: trace.name,
  points: (trace.x ?? []).length,
  dash: trace.line?.dash ?? '',
  axis: trace.yaxis,
}))"""


def settle(page: Page, messages: int = 0) -> None:
    """Wait until the server has said more than `messages` and everything it said is drawn."""
    page.wait_for_function(READY, arg=[messages, QUIET, STILL])


@contextmanager
def rerun(page: Page) -> Iterator[None]:
    """Do one thing in the block, then wait for the run it starts to be over and drawn."""
    before = page.evaluate("window.messages")
    yield
    settle(page, before)


def address(path: str, **query: object) -> str:
    """Return a path with a query in it."""
    return f"{path}?{urlencode(query, quote_via=quote)}" if query else path


def head(page: Page) -> Locator:
    """Return the head of the page: its question, what to know of the data, its answer."""
    return page.locator(".st-key-head")


def answer(page: Page) -> str:
    """Return the answer as a reader reads it."""
    return head(page).locator("p").filter(has_text=re.compile("^From ")).inner_text()


def badges(page: Page) -> list[str]:
    """Return what the page says of its data, beside the question."""
    return head(page).locator(".stMarkdownBadge").all_inner_texts()


def unfold(page: Page, label: str) -> Locator:
    """Open the drawer with a label, or with a part of one, unless it is; return it."""
    drawer = page.get_by_test_id("stExpander").filter(
        has=page.locator("summary").filter(has_text=label)
    )
    if drawer.locator("details").get_attribute("open") is None:
        with rerun(page):
            drawer.locator("summary").press("Enter")  # whatever moves meanwhile
    return drawer


def share(page: Page) -> Locator:
    """Open the share menu; return what is in it."""
    with rerun(page):
        page.get_by_role("button", name="Share or take away").press("Enter")
    return page.get_by_test_id("stPopoverBody")


def enter(page: Page, box: Locator, value: str) -> None:
    """Type a value into a box and press Enter."""
    box.fill(value)
    with rerun(page):
        box.press("Enter")


def choose(page: Page, name: str) -> None:
    """Press a pill or a segment."""
    with rerun(page):
        page.get_by_role("radio", name=name, exact=True).click()


def question(page: Page) -> str:
    """Return the page's title."""
    return page.get_by_role("heading", level=1).inner_text()


def figures(page: Page) -> list[str]:
    """Return the four numbers."""
    return page.get_by_test_id("stMetricValue").all_inner_texts()


def alerts(page: Page) -> list[str]:
    """Return every notice on the page."""
    return page.get_by_test_id("stAlert").all_inner_texts()


def multiplier(page: Page) -> str:
    """Return what stands in the box of the multiplier."""
    return page.get_by_role("spinbutton", name="Multiplier", exact=True).input_value()


def asset(page: Page) -> str:
    """Return what stands in the box of the asset."""
    return page.get_by_role("combobox", name="Asset").input_value()


def lines(page: Page, chart: str) -> list[dict[str, Any]]:
    """Return name, number of points, dash and axis of everything a chart draws."""
    drawn: list[dict[str, Any]] = page.locator(f".st-key-{chart} .js-plotly-plot").evaluate(LINES)
    return drawn


def shows_no_error(page: Page) -> None:
    """Check that neither a traceback nor Streamlit's own error box is on the page."""
    assert page.get_by_test_id("stException").count() == 0
    assert "Traceback" not in page.locator("body").inner_text()
    assert page.get_by_test_id("stDialog").count() == 0
