"""What the tests of the rules share: every rule, bars, and comparisons of whole paths."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from hypothesis import strategies as st

from lev_core import (
    AdverseMove,
    Band,
    Daily,
    Emergency,
    Every,
    Never,
    Policy,
    PriceHistory,
    Recenter,
    TokenPath,
)
from lev_core._path import PathArrays
from tests.core.strategies import fractions, histories

TYPICAL_LEVERAGES = (-3.0, -1.0, 0.5, 1.0, 2.0, 3.0)


def bars(*rows: tuple[float, float, float, float], first: str = "2024-01-01") -> PriceHistory:
    """Return a history of rows of open, high, low and close on consecutive days."""
    index = pd.date_range(first, periods=len(rows))
    opens, highs, lows, closes = (
        pd.Series(column, index=index, dtype=np.float64) for column in zip(*rows, strict=True)
    )
    return PriceHistory(closes, open=opens, high=highs, low=lows)


def start_at(price: float) -> tuple[float, float, float, float]:
    """Return a bar in which nothing moved, the day the token is bought."""
    return (price, price, price, price)


def policies(leverage: float) -> st.SearchStrategy[Policy]:
    """Draw any rule that goes with a leverage, wide enough to be watched inside bars."""
    size = abs(leverage)
    low, high = fractions(0.3 * size, 0.9 * size), fractions(1.1 * size, 2.0 * size + 0.01)
    far = fractions(2.2 * size + 0.1, 4.0 * size + 0.1)
    return st.one_of(
        st.just(Daily()),
        st.builds(Every, st.integers(1, 9)),
        st.builds(Band, low, high, to=st.sampled_from(("target", "edge"))),
        st.builds(Band, low, high, continuous=st.just(value=True)),
        st.builds(Emergency, fractions(1.1, 2.0), daily=st.booleans()),
        st.builds(AdverseMove, fractions(0.03, 0.4), daily=st.booleans()),
        st.builds(Recenter, low, high, fractions(0.01, 1.0), ripcord=st.one_of(st.none(), far)),
        st.builds(Never, st.sampled_from((0.0, 0.05, 0.08))),
    )


@st.composite
def barred(draw: st.DrawFn, *, gaps: bool = True) -> PriceHistory:
    """Draw a history with bars around its closes; some rows lack one, unless `gaps` is off."""
    closes = draw(histories()).close
    count = len(closes)
    sizes = st.lists(fractions(0.0, 0.3), min_size=count, max_size=count)
    opens = closes * (0.9 + np.array(draw(sizes)))
    highs = opens.clip(lower=closes) * (1.0 + np.array(draw(sizes)))
    lows = opens.clip(upper=closes) * (1.0 - np.array(draw(sizes)))
    if gaps:
        lacking = draw(st.lists(st.booleans(), min_size=count, max_size=count))
        lows = lows.mask(np.array(lacking))
    return PriceHistory(closes, open=opens, high=highs, low=lows)


def flat_bars(history: PriceHistory) -> PriceHistory:
    """Return a history whose bars are their closes: each interval is one jump."""
    return PriceHistory(history.close, open=history.close, high=history.close, low=history.close)


def assert_same_path(first: PathArrays, second: PathArrays, tolerance: float = 1e-11) -> None:
    """Compare two paths: values as they are, trades and charges as shares of the NAV."""
    start = np.concatenate(([1.0], second.nav[:-1]))
    unit = np.where(start > 0.0, start, 1.0)
    np.testing.assert_allclose(first.nav, second.nav, rtol=tolerance, atol=1e-300)
    np.testing.assert_allclose(first.exposure, second.exposure, rtol=tolerance, atol=1e-300)
    np.testing.assert_allclose(first.leverage_before, second.leverage_before, rtol=tolerance)
    columns = [(first.trades, second.trades)]
    columns += [(first.charges[name], second.charges[name]) for name in second.charges]
    for one, other in columns:
        np.testing.assert_allclose(one / unit, other / unit, rtol=0.0, atol=10.0 * tolerance)


def reasons(token: TokenPath) -> list[str]:
    """Return why a token was rebalanced, in order."""
    return [str(reason) for reason in token.events()["reason"]]


def moments(token: TokenPath) -> list[str]:
    """Return when inside its bar each rebalance came, in order."""
    return [str(moment) for moment in token.events()["moment"]]


def smooth(start: float, end: float, steps: int) -> Sequence[float]:
    """Return the prices of a slide in equal small steps of growth, both ends included."""
    return [float(price) for price in np.geomspace(start, end, steps + 1)]
