"""Volume in money, swings of a day, and the impact that follows from both."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lev_core import PriceHistory, daily_volatility, impact_on, usual_volume, volatility
from tests.core.strategies import dated, refused

CLOSES = dated([100.0, 101.0, 99.0, 100.0])


def traded(volume: list[float], unit: str | None = "currency") -> PriceHistory:
    """Return prices with a volume."""
    column = pd.Series(volume, index=CLOSES.index)
    return PriceHistory(CLOSES, volume=column, volume_unit=unit)  # type: ignore[arg-type]  # text


def test_shares_count_at_their_price_and_money_as_it_is() -> None:
    shares = usual_volume(traded([1.0, 1.0, 1.0, 1.0], "shares"))
    money = usual_volume(traded([100.0, 101.0, 99.0, 100.0]))
    assert shares is not None
    assert money is not None
    assert shares.tolist() == money.tolist()
    assert shares.tolist() == pytest.approx([100.0, 100.5, 100.0, 100.0])


def test_days_without_a_volume_are_left_out_of_the_mean() -> None:
    usual = usual_volume(traded([np.nan, 50.0, 0.0, 70.0]))
    assert usual is not None
    assert usual.tolist() == [50.0, 50.0, 50.0, 60.0]


def test_a_volume_in_no_known_unit_is_no_money_and_impact_needs_one() -> None:
    for prices in (traded([1.0] * 4, None), PriceHistory(CLOSES), traded([0.0] * 4)):
        assert usual_volume(prices) is None
        with refused("give the daily volume"):
            impact_on(prices)
    assert impact_on(PriceHistory(CLOSES), daily_volume=5.0).daily_volume == 5.0


@given(st.floats(0.0, 2.0), st.floats(1.0, 1e12))
def test_impact_has_the_volume_and_swings_of_its_asset(coefficient: float, volume: float) -> None:
    prices = traded([volume] * 4)
    impact = impact_on(prices, coefficient=coefficient)
    assert impact.coefficient == coefficient
    assert impact.daily_volatility == daily_volatility(prices)
    assert np.asarray(impact.daily_volume) == pytest.approx(volume)


def test_a_day_s_volatility_is_a_year_s_over_the_root_of_its_days() -> None:
    prices = PriceHistory(CLOSES)
    assert daily_volatility(prices) == pytest.approx(volatility(prices) / np.sqrt(365.0))
    assert daily_volatility(PriceHistory(CLOSES.iloc[:2])) == 0.0
