"""An address says everything a reader chose, and nothing in an address can break a page."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lev_ui.address import MAX_SIZE, as_asset, link, parse, write
from lev_ui.address.values import MAX_TEXT
from lev_ui.settings import (
    DATED_RATES,
    DEFAULTS,
    EARLIEST,
    FUNDING_RANGE,
    LARGEST,
    LATEST,
    MAKER_RANGE,
    MAX_AMOUNT,
    MAX_MULTIPLE,
    PAGE_KEYS,
    RATE_RANGE,
    Settings,
)

KEYS = PAGE_KEYS["compare"]
FIELDS = {field.name for field in fields(Settings)}
RANGES = {
    "leverage": (-MAX_MULTIPLE, MAX_MULTIPLE),
    "rate": RATE_RANGE,
    "amount": (0.01, MAX_AMOUNT),
    "maker": MAKER_RANGE,
    "size": (1.0, MAX_SIZE),
    **{key: (0.0, largest) for key, largest in LARGEST.items()},
}
NUMBERS = tuple(RANGES)
CHOICES = {
    "per": ("year", "day"),
    "financing": ("funded", "funding"),
    "sizing": ("follows", "fixed"),
    "baseline": ("simple", "margin", "asset", "power"),
    "scale": ("linear", "log"),
    "source": ("bundled", "yahoo"),
}
SWITCHES = ("costs", "split")
DAYS = ("start", "end")

printable = st.text(
    st.characters(exclude_categories=("C", "Z"), include_characters=" "), min_size=1
)
names = printable.map(lambda text: text.strip()[:MAX_TEXT].strip()).filter(bool)
values: dict[str, st.SearchStrategy[object]] = {
    "asset": names.filter(as_asset),
    **{key: st.floats(*limits) for key, limits in RANGES.items()},
    **{key: st.sampled_from(allowed) for key, allowed in CHOICES.items()},
    **dict.fromkeys(SWITCHES, st.booleans()),
    **dict.fromkeys(DAYS, st.dates(EARLIEST, LATEST)),
}
values["rate"] = st.sampled_from(DATED_RATES) | values["rate"]
values["funding"] = st.just("file") | st.floats(*FUNDING_RANGE)
valid = st.fixed_dictionaries(values).map(lambda chosen: replace(DEFAULTS, **chosen))  # type: ignore[arg-type]  # each strategy gives its field's type

almost_numbers = st.floats().map(str) | st.integers().map(str) | st.from_regex(r"[-+.0-9e]{1,12}")
anything = st.text() | almost_numbers | st.dates().map(str) | st.sampled_from(["on", "log", "bill"])


def within_limits(settings: Settings) -> bool:
    """Return whether every setting is one the controls could hold."""
    numbers = {key: getattr(settings, key) for key in NUMBERS}
    return (
        all(
            value in DATED_RATES or RANGES[key][0] <= value <= RANGES[key][1]
            for key, value in numbers.items()
        )
        and all(getattr(settings, key) in allowed for key, allowed in CHOICES.items())
        and all(isinstance(getattr(settings, key), bool) for key in SWITCHES)
        and all(EARLIEST <= getattr(settings, key) <= LATEST for key in DAYS)
        and 0 < len(settings.asset) <= MAX_TEXT
        and settings.asset.isprintable()
    )


@given(valid)
@example(replace(DEFAULTS, amount=123456789.12))
@example(replace(DEFAULTS, leverage=1 / 3))
def test_what_an_address_says_is_what_was_written_into_it(settings: Settings) -> None:
    assert parse(write(settings)) == (settings, ())


@given(valid)
def test_a_link_carries_every_setting_whatever_was_in_the_address_before(
    settings: Settings,
) -> None:
    made = urlsplit(link("https://example.org/compare?leverage=9&utm=x", settings))
    carried = {key: texts[-1] for key, texts in parse_qs(made.query).items()}
    assert (made.netloc, made.path) == ("example.org", "/compare")
    assert carried == write(settings)
    assert set(carried) == set(KEYS)


def test_a_link_to_a_bare_address_has_the_slash_that_makes_it_one_everywhere() -> None:
    assert link("https://example.org", DEFAULTS).startswith("https://example.org/?asset=")


@given(st.dictionaries(st.sampled_from(KEYS) | st.text(), anything))
def test_any_address_at_all_gives_settings_within_their_limits(params: dict[str, str]) -> None:
    settings, ignored = parse(params)
    assert within_limits(settings)
    assert set(ignored) <= set(params) & FIELDS
    understood = {key: text for key, text in params.items() if key not in ignored}
    assert parse(understood) == (settings, ())
    if "testfol" not in understood:  # which says much at once
        assert all(getattr(settings, key) == getattr(DEFAULTS, key) for key in ignored)


@given(st.sampled_from(NUMBERS), st.floats())
def test_a_number_is_taken_exactly_when_it_is_within_its_limits(key: str, number: float) -> None:
    low, high = RANGES[key]
    settings, ignored = parse({key: repr(number)})
    assert (ignored == ()) is (low <= number <= high)
    assert getattr(settings, key) == (number if not ignored else getattr(DEFAULTS, key))


@pytest.mark.parametrize("key", NUMBERS)
@pytest.mark.parametrize(
    "text",
    [
        "nan",
        "-nan",
        "inf",
        "-Infinity",
        "1e400",
        "\u0663",
        "\uff13",
        "1_0",
        "0x1",
        "1,5",
        "1 0",
        "",
        "−1",
        "--1",
        "1e",
        ".",
        "1" * (MAX_TEXT + 1),
        "0." + "0" * MAX_TEXT,
    ],
)
def test_a_number_no_one_would_write_is_refused(key: str, text: str) -> None:
    assert parse({key: text}) == (DEFAULTS, (key,))


@pytest.mark.parametrize("key", DAYS)
@pytest.mark.parametrize(
    "text",
    [
        "2019-02-29",
        "1799-12-31",
        "2200-01-01",
        "0000-00-00",
        "20190103",
        "2019-1-3",
        "03/01/2019",
        "2019-W01-1",
        "2019-01-03T00:00",
        "\u0662\u0660\u0661\u0669-01-03",
        "x",
        "",
    ],
)
def test_a_day_that_is_not_one_or_is_out_of_reach_is_refused(key: str, text: str) -> None:
    assert parse({key: text}) == (DEFAULTS, (key,))


@pytest.mark.parametrize(
    "text", ["", "   ", "x" * (MAX_TEXT + 1), "a\x00b", "a\nb", "\u202eevil", "\ud800"]
)
def test_an_asset_without_a_printable_short_name_is_refused(text: str) -> None:
    assert parse({"asset": text}) == (DEFAULTS, ("asset",))


@pytest.mark.parametrize("key", [*CHOICES, *SWITCHES])
@pytest.mark.parametrize("text", ["", "True", "1", "ON", "Linear", "simple;drop"])
def test_a_choice_that_is_not_offered_is_refused(key: str, text: str) -> None:
    assert parse({key: text}) == (DEFAULTS, (key,))


def test_both_ends_of_every_range_can_be_asked_for() -> None:
    for end in (0, 1):
        params = {key: f"{limits[end]:g}" for key, limits in RANGES.items()}
        settings, ignored = parse(params | {"amount": str(RANGES["amount"][end])})
        assert ignored == ()
        assert {key: getattr(settings, key) for key in NUMBERS} == {
            key: limits[end] for key, limits in RANGES.items()
        }


def test_spaces_around_a_value_are_forgiven_and_a_zero_has_no_sign() -> None:
    settings, ignored = parse({"asset": " AAPL ", "leverage": " -0 ", "start": " 2001-02-03 "})
    assert ignored == ()
    assert (settings.asset, settings.start) == ("AAPL", date(2001, 2, 3))
    assert write(settings)["leverage"] == "0"


def test_unknown_keys_are_nobody_s_business() -> None:
    assert parse({"utm_source": "mail", "Leverage": "2", "": ""}) == (DEFAULTS, ())
