"""Hand-outs and worksheets: every number by hand, every text harmless, every setting readable."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from lev_core import PriceHistory
from lev_ui import sources
from lev_ui.address import parse, write
from lev_ui.classroom import AMOUNT, Classroom, by_hand, classroom, worksheet
from lev_ui.printed import (
    beside,
    handout_html,
    lesson_link,
    opens_here_only,
    printed_link,
    worksheet_html,
)
from lev_ui.printed.markup import inline, text
from lev_ui.settings import DEFAULTS, EARLIEST, LATEST, OWN_ASSET, Settings
from lev_ui.sources import OwnFile, Sourced
from lev_ui.theme import MINUS
from lev_ui.words import printed as words
from lev_ui.words import printed_sheet as sheet_words
from lev_ui.words import teach
from lev_ui.words.plain import WORD_JOINER, for_markdown
from lev_ui.words.printed_chart import reading
from tests.app.samples import CRISIS, DOT_COM, UNREADABLE
from tests.app.session import APP, control, said

PAGE = "pages/teach.py"
URL = "https://lens.example.org/teach"
WHOLE: dict[str, Any] = {"start": EARLIEST, "end": LATEST}
HALVES = [half / 2.0 for half in range(-10, 11) if half not in (0, 2)]
TRILLIONS = "wiped out, a very large amount"  # written in words, which do not add up
EXTREMES: dict[str, dict[str, Any]] = {
    "the opening view": {},
    "five times": {"leverage": 5.0},
    "minus five times": {"leverage": -5.0},
    "one": {"leverage": 1.0},
    "nothing": {"leverage": 0.0},
    "half": {"leverage": 0.5, **DOT_COM},
    "an odd multiplier": {"leverage": 2.37, **CRISIS},
    TRILLIONS: {"asset": "AAPL", "amount": 1e9, **WHOLE},
    "millions of percent": {"asset": "AAPL", "leverage": 2.0, **WHOLE},
    "two prices": {"start": date(2008, 10, 9), "end": date(2008, 10, 10)},
    "a month": {"start": date(2008, 9, 9), "end": date(2008, 10, 10), "leverage": -3.0},
    "no costs": {"costs": False, "leverage": -1.0},
    "one cent": {"amount": 0.01},
    "another rule elsewhere": {"rule": "never:0.05", "baseline": "power"},
}
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style></svg><iframe src=//evil.example>",
    "**bold** [x](//evil.example) `c` $x$ \\ &amp; &lt;",
    "' onload='alert(1)",
    "{0} {asset} %s \u202e\u2060 \x00",
)
ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "main", "section", "footer", "div", "p"),
    *("h1", "h2", "span", "strong", "b", "small", "a", "ol", "ul", "li", "dl", "dt", "dd"),
    *("table", "thead", "tbody", "tr", "th", "td"),
    *("svg", "line", "polyline", "circle", "text"),
}


class Page(HTMLParser):
    """What a browser makes of a document: its elements, their attributes, and its text."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.written: list[str] = []
        self.feed(document)
        self.close()
        self.text = " ".join(self.written).replace(WORD_JOINER, "")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.written.append(data)


def found(**chosen: Any) -> tuple[Classroom, Sourced]:  # noqa: ANN401  a value for any setting
    """Return a classroom on bundled prices."""
    settings = Settings(**chosen)
    sourced = sources.find(settings.asset, "bundled")
    prices, *_ = sources.window(sourced.prices, settings.start, settings.end)
    return classroom(prices, settings, sourced.phrase), sourced


def named(name: str, **chosen: Any) -> tuple[Classroom, Sourced]:  # noqa: ANN401  as above
    """Return a classroom on prices that somebody has called so."""
    days = pd.bdate_range("2015-01-05", periods=60)
    close = pd.Series(100.0 * np.cumprod(1.0 + 0.02 * np.sin(np.arange(60.0))), index=days)
    prices = PriceHistory(close, symbol=name, name=name, currency=name[:8], source=name)
    sourced = sources.of_own_file(OwnFile(label=name, prices=prices))
    settings = Settings(asset=OWN_ASSET, **chosen)
    return classroom(prices, settings, sourced.phrase), sourced


def documents(shown: Classroom, sourced: Sourced) -> dict[str, str]:
    """Return everything there is to print."""
    link = printed_link(URL, shown.settings) if words.links_work(shown.settings) else None
    return {
        "hand-out": handout_html(shown, sourced, link),
        "worksheet": worksheet_html(shown, with_answers=False),
        "answers": worksheet_html(shown, with_answers=True),
    }


def number(written: str) -> float:
    """Return a number as a reader reads it: "−$1,234.50", "+26.79%", "−2.74x"."""
    return float(re.sub(r"[^0-9.−]", "", written).replace(MINUS, "-"))


def numbers(written: str) -> list[float]:
    """Return every number of a sentence."""
    return [number(one) for one in re.findall(r"−?[$]?[\d,]*\.?\d+", written)]


def rounded(value: Decimal, digits: int = 2) -> float:
    """Return a number as it is to be written."""
    return float(value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_EVEN))


def answers(shown: Classroom) -> dict[str, list[str]]:
    """Return the answers of the small exercises by their title."""
    return {one.title: [task.answer for task in one.tasks] for one in sheet_words.exercises(shown)}


# ------------------------------------------------------------ the hand-out, by hand


@pytest.mark.parametrize("leverage", [-5.0, -2.0, -1.0, 0.0, 0.5, 1.0, 1.5, 3.0, 5.0])
def test_the_two_days_are_right_by_hand(leverage: float) -> None:
    shown, _ = found(leverage=leverage)
    rows = words.two_days_rows(shown)
    up, end = 100.0 * (1.0 + 0.1 * leverage), 100.0 * (1.0 - (0.1 * leverage) ** 2)
    held = (100.0 * leverage, 110.0 * leverage, 0.9 * leverage * up)
    assert [row.name for row in rows] == ["At the start", "Asset +10%", "Asset −10%"]
    assert [number(row.cells[0]) for row in rows] == [100.0, 110.0, 99.0]
    assert [number(row.cells[1]) for row in rows] == pytest.approx([100.0, up, end], abs=5e-4)
    assert [number(row.cells[2]) for row in rows] == pytest.approx(held, abs=5e-4)
    for row, move, before in zip(rows[1:], (0.1, -0.1), (100.0, up), strict=True):
        trade = before * (leverage**2 - leverage) * move
        said = row.cells[3]
        size = 0.0 if said == "trades nothing" else number(said)
        assert size == pytest.approx(abs(trade), abs=5e-4)
        assert said.startswith("buys" if trade > 5e-4 else "sells" if trade < -5e-4 else "trades")


def test_the_opening_hand_out_says_what_the_page_says() -> None:
    shown, sourced = found()
    page = Page(documents(shown, sourced)["hand-out"])
    for told in ("+200.5%", "+601.5%", "−83.6%", "−685.1", "$164.19", "bill rate + 0.5%"):
        assert told in page.text
    assert "Why is a 3x token not simply 3 times the Nasdaq Composite?" in page.text
    assert "Rate assumed after Nov 2018" in page.text
    assert "Dividends are not included" in page.text


def test_without_costs_the_parts_are_the_two_products_by_hand() -> None:
    shown, _ = found(costs=False, leverage=-2.0, **CRISIS)
    closes = shown.prices.values
    simple = -2.0 * (closes[-1] / closes[0] - 1.0)
    token = float(np.prod(1.0 - 2.0 * (closes[1:] / closes[:-1] - 1.0))) - 1.0
    names, cells = zip(*((row.name, row.cells) for row in words.parts_rows(shown)), strict=True)
    assert names == ("−2 × asset", "Compounding effect", "−2x token")
    changed = [number(cell[0]) for cell in cells]
    assert changed[0] == round(1000.0 * simple)
    assert changed[2] == round(1000.0 * token)
    assert changed[0] + changed[1] == changed[2]


@pytest.mark.parametrize("name", sorted(set(EXTREMES) - {TRILLIONS}))
def test_the_amounts_as_printed_add_up_and_each_is_next_to_the_exact_one(
    name: str,
) -> None:
    shown, _ = found(**EXTREMES[name])
    rows = words.parts_rows(shown)
    written = [row.cells[0] for row in rows]
    amounts = [number(amount) for amount in written]
    unit = 0.01 if any("." in amount for amount in written) else 1.0
    assert sum(amounts[:-1]) == pytest.approx(amounts[-1], abs=1e-6 * unit + 1e-9)
    gap = shown.comparison.gap
    exact = {"Compounding effect": gap.compounding_effect, "Management fee": gap.management_fee}
    exact |= {"Financing": gap.financing, "Trading fee": gap.trading_fee}
    for row, amount in zip(rows, amounts, strict=True):
        if row.name in exact:
            assert abs(amount - shown.settings.amount * exact[row.name]) < unit * 1.001


@given(
    st.lists(st.floats(-1e5, 1e5).map(lambda value: round(value, 4)), min_size=1, max_size=8),
    st.sampled_from((0, 2)),
)
def test_rounded_parts_sum_to_the_rounded_total(parts: list[float], digits: int) -> None:
    total = sum(parts)
    amounts = words.adding_up(parts, total, digits)
    unit = 10.0**-digits
    assert sum(amounts) == pytest.approx(round(total, digits), abs=1e-6)
    assert all(abs(a - p) <= unit * 1.0001 for a, p in zip(amounts, parts, strict=True))


@pytest.mark.parametrize(
    ("chosen", "how"),
    [
        ({"asset": "AAPL", **WHOLE}, "It happened on 29 Sep 2000."),
        (
            {"leverage": -3.0, "gas": 5.0, "market": 1e9, "impact": 1.0},
            "Here costs took the last of it on ",
        ),
        ({}, "leaves nothing of a 3x token."),
    ],
)
def test_what_ended_a_token_is_told_apart(chosen: dict[str, Any], how: str) -> None:
    shown, _ = found(**chosen)
    assert how in words.remember(shown)[-1]


def test_the_hand_out_is_of_a_daily_reset_whatever_rule_was_chosen_elsewhere() -> None:
    other, sourced = found(rule="never:0.05", baseline="margin", split=True)
    usual, _ = found()
    assert documents(other, sourced) == documents(usual, sourced)


# ------------------------------------------------------------ the worksheet, by hand


@pytest.mark.parametrize("leverage", HALVES)
@pytest.mark.parametrize("sheet", [1, 2, 17, 9999])
def test_the_table_is_right_by_hand_and_in_whole_cents(leverage: float, sheet: int) -> None:
    days = worksheet(sheet, leverage).four_days
    rows = sheet_words.four_days_rows(days, "USD", with_answers=True)
    times, worth = Decimal(str(leverage)), Decimal(1000)
    for row in rows[1:]:
        move, moved, now, holds, ratio, trade = row.cells
        share = Decimal(str(number(move))) / 100
        held = times * worth * (1 + share)
        worth *= 1 + times * share
        assert Decimal(str(number(moved))) == times * share * 100
        assert Decimal(str(number(now))) == worth
        assert Decimal(str(number(holds))) == held
        assert number(ratio) == rounded(held / worth)
        assert Decimal(str(number(trade))) == times * worth - held
        assert trade.startswith("+") == (times * worth > held)
    assert len(rows) == 5


@pytest.mark.parametrize("leverage", HALVES)
def test_the_answer_below_the_table_goes_on_from_the_printed_number(leverage: float) -> None:
    for sheet in range(1, 13):
        shown, _ = found(leverage=leverage, sheet=sheet)
        task = sheet_words.four_days(shown).tasks[0]
        asset = number(re.findall(r"[\d.]+%", task.ask)[0])
        asset = -asset if "fell" in task.ask else asset
        said = re.findall(r"[−+]?[\d.]+%", task.answer)
        moves = [Decimal(str(move)) for move in shown.worksheet.four_days.moves]
        growth, fund = Decimal(1), Decimal(1)
        for move in moves:
            growth *= 1 + move
            fund *= 1 + Decimal(str(leverage)) * move
        assert asset == pytest.approx(float(100 * (growth - 1)), abs=0.005001)
        assert number(said[0]) == pytest.approx(leverage * asset, abs=0.005001)
        assert number(said[1]) == pytest.approx(float(100 * (fund - 1)), abs=0.005001)


SHEETS = pytest.mark.parametrize("sheet", [1, 5, 9, 33])
MULTIPLIERS = pytest.mark.parametrize("leverage", HALVES)


@MULTIPLIERS
@SHEETS
def test_there_and_back_is_right_by_hand(leverage: float, sheet: int) -> None:
    shown, _ = found(leverage=leverage, sheet=sheet)
    back = shown.worksheet.there_and_back
    there, home = back.turn / back.start - 1.0, back.start / back.turn - 1.0
    factors = (1.0 + leverage * there, 1.0 + leverage * home)
    moves, token, left = answers(shown)["There and back"]
    assert numbers(moves) == pytest.approx([100.0 * there, 100.0 * home])
    assert numbers(token) == pytest.approx([100.0 * leverage * there, 100.0 * leverage * home])
    if min(factors) <= 1e-9:
        assert left.startswith("Nothing: a move that takes everything")
    else:
        assert numbers(left) == pytest.approx([1000.0, *factors, 1000.0 * factors[0] * factors[1]])


@MULTIPLIERS
@SHEETS
def test_who_buys_and_who_sells_is_right_by_hand(leverage: float, sheet: int) -> None:
    shown, _ = found(leverage=leverage, sheet=sheet)
    *each, fallen = answers(shown)["Who buys, who sells?"]
    others = re.findall(r"(buys|sells) [$]([\d.,]+)\.", fallen)
    for close, answer, other in zip(shown.worksheet.closes, each, others, strict=True):
        worth = 1000.0 * (1.0 + close.leverage * close.move)
        holds = 1000.0 * close.leverage * (1.0 + close.move)
        trade = 1000.0 * (close.leverage**2 - close.leverage) * close.move
        wanted = [worth, holds, close.leverage * worth, abs(trade)]
        assert numbers(answer) == pytest.approx(wanted, abs=1e-9)
        assert close.leverage * worth - holds == pytest.approx(trade)
        assert ("buys" in answer) == (trade > 0.0)
        assert other[0] == ("sells" if trade > 0.0 else "buys")
        assert number(other[1]) == pytest.approx(abs(trade))


@MULTIPLIERS
@SHEETS
def test_both_sides_fees_and_the_way_back_are_right_by_hand(leverage: float, sheet: int) -> None:
    shown, _ = found(leverage=leverage, sheet=sheet)
    made, solved = shown.worksheet, answers(shown)
    swing, fee = made.both_sides.swing, made.daily_fee.fee
    kept = 1000.0 * (1.0 - (made.both_sides.size * swing) ** 2)
    first, long, short = solved["Both sides can lose"]
    assert numbers(first)[-1] == pytest.approx(100.0 * (1.0 - swing**2))
    assert numbers(long)[-1] == numbers(short)[-1] == pytest.approx(kept)
    assert kept < AMOUNT

    guess, exact = solved["A small fee every day"]
    assert numbers(guess)[-1] == round(36500.0 * fee, 2)
    assert number(re.findall(r"[\d.]+%", exact)[-1]) == round(100.0 - 100.0 * (1.0 - fee) ** 365, 2)

    for way, answer in zip(made.ways_back, solved["The way back up"], strict=True):
        gain = number(re.findall(r"[\d.]+%", answer)[-1])
        assert gain == round(100.0 / (1.0 - way.loss) - 100.0, 1)


def test_the_chart_s_answers_are_read_off_the_same_lines() -> None:
    shown, _ = found()
    lines = shown.comparison
    order, year, left = (answer for _, answer in reading(shown).tasks)
    assert order.startswith("Highest: 3 × asset; lowest: 3x token")
    assert year == f"In {lines.token.nav.index[int(lines.token.nav.argmax())].year}."
    assert number(left[:-1]) == round(100.0 * lines.token.final_value, 1)


def test_a_wiped_out_token_has_nothing_left_on_the_chart() -> None:
    shown, _ = found(asset="AAPL", **WHOLE)
    left = reading(shown).tasks[-1][1]
    assert left == "Nothing: it was wiped out on 29 Sep 2000."


@pytest.mark.parametrize("leverage", [0.0, 1.0, 0.2, 0.9])
def test_a_multiplier_without_trades_gets_exercises_that_have_some(leverage: float) -> None:
    shown, _ = found(leverage=leverage)
    assert by_hand(leverage) not in (0.0, 1.0)
    assert f"done with {by_hand(leverage):g}x" in teach.sheet_note(shown)
    assert teach.sheet_note(found()[0]) == ""


@given(st.integers(1, 9999), st.floats(-5.0, 5.0))
def test_any_sheet_trades_on_every_day_and_nobody_is_wiped_out_in_the_table(
    sheet: int, leverage: float
) -> None:
    made = worksheet(sheet, leverage)
    assert abs(made.leverage - leverage) <= 2.0
    assert all(day.trade != 0.0 and day.worth > 0.0 for day in made.four_days.days)
    assert all(close.reset.trade != 0.0 and close.worth > 0.0 for close in made.closes)
    assert made.four_days.days[-1].worth != AMOUNT


def test_the_same_number_is_the_same_sheet_and_another_number_another() -> None:
    sheets = [documents(*found(sheet=sheet))["worksheet"] for sheet in (7, 7, 8)]
    assert sheets[0] == sheets[1] != sheets[2]
    tables = {worksheet(sheet, 3.0).four_days.moves for sheet in range(1, 31)}
    assert len(tables) > 20
    # These figures hang on a wall somewhere: they do not change with a version of a library.
    assert worksheet(1, 3.0).four_days.moves == (0.04, -0.05, 0.05, 0.05)
    assert worksheet(1, 3.0).there_and_back.start == 40.0


def test_the_pupils_sheet_holds_no_answer() -> None:
    shown, sourced = found()
    made = documents(shown, sourced)
    sheet, solved = Page(made["worksheet"]), Page(made["answers"])
    for tasks in answers(shown).values():
        for answer in tasks:
            assert text(answer) not in made["worksheet"]
            assert answer in solved.text
    assert "$1,259.02" not in sheet.text
    assert "$1,259.02" in solved.text
    assert sum(kind.get("class") == "room" for _, kind in sheet.elements) >= 18


# ------------------------------------------------------------ nothing from outside is obeyed


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_text_everywhere(name: str) -> None:
    shown, sourced = named(name)
    for document in documents(shown, sourced).values():
        page = Page(document)
        assert page.open == []
        assert {tag for tag, _ in page.elements} <= ALLOWED
        attributes = [key for _, given_to in page.elements for key in given_to]
        assert not [key for key in attributes if key.startswith("on") or key in {"src", "style"}]
        assert "evil.example" not in " ".join(
            value for _, kinds in page.elements for key, value in kinds.items() if key == "href"
        )


@pytest.mark.parametrize("name", HOSTILE[:4])
def test_a_hostile_name_is_still_readable(name: str) -> None:
    page = Page(documents(*named(name))["hand-out"])
    assert " ".join(name.split()) in " ".join(page.text.split())


@given(st.text(st.characters(exclude_characters=WORD_JOINER, exclude_categories=("C", "Z"))))
def test_any_text_comes_back_as_it_was(name: str) -> None:
    for markup in (text(name), inline(f"**A** {for_markdown(name)}")):
        page = Page(f"<p>{markup}</p>")
        assert {tag for tag, _ in page.elements} <= {"p", "strong"}
        assert "".join(page.written).replace(WORD_JOINER, "").endswith(name)


def test_a_file_needs_no_script_and_no_network() -> None:
    for document in documents(*found()).values():
        page = Page(document)
        metas = [given_to for tag, given_to in page.elements if tag == "meta"]
        assert metas[0] == {"charset": "utf-8"}
        assert metas[1] == {
            "http-equiv": "Content-Security-Policy",
            "content": "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
        }
        assert {tag for tag, _ in page.elements} <= ALLOWED
        style = document[document.index("<style>") : document.index("</style>")]
        assert not re.search(r"url\(|@import|expression|http", style)


@pytest.mark.parametrize("chosen", EXTREMES.values(), ids=EXTREMES.keys())
def test_everything_printed_can_be_read(chosen: dict[str, Any]) -> None:
    shown, sourced = found(**chosen)
    for document in documents(shown, sourced).values():
        page = Page(document)
        labels = [kinds["aria-label"] for _, kinds in page.elements if "aria-label" in kinds]
        parts = [part for part in (*page.written, *labels) if not part.startswith("http")]
        assert not [part for part in parts if UNREADABLE.search(part.replace(WORD_JOINER, ""))]
        places = [kinds["points"] for tag, kinds in page.elements if tag == "polyline"]
        assert len(places) == 3
        assert not re.search("nan|inf", " ".join(places))


# ------------------------------------------------------------ links


def test_the_printed_link_is_short_and_opens_on_the_same_choices() -> None:
    chosen = Settings(asset="AAPL", leverage=-2.0, start=date(2010, 1, 4), fee=0.5)
    link = printed_link(URL, chosen)
    parts = urlsplit(link.written)
    assert (parts.scheme, parts.netloc, parts.path) == ("https", "lens.example.org", "/compare")
    assert len(link.written) < 120
    for address in (link.written, link.whole):
        query = {key: values[-1] for key, values in parse_qs(urlsplit(address).query).items()}
        assert parse(query) == (chosen, ())


def test_a_lesson_s_link_carries_the_teacher_s_choices_and_the_step() -> None:
    chosen = Settings(asset="AAPL", leverage=-2.0, start=date(2010, 1, 4), amount=250.0)
    link = urlsplit(lesson_link("https://example.org/lens/teach?sheet=4", chosen, 3))
    assert (link.netloc, link.path) == ("example.org", "/lens/lessons")
    found, ignored = parse({key: each[-1] for key, each in parse_qs(link.query).items()}, "lessons")
    assert ignored == ()
    assert found == replace(chosen, step=3)


def test_a_page_s_neighbour_stands_in_the_same_folder() -> None:
    assert beside("http://host:8501/teach", "lessons") == "http://host:8501/lessons"
    assert beside("http://host:8501", "lessons") == "http://host:8501/lessons"


@pytest.mark.parametrize(
    ("url", "alone"),
    [
        ("http://localhost:8501/teach", True),
        ("http://[::1]/teach", True),
        (URL, False),
        ("", False),
    ],
)
def test_an_address_only_this_computer_can_open_is_known(url: str, *, alone: bool) -> None:
    assert opens_here_only(url) is alone


def test_nothing_of_a_file_of_ones_own_is_promised_to_a_link() -> None:
    shown, sourced = named("Our own")
    assert teach.link_trouble(shown, here_only=False) == teach.NO_LINKS
    assert "href" not in documents(shown, sourced)["hand-out"]
    assert "from a file of the teacher's own" in Page(documents(shown, sourced)["hand-out"]).text


# ------------------------------------------------------------ the page


def visit(**address: str) -> AppTest:
    """Open the page at an address."""
    app = AppTest.from_file(str(APP), default_timeout=60).run()
    app.query_params.clear()
    app.query_params.update(address)
    return app.switch_page(PAGE).run()


def previews(app: AppTest) -> list[str]:
    """Return the sheets as the page shows them."""
    bodies = [element.proto.body for element in app.get("html")]
    return [body for body in bodies if 'class="sheet paper"' in body]


def test_the_page_shows_three_sheets_and_a_link_for_each_lesson() -> None:
    app = visit(leverage="-2", asset="AAPL", sheet="5")
    assert not app.exception
    assert app.title[0].value == teach.TITLE
    sheets = previews(app)
    assert len(sheets) == 3
    assert "Worksheet 5: what a −2x token does" in sheets[1]
    assert all("<svg" not in sheet and "data:image/svg+xml;base64," in sheet for sheet in sheets)
    links = [code.value for code in app.code if "/lessons?" in str(code.value)]
    assert [parse_qs(urlsplit(link).query)["step"] for link in links] == [
        [str(n)] for n in range(1, 7)
    ]
    assert all("asset=AAPL" in link and "leverage=-2" in link for link in links)
    assert any("fell" in line or "rose" in line for line in said(app))


def test_the_number_of_the_sheet_is_in_the_address() -> None:
    app = visit()
    control(app, "set_sheet").set_value(12)
    app.run()
    assert app.query_params["sheet"] == "12"
    assert "Worksheet 12:" in previews(app)[1]


@pytest.mark.parametrize("garbage", ["0", "10000", "-1", "1.5", "x", "\uff19", "1e3", " "])
def test_a_number_of_a_sheet_that_is_none_gives_the_first_and_a_notice(garbage: str) -> None:
    settings, ignored = parse({"sheet": garbage}, "teach")
    assert (settings, ignored) == (DEFAULTS, ("sheet",))
    app = visit(sheet=garbage)
    assert "Worksheet 1:" in previews(app)[1]
    assert any("number of the worksheet" in str(note.value) for note in app.info)


def test_the_address_of_the_page_says_everything_its_sheets_depend_on() -> None:
    chosen = Settings(asset="AAPL", leverage=-1.5, fee=1.1, sheet=31, amount=500.0)
    assert parse(write(chosen, "teach"), "teach") == (chosen, ())
