"""Lessons as a person meets them: predicted, revealed, played with, printed, passed on."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from lev_ui.lessons.made_up import CURRENCY
from lev_ui.theme import exact_money
from lev_ui.words import lessons as words
from tests.app.lessons import studied
from tests.browser.axe import findings
from tests.browser.conftest import PHONE, Scheme, Server, Visit
from tests.browser.fitting import fits
from tests.browser.waiting import alerts, question, rerun, shows_no_error, unfold

pytestmark = pytest.mark.browser

STEPS = range(1, 7)
PAGES = re.compile(rb"/Type\s*/Page\b")


def predict(page: Page, answer: int = 0) -> None:
    """Choose one of the answers and have what happens shown."""
    with rerun(page):
        page.get_by_role("radiogroup").locator("label").nth(answer).click()
    with rerun(page):
        page.get_by_role("button", name=words.REVEAL).click()


def text(page: Page) -> str:
    """Return all the text of the page."""
    return page.get_by_test_id("stMain").inner_text()


def remembered(step: int) -> str:
    """Return the sentence to remember of a step."""
    return words.tell(studied(step)).remember


def test_all_six_steps_are_predicted_and_revealed_by_clicking(visit: Visit) -> None:
    page = visit("/lessons")
    for step in STEPS:
        expect(page.get_by_text(words.step_of(step), exact=True)).to_be_visible()
        assert question(page) == words.tell(studied(step)).title
        assert remembered(step) not in page.content()
        assert page.get_by_test_id("stPlotlyChart").count() == 0
        assert page.get_by_role("button", name=words.REVEAL).is_disabled()

        predict(page)
        assert remembered(step) in text(page)
        assert page.get_by_test_id("stPlotlyChart").count() == (2 if step == 5 else 1)
        assert f"step={step}" in page.url or step == 1
        assert "predict" not in page.url
        if step < 6:
            with rerun(page):
                page.get_by_role("button", name=words.NEXT).click()
    shows_no_error(page)
    everything = unfold(page, words.ALL_SIX).inner_text()
    assert all(remembered(step) in everything for step in STEPS)


def test_the_numbers_follow_the_control(visit: Visit) -> None:
    page = visit("/lessons")
    predict(page, 2)
    assert "$945.45" in text(page)
    assert "You were right." in alerts(page)[0]
    slider = page.get_by_role("slider", name="The asset's move on day one")
    slider.focus()
    with rerun(page):
        slider.press("ArrowRight")
    end = exact_money(float(studied(1, move=11.0).end), CURRENCY)
    assert end in text(page)
    assert end in (page.get_by_test_id("stPlotlyChart").get_attribute("aria-label") or "")
    assert alerts(page) == []
    assert words.TRIED in text(page)
    assert "move=11" in page.url


def test_a_link_to_a_step_with_a_teachers_own_choices_opens_on_a_cold_server(
    fresh_server: Callable[[], Server], visit: Visit
) -> None:
    query = "step=4&asset=AAPL&leverage=2&start=2000-01-03&end=2012-12-31&year=2004"
    page = visit(f"/lessons?{query}", at=fresh_server())
    assert question(page) == "Can a 2x token do better than twice its asset?"
    assert "In 2004 Apple rose 201.5%." in text(page)
    predict(page, 2)
    assert "You were right." in alerts(page)[0]
    shows_no_error(page)


def test_every_step_has_an_address_of_its_own_and_back_leads_back(visit: Visit) -> None:
    page = visit("/lessons?leverage=2")
    with rerun(page):
        page.get_by_role("button", name=words.step_name(3)).click()
    assert "step=3" in page.url
    assert "leverage=2" in page.url
    assert question(page) == words.tell(studied(3)).title
    with rerun(page):
        page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text(words.tell(studied(1)).title)


def test_the_drawer_for_teachers_changes_the_question(visit: Visit) -> None:
    page = visit("/lessons?step=6")
    unfold(page, words.OWN_ASSET)
    box = page.get_by_role("spinbutton", name="Multiplier", exact=True)
    box.fill("-2")
    with rerun(page):
        box.press("Enter")
    assert "a −2x token" in text(page)
    assert "leverage=-2" in page.url
    link = page.get_by_role("link", name=words.step_name(4)).get_attribute("href") or ""
    assert "leverage=-2" in link
    assert "step=4" in link


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("step", STEPS)
def test_a_step_prints_on_one_sheet(step: int, scheme: Scheme, visit: Visit) -> None:
    page = visit(f"/lessons?step={step}", scheme=scheme)
    predict(page)
    assert len(PAGES.findall(page.pdf(prefer_css_page_size=True))) == 1
    page.emulate_media(media="print")
    assert page.get_by_role("button", name=words.AGAIN).is_hidden()
    assert page.get_by_test_id("stExpander").first.is_hidden()
    assert page.get_by_test_id("stPlotlyChart").first.is_visible()
    expect(page.get_by_text(remembered(step))).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_any_step(scheme: Scheme, visit: Visit) -> None:
    page = visit("/lessons", scheme=scheme)
    for step in STEPS:
        assert findings(page) == [], f"step {step} asked"
        predict(page)
        assert findings(page) == [], f"step {step} told"
        if step < 6:
            with rerun(page):
                page.get_by_role("button", name=words.NEXT).click()
    unfold(page, words.OWN_ASSET)
    assert findings(page) == []


@pytest.mark.parametrize("step", STEPS)
def test_nothing_is_cut_off_on_a_phone(step: int, visit: Visit) -> None:
    page = visit(f"/lessons?step={step}", size=PHONE)
    fits(page)
    predict(page)
    fits(page)


def test_a_new_step_begins_at_its_question_on_a_phone(visit: Visit) -> None:
    page = visit("/lessons", size=PHONE)
    predict(page)
    button = page.get_by_role("button", name=words.NEXT)
    button.scroll_into_view_if_needed()
    with rerun(page):
        button.click()
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()


CONTRAST = """(button) => {
  const light = (color) => {
    const [red, green, blue] = color.match(/[0-9.]+/g).slice(0, 3).map((part) => {
      const value = part / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const style = getComputedStyle(button);
  const text = getComputedStyle(button.querySelector('p'));
  const [low, high] = [light(style.backgroundColor), light(text.color)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_button_that_leads_on_can_be_read(scheme: Scheme, visit: Visit) -> None:
    page = visit("/lessons", scheme=scheme)
    predict(page)
    # axe-core passes over Streamlit's coloured buttons, so the contrast is computed here.
    assert page.get_by_role("button", name=words.NEXT).evaluate(CONTRAST) >= 4.5
