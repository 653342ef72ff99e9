"""For teachers in Chromium: each sheet prints to one page, the page itself for everybody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from lev_ui import sources
from lev_ui.classroom import Classroom, classroom
from lev_ui.printed import handout_html, printed_link, worksheet_html
from lev_ui.settings import EARLIEST, LATEST, Settings
from lev_ui.sources import Sourced
from tests.browser.axe import findings
from tests.browser.conftest import PHONE, Scheme, Visit
from tests.browser.fitting import fits
from tests.browser.waiting import address, alerts, answer, enter, question, rerun, settle

pytestmark = pytest.mark.browser

WHOLE: dict[str, Any] = {"start": EARLIEST, "end": LATEST}
SETTINGS: dict[str, dict[str, Any]] = {
    "the opening view": {},
    "minus five times": {"leverage": -5.0, "sheet": 9999},
    "wiped out, the largest amount": {"asset": "AAPL", "amount": 1e9, **WHOLE},
    "an odd multiplier of an amount in cents": {"leverage": -2.37, "amount": 0.01},
    "millions of percent": {"asset": "AAPL", "leverage": 2.0, **WHOLE},
    "two prices": {"start": date(2008, 10, 9), "end": date(2008, 10, 10), "leverage": 0.5},
    "nothing held": {"leverage": 0.0},
    "every cost there is": {
        "impact": 1.0,
        "market": 1e9,
        "gas": 5.0,
        "creation": 0.1,
        "redemption": 0.1,
        "leverage": -3.0,
        "borrow": 2.0,
        "passive": 30.0,
        "per": "day",
        "fee": 0.01,
    },
}
LONG_NAME = "A Fund With A Very Long Name Series " * 3
MARGINS = {"of the sheet": "0", "of the print dialog": "0.4in"}
LETTER = {"width": 725, "height": 965}  # pixels inside the sheet's own margins
SPARE = 35  # of them: other computers have wider letters


def found(**chosen: Any) -> tuple[Classroom, Sourced]:  # noqa: ANN401  a value for any setting
    """Return a classroom on bundled prices."""
    settings = Settings(**chosen)
    sourced = sources.find(settings.asset, "bundled")
    prices, *_ = sources.window(sourced.prices, settings.start, settings.end)
    return classroom(prices, settings, sourced.phrase), sourced


def documents(shown: Classroom, sourced: Sourced) -> dict[str, str]:
    """Return everything there is to print."""
    link = printed_link("https://lens.school.example.org/leverage/teach", shown.settings)
    return {
        "hand-out": handout_html(shown, sourced, link),
        "worksheet": worksheet_html(shown, with_answers=False),
        "answers": worksheet_html(shown, with_answers=True),
    }


def pages_of(paper: Page, size: str, margin: str) -> int:
    """Return how many pages a document prints to."""
    margins = dict.fromkeys(("top", "right", "bottom", "left"), margin)
    printed = paper.pdf(format=size, margin=margins)  # type: ignore[arg-type]  # four lengths
    return len(re.findall(rb"/Type\s*/Page\b", printed))


@pytest.fixture
def paper(browser_context: BrowserContext) -> Iterator[Page]:
    """Give an empty page to put a document on."""
    page = browser_context.new_page()
    page.emulate_media(media="print")
    yield page
    page.close()


@pytest.mark.parametrize("chosen", SETTINGS.values(), ids=SETTINGS.keys())
def test_every_sheet_prints_to_one_page_of_a4_and_of_letter(
    chosen: dict[str, Any], paper: Page
) -> None:
    for name, document in documents(*found(**chosen)).items():
        paper.set_content(document)
        for size in ("A4", "Letter"):
            for margin in MARGINS.values():
                assert pages_of(paper, size, margin) == 1, (name, size, margin)


@pytest.mark.parametrize("chosen", SETTINGS.values(), ids=SETTINGS.keys())
def test_nothing_is_cut_off_and_there_is_room_to_spare(chosen: dict[str, Any], paper: Page) -> None:
    paper.set_viewport_size({"width": 703, "height": LETTER["height"]})  # A4 is the narrower one
    for name, document in documents(*found(**chosen)).items():
        paper.set_content(document)
        box = paper.locator(".sheet").bounding_box()
        assert box is not None
        assert box["height"] < LETTER["height"] - SPARE, name
        assert paper.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        beyond = paper.locator(".sheet *").evaluate_all(
            "(all) => all.filter((part) => part.getBoundingClientRect().right > innerWidth + 0.5)"
            ".map((part) => part.outerHTML.slice(0, 80))"
        )
        assert beyond == [], name
        written = paper.locator("svg text").evaluate_all(
            "(all) => all.filter((part) => { const box = part.getBoundingClientRect(),"
            " frame = part.closest('svg').getBoundingClientRect();"
            " return box.left < frame.left - 1 || box.right > frame.right + 1"
            " || box.top < frame.top - 1 || box.bottom > frame.bottom + 1; })"
            ".map((part) => part.textContent)"
        )
        assert written == [], name


def test_a_very_long_name_still_fits_on_the_page(paper: Page) -> None:
    shown, sourced = found()
    long = classroom(shown.prices, shown.settings, LONG_NAME)
    for document in documents(long, sourced).values():
        paper.set_content(document)
        assert pages_of(paper, "Letter", "0") == 1


def test_a_sheet_twice_as_long_would_be_noticed(paper: Page) -> None:
    document = documents(*found())["hand-out"]
    main = document[document.index("<main") : document.index("</main>") + len("</main>")]
    paper.set_content(document.replace(main, main + main))
    assert pages_of(paper, "A4", "0") == 2


def test_a_sheet_asks_for_nothing_and_axe_finds_nothing_in_it(paper: Page) -> None:
    asked: list[str] = []
    said: list[str] = []
    paper.on("request", lambda request: asked.append(request.url))
    paper.on("console", lambda message: said.append(message.text))
    paper.emulate_media(media="screen")
    for document in documents(*found()).values():
        paper.set_content(document)
        assert paper.evaluate("document.querySelectorAll('script').length") == 0
        assert said == []
        assert findings(paper) == []
        said.clear()  # the policy refuses axe's own styles
    assert [url for url in asked if not url.startswith(("data:", "about:"))] == []


# ------------------------------------------------------------ the page


def opened(page: Page) -> Page:
    """Wait until the sheets are shown."""
    expect(page.locator(".sheet img").first).to_be_visible()
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_on_any_tab(scheme: Scheme, visit: Visit) -> None:
    page = opened(visit("/teach", scheme=scheme))
    assert question(page) == "How do I teach this to a class?"
    assert findings(page) == []
    for tab in ("Worksheet", "Answers"):
        page.get_by_role("tab", name=tab).click()
        assert findings(page) == []


def test_nothing_is_cut_off_on_a_phone(visit: Visit) -> None:
    page = opened(visit("/teach?leverage=-2&asset=AAPL", size=PHONE))
    fits(page)
    for tab in ("Worksheet", "Answers"):
        page.get_by_role("tab", name=tab).click()
        fits(page)


def test_the_chart_is_told_in_words(visit: Visit) -> None:
    page = opened(visit("/teach"))
    told = page.locator(".sheet img").first.get_attribute("alt") or ""
    for number in ("16.4", "701.5", "300.5"):
        assert number in told


def test_links_lead_to_the_lessons_and_to_the_same_picture(visit: Visit) -> None:
    page = opened(visit(address("/teach", asset="AAPL", leverage="-2", end="2015-12-31")))
    links = [urlsplit(text.replace("\n", "")) for text in page.locator("code").all_inner_texts()]
    assert [link.path for link in links] == ["/lessons"] * 6
    for step, link in enumerate(links, start=1):
        asked = {key: values[0] for key, values in parse_qs(link.query).items()}
        assert asked["step"] == str(step)
        assert (asked["asset"], asked["leverage"], asked["end"]) == ("AAPL", "-2", "2015-12-31")
        assert link.netloc == urlsplit(page.url).netloc
    assert any("nobody else can open them" in said for said in alerts(page))

    printed = urlsplit(page.locator(".sheet footer a").inner_text())
    there = visit(f"{printed.path}?{printed.query}")
    assert "Apple" in answer(there)
    assert "31 Dec 2015" in answer(there)
    assert "−2x" in answer(there)


def test_another_number_is_another_sheet_and_stands_in_the_address(visit: Visit) -> None:
    page = opened(visit("/teach"))
    enter(page, page.get_by_role("spinbutton", name="Number of the worksheet"), "12")
    assert "sheet=12" in page.url
    page.get_by_role("tab", name="Worksheet").click()
    expect(page.get_by_role("heading", name="Worksheet 12: what a 3x token does")).to_be_visible()
    page.reload()
    settle(page)
    page.get_by_role("tab", name="Answers").click()
    expect(page.get_by_role("heading", name="Answers to worksheet 12")).to_be_visible()


@pytest.mark.parametrize(
    ("tab", "file"),
    [("Hand-out", "handout"), ("Worksheet", "worksheet-1"), ("Answers", "answers-1")],
)
def test_each_sheet_can_be_taken_away_and_printed(
    tab: str, file: str, visit: Visit, paper: Page
) -> None:
    page = opened(visit("/teach"))
    page.get_by_role("tab", name=tab).click()
    with page.expect_download() as taken:
        page.get_by_role("button", name=f"{tab} to print").click()
    assert taken.value.suggested_filename == f"IXIC-3x-19990104-20181231-{file}.html"
    paper.set_content(taken.value.path().read_text(encoding="utf-8"))
    assert pages_of(paper, "A4", "0") == pages_of(paper, "Letter", "0") == 1
    expect(paper.locator("svg")).to_be_visible()


def test_the_page_is_reached_by_its_link_and_stands_not_in_the_navigation(visit: Visit) -> None:
    page = opened(visit("/teach"))
    names = page.get_by_test_id("stTopNavLink").all_inner_texts()
    assert "Compare" in names
    assert "For teachers" not in names
    with rerun(page):
        page.get_by_role("radio", name="−1x", exact=True).click()
    expect(page.locator(".sheet h2").first).to_have_text(
        "Why is a −1x token not simply −1 times the Nasdaq Composite?"
    )
