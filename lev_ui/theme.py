"""Colours by role, and how numbers, money and dates are written for a reader."""

from __future__ import annotations

from datetime import date
from math import ceil, copysign, floor, log10
from sys import float_info

# One colour per quantity. The names below are placeholders that the browser replaces by the
# ten `chartCategoricalColors` of .streamlit/config.toml when it draws a chart, so one figure
# serves light and dark (tests/browser holds this).
TOKEN = "#000001"
SIMPLE = "#000002"
ASSET = "#000003"
GAIN = "#000004"
DRAG = "#000005"
COST = "#000006"
MUTED = "#000007"
GRID = "#000008"
ZERO = "#000009"
BACKGROUND = "#000010"

MINUS = "−"
SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
CURRENCY_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "": ""}

_MOST_DIGITS = 4  # −99.9999% is as near to nothing as a reader needs
_NEARLY_LOST = -0.995  # from here one decimal says too little, and soon a false −100.0%
_WHOLE_FOLD = 10.0
_WITH_DECIMALS = 10_000.0
_WITH_CENTS = 1_000.0
_SMALLEST_POINT = 0.005
_WRITTEN_OUT = 1e6  # from here percentages are written in words, "2.1 million"
_BEYOND_WORDS = 1e15  # beyond, no word is known to all: a power of ten stands there
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_MONEY_IN_WORDS = _SCALES[0][0]  # money has its digits up to here


def percent(fraction: float, *, signed: bool = True) -> str:
    """Return a fraction as a percentage, "+200.5%"; a loss of nearly all keeps its digits."""
    if -1.0 < fraction <= _NEARLY_LOST:
        return f"{MINUS}{_nearly_all(-100.0 * fraction)}%"
    return f"{_number(100.0 * fraction, signed=signed)}%"


def loss(fraction: float) -> str:
    """Return the size of a loss of `fraction` below zero as a percentage without a sign."""
    return percent(fraction).removeprefix(MINUS)


def fold(factor: float) -> str:
    """Return a large factor in words, "1,860-fold", "990 million-fold"."""
    if factor >= _WRITTEN_OUT:
        return f"{_number(factor, signed=False)}-fold"
    return f"{_grouped(factor, 1 if factor < _WHOLE_FOLD else 0)}-fold"


def points(fraction: float) -> str:
    """Return a difference of two fractions in percentage points, "−685.1", "−0.36"."""
    if _SMALLEST_POINT <= abs(100.0 * fraction) < 1.0:
        sign, body = _split_sign(f"{100.0 * fraction:.2f}")
        return f"{sign or '+'}{body}"
    return _number(100.0 * fraction, signed=True)


def money(amount: float, currency: str, *, signed: bool = False) -> str:
    """Return an amount with its currency, "$1,234.50"; an unknown currency stands behind.

    From a trillion it is short: "$1.2346 trillion", and beyond words "$3.1×10⁹⁸".
    """
    if abs(amount) >= _MONEY_IN_WORDS:
        return _in_currency(_much(amount), currency, signed=signed)
    digits = 2 if abs(amount) < _WITH_CENTS else 0
    return _in_currency(_grouped(amount, digits), currency, signed=signed)


def exact_money(amount: float, currency: str, *, signed: bool = False) -> str:
    """Return an amount to the cent whatever its size, "$1,234.50"; without cents if whole."""
    text = _grouped(amount, 2).removesuffix(".00")
    return _in_currency(text, currency, signed=signed)


def whole_money(amount: float, currency: str) -> str:
    """Return an amount somebody typed: without cents where it has none, "$1,000"."""
    written = money(amount, currency)
    return written.replace(".00", "", 1) if abs(amount) < _WITH_CENTS else written


def large_money(amount: float, currency: str) -> str:
    """Return an amount of millions and more in words, "$100 million"; others as typed."""
    for size, word in _SCALES:
        if amount >= size:
            return f"{money(round(amount / size, 2), currency).replace('.00', '').rstrip()} {word}"
    return whole_money(amount, currency)


def value(amount: float) -> str:
    """Return a value without a unit, "14,375.4"."""
    return _number(amount, signed=False)


def multiple(leverage: float) -> str:
    """Return a leverage as people write it, "3x", "−1.5x"."""
    return f"{plain_number(leverage)}x"


def signed_leverage(leverage: float) -> str:
    """Return a leverage that was measured, to two digits, "2.74x", "−3.27x"."""
    return f"{plain_number(leverage, 2)}x"


def plain_number(value: float, digits: int = 4) -> str:
    """Return a number without needless zeros, "3", "−1.5", "0.0005"."""
    text = f"{round(value, digits):.{digits}f}".rstrip("0").rstrip(".")
    sign, body = _split_sign(text)
    return f"{sign}{body}" if body != "0" else "0"


def long_date(moment: date) -> str:
    """Return a date as a person writes it, "3 Jan 2019"."""
    return f"{moment.day} {moment:%b %Y}"


def month(moment: date) -> str:
    """Return a month as a person writes it, "Jan 2019"."""
    return f"{moment:%b %Y}"


def _number(value: float, *, signed: bool) -> str:
    if abs(value) > _BEYOND_WORDS:
        sign, body = _split_sign(_power(value))
    elif abs(value) >= _WRITTEN_OUT:
        scale, word = next(pair for pair in _SCALES if abs(value) >= pair[0])
        sign, body = _split_sign(f"{_grouped(value / scale, 1)} {word}")
    else:
        sign, body = _split_sign(_grouped(value, 1 if abs(value) < _WITH_DECIMALS else 0))
    if not sign and signed and body.strip("0.,"):
        sign = "+"
    return f"{sign}{body}"


def _much(amount: float) -> str:
    """Return money of a trillion and more: five digits and the word, then a power of ten."""
    if abs(amount) > _BEYOND_WORDS:
        return _power(amount)
    size, word = _SCALES[0]
    digits = _MOST_DIGITS - floor(log10(abs(amount) / size))
    return f"{_grouped(amount / size, digits)} {word}"


def _power(value: float) -> str:
    """Return a number as a power of ten, "3.1×10²³"; a computer's numbers end at 10³⁰⁸."""
    largest = copysign(min(abs(value), float_info.max), value)
    body, exponent = f"{largest:.1e}".split("e")
    return f"{body}×10{str(int(exponent)).translate(SUPERSCRIPT)}"


def _in_currency(text: str, currency: str, *, signed: bool) -> str:
    """Return a written amount with its sign and its currency."""
    sign, body = _split_sign(text)
    sign = sign or ("+" if signed and body.strip("0.,") else "")
    symbol = CURRENCY_SIGNS.get(currency)
    if symbol is not None:
        return f"{sign}{symbol}{body}"
    return f"{sign}{body} {currency}" if currency.isalpha() else f"{sign}{body}"


def _nearly_all(percentage: float) -> str:
    """Return a loss short of everything, cut off rather than rounded up to a false 100."""
    digits = min(_MOST_DIGITS, 1 + ceil(-log10(100.0 - percentage)))
    cut = floor(percentage * 10.0**digits) / 10.0**digits
    return f"{cut:.{digits}f}".rstrip("0")


def _grouped(value: float, digits: int) -> str:
    return f"{value:,.{digits}f}"


def _split_sign(text: str) -> tuple[str, str]:
    """Return the sign and the rest; a zero has no sign, whatever it was rounded from."""
    if not text.startswith("-"):
        return "", text
    return (MINUS if text.strip("-0.,") else ""), text[1:]
