"""Numbers, money and dates are written so that a reader can trust every character."""

from __future__ import annotations

import math
import re
from datetime import date

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from lev_ui.theme import (
    MINUS,
    SUPERSCRIPT,
    exact_money,
    fold,
    long_date,
    loss,
    money,
    month,
    multiple,
    percent,
    plain_number,
    points,
    whole_money,
)

WORDS = {"": 1.0, "million": 1e6, "billion": 1e9, "trillion": 1e12}
WRITTEN = re.compile(
    rf"(?P<sign>[+{MINUS}]?)(?P<digits>\d{{1,3}}(,\d{{3}})*(\.\d+)?)( (?P<word>[a-z]+))?"
)

RAISED = "0123456789".translate(SUPERSCRIPT)

wide = st.floats(allow_nan=False, allow_infinity=False)
fractions = st.one_of(wide, st.floats(-3.0, 60.0), st.floats(-1.0, -0.99), st.floats(-1e-3, 1e-3))
growths = st.floats(min_value=1.0, max_value=1e15)


def read(text: str) -> float:
    """Return the number a reader reads, having checked that it is written as numbers are."""
    found = WRITTEN.fullmatch(text)
    assert found, text
    size = float(found["digits"].replace(",", "")) * WORDS[found["word"] or ""]
    assert size or not found["sign"], text
    return -size if found["sign"] == MINUS else size


def assert_close(text: str, exact: float) -> None:
    """Hold a text to within half of its last digit."""
    word = (WRITTEN.fullmatch(text) or {"word": None})["word"]
    half = 0.05 * WORDS[word or ""] if word or "." in text else 0.5
    assert math.isclose(read(text), exact, rel_tol=1e-9, abs_tol=1.001 * half), text


@given(fractions)
@example(-0.9995)
@example(-0.99995)
@example(9999.9951)
@example(99.99951)
@example(-0.0)
def test_a_percentage_reads_as_the_number_it_was(fraction: float) -> None:
    assume(abs(fraction) < 1e13)
    assert_close(percent(fraction).removesuffix("%"), 100.0 * fraction)


@given(fractions)
def test_only_a_gain_has_a_plus_and_only_a_loss_a_minus(fraction: float) -> None:
    assume(abs(fraction) < 1e13)
    for text in (percent(fraction), points(fraction)):
        number = read(text.removesuffix("%"))
        assert text.startswith("+") is (number > 0.0)
        assert text.startswith(MINUS) is (number < 0.0)
        assert number * fraction >= 0.0
    assert not percent(fraction, signed=False).startswith("+")


@given(st.floats(min_value=-1.0, max_value=-0.9, exclude_min=True))
@example(math.nextafter(-1.0, 0.0))
@example(-0.9999999999)
@example(-0.9995)
def test_a_loss_of_less_than_everything_never_reads_as_everything(fraction: float) -> None:
    assert read(percent(fraction).removesuffix("%")) > -100.0


@pytest.mark.parametrize(
    ("fraction", "text"),
    [
        (2.005, "+200.5%"),
        (-1.0, "−100.0%"),
        (-0.99996, "−99.996%"),
        (-0.9999999999, "−99.9999%"),
        (-0.9996, "−99.96%"),
        (-6.851, "−685.1%"),
        (-0.0004, "0.0%"),
        (0.0, "0.0%"),
        (-0.0, "0.0%"),
        (26.117, "+2,611.7%"),
        (142.75, "+14,275%"),
        (21_000.0, "+2.1 million%"),
        (-21_000.0, "−2.1 million%"),
        (3.4e7, "+3.4 billion%"),
        (5e12, "+500.0 trillion%"),
        (1e13, "+1,000.0 trillion%"),
        (1.1e13, "+1.1×10¹⁵%"),
        (4e21, "+4.0×10²³%"),
        (-4e21, "−4.0×10²³%"),
        (1e307, "+1.8×10³⁰⁸%"),
    ],
)
def test_percentages_a_reader_will_meet(fraction: float, text: str) -> None:
    assert percent(fraction) == text


def test_an_unsigned_percentage_keeps_its_minus() -> None:
    assert percent(6.015, signed=False) == "601.5%"
    assert percent(-6.015, signed=False) == "−601.5%"


@given(st.floats(min_value=0.0, allow_infinity=False))
@example(1e50)
def test_however_large_a_number_it_fits_the_card_it_stands_on(size: float) -> None:
    assume(size < 1e306)
    texts = [percent(size), percent(-size), points(size), fold(size + 3.0)]
    assert [text for text in texts if len(text) > 20 or re.search("nan|inf", text)] == []


@given(st.floats(min_value=1.01e15, max_value=1e305), st.sampled_from([1.0, -1.0]))
def test_a_number_beyond_words_is_a_power_of_ten_wherever_it_stands(
    size: float, sign: float
) -> None:
    texts = (percent(sign * size / 100.0), points(sign * size / 100.0), money(sign * size, ""))
    for text in (*texts, fold(size)):
        found = re.fullmatch(r"([+−]?)(\d\.\d)×10([⁰¹²³⁴⁵⁶⁷⁸⁹]+)(?:%|-fold)?", text)
        assert found, text
        power = "".join(str(RAISED.index(digit)) for digit in found[3])
        assert math.isclose(float(f"{found[2]}e{power}"), size, rel_tol=0.051)
        assert text.startswith(MINUS) is (sign < 0.0 and not text.endswith("-fold"))


@given(st.floats(min_value=-5.0, max_value=-0.001))
def test_a_loss_is_written_as_a_size(fraction: float) -> None:
    assert f"{MINUS}{loss(fraction)}" == percent(fraction)


def test_points_are_percentages_without_the_sign_for_percent() -> None:
    assert (points(-6.851), points(0.0141), points(-1e-9)) == ("−685.1", "+1.4", "0.0")
    assert (points(0.0041), points(-0.0004), points(0.00004)) == ("+0.41", "−0.04", "0.0")


@given(growths)
def test_a_growth_in_folds_is_a_number_and_a_word(factor: float) -> None:
    text = fold(factor)
    assert text.endswith("-fold")
    assert math.isclose(read(text.removesuffix("-fold")), factor, rel_tol=0.06)


@pytest.mark.parametrize(
    ("factor", "text"),
    [(3.04, "3.0-fold"), (1860.4, "1,860-fold"), (9.9e8, "990.0 million-fold")],
)
def test_folds_a_reader_will_meet(factor: float, text: str) -> None:
    assert fold(factor) == text


@given(
    st.floats(-1e15, 1e15), st.sampled_from(["USD", "EUR", "GBP", "JPY", "CHF", ""]), st.booleans()
)
def test_money_reads_as_the_amount_it_was(amount: float, currency: str, signed: bool) -> None:  # noqa: FBT001  hypothesis passes it by name
    text = money(amount, currency, signed=signed)
    bare = re.sub(r"[$€£¥]| [A-Z]{3}$", "", text)
    assert math.isclose(read(bare), amount, rel_tol=1e-4, abs_tol=0.00501)
    assert text.startswith("+") is (signed and read(bare) > 0.0)


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        (234.5, "USD", "$234.50"),
        (1234.5, "USD", "$1,234"),
        (-295.1, "USD", "−$295.10"),
        (20101.6, "USD", "$20,102"),
        (-0.001, "USD", "$0.00"),
        (12.0, "EUR", "€12.00"),
        (12.0, "GBP", "£12.00"),
        (12.0, "CHF", "12.00 CHF"),
        (-12.0, "CHF", "−12.00 CHF"),
        (12.0, "", "12.00"),
        (1e9, "USD", "$1,000,000,000"),
        (999_999_999_999.0, "USD", "$999,999,999,999"),
        (1.23456e12, "USD", "$1.2346 trillion"),
        (-123.456e12, "CHF", "−123.46 trillion CHF"),
        (3.0634e98, "USD", "$3.1×10⁹⁸"),
        (-3.0634e98, "EUR", "−€3.1×10⁹⁸"),
        (3.0634e98, "CHF", "3.1×10⁹⁸ CHF"),
    ],
)
def test_money_stands_with_its_currency_as_people_write_it(
    amount: float, currency: str, text: str
) -> None:
    assert money(amount, currency) == text


def test_an_amount_somebody_typed_keeps_its_zeros_whatever_its_size() -> None:
    assert whole_money(1000.0, "USD") == "$1,000"
    assert whole_money(12.0, "CHF") == "12 CHF"
    assert whole_money(1.0012e12, "USD") == "$1.0012 trillion"


def test_signed_money_says_which_way_it_went() -> None:
    assert money(6015.12, "USD", signed=True) == "+$6,015"
    assert money(-6015.12, "USD", signed=True) == "−$6,015"
    assert money(0.0, "USD", signed=True) == "$0.00"


@given(st.floats(-500.0, 500.0))
def test_a_plain_number_has_no_needless_zeros(value: float) -> None:
    text = plain_number(value)
    assert abs(read(text) - value) <= 0.5e-4 + 1e-12
    assert not ("." in text and text.endswith(("0", ".")))


@pytest.mark.parametrize(
    ("value", "text"), [(3.0, "3x"), (-1.5, "−1.5x"), (-0.0, "0x"), (0.5, "0.5x"), (100.0, "100x")]
)
def test_a_multiple_is_written_as_people_write_it(value: float, text: str) -> None:
    assert multiple(value) == text


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_a_date_is_written_as_a_person_writes_it(moment: date) -> None:
    day, name, year = long_date(moment).split(" ")
    assert (day, year) == (str(moment.day), str(moment.year))
    assert month(moment) == f"{name} {year}"


def test_the_third_of_january_has_no_leading_zero() -> None:
    assert long_date(date(2019, 1, 3)) == "3 Jan 2019"


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (1329.2018, "$1,329.20"),
        (1300.0, "$1,300"),
        (0.5, "$0.50"),
        (999.999, "$1,000"),
        (1234567.05, "$1,234,567.05"),
        (-54.56, "−$54.56"),
        (0.0, "$0"),
    ],
)
def test_exact_money_is_to_the_cent_where_it_has_cents(amount: float, written: str) -> None:
    assert exact_money(amount, "USD") == written
