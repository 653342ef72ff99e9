"""Expressions of testfol: read as written, written as read, and refused in a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lev_core import LeverageError, TickerExpression, read_testfol
from tests.core.strategies import refused

NUMBERS = st.floats(-500.0, 500.0).map(lambda value: f"{value:.4f}")
MULTIPLES = st.floats(-10.0, 10.0).map(lambda value: f"{value:.3f}")
SWAPS = st.floats(0.0, 10.0).map(lambda value: f"{value:.2f}")
OTHERS = st.sampled_from(["UR=7.5", "UV=20", "FB=(SPYSIM?L=2&E=1)", "X=", "DR=1", "Q9=a=b"])


@st.composite
def written(draw: st.DrawFn) -> str:
    """Draw an expression with its keys in any order."""
    keys = {"L": MULTIPLES, "E": NUMBERS, "SP": NUMBERS, "SW": SWAPS}
    said = [f"{key}={draw(values)}" for key, values in keys.items() if draw(st.booleans())]
    said += draw(st.lists(OTHERS, unique=True, max_size=3))
    ticker = draw(st.from_regex(r"\^?[A-Za-z][A-Za-z0-9.-]{0,8}", fullmatch=True))
    return f"{ticker}?{'&'.join(draw(st.permutations(said)))}"


def test_the_readme_of_every_forum_is_read() -> None:
    found = read_testfol("QQQ?L=3&E=0.95&SP=0.4")
    assert (found.ticker, found.leverage, found.fee, found.spread) == ("QQQ", 3.0, 0.0095, 0.004)
    assert found.stated == ("L", "E", "SP")
    assert found.swap_exposure == 1.1
    assert found.text == "QQQ?L=3&E=0.95&SP=0.4"


@pytest.mark.parametrize(
    ("text", "fee"),
    [
        ("SPY", 0.0),
        ("SPY?L=2", 0.005),
        ("SPY?L=3", 0.01),
        ("SPY?L=-2", 0.0),
        ("RY?L=3&E=-2.9", -0.029),
    ],
)
def test_a_fee_that_is_not_said_is_half_a_percent_for_each_point_above_1x(
    text: str, fee: float
) -> None:
    assert read_testfol(text).fee == pytest.approx(fee, abs=1e-15)


def test_the_cost_a_year_is_that_of_the_formula() -> None:
    assert read_testfol("Q?L=3").yearly_cost(0.05) == pytest.approx(1.1 * 2 * 0.054 + 0.01)
    assert read_testfol("Q?L=1&E=0.2").yearly_cost(0.05) == pytest.approx(0.002)
    with refused("not known"):
        read_testfol("Q?L=-1").yearly_cost(0.05)


@given(written())
def test_an_expression_is_written_as_it_is_read(text: str) -> None:
    found = read_testfol(text)
    assert read_testfol(found.text) == found
    assert read_testfol(f"  {text.lower()} ") == found
    assert read_testfol(found.text).text == found.text


@given(st.text())
def test_whatever_is_pasted_is_read_or_refused_in_one_sentence(text: str) -> None:
    try:
        found = read_testfol(text)
    except LeverageError as error:
        said = str(error)
        assert said.endswith(".")
        assert said.isprintable()
        assert len(said) < 200
    else:
        assert isinstance(found, TickerExpression)
        assert found.text.isprintable()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is no ticker"),
        ("?L=3", "is no ticker"),
        ("Q Q<b>?L=3", "is no ticker"),
        ("QQQ?L", "like L=3"),
        ("QQQ?=3", "like L=3"),
        ("QQQ?L=3x", "must be a number"),
        ("QQQ?L=", "must be a number"),
        ("QQQ?L=nan", "must be a number"),
        ("QQQ?L=1e1", "must be a number"),
        ("QQQ?L=11", "from −10 to 10"),
        ("QQQ?SW=-1", "from 0 to 10"),
        ("QQQ?E=0.95%", "must be a number"),
        ("QQQ?L=2&l=3", "stands twice"),
        ("QQQ?FB=(SPY", "not closed"),
        ("QQQ?FB=)(", "not closed"),
        ("QQQ?" + "L=3&" * 60, "at most 200"),
        ("QQQ?L=٣", "is no key"),
    ],
)
def test_what_nobody_can_mean_is_refused(text: str, words: str) -> None:
    with refused(words):
        read_testfol(text)


def test_what_is_not_understood_is_kept_as_it_stands() -> None:
    found = read_testfol("qqq?ur=8&L=2&fb=(spysim?l=2&e=1)")
    assert found.others == (("UR", "8"), ("FB", "(SPYSIM?L=2&E=1)"))
    assert found.text == "QQQ?L=2&UR=8&FB=(SPYSIM?L=2&E=1)"
