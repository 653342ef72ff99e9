"""The report on made-up defects, exactly."""

from __future__ import annotations

import pandas as pd
import pytest

from lev_core.market.uploads import Choices, Finding, QualityReport, read_rate, read_table
from lev_core.market.uploads.report import FindingKind
from tests.core.market.uploads.files import closes, csv_of, prices_in, refused, workbook_of

WEEKDAYS = [f"{day:%Y-%m-%d}" for day in pd.bdate_range("2024-01-01", periods=60)]
DAYS = [f"{day:%Y-%m-%d}" for day in pd.date_range("2024-01-01", periods=60)]


def history(days: list[str]) -> bytes:
    """Return closes that wander a little."""
    return csv_of(*(f"{day},{100 + (i * 7) % 5}" for i, day in enumerate(days)))


def found(content: bytes, kind: FindingKind, **choices: str) -> Finding:
    """Return the finding of a kind; there must be one."""
    finding = prices_in(content, **choices).report.found(kind)
    assert finding is not None
    return finding


def kinds(report: QualityReport) -> list[str]:
    """Return what was found beside the facts."""
    return [finding.kind for finding in report.defects]


def test_a_clean_file_has_facts_and_no_defects() -> None:
    report = prices_in(history(WEEKDAYS)).report
    assert report.defects == ()
    assert {fact.kind: fact.examples for fact in report.facts} == {
        "encoding": ("UTF-8",),
        "separator": (",",),
        "columns": ("Date", "Close"),
        "dates": ("2024-01-01 is 1 Jan 2024",),
        "decimal_mark": (".",),
    }
    assert (report.rows_read, report.rows_used) == (60, 60)
    assert {fact.action for fact in report.facts} == {"as_read"}


def test_rows_out_of_order_are_sorted() -> None:
    content = csv_of("2024-01-04,3", "2024-01-03,2", "2024-01-02,1")
    upload = prices_in(content)
    assert upload.prices.close.tolist() == [1.0, 2.0, 3.0]
    assert upload.report.defects == (
        Finding(
            kind="unsorted",
            action="sorted",
            count=2,
            first=pd.Timestamp(2024, 1, 3),
            rows=(3, 4),
        ),
    )


def test_a_row_that_is_there_twice_is_kept_once() -> None:
    content = csv_of("2024-01-02,1", "2024-01-03,2", "2024-01-03,2.0", "2024-01-04,3")
    finding = found(content, "repeated_dates")
    assert (finding.action, finding.count, finding.rows) == ("left_out", 1, (3,))


def test_of_two_values_of_a_date_the_last_in_the_file_is_kept() -> None:
    content = csv_of("2024-01-04,3", "2024-01-03,2", "2024-01-03,2.5", "2024-01-02,1")
    assert prices_in(content).prices.close.tolist() == [1.0, 2.5, 3.0]
    finding = found(content, "conflicting_dates")
    assert (finding.action, finding.rows, finding.examples) == ("last_kept", (3,), ("3 Jan 2024",))


def test_missing_values_are_left_out() -> None:
    content = closes("1", "", "n/a", "-", "null", "2", "#N/A", "3")
    assert prices_in(content).prices.close.tolist() == [1.0, 2.0, 3.0]
    finding = found(content, "missing_values")
    assert (finding.action, finding.count, finding.rows) == ("left_out", 5, (3, 4, 5, 6, 8))
    assert finding.first == pd.Timestamp(2024, 1, 2)


@pytest.mark.parametrize("header", ["Date,Close", "2024-01-01,n/a"])
def test_values_missing_at_the_start_are_missing_values(header: str) -> None:
    content = csv_of("2024-01-02,.", "2024-01-03,1", "2024-01-04,2", header=header)
    report = prices_in(content).report
    assert kinds(report) == ["missing_values"]
    assert report.defects[0].rows == ((2,) if header == "Date,Close" else (1, 2))


@pytest.mark.parametrize("price", ["0", "-37.63", "(37.63)", "37.63-", "−37.63"])
def test_a_price_of_zero_or_below_is_left_out(price: str) -> None:
    finding = found(closes("18", price, "10"), "zero_or_negative")
    assert (finding.action, finding.count, finding.rows) == ("left_out", 1, (3,))
    assert finding.examples == ("0" if price == "0" else "-37.63",)


@pytest.mark.parametrize(("bad", "usable"), [(3, True), (4, False)])
def test_more_than_one_in_twenty_is_another_series(bad: int, *, usable: bool) -> None:
    long = csv_of(*(f"{day},{0 if i < bad else 100 + i}" for i, day in enumerate(DAYS)))
    if usable:
        assert len(prices_in(long).prices) == 60 - bad
    else:
        with refused(f"{bad} of 60 rows have a price of zero or below"):
            prices_in(long)


def test_a_gap_in_weekdays_is_longer_than_a_week() -> None:
    weeks = [day for day in WEEKDAYS if not "2024-01-16" <= day <= "2024-01-22"]
    finding = found(history(weeks), "gaps")
    assert (finding.action, finding.count, finding.first) == ("kept", 1, pd.Timestamp(2024, 1, 15))
    assert finding.examples == ("15 Jan 2024 to 23 Jan 2024",)
    holidays = [day for day in WEEKDAYS if not "2024-01-16" <= day <= "2024-01-19"]
    assert kinds(prices_in(history(holidays)).report) == []


def test_a_day_that_is_missing_where_every_day_is_there_is_a_gap() -> None:
    finding = found(history([day for day in DAYS if day != "2024-01-20"]), "gaps")
    assert finding.examples == ("19 Jan 2024 to 21 Jan 2024",)


def test_a_saturday_among_weekdays_is_told_and_kept() -> None:
    days = sorted([*WEEKDAYS, "2024-01-06"])
    finding = found(history(days), "weekend_bars")
    assert (finding.action, finding.count, finding.examples) == ("kept", 1, ("6 Jan 2024",))
    assert kinds(prices_in(history(DAYS)).report) == []


@pytest.mark.parametrize(("ratio", "told"), [(0.5, "×0.5"), (0.1, "×0.1"), (4.0, "×4")])
def test_a_jump_like_a_split_is_told_and_nothing_is_changed(ratio: float, told: str) -> None:
    values = [100.0 + (i * 7) % 5 for i in range(60)]
    values[30:] = [value * ratio * values[29] / values[30] for value in values[30:]]
    content = csv_of(*(f"{day},{value!r}" for day, value in zip(DAYS, values, strict=True)))
    upload = prices_in(content)
    assert upload.prices.close.tolist() == values
    assert kinds(upload.report) == ["split_like_jumps"]
    finding = found(content, "split_like_jumps")
    assert (finding.action, finding.count) == ("kept", 1)
    assert finding.examples == (f"31 Jan 2024: {told}",)


def test_a_split_shows_among_prices_that_never_move_otherwise() -> None:
    content = csv_of(*(f"{day},{100 if i < 30 else 50}" for i, day in enumerate(DAYS)))
    assert found(content, "split_like_jumps").examples == ("31 Jan 2024: ×0.5",)


def test_a_series_that_often_halves_has_no_split() -> None:
    values = [100.0 * 2.0 ** (i % 3) for i in range(60)]
    content = csv_of(*(f"{day},{value}" for day, value in zip(DAYS, values, strict=True)))
    assert kinds(prices_in(content).report) == []


@pytest.mark.parametrize(("length", "told"), [(4, []), (5, ["stale_runs"])])
def test_five_closes_of_one_price_are_a_stale_run(length: int, told: list[str]) -> None:
    content = closes("1", *["1.01"] * length, "1.02", "1.01")
    report = prices_in(content).report
    assert kinds(report) == told
    if told:
        [run] = report.defects
        assert (run.action, run.count, run.examples) == ("kept", 1, ("5 rows from 2 Jan 2024",))


def test_bars_that_cannot_be_lose_their_open_high_and_low() -> None:
    content = csv_of(
        "2024-01-02,10,12,9,11",
        "2024-01-03,10,9,12,11",
        "2024-01-04,10,10.5,9,11",
        "2024-01-05,10,12,11,10.5",
        "2024-01-06,13,12,9,11",
        "2024-01-07,10,12,9,11",
        header="Date,Open,High,Low,Close",
    )
    prices = prices_in(content).prices
    assert prices.close.tolist() == [11.0, 11.0, 11.0, 10.5, 11.0, 11.0]
    for column in (prices.open, prices.high, prices.low):
        assert column is not None
        assert column.isna().tolist() == [False, True, True, True, True, False]
    finding = found(content, "impossible_bars")
    assert (finding.action, finding.count, finding.rows) == ("left_out", 4, (3, 4, 5, 6))


def test_a_high_that_is_rounded_below_its_close_is_possible() -> None:
    content = csv_of(
        "2024-01-02,10,11.000000,9,11.000004",
        "2024-01-03,10,12,9,11",
        header="Date,O,High,Low,Close",
    )
    assert kinds(prices_in(content).report) == []


def test_cells_of_bars_that_are_no_price_count_as_not_recorded() -> None:
    content = csv_of(
        "2024-01-02,0,11",
        "2024-01-03,x,12",
        "2024-01-04,,13",
        "2024-01-05,12,13",
        header="Date,Open,Close",
    )
    finding = found(content, "missing_bars")
    assert (finding.action, finding.count, finding.rows) == ("left_out", 2, (2, 3))
    opens = prices_in(content).prices.open
    assert opens is not None
    assert opens.isna().tolist() == [True, True, True, False]


def test_bars_without_the_close_they_belong_to_are_left_out() -> None:
    content = csv_of("2024-01-02,9,8.5", "2024-01-03,10,9.5", header="Date,Open,Adj Close")
    upload = prices_in(content)
    assert upload.prices.open is None
    assert kinds(upload.report) == ["adjusted_bars"]


def test_a_footer_is_left_out() -> None:
    rows = [f"{day},{100 + i}" for i, day in enumerate(WEEKDAYS)]
    content = csv_of(*rows, "Source: my broker,1")
    finding = found(content, "unreadable_dates")
    assert (finding.rows, finding.examples) == ((62,), ("Source: my broker",))


def test_rows_are_counted_as_a_spreadsheet_counts_them() -> None:
    content = b'My\nprices\n\n"Date","the\nClose"\n2024-01-02,1\n\n2024-01-03,oops\n2024-01-04,2\n'
    report = prices_in(content).report
    preamble, bad = report.found("preamble"), report.found("unreadable_cells")
    assert preamble is not None
    assert bad is not None
    assert (preamble.rows, bad.rows) == ((1, 2), (7,))
    book = workbook_of(
        [
            ("My prices",),
            (),
            ("Date", "Close"),
            ("2024-01-02", 1),
            ("2024-01-03", "x"),
            ("2024-01-04", 2),
        ]
    )
    assert found(book, "unreadable_cells").rows == (5,)


def test_a_last_row_before_its_time_is_told() -> None:
    days = [f"{day:%Y-%m-%d}" for day in pd.date_range("2024-01-05", periods=8, freq="7D")]
    finding = found(history([*days, "2024-02-25"]), "partial_last_bar")
    assert (finding.action, finding.first) == ("kept", pd.Timestamp(2024, 2, 25))


AUTUMN = ("00:30", "01:00", "01:30", "01:00", "01:30", "02:00")


def test_the_hour_that_comes_twice_is_told_apart_where_both_are_there() -> None:
    rows = [f"2024-11-03 {time},{i + 1}" for i, time in enumerate(AUTUMN)]
    expected = pd.date_range("2024-11-03 04:30", periods=6, freq="30min", tz="UTC").tolist()
    for ordered in (rows, rows[::-1]):
        prices = prices_in(csv_of(*ordered), time_zone="America/New_York").prices
        assert prices.index.tolist() == expected
        assert prices.close.tolist() == [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]


def test_times_the_clock_shows_twice_or_never_are_left_out() -> None:
    content = csv_of(
        "2024-03-10 01:30,1", "2024-03-10 02:30,2", "2024-03-10 03:30,3", "2024-11-03 01:30,4"
    )
    finding = found(content, "clock_change", time_zone="America/New_York")
    assert (finding.action, finding.count, finding.rows) == ("left_out", 2, (3, 5))


def test_the_zone_and_the_sheet_are_told() -> None:
    hours = [("Time", "Price"), *((f"2024-01-02 {hour}:00", hour) for hour in range(10, 14))]
    report = prices_in(workbook_of(hours), time_zone="Asia/Tokyo").report
    facts = {fact.kind: fact.examples for fact in report.facts}
    assert facts["time_zone"] == ("Asia/Tokyo",)
    assert facts["sheet"] == ("Sheet",)
    assert "separator" not in facts


def test_a_rate_far_out_is_kept_and_told() -> None:
    rows = (f"{day},{0.5 if i else 900}" for i, day in enumerate(DAYS))
    table = read_table(csv_of(*rows, header="Date,Rate"))
    upload = read_rate(table, Choices(rate_unit="percent", rate_period="year"))
    finding = upload.report.found("extreme_rates")
    assert finding is not None
    assert (finding.action, finding.examples, upload.rate.iloc[0]) == ("kept", ("900%",), 9.0)
    assert upload.report.found("rate_unit") is not None


def test_rates_may_be_zero_negative_and_stale() -> None:
    table = read_table(
        csv_of(*(f"{day},{-0.5 if i > 9 else 0}" for i, day in enumerate(DAYS)), header="Date,Rate")
    )
    upload = read_rate(table, Choices(rate_unit="percent", rate_period="year"))
    assert kinds(upload.report) == []
    assert upload.rate.iloc[-1] == -0.005
