"""The address is the whole state: links, garbage in them, Back and Forward."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from lev_ui.address import write
from lev_ui.settings import Settings
from tests.browser.conftest import Server, Visit
from tests.browser.waiting import (
    address,
    alerts,
    answer,
    asset,
    choose,
    enter,
    figures,
    lines,
    multiplier,
    question,
    rerun,
    settle,
    share,
    shows_no_error,
    unfold,
)

pytestmark = pytest.mark.browser

FreshServer = Callable[[], Server]
APPLE = {
    "asset": "AAPL",
    "leverage": "-2",
    "start": "2010-01-04",
    "end": "2015-12-31",
    "scale": "log",
}
KEYS = tuple(write(Settings()))
GARBAGE = {
    "three thousand characters": "9" * 3000,  # of every key: more than the server takes is a 400
    "a script": "<script>alert(window.ran = 1)</script>",
    "percent signs": "%ZZ%00%FF%C0%AF",
}


def chosen(page: Page, name: str) -> None:
    """Check that a pill or a segment is the chosen one."""
    expect(page.get_by_role("radio", name=name, exact=True)).to_be_checked()


@pytest.mark.parametrize("path", ["/compare", "/"])
def test_a_link_opens_on_its_picture_when_it_is_a_servers_first_request(
    path: str, visit: Visit, fresh_server: FreshServer
) -> None:
    page = visit(address(path, **APPLE), at=fresh_server())

    assert question(page) == "Why is a −2x token not simply −2 times Apple?"
    for told in ("Apple", "−2x", "4 Jan 2010", "31 Dec 2015"):
        assert told in answer(page)
    assert multiplier(page) == "-2"
    assert asset(page) == "Apple (AAPL)"
    chosen(page, "Log")
    assert page.get_by_text("Page not found").count() == 0
    assert len(lines(page, "overlay")) >= 5
    shows_no_error(page)


def change_everything(page: Page) -> None:
    """Change most of what can be changed, each in the way a reader would."""
    choose(page, "−2x")
    enter(page, page.get_by_role("combobox", name="Asset"), "MSFT")
    unfold(page, "Costs and rules")
    page.get_by_role("combobox", name="Financing rate").click()
    with rerun(page):
        page.get_by_role("option", name="My own").click()
    unfold(page, "Costs and rules")
    enter(page, page.get_by_role("spinbutton", name="My own rate, % a year"), "3.25")
    unfold(page, "Costs and rules")
    with rerun(page):
        page.get_by_text("The asset itself", exact=True).click()
    choose(page, "Log")
    enter(page, page.get_by_role("spinbutton", name="Amount invested"), "2500")
    with rerun(page):
        page.get_by_text("Include costs", exact=True).click()


def test_a_copied_link_shows_the_same_picture_on_another_server(
    visit: Visit, fresh_server: FreshServer
) -> None:
    page = visit()
    change_everything(page)
    link = share(page).locator("code").first.inner_text()
    copied = urlsplit(link.replace("\n", ""))
    assert copied.netloc == urlsplit(page.url).netloc

    there = visit(f"{copied.path}?{copied.query}", at=fresh_server())

    assert "Microsoft" in answer(there)
    assert "with no costs at all" in answer(there)
    assert (answer(there), figures(there)) == (answer(page), figures(page))
    assert lines(there, "overlay") == lines(page, "overlay")
    assert (multiplier(there), asset(there)) == ("-2", "Microsoft (MSFT)")
    chosen(there, "Log")
    expect(there.get_by_role("switch", name="Include costs")).not_to_be_checked()
    unfold(there, "Costs and rules")
    expect(there.get_by_role("spinbutton", name="My own rate, % a year")).to_have_value("3.25")
    expect(there.get_by_role("radio", name="The asset itself")).to_be_checked()
    expect(there.get_by_role("spinbutton", name="Amount invested")).to_have_value("2500")


@pytest.mark.parametrize("garbage", GARBAGE.values(), ids=GARBAGE.keys())
def test_garbage_in_every_key_gives_the_opening_view_and_one_short_notice(
    garbage: str, visit: Visit
) -> None:
    page = visit(f"/?{'&'.join(f'{key}={quote(garbage)}' for key in KEYS)}&{quote(garbage)}=1")

    assert figures(page) == ["+200.5%", "+601.5%", "−83.6%", "−685.1"]
    said = alerts(page)
    assert len(said) == 1
    assert "could not be used" in said[0]
    assert len(said[0]) < 400
    assert page.evaluate("typeof window.ran") == "undefined"
    shows_no_error(page)


def test_numbers_and_dates_that_are_none_are_ignored(visit: Visit) -> None:
    page = visit("/?leverage=NaN&fee=Infinity&amount=1e999&start=0000-00-00&end=2018-02-30")

    assert "From 4 Jan 1999 to 31 Dec 2018" in answer(page)
    assert multiplier(page) == "3"
    assert len(alerts(page)) == 1
    shows_no_error(page)


def test_a_link_cut_off_in_the_middle_of_a_percent_sign_still_opens(visit: Visit) -> None:
    page = visit("/?asset=%&leverage=%2&start=%C3&scale=%E0%A4%A")

    assert figures(page)[0] == "+200.5%"
    assert len(alerts(page)) == 1
    shows_no_error(page)


def test_back_and_forward_restore_picture_and_controls(visit: Visit) -> None:
    page = visit()
    opening = (answer(page), multiplier(page))
    choose(page, "2x")
    second = (answer(page), multiplier(page))
    choose(page, "Log")
    assert len({opening, second}) == 2
    assert second[1] == "2"

    with rerun(page):
        page.go_back()
    assert (answer(page), multiplier(page)) == second
    chosen(page, "Linear")
    with rerun(page):
        page.go_back()
    assert (answer(page), multiplier(page)) == opening
    chosen(page, "3x")
    with rerun(page):
        page.go_forward()
    assert (answer(page), multiplier(page)) == second
    chosen(page, "2x")
    with rerun(page):
        page.go_forward()
    chosen(page, "Log")
    assert (answer(page), multiplier(page)) == second


def test_reloading_keeps_the_picture(visit: Visit) -> None:
    page = visit()
    choose(page, "−1x")
    before = (answer(page), figures(page))

    page.reload()
    settle(page)

    assert (answer(page), figures(page)) == before
    assert multiplier(page) == "-1"
