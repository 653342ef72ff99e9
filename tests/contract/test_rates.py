"""The bill rate from Yahoo: percent become fractions, zero and below count, failures are told."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from lev_core import Costs, Funded, LeverageError, simulate_token
from lev_core.market import FailureKind, LiveMarket, MarketError
from tests.contract.conftest import MarketFactory
from tests.contract.fake_yahoo import Behaviour, Chart, FakeYahoo, Hang, Page, not_found

pytestmark = pytest.mark.contract

WEEK = ["2024-06-03", "2024-06-04", "2024-06-05", "2024-06-06"]
BILL = Chart(days=WEEK, closes=[5.25, 0.0, -0.105, None], kind="INDEX", name="13 WEEK BILL")
BROKEN = Page(status=500, body=b"oops")


def test_percent_become_fractions_and_a_rate_may_be_zero_or_below(
    yahoo: FakeYahoo, market: LiveMarket
) -> None:
    yahoo.give("^IRX", BILL)
    found = market.rate("^IRX")
    assert found.rate.to_dict() == {
        pd.Timestamp("2024-06-03"): 0.0525,
        pd.Timestamp("2024-06-04"): 0.0,
        pd.Timestamp("2024-06-05"): pytest.approx(-0.00105),
    }
    assert found.problem is None


def test_the_rate_finances_a_token_from_its_date_on(yahoo: FakeYahoo, market: LiveMarket) -> None:
    yahoo.give("^IRX", BILL)
    prices = pd.Series(100.0, index=pd.DatetimeIndex([*WEEK, "2024-06-07"]))
    financing = Funded(rate=market.rate("^IRX").rate)
    paid = simulate_token(prices, 3.0, costs=Costs(financing=financing)).charges["financing"]
    held = np.array([1.0, *(1.0 - paid.cumsum().iloc[1:4])])
    np.testing.assert_allclose(
        paid.iloc[1:] / held * 365.0 / 2.0, [0.0525, 0.0, -0.00105, -0.00105], rtol=1e-12
    )
    early = pd.Series(100.0, index=pd.DatetimeIndex(["2024-05-31", "2024-06-03"]))
    with pytest.raises(LeverageError, match="known from 3 Jun 2024"):
        simulate_token(early, 3.0, costs=Costs(financing=financing))


def test_a_rate_survives_a_restart_and_is_not_taken_for_prices(
    yahoo: FakeYahoo, make_market: MarketFactory
) -> None:
    yahoo.give("^IRX", BILL)
    first = make_market().rate("^IRX")
    again = make_market()
    assert again.rate("^IRX").rate.equals(first.rate)
    assert yahoo.times_asked("^IRX") == 1
    assert again.cached("^IRX") is None, "no prices were ever asked for"


@pytest.mark.parametrize(
    ("behaviour", "kind"),
    [
        (BROKEN, FailureKind.UNAVAILABLE),
        (Page(status=429, body=b"Too Many Requests"), FailureKind.RATE_LIMITED),
        (Page(body=b"<html></html>", content_type="text/html"), FailureKind.UNAVAILABLE),
        (Page(body=bytes(range(256))), FailureKind.UNAVAILABLE),
        (Page(), FailureKind.UNAVAILABLE),
        (not_found(), FailureKind.UNKNOWN_SYMBOL),
        (Chart(days=WEEK, closes=[None] * 4, kind="INDEX"), FailureKind.UNUSABLE),
        (Chart(days=WEEK, closes=[5.0, 5.0, 5100.0, 5.0], kind="INDEX"), FailureKind.UNUSABLE),
    ],
)
def test_a_bad_answer_is_one_sentence(
    yahoo: FakeYahoo, market: LiveMarket, behaviour: Behaviour, kind: FailureKind
) -> None:
    yahoo.give("^IRX", behaviour)
    with pytest.raises(MarketError) as caught:
        market.rate("^IRX")
    assert caught.value.kind is kind
    assert str(caught.value).count(".") - str(caught.value).count("5100.") == 1


def test_a_hanging_server_is_given_up_in_time(yahoo: FakeYahoo, make_market: MarketFactory) -> None:
    yahoo.give("^IRX", Hang())
    with pytest.raises(MarketError, match="did not answer within 1 second"):
        make_market(deadline=0.5).rate("^IRX")


def test_when_yahoo_fails_the_last_good_rate_is_served_with_its_date(
    yahoo: FakeYahoo, make_market: MarketFactory
) -> None:
    yahoo.give("^IRX", BILL)
    make_market().rate("^IRX")
    yahoo.give("^IRX", BROKEN)
    old = make_market().rate("^IRX", refresh=True)
    assert old.rate.iloc[0] == 0.0525
    assert old.problem is not None
    assert "these rates were fetched on" in old.problem


def test_a_rate_asked_for_as_an_asset_is_refused_for_its_zero(
    yahoo: FakeYahoo, market: LiveMarket
) -> None:
    yahoo.give("^IRX", BILL)
    with pytest.raises(MarketError, match="must be above zero"):
        market.history("^IRX")
