"""The report: one file, light enough to send, with nothing in it that runs or loads but its own."""

from __future__ import annotations

import base64
import json
import re
import tomllib
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pandas as pd
import pytest

from lev_core import fingerprint
from lev_ui import sources
from lev_ui.report.colours import coloured, palette
from lev_ui.report.harmless import harmless
from lev_ui.report.markdown import as_html, as_inline_html, as_text
from lev_ui.report.page import LARGEST, html
from lev_ui.report.slide import slide
from lev_ui.report.typeface import typeface
from lev_ui.report.value import Report
from lev_ui.reports import real as real_report
from lev_ui.settings import DEFAULTS, Page
from lev_ui.words.compare import FOOTER
from lev_ui.words.plain import for_markdown
from tests.app.reported import (
    HOSTILE,
    PAGES,
    Parsed,
    brought,
    made_up,
    opening_report,
    report_of,
    whole,
)

ROOT = Path(__file__).parents[2]
VOID = {"meta", "link", "img", "iframe", "object", "embed", "base", "form", "audio", "video"}


def pictures(text: str) -> list[dict[str, object]]:
    """Return the specifications a report draws."""
    found: list[dict[str, object]] = json.loads(Parsed(text).scripts[0])
    return found


def hash_of(report: Report) -> str:
    """Return the fingerprint a report prints, in full."""
    facts = {fact.name: as_text(fact.text) for fact in report.provenance}
    found = re.search(r"in full: ([0-9a-f ]{64,})", facts["Asset: hash of the data"])
    assert found is not None
    return found[1].replace(" ", "")


# ------------------------------------------------------------ what it is


@pytest.mark.parametrize("page", PAGES)
def test_a_report_of_every_page_is_small_enough_to_send(page: Page) -> None:
    size = len(html(opening_report(page)).encode())
    assert 4_800_000 < size < LARGEST == 6_000_000


@pytest.mark.parametrize("page", PAGES)
def test_a_report_says_what_its_page_says_and_what_it_is_made_of(page: Page) -> None:
    report = opening_report(page)
    text = " ".join(Parsed(html(report)).text.split())
    told = [report.title, report.answer, *(section.heading for section in report.sections)]
    told += [part for number in report.numbers for part in (number.label, number.value)]
    told += [part for badge in report.badges for part in (badge.text, badge.meaning)]
    told += [part for row in report.assumptions for part in (row.name, row.said)]
    told += [part for fact in report.provenance for part in fact]
    for part in told:
        assert as_text(part) in text
    assert FOOTER in text
    assert report.link in text


@pytest.mark.parametrize("page", PAGES)
def test_every_chart_of_a_report_is_told_in_words_with_and_without_a_script(page: Page) -> None:
    report = opening_report(page)
    text = html(report)
    drawn = [report.main, *(chart for section in report.sections for chart in section.charts)]
    figures = [attributes for tag, attributes in Parsed(text).elements if tag == "figure"]
    told = [" ".join(chart.alt.split()) for chart in drawn if chart is not None]
    assert [attributes["aria-label"] for attributes in figures] == told
    assert len(pictures(text)) == len(told) >= 1
    assert text.count("<noscript>") == len(told)


def test_headings_descend_one_level_at_a_time() -> None:
    levels = [tag for tag, _ in Parsed(html(opening_report("compare"))).elements if tag[0] == "h"]
    assert [tag for tag in levels if tag[1:].isdigit()] == ["h1", *["h2"] * 6]


@pytest.mark.parametrize("page", PAGES)
def test_the_same_report_is_the_same_file(page: Page) -> None:
    sourced = made_up("Example")
    first, second = (html(report_of(page, sourced, whole(page))) for _ in range(2))
    assert first == second


def test_what_real_funds_did_on_record_is_a_report_too() -> None:
    report = real_report.record("https://lens.example/real")
    text = Parsed(html(report)).text
    assert "Pick a fund" not in text
    assert "What this assumes" not in text, "a heading with nothing under it"
    assert "FINRA" in text


def test_a_code_is_printed_as_it_is_and_nothing_where_there_is_none() -> None:
    report = opening_report("compare")
    lines = 'token = simulate_token(prices, 3.0)  # <b> & "c"'
    assert "The same in Python" not in html(report)
    assert lines in Parsed(html(replace(report, code=lines))).text


# ------------------------------------------------------------ assumptions and source


def test_every_choice_that_changes_the_answer_is_among_the_assumptions() -> None:
    chosen = replace(
        DEFAULTS,
        leverage=-2.0,
        fee=1.25,
        rate=3.75,
        spread=0.85,
        borrow=0.35,
        trading=7.5,
        maker=-1.5,
        passive=40.0,
        gas=12.0,
        impact=0.6,
        market=5e9,
        size=25e6,
        sizing="fixed",
        creation=0.15,
        redemption=0.45,
        amount=2500.0,
        rule="band:1.5:3",
        baseline="margin",
    )
    report = report_of("compare", sources.find("^IXIC", "bundled"), chosen)
    said = " ".join(as_text(f"{row.name}: {row.said}") for row in report.assumptions)
    for part in (
        *("−2 times", "4 Jan 1999", "31 Dec 2018", "1.25% a year", "3.75% a year", "0.85% a year"),
        *("0.35% a year", "7.5 basis points", "−1.5 basis points", "40%", "12 money", "0.6 coeff"),
        *("$5 billion", "$25 million", "Stays as it is", "0.15%", "0.45%", "$2,500"),
        *("Band 1.5–3", "A margin position", "365 to a year"),
    ):
        assert part in said, part


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        ({"costs": False}, "None are charged."),
        ({"financing": "funding", "funding": 12.5}, "12.5% a year"),
        ({"per": "day", "fee": 0.03}, "0.03% a day"),
        ({}, "the one-month bill rate, known to 30 Nov 2018"),
    ],
)
def test_the_assumptions_name_the_kind_of_cost(chosen: dict[str, object], told: str) -> None:
    settings = replace(DEFAULTS, **chosen)  # type: ignore[arg-type]  # one of several fields
    report = report_of("compare", sources.find("^IXIC", "bundled"), settings)
    assert any(told in as_text(row.said) for row in report.assumptions)


def test_the_source_is_told_with_its_licence_its_dates_and_its_hash() -> None:
    report = opening_report("compare")
    facts = {fact.name: as_text(fact.text) for fact in report.provenance}
    used = sources.find("^IXIC", "bundled").prices.between("1999-01-04", "2018-12-31")
    assert "arch 8.0.0" in facts["Asset: source"]
    assert "NCSA" in facts["Asset: source"]
    assert facts["Asset: prices used"].startswith("5,031, from 4 Jan 1999 to 31 Dec 2018")
    assert "dividends are left out" in facts["Asset: basis"]
    assert "Assumed after that" in facts["Interest rate"]
    assert hash_of(report) == fingerprint(used)
    assert facts["Asset: hash of the data"].startswith(fingerprint(used)[:12])


def test_the_line_that_checks_the_hash_gives_the_hash() -> None:
    report = opening_report("compare")
    line = {fact.name: as_text(fact.text) for fact in report.provenance}["How to check"]
    *imports, asked = line.split("; ")
    known: dict[str, object] = {}
    exec("\n".join(imports), known)  # noqa: S102  the very line a reader is given
    assert eval(asked, known) == hash_of(report)  # noqa: S307  as above


def test_the_hash_changes_when_one_price_changes() -> None:
    sourced = made_up("Example")
    close = sourced.prices.close.copy()
    close.iloc[150] *= 1.0 + 1e-12
    changed = brought(replace(sourced.prices, close=close), "Example")
    first, second = (
        hash_of(report_of("compare", one, whole("compare"))) for one in (sourced, changed)
    )
    assert first != second


def test_a_file_of_the_readers_own_is_told_by_name_and_has_nothing_to_check_with() -> None:
    report = report_of("compare", made_up("My prices"), whole("compare"))
    facts = {fact.name: as_text(fact.text) for fact in report.provenance}
    assert "My prices" in facts["Asset: source"]
    assert "How to check" not in facts


def test_yahoos_prices_carry_the_day_they_were_fetched() -> None:
    found = replace(
        made_up("Example"), is_own=False, is_live=True, fetched_on=pd.Timestamp("2026-03-05 23:00Z")
    )
    report = report_of("compare", found, whole("compare"))
    facts = {fact.name: as_text(fact.text) for fact in report.provenance}
    assert "fetched on 5 Mar 2026 (UTC)" in facts["Asset: source"]


# ------------------------------------------------------------ nothing else runs or loads


@pytest.mark.parametrize("page", PAGES)
def test_a_report_runs_two_scripts_that_its_policy_knows_by_hash(page: Page) -> None:
    parsed = Parsed(html(opening_report(page)))
    policy = next(
        attributes["content"] or ""
        for tag, attributes in parsed.elements
        if tag == "meta" and attributes.get("http-equiv") == "Content-Security-Policy"
    )
    known = set(re.findall(r"'sha256-([^']+)'", policy))
    run = {base64.b64encode(sha256(text.encode()).digest()).decode() for text in _programs(parsed)}
    assert "default-src 'none'" in policy
    assert "unsafe-eval" not in policy
    assert re.search(r"script-src[^;]*unsafe-inline", policy) is None
    assert run == known
    assert len(run) == 2


def _programs(parsed: Parsed) -> list[str]:
    kinds = [attributes.get("type") for tag, attributes in parsed.elements if tag == "script"]
    return [
        text for kind, text in zip(kinds, parsed.scripts, strict=True) if kind != "application/json"
    ]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", HOSTILE)
def test_text_from_outside_stays_text(page: Page, name: str) -> None:
    plain = report_of(page, made_up("Example"), whole(page))
    report = report_of(page, made_up(name, currency=name), whole(page))
    for text, known in ((html(report), html(plain)), (slide(report), slide(plain))):
        parsed, before = Parsed(text), Parsed(known)
        kinds = {tag for tag, _ in parsed.elements}
        assert kinds <= {tag for tag, _ in before.elements}
        assert kinds & VOID == {"meta"}
        for tag, attributes in parsed.elements:
            assert not any(key.startswith("on") for key in attributes), tag
            assert "src" not in attributes, tag
            assert tag != "a" or (attributes["href"] or "").startswith("https://lens.example/")
        text.encode()  # no half of a pair is left


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_read_as_it_is_written(name: str) -> None:
    report = report_of("compare", made_up(name), whole("compare"))
    text = " ".join(Parsed(html(report)).text.split())
    assert " ".join(harmless(name).split()) in text


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_that_looks_like_a_colour_is_not_one(name: str) -> None:
    light = palette("light")
    trace = {
        "name": name,
        "text": [name],
        "line": {"color": "#000001"},
        "marker": {"color": [name]},
    }
    found = coloured(trace, light)
    assert (found["name"], found["text"]) == (name, [name])
    assert found["line"]["color"] == light.charts[0]


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_made_harmless_for_the_page_reads_the_same_in_a_report(name: str) -> None:
    safe, wanted = for_markdown(name), " ".join(harmless(name).split())
    assert as_text(safe) == wanted
    for made in (as_html(safe), as_inline_html(safe)):
        assert Parsed(made).text.strip() == wanted
        assert {tag for tag, _ in Parsed(made).elements} <= {"p"}


@pytest.mark.parametrize(
    "text", ["[x](http://a.example)", "<b>x</b>", "![x](y)", "<http://a.example>", "&lt;i&gt;"]
)
def test_markdown_that_leads_somewhere_or_holds_html_is_text(text: str) -> None:
    assert {tag for tag, _ in Parsed(as_html(text)).elements} == {"p"}


def test_the_marks_the_words_use_are_kept() -> None:
    made = as_html("- **bold** and *slanted*, `code`\n\n| a | b |\n|:--|--:|\n| 1 | \\$2 |")
    tags = [tag for tag, _ in Parsed(made).elements]
    assert {"ul", "li", "strong", "em", "code", "table", "th", "td"} <= set(tags)
    assert "$2" in Parsed(made).text


def test_a_link_that_is_none_is_not_one() -> None:
    report = replace(opening_report("compare"), link="javascript:alert(1)")
    parsed = Parsed(html(report))
    assert "a" not in {tag for tag, _ in parsed.elements}
    assert "javascript:alert(1)" in parsed.text


# ------------------------------------------------------------ colours


@pytest.mark.parametrize("page", PAGES)
def test_no_placeholder_of_a_colour_is_left(page: Page) -> None:
    assert (
        re.search(r"#0000(0[1-9]|10)\b", json.dumps(pictures(html(opening_report(page))))) is None
    )


def test_the_colours_are_those_streamlit_is_told() -> None:
    told = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]
    text = html(opening_report("compare"))
    for theme in ("light", "dark"):
        assert list(palette(theme).charts) == told[theme]["chartCategoricalColors"]
        assert f"--background:{told[theme]['backgroundColor']}" in text
    for light, dark in zip(palette("light").charts, palette("dark").charts, strict=True):
        red, green, blue = (int(light[at : at + 2], 16) for at in (1, 3, 5))
        drawn = rf'\[style\*="stroke: rgb\({red}, {green}, {blue}\)"\][^{{]*{{stroke:{dark}!'
        assert re.search(drawn, text)


def test_the_typeface_is_streamlits_own_and_travels_along() -> None:
    assert typeface().startswith("@font-face")
    assert len(typeface()) < 300_000


@pytest.mark.parametrize("page", PAGES)
def test_a_slide_holds_question_answer_picture_and_source(page: Page) -> None:
    report = opening_report(page)
    text = slide(report)
    assert as_text(report.title) in Parsed(text).text
    assert as_text(report.badges[0].text) in Parsed(text).text
    (drawn,) = pictures(text)
    assert "height" not in drawn["layout"]  # type: ignore[operator]  # a mapping
