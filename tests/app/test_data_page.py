"""Your data: every file ends in prices on a page or in one sentence, and nothing is guessed."""

from __future__ import annotations

import csv
import io
import json
import pickle  # noqa: TID251  made here to see it refused
from datetime import date
from typing import get_args

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from lev_core import PriceHistory
from lev_core.market.uploads import MAX_BYTES, Choices, Finding, read_prices, read_table
from lev_core.market.uploads.choices import ALLOWED, TIME_ZONES, Topic
from lev_core.market.uploads.report import FACTS, FindingKind
from lev_ui.charts.own import file_line
from lev_ui.controls import state
from lev_ui.example_file import example_file
from lev_ui.settings import OWN_ASSET, OWN_REAL, Settings
from lev_ui.sources import OwnFile, OwnKind
from lev_ui.words import own_data as words
from lev_ui.words import own_questions, own_report
from lev_ui.words.plain import for_markdown
from tests.app.samples import UNREADABLE
from tests.app.session import APP, answer, control, figure, press, said
from tests.app.test_compare_page import HOSTILE
from tests.house.test_settings import SETTINGS

KINDS: tuple[OwnKind, ...] = ("asset", "real", "rate")
CLEAN = "Date,Close\n" + "\n".join(
    f"{day:%Y-%m-%d},{100 + row % 7}"
    for row, day in enumerate(pd.bdate_range("2020-01-01", periods=60))
)
TRIPLE = "Date,Close\n" + "\n".join(
    f"{day:%Y-%m-%d},{50 + 3 * (row % 7)}"
    for row, day in enumerate(pd.bdate_range("2020-01-01", periods=60))
)
AMBIGUOUS = "Date,Close\n" + "\n".join(
    f"{row + 1:02d}/{month:02d}/2020,{100 + row}" for month in (1, 2, 3) for row in range(12)
)
GARBAGE = {
    "an image": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "nothing": b"",
    "a pickle": pickle.dumps({"close": [1, 2]}),
    "cats": b"Name;Lives\nTom;9\nFelix;7\n",
    "old Excel": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
    "a broken spreadsheet": b"PK\x03\x04" + b"\x00" * 60,
    "JSON": json.dumps([{"date": "2020-01-01", "close": 1}]).encode(),
    "one column": b"Close\n1\n2\n3\n",
    "one row": b"Date,Close\n2020-01-01,1\n",
    "zeros": b"Date,Close\n" + b"".join(b"2020-01-%02d,0\n" % day for day in range(1, 29)),
    "control characters": bytes(range(32)) * 40,
    "too much": b"Date,Close\n" + b"2020-01-01,1\n" * (MAX_BYTES // 13),
}


def page() -> AppTest:
    """Open the page."""
    return AppTest.from_file(str(APP), default_timeout=60).switch_page("pages/data.py").run()


def bring(app: AppTest, content: str | bytes, name: str = "prices.csv") -> AppTest:
    """Bring a file."""
    given = content.encode() if isinstance(content, str) else content
    app.file_uploader[0].upload(name, given)
    return app.run()


def bring_for(kind: OwnKind, content: str | bytes, name: str = "prices.csv") -> AppTest:
    """Open the page and bring a file for a purpose."""
    app = page()
    control(app, "own_purpose").set_value(kind)
    return bring(app.run(), content, name)


def choose(app: AppTest, question: str, value: str) -> AppTest:
    """Answer a question of the page."""
    found = [radio for radio in app.radio if radio.label == question]
    assert len(found) == 1, [radio.label for radio in app.radio]
    found[0].set_value(value)
    return app.run()


def asked(app: AppTest) -> list[str]:
    """Return the questions on the page beside the purpose."""
    return [radio.label for radio in app.radio][1:]


def labels(app: AppTest) -> list[str]:
    """Return what the buttons of the page say."""
    return [button.label for button in app.button]


def stands(app: AppTest) -> None:
    """Hold the page to being there: no error, and the place for a file."""
    assert not app.exception, [error.message for error in app.exception]
    assert not app.error
    assert app.title[0].value == words.TITLE
    assert len(app.file_uploader) == 1


# ------------------------------------------------------------ what the page says before a file


def test_the_page_says_what_can_be_brought_where_it_stays_and_how_much() -> None:
    app = page()
    stands(app)
    assert words.ANSWER in [text.value for text in app.markdown]
    assert (
        "it is not stored, no other visitor sees it, and a link does not contain it" in words.ANSWER
    )
    assert words.LIMITS in [text.value for text in app.caption]
    assert words.LIMITS.startswith("Up to 20 MB, 300,000 rows and 50 columns")
    assert words.NOTHING_KEPT in [text.value for text in app.markdown]
    assert not app.warning


def test_the_browser_refuses_only_what_the_library_refuses_too() -> None:
    assert SETTINGS["server"]["maxUploadSize"] * 1_000_000 == MAX_BYTES


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_says_in_itself_that_it_is_made_up_and_can_be_read(kind: OwnKind) -> None:
    head, *rows = csv.reader(io.StringIO(example_file(kind).decode("utf-8-sig")))
    assert head[1].startswith("Made-up ")
    assert len(rows) == 250
    app = bring_for(kind, example_file(kind))
    stands(app)
    assert asked(app) == ([words_of("rate_unit")] if kind == "rate" else [])
    assert not app.warning


def words_of(topic: str) -> str:
    """Return the question about a topic."""
    return own_questions.QUESTIONS[topic]


# ------------------------------------------------------------ questions


def test_nothing_is_taken_until_what_must_be_known_is_answered() -> None:
    app = bring(page(), AMBIGUOUS)
    stands(app)
    assert asked(app) == [words_of("date_order")]
    assert [info.value for info in app.info] == [words.STILL_OPEN]
    assert words.TAKE["asset"] not in labels(app)
    captions = app.radio[1].proto.captions
    assert "02\\/01\\/2020 is 2 Jan 2020" in captions[0]
    assert "02\\/01\\/2020 is 1 Feb 2020" in captions[1]

    choose(app, words_of("date_order"), "month_first")
    assert not app.info
    assert words.TAKE["asset"] in labels(app)


def test_an_answer_can_be_changed() -> None:
    app = choose(bring(page(), AMBIGUOUS), words_of("date_order"), "day_first")
    assert any("to 12 Mar 2020" in chart.proto.alt for chart in app.get("plotly_chart"))
    choose(app, words_of("date_order"), "month_first")
    assert any("to 3 Dec 2020" in chart.proto.alt for chart in app.get("plotly_chart"))


def test_percent_or_fraction_is_always_asked_of_a_rate_and_so_is_its_time() -> None:
    app = bring_for("rate", CLEAN.replace("Close", "Rate"))
    assert asked(app) == [words_of("rate_unit")]
    choose(app, words_of("rate_unit"), "percent")
    assert asked(app) == [words_of("rate_unit"), words_of("rate_period")]
    choose(app, words_of("rate_period"), "year")
    assert words.TAKE["rate"] in labels(app)
    assert words.AS_FUNDING in labels(app)


def test_a_rate_beyond_belief_ends_in_one_sentence_beside_its_answers() -> None:
    app = bring_for("rate", CLEAN.replace("Close", "Rate"))
    choose(app, words_of("rate_unit"), "fraction")
    choose(app, words_of("rate_period"), "8h")
    stands(app)
    assert len(app.warning) == 1
    assert "±500%" in app.warning[0].value
    choose(app, words_of("rate_unit"), "percent")
    choose(app, words_of("rate_period"), "year")
    assert not app.warning


def test_what_need_not_be_known_is_asked_and_need_not_be_answered() -> None:
    rows = CLEAN.splitlines()
    with_volume = "\n".join([f"{rows[0]},Volume", *(f"{row},5" for row in rows[1:])])
    app = bring(page(), with_volume)
    assert asked(app) == [words_of("volume_unit")]
    assert words.TAKE["asset"] in labels(app)
    choose(app, words_of("volume_unit"), "shares")
    press(app, words.TAKE["asset"])
    kept = app.session_state["_own_files"]["asset"].prices
    assert kept.volume_unit == "shares"


def test_the_purpose_can_be_changed_with_the_file_there() -> None:
    app = bring(page(), CLEAN)
    control(app, "own_purpose").set_value("rate")
    app.run()
    assert asked(app) == [words_of("rate_unit")]
    control(app, "own_purpose").set_value("real")
    app.run()
    assert words.TAKE["real"] in labels(app)


def test_every_question_and_answer_of_the_library_has_its_words() -> None:
    assert set(own_questions.QUESTIONS) == set(get_args(Topic))
    for topic in ("separator", "date_order", "decimal_mark", "rate_unit", "rate_period"):
        said_of = [own_questions.answer(topic, value) for value in ALLOWED[topic]]
        assert len(set(said_of)) == len(ALLOWED[topic])
    assert [own_questions.answer("time_zone", zone) for zone in TIME_ZONES][:2] == [
        "UTC",
        "New York",
    ]
    assert own_questions.answer("open", "") == "None of them"


# ------------------------------------------------------------ files nobody can use


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("garbage", GARBAGE)
def test_a_file_nobody_can_use_ends_in_one_sentence_and_the_page_stands(
    garbage: str, kind: OwnKind
) -> None:
    app = bring_for(kind, GARBAGE[garbage], f"{garbage}.csv")
    for question, value in (("rate_unit", "percent"), ("rate_period", "year")):
        if words_of(question) in asked(app):
            choose(app, words_of(question), value)
    stands(app)
    if kind == "rate" and garbage == "zeros":
        assert words.TAKE[kind] in labels(app)  # a rate may be zero
        return
    assert len(app.warning) == 1, [warning.value for warning in app.warning]
    assert app.warning[0].value.endswith("\\.")
    assert words.TAKE[kind] not in labels(app)


def test_after_garbage_another_file_is_read_as_if_nothing_had_been() -> None:
    app = bring(bring(page(), GARBAGE["an image"]), CLEAN)
    stands(app)
    assert not app.warning
    assert words.TAKE["asset"] in labels(app)


def test_garbage_loses_nothing_that_was_kept() -> None:
    app = press(bring(page(), CLEAN), words.TAKE["asset"])
    app.switch_page("pages/data.py").run()
    bring(app, GARBAGE["a pickle"])
    stands(app)
    assert any(text.value.startswith("**Asset: prices**") for text in app.markdown)


# ------------------------------------------------------------ what becomes of a file


def test_an_asset_is_shown_on_compare_over_its_whole_span_at_the_multiplier_in_force() -> None:
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.query_params["leverage"] = "-2"
    app.run()
    app.switch_page("pages/data.py").run()
    press(bring(app, CLEAN, "My coin.csv"), words.TAKE["asset"])
    assert not app.exception
    assert answer(app).startswith("From 1 Jan 2020 to 24 Mar 2020 My coin **")
    assert control(app, "set_leverage").value == -2.0
    assert app.query_params["asset"] in (OWN_ASSET, [OWN_ASSET])


def test_a_rate_becomes_the_financing_rate_or_the_funding_of_every_page() -> None:
    for button, field in ((words.TAKE["rate"], "rate"), (words.AS_FUNDING, "funding")):
        app = bring_for("rate", CLEAN.replace("Close", "Rate"), "mine.csv")
        choose(app, words_of("rate_unit"), "percent")
        choose(app, words_of("rate_period"), "year")
        press(app, button)
        stands(app)
        assert [text.value for text in app.success] == [words.taken("rate", state_of(app))]
        app.switch_page("pages/compare.py")
        app.query_params.update({"start": "2020-01-01"})
        app.query_params.clear()
        app.run()
        assert state_of(app) == Settings(
            financing="funded" if field == "rate" else "funding",
            **{field: "file"},  # type: ignore[arg-type]  # one of two fields
        )


def state_of(app: AppTest) -> Settings:
    """Return the settings in force."""
    settings: Settings = app.session_state[state._CURRENT]  # noqa: SLF001  what pages hand on
    return settings


def test_the_model_is_held_against_a_fund_of_the_reader_s_own() -> None:
    app = bring(page(), CLEAN, "Mine.csv")
    press(app, words.TAKE["asset"])
    app.switch_page("pages/data.py")
    app.query_params.clear()
    app.run()
    control(app, "own_purpose").set_value("real")
    bring(app.run(), TRIPLE, "Fund.csv")
    press(app, words.TAKE["real"])
    assert not app.exception
    assert not app.warning
    in_force = state_of(app)
    assert (in_force.asset, in_force.real) == (OWN_ASSET, OWN_REAL)
    assert (in_force.start, in_force.end) == (date(2020, 1, 1), date(2020, 3, 24))
    assert "Fund" in app.title[0].value
    assert len(app.get("plotly_chart")) > 0


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_kept_is_listed_and_forgotten_with_one_press(kind: OwnKind) -> None:
    app = bring_for(kind, CLEAN)
    if kind == "rate":
        choose(app, words_of("rate_unit"), "percent")
        choose(app, words_of("rate_period"), "year")
    press(app, words.TAKE[kind])
    app.switch_page("pages/data.py")
    app.query_params.clear()
    app.run()
    assert any(text.value.startswith(f"**{words.WHAT[kind]}: prices**") for text in app.markdown)
    press(app, words.FORGET[kind])
    stands(app)
    assert words.NOTHING_KEPT in [text.value for text in app.markdown]
    assert state_of(app) == Settings()
    app.switch_page("pages/compare.py").run()
    assert answer(app).startswith("From 4 Jan 1999 to 31 Dec 2018 the Nasdaq Composite")


def test_a_file_that_lies_open_is_let_go_when_the_page_is_left() -> None:
    app = bring(page(), CLEAN)
    assert state.DESK in app.session_state
    app.switch_page("pages/compare.py").run()
    assert state.DESK not in app.session_state


def test_a_button_works_in_the_first_press_after_coming_from_another_page() -> None:
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.session_state["_own_files"] = {"asset": OwnFile("x", prices=read(CLEAN))}
    app.query_params.update({"asset": OWN_ASSET, "start": "2020-01-01", "end": "2020-03-24"})
    app.run()
    app.switch_page("pages/data.py")
    app.query_params.clear()
    app.run()
    press(app, words.FORGET["asset"])
    assert state_of(app) == Settings()


def read(content: str) -> PriceHistory:
    """Return the prices in a text that leaves nothing open."""
    return read_prices(read_table(content.encode()), Choices()).prices


# ------------------------------------------------------------ names, columns and cells from outside


@pytest.mark.parametrize("name", [*HOSTILE, "../../etc/passwd", "C:\\windows\\x", "=1+1", "  "])
def test_a_file_s_name_is_shown_as_it_is_and_is_no_path(name: str) -> None:
    app = bring(page(), CLEAN, f"{name}.csv")
    stands(app)
    label = app.text_input[0].value
    assert label
    assert not set(label) & set("/\\\n")
    press(app, words.TAKE["asset"])
    assert not app.exception
    spoken = [text for text in said(app) if for_markdown(label) in text]
    assert spoken
    bare = [text for text in said(app) if label in text.replace(for_markdown(label), "")]
    if label in HOSTILE:
        assert bare == []


@pytest.mark.parametrize("text", HOSTILE)
def test_columns_and_cells_can_write_nothing_into_the_page(text: str) -> None:
    rows = CLEAN.replace("Close", f"{text} one").splitlines()
    table = [f"{rows[0]},{text} two", *(f"{row},{row.rsplit(',')[1]}" for row in rows[1:])]
    table[5] = f"{text},1,1"
    app = bring(page(), "\n".join(table))
    stands(app)
    assert asked(app) == [words_of("close")]
    for radio in app.radio:
        for option in (*radio.options, *radio.proto.captions):
            assert text not in option
    choose(app, words_of("close"), f"{text} one")
    assert not [part for part in said(app) if text in part]
    assert any("date cannot be read" in part for part in said(app))


def test_a_label_is_one_line_of_sixty_characters_at_most() -> None:
    app = bring(page(), CLEAN, f"{'x' * 200}.csv")
    assert len(str(app.text_input[0].value)) == 60


# ------------------------------------------------------------ the report


MESSY = """Prices of something
Date,Open,High,Low,Close,Volume
2020-01-02,100,101,99,100,5
2020-01-03,100,90,99,100.5,5
2020-01-06,100,102,99,101,x
2020-01-06,100,102,99,101,5
2020-01-06,100,102,99,101.5,5
n/a,100,101,99,100,5
2020-01-08,100,101,99,,5
2020-01-09,100,101,99,0,5
2020-01-07,100,103,99,102,5
2020-03-09,100,101,99,100.4,5
2020-03-14,100,101,99,100.4,5
"""


def test_each_defect_says_how_many_where_and_what_was_done() -> None:
    filler = "\n".join(
        f"{day:%Y-%m-%d},100,103,98,{100 + 0.3 * (row % 5):.1f},5"
        for row, day in enumerate(pd.bdate_range("2020-03-16", periods=200))
    )
    report = read_prices(read_table((MESSY + filler).encode()), Choices()).report
    told = [line.replace("\\", "").replace("\u2060", "") for line in own_report.defects(report)]
    assert told == [
        "1 line above the table was left out (row 1).",
        "1 row whose date cannot be read, such as “n/a”, was left out (row 8).",
        "1 row without a value was left out (row 9; 8 Jan 2020).",
        ("1 row with a price of zero or below, such as “0”, was left out (row 10; 9 Jan 2020)."),
        "1 volume that is no number of zero or more was left out (row 5; 6 Jan 2020).",
        (
            "2 rows repeat a date with another value (rows 5, 6; first on 6 Jan 2020). "
            "The last one in the file was kept."
        ),
        (
            "1 row has a high below, or a low above, another price of the row "
            "(row 4; 3 Jan 2020). Open, high and low were left out there; the close was kept."
        ),
        (
            "1 gap without a row (row 11; 7 Jan 2020 to 9 Mar 2020). "
            "Nothing was filled in: the move across a gap counts as one."
        ),
        (
            "1 row on a weekend in a series of weekdays (row 13; 14 Mar 2020). "
            "Kept; look whether these are prices."
        ),
    ]
    assert own_report.used(report) == "211 rows read, 206 used."


def test_a_file_without_defects_says_so() -> None:
    app = bring(page(), CLEAN.replace(",10", ",20"))
    assert any(words.NOTHING_FOUND in text.value for text in app.markdown)


kinds_of_finding = st.sampled_from(get_args(FindingKind))


@given(
    kinds_of_finding,
    st.integers(1, 300_000),
    st.one_of(st.none(), st.just(pd.Timestamp("2020-01-03"))),
    st.lists(st.integers(1, 300_000), max_size=5),
)
def test_every_finding_has_its_sentence(
    kind: FindingKind, count: int, first: pd.Timestamp | None, rows: list[int]
) -> None:
    examples = {"separator": (";",), "rate_unit": ("percent", "8h")}.get(kind, ("<b>x</b>",))
    finding = Finding(
        kind=kind,
        action="left_out",
        count=count,
        first=first,
        rows=tuple(rows),
        examples=examples,
    )
    table = own_report.FACTS if kind in FACTS else own_report.DEFECTS
    sentence = table[kind](finding)
    assert sentence.endswith(".")
    assert not UNREADABLE.search(sentence)
    if kind not in FACTS:
        assert sentence.startswith(("Each date", f"{count:,} ", "The close is adjusted"))


# ------------------------------------------------------------ the picture


def test_the_picture_of_a_long_file_is_thin_and_keeps_its_ends_and_extremes() -> None:
    dates = pd.date_range("2019-01-01", periods=30_000, freq="h", tz="UTC")
    values = pd.Series(100.0 + np.sin(np.arange(30_000) / 50.0), index=dates)
    values.iloc[12_345] = 150.0
    spec = json.loads(file_line(values, "All of it", "").to_json())
    assert len(spec["data"]) == 1
    assert len(spec["data"][0]["x"]["bdata"]) < 12_000
    app = bring(page(), CLEAN)
    line = figure(app, "own_file")["data"][0]
    assert line["y"][0] == 100.0
    assert max(line["y"]) == 106.0
    assert len(line["x"]) == 60
    assert "60 prices from 1 Jan 2020 to 24 Mar 2020" in app.get("plotly_chart")[0].proto.alt
