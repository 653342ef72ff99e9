"""What a reader sees who opened the link and touched nothing."""

from __future__ import annotations

import pytest

from tests.browser.conftest import LAPTOP, Visit
from tests.browser.waiting import answer, figures, lines, question, shows_no_error
from tests.contract.fake_yahoo import FakeYahoo

pytestmark = pytest.mark.browser


def test_the_first_picture_is_there_without_any_network(visit: Visit, yahoo: FakeYahoo) -> None:
    asked_before = len(yahoo.log)
    page = visit()  # every test's pages are held to asking nobody but the dashboard

    assert question(page) == "Why is a 3x token not simply 3 times the Nasdaq Composite?"
    for told in ("200.5%", "601.5%", "42.4%", "83.6%", "4 Jan 1999", "31 Dec 2018"):
        assert told in answer(page)
    assert figures(page) == ["+200.5%", "+601.5%", "−83.6%", "−685.1"]
    for chart, least in (("overlay", 5), ("waterfall", 1)):
        drawn = lines(page, chart)
        assert len(drawn) >= least
        assert all(trace["points"] >= 6 for trace in drawn)
    shows_no_error(page)
    assert len(yahoo.log) == asked_before


def test_the_first_screen_holds_everything_down_to_half_the_chart(visit: Visit) -> None:
    page = visit(size=LAPTOP)
    first_screen = [
        page.get_by_role("heading", level=1),
        page.get_by_text("A token reset to 3x every day"),
        page.get_by_role("combobox", name="Asset"),
        page.get_by_role("spinbutton", name="Multiplier", exact=True),
        page.locator(".st-key-dates"),
        page.locator(".st-key-drawer"),
        *page.get_by_test_id("stMetric").all(),
    ]
    assert len(first_screen) == 10
    for part in first_screen:
        box = part.bounding_box()
        assert box is not None
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= LAPTOP["height"]
    chart = page.locator(".st-key-overlay").bounding_box()
    assert chart is not None
    assert chart["y"] + chart["height"] / 2 <= LAPTOP["height"]
    boxes = [part.bounding_box() for part in first_screen[-4:]]
    assert len({round(box["y"]) for box in boxes if box}) == 1, "four numbers, one row"
