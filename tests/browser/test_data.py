"""Your data as a person uses it: a file from a disk, its questions, and the picture it becomes."""

from __future__ import annotations

import pickle  # noqa: TID251  made here to see it refused
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from lev_core.market.uploads import MAX_BYTES
from tests.browser.axe import findings
from tests.browser.conftest import LAPTOP, LONGEST_WAIT, PHONE, Scheme, Visit
from tests.browser.fitting import fits
from tests.browser.waiting import alerts, answer, lines, question, rerun, shows_no_error, unfold

pytestmark = pytest.mark.browser

AMBIGUOUS = "Date,Close\n" + "\n".join(
    f"{row + 1:02d}/{month:02d}/2020,{100 + row}" for month in (1, 2, 3) for row in range(12)
)
HOURS = "Time,Open,High,Low,Close\n" + "\n".join(
    f"2020-01-{day:02d}T{hour:02d}:00:00Z,100,104,97,{100 + (hour * 7 + day) % 5 - 2}"
    for day in range(1, 29)
    for hour in range(24)
)
GARBAGE = {
    "an image": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "an empty file": b"",
    "a pickle": pickle.dumps({"close": [1, 2]}),
    "cats": b"Name;Lives\nTom;9\nFelix;7\n",
}


def bring(page: Page, content: str | bytes, name: str = "My coin.csv") -> None:
    """Choose a file on the page and wait until it has been read."""
    given = content.encode() if isinstance(content, str) else content
    with rerun(page):
        page.locator("input[type=file]").set_input_files(
            {"name": name, "mimeType": "text/csv", "buffer": given}
        )


def choose(page: Page, label: str) -> None:
    """Answer a question by its label."""
    with rerun(page):
        page.get_by_text(label, exact=True).click()


def press(page: Page, label: str) -> None:
    """Press a button."""
    with rerun(page):
        page.get_by_role("button", name=label).click()


def test_a_file_with_ambiguous_dates_is_asked_about_and_then_shown_on_compare(visit: Visit) -> None:
    page = visit("/data")
    bring(page, AMBIGUOUS)
    shows_no_error(page)
    assert page.get_by_role("radiogroup", name="How are the dates meant?").count() == 1
    assert "02/01/2020 is 1 Feb 2020" in page.locator("body").inner_text().replace("\u2060", "")
    assert page.get_by_role("button", name="Show it on Compare").count() == 0

    choose(page, "Month first")
    assert [line["points"] for line in lines(page, "own_file")] == [36]
    press(page, "Show it on Compare")
    expect(page.get_by_role("heading", level=1)).to_contain_text("My coin")
    shows_no_error(page)
    assert answer(page).startswith("From 1 Jan 2020 to 3 Dec 2020 My coin rose 11.0%.")
    assert page.get_by_test_id("stPlotlyChart").count() == 2
    assert "My coin" not in page.url

    with rerun(page):
        page.get_by_role("link", name="Your data").click()
    assert page.get_by_text("36 prices from 1 Jan 2020 to 3 Dec 2020").count() == 1
    press(page, "Forget the asset")
    assert page.get_by_text("Nothing yet.").count() == 1


def test_hours_of_a_file_are_held_against_each_other_in_the_duel(visit: Visit) -> None:
    page = visit("/data")
    bring(page, HOURS)
    press(page, "Show it on Compare")
    assert page.get_by_text("Hours read as days").count() == 1
    with rerun(page):
        page.get_by_role("link", name="Rule duel").click()
    shows_no_error(page)
    assert [bars["points"] for bars in lines(page, "hours")] == [24]


@pytest.mark.parametrize("garbage", GARBAGE)
def test_garbage_ends_in_one_sentence_and_the_page_still_stands(garbage: str, visit: Visit) -> None:
    page = visit("/data")
    bring(page, GARBAGE[garbage], "prices.csv")
    assert len(alerts(page)) == 1
    assert alerts(page)[0].strip().endswith(".")
    shows_no_error(page)
    assert question(page) == "Can I use my own prices?"

    bring(page, AMBIGUOUS)
    assert page.get_by_role("radiogroup", name="How are the dates meant?").count() == 1


def test_a_file_of_200_mb_is_refused_in_one_sentence_before_it_is_sent(
    visit: Visit, tmp_path: Path
) -> None:
    page = visit("/data")
    large = tmp_path / "large.csv"
    with large.open("wb") as written:
        written.truncate(200_000_000)
    page.locator("input[type=file]").set_input_files(large)
    expect(page.get_by_text("File must be 20.0MB or smaller.")).to_be_visible()
    shows_no_error(page)


def test_a_file_that_may_be_sent_and_has_too_many_rows_is_refused_in_one_sentence(
    visit: Visit, tmp_path: Path
) -> None:
    page = visit("/data")
    large = tmp_path / "large.csv"
    large.write_bytes(b"Date,Close\n" + b"2020-01-01,1\n" * (MAX_BYTES // 13 - 1))
    page.locator("input[type=file]").set_input_files(large)
    alert = page.get_by_test_id("stAlert")
    expect(alert).to_contain_text("300,000", timeout=LONGEST_WAIT)
    shows_no_error(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_on_the_page(scheme: Scheme, visit: Visit) -> None:
    page = visit("/data", scheme=scheme)
    assert findings(page) == []
    bring(page, AMBIGUOUS)
    assert findings(page) == []
    choose(page, "Day first")
    for drawer in ("How this is computed", "What the words mean"):
        unfold(page, drawer)
    assert findings(page) == []
    bring(page, GARBAGE["an image"])
    assert findings(page) == []


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_nothing_on_the_page_is_cut_off(size: dict[str, int], visit: Visit) -> None:
    page = visit("/data", size=size)
    fits(page)
    bring(page, AMBIGUOUS.replace("Close", "A price with quite a long name in it"), "x" * 60)
    choose(page, "Day first")
    unfold(page, "How this is computed")
    fits(page)
