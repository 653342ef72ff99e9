"""Whatever Yahoo does, the reader gets prices or one sentence, in time."""

from __future__ import annotations

import json
import re
import socket
from threading import enumerate as enumerate_threads
from time import monotonic

import pytest
import yfinance

from lev_core.market import FailureKind, LiveMarket, MarketError
from lev_core.market.flights import THREAD_NAME
from tests.contract.conftest import MarketFactory
from tests.contract.fake_yahoo import Behaviour, Chart, Drip, FakeYahoo, Hang, Page, not_found

pytestmark = pytest.mark.contract

WEEK = ["2024-06-03", "2024-06-04", "2024-06-05", "2024-06-06"]
GOOD = Chart(days=WEEK, closes=[10.0, 11.0, 12.0, 13.0])
A_PAGE = b"<!doctype html><html><body>We will be back</body></html>"
EMPTY = {
    "meta": {
        "symbol": "X",
        "currency": "USD",
        "instrumentType": "EQUITY",
        "exchangeTimezoneName": "UTC",
        "validRanges": ["max"],
    },
    "indicators": {"quote": [{}], "adjclose": [{}]},
}
AN_ERROR = {"chart": {"result": None, "error": {"code": "Internal", "description": "oh"}}}


def as_json(value: object, status: int = 200) -> Page:
    return Page(status=status, body=json.dumps(value).encode())


BAD_ANSWERS = {
    "a symbol Yahoo does not know": (not_found(), FailureKind.UNKNOWN_SYMBOL),
    "too many requests": (Page(status=429, body=b"Too Many Requests"), FailureKind.RATE_LIMITED),
    "a server error": (Page(status=500, body=b"oops"), FailureKind.UNAVAILABLE),
    "a server error in JSON": (as_json(AN_ERROR, 502), FailureKind.UNAVAILABLE),
    "an error that claims success": (as_json(AN_ERROR), FailureKind.UNUSABLE),
    "a refusal": (as_json({"finance": {"error": "no"}}, 401), FailureKind.UNAVAILABLE),
    "a page": (Page(body=A_PAGE, content_type="text/html"), FailureKind.UNAVAILABLE),
    "a page not found": (Page(status=404, body=A_PAGE), FailureKind.UNAVAILABLE),
    "garbage": (Page(body=bytes(range(256))), FailureKind.UNAVAILABLE),
    "nothing at all": (Page(), FailureKind.UNAVAILABLE),
    "JSON that is no answer": (as_json([1, 2, 3]), FailureKind.UNAVAILABLE),
    "an answer cut short": (Page(body=GOOD.body("X")[:400]), FailureKind.UNAVAILABLE),
    "an empty series": (
        as_json({"chart": {"result": [EMPTY], "error": None}}),
        FailureKind.UNUSABLE,
    ),
    "days without prices": (Chart(days=WEEK, closes=[None] * 4), FailureKind.UNUSABLE),
    "one price": (Chart(days=WEEK, closes=[None, 5.0, None, None]), FailureKind.UNUSABLE),
}


def is_one_sentence(text: str) -> bool:
    """Return whether `text` is a sentence for a reader, not a program's complaint."""
    return bool(re.fullmatch(r"[A-Z“][^\n]*[^.]\.", text)) and not re.search(
        r"Error|Exception|Traceback|\. [A-Z]|None|<|>", text
    )


@pytest.mark.parametrize(("answer", "kind"), BAD_ANSWERS.values(), ids=BAD_ANSWERS.keys())
def test_a_bad_answer_ends_in_one_sentence(
    yahoo: FakeYahoo, market: LiveMarket, answer: Behaviour, kind: FailureKind
) -> None:
    yahoo.give("X", answer)
    with pytest.raises(MarketError) as failure:
        market.history("X")
    assert failure.value.kind is kind
    assert is_one_sentence(str(failure.value)), str(failure.value)
    assert market.cached("X") is None


@pytest.mark.parametrize(
    ("price", "shown"), [(0.0, "0"), (-37.63, "-37.63"), (float("inf"), "inf")]
)
def test_a_price_that_cannot_be_one_is_refused_with_its_date(
    yahoo: FakeYahoo, market: LiveMarket, price: float, shown: str
) -> None:
    yahoo.give("CL=F", Chart(days=WEEK, closes=[20.0, 18.0, price, 10.0], kind="FUTURE"))
    with pytest.raises(MarketError) as failure:
        market.history("CL=F")
    assert failure.value.kind is FailureKind.UNUSABLE
    assert str(failure.value) == (
        f"Yahoo Finance gives CL=F a price of {shown} on 5 Jun 2024, "
        "and a price must be above zero; choose another asset."
    )


@pytest.mark.parametrize("never_ends", [Hang(), Drip()], ids=["silence", "a byte at a time"])
def test_an_answer_that_never_ends_is_given_up_at_the_deadline(
    yahoo: FakeYahoo, make_market: MarketFactory, never_ends: Behaviour
) -> None:
    market = make_market(deadline=1.0)
    yahoo.give("SLOW", never_ends)
    yahoo.give("GOOD", GOOD)
    started = monotonic()
    with pytest.raises(MarketError) as failure:
        market.history("SLOW")
    assert monotonic() - started < 1.5
    assert failure.value.kind is FailureKind.TOO_SLOW
    assert str(failure.value) == (
        "Yahoo Finance did not answer within 1 second; try again in a minute."
    )
    assert len(market.history("GOOD").prices) == 4


def test_a_silent_crumb_is_given_up_at_the_deadline_as_well(
    yahoo: FakeYahoo, make_market: MarketFactory
) -> None:
    yahoo.give("GOOD", GOOD)
    yahoo.crumb = Hang()
    started = monotonic()
    with pytest.raises(MarketError) as failure:
        make_market(deadline=1.0).history("GOOD")
    assert monotonic() - started < 1.5
    assert failure.value.kind is FailureKind.TOO_SLOW


def test_a_request_given_up_does_not_stay_behind(
    yahoo: FakeYahoo, make_market: MarketFactory
) -> None:
    yahoo.give("SLOW", Hang())
    with pytest.raises(MarketError):
        make_market(deadline=0.5).history("SLOW")
    behind = [thread for thread in enumerate_threads() if thread.name == THREAD_NAME]
    for thread in behind:
        thread.join(1.0)
    assert not any(thread.is_alive() for thread in behind)


def test_a_refused_crumb_does_not_keep_prices_away(yahoo: FakeYahoo, market: LiveMarket) -> None:
    yahoo.give("GOOD", GOOD)
    yahoo.crumb = Page(status=429, body=b"Too Many Requests")
    assert len(market.history("GOOD").prices) == 4


def test_without_a_network_the_reader_is_told_to_check_it(make_market: MarketFactory) -> None:
    with FakeYahoo() as gone:
        address = gone.url
    from lev_core.market.redirect import redirected_session

    market = make_market(session_factory=lambda: redirected_session(address))
    with pytest.raises(MarketError) as failure:
        market.history("AAPL")
    assert failure.value.kind is FailureKind.NO_NETWORK
    assert str(failure.value) == (
        "Yahoo Finance could not be reached; check the internet connection and try again."
    )


def test_an_answer_after_an_error_is_not_yfinance_s_memory_of_the_error(
    yahoo: FakeYahoo, make_market: MarketFactory
) -> None:
    market = make_market(pause=0.0)
    yahoo.give("X", Page(status=500, body=b"oops"))
    with pytest.raises(MarketError):
        market.history("X")
    yahoo.give("X", GOOD)
    assert len(market.history("X").prices) == 4


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (Page(status=429, body=b"Too Many Requests"), FailureKind.RATE_LIMITED),
        (as_json({"finance": {"error": {"code": "Internal"}}}, 500), FailureKind.UNAVAILABLE),
        (Page(status=404, body=b"{}"), FailureKind.UNAVAILABLE),
        (Page(body=A_PAGE), FailureKind.UNAVAILABLE),
        (as_json([]), FailureKind.UNAVAILABLE),
        (Hang(), FailureKind.TOO_SLOW),
    ],
)
def test_a_search_that_fails_ends_in_one_sentence(
    yahoo: FakeYahoo, make_market: MarketFactory, answer: Behaviour, kind: FailureKind
) -> None:
    yahoo.found = answer
    with pytest.raises(MarketError) as failure:
        make_market(deadline=1.0).search("apple")
    assert failure.value.kind is kind
    assert is_one_sentence(str(failure.value)), str(failure.value)


HOSTILE = [
    "../../etc/passwd",
    "",
    "A" * 500,
    "A B",
    "A\x00B",
    "🚀",
    "..",
    "^",
    "A/B",
    "A\\B",
    "A?b=c",
    "A%2F",
    "A\nB",
    "\u017fPY",
    "US0378331005",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_that_is_no_symbol_is_refused_before_anything_is_asked_or_read(
    yahoo: FakeYahoo, market: LiveMarket, text: str
) -> None:
    for ask in (market.history, market.cached):
        with pytest.raises(MarketError) as failure:
            ask(text)
        assert failure.value.kind is FailureKind.UNKNOWN_SYMBOL
        assert is_one_sentence(str(failure.value)), str(failure.value)
        assert len(str(failure.value)) < 120
    assert yahoo.log == []


def test_a_session_made_for_a_stand_in_reaches_no_other_host(yahoo: FakeYahoo) -> None:
    import requests

    from lev_core.market.redirect import redirected_session

    with (
        redirected_session(yahoo.url) as session,
        pytest.raises(requests.ConnectionError, match=r"example\.com is not a host"),
    ):
        session.get("https://example.com/")
    assert yahoo.log == []


def test_a_proxy_of_the_machine_does_not_come_between_a_program_and_its_stand_in(
    yahoo: FakeYahoo, market: LiveMarket, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTPS_PROXY", "HTTP_PROXY", "https_proxy", "http_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    yahoo.give("GOOD", GOOD)
    assert len(market.history("GOOD").prices) == 4


@pytest.mark.parametrize("kind", [FailureKind.NO_NETWORK, FailureKind.TOO_SLOW])
def test_yfinance_s_own_session_is_held_to_the_deadline_as_well(
    make_market: MarketFactory, kind: FailureKind
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        if kind is FailureKind.NO_NETWORK:
            silent.close()

        def own_session_behind_a_loopback_proxy() -> object:
            session = yfinance.Ticker("X").session
            session.proxies = {"https": address, "http": address}
            return session

        market = make_market(deadline=1.0, session_factory=own_session_behind_a_loopback_proxy)
        started = monotonic()
        with pytest.raises(MarketError) as failure:
            market.history("AAPL")
    assert failure.value.kind is kind
    assert monotonic() - started < 1.5
