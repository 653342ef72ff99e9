"""The fingerprint of prices: the same numbers give the same text, any other number another."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import lev_core
from lev_core import PriceHistory, fingerprint
from lev_core.market import bundled

ROOT = Path(__file__).parents[2]
DAYS = pd.date_range("2024-01-01", periods=3)
CLOSES = pd.Series([100.0, 110.0, 99.0], index=DAYS)
BARS = PriceHistory(
    CLOSES,
    open=CLOSES - 1.0,
    high=CLOSES + 2.0,
    low=CLOSES - 2.0,
    volume=pd.Series([5.0, np.nan, 0.0], index=DAYS),
)


def dated(index: pd.Index) -> PriceHistory:
    return PriceHistory(pd.Series(CLOSES.to_numpy(), index=index))


@given(
    row=st.integers(0, 2),
    column=st.sampled_from(["close", "open", "high", "low", "volume"]),
    change=st.floats(1e-12, 1.0),
)
def test_one_changed_number_changes_it(row: int, column: str, change: float) -> None:
    values = getattr(BARS, column).copy()
    before = values.iloc[row]
    values.iloc[row] = change if np.isnan(before) else before * (1.0 + change) + change
    assert fingerprint(replace(BARS, **{column: values})) != fingerprint(BARS)


def test_one_moved_date_changes_it() -> None:
    later = DAYS[:2].append(pd.DatetimeIndex(["2024-01-04"]))
    assert fingerprint(dated(later)) != fingerprint(dated(DAYS))


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
def test_the_unit_pandas_keeps_dates_in_makes_no_difference(unit: str) -> None:
    assert fingerprint(dated(DAYS.as_unit(unit))) == fingerprint(dated(DAYS))  # type: ignore[arg-type]  # a text here, four names there


def test_the_same_moments_in_another_zone_are_the_same() -> None:
    there = DAYS.tz_localize("UTC").tz_convert("America/New_York")
    assert fingerprint(dated(there)) == fingerprint(dated(DAYS))


def test_names_make_no_difference() -> None:
    named = replace(BARS, symbol="X", name="Example", currency="EUR", basis="price", source="here")
    assert fingerprint(named) == fingerprint(BARS)


def test_a_column_that_is_not_there_counts() -> None:
    assert fingerprint(replace(BARS, volume=None)) != fingerprint(BARS)
    assert fingerprint(replace(BARS, open=None)) != fingerprint(BARS)


def test_a_high_is_not_a_low() -> None:
    as_high, as_low = PriceHistory(CLOSES, high=CLOSES), PriceHistory(CLOSES, low=CLOSES)
    assert fingerprint(as_high) != fingerprint(as_low)


@pytest.mark.parametrize(
    "written",
    [
        lambda: np.array([0x7FF8000000000000, 0xFFF8000000000000, 0x7FF8000000000001]),
        lambda: np.array([0xFFF8000000000000] * 3),
    ],
)
def test_a_missing_value_is_one_whatever_its_bits(written: Callable[[], np.ndarray]) -> None:
    odd = pd.Series(written().astype(np.uint64).view(np.float64), index=DAYS)
    plain = pd.Series(np.nan, index=DAYS)
    assert fingerprint(replace(BARS, volume=odd)) == fingerprint(replace(BARS, volume=plain))


def test_a_zero_has_no_sign() -> None:
    zeros = [pd.Series([zero, 1.0, 2.0], index=DAYS) for zero in (0.0, -0.0)]
    first, second = (fingerprint(replace(BARS, volume=volume)) for volume in zeros)
    assert first == second


def test_the_opening_views_prices_have_the_fingerprint_they_always_had() -> None:
    window = bundled("^IXIC").between("1999-01-04", "2018-12-31")
    assert fingerprint(window) == (
        "12bf0c3f6610db8be48a1e50a3b6ef4ee28cc5bc3ab97457bd6ca49ad2643cb2"
    )


def test_the_version_is_that_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert lev_core.__version__ == project["version"]
