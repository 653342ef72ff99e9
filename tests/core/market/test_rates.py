"""The bundled bill rate accrues back to what was published."""

from __future__ import annotations

import pandas as pd
import pytest

from lev_core.market import BILL_RATE_KNOWN_TO, bill_rate


@pytest.mark.parametrize(
    ("month", "published"),
    [
        ("1926-07", 0.0022),
        ("1981-05", 0.0115),
        ("2008-02", 0.0013),
        ("2018-10", 0.0019),
        ("2018-11", 0.0018),
    ],
)
def test_a_rate_held_for_its_month_accrues_to_the_published_return(
    month: str, published: float
) -> None:
    first = pd.Timestamp(f"{month}-01")
    assert bill_rate()[first] * first.days_in_month / 365 == pytest.approx(published, abs=1e-15)


def test_there_is_one_rate_for_every_month_to_the_last_day_known() -> None:
    rate = bill_rate()
    months = pd.date_range("1926-07-01", "2018-11-01", freq="MS")
    assert rate.index.tolist() == months.tolist()
    assert pd.Timestamp(BILL_RATE_KNOWN_TO) == months[-1] + pd.offsets.MonthEnd()
    assert rate.between(-0.01, 0.2).all()


def test_writing_to_the_rate_does_not_change_it_for_others() -> None:
    mine = bill_rate()
    mine.iloc[:] = 1.0
    assert bill_rate().iloc[0] < 0.1


def test_another_rate_goes_on_after_the_last_day_known_and_not_before() -> None:
    days = pd.DatetimeIndex(["2018-11-29", "2018-11-30", "2018-12-03", "2019-01-02"])
    whole = bill_rate(then=pd.Series([0.1, 0.2, 0.3, 0.4], index=days))
    assert whole[: len(bill_rate())].equals(bill_rate())
    assert whole[len(bill_rate()) :].tolist() == [0.3, 0.4]
    assert bill_rate(then=pd.Series([0.1], index=days[:1])).equals(bill_rate())
