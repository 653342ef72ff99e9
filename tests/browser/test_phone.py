"""On a phone: one column, nothing cut off, nothing to scroll sideways."""

from __future__ import annotations

import pytest

from tests.browser.conftest import LAPTOP, PHONE, Visit
from tests.browser.fitting import fits
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
