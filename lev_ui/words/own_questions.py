"""The questions a reader's file leaves open, as a person asks them."""

from __future__ import annotations

from typing import Final

from lev_core.market.uploads import NO_COLUMN, Question, Reading
from lev_ui.words.plain import for_markdown

QUESTIONS: Final[dict[str, str]] = {
    "sheet": "Which sheet holds the table?",
    "separator": "What stands between the columns?",
    "date": "Which column holds the dates?",
    "time": "Which column holds the time of day?",
    "date_order": "How are the dates meant?",
    "close": "Which column holds the prices?",
    "open": "Which column holds the opening prices?",
    "high": "Which column holds the highs?",
    "low": "Which column holds the lows?",
    "volume": "Which column holds the volume?",
    "volume_unit": "What does the volume count?",
    "rate": "Which column holds the rate?",
    "decimal_mark": "What stands before the decimals?",
    "rate_unit": "Is the rate in percent, or a fraction?",
    "rate_period": "What time is each rate for?",
    "time_zone": "On which clock were the times read?",
}
UNKNOWN = ""  # the answer to a question that need not be answered
_COLUMNS = frozenset({"date", "time", "close", "open", "high", "low", "volume", "rate", "sheet"})
_VALUES: Final[dict[str, dict[str, str]]] = {
    "separator": {",": "A comma", ";": "A semicolon", "\t": "A tab", "|": "A bar"},
    "date_order": {
        "day_first": "Day first",
        "month_first": "Month first",
        "year_first": "Year first",
    },
    "decimal_mark": {".": "A point: 1,234.5", ",": "A comma: 1.234,5"},
    "rate_unit": {"percent": "Percent", "fraction": "A fraction of 1"},
    "rate_period": {"year": "A year", "day": "A day", "8h": "Eight hours", "1h": "One hour"},
    "volume_unit": {
        "shares": "Shares, contracts or coins",
        "currency": "Money",
        UNKNOWN: "I do not know",
    },
}


def asked(question: Question) -> str:
    """Return the question as it stands above its answers."""
    return QUESTIONS[question.topic]


def answer(topic: str, value: str) -> str:
    """Return one answer as it stands beside its button, as Markdown."""
    if topic in _COLUMNS:
        return "None of them" if value == NO_COLUMN else for_markdown(value)
    if topic == "time_zone":
        return value.rpartition("/")[2].replace("_", " ")
    return for_markdown(_VALUES[topic][value])


def examples(reading: Reading) -> str:
    """Return the first values under a reading: "03/04/2020 is 3 Apr 2020, …", as Markdown."""
    told = [
        f"{example.cell} is {example.meaning}" if example.meaning else example.cell
        for example in reading.examples
    ]
    return for_markdown(", ".join(told))
