"""Prices are asked for once, kept whole, and served with their date when Yahoo fails."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier, Event, Thread, current_thread

import pandas as pd
import pytest

from lev_core._time import day
from lev_core.market import FailureKind, LiveHistory, LiveMarket, MarketError
from lev_core.market.store import PriceStore
from lev_core.prices import PriceHistory
from tests.contract.conftest import MarketFactory
from tests.contract.fake_yahoo import Chart, FakeYahoo, Hang, Page, wandering

pytestmark = pytest.mark.contract

WEEK = ["2024-06-03", "2024-06-04", "2024-06-05", "2024-06-06"]
GOOD = Chart(days=WEEK, closes=[10.0, 11.0, 12.0, 13.0])
BROKEN = Page(status=500, body=b"oops")
LIMITED = Page(status=429, body=b"Too Many Requests")
READERS = 20


def all_at_once(ask: Callable[[], object]) -> list[object]:
    """Return what `READERS` threads get that ask at the same moment, errors included."""
    barrier = Barrier(READERS)

    def reader() -> object:
        barrier.wait()
        try:
            return ask()
        except MarketError as error:
            return error

    with ThreadPoolExecutor(READERS) as pool:
        return [future.result() for future in [pool.submit(reader) for _ in range(READERS)]]


def made_up(level: float, rows: int = 400) -> LiveHistory:
    index = pd.date_range("2020-01-01", periods=rows, unit="us")
    close = pd.Series([level] * rows, index=index)
    prices = PriceHistory(close, open=close, symbol="X", basis="price")
    return LiveHistory(prices=prices, fetched_on=pd.Timestamp("2024-01-01", tz="UTC"))


def test_many_readers_at_once_make_one_request(yahoo: FakeYahoo, market: LiveMarket) -> None:
    yahoo.delay = 0.2
    yahoo.give("QQQ", wandering())
    answers = all_at_once(lambda: market.history("QQQ"))
    assert yahoo.times_asked("QQQ") == 1
    assert {type(answer) for answer in answers} == {LiveHistory}
    assert len({answer.fetched_on for answer in answers if isinstance(answer, LiveHistory)}) == 1


def test_a_reader_who_looked_just_before_the_prices_landed_does_not_ask_again(
    yahoo: FakeYahoo, market: LiveMarket, monkeypatch: pytest.MonkeyPatch
) -> None:
    yahoo.give("QQQ", GOOD)
    looked, landed = Event(), Event()
    read = PriceStore.read

    def read_then_dawdle(store: PriceStore, symbol: str) -> LiveHistory | None:
        copy = read(store, symbol)
        if current_thread().name == "late":
            looked.set()
            landed.wait(5.0)
        return copy

    monkeypatch.setattr(PriceStore, "read", read_then_dawdle)
    late = Thread(target=market.history, args=("QQQ",), name="late")
    late.start()
    looked.wait(5.0)
    market.history("QQQ")
    landed.set()
    late.join()
    assert yahoo.times_asked("QQQ") == 1


def test_a_copy_dated_in_the_future_is_not_trusted_to_be_fresh(
    yahoo: FakeYahoo, market: LiveMarket, tmp_path: Path
) -> None:
    yahoo.give("QQQ", GOOD)
    good = market.history("QQQ")
    tomorrow = replace(good, fetched_on=good.fetched_on + pd.Timedelta(days=300))
    PriceStore(tmp_path / "cache").write("QQQ", tomorrow)
    assert market.history("QQQ").fetched_on < tomorrow.fetched_on


def test_many_readers_share_one_failure(yahoo: FakeYahoo, market: LiveMarket) -> None:
    yahoo.delay = 0.1
    yahoo.give("QQQ", Chart(days=WEEK, closes=[1.0, 0.0, 2.0, 3.0]))
    answers = all_at_once(lambda: market.history("QQQ"))
    assert yahoo.times_asked("QQQ") == 1
    assert {type(answer) for answer in answers} == {MarketError}


def test_many_readers_of_a_silent_yahoo_make_one_request(
    yahoo: FakeYahoo, make_market: MarketFactory
) -> None:
    market = make_market(deadline=0.7)
    yahoo.give("QQQ", Hang())
    all_at_once(lambda: market.history("QQQ"))
    assert len([r for r in yahoo.log if r.path.endswith("/QQQ")]) == 1


def test_a_fresh_copy_is_served_without_a_request(
    yahoo: FakeYahoo, market: LiveMarket, make_market: MarketFactory
) -> None:
    yahoo.give("QQQ", wandering())
    first = market.history("QQQ")
    asked = len(yahoo.log)
    second = make_market().history("QQQ")
    assert len(yahoo.log) == asked
    pd.testing.assert_series_equal(first.prices.close, second.prices.close, check_freq=False)
    for name in ("symbol", "name", "currency", "source", "basis", "volume_unit"):
        assert getattr(first.prices, name) == getattr(second.prices, name)
    assert first.fetched_on == second.fetched_on


def test_open_high_low_and_volume_survive_the_cache(yahoo: FakeYahoo, market: LiveMarket) -> None:
    yahoo.give("QQQ", wandering())
    fetched = market.history("QQQ").prices
    cached = market.cached("QQQ")
    assert cached is not None
    for column in ("open", "high", "low", "volume"):
        kept = getattr(cached.prices, column)
        pd.testing.assert_series_equal(getattr(fetched, column), kept, check_freq=False)


def test_an_old_copy_is_replaced_whole(yahoo: FakeYahoo, make_market: MarketFactory) -> None:
    market = make_market(max_age=pd.Timedelta(0))
    yahoo.give("QQQ", GOOD)
    market.history("QQQ")
    yahoo.give("QQQ", Chart(days=WEEK, closes=[5.0, 5.5, 6.0, 6.5]))
    assert market.history("QQQ").prices.values.tolist() == [5.0, 5.5, 6.0, 6.5]
    assert yahoo.times_asked("QQQ") == 2


def test_a_refresh_asks_even_where_the_copy_is_fresh(yahoo: FakeYahoo, market: LiveMarket) -> None:
    yahoo.give("QQQ", GOOD)
    market.history("QQQ")
    market.history("QQQ", refresh=True)
    assert yahoo.times_asked("QQQ") == 2


@pytest.mark.parametrize("failure", [BROKEN, LIMITED, Hang(), Page(status=404, body=b"{}")])
def test_when_yahoo_fails_the_last_good_copy_is_served_with_its_date(
    yahoo: FakeYahoo, make_market: MarketFactory, failure: Page | Hang
) -> None:
    market = make_market(deadline=1.0)
    yahoo.give("QQQ", GOOD)
    good = market.history("QQQ")
    yahoo.give("QQQ", failure)
    stale = market.history("QQQ", refresh=True)
    assert stale.prices.values.tolist() == [10.0, 11.0, 12.0, 13.0]
    assert stale.fetched_on == good.fetched_on
    assert stale.problem is not None
    assert stale.problem.endswith(f"; these prices were fetched on {day(good.fetched_on)} (UTC).")
    assert market.history("QQQ").problem is None


def test_a_copy_needs_no_network(yahoo: FakeYahoo, market: LiveMarket) -> None:
    assert market.cached("QQQ") is None
    yahoo.give("QQQ", GOOD)
    market.history("QQQ")
    asked = len(yahoo.log)
    copy = market.cached("qqq")
    assert copy is not None
    assert copy.problem is None
    assert len(yahoo.log) == asked


def test_after_a_failure_yahoo_is_left_alone_about_that_symbol(
    yahoo: FakeYahoo, market: LiveMarket
) -> None:
    yahoo.give("QQQ", BROKEN)
    yahoo.give("SPY", GOOD)
    with pytest.raises(MarketError):
        market.history("QQQ")
    asked = len(yahoo.log)
    with pytest.raises(MarketError, match=r"; it will not be asked again for \d\d seconds\.$"):
        market.history("QQQ", refresh=True)
    assert len(yahoo.log) == asked
    assert len(market.history("SPY").prices) == 4


def test_after_too_many_requests_yahoo_is_left_alone_altogether(
    yahoo: FakeYahoo, market: LiveMarket
) -> None:
    yahoo.give("QQQ", LIMITED)
    yahoo.give("SPY", GOOD)
    with pytest.raises(MarketError):
        market.history("QQQ")
    asked = len(yahoo.log)
    for ask in (lambda: market.history("SPY"), lambda: market.search("spy")):
        with pytest.raises(MarketError, match="will not be asked again") as failure:
            ask()
        assert failure.value.kind is FailureKind.RATE_LIMITED
    assert len(yahoo.log) == asked


def test_a_pause_ends(yahoo: FakeYahoo, make_market: MarketFactory) -> None:
    market = make_market(pause=0.05)
    yahoo.give("QQQ", LIMITED)
    with pytest.raises(MarketError):
        market.history("QQQ")
    yahoo.give("QQQ", GOOD)
    Event().wait(0.1)
    assert market.history("QQQ").problem is None


@pytest.mark.parametrize(
    "damage",
    [b"", b"not parquet", b"PAR1" + bytes(400) + b"PAR1", "truncated", "flipped", "relabelled"],
)
def test_a_damaged_copy_counts_as_none(
    yahoo: FakeYahoo, market: LiveMarket, tmp_path: Path, damage: bytes | str
) -> None:
    yahoo.give("QQQ", wandering())
    market.history("QQQ")
    (file,) = (tmp_path / "cache").iterdir()
    whole = file.read_bytes()
    if damage == "relabelled":
        PriceStore(file.parent).write("X", made_up(1.0))
        damage = PriceStore(file.parent).path("X").read_bytes()
    elif damage == "truncated":
        damage = whole[: len(whole) // 2]
    elif damage == "flipped":
        damage = bytes(200) + whole[200:]
    assert isinstance(damage, bytes)
    file.write_bytes(damage)
    assert market.cached("QQQ") is None
    assert len(market.history("QQQ").prices) == 600
    assert yahoo.times_asked("QQQ") == 2
    assert market.cached("QQQ") is not None


def test_a_cache_that_cannot_be_written_costs_nobody_their_prices(
    yahoo: FakeYahoo, make_market: MarketFactory, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    market = make_market(cache_dir=tmp_path / "file" / "cache")
    yahoo.give("QQQ", GOOD)
    assert len(market.history("QQQ").prices) == 4
    assert len(market.history("QQQ").prices) == 4
    assert yahoo.times_asked("QQQ") == 1


def test_a_reader_never_sees_part_of_a_file(tmp_path: Path) -> None:
    store = PriceStore(tmp_path)
    store.write("X", made_up(1.0))
    stop = Event()

    def write() -> None:
        for turn in range(60):
            store.write("X", made_up(1.0 + turn % 2, rows=4_000 + turn))
        stop.set()

    writers = [Thread(target=write) for _ in range(2)]
    for writer in writers:
        writer.start()
    reads = 0
    while not stop.is_set():
        copy = store.read("X")
        assert copy is not None
        assert (copy.prices.values == copy.prices.values[0]).all()
        reads += 1
    for writer in writers:
        writer.join()
    assert reads > 10
    assert [path.suffix for path in tmp_path.iterdir()] == [".parquet"]


def test_file_names_say_nothing_of_what_was_typed(
    yahoo: FakeYahoo, market: LiveMarket, tmp_path: Path
) -> None:
    yahoo.give("BRK-B", GOOD)
    market.history("BRK-B")
    (file,) = (tmp_path / "cache").iterdir()
    assert len(file.stem) == 64
    assert set(file.stem) <= set("0123456789abcdef")


def test_the_cache_directory_can_be_chosen_from_outside(
    yahoo: FakeYahoo,
    make_market: MarketFactory,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setenv("LEVERAGE_LENS_CACHE", os.fspath(tmp_path / "elsewhere"))
    yahoo.give("QQQ", GOOD)
    make_market(cache_dir=None).history("QQQ")
    assert len(list((tmp_path / "elsewhere").iterdir())) == 1
