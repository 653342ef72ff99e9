"""Passing it on: the link, the code to embed, the report, the spreadsheet, PDF and picture."""

from __future__ import annotations

import re
import shutil
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.axe import TAGS, findings
from tests.browser.conftest import (
    BROWSERS,
    LAPTOP,
    LONGEST_WAIT,
    PHONE,
    ROOT,
    Scheme,
    Server,
    Visit,
    running,
)
from tests.browser.fitting import fits
from tests.browser.waiting import (
    address,
    answer,
    choose,
    figures,
    question,
    share,
    shows_no_error,
)
from tests.contract.fake_yahoo import FakeYahoo

pytestmark = pytest.mark.browser

PAGES = ("/", "/rebalancing", "/duel", "/costs", "/real", "/holding", "/leverage", "/simulate")
COLOURS = """() => {
  const hex = (color) => '#' + color.match(/[0-9.]+/g).slice(0, 3)
    .map((part) => Number(part).toString(16).padStart(2, '0')).join('').toUpperCase();
  const of = (where, what) => [...document.querySelectorAll(where)]
    .map((part) => hex(getComputedStyle(part)[what]));
  return {
    page: of('html', 'backgroundColor')[0],
    text: of('html', 'color')[0],
    lines: of('#chart-0 .scatterlayer .js-line', 'stroke')
      .filter((_, at) => document.querySelectorAll('#chart-0 .scatterlayer .js-line')[at]
        .style.strokeWidth !== '0px'),
    labels: of('#chart-0 .xtick text', 'fill').slice(0, 1),
  };
}"""
DRAWN = """() => [...document.querySelectorAll('.chart')]
  .every((place) => place.querySelector('.main-svg'))"""
LIGHT = {
    "page": "#FFFFFF",
    "text": "#0F172A",
    "lines": ["#334155", "#B45309", "#1D4ED8", "#334155", "#1D4ED8"],
    "labels": ["#475569"],
}
DARK = {
    "page": "#0B1220",
    "text": "#E6EAF2",
    "lines": ["#E2E8F0", "#FBBF24", "#5B8DEF", "#E2E8F0", "#5B8DEF"],
    "labels": ["#A9B6CC"],
}


def take(page: Page, label: str, into: Path) -> Path:
    """Press a button of the open share menu; return the file it gives under its own name."""
    with page.expect_download() as started:
        page.get_by_test_id("stPopoverBody").get_by_role("button", name=label).click()
    file = into / started.value.suggested_filename
    started.value.save_as(file)
    return file


@pytest.fixture
def offline(browser_context: BrowserContext) -> Iterator[BrowserContext]:
    """Open a reader's own browser, which has no network."""
    browser = browser_context.browser
    assert isinstance(browser, Browser)
    with browser.new_context(viewport=LAPTOP, offline=True) as context:
        yield context


def read(context: BrowserContext, file: Path, scheme: Scheme = "light") -> tuple[Page, list[str]]:
    """Open a report from the disk; return the page and everything it should not have done."""
    page = context.new_page()
    wrong: list[str] = []

    def asked(url: str) -> None:
        if url != file.as_uri() and not url.startswith(("data:", "blob:")):
            wrong.append(url)

    page.emulate_media(color_scheme=scheme)
    page.on("console", lambda message: wrong.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: asked(request.url))
    page.goto(file.as_uri())
    page.wait_for_function(DRAWN)
    return page, wrong


# ------------------------------------------------------------ the menu


def test_the_menu_stands_on_the_first_screen_and_holds_everything(visit: Visit) -> None:
    page = visit()
    box = page.get_by_role("button", name="Share or take away").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 180
    menu = share(page)
    for label in ("Report (HTML)", "PDF", "Picture (PNG)", "Spreadsheet (XLSX)", "Ledger (CSV)"):
        expect(menu.get_by_role("button", name=label)).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_serious_in_the_open_menu(
    path: str, scheme: Scheme, visit: Visit
) -> None:
    page = visit(path, scheme=scheme)
    share(page)
    assert findings(page) == []


@pytest.mark.parametrize("path", PAGES)
def test_the_open_menu_fits_a_phone(path: str, visit: Visit) -> None:
    page = visit(path, size=PHONE)
    menu = share(page)
    fits(page)
    box = menu.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE["width"]


# ------------------------------------------------------------ link and code to embed


def test_the_link_of_a_report_opens_on_the_same_answer_on_a_server_nobody_has_visited(
    visit: Visit, fresh_server: Callable[[], Server], tmp_path: Path, offline: BrowserContext
) -> None:
    page = visit(address("/", asset="AAPL", leverage=-2, start="2010-01-04", scale="log"))
    share(page)
    report, _ = read(offline, take(page, "Report (HTML)", tmp_path))
    linked = urlsplit(report.locator("a.link").get_attribute("href") or "")

    there = visit(f"{linked.path}?{linked.query}", at=fresh_server())

    assert linked.netloc == urlsplit(page.url).netloc
    assert (question(there), answer(there)) == (question(page), answer(page))
    assert figures(there) == figures(page)
    assert answer(page) in report.locator(".answer").inner_text()


@pytest.mark.parametrize("path", PAGES)
def test_the_code_to_embed_shows_the_page_without_its_navigation(
    path: str, visit: Visit, browser_context: BrowserContext, server: Server
) -> None:
    page = visit(path)
    asked = question(page)
    code = share(page).locator("code").nth(1).inner_text()
    assert code.startswith("<iframe ")

    host = browser_context.new_page()
    try:
        host.route("**/host.html", lambda route: route.fulfill(body=code, content_type="text/html"))
        host.goto(f"{server.url}/host.html")
        inside = host.frame_locator("iframe")
        expect(inside.get_by_role("heading", level=1)).to_have_text(asked, timeout=LONGEST_WAIT)
        drawn = inside.locator(".js-plotly-plot .main-svg").first
        expect(drawn).to_be_visible(timeout=LONGEST_WAIT)
        expect(inside.get_by_role("navigation")).to_have_count(0)
        expect(inside.get_by_role("link", name="Your data")).to_have_count(0)
        expect(host.locator("iframe")).to_have_attribute("title", asked)
    finally:
        host.close()


# ------------------------------------------------------------ the report


@pytest.mark.parametrize("path", PAGES)
def test_a_report_opens_from_the_disk_with_no_network_and_asks_for_nothing(
    path: str, visit: Visit, tmp_path: Path, offline: BrowserContext
) -> None:
    page = visit(path)
    asked = question(page)
    share(page)
    file = take(page, "Report (HTML)", tmp_path)
    assert file.suffix == ".html"
    assert file.stat().st_size < 6_000_000

    report, wrong = read(offline, file)
    assert report.locator("h1").inner_text() == asked
    charts = report.locator(".js-plotly-plot")
    assert charts.count() >= 1
    for chart in charts.all():
        assert chart.locator(".main-svg").first.is_visible()
        assert chart.locator("path").count() > 3
    report.get_by_text("Nothing here is a forecast or advice").scroll_into_view_if_needed()
    assert wrong == []


def test_the_pictures_of_a_report_are_alive(
    visit: Visit, tmp_path: Path, offline: BrowserContext
) -> None:
    page = visit()
    share(page)
    report, wrong = read(offline, take(page, "Report (HTML)", tmp_path))
    plot = report.locator("#chart-0 .nsewdrag").first
    box = plot.bounding_box()
    assert box is not None
    for step in range(3):
        report.mouse.move(box["x"] + box["width"] * 0.6 + step, box["y"] + 40)
    hover = report.locator("#chart-0 .hoverlayer")
    expect(hover).to_contain_text(re.compile(r"\d{1,2} [A-Z][a-z]{2} 20\d\d"))
    for line in ("Asset", "3 × the asset", "3x token"):
        expect(hover).to_contain_text(re.compile(rf"{re.escape(line)} ?: ?−?[\d,]+\.\d"))
    with report.expect_download() as saved:
        report.locator("#chart-0 .modebar-btn").first.click(force=True)
    assert Path(saved.value.path()).read_bytes().startswith(b"\x89PNG")
    assert wrong == []


def test_a_report_follows_light_and_dark_at_once_and_prints_light(
    visit: Visit, tmp_path: Path, offline: BrowserContext
) -> None:
    page = visit()
    share(page)
    report, _ = read(offline, take(page, "Report (HTML)", tmp_path), "dark")
    assert report.evaluate(COLOURS) == DARK
    report.emulate_media(color_scheme="light")
    assert report.evaluate(COLOURS) == LIGHT
    report.emulate_media(color_scheme="dark", media="print")
    assert report.evaluate(COLOURS) == LIGHT


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_serious_in_a_report(
    path: str, scheme: Scheme, visit: Visit, tmp_path: Path, offline: BrowserContext
) -> None:
    page = visit(path)
    share(page)
    report, _ = read(offline, take(page, "Report (HTML)", tmp_path), scheme)
    options = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
    found = Axe().run(report, options=options).response["violations"]
    assert [
        (finding["id"], node["html"][:200])
        for finding in found
        if finding["impact"] in {"serious", "critical"}
        for node in finding["nodes"]
    ] == []


@pytest.mark.parametrize("path", PAGES)
def test_a_report_fits_a_phone(
    path: str, visit: Visit, tmp_path: Path, offline: BrowserContext
) -> None:
    page = visit(path)
    share(page)
    file = take(page, "Report (HTML)", tmp_path)
    report, _ = read(offline, file)
    report.set_viewport_size(PHONE)
    report.reload()
    report.wait_for_function(DRAWN)
    assert report.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    for chart in report.locator(".js-plotly-plot .main-svg").all():
        box = chart.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= PHONE["width"]


def test_a_report_prints_with_no_chart_across_two_sheets(
    visit: Visit, tmp_path: Path, offline: BrowserContext
) -> None:
    page = visit()
    share(page)
    report, _ = read(offline, take(page, "Report (HTML)", tmp_path))
    printed = report.pdf(prefer_css_page_size=True)
    assert 3 <= len(re.findall(rb"/Type\s*/Page\b", printed)) <= 6
    report.emulate_media(media="print")
    widths = report.locator(".js-plotly-plot .main-svg").evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect().width)"
    )
    assert max(widths) <= 704, "wider than A4 between its margins"
    kept = report.locator("figure").evaluate_all(
        "(all) => all.map((one) => getComputedStyle(one).breakInside)"
    )
    assert set(kept) == {"avoid"}


# ------------------------------------------------------------ spreadsheet, PDF, picture


def test_the_spreadsheet_opens_with_the_numbers_on_the_page(visit: Visit, tmp_path: Path) -> None:
    page = visit()
    choose(page, "2x")
    share(page)
    file = take(page, "Spreadsheet (XLSX)", tmp_path)
    assert file.name == "IXIC-2x-19990104-20181231-numbers.xlsx"
    book = openpyxl.load_workbook(file)
    told = {name: value for name, value, *_ in book["Numbers"].iter_rows(values_only=True)}
    assert f"{told['Asset']:+.1f}%" == figures(page)[0]
    assert book["By day"].max_row > 5000


@pytest.mark.parametrize("path", PAGES)
def test_pdf_and_picture_are_real_files(path: str, visit: Visit, tmp_path: Path) -> None:
    page = visit(path)
    share(page)
    printed = take(page, "PDF", tmp_path)
    assert printed.suffix == ".pdf"
    content = printed.read_bytes()
    assert content.startswith(b"%PDF-")
    assert b"Skia/PDF" in content
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", content)) <= 8

    picture = take(page, "Picture (PNG)", tmp_path).read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert struct.unpack(">II", picture[16:24]) == (2400, 1350)
    assert len(picture) > 60_000, "nearly empty"


def test_a_print_that_fails_is_said_in_a_sentence_and_the_report_remains(
    visit: Visit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, yahoo: FakeYahoo
) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "chromium").symlink_to("/bin/false")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    with running(tmp_path, yahoo.url) as server:
        page = visit("/", at=server)
        menu = share(page)
        menu.get_by_role("button", name="PDF").click()
        expect(menu.get_by_text("Failed to generate file for download")).to_be_visible()
        expect(menu.get_by_text("the report prints the same")).to_be_visible()
        shows_no_error(page)
        assert take(page, "Report (HTML)", tmp_path).stat().st_size > 4_000_000
        page.close()


def test_without_a_browser_on_the_server_pdf_and_picture_are_not_offered(
    visit: Visit, monkeypatch: pytest.MonkeyPatch, fresh_server: Callable[[], Server]
) -> None:
    folders = [Path(found).parent for found in map(shutil.which, BROWSERS) if found]
    assert folders
    monkeypatch.setenv("PATH", "/nonexistent")
    menu = share(visit("/", at=fresh_server()))
    expect(menu.get_by_role("button", name="Report (HTML)")).to_be_visible()
    expect(menu.get_by_role("button", name="PDF")).to_have_count(0)
    expect(menu.get_by_role("button", name="Picture (PNG)")).to_have_count(0)


@pytest.mark.parametrize("path", ["/?leverage=-2&end=2009-06-30", "/costs?asset=AAPL"])
def test_the_lines_of_python_give_the_numbers_on_the_page(path: str, visit: Visit) -> None:
    page = visit(path)
    wanted = figures(page)
    program = share(page).locator(".st-key-share_code code").inner_text()
    given = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    digits = {number.strip("+−$") for number in wanted}
    assert [number for number in digits if number not in given.stdout] == []
