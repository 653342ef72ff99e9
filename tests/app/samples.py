"""What the tests of the dashboard share: comparisons, real and made up, and all they say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from lev_core import PriceHistory
from lev_ui import sources, tables
from lev_ui.comparison import Comparison, compare
from lev_ui.settings import Settings
from lev_ui.words import causes, rules
from lev_ui.words import compare as words
from lev_ui.words.cost_choices import costs_label
from lev_ui.words.notices import notices

MULTIPLES = (3.0, 2.0, 1.0, 0.5, 0.0, -1.0, -2.0, -5.0)
DOT_COM: dict[str, Any] = {"asset": "AAPL", "start": date(2000, 1, 3), "end": date(2002, 12, 31)}
LONG_RISE: dict[str, Any] = {"asset": "^GSPC", "start": date(2009, 3, 9), "end": date(2018, 12, 31)}
CRISIS: dict[str, Any] = {"asset": "^IXIC", "start": date(2007, 10, 1), "end": date(2013, 12, 31)}

# What no reader should meet: no number, an exponent, an ASCII minus, a zero with a sign, a
# name of the program.
UNREADABLE = re.compile(
    r"\bnan\b|\binf\b|\de[+-]?\d|(?<![\w\\])-\d|[−+]0(\.0+)?(?![.,\d])|\bNone\b|[{}]", re.IGNORECASE
)


def bundled_comparison(**chosen: Any) -> Comparison:  # noqa: ANN401  a value for any setting
    """Return what the page shows for bundled prices under these settings."""
    settings = Settings(**chosen)
    sourced = sources.find(settings.asset, "bundled")
    prices, *_ = sources.window(sourced.prices, settings.start, settings.end)
    return compare(prices, settings, sourced.phrase)


def made_up(closes: Sequence[float], *, name: str = "Example", **chosen: Any) -> Comparison:  # noqa: ANN401  as above
    """Return what the page shows for these closes on consecutive weekdays, in dollars."""
    days = pd.bdate_range("2015-01-05", periods=len(closes))
    close = pd.Series(list(closes), index=days, dtype=np.float64)
    prices = PriceHistory(close, symbol="X", name=name, currency="USD")
    return compare(prices, Settings(asset="X", **chosen), name)


def sentences(shown: Comparison) -> dict[str, str]:
    """Return everything the page says about a comparison, by where it stands."""
    label = shown.prices.name or "Example"
    numbers = [part for row in words.four_numbers(shown, label) for part in row]
    return {
        "title": words.title(shown.settings, shown.asset_name),
        "answer": words.answer(shown),
        "notices": "\n".join(notices(shown)),
        "chart title": words.chart_title(shown),
        "chart in words": words.chart_alt(shown),
        "waterfall in words": causes.waterfall_alt(shown),
        "costs": costs_label(shown.settings),
        "money": words.money_result(shown),
        "four numbers": "\n".join(numbers),
        "ledger label": rules.ledger_label(shown.token),
        "ledger intro": rules.ledger_intro(shown.settings, shown.prices),
        "table": tables.gap_table(shown),
    }


def unreadable(texts: dict[str, str]) -> dict[str, str]:
    """Return the texts that hold what no reader should meet."""
    return {
        where: text
        for where, text in texts.items()
        if UNREADABLE.search(text) or not (text.strip() or where == "notices")
    }
