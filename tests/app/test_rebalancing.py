"""The Rebalancing page: one day's trade, the law of its sign, and what the page says of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest
from streamlit.testing.v1 import AppTest

from lev_core import PriceHistory, leverage_after, rebalance, simulate_token
from lev_core.market import bundled
from lev_ui.address import write
from lev_ui.charts.day import day_picture
from lev_ui.charts.signs import sign_picture
from lev_ui.costs import costs_of
from lev_ui.mechanism import Mechanism, mechanism
from lev_ui.settings import DEFAULTS, Settings
from lev_ui.theme import money, plain_number
from lev_ui.words import fund
from lev_ui.words import rebalancing as words
from tests.app.samples import UNREADABLE, made_up
from tests.app.session import APP, control, figure, press, said, visit_page

PAGE = "pages/rebalancing.py"
visit = partial(visit_page, "rebalancing")
LEVERAGES = (3.0, 2.0, 1.0, 0.5, 0.0, -1.0, -3.0)
SAYS = (
    words.title,
    words.answer,
    words.picture_title,
    words.picture_alt,
    words.sign_title,
    words.sign_alt,
    words.why,
    fund.turnover,
    fund.market,
    fund.inside,
    fund.own,
)


def run(prices: PriceHistory | None = None, **chosen: Any) -> Mechanism:  # noqa: ANN401  any setting
    """Return what the page shows for the Nasdaq, or for these prices."""
    settings = Settings(**chosen)
    return mechanism(prices or bundled("^IXIC"), settings, "the Nasdaq Composite")


def texts(app: AppTest) -> str:
    """Return everything the page says."""
    return "\n".join(said(app))


# ------------------------------------------------------------ the day


def test_the_page_opens_on_the_largest_trade_with_the_numbers_of_the_core() -> None:
    prices = bundled("^IXIC")
    token = simulate_token(prices, 3.0, costs=costs_of(DEFAULTS, prices))
    share = (token.trades.abs() / token.nav.shift()).iloc[1:]
    row = int(share.to_numpy().argmax()) + 1
    day = prices.index[row]
    trade = 1000.0 * float(token.trades.iloc[row] / token.nav.iloc[row - 1])

    app = visit()
    assert not app.exception
    assert f"buys {money(trade, 'USD')} at the close".replace("$", r"\$") in texts(app)
    assert day.date() == date(2001, 1, 3)
    assert control(app, "pick_day").value == day.date()


@pytest.mark.parametrize("leverage", [3.0, -2.0, 1.5])
@pytest.mark.parametrize("day", [date(2008, 10, 13), date(2008, 10, 15), date(2001, 9, 17)])
def test_a_day_is_that_of_one_rebalance(leverage: float, day: date) -> None:
    shown = run(leverage=leverage, day=day).day
    left = rebalance(
        shown.moved.value, shown.moved.exposure, leverage, trading_fee=DEFAULTS.trading * 1e-4
    )
    assert shown.date.date() == day
    assert shown.before.leverage == pytest.approx(leverage, rel=1e-12)
    assert (left.trade, left.nav, left.exposure) == pytest.approx(
        (shown.trade, shown.after.value, shown.after.exposure), rel=1e-9
    )


def test_the_published_example_is_told_with_its_numbers() -> None:
    shown = run(made_up([100.0, 105.0]).prices, costs=False, amount=200.0)
    day = shown.day
    assert (day.moved.value, day.moved.exposure, day.trade) == pytest.approx((230.0, 630.0, 60.0))
    assert words.answer(shown) == (
        r"On 6 Jan 2015 the Nasdaq Composite **rose 5.0%**. \$200 in the token held \$600.00 of it "
        r"at the close before; the move made that \$230.00 holding \$630.00, which is **2.74x**. "
        r"To be back at 3x it **buys \$60.00 at the close**, after the rise."
    )


def test_the_balance_of_every_moment_balances() -> None:
    for leverage in LEVERAGES:
        day = run(leverage=leverage, day=date(2008, 10, 13)).day
        for stage in (day.before, day.moved, day.after):
            has = max(0.0, stage.exposure) + stage.cash
            assert has == pytest.approx(stage.value + stage.borrowed, rel=1e-12)


@pytest.mark.parametrize(
    ("asked", "shown_day"),
    [
        (date(2008, 10, 12), date(2008, 10, 13)),  # a Sunday
        (date(1990, 1, 1), date(1999, 1, 5)),
        (date(2050, 1, 1), date(2018, 12, 31)),
        (date(1999, 1, 4), date(1999, 1, 5)),  # the first price has no move before it
    ],
)
def test_a_day_without_a_price_gives_the_next_that_has_one(asked: date, shown_day: date) -> None:
    assert run(day=asked).day.date.date() == shown_day


def test_stepping_goes_to_the_neighbours_and_back_to_the_largest_trade() -> None:
    app = visit(day="2008-10-13")
    press(app, words.PREVIOUS)
    assert control(app, "pick_day").value == date(2008, 10, 10)
    press(app, words.NEXT)
    press(app, words.NEXT)
    assert control(app, "pick_day").value == date(2008, 10, 14)
    press(app, words.LARGEST)
    assert control(app, "pick_day").value == date(2001, 1, 3)
    assert app.query_params["day"] == "largest"


def test_a_step_starts_from_a_day_that_was_typed_a_moment_ago() -> None:
    app = visit()
    control(app, "pick_day").set_value(date(2008, 9, 15))
    press(app, words.NEXT)
    assert control(app, "pick_day").value == date(2008, 9, 16)


def test_another_day_than_the_one_asked_for_is_said() -> None:
    app = visit(day="1980-01-01")
    assert [note.value for note in app.info if "5 Jan 1999 is shown" in note.value]
    assert not visit(day="2008-10-13").info


def test_a_margin_position_is_told_as_one() -> None:
    told = texts(visit(rule="never:0.05"))
    assert "What happens to a 3x margin position on the Nasdaq Composite?" in told
    assert "The lender closes it" in told
    assert "must buy" not in told


def test_each_page_opens_on_its_own_scale_until_one_is_chosen() -> None:
    app = AppTest.from_file(str(APP), default_timeout=60).run()
    assert control(app, "set_scale").value == "linear"
    app.switch_page("pages/duel.py").run()
    assert control(app, "set_scale").value == "log"
    app.query_params.clear()
    app.switch_page("pages/compare.py").run()
    assert control(app, "set_scale").value == "linear"


def test_the_day_a_token_is_wiped_out_is_told_and_ends_the_days() -> None:
    shown = run(made_up([100.0, 101.0, 60.0, 90.0]).prices, day=date(2030, 1, 1))
    assert shown.day.row == 2
    assert "the token is worth nothing" in words.answer(shown)
    assert "takes everything" in words.picture_title(shown)


# ------------------------------------------------------------ the law of the sign


@pytest.mark.parametrize("leverage", [3.0, 2.0, -1.0, -3.0])
def test_without_costs_every_trade_has_the_sign_of_the_move(leverage: float) -> None:
    shown = run(leverage=leverage, costs=False)
    same, of = shown.with_the_move
    moves = np.count_nonzero(shown.prices.interval_returns)
    assert same == of == moves
    assert f"with the move on {of:,} of {of:,} days" in words.sign_title(shown)


def test_between_zero_and_one_it_is_the_other_way_round() -> None:
    shown = run(leverage=0.5, costs=False)
    same, of = shown.with_the_move
    assert same == 0 < of
    assert "against the move" in words.sign_title(shown)


def test_long_and_short_tokens_trade_alike() -> None:
    shown = run(leverage=3.0, costs=False)
    returns = shown.prices.interval_returns
    np.testing.assert_allclose(shown.traded[1:], 6.0 * returns, atol=1e-12)
    np.testing.assert_allclose(shown.opposite[1:], 12.0 * returns, atol=1e-12)


# ------------------------------------------------------------ turnover, market, own leverage


def test_a_typed_volume_gives_the_fund_s_share_of_the_day() -> None:
    prices = made_up([100.0, 110.0, 99.0]).prices
    shown = run(prices, costs=False, size=1e6, market=10e6)
    share = shown.market_share
    assert share is not None
    assert (share.largest, share.median) == pytest.approx((0.06, 0.06))
    assert share.days_above == (2, 2, 0)
    assert fund.market(replace(shown, settings=replace(shown.settings, market=None))).startswith(
        "How large are the trades"
    )


def test_volume_in_shares_is_turned_into_money() -> None:
    base = made_up([100.0, 110.0]).prices
    prices = replace(base, volume=base.close * 0.0 + 1000.0, volume_unit="shares")
    share = run(prices, costs=False, size=110_000.0).market_share
    assert share is not None
    assert share.largest == pytest.approx(0.6 * 110_000.0 / (1000.0 * 110.0))


def test_own_leverage_is_of_the_money_put_in() -> None:
    shown = run(made_up([100.0, 110.0, 121.0]).prices, leverage=2.0, costs=False)
    own = shown.own
    assert own is not None
    assert own.leverage == pytest.approx(2.0 * 1.44)
    assert own.value == pytest.approx(1440.0)


def test_turnover_is_that_of_the_core_and_near_the_theory_for_a_random_walk() -> None:
    steps = np.random.default_rng(7).choice([0.97, 1.03], 4000)
    shown = run(made_up(list(100.0 * steps.cumprod())).prices, costs=False)
    assert shown.expected_turnover is not None
    # Two sizes of move alone: the mean size of a move is σ, where a normal one has σ√(2/π).
    assert shown.turnover / shown.expected_turnover == pytest.approx((np.pi / 2) ** 0.5, rel=0.01)


# ------------------------------------------------------------ all of it


@pytest.mark.parametrize("rule", ["daily", "band:0:4", "never:0.05", "every:5", "emergency:1.3"])
@pytest.mark.parametrize("leverage", LEVERAGES)
def test_every_sentence_and_picture_stands_up(leverage: float, rule: str) -> None:
    for prices in (None, made_up([100.0, 103.0]).prices, made_up([100.0, 20.0, 80.0]).prices):
        shown = run(prices, leverage=leverage, rule=rule, market=1e9)
        told = {say.__name__: say(shown) for say in SAYS}
        assert {name: text for name, text in told.items() if UNREADABLE.search(text)} == {}
        for draw in (day_picture, sign_picture):
            assert go.Figure(draw(shown).to_dict()).data


def test_the_leverage_inside_the_day_looked_at_is_that_of_its_high_and_low() -> None:
    shown = run(day=date(2008, 10, 13), costs=False)
    sides = [side for side in (shown.prices.low, shown.prices.high) if side is not None]
    before = shown.prices.values[shown.day.row - 1]
    moves = [0.0, *(float(side.iloc[shown.day.row]) / before - 1.0 for side in sides)]
    held = sorted(leverage_after(3.0, move) for move in moves)
    ends = [plain_number(held[0], 2), plain_number(held[-1], 2)]
    assert f"it was between {ends[0]}x and {ends[1]}x." in fund.inside(shown)


def test_prices_without_bars_say_that_the_day_s_inside_is_not_seen() -> None:
    app = visit(asset="AAPL")
    assert "moves inside the day are not seen" in texts(app)


def test_a_link_carries_the_day_the_fund_and_the_rule() -> None:
    chosen = Settings(
        asset="^GSPC",
        leverage=-2.0,
        rule="every:5",
        day=date(2008, 10, 13),
        bought=date(2005, 3, 1),
        size=2.5e9,
        market=1e12,
    )
    app = visit(**write(chosen, "rebalancing"))
    assert not app.exception
    assert {key: app.query_params[key] for key in ("day", "bought", "size", "market", "rule")} == {
        "day": "2008-10-13",
        "bought": "2005-03-01",
        "size": "2500000000",
        "market": "1000000000000",
        "rule": "every:5",
    }
    assert control(app, "pick_bought").value == date(2005, 3, 1)


def test_garbage_gives_the_usual_view_and_one_notice() -> None:
    app = visit(day="garbage", bought="31-12", size="-5", market="x", rule="band:4:2")
    assert not app.exception
    assert len(app.info) == 1
    assert "the day" in app.info[0].value
    assert "buys" in texts(app)


def test_choices_go_along_from_page_to_page() -> None:
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.query_params.update({"asset": "KO", "leverage": "-2", "rule": "band:1:3"})
    app.run()
    app.query_params.clear()
    app.switch_page(PAGE).run()
    assert control(app, "set_asset").value == "KO"
    assert control(app, "set_leverage").value == -2.0
    assert app.query_params["rule"] == "band:1:3"


def test_the_pictures_show_what_the_core_computed() -> None:
    app = visit(day="2008-10-13")
    drawn = figure(app, "day_picture")
    shown = run(day=date(2008, 10, 13))
    yours = [trace["x"][0] for trace in drawn["data"] if trace["name"] == "Yours"]
    stages = (shown.day.before, shown.day.moved, shown.day.after)
    assert yours == pytest.approx([stage.value for stage in stages])
    ring = next(t for t in figure(app, "signs")["data"] if t["name"] == "The day above")
    assert ring["x"] == pytest.approx([100.0 * shown.day.asset_return], rel=1e-6)
