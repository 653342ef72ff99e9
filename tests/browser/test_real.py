"""Against a real fund as a person meets it: a pick, a phone, light and dark, no network."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.app.made_up_pair import give_pairs
from tests.browser.axe import findings
from tests.browser.conftest import PHONE, Scheme, Visit
from tests.browser.fitting import fits
from tests.browser.waiting import (
    address,
    answer,
    figures,
    lines,
    question,
    rerun,
    shows_no_error,
    unfold,
)
from tests.contract.fake_yahoo import FakeYahoo

pytestmark = pytest.mark.browser

DRAWERS = ("Costs and rules", "Is there a hidden cost", "How this is computed")
PAIR = {"asset": "QQQ", "real": "TQQQ", "fee": 0.84, "rate": "irx", "trading": 0, "scale": "log"}


@pytest.fixture(autouse=True)
def _pairs(yahoo: FakeYahoo) -> None:
    give_pairs(yahoo)


def pick(page: Page, symbol: str) -> None:
    """Type a fund's symbol into the choice of the real fund."""
    box = page.get_by_role("combobox", name="Real fund")
    box.click()
    box.fill(symbol)
    with rerun(page):
        box.press("Enter")


def test_a_fund_is_picked_and_its_model_drawn_on_it(visit: Visit) -> None:
    page = visit("/real")
    assert question(page) == "Does the model match a real fund?"
    assert [line["name"] for line in lines(page, "on_record")][1:] == [
        "multiple × asset",
        "the fund",
    ]

    pick(page, "TQQQ")

    shows_no_error(page)
    assert question(page) == "Does the model match TQQQ?"
    assert "with its published 0.84% fee" in answer(page)
    drawn = {line["name"]: line["dash"] for line in lines(page, "tracked_lines")}
    assert list(drawn) == ["TQQQ", "3x model", "Model against the fund"]
    assert drawn["TQQQ"] != drawn["3x model"]
    assert len(figures(page)) == 4
    assert "real=TQQQ" in page.url


def test_a_fund_s_own_name_leads_to_its_index_held_against_it(visit: Visit) -> None:
    page = visit(address("/compare", asset="TQQQ"))
    with rerun(page):
        page.get_by_role("button", name="QQQ at 3x against TQQQ").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Does the model match TQQQ?")
    assert "/real?" in page.url
    assert "model on QQQ" in answer(page)


@pytest.mark.parametrize("query", [{}, PAIR, {"asset": "QQQ", "real": "NOSUCH"}], ids=str)
def test_the_page_fits_a_phone(query: dict[str, object], visit: Visit) -> None:
    page = visit(address("/real", **query), size=PHONE)
    for drawer in DRAWERS:
        if page.get_by_text(drawer).count():
            unfold(page, drawer)
    fits(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_before_and_after_a_pick(scheme: Scheme, visit: Visit) -> None:
    page = visit("/real", scheme=scheme)
    assert findings(page) == []

    page = visit(address("/real", **PAIR), scheme=scheme)
    for drawer in DRAWERS:
        unfold(page, drawer)
    assert findings(page) == []
