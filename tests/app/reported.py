"""What the tests of reports share: a report of every page, and hostile texts to put into them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from html.parser import HTMLParser

import numpy as np
import pandas as pd

from lev_core import PriceHistory
from lev_ui import sources
from lev_ui.address import link
from lev_ui.comparison import compare
from lev_ui.duel import duel
from lev_ui.expense import expense
from lev_ui.hindsight import hindsight
from lev_ui.holding import hold
from lev_ui.mechanism import mechanism
from lev_ui.report.value import Report
from lev_ui.reports import compare as compare_report
from lev_ui.reports import duel as duel_report
from lev_ui.reports import expense as expense_report
from lev_ui.reports import hindsight as hindsight_report
from lev_ui.reports import holding as holding_report
from lev_ui.reports import real as real_report
from lev_ui.reports import rebalancing as rebalancing_report
from lev_ui.reports import simulate as simulate_report
from lev_ui.reports.common import Origin
from lev_ui.settings import Page, Settings, opening
from lev_ui.simulated import simulate
from lev_ui.sources import Sourced
from lev_ui.tracked import Names, hold_against
from tests.app import made_up_pair

BASE = "https://lens.example/"
HOSTILE = (
    "</script><img src=x onerror=alert(1)>",
    '=HYPERLINK("http://evil.example","x")',
    '"><iframe src=http://evil.example>',
    "{{7*7}}",
    "[x](javascript:alert(1))",
    "![x](http://evil.example/x.png)",
    "<http://evil.example>",
    "a\u202eb\u2067c \u05e9\u05dc\u05d5\u05dd",
    "a\x00b\x1bc\ud800d\uffff",
    "`code` $x$ | & ' --> ]]>",
    "#000001",
    "+1\t@SUM(A1)\n-2",
)
BUILT: dict[Page, tuple[Callable[..., object], Callable[..., Report]]] = {
    "compare": (compare, compare_report.report),
    "rebalancing": (mechanism, rebalancing_report.report),
    "duel": (duel, duel_report.report),
    "costs": (expense, expense_report.report),
    "holding": (hold, holding_report.report),
    "leverage": (hindsight, hindsight_report.report),
    "simulate": (simulate, simulate_report.report),
}
PAGES: tuple[Page, ...] = (*BUILT, "real")


@cache
def opening_report(page: Page) -> Report:
    """Return the report of a page as it opens; the made-up pair on the page of real funds."""
    return report_of(page, sources.find("^IXIC", "bundled"), opening(page))


def report_of(page: Page, sourced: Sourced, settings: Settings) -> Report:
    """Return a page's report for prices found anywhere."""
    origin = Origin(sourced, link(f"{BASE}{page}", settings, page))
    if page == "real":
        return _real(origin, settings)
    prices, *_ = sources.window(sourced.prices, settings.start, settings.end)
    build, report = BUILT[page]
    return report(build(prices, settings, sourced.phrase, sourced.curve), origin)


def _real(origin: Origin, settings: Settings) -> Report:
    name = origin.sourced.label
    asset = _named(made_up_pair.asset(), "QQQ", "Example Hundred")
    real = _named(made_up_pair.fund(made_up_pair.asset(), 3.0), "TQQQ", name)
    settings = replace(settings, asset="QQQ", real="TQQQ")
    shown = hold_against(asset.prices, real.prices, settings, Names("Example Hundred", name))
    return real_report.report(shown, Origin(asset, origin.link), real)


def _named(closes: pd.Series, symbol: str, name: str) -> Sourced:
    return brought(PriceHistory(closes, symbol=symbol, name=name, currency="USD"), name)


def brought(prices: PriceHistory, name: str) -> Sourced:
    """Return prices as if a reader had brought them under a name."""
    return sources.of_own_file(sources.OwnFile(name, prices=prices))


def made_up(name: str, closes: int = 300, **facts: str) -> Sourced:
    """Return made-up prices under a name, as if a reader had brought them."""
    days = pd.bdate_range("2015-01-05", periods=closes)
    moves = np.random.default_rng(3).normal(0.0, 0.02, closes)
    close = pd.Series(100.0 * np.exp(np.cumsum(moves)), index=days)
    return brought(PriceHistory(close, name=name, **{"symbol": name, **facts}), name)  # type: ignore[arg-type]  # texts alone


def whole(page: Page) -> Settings:
    """Return a page's settings over all the dates made-up prices have."""
    return replace(opening(page), asset="MY-FILE", start=date(2015, 1, 1), end=date(2016, 12, 31))


class Parsed(HTMLParser):
    """An HTML file as a browser reads it: its elements with attributes, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.read: list[str] = []
        self._inside: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._inside:
            while self._inside.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if "script" in self._inside:
            self.scripts.append(data)
        elif "style" not in self._inside:
            self.read.append(data)

    @property
    def text(self) -> str:
        """What a reader reads."""
        return "".join(self.read)
