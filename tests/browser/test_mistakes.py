"""Choices the model cannot use: one sentence, and a button that puts it right."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.waiting import alerts, answer, figures, rerun, shows_no_error, unfold

pytestmark = pytest.mark.browser


def test_a_single_day_is_refused_in_one_sentence_and_mended_by_a_button(visit: Visit) -> None:
    page = visit("/?start=2010-01-04&end=2010-01-04")

    assert len(alerts(page)) == 1
    assert alerts(page)[0].count(".") == 1
    assert figures(page) == []
    shows_no_error(page)
    with rerun(page):
        page.get_by_role("button", name="Show the whole history").click()
    assert alerts(page) == []
    assert "to 31 Dec 2018" in answer(page)
    assert len(figures(page)) == 4


def test_reversed_dates_are_mended_by_swapping_them(visit: Visit) -> None:
    page = visit("/?start=2018-12-31&end=1999-01-04")

    assert len(alerts(page)) == 1
    assert "swap" in alerts(page)[0]
    shows_no_error(page)
    with rerun(page):
        page.get_by_role("button", name="Swap the dates").click()
    assert alerts(page) == []
    assert "200.5%" in answer(page)
    assert page.get_by_role("spinbutton", name="year, From").inner_text() == "1999"


def test_dates_outside_the_prices_show_all_of_them_and_say_so(visit: Visit) -> None:
    page = visit("/?start=1950-01-03&end=1955-12-30")

    assert len(alerts(page)) == 1
    assert "whole span is shown" in alerts(page)[0]
    assert len(figures(page)) == 4
    shows_no_error(page)


def test_a_token_that_lost_everything_is_a_state_and_not_an_error(visit: Visit) -> None:
    page = visit("/?asset=AAPL&leverage=3")

    assert "wiped out on" in answer(page)
    assert figures(page)[2] == "−100.0%"
    chart = page.locator(".st-key-overlay")
    expect(chart).to_contain_text("wiped out,")
    expect(chart).to_contain_text("29 Sep 2000")
    shows_no_error(page)


@pytest.mark.parametrize("key", ["Tab", "Enter"])
@pytest.mark.parametrize(
    ("link", "drawer", "label"),
    [
        ("/?amount=2000", "", "Amount invested"),
        ("/?rate=4.5", "Costs and rules", "My own rate, % a year"),
        ("/simulate?seed=77", "Paths:", "Seed"),
    ],
)
def test_an_emptied_field_shows_what_it_was_again(
    link: str, drawer: str, label: str, key: str, visit: Visit
) -> None:
    said = link.split("?")[1]
    page = visit(link)
    if drawer:
        unfold(page, drawer)
    box = page.get_by_role("spinbutton", name=label)
    before = figures(page)
    box.fill("")
    with rerun(page):
        box.press(key)
    expect(box).to_have_value(said.split("=")[1])
    assert said in page.url
    assert figures(page) == before
    shows_no_error(page)


def test_only_what_can_be_empty_has_a_button_that_empties_it(visit: Visit) -> None:
    page = visit("/simulate?block=20&seed=77")
    unfold(page, "Paths:")
    buttons = page.get_by_test_id("stNumberInputClearButton")
    assert buttons.count() > 1
    shown = page.get_by_role("button", name="Clear value")
    expect(shown).to_have_count(1)
    with rerun(page):
        shown.click()
    assert "block=data" in page.url
