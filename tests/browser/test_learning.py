"""Myths, Real cases and Quiz as a person meets them: a phone, a keyboard, light and dark."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from lev_ui.settings import CASE_NAMES, MYTH_NAMES
from lev_ui.tracked.cards import CARDS
from lev_ui.words.case_cards import title
from lev_ui.words.myths.told import SAID, SHUFFLE_AGAIN
from lev_ui.words.quiz import question as words
from lev_ui.words.quiz import questions
from tests.browser.axe import findings
from tests.browser.conftest import PHONE, Scheme, Server, Visit
from tests.browser.fitting import fits
from tests.browser.waiting import (
    address,
    alerts,
    head,
    lines,
    question,
    rerun,
    shows_no_error,
    unfold,
)

pytestmark = pytest.mark.browser

FreshServer = Callable[[], Server]
PAGES = {
    **{f"myth {name}": address("/myths", myth=name) for name in MYTH_NAMES},
    "all cases": "/cases",
    "one case": "/cases?case=oil",
    "quiz": "/quiz",
}
ASKED = questions()


def verdict(page: Page) -> str:
    """Return the answer to the myth."""
    return head(page).locator("p").filter(has_text="True or not?").inner_text()


def press(page: Page, name: str) -> None:
    """Press a button."""
    with rerun(page):
        page.get_by_role("button", name=name).click()


# ------------------------------------------------------------ myths


def test_shuffling_keeps_the_end_and_stands_in_the_address(visit: Visit) -> None:
    page = visit("/myths")
    before = verdict(page)
    assert before.count("lost 42.4%") == 2

    press(page, SHUFFLE_AGAIN)

    after = verdict(page)
    assert after != before
    assert after.count("lost 42.4%") == 2
    assert "shuffle=2" in page.url
    drawn = {line["name"]: line["dash"] for line in lines(page, "myth")}
    assert list(drawn) == ["Real order", "Shuffled"]
    assert drawn["Real order"] != drawn["Shuffled"]


def test_the_shuffle_of_a_link_is_the_same_on_another_server(
    visit: Visit, fresh_server: FreshServer
) -> None:
    path = "/myths?myth=order&shuffle=7&asset=AAPL&leverage=2&start=2005-01-03&end=2012-12-31"
    here, there = visit(path), visit(path, at=fresh_server())
    assert question(there) == SAID["order"]
    assert verdict(there) == verdict(here)
    assert "Apple" in verdict(there)


def test_the_swings_are_widened_with_the_keyboard(visit: Visit) -> None:
    page = visit("/myths?myth=time")
    assert "swings 2 times as wide" in verdict(page)
    page.get_by_role("slider").focus()
    with rerun(page):
        page.keyboard.press("ArrowRight")
    assert "swings 2.25 times as wide" in verdict(page)
    assert "widen=2.25" in page.url


def test_another_myth_is_one_press_away(visit: Visit) -> None:
    page = visit("/myths")
    with rerun(page):
        page.get_by_role("radio", name="Both ways", exact=True).click()
    assert question(page) == SAID["both"]
    press(page, f"Next: {SAID['inverse']}")
    assert question(page) == SAID["inverse"]
    with rerun(page):
        page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text(SAID["both"])


def test_the_asset_and_the_multiplier_are_changed_in_the_drawer(visit: Visit) -> None:
    page = visit("/myths?myth=always")
    drawer = unfold(page, "On Nasdaq Composite")
    box = drawer.get_by_role("spinbutton", name="Multiplier", exact=True)
    box.fill("2")
    with rerun(page):
        box.press("Enter")
    assert "the 2x token" in verdict(page)
    assert "leverage=2" in page.url


# ------------------------------------------------------------ cases


def test_a_case_s_own_link_opens_on_it_when_it_is_a_server_s_first_request(
    visit: Visit, fresh_server: FreshServer
) -> None:
    page = visit("/cases?case=bull", at=fresh_server())
    headings = page.get_by_role("heading", level=2).all_inner_texts()
    assert headings == [title(CARDS["bull"])]
    shows_no_error(page)


def test_a_card_leads_to_its_months_on_bundled_prices(visit: Visit) -> None:
    page = visit("/cases?case=banks")
    with rerun(page):
        page.get_by_role("link", name="The same months on JPMorgan at 3x").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("JPMorgan")
    assert "start=2008-12-01" in page.url


def test_all_cases_are_one_press_from_one(visit: Visit) -> None:
    page = visit("/cases?case=xiv")
    with rerun(page):
        page.get_by_role("link", name="All cases").click()
    expect(page.get_by_role("heading", level=2)).to_have_count(len(CASE_NAMES))


# ------------------------------------------------------------ quiz


def test_the_quiz_is_done_by_clicking_to_the_end_and_started_again(visit: Visit) -> None:
    page = visit("/quiz", size=PHONE)
    for asked in ASKED:
        expect(page.get_by_role("heading", level=2)).to_have_text(asked.ask)
        with rerun(page):
            page.get_by_text(asked.answers[asked.right], exact=True).click()
        press(page, words.CHECK)
        assert alerts(page)[0].startswith("Right.") or "Right." in alerts(page)[0]
        fits(page)
        press(page, words.RESULT if asked is ASKED[-1] else words.NEXT)
    assert page.get_by_text("All 10 right.").count() == 1
    fits(page)
    press(page, words.AGAIN)
    expect(page.get_by_text("Question 1 of 10")).to_be_visible()


def test_the_quiz_is_done_with_the_keyboard_alone(visit: Visit) -> None:
    page = visit("/quiz")
    page.get_by_role("radio").first.focus()
    for number in range(len(ASKED)):
        if number:  # from the button back up to the answers: to the last, as in any browser
            page.keyboard.press("Shift+Tab")
        with rerun(page):
            page.keyboard.press("Space")
        page.keyboard.press("Tab")
        expect(page.get_by_role("button", name=words.CHECK)).to_be_focused()
        with rerun(page):
            page.keyboard.press("Enter")
        with rerun(page):  # the button keeps the focus while its word changes
            page.keyboard.press("Enter")
    picked = [0, *(len(asked.answers) - 1 for asked in ASKED[1:])]
    right = sum(asked.right == place for asked, place in zip(ASKED, picked, strict=True))
    expect(page.get_by_text(f"{right} of 10 right.")).to_be_visible()


# ------------------------------------------------------------ for everybody


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_nothing_is_cut_off_on_a_phone(path: str, visit: Visit) -> None:
    page = visit(path, size=PHONE)
    fits(page)
    shows_no_error(page)


@pytest.mark.parametrize("leverage", ["-5", "0", "0.5", "1"])
def test_odd_multiples_fit_a_phone(leverage: str, visit: Visit) -> None:
    for myth in MYTH_NAMES:
        page = visit(address("/myths", myth=myth, leverage=leverage), size=PHONE)
        fits(page)
        shows_no_error(page)
        page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_axe_finds_nothing_serious(path: str, scheme: Scheme, visit: Visit) -> None:
    assert findings(visit(path, scheme=scheme)) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_an_answered_quiz(scheme: Scheme, visit: Visit) -> None:
    page = visit("/quiz", scheme=scheme)
    for asked, choice in zip(ASKED[:2], (ASKED[0].right, ASKED[1].tempting), strict=True):
        with rerun(page):
            page.get_by_text(asked.answers[choice], exact=True).click()
        press(page, words.CHECK)
        assert findings(page) == []
        press(page, words.NEXT)


@pytest.mark.parametrize("path", ["/myths?myth=x&shuffle=0&widen=9", "/cases?case=none-such"])
def test_a_bad_address_gives_the_default_and_one_notice(path: str, visit: Visit) -> None:
    page = visit(path)
    assert len(alerts(page)) == 1
    assert "could not be used" in alerts(page)[0]
    shows_no_error(page)
