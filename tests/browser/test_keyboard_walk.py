"""Compare from its first to its last control by the keyboard alone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.waiting import head, settle

pytestmark = pytest.mark.browser

FARTHEST = 80
REACHED = """(wanted) => {
  const part = document.activeElement;
  const label = part.getAttribute('aria-label') ?? part.labels?.[0]?.textContent
    ?? part.textContent;
  return part !== document.body && new RegExp(wanted).test(label.trim());
}"""


def tab_to(page: Page, wanted: str) -> None:
    """Press Tab until the control whose name matches has the focus."""
    for _ in range(FARTHEST):
        page.keyboard.press("Tab")
        if page.evaluate(REACHED, wanted):
            return
    raise AssertionError(f"Tab does not reach {wanted}")


def typed(page: Page, text: str) -> None:
    """Type over what a control holds and press Enter."""
    page.keyboard.press("Control+A")
    page.keyboard.type(text)
    page.keyboard.press("Enter")


def test_compare_can_be_walked_through_without_a_mouse(visit: Visit) -> None:
    page = visit()

    tab_to(page, "^Asset$")
    page.keyboard.type("Apple")
    page.keyboard.press("Enter")
    expect(head(page)).to_contain_text("3 times Apple?")

    tab_to(page, "^Multiplier$")
    typed(page, "-2")
    expect(head(page)).to_contain_text("A token reset to −2x every day")

    tab_to(page, "^year, From")
    page.keyboard.type("2005")
    tab_to(page, "^year, To")
    expect(head(page)).to_contain_text(re.compile(r"From \d+ \w+ 2005 to "))
    settle(page)
    page.keyboard.type("2008")
    tab_to(page, "Choose a period")
    expect(head(page)).to_contain_text(re.compile(r"From \d+ \w+ 2005 to \d+ \w+ 2008 "))

    tab_to(page, "Costs and rules")
    page.keyboard.press("Enter")
    fee = page.get_by_role("spinbutton", name="Management fee, % a year")
    expect(fee).to_be_visible()
    tab_to(page, "^Management fee, % a year")
    typed(page, "2")
    expect(page.locator(".st-key-drawer summary")).to_contain_text("2% fee")
    expect(fee).to_be_focused()


def test_the_link_is_opened_and_costs_are_switched_without_a_mouse(visit: Visit) -> None:
    page = visit()

    tab_to(page, "^(ios_share)?Share or take away")
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-share_link")).to_contain_text("leverage=3")
    tab_to(page, "Copy to clipboard")
    page.keyboard.press("Escape")
    expect(page.locator(".st-key-share_link")).to_have_count(0)

    tab_to(page, "^Include costs")
    page.keyboard.press("Space")
    expect(head(page)).to_contain_text("with no costs at all")
    page.keyboard.press("Space")
    expect(head(page)).to_contain_text("after them")
