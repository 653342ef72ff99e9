"""What a file decides by itself, and what is asked."""

from __future__ import annotations

import pandas as pd
import pytest

from lev_core import LeverageError
from lev_core.market.uploads import (
    NO_COLUMN,
    Choices,
    preview,
    questions,
    read_prices,
    read_rate,
    read_table,
)
from tests.core.market.uploads.files import asked, csv_of, prices_in, refused, workbook_of

AMBIGUOUS = csv_of("03/04/2024,1", "04/04/2024,2", "05/04/2024,3")
BARS = csv_of(
    "2024-01-02,10,12,9,11,10.5,700",
    "2024-01-03,11,13,10,12,11.5,800",
    header="Date,Open,High,Low,Close,Adj Close,Volume",
)
HOURS = csv_of("2024-03-09 09:30,1", "2024-03-09 10:30,2", "2024-03-11 09:30,3")


def topics(content: bytes, kind: str = "prices", **choices: str) -> list[str]:
    """Return what is asked about a file, in order."""
    known = Choices(**choices)  # type: ignore[arg-type]  # checked by Choices
    return [q.topic for q in questions(read_table(content), kind, known)]  # type: ignore[arg-type]  # as above


def test_a_plain_file_asks_nothing() -> None:
    assert topics(csv_of("2024-01-02,100.5", "2024-01-03,101.5")) == []


def test_day_or_month_first_is_asked_with_what_each_would_mean() -> None:
    question = asked(read_table(AMBIGUOUS), Choices(), "date_order")
    meanings = {r.value: [(e.cell, e.meaning) for e in r.examples][:1] for r in question.readings}
    assert meanings == {
        "day_first": [("03/04/2024", "3 Apr 2024")],
        "month_first": [("03/04/2024", "4 Mar 2024")],
    }


def test_the_answer_decides_the_dates() -> None:
    by_day = prices_in(AMBIGUOUS, date_order="day_first").prices.index
    by_month = prices_in(AMBIGUOUS, date_order="month_first").prices.index
    assert by_day.tolist() == [pd.Timestamp(2024, 4, day) for day in (3, 4, 5)]
    assert by_month.tolist() == [pd.Timestamp(2024, month, 4) for month in (3, 4, 5)]


def test_one_thirteenth_day_decides_the_order() -> None:
    content = csv_of("03/04/2024,1", "13/04/2024,2")
    assert topics(content) == []
    assert prices_in(content).prices.index[0] == pd.Timestamp(2024, 4, 3)


def test_dates_that_are_the_same_either_way_ask_nothing() -> None:
    assert topics(csv_of("01/01/2024,1", "02/02/2024,2")) == []


def test_years_of_two_digits_can_stand_anywhere() -> None:
    question = asked(read_table(csv_of("03/04/05,1", "04/05/06,2")), Choices(), "date_order")
    assert [r.value for r in question.readings] == ["day_first", "month_first", "year_first"]
    assert [r.examples[0].meaning for r in question.readings] == [
        "3 Apr 2005",
        "4 Mar 2005",
        "5 Apr 2003",
    ]


def test_comma_or_point_is_asked_where_every_number_could_be_either() -> None:
    content = csv_of("2024-01-02;1.234", "2024-01-03;2.345", header="Date;Close")
    question = asked(read_table(content), Choices(), "decimal_mark")
    assert {r.value: r.examples[0].meaning for r in question.readings} == {
        ".": "1.234",
        ",": "1234",
    }
    assert prices_in(content, decimal_mark=",").prices.close.tolist() == [1234.0, 2345.0]
    assert prices_in(content, decimal_mark=".").prices.close.tolist() == [1.234, 2.345]


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        pytest.param(("1.234", "1.234,56"), [1234.0, 1234.56], id="decimals after a comma"),
        pytest.param(("1,234", "1,234.56"), [1234.0, 1234.56], id="decimals after a point"),
        pytest.param(("1.234", "0.125"), [1.234, 0.125], id="no thousands begin with zero"),
        pytest.param(("1.234", "1.5"), [1.234, 1.5], id="no thousands of one digit"),
        pytest.param(("1,234", "1,234,567"), [1234.0, 1234567.0], id="no two decimal marks"),
        pytest.param(("1 234,5", "1 234,5"), [1234.5, 1234.5], id="a narrow space"),
        pytest.param(("1'234.5", "1’234.5"), [1234.5, 1234.5], id="apostrophes"),
        pytest.param(("$1.5", "2.5 €"), [1.5, 2.5], id="currencies"),
        pytest.param(("USD 1.5", "1.5e3"), [1.5, 1500.0], id="a code and a power of ten"),
    ],
)
def test_one_telling_number_decides_the_mark(cells: tuple[str, str], values: list[float]) -> None:
    rows = (f"2024-01-0{i};{cell}" for i, cell in enumerate(cells, 2))
    content = csv_of(*rows, header="Date;Close")
    assert topics(content) == []
    assert prices_in(content).prices.close.tolist() == values


def test_numbers_that_contradict_each_other_are_asked_about() -> None:
    rows = (f"2024-01-{i:02d};{i}.25" for i in range(1, 31))
    content = csv_of(*rows, "2024-01-31;31,25", header="Date;Close")
    assert topics(content) == ["decimal_mark"]
    left_out = prices_in(content, decimal_mark=".").report.found("unreadable_cells")
    assert left_out is not None
    assert (left_out.rows, left_out.examples) == ((32,), ("31,25",))


def test_close_and_adjusted_close_are_asked_between() -> None:
    assert topics(BARS) == ["close", "volume_unit"]
    question = asked(read_table(BARS), Choices(), "close")
    assert [r.value for r in question.readings] == ["Close", "Adj Close"]
    assert [e.cell for e in question.readings[1].examples] == ["10.5", "11.5"]


def test_bars_follow_the_close_chosen() -> None:
    raw = prices_in(BARS, close="Close").prices
    assert raw.high is not None
    assert raw.high.tolist() == [12.0, 13.0]
    adjusted = prices_in(BARS, close="Adj Close", volume_unit="shares").prices
    assert adjusted.high is not None
    assert adjusted.high.tolist() == [12.0 * (10.5 / 11.0), 13.0 * (11.5 / 12.0)]
    assert (adjusted.volume_unit, adjusted.basis) == ("shares", "unknown")


def test_a_column_can_be_left_out() -> None:
    assert topics(BARS, close="Close", volume=NO_COLUMN) == []
    assert prices_in(BARS, close="Close", open=NO_COLUMN).prices.open is None


def test_the_unit_of_a_volume_need_not_be_known() -> None:
    [question] = [
        q for q in questions(read_table(BARS), "prices", Choices()) if q.topic == "volume_unit"
    ]
    assert not question.required
    prices = prices_in(BARS, close="Close").prices
    assert prices.volume is not None
    assert prices.volume.tolist() == [700.0, 800.0]
    assert prices.volume_unit is None


def test_two_separators_are_asked_between_where_both_make_a_table() -> None:
    rows = [f"2024-01-0{i};{i}00;x,2024-02-0{i},{i}" for i in range(1, 4)]
    content = "\n".join(rows).encode()
    question = asked(read_table(content), Choices(), "separator")
    assert [r.value for r in question.readings] == [",", ";"]
    assert prices_in(content, separator=";").prices.close.tolist() == [100.0, 200.0, 300.0]
    assert prices_in(content, separator=",").prices.close.tolist() == [1.0, 2.0, 3.0]
    assert preview(read_table(content), Choices(), rows=1)["line"].tolist() == rows[:1]


def test_the_sheet_is_asked_for_where_two_hold_anything() -> None:
    rows = [("Date", "Close"), ("2024-01-02", 1.5), ("2024-01-03", 2.5)]
    doubled = [("Date", "Close"), ("2024-01-02", 3.0), ("2024-01-03", 5.0)]
    content = workbook_of(rows, Other=doubled, Empty=[])
    question = asked(read_table(content), Choices(), "sheet")
    assert [r.value for r in question.readings] == ["Sheet", "Other"]
    assert prices_in(content, sheet="Other").prices.close.tolist() == [3.0, 5.0]
    with refused("no sheet “Third”"):
        prices_in(content, sheet="Third")


def test_the_zone_of_hours_is_asked_and_days_need_none() -> None:
    question = asked(read_table(HOURS), Choices(), "time_zone")
    meanings = {r.value: r.examples[0].meaning for r in question.readings}
    assert meanings["UTC"] == "9 Mar 2024 09:30 UTC"
    assert meanings["America/New_York"] == "9 Mar 2024 14:30 UTC"
    assert topics(csv_of("2024-01-02 00:00:00,1", "2024-01-03 00:00:00,2")) == []
    assert topics(csv_of("2024-01-02 16:00,1", "2024-01-03 13:00,2")) == []


def test_hours_of_new_york_are_kept_in_utc() -> None:
    index = prices_in(HOURS, time_zone="America/New_York").prices.index
    assert [str(moment) for moment in index] == [
        "2024-03-09 14:30:00+00:00",
        "2024-03-09 15:30:00+00:00",
        "2024-03-11 13:30:00+00:00",
    ]


def test_hours_with_their_offset_ask_nothing() -> None:
    content = csv_of("2024-01-02T09:30:00+01:00,1", "2024-01-02 10:30:00+0100,2")
    assert topics(content) == []
    assert str(prices_in(content).prices.index[0]) == "2024-01-02 08:30:00+00:00"


def test_an_offset_no_place_has_is_no_date() -> None:
    far = [f"2024-01-02T{hour}:00:00+99:99,{hour}" for hour in range(10, 13)]
    with refused("No column of the file reads as dates"):
        prices_in(csv_of(*far))


def test_midnights_of_a_place_are_its_days() -> None:
    content = csv_of("2024-03-08 00:00:00-05:00,1", "2024-03-11 00:00:00-04:00,2")
    index = prices_in(content).prices.index
    assert index.tolist() == [pd.Timestamp(2024, 3, 8), pd.Timestamp(2024, 3, 11)]


@pytest.mark.parametrize("per_second", [1, 1_000, 1_000_000, 1_000_000_000])
def test_counts_of_seconds_are_told_by_their_size(per_second: int) -> None:
    first = 1_704_067_200
    rows = (f"{(first + 3600 * i) * per_second},{i + 1}" for i in range(3))
    index = prices_in(csv_of(*rows, header="unix,price")).prices.index
    assert str(index[1]) == "2024-01-01 01:00:00+00:00"


def test_a_volume_that_could_be_seconds_is_not_a_date() -> None:
    content = csv_of(
        "2024-01-02,1,1577836800", "2024-01-03,2,1577836900", header="Date,Close,Volume"
    )
    assert topics(content) == ["volume_unit"]


def test_days_as_excel_counts_them_are_dates_where_the_column_says_so() -> None:
    content = csv_of("45293,1", "45294,2")
    assert prices_in(content).prices.index[0] == pd.Timestamp(2024, 1, 2)


@pytest.mark.parametrize("header", [True, False])
def test_dates_without_marks_are_dates(*, header: bool) -> None:
    for rows in (("20240102,1", "20240103,2"), ("20240102160000,1", "20240103130000,2")):
        content = csv_of(*rows).removeprefix(b"" if header else b"Date,Close\n")
        index = prices_in(content).prices.index
        assert index.tolist() == [pd.Timestamp(2024, 1, 2), pd.Timestamp(2024, 1, 3)]


def test_a_time_of_its_own_column_joins_its_date() -> None:
    content = csv_of(
        "2024.01.02,09:00,1",
        "2024.01.02,10:00,2",
        "2024.01.03,09:00,3",
        header="<DATE>,<TIME>,Close",
    )
    assert topics(content) == ["time_zone"]
    assert str(prices_in(content, time_zone="UTC").prices.index[1]) == "2024-01-02 10:00:00+00:00"


@pytest.mark.parametrize(
    "header",
    ["Datum;Schlusskurs", "Fecha;Último", "Date;Clôture", "DATE;CLOSE/LAST", "day;px_last"],
)
def test_names_in_other_languages_are_known(header: str) -> None:
    rows = ("2024-01-02;7;1,5", "2024-01-03;7;2,5")
    date, close = header.split(";")
    content = csv_of(*rows, header=f"{date};Strike;{close}")
    assert prices_in(content).prices.close.tolist() == [1.5, 2.5]


def test_columns_without_a_known_name_are_asked_about() -> None:
    content = csv_of("2024-01-02,1,2", "2024-01-03,2,3", header="Date,foo,bar")
    question = asked(read_table(content), Choices(), "close")
    assert [r.value for r in question.readings] == ["foo", "bar"]


def test_percent_or_fraction_is_asked_and_for_which_time() -> None:
    content = csv_of("2024-01-02,5.25", "2024-01-03,5.5", header="Date,Rate")
    assert topics(content, "rate") == ["rate_unit", "rate_period"]
    table = read_table(content)
    [unit] = [q for q in questions(table, "rate", Choices()) if q.topic == "rate_unit"]
    assert {r.value: r.examples[0].meaning for r in unit.readings} == {
        "percent": "5.25%",
        "fraction": "525%",
    }


def test_the_meaning_of_a_rate_is_shown_under_its_decimal_mark() -> None:
    table = read_table(csv_of("2024-01-02;5,25", "2024-01-03;5,5", header="Datum;Zins"))
    [unit] = [q for q in questions(table, "rate", Choices()) if q.topic == "rate_unit"]
    assert [e.meaning for e in unit.readings[0].examples] == ["5.25%", "5.5%"]


@pytest.mark.parametrize(
    ("unit", "period", "rate"),
    [
        ("percent", "year", 0.01 / 100.0),
        ("fraction", "year", 0.01),
        ("fraction", "day", 0.01 * 365.0),
        ("percent", "8h", 0.01 / 100.0 * 1095.0),
        ("percent", "1h", 0.01 / 100.0 * 8760.0),
    ],
)
def test_a_rate_is_kept_per_year_as_a_fraction(unit: str, period: str, rate: float) -> None:
    table = read_table(csv_of("2024-01-02,0.01", "2024-01-03,0.01", header="Date,Rate"))
    choices = Choices(rate_unit=unit, rate_period=period)  # type: ignore[arg-type]  # checked by Choices
    assert read_rate(table, choices).rate.tolist() == [rate, rate]


def test_percent_signs_in_the_cells_leave_nothing_to_ask() -> None:
    content = csv_of("2024-01-02,5.25%", "2024-01-03,5.5 %", header="Date,Rate")
    assert topics(content, "rate") == ["rate_period"]
    upload = read_rate(read_table(content), Choices(rate_period="year"))
    assert upload.rate.tolist() == [0.0525, 0.055]


def test_rates_nobody_pays_are_a_wrong_unit() -> None:
    table = read_table(csv_of("2024-01-02,5.25", "2024-01-03,5.5", header="Date,Rate"))
    with refused("beyond ±500% a year"):
        read_rate(table, Choices(rate_unit="fraction", rate_period="year"))


def test_an_open_question_is_never_guessed() -> None:
    with refused("say first what is meant by its date order"):
        prices_in(AMBIGUOUS)


def test_an_answer_there_is_not_is_refused() -> None:
    question = asked(read_table(AMBIGUOUS), Choices(), "date_order")
    with pytest.raises(LeverageError, match="none of the readings"):
        question.answer(Choices(), "backwards")
    with pytest.raises(LeverageError, match="must be"):
        Choices(date_order="backwards")  # type: ignore[arg-type]  # wrong on purpose
    with refused("no column “Nowhere”"):
        prices_in(AMBIGUOUS, close="Nowhere", date_order="day_first")


def test_a_preview_shows_the_cells_as_they_stand_and_their_rows() -> None:
    content = b"Made by hand\n\nDate;Close\n2024-01-02; 1,50 \n2024-01-03;n/a\n2024-01-04;2\n"
    shown = preview(read_table(content), Choices(), rows=2)
    assert shown.to_dict("index") == {
        4: {"Date": "2024-01-02", "Close": "1,50"},
        5: {"Date": "2024-01-03", "Close": "n/a"},
    }


def test_reading_is_the_same_twice() -> None:
    table = read_table(BARS)
    first, second = (read_prices(table, Choices(close="Close")) for _ in range(2))
    assert first.prices.close.equals(second.prices.close)
    assert first.report == second.report
