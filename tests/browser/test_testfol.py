"""A testfol expression is pasted and seen to run, on a laptop and from a link."""

from __future__ import annotations

import pytest

from tests.browser.conftest import PHONE, Visit
from tests.browser.waiting import (
    alerts,
    answer,
    asset,
    enter,
    figures,
    question,
    settle,
    shows_no_error,
)

pytestmark = pytest.mark.browser

PASTED = "SPYSIM?L=3&E=0.95&SP=0.4"


def test_an_expression_pasted_is_seen_to_run_on_compare(visit: Visit) -> None:
    page = visit("/data")
    page.get_by_role("textbox", name="Expression").fill(PASTED)
    page.get_by_role("button", name="See it run").click()
    page.wait_for_url("**testfol=**")
    settle(page)
    assert "the S&P 500" in answer(page)
    assert len(figures(page)) == 4
    assert any(PASTED in said for said in alerts(page))
    assert page.get_by_text("Swap exposure.").is_visible()
    assert "testfol=SPYSIM%3FL%3D3%26E%3D0.95%26SP%3D0.4" in page.url
    shows_no_error(page)


def test_typed_where_the_asset_is_picked_a_fund_of_yahoo_s_is_run(visit: Visit) -> None:
    page = visit("/?start=2021-01-04&end=2023-04-21")
    enter(page, page.get_by_role("combobox", name="Asset"), "wand?L=2&E=0.95")
    assert asset(page) == "WAND"
    assert question(page) == "Why is a 2x token not simply 2 times Wandering Fund?"
    assert page.get_by_text("are put back in, there and here").count() == 1
    assert alerts(page)[0].endswith("Compare.")
    shows_no_error(page)


def test_the_link_opens_on_the_same_expression_on_a_phone(visit: Visit) -> None:
    page = visit("/compare?testfol=SPYSIM%3FL%3D3%26E%3D0.95%26SP%3D0.4", size=PHONE)
    assert "the S&P 500" in answer(page)
    drawer = page.get_by_text("Swap exposure.")
    drawer.scroll_into_view_if_needed()
    assert drawer.is_visible()
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"]
    shows_no_error(page)
