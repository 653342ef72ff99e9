"""A known history written in many ways comes back to the last digit."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lev_core import PriceHistory
from lev_core.market.uploads import Choices, read_prices, read_table
from tests.core.market.uploads.files import workbook_of

COLUMNS = ("open", "high", "low", "close", "volume")
KNOWN = Choices(volume_unit="shares", time_zone="UTC")


def made(freq: str, digits: int, rows: int = 400) -> PriceHistory:
    """Return a made-up history with bars, its prices rounded to a number of decimals."""
    random = np.random.default_rng(11)
    index = pd.date_range("2019-12-02", periods=rows, freq=freq, name="date").as_unit("us")
    close = pd.Series(100.0 * np.exp(np.cumsum(random.normal(0.0, 0.01, rows))), index=index)
    return PriceHistory(
        close.round(digits),
        open=(close * random.uniform(0.99, 1.01, rows)).round(digits),
        high=(close * 1.02).round(digits),
        low=(close * 0.98).round(digits),
        volume=pd.Series(random.integers(0, 10**7, rows).astype(float), index=index),
        volume_unit="shares",
    )


DAILY, HOURLY = made("B", 17), made("h", 17)
ON_SHEETS = made("B", 8), made("h", 8)  # openpyxl writes sixteen digits of a number


def grouped(text: str, thousands: str, point: str) -> str:
    """Return a number's digits with marks between its thousands."""
    whole, _, decimals = text.partition(".")
    return f"{int(whole):,}".replace(",", thousands) + (point + decimals if decimals else "")


Locale = tuple[str, str, Callable[[str], str]]
LOCALES: dict[str, Locale] = {
    "plain": (",", "%Y-%m-%d %H:%M:%S", str),
    "German": (";", "%d.%m.%Y %H:%M", lambda x: grouped(x, ".", ",")),
    "French": (";", "%d/%m/%Y %H:%M", lambda x: grouped(x, "\u202f", ",")),
    "Swiss": ("\t", "%d.%m.%Y %H:%M", lambda x: grouped(x, "’", ".")),
    "American": ("|", "%m/%d/%Y %I:%M %p", lambda x: f"${grouped(x, ',', '.')}"),
    "compact": (";", "%Y%m%d %H%M%S", str),
    "named months": ("\t", "%d %b %Y %H:%M", str),
}


def written(history: PriceHistory, locale: Locale) -> bytes:
    """Return a history as a text."""
    separator, dates, numbers = locale
    columns = [getattr(history, name).tolist() for name in COLUMNS]
    lines = [separator.join(("date", *COLUMNS))]
    for day, *values in zip(history.index, *columns, strict=True):
        cells = (numbers(repr(value).removesuffix(".0")) for value in values)
        lines.append(separator.join((f"{day:{dates}}", *cells)))
    return "\r\n".join(lines).encode()


def same(read: PriceHistory, history: PriceHistory) -> bool:
    """Return whether two histories have the same moments and the very same numbers."""
    moments = read.index if read.index.tz is None else read.index.tz_localize(None)
    assert moments.equals(history.index)
    pairs = [(getattr(read, name), getattr(history, name)) for name in COLUMNS]
    return all(np.array_equal(mine.to_numpy(), theirs.to_numpy()) for mine, theirs in pairs)


@pytest.mark.parametrize("history", [DAILY, HOURLY], ids=["daily", "hourly"])
@pytest.mark.parametrize("locale", LOCALES.values(), ids=LOCALES.keys())
def test_a_text_in_any_locale_comes_back(history: PriceHistory, locale: Locale) -> None:
    upload = read_prices(read_table(written(history, locale)), KNOWN)
    assert same(upload.prices, history)
    assert upload.prices.volume_unit == "shares"
    assert [finding.kind for finding in upload.report.defects] == []


@pytest.mark.parametrize("history", ON_SHEETS, ids=["daily", "hourly"])
@pytest.mark.parametrize("as_text", [False, True], ids=["as cells", "as text"])
def test_a_spreadsheet_comes_back(history: PriceHistory, *, as_text: bool) -> None:
    columns = [getattr(history, name).tolist() for name in COLUMNS]
    rows = [
        (str(day), *map(repr, values)) if as_text else (day.to_pydatetime(), *values)
        for day, *values in zip(history.index, *columns, strict=True)
    ]
    upload = read_prices(read_table(workbook_of([("date", *COLUMNS), *rows])), KNOWN)
    assert same(upload.prices, history)
    assert [finding.kind for finding in upload.report.defects] == []


def test_newest_first_comes_back_in_order() -> None:
    header, *rows = written(DAILY, LOCALES["German"]).split(b"\r\n")
    upload = read_prices(read_table(b"\n".join([header, *rows[::-1]])), KNOWN)
    assert same(upload.prices, DAILY)
    assert [finding.kind for finding in upload.report.defects] == ["unsorted"]


PRICES = st.lists(
    st.floats(1e-6, 1e9, allow_subnormal=False).filter(lambda x: "e" not in repr(x)),
    min_size=2,
    max_size=15,
)


@settings(deadline=None, max_examples=150)
@given(PRICES, st.sampled_from(sorted(LOCALES)))
def test_any_prices_come_back_to_the_last_digit(prices: list[float], name: str) -> None:
    separator, dates, numbers = LOCALES[name]
    index = pd.date_range("2021-03-20", periods=len(prices), freq="D")
    lines = [
        f"{day:{dates}}{separator}{numbers(repr(price))}"
        for day, price in zip(index, prices, strict=True)
    ]
    text = "\n".join([f"date{separator}close", *lines])
    mark = "," if name in {"German", "French"} else "."
    order = "month_first" if name == "American" else "day_first"
    choices = Choices(decimal_mark=mark, date_order=order)  # type: ignore[arg-type]  # checked by Choices
    upload = read_prices(read_table(text.encode()), choices)
    assert upload.prices.close.tolist() == prices
    assert upload.prices.index.equals(index.as_unit("us"))
