"""On a phone: one column, nothing cut off, nothing to scroll sideways."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import LAPTOP, PHONE, Visit
from tests.browser.waiting import unfold

pytestmark = pytest.mark.browser

VIEWS = {
    "the opening view": "/",
    "a log scale": "/?scale=log",
    "long numbers in a split waterfall": "/?asset=AAPL&leverage=-2&split=on",
    "millions of percent": "/?asset=AAPL&leverage=3",
    "a long name at the end of a line": "/?baseline=power",
    "a day's rebalance": "/rebalancing",
    "a short token's rebalance": "/rebalancing?leverage=-3&day=2008-10-13&market=1000000000",
    "a choice that cannot be computed": "/?start=2010-01-04&end=2010-01-04",
}
SCROLLERS = """() => ['stApp', 'stMain', 'stMainBlockContainer']
  .map((id) => document.querySelector(`[data-testid="${id}"]`))
  .concat(document.scrollingElement)
  .filter((part) => part.scrollWidth > part.clientWidth)
  .map((part) => `${part.dataset.testid ?? part.tagName} ${part.scrollWidth}`)"""
# A wide table may scroll in a box of its own; what is only read aloud has no width.
TOO_WIDE = """() => {
  const boxed = (part) => {
    for (let box = part; box.dataset?.testid !== 'stMain'; box = box.parentElement) {
      if (['auto', 'scroll'].includes(getComputedStyle(box).overflowX)
        && box !== part && box.getBoundingClientRect().right <= innerWidth) return true;
    }
    return part.closest('[data-testid="stDataFrame"], svg') !== null;
  };
  return [...document.querySelectorAll('[data-testid="stMain"] *')]
    .filter((part) => part.checkVisibility({opacityProperty: true, visibilityProperty: true}))
    .map((part) => [part, part.getBoundingClientRect()])
    .filter(([part, box]) => box.width > 1 && box.right > innerWidth + 0.5 && !boxed(part))
    .map(([part, box]) => `${part.tagName} ${part.className} ${box.left} ${box.right}`);
}"""
CUT_TEXT = """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap((plot) => {
  const frame = plot.getBoundingClientRect();
  return [...plot.querySelectorAll('.main-svg text')]
    .filter((text) => text.textContent.trim())
    .map((text) => [text.textContent, text.getBoundingClientRect()])
    .filter(([, box]) => box.width > 0 && (box.left < frame.left - 1 || box.right > frame.right + 1
      || box.top < frame.top - 1 || box.bottom > frame.bottom + 1))
    .map(([said, box]) => `${said}: ${box.left}-${box.right} in ${frame.left}-${frame.right}`);
})"""
HIDDEN_CHART = """() => [...document.querySelectorAll('.js-plotly-plot')].filter((plot) => {
  const drawn = plot.querySelector('.main-svg').getBoundingClientRect();
  const room = plot.closest('[data-testid="stPlotlyChart"]').getBoundingClientRect();
  return drawn.width > room.width + 1 || drawn.height > room.height + 1;
}).length"""


def fits(page: Page) -> None:
    """Check that nothing is wider than the screen and no chart loses a word."""
    assert page.evaluate(SCROLLERS) == []
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate(CUT_TEXT) == []
    assert page.evaluate(HIDDEN_CHART) == 0


@pytest.mark.parametrize("path", VIEWS.values(), ids=VIEWS.keys())
def test_nothing_is_cut_off_on_a_phone(path: str, visit: Visit) -> None:
    fits(visit(path, size=PHONE))


def test_nothing_is_cut_off_on_a_laptop(visit: Visit) -> None:
    fits(visit("/?asset=AAPL&leverage=-2&split=on&baseline=power", size=LAPTOP))


def test_open_drawers_fit_a_phone(visit: Visit) -> None:
    page = visit(size=PHONE)
    for drawer in ("Costs and rules", "Every rebalance", "How this is computed"):
        unfold(page, drawer)

    assert page.get_by_test_id("stDataFrame").count() == 1
    fits(page)


def test_the_four_numbers_stand_two_by_two_on_a_phone(visit: Visit) -> None:
    page = visit(size=PHONE)
    boxes = [part.bounding_box() for part in page.get_by_test_id("stMetric").all()]

    places = [(round(box["x"]), round(box["y"])) for box in boxes if box]
    assert len(places) == 4
    (left, top), (right, beside), (under, bottom), (last, corner) = places
    assert (left, right) == (under, last)
    assert left < right
    assert (top, bottom) == (beside, corner)
    assert top < bottom


OVERLAPS = """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap((plot) => {
  const bar = plot.querySelector('.modebar').getBoundingClientRect();
  return [...plot.querySelectorAll('.main-svg .annotation text')]
    .map((text) => [text.textContent, text.getBoundingClientRect()])
    .filter(([said, box]) => said.trim() && box.right > bar.left && box.left < bar.right
      && box.bottom > bar.top && box.top < bar.bottom)
    .map(([said]) => said);
})"""


def test_the_toolbar_of_a_chart_covers_no_title_and_no_label_on_a_phone(visit: Visit) -> None:
    page = visit(size=PHONE)
    page.locator(".js-plotly-plot").first.hover(position={"x": 150, "y": 150})

    assert page.locator(".modebar").first.bounding_box() is not None
    assert page.evaluate(OVERLAPS) == []
