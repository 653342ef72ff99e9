"""The page without eyes or a mouse: axe-core, the keyboard, words for pictures."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.axe import findings
from tests.browser.conftest import Scheme, Visit
from tests.browser.waiting import answer, multiplier, rerun, unfold

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_closed_or_open(scheme: Scheme, visit: Visit) -> None:
    page = visit(scheme=scheme)
    assert findings(page) == []

    for drawer in ("Costs and rules", "Every rebalance", "How this is computed"):
        unfold(page, drawer)
    assert findings(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_the_open_search(scheme: Scheme, visit: Visit) -> None:
    page = visit(scheme=scheme)
    search = page.get_by_role("button", name="Search by name")
    with rerun(page):
        search.click()
    search.hover()
    page.wait_for_timeout(400)
    assert findings(page) == []


def test_headings_descend_one_level_at_a_time_and_tables_name_their_columns(visit: Visit) -> None:
    page = visit()
    levels = page.locator("h1, h2, h3").evaluate_all("(all) => all.map((part) => part.tagName)")
    assert levels == ["H1", "H2", "H2"]
    assert page.locator("table th").first.inner_text() == "Cause"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_where_something_went_wrong(scheme: Scheme, visit: Visit) -> None:
    assert findings(visit("/?start=2010-01-04&end=2010-01-04", scheme=scheme)) == []
    assert findings(visit("/?asset=NOSUCH&leverage=x", scheme=scheme)) == []


def test_tab_reaches_the_controls_in_the_order_they_are_seen(visit: Visit) -> None:
    page = visit()
    wanted = [
        page.get_by_role("combobox", name="Asset"),
        page.get_by_role("spinbutton", name="Multiplier", exact=True),
        page.locator(".st-key-pick_leverage"),
        page.get_by_role("spinbutton", name="day, From"),
        page.get_by_role("spinbutton", name="year, To"),
        page.get_by_test_id("stExpander").first.locator("summary"),
        page.get_by_role("switch", name="Include costs"),
        page.locator(".st-key-set_scale"),
        page.get_by_role("spinbutton", name="Amount invested"),
    ]
    for number, control in enumerate(wanted):
        control.evaluate("(part, number) => part.setAttribute('data-order', number)", number)
    met: list[int] = []
    for _ in range(60):
        page.keyboard.press("Tab")
        number = page.evaluate("document.activeElement.closest('[data-order]')?.dataset.order")
        if number is not None and (not met or met[-1] != int(number)):
            met.append(int(number))
        if len(met) == len(wanted):
            break

    assert met == list(range(len(wanted)))


def test_the_multiplier_changes_by_typing_alone(visit: Visit) -> None:
    page = visit()
    box = page.get_by_role("spinbutton", name="Multiplier", exact=True)
    box.focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("-1.5")
    with rerun(page):
        page.keyboard.press("Enter")

    assert "A token reset to −1.5x every day" in answer(page)
    assert multiplier(page) == "-1.5"
    expect(box).to_be_focused()


def test_a_drawer_opens_with_the_keyboard(visit: Visit) -> None:
    page = visit()
    page.get_by_test_id("stExpander").first.locator("summary").focus()
    with rerun(page):
        page.keyboard.press("Enter")

    expect(page.get_by_role("spinbutton", name="Management fee, % a year")).to_be_visible()


def test_every_chart_is_told_in_words(visit: Visit) -> None:
    page = visit()
    told = [
        chart.get_attribute("aria-label") or ""
        for chart in page.get_by_test_id("stPlotlyChart").all()
    ]

    assert len(told) == 2
    for number in ("300.5", "701.5", "16.4"):
        assert number in told[0]
    for number in ("+601.5", "−83.6", "−643.9"):
        assert number in told[1]
