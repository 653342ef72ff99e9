"""Histograms that add up, and the quantiles read off them."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from lev_core.scenarios._histogram import LogHistogram

SHARES = [0.0, 0.001, 0.3, 0.5, 0.9, 1.0]
VALUES = st.lists(
    st.one_of(st.just(0.0), st.floats(1e-15, 1e15), st.floats(0.5, 2.0)), min_size=1, max_size=60
)


@given(VALUES, st.sampled_from((8, 13)))
def test_quantiles_are_as_near_as_promised(values: list[float], bits: int) -> None:
    counted = LogHistogram(bits, 1)
    counted.add(np.array([values]))
    exact = np.quantile(values, SHARES, method="inverted_cdf")
    near = counted.quantiles(0, SHARES)
    assert (np.abs(near - exact) <= exact / (2 * 2**bits + 1) * (1.0 + 1e-9)).all()


@given(VALUES, VALUES)
def test_two_merged_are_one_that_saw_everything(first: list[float], second: list[float]) -> None:
    merged, other, whole = (LogHistogram(8, 1) for _ in range(3))
    merged.add(np.array([first]))
    other.add(np.array([second]))
    merged.merge(other)
    whole.add(np.array([first + second]))
    assert merged.quantiles(0, SHARES).tolist() == whole.quantiles(0, SHARES).tolist()


@given(VALUES, VALUES)
def test_rows_are_counted_apart(first: list[float], second: list[float]) -> None:
    size = min(len(first), len(second))
    together = LogHistogram(8, 2)
    together.add(np.array([first[:size], second[:size]]))
    for row, values in enumerate((first[:size], second[:size])):
        alone = LogHistogram(8, 1)
        alone.add(np.array([values]))
        assert together.quantiles(row, SHARES).tolist() == alone.quantiles(0, SHARES).tolist()


def test_less_than_anyone_can_notice_is_nothing() -> None:
    counted = LogHistogram(8, 1)
    counted.add(np.array([[1e-20, 5e-324, 0.0]]))
    assert counted.quantiles(0, [0.0, 0.5, 1.0]).tolist() == [0.0, 0.0, 0.0]
    counted.add(np.array([[1.0, 1e300]]))
    assert counted.quantiles(0, [0.6, 1.0]).round(2).tolist()[0] == 0.0
    assert 0.99e300 < counted.quantiles(0, [1.0])[0] < 1.01e300
